//! What a note tells of the sources it cites, and the words that stand for an author.

use super::record::Here;
use crate::linking::{Citation, Cite};
use crate::markdown;

/// The text of a note, as HTML.
pub fn note(here: &Here<'_>, citation: Option<&Citation>) -> String {
    let cites = citation.map_or(&[][..], |citation| &citation.cites);
    let all: Vec<String> = cites.iter().filter_map(|cite| one(here, cite)).collect();
    all.join("; ")
}

/// The words for the author of the source that is cited first.
pub fn author(here: &Here<'_>, citation: Option<&Citation>) -> String {
    let source = citation.and_then(|c| c.cites.first()).and_then(|c| here.source(&c.key));
    let mut out = String::new();
    if let Some(source) = source {
        let words =
            if source.authors.is_empty() { &source.title } else { &source.authors };
        markdown::escape_text(&mut out, words);
    }
    out
}

fn one(here: &Here<'_>, cite: &Cite) -> Option<String> {
    let source = here.source(&cite.key)?;
    let mut out = cite.prefix.clone();
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str("<a href=\"#");
    markdown::attribute(&mut out, &source.anchor);
    out.push_str("\">");
    markdown::escape_text(&mut out, &source.title);
    out.push_str("</a>");
    if let Some(locator) = &cite.locator {
        out.push_str(", ");
        markdown::escape_text(&mut out, &locator.value);
    }
    if !cite.suffix.is_empty() {
        let joins = cite.suffix.starts_with([',', ';', ':', '.', ')']);
        out.push_str(if joins { "" } else { " " });
        out.push_str(&cite.suffix);
    }
    Some(out)
}
