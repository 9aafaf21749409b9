//! Sources: CSL-YAML and CSL-JSON through the YAML reader, `BibTeX` and `BibLaTeX` through
//! `biblatex`.
//!
//! Both end as a CSL item with ids, dates and addresses in one form, and casebook's own
//! fields beside it. Of a confidential source nothing is kept but its key, its public name
//! and its gradings: the rest of its entry is not read at all.

mod astray;
mod bib;
mod csl;
mod dates;
mod own;
mod sound;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde_json::Value;

use super::Parsed;
use super::place::Format;
use crate::bibliography::{self, RobustLink};
use crate::date::CaseDate;
use crate::diag::{Diagnostic, FilePath, Place};
use crate::language::Lang;
use crate::model::{CslItem, Source};
use own::Own;

/// Reads a bibliography.
pub fn parse(
    format: Format,
    file: &FilePath,
    text: &Arc<str>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Parsed> {
    let sources = match format {
        Format::Csl => csl::read(file, text, found),
        Format::Bib => bib::read(file, text, found),
    };
    sources.into_iter().map(|s| Parsed::Source(Arc::new(s))).collect()
}

/// A confidential source: what may be known of it.
fn confidential(id: Arc<str>, place: Option<Place>, own: Own) -> Source {
    let mut item = CslItem::new();
    item.insert("type".into(), "document".into());
    item.insert("title".into(), Value::from(&*own.public_name));
    Source {
        id,
        place,
        print: bibliography::print(&item, None),
        csl: Arc::new(item),
        title: own.public_name,
        kind: own.kind,
        reliability: own.reliability,
        credibility: own.credibility,
        confidential: true,
        ..Source::default()
    }
}

/// Any other source, of an item whose fields are in order.
fn open(id: Arc<str>, place: Option<Place>, mut item: CslItem, own: Own) -> Source {
    item.insert("id".into(), Value::from(&*id));
    let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
    let plain = |key: &str| Arc::from(bibliography::plain(text(key)));
    let issued = own.issued.clone();
    let mut source = Source {
        id,
        place,
        print: 0,
        title: title(&item),
        authors: Arc::from(bibliography::authors(&item)),
        container: plain("container-title"),
        issued,
        accessed: own.accessed,
        lang: Lang::parse(text("language")),
        url: Arc::from(text("URL")),
        doi: Arc::from(text("DOI")),
        archive_url: own.archive_url,
        archive_date: own.archive_date,
        sha256: own.sha256,
        kind: own.kind,
        origin: own.origin,
        reliability: own.reliability,
        credibility: own.credibility,
        note: plain("note"),
        confidential: false,
        csl: Arc::new(item),
    };
    source.print = bibliography::print(&source.csl, robust_link(&source).as_ref());
    source
}

/// What Robust Links have a source's link tell: the address, the archived copy, and the day
/// of the copy or else the day on which the source was seen.
#[must_use]
pub fn robust_link(source: &Source) -> Option<RobustLink> {
    let original = match (&*source.url, &*source.doi) {
        ("", "") if source.archive_url.is_empty() => return None,
        ("", "") => String::new(),
        ("", doi) => format!("https://doi.org/{doi}"),
        (url, _) => url.to_owned(),
    };
    let date = source.archive_date.as_ref().or(source.accessed.as_ref());
    Some(RobustLink {
        original,
        version: source.archive_url.to_string(),
        date: date.and_then(CaseDate::html_datetime).unwrap_or_default(),
    })
}

/// The title, or what stands for it in a list: letters and interviews may have none.
fn title(item: &CslItem) -> Arc<str> {
    let keys = ["title", "title-short", "container-title", "genre", "URL"];
    let text = |key: &&str| item.get(*key).and_then(Value::as_str).map(str::trim);
    let found = keys.iter().filter_map(text).find(|t| !t.is_empty());
    Arc::from(bibliography::plain(found.unwrap_or_default()))
}
