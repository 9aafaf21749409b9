//! Texts for forms that cannot hold every character.

/// A text whose lines end with a line feed, with a space for every other control
/// character: neither a table nor a calendar may hold them.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// Fills the places of some words (`{title}`) in one pass, so that no brace in what is
/// filled in is taken for a place.
pub fn fill(words: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = after.split_once('}').and_then(|(name, left)| {
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((*value, left))
        });
        let (value, left) = place.unwrap_or(("{", after));
        out.push_str(value);
        rest = left;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_alike_and_controls_are_spaces() {
        assert_eq!(plain("a\r\nb\rc\nd\u{85}e\u{2028}f"), "a\nb\nc\nd\ne\nf");
        assert_eq!(plain("a\0b\u{7}c\td\u{7f}e\u{9b}f"), "a b c d e f");
        assert_eq!(plain("\u{202b}نام\u{200f} 🕯️"), "\u{202b}نام\u{200f} 🕯️");
    }

    #[test]
    fn what_is_filled_in_is_not_filled() {
        let values = [("title", "{date} {"), ("date", "today")];
        assert_eq!(fill("{title}: {date}", &values), "{date} {: today");
        assert_eq!(fill("{other} {", &values), "{other} {");
    }
}
