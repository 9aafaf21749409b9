//! Just enough of Rust's grammar to read a file without its comments and literals: a path in a
//! doc comment or a string is talk about code, not an import.

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    Word(String),
    Sign(char),
    /// A string, character or number, its text left out.
    Literal,
}

impl Token {
    pub fn is(&self, text: &str) -> bool {
        match self {
            Token::Word(word) => word == text,
            Token::Sign(sign) => text.len() == sign.len_utf8() && text.starts_with(*sign),
            Token::Literal => false,
        }
    }

    pub fn word(&self) -> Option<&str> {
        match self {
            Token::Word(word) => Some(word),
            Token::Sign(_) | Token::Literal => None,
        }
    }
}

/// The tokens of a file, each with its line, counted from one.
pub fn tokens(source: &str) -> Vec<(Token, usize)> {
    let mut rest = source;
    let mut line = 1;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (token, length) = next(rest);
        if let Some(token) = token {
            found.push((token, line));
        }
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

/// The token at the start of `text`, if it is one, and how many bytes to go on by.
fn next(text: &str) -> (Option<Token>, usize) {
    let first = text.chars().next().unwrap_or(' ');
    if text.starts_with("//") {
        (None, text.find('\n').unwrap_or(text.len()))
    } else if text.starts_with("/*") {
        (None, block_comment(text))
    } else if let Some(length) = string(text) {
        (Some(Token::Literal), length)
    } else if first == '\'' {
        quote(text)
    } else if first.is_alphanumeric() || first == '_' {
        let length = word_length(text);
        let word = || Token::Word(text[..length].to_owned());
        (Some(if first.is_numeric() { Token::Literal } else { word() }), length)
    } else if first.is_whitespace() {
        (None, first.len_utf8())
    } else {
        (Some(Token::Sign(first)), first.len_utf8())
    }
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

/// Block comments nest.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// The length of a string literal with its prefix and hashes, when `text` begins with one.
fn string(text: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| {
        let raw = prefix.ends_with('r');
        text.strip_prefix(prefix).is_some_and(|rest| {
            rest.starts_with('"') || raw && rest.trim_start_matches('#').starts_with('"')
        })
    })?;
    let rest = &text[prefix.len()..];
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let body = &rest[hashes + 1..];
    let before = prefix.len() + hashes + 1;
    if prefix.ends_with('r') {
        let close = format!("\"{}", "#".repeat(hashes));
        return Some(
            before + body.find(&close).map_or(body.len(), |at| at + close.len()),
        );
    }
    let mut escaped = false;
    for (at, c) in body.char_indices() {
        match c {
            '"' if !escaped => return Some(before + at + 1),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    Some(text.len())
}

/// A character literal, or the quote that begins a lifetime.
fn quote(text: &str) -> (Option<Token>, usize) {
    let body = &text[1..];
    if let Some(escape) = body.strip_prefix('\\') {
        let close = escape.char_indices().skip(1).find(|(_, c)| *c == '\'');
        return (Some(Token::Literal), close.map_or(text.len(), |(at, _)| at + 3));
    }
    let width = body.chars().next().map_or(0, char::len_utf8);
    if body[width..].starts_with('\'') {
        (Some(Token::Literal), width + 2)
    } else {
        (None, 1 + word_length(body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> Vec<String> {
        tokens(source)
            .iter()
            .filter_map(|(token, _)| token.word().map(str::to_owned))
            .collect()
    }

    #[test]
    fn comments_and_literals_are_not_code() {
        assert_eq!(words("a // b\nc /* d /* e */ f */ g"), ["a", "c", "g"]);
        assert_eq!(
            words(r##"a "b \" c" d r"e\" f r#"g " h"# i b"j" k"##),
            ["a", "d", "f", "i", "k"]
        );
        assert_eq!(
            words(r"a 'b' c '\'' d '\u{1F600}' e b'f' g"),
            ["a", "c", "d", "e", "b", "g"]
        );
    }

    #[test]
    fn a_lifetime_does_not_open_a_character() {
        assert_eq!(
            words("fn f<'a>(x: &'a str) -> &'static str"),
            ["fn", "f", "x", "str", "str"]
        );
    }

    #[test]
    fn lines_are_counted_through_what_is_left_out() {
        let source = "a\n/* x\ny */ b\n\"m\nn\"\nc // z\nd";
        let lines: Vec<usize> = tokens(source).iter().map(|(_, line)| *line).collect();
        assert_eq!(lines, [1, 3, 4, 6, 7]);
    }

    #[test]
    fn what_is_never_closed_ends_with_the_file() {
        for source in ["a /* b", "a \"b", "a r#\"b\"", "a '\\"] {
            assert_eq!(words(source), ["a"], "{source}");
        }
    }
}
