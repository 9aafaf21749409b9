//! Where a name may begin and end.
//!
//! A name is a whole word: no letter, digit or mark on either side, in any script. An
//! apostrophe with `s` after it is a possessive; hyphens, dots and apostrophes inside
//! a longer word (`PML-Q`, `example.org`, `O'Brien`) make it another word.

use super::fold::is_mark;

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_mark(c)
}

/// Whether a name may begin after `before`, the text on its left.
pub fn may_begin(before: &str) -> bool {
    let mut chars = before.chars().rev();
    match chars.next() {
        None => true,
        Some(c) if is_word(c) => false,
        Some('@' | '#') => false,
        Some('-' | '\'' | '’' | '.') => !chars.next().is_some_and(is_word),
        Some('/' | '=' | '?' | '&' | '%' | ':') => !in_address(before),
        Some(_) => true,
    }
}

/// Whether the word that `before` ends in is a bare web address.
fn in_address(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.contains("://") || word.contains("www.")
}

/// Whether a name may end before `after`, the text on its right.
pub fn may_end(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        None => true,
        Some(c) if is_word(c) => false,
        Some('\'' | '’') => match chars.next() {
            Some('s' | 'S') => !chars.next().is_some_and(is_word),
            Some(c) => !is_word(c),
            None => true,
        },
        // "Sharif-led" names Sharif; "PML-Q" does not name the PML.
        Some('-' | '\u{2010}' | '\u{2011}') => {
            !chars.next().is_some_and(|c| is_word(c) && !c.is_lowercase())
        }
        Some('.' | '@') => !chars.next().is_some_and(is_word),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{may_begin, may_end};

    #[test]
    fn edges() {
        for good in ["", "the ", "(", "“", "—", "a/", "end. ", "-"] {
            assert!(may_begin(good), "{good:?}");
        }
        for bad in [
            "x",
            "é",
            "ن",
            "_",
            "@",
            "#",
            "anti-",
            "d'",
            "www.",
            "9",
            "see https://a.org/",
        ] {
            assert!(!may_begin(bad), "{bad:?}");
        }
        for good in ["", " ", "'s", "’s home", "'", "' x", ",", "-led", ". ", ".", "”"]
        {
            assert!(may_end(good), "{good:?}");
        }
        for bad in ["x", "ی", "\u{301}", "'x", "'st", "-Q", ".org", "_", "2", "@x"] {
            assert!(!may_end(bad), "{bad:?}");
        }
    }
}
