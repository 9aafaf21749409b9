//! How wide a text may come out, and how it is shortened to a width.
//!
//! No font is known when a site is built: the reader's device chooses one. Widths are
//! therefore taken from the widest sans serif in common use (`DejaVu` Sans), class by
//! class of characters, so that what fits by this reckoning fits in every other.

use icu_properties::{
    CodePointMapData,
    props::{EastAsianWidth, GeneralCategory, Script},
};

/// What stands for the words that were left out.
const CUT: &str = "\u{a0}…";

/// How much wider a text comes out in bold.
pub(super) const BOLD: f64 = 1.12;

/// The width of a text, in units of its font's size.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// How wide a character may be, in units of the font's size.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 0.29,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '!' | 'I' | '·' | '’' | '‘' => 0.34,
        'f' | 't' | 'r' | '-' | '(' | ')' | '[' | ']' | '/' | 'J' => 0.42,
        'c' | 's' | 'z' | 'k' | '“' | '”' | '"' | '–' => 0.58,
        '0'..='9'
        | 'v'
        | 'x'
        | 'y'
        | 'a'..='h'
        | 'n'..='u'
        | 'E'
        | 'F'
        | 'L'
        | 'P'
        | 'T' => 0.645,
        'S' | 'Y' | 'A'..='C' | 'K' | 'R' | 'V' | 'X' | 'Z' => 0.71,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' => 1.02,
        ' '..='~' => 0.84,
        _ => beyond_ascii(c),
    }
}

fn beyond_ascii(c: char) -> f64 {
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    if matches!(
        category,
        GeneralCategory::NonspacingMark
            | GeneralCategory::EnclosingMark
            | GeneralCategory::Format
            | GeneralCategory::Control
    ) {
        return 0.0;
    }
    let wide = CodePointMapData::<EastAsianWidth>::new().get(c);
    if matches!(wide, EastAsianWidth::Wide | EastAsianWidth::Fullwidth) {
        return 1.4;
    }
    let upper = category == GeneralCategory::UppercaseLetter;
    match CodePointMapData::<Script>::new().get(c) {
        Script::Latin | Script::Greek | Script::Cyrillic if upper => 0.95,
        Script::Latin | Script::Greek => 0.75,
        Script::Cyrillic => 0.9,
        // Joined letters are mostly narrower than this, and words are joined; these four
        // are wide wherever they stand.
        Script::Arabic if matches!(c, 'س' | 'ش' | 'ص' | 'ض') => 1.0,
        Script::Arabic | Script::Hebrew => 0.68,
        Script::Common => 0.9,
        _ => 1.2,
    }
}

/// The text, or as many of its first words as fit into `most` (in units of the font's
/// size) with a sign that some are missing; `None` when not one does.
pub(super) fn shortened(text: &str, most: f64) -> Option<String> {
    if width(text) <= most {
        return Some(text.to_owned());
    }
    let room = most - width(CUT);
    let mut used = 0.0;
    let mut end = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if at > 0 && may_break(before, c) {
            end = Some(at);
        }
        used += advance(c);
        if used > room {
            break;
        }
        before = c;
    }
    let kept = text[..end?].trim_end_matches(is_loose);
    (!kept.is_empty()).then(|| format!("{kept}{CUT}"))
}

/// Whether a text may be cut between two characters: at a space, or in a script that
/// has none.
fn may_break(before: char, c: char) -> bool {
    let ideograph = |c| {
        let script = CodePointMapData::<Script>::new().get(c);
        matches!(script, Script::Han | Script::Hiragana | Script::Katakana)
    };
    c.is_whitespace() || (ideograph(before) && ideograph(c))
}

/// What must not stand before the sign of a cut.
fn is_loose(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, ',' | ';' | ':' | '.' | '-' | '–' | '—' | '،' | '؛' | '(')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_a_word() {
        let text = "The recordings, offered for sale";
        assert_eq!(shortened(text, 100.0).as_deref(), Some(text));
        let short = shortened(text, 12.0).expect("some words fit");
        assert_eq!(short, "The recordings\u{a0}…");
        assert!(width(&short) <= 12.0);
        assert_eq!(shortened("Unconstitutionally", 4.0), None);
    }

    #[test]
    fn a_script_without_spaces_is_cut_between_its_signs() {
        let short = shortened("録音が公開された", 6.0).expect("some fit");
        assert!(short.starts_with("録音") && short.ends_with('…'), "{short}");
        assert!(width(&short) <= 6.0);
    }

    #[test]
    fn marks_take_no_room_and_wide_signs_much() {
        assert!(width("e\u{301}") <= width("e") + 0.001);
        assert!(width("録") > width("W"));
        assert!(width("WWWW") > width("iiii") * 3.0);
    }
}
