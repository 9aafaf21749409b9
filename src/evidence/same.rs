//! One work under two keys: its citations would be counted, listed and archived apart.
//!
//! Two sources are taken for one when they share a DOI, an address, an ISBN with the title,
//! or the title with the first author and the year. One pass over the sources, each looked
//! up under a handful of keys.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diag::{Code, Diagnostic, Place};
use crate::model::Source;

/// A warning for every source that is one of those before it, in the order given.
#[must_use]
pub fn same(sources: &[&Source]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<String, &Source> = BTreeMap::new();
    let mut found = Vec::new();
    for source in sources.iter().filter(|s| !s.confidential) {
        let keys = keys(source);
        let first = keys.iter().find_map(|(what, key)| {
            let first = known.get(key).filter(|first| may_be(what, first, source))?;
            Some((*what, *first))
        });
        if let Some((what, first)) = first {
            found.push(report(source, first, what));
        }
        for (_, key) in keys {
            known.entry(key).or_insert(source);
        }
    }
    found
}

const BY_TITLE: &str = "the same title, author and year";

/// What a source is known by, each with its words.
fn keys(source: &Source) -> Vec<(&'static str, String)> {
    let text =
        |key: &str| source.csl.get(key).and_then(Value::as_str).unwrap_or_default();
    let mut keys = Vec::new();
    if !source.doi.is_empty() {
        keys.push(("the same DOI", format!("doi {}", source.doi.to_lowercase())));
    }
    if !source.url.is_empty() {
        keys.push(("the same address", format!("url {}", address(&source.url))));
    }
    let title = folded(text("title"));
    // Parts of one book share its ISBN.
    let isbn: String = text("ISBN").chars().filter(char::is_ascii_alphanumeric).collect();
    if !isbn.is_empty() && !title.is_empty() {
        keys.push(("the same ISBN and title", format!("isbn {isbn} {title}")));
    }
    let year = source.issued.as_ref().and_then(|d| d.period().heading_year());
    let author = source.authors.split(", ").next().map(folded).unwrap_or_default();
    if let Some(year) = year.filter(|_| !title.is_empty() && !author.is_empty()) {
        keys.push((BY_TITLE, format!("title {title} {author} {year}")));
    }
    keys
}

/// Works of one title are different ones where something tells them apart.
fn may_be(what: &str, a: &Source, b: &Source) -> bool {
    let differ = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && a != b;
    let text = |s: &Source, key: &str| {
        s.csl.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let apart = ["page", "volume", "issue", "number", "edition", "type"];
    what != BY_TITLE
        || !(differ(&a.doi, &b.doi)
            || apart.iter().any(|key| differ(&text(a, key), &text(b, key)))
            || a.issued.as_ref().map(ToString::to_string)
                != b.issued.as_ref().map(ToString::to_string)
                && a.issued.as_ref().is_some_and(|d| d.period().is_day())
                && b.issued.as_ref().is_some_and(|d| d.period().is_day()))
}

/// An address without what does not change where it leads.
fn address(url: &str) -> String {
    let url = url.split('#').next().unwrap_or(url);
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    format!("{host}/{}", path.trim_end_matches('/'))
}

/// Letters and digits alone, in lower case.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn report(source: &Source, first: &Source, what: &str) -> Diagnostic {
    let place = |s: &Source| s.place.clone().unwrap_or_else(|| Place::whole(&"".into()));
    let message =
        format!("`{}` and `{}` seem to be one source: {what}", first.id, source.id);
    Diagnostic::new(Code::SameSource, message)
        .at(place(source))
        .also(place(first), "the other one")
        .help(format!("keep one of them and cite it by its key, such as [@{}]", first.id))
}
