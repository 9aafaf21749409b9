//! HTML as far as the server reads it: where its tags stand. Comments and the insides of
//! scripts and styles are stepped over.

use std::ops::Range;

/// A tag of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name in small letters, with a `/` before it when it closes.
    pub name: String,
    /// Its bytes, with its angle brackets.
    pub range: Range<usize>,
}

/// The tags of a page, in order.
pub fn tags(html: &[u8]) -> impl Iterator<Item = Tag> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += html.get(at..)?.iter().position(|byte| *byte == b'<')?;
            let rest = &html[at..];
            if rest.starts_with(b"<!--") {
                at += find(rest, b"-->")? + 3;
                continue;
            }
            let Some(name) = name(rest) else {
                at += 1;
                continue;
            };
            let range = at..at + length(rest)?;
            at = range.end;
            if RAW.contains(&name.as_str()) {
                at += find(&html[at..], format!("</{name}").as_bytes())
                    .unwrap_or(html.len() - at);
            }
            return Some(Tag { name, range });
        }
    })
}

/// Elements whose inside is text, whatever it looks like.
const RAW: [&str; 5] = ["script", "style", "title", "textarea", "iframe"];

fn name(tag: &[u8]) -> Option<String> {
    let slash = usize::from(tag.get(1) == Some(&b'/'));
    let name = tag.get(1 + slash..)?;
    name.first().filter(|byte| byte.is_ascii_alphabetic())?;
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let end = name.iter().position(ends)?;
    let name = String::from_utf8_lossy(&name[..end]).to_ascii_lowercase();
    Some(if slash == 1 { format!("/{name}") } else { name })
}

/// How long a tag is; a `>` within quotes does not end it.
fn length(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in tag.iter().copied().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}

/// Where `what` begins in `text`, whatever the case of its letters.
fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window.eq_ignore_ascii_case(what))
}

/// Whether a tag is a link to a stylesheet.
pub fn is_stylesheet(tag: &Tag, html: &[u8]) -> bool {
    if tag.name != "link" {
        return false;
    }
    let text = String::from_utf8_lossy(&html[tag.range.clone()]).to_ascii_lowercase();
    let Some(at) = text.find("rel=") else { return false };
    let value = &text[at + 4..];
    let value = match value.chars().next() {
        Some(quote @ ('"' | '\'')) => value[1..].split(quote).next().unwrap_or_default(),
        _ => value.split(['>', ' ']).next().unwrap_or_default(),
    };
    value.split_ascii_whitespace().any(|word| word == "stylesheet")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> Vec<String> {
        tags(html.as_bytes()).map(|tag| tag.name).collect()
    }

    #[test]
    fn tags_are_found_in_order() {
        let html = "<!doctype html><HTML lang=en><p a='>' b=\">\">x < y <br/></p >";
        assert_eq!(names(html), ["html", "p", "br", "/p"]);
        let html = "<!-- <b> --><script>'</head><b>'</SCRIPT><title></b></title>";
        assert_eq!(names(html), ["script", "/script", "title", "/title"]);
        for cut in ["<", "<p", "<p a='", "<!-- <b>", "<script><b>", "</", "<p a"] {
            assert!(names(cut).len() < 2, "{cut}");
        }
        assert_eq!(names("it's <b>bold</b>, isn't it"), ["b", "/b"]);
    }

    #[test]
    fn stylesheets_are_told_from_other_links() {
        let is = |html: &str| {
            tags(html.as_bytes()).any(|t| is_stylesheet(&t, html.as_bytes()))
        };
        for yes in [
            "<link rel=stylesheet href=a.css>",
            "<LINK href=\"a.css\" rel=\"StyleSheet\">",
            "<link rel='alternate stylesheet' href=a>",
            "<link rel=stylesheet>",
        ] {
            assert!(is(yes), "{yes}");
        }
        for no in ["<link rel=icon href=stylesheet>", "<link>", "<a rel=stylesheet>"] {
            assert!(!is(no), "{no}");
        }
    }
}
