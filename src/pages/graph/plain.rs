//! HTML of a page as plain text: without tags, notes and their numbers.

use quick_xml::escape::unescape;

/// What is no part of the running text: how it begins, and how it ends.
const APART: [(&str, &str); 6] = [
    ("<sup class=\"note-ref", "</sup>"),
    ("<section class=\"notes", "</section>"),
    ("<a class=\"pilcrow", "</a>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<svg", "</svg>"),
];

/// Elements within a line; all others part words.
const INLINE: [&str; 16] = [
    "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "mark", "q", "s", "span",
    "strong", "sub", "sup",
];

/// The words of some HTML, in one line.
pub fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push(&mut out, &rest[..at]);
        rest = &rest[at..];
        let apart = APART.iter().find(|(start, _)| rest.starts_with(start));
        let end = match apart {
            Some((_, end)) => rest.find(end).map(|at| at + end.len()),
            None => tag_end(rest),
        };
        let tag = &rest[..end.unwrap_or(rest.len())];
        if apart.is_none() && !INLINE.contains(&name(tag)) {
            out.push(' ');
        }
        rest = &rest[tag.len()..];
    }
    push(&mut out, rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push(out: &mut String, text: &str) {
    match unescape(text) {
        Ok(words) => out.push_str(&words),
        Err(_) => out.push_str(text),
    }
}

fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// The byte after a tag; a `>` in quotes does not end it.
fn tag_end(html: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn words_stay_and_marks_go() {
        let html = "<p>We <em>asked</em> A&amp;B<sup class=\"note-ref footnote-ref\">\
                    <a href=\"#fn-1\">1</a></sup>, x<sup>2</sup>.</p>\n<ul><li>One</li><li>\
                    <a title=\"a > b\" href=\"x\">Two</a></li></ul>\
                    <section class=\"notes footnotes\"><ol><li>Secret</li></ol></section>";
        assert_eq!(text(html), "We asked A&B, x2. One Two");
        assert_eq!(text("a < b &nbsp; <p"), "a");
        assert_eq!(text(""), "");
    }
}
