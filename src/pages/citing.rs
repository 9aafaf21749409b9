//! What notes tell of the sources they cite, in the style of the site: a source in full
//! where a text cites it first, in short afterwards, with the way to the first note.

use std::collections::HashMap;

use super::record::Here;
use super::wording::{archived, formatted, in_language, is_closed, worded};
use crate::bibliography::{Form, Locator};
use crate::linking::{Citation, Cite, CiteMode};
use crate::markdown;

/// Signs that no space stands before.
const JOINING: [char; 6] = [',', ';', ':', '.', ')', '،'];

/// The notes of one text.
pub struct Notes<'a> {
    citations: &'a [Citation],
    /// The number of the note that first names each source. Looked up, never walked.
    first: HashMap<&'a str, usize>,
}

impl<'a> Notes<'a> {
    /// The notes of a text's citations.
    pub fn new(citations: &'a [Citation]) -> Self {
        let mut first: HashMap<&str, usize> = HashMap::new();
        for citation in citations {
            let number = number(citation);
            for cite in &citation.cites {
                let held = first.entry(&*cite.key).or_insert(number);
                *held = number.min(*held);
            }
        }
        Self { citations, first }
    }

    /// The text of a note, as HTML.
    pub fn note(&self, here: &Here<'_>, n: usize) -> String {
        let Some(citation) = self.citations.get(n) else { return String::new() };
        let mut out = String::new();
        for (at, cite) in citation.cites.iter().enumerate() {
            // A source that a note names twice is told in full once.
            let again = citation.cites[..at].iter().any(|c| c.key == cite.key);
            let first = self.first.get(&*cite.key).copied().unwrap_or_default();
            let earlier = (number(citation) != first).then_some(first);
            if at > 0 {
                out.push_str("; ");
            }
            one(here, citation, cite, Told { earlier, again }, &mut out);
        }
        if citation.note.is_some() && !out.is_empty() && !is_closed(&out) {
            out.push('.');
        }
        out
    }

    /// The words for the author of the source that a citation names first.
    pub fn author(&self, here: &Here<'_>, n: usize) -> String {
        let cite = self.citations.get(n).and_then(|c| c.cites.first());
        let source = cite.and_then(|cite| here.site.source(&cite.key));
        let Some(source) = source else { return String::new() };
        let mut out = String::new();
        if let Some((formatter, made)) = formatted(here, source) {
            in_language(here, formatter, "", &mut out, |out| out.push_str(&made.author));
            return out;
        }
        let words =
            if source.authors.is_empty() { &source.title } else { &source.authors };
        markdown::escape_text(&mut out, words);
        out
    }
}

/// What has been told of a source before.
#[derive(Clone, Copy)]
struct Told {
    /// The earlier note that tells it in full.
    earlier: Option<usize>,
    /// Whether the same note has named it already.
    again: bool,
}

/// One source of a citation.
fn one(here: &Here<'_>, citation: &Citation, cite: &Cite, told: Told, out: &mut String) {
    let Told { earlier, again } = told;
    let Some(source) = here.site.source(&cite.key) else { return };
    let form = if earlier.is_some() || again { Form::Short } else { Form::Full };
    // In the line of a footnote the author stands before the brackets.
    let mut modes = citation.cites.iter().map(|cite| cite.mode);
    let bracketed =
        citation.note.is_none() && modes.next() == Some(CiteMode::AuthorInText);
    let aside = if bracketed { (", ", "") } else { (" (", ")") };
    let is_told = bracketed && cite.mode == CiteMode::AuthorInText;
    let suppress = is_told || cite.mode == CiteMode::SuppressAuthor;
    if !cite.prefix.is_empty() {
        out.push_str(&cite.prefix);
        out.push(' ');
    }
    let locator = cite
        .locator
        .as_ref()
        .map(|l| Locator { label: l.label.to_owned(), value: l.value.clone() });
    worded(here, source, form, locator.as_ref(), suppress, out);
    if let Some(first) = earlier {
        let words = here.site.word(here.lang, "/cites/note");
        out.push_str(aside.0);
        out.push_str("<a class=\"cite-first\" href=\"#fn-");
        out.push_str(own_series(citation));
        out.push_str(&first.to_string());
        out.push_str("\">");
        markdown::escape_text(out, &words.replace("{n}", &first.to_string()));
        out.push_str("</a>");
        out.push_str(aside.1);
    } else if form == Form::Full && !source.archive_url.is_empty() {
        out.push_str(aside.0);
        archived(here, source, out);
        out.push_str(aside.1);
    }
    if !cite.suffix.is_empty() {
        out.push_str(if cite.suffix.starts_with(JOINING) { "" } else { " " });
        out.push_str(&cite.suffix);
    }
}

/// The number of the note that a citation stands in.
fn number(citation: &Citation) -> usize {
    let anchor = || citation.anchor.rsplit('-').next()?.parse().ok();
    citation.note.or_else(anchor).unwrap_or_default()
}

/// What the anchors of a text's notes have before their numbers.
fn own_series(citation: &Citation) -> &str {
    let parts: Vec<&str> = citation.anchor.splitn(2, '-').collect();
    let after = parts.get(1).copied().unwrap_or_default();
    let end = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
    &after[..end]
}
