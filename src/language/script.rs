//! What a piece of text tells of itself: its direction and its script.

use icu_properties::{
    CodePointMapData,
    props::{BidiClass, Script},
};

use super::Direction;

/// The direction of the first strong character (rules P2 and P3 of Unicode's
/// bidirectional algorithm, UAX #9, isolates apart); `None` when the text has none.
#[must_use]
pub fn text_direction(text: &str) -> Option<Direction> {
    let class = CodePointMapData::<BidiClass>::new();
    text.chars().find_map(|c| match class.get(c) {
        BidiClass::LeftToRight => Some(Direction::Ltr),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Direction::Rtl),
        _ => None,
    })
}

/// A BCP 47 tag for a text that is mostly in one script other than Latin:
/// `und-Arab`, `und-Cyrl`. The language itself is not guessed: Arabic letters may be
/// Urdu, Persian or Arabic. `None` for Latin, for a mixture in which no script has
/// more than half of the letters, and for text without letters.
#[must_use]
pub fn script_language(text: &str) -> Option<&'static str> {
    let script = CodePointMapData::<Script>::new();
    let mut counts: Vec<(Script, usize)> = Vec::new();
    let mut letters = 0;
    for s in text.chars().map(|c| joined(script.get(c))) {
        if matches!(s, Script::Common | Script::Inherited | Script::Unknown) {
            continue;
        }
        letters += 1;
        match counts.iter_mut().find(|(known, _)| *known == s) {
            Some((_, n)) => *n += 1,
            None => counts.push((s, 1)),
        }
    }
    // Japanese is written in Han letters and kana together.
    if counts.iter().any(|&(s, _)| s == Script::Katakana) {
        counts.iter_mut().filter(|(s, _)| *s == Script::Han).for_each(|(s, _)| {
            *s = Script::Katakana;
        });
    }
    let share = |script| {
        counts.iter().filter(|(s, _)| *s == script).map(|(_, n)| n).sum::<usize>()
    };
    let main = counts.iter().map(|&(s, _)| s).find(|&s| share(s) * 2 > letters)?;
    TAGS.iter().find(|&&(s, _)| s == main).map(|&(_, tag)| tag)
}

/// The two kana count as one script.
fn joined(script: Script) -> Script {
    if script == Script::Hiragana { Script::Katakana } else { script }
}

const TAGS: &[(Script, &str)] = &[
    (Script::Arabic, "und-Arab"),
    (Script::Armenian, "und-Armn"),
    (Script::Bengali, "und-Beng"),
    (Script::Cyrillic, "und-Cyrl"),
    (Script::Devanagari, "und-Deva"),
    (Script::Ethiopic, "und-Ethi"),
    (Script::Georgian, "und-Geor"),
    (Script::Greek, "und-Grek"),
    (Script::Gujarati, "und-Gujr"),
    (Script::Gurmukhi, "und-Guru"),
    (Script::Han, "und-Hani"),
    (Script::Hangul, "und-Hang"),
    (Script::Hebrew, "und-Hebr"),
    (Script::Kannada, "und-Knda"),
    (Script::Katakana, "und-Jpan"),
    (Script::Khmer, "und-Khmr"),
    (Script::Lao, "und-Laoo"),
    (Script::Malayalam, "und-Mlym"),
    (Script::Mongolian, "und-Mong"),
    (Script::Myanmar, "und-Mymr"),
    (Script::Nko, "und-Nkoo"),
    (Script::Oriya, "und-Orya"),
    (Script::Sinhala, "und-Sinh"),
    (Script::Syriac, "und-Syrc"),
    (Script::Tamil, "und-Taml"),
    (Script::Telugu, "und-Telu"),
    (Script::Thaana, "und-Thaa"),
    (Script::Thai, "und-Thai"),
    (Script::Tibetan, "und-Tibt"),
    (Script::Tifinagh, "und-Tfng"),
];

#[cfg(test)]
mod tests {
    use super::{Direction, script_language, text_direction};

    #[test]
    fn direction_of_the_first_strong_character() {
        for (text, dir) in [
            ("Indishell", Some(Direction::Ltr)),
            ("انڈی شیل", Some(Direction::Rtl)),
            ("123 (انڈی) x", Some(Direction::Rtl)),
            ("“PMO” اردو", Some(Direction::Ltr)),
            ("עברית", Some(Direction::Rtl)),
            ("2022 – 24", None),
            ("", None),
        ] {
            assert_eq!(text_direction(text), dir, "{text}");
        }
    }

    #[test]
    fn script_of_a_name() {
        for (text, tag) in [
            ("Indishell", None),
            ("انڈی شیل", Some("und-Arab")),
            ("Москва", Some("und-Cyrl")),
            ("Москва (Moscow)", None),
            ("東京タワー", Some("und-Jpan")),
            ("北京", Some("und-Hani")),
            ("12 %", None),
            ("PTI انڈی شیل", Some("und-Arab")),
        ] {
            assert_eq!(script_language(text), tag, "{text}");
        }
    }
}
