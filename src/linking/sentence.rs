//! The sentence around a name, for backlinks.

use crate::markdown::{AUTHOR, CITED};

/// A sentence with a name in it, in three parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before the name.
    pub before: Box<str>,
    /// The name as it stands there.
    pub name: Box<str>,
    /// What stands after it.
    pub after: Box<str>,
}

/// How much is kept on either side, in bytes, before words are left out.
const REACH: usize = 240;

/// The sentence of `text` around `range`.
pub fn around(text: &str, range: std::ops::Range<usize>) -> Sentence {
    let start = begins(&text[..range.start]);
    let end = range.end + ends(&text[range.end..]);
    let before = tail(text[start..range.start].trim_start(), REACH);
    let after = head(text[range.end..end].trim_end(), REACH);
    let name = text[range].into();
    Sentence { before: uncited(before).into(), name, after: uncited(after).into() }
}

/// How much is kept of a sentence on either side of its citation.
const CITING: usize = 145;

/// The sentence that a citation at a byte of `text` belongs to. Its note stands after the
/// stop, so the sentence is the one that ends there.
pub fn citing(text: &str, at: usize) -> Box<str> {
    let closing =
        |c: char| is_stop(c) || c.is_whitespace() || ",;:…،؛\"'”’»›".contains(c);
    let last = text[..at].trim_end_matches(|c| closing(c) || c == CITED).len();
    let at = if last > 0 { last } else { at };
    let start = begins(&text[..at]);
    let end = at + ends(&text[at..]);
    let before = tail(text[start..at].trim_start(), CITING);
    let after = head(text[at..end].trim_end(), CITING);
    uncited(before + &after).trim().into()
}

/// The text without what stands for its notes, and `…` for what stands for an author.
fn uncited(text: String) -> String {
    if !text.contains([CITED, AUTHOR]) {
        return text;
    }
    let spaced: String = [' ', CITED].iter().collect();
    text.replace(&spaced, "").replace(CITED, "").replace(AUTHOR, "…")
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '۔' | '؟' | '。' | '！' | '？' | '।')
}

/// Where the sentence that `before` leads into begins.
fn begins(before: &str) -> usize {
    let window = floor(before, before.len().saturating_sub(4 * REACH));
    for (i, c) in before[window..].char_indices().rev() {
        let at = window + i;
        let end = at + c.len_utf8();
        if is_stop(c) && closes(&before[..at], c, &before[end..]) {
            return end;
        }
    }
    window
}

/// How far the sentence goes on in `after`, its stop included.
fn ends(after: &str) -> usize {
    let window = floor(after, 4 * REACH);
    for (at, c) in after[..window].char_indices() {
        let end = at + c.len_utf8();
        if is_stop(c) && closes(&after[..at], c, &after[end..]) {
            let closing =
                after[end..].chars().take_while(|c| matches!(c, '”' | '"' | ')' | '’'));
            return end + closing.map(char::len_utf8).sum::<usize>();
        }
    }
    window
}

/// Whether a stop ends a sentence: not after an initial or a title, and with a space
/// and no small letter behind it.
fn closes(before: &str, stop: char, after: &str) -> bool {
    let rest = after.trim_start_matches(['”', '"', ')', '’', '\'', CITED]);
    let mut chars = rest.chars();
    match chars.next() {
        // Stops of other scripts need no space.
        Some(c) if !c.is_whitespace() => return !stop.is_ascii(),
        _ if chars.find(|c| !c.is_whitespace()).is_some_and(char::is_lowercase) => {
            return false;
        }
        _ => {}
    }
    let word = before.rsplit([' ', '\u{a0}', '(']).next().unwrap_or_default();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let title = matches!(
        word,
        "Mr" | "Mrs"
            | "Ms"
            | "Dr"
            | "Gen"
            | "Lt"
            | "Col"
            | "Maj"
            | "Brig"
            | "Capt"
            | "Sen"
            | "Rep"
            | "Gov"
            | "Prof"
            | "St"
            | "No"
            | "vs"
            | "Inc"
            | "Ltd"
            | "c"
    );
    stop != '.' || !(initial || title)
}

fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

/// The last words, whole, with an ellipsis before them when some are left out.
fn tail(text: &str, reach: usize) -> String {
    if text.len() <= reach {
        return text.to_owned();
    }
    let from = floor(text, text.len() - reach);
    let from = text[from..].find(' ').map_or(from, |i| from + i);
    format!("…{}", &text[from..])
}

/// The first words, whole, with an ellipsis after them when some are left out.
fn head(text: &str, reach: usize) -> String {
    if text.len() <= reach {
        return text.to_owned();
    }
    let to = floor(text, reach);
    let to = text[..to].rfind(' ').unwrap_or(to);
    format!("{} …", &text[..to])
}

#[cfg(test)]
mod tests {
    use super::{around, citing};
    use crate::markdown::{AUTHOR, CITED};

    fn check(text: &str, name: &str, expected: (&str, &str)) {
        let at = text.find(name).unwrap();
        let s = around(text, at..at + name.len());
        assert_eq!((&*s.before, &*s.after), expected);
    }

    #[test]
    fn sentences() {
        check("One. Two X three. Four.", "X", ("Two ", " three."));
        check("X begins. Then.", "X", ("", " begins."));
        check("Said Gen. X here! Next", "X", ("Said Gen. ", " here!"));
        check("It cost 3.4 million, X said. Y", "X", ("It cost 3.4 million, ", " said."));
        check("پہلا جملہ۔ دوسرا X جملہ۔ تیسرا", "X", ("دوسرا ", " جملہ۔"));
        check("“Quoted X words.” More", "X", ("“Quoted ", " words.”"));
    }

    #[test]
    fn citations_belong_to_the_sentence_before_them() {
        let check = |text: &str, expected: &str| {
            let text =
                text.replace('^', &CITED.to_string()).replace('@', &AUTHOR.to_string());
            let at = text.find(CITED).unwrap();
            assert_eq!(&*citing(&text, at), expected);
        };
        check("One. Two three.^ Four.", "Two three.");
        check("One. “Two.”^ Three.", "“Two.”");
        check("One. Two,^ three.^ Four.", "Two, three.");
        check("One. @^ says so. Two.", "… says so.");
        check("^ Two.", "Two.");
        check("^", "");
        check("پہلا جملہ۔ دوسرا جملہ۔^ تیسرا", "دوسرا جملہ۔");
        let long = format!("{}^{}", "word ".repeat(90), " word".repeat(90));
        let long = long.replace('^', &CITED.to_string());
        assert!(citing(&long, long.find(CITED).unwrap()).len() <= 300);
    }

    #[test]
    fn long_sentences_are_cut_at_words() {
        let text = format!("{}X{}", "word ".repeat(200), " word".repeat(200));
        let at = text.find('X').unwrap();
        let s = around(&text, at..at + 1);
        assert!(s.before.starts_with('…') && s.before.len() < 260);
        assert!(s.after.ends_with('…') && s.after.len() < 260);
    }
}
