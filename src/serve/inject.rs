//! The one line that a page gets on its way out, and the marks in it by which the page
//! later knows whether it has changed.

use std::borrow::Cow;

use axum::http::{HeaderMap, StatusCode};
use pulldown_cmark_escape::escape_html;

use super::tags::{Tag, is_stylesheet, tags};

/// Where the server's own things lie; nothing of a site is answered below.
pub const OWN: &str = "/-/casebook/";

/// By what one state of a page is told from the next.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Marks {
    /// The status it is answered with.
    pub status: u16,
    /// The hash of its bytes.
    pub page: String,
    /// The hash of its bytes without its links to stylesheets.
    pub frame: String,
    /// The hash of the headers that the site's own rules give it.
    pub terms: String,
}

impl Marks {
    /// The marks of a page.
    pub fn of(status: StatusCode, html: &[u8], headers: &HeaderMap) -> Self {
        let mut terms = blake3::Hasher::new();
        for (name, value) in headers {
            terms.update(name.as_str().as_bytes()).update(b": ");
            terms.update(value.as_bytes()).update(b"\n");
        }
        Self {
            status: status.as_u16(),
            page: hash(html),
            frame: hash(&frame(html)),
            terms: short(&terms.finalize()),
        }
    }
}

/// The hash of some bytes, as it is written in marks.
pub fn hash(bytes: &[u8]) -> String {
    short(&blake3::hash(bytes))
}

fn short(hash: &blake3::Hash) -> String {
    let mut hex = hash.to_hex().to_string();
    hex.truncate(32);
    hex
}

/// The page without the links to stylesheets in its head.
fn frame(html: &[u8]) -> Cow<'_, [u8]> {
    let links: Vec<Tag> = tags(html)
        .take_while(|tag| tag.name != "/head" && tag.name != "body")
        .filter(|tag| is_stylesheet(tag, html))
        .collect();
    if links.is_empty() {
        return Cow::Borrowed(html);
    }
    let mut out = Vec::with_capacity(html.len());
    let mut at = 0;
    for link in links {
        out.extend_from_slice(&html[at..link.range.start]);
        at = link.range.end;
    }
    out.extend_from_slice(&html[at..]);
    Cow::Owned(out)
}

/// The line itself. `run` tells one start of the server from the next, `since` is the last
/// turn in which a copied file changed.
pub fn line(marks: &Marks, run: &str, since: u64) -> String {
    let Marks { status, page, frame, terms } = marks;
    format!(
        "<script src=\"{OWN}live.js\" defer data-casebook data-run=\"{run}\" \
         data-since=\"{since}\" data-status=\"{status}\" data-page=\"{page}\" \
         data-frame=\"{frame}\" data-terms=\"{terms}\"></script>\n"
    )
}

/// The page with the line in it: at the end of the head, or of the page.
pub fn inject(html: &[u8], line: &str) -> Vec<u8> {
    let end = tags(html).find(|tag| tag.name == "/head");
    let at = end.map_or(html.len(), |tag| tag.range.start);
    [&html[..at], line.as_bytes(), &html[at..]].concat()
}

/// Text as HTML.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = escape_html(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_goes_to_the_end_of_the_head() {
        let table = [
            (
                "<head><title></head></title></head><p>",
                "<head><title></head></title>|</head><p>",
            ),
            ("<HEAD></HEAD >", "<HEAD>|</HEAD >"),
            ("<!-- </head> --><p>x", "<!-- </head> --><p>x|"),
            ("", "|"),
            ("\u{fffd}<", "\u{fffd}<|"),
        ];
        for (html, expected) in table {
            let made = inject(html.as_bytes(), "|");
            assert_eq!(String::from_utf8_lossy(&made), expected);
        }
    }

    #[test]
    fn marks_tell_what_changed() {
        let page = |link: &str, text: &str| {
            format!(
                "<head><link rel=stylesheet href={link}><link rel=icon href=i></head>{text}"
            )
        };
        let none = HeaderMap::new();
        let of = |html: String| Marks::of(StatusCode::OK, html.as_bytes(), &none);
        let (first, same) = (of(page("a.css", "x")), of(page("a.css", "x")));
        assert_eq!(first, same);
        let styled = of(page("b.css", "x"));
        assert!(styled.page != first.page && styled.frame == first.frame);
        let other = of(page("a.css", "y"));
        assert!(other.page != first.page && other.frame != first.frame);
        let terms = HeaderMap::from_iter([(
            axum::http::header::REFERRER_POLICY,
            axum::http::HeaderValue::from_static("no-referrer"),
        )]);
        let told = Marks::of(StatusCode::OK, page("a.css", "x").as_bytes(), &terms);
        assert!(told.page == first.page && told.terms != first.terms);
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }
}
