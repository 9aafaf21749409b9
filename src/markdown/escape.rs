//! Escaping for HTML, by the parser's own companion crate.

use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

/// Appends text between tags.
pub fn text(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = escape_html_body_text(out, text);
}

/// Appends an attribute's value.
pub fn attribute(out: &mut String, value: &str) {
    let _ = escape_html(out, value);
}

/// Appends a URL as an attribute's value.
pub fn href(out: &mut String, url: &str) {
    let _ = escape_href(out, url);
}
