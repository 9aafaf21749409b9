//! Titles: what may be one, how YAML writes it, and the id that is made of it.

use std::fmt::Write as _;

use super::Refused;
use crate::address;

/// The longest id that is made of a title.
const LONGEST_ID: usize = 60;

/// A title as it is kept, without the space around it.
pub fn title(given: &str) -> Result<&str, Refused> {
    let breaks_line = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if given.contains(breaks_line) {
        let message = "the title holds a line break, a tab or another control character";
        return Err(Refused::new(message, "write it on one line, without tabs"));
    }
    match given.trim() {
        "" => {
            Err(Refused::new("the title is empty", "write it after the kind, in quotes"))
        }
        title => Ok(title),
    }
}

/// A text without control characters as YAML writes it on one line.
pub fn scalar(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // What YAML does not count as printable is written by its number.
            '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether YAML takes the text for itself without quotes. It says no to some that would
/// do: quotes never hurt.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 8] = ["true", "false", "null", "yes", "no", "on", "off", "y"];
    let lower = text.to_lowercase();
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(|c| c.is_alphanumeric() || " -_.,;()'’–—/+?!&".contains(c))
        && !WORDS.contains(&&*lower)
        && lower != "n"
        && text.parse::<f64>().is_err()
}

/// The id that a title gives: its letters without their accents, in a–z. None when it has
/// letters that have no plain form: half a name would be a poor id.
pub fn id(title: &str) -> Option<String> {
    use icu_normalizer::DecomposingNormalizerBorrowed;
    use icu_properties::CodePointMapData;
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
    let category = CodePointMapData::<GeneralCategory>::new();
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(title);
    let is_kept = |c: &char| {
        !matches!(c, '\'' | '’' | '‘')
            && !GeneralCategoryGroup::Mark.contains(category.get(*c))
    };
    let bare: String = apart.chars().filter(is_kept).collect();
    let segment = address::segment(&bare);
    if !segment.is_ascii() || segment == "-" {
        return None;
    }
    Some(shortened(&segment).to_owned())
}

/// The id, cut between words where it is long.
fn shortened(id: &str) -> &str {
    let Some(head) = id.get(..=LONGEST_ID) else { return id };
    let end = head.rfind('-').unwrap_or(LONGEST_ID);
    &head[..end]
}

/// Whether a source with this key can be cited without braces: letters, digits and `_`,
/// with single punctuation between them.
pub fn is_key(key: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut after_word = false;
    for c in key.chars() {
        let joins = after_word && ":.#$%&-+?<>~/".contains(c);
        if !is_word(c) && !joins {
            return false;
        }
        after_word = is_word(c);
    }
    after_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_an_id() {
        for (title, expected) in [
            ("Who Recorded It?", Some("who-recorded-it")),
            ("Prime Minister’s Office", Some("prime-ministers-office")),
            ("Café Émile No. 3", Some("cafe-emile-no-3")),
            ("--- a: #b", Some("a-b")),
            ("C++", Some("c")),
            ("وزیراعظم آفس", None),
            ("OGRA اوگرا", None),
            ("Søren", None),
            ("?!", None),
        ] {
            assert_eq!(id(title).as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn a_long_id_ends_with_a_whole_word() {
        let title =
            "the recordings were offered for at least one hundred and eighty coins";
        let short = id(title).expect("an id");
        assert_eq!(short, "the-recordings-were-offered-for-at-least-one-hundred-and");
        assert_eq!(id(&"x".repeat(200)).expect("an id").len(), LONGEST_ID);
        assert_eq!(id(&"x".repeat(LONGEST_ID)).expect("an id").len(), LONGEST_ID);
    }

    #[test]
    fn a_title_is_one_line() {
        for bad in ["", "  ", "a\nb", "a\tb", "a\u{85}b", "a\u{2028}b", "\0"] {
            assert!(title(bad).is_err(), "{bad:?}");
        }
        assert_eq!(title(" a "), Ok("a"));
    }

    #[test]
    fn keys_are_those_that_can_be_cited() {
        for good in ["explainer", "doe_2022", "doe:99", "a-b.c", "7", "منبع"] {
            assert!(is_key(good), "{good}");
        }
        for bad in ["", "a b", "-a", "a-", "a--b", "a]", "a;b", "@a", "a,b"] {
            assert!(!is_key(bad), "{bad}");
        }
    }
}
