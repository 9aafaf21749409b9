//! Sources: CSL-YAML and CSL-JSON through the YAML reader, BibTeX through `biblatex`.
//!
//! Read as far as references, lists of sources and their links need: key, title,
//! authors, container, date, address, and casebook's own fields under `custom`. Of a
//! confidential source nothing is kept but its key and its public name.

mod dates;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::Parsed;
use super::place::Format;
use crate::diag::{Code, Diagnostic, FilePath, Place, Span};
use crate::model::Source;
use crate::yaml::{self, Fields, Node, Value};

/// Reads a bibliography.
pub fn parse(
    format: Format,
    file: &FilePath,
    text: &Arc<str>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Parsed> {
    let sources = match format {
        Format::Csl => csl(file, text, found),
        Format::Bib => bib(file, text, found),
    };
    sources.into_iter().map(|s| Parsed::Source(Arc::new(s))).collect()
}

fn csl(file: &FilePath, text: &Arc<str>, found: &mut Vec<Diagnostic>) -> Vec<Source> {
    let root = match yaml::parse(text, file, 0) {
        Ok(root) => root,
        Err(d) => {
            found.push(*d);
            return Vec::new();
        }
    };
    // Pandoc and Zotero keep the list under `references`.
    let list = match &root.value {
        Value::Map(map) => {
            map.iter().find(|(k, _)| &*k.name == "references").map(|(_, n)| n)
        }
        _ => Some(&root),
    };
    match list.map(|n| &n.value) {
        Some(Value::List(nodes)) => {
            nodes.iter().filter_map(|n| csl_item(n, file, text, found)).collect()
        }
        Some(Value::Null) => Vec::new(),
        _ => {
            found.push(yaml::expected("a list of sources", &root, file));
            Vec::new()
        }
    }
}

/// CSL has about ninety fields and takes new ones; only casebook's own are a closed list.
fn csl_item(
    node: &Node,
    file: &FilePath,
    text: &Arc<str>,
    found: &mut Vec<Diagnostic>,
) -> Option<Source> {
    let mut f = Fields::open("a source", node, file, text, found)?;
    let id = f.required("id");
    let title = f.required("title").map(|(t, _)| t).unwrap_or_default();
    let place = id.as_ref().map(|(_, span)| f.place(*span));
    let mut field = |key| f.text(key).map(|(t, _)| t).unwrap_or_default();
    let (container, url) = (field("container-title"), field("URL"));
    let authors = names(&mut f);
    let issued = dates::csl(&mut f, "issued");
    // Read to be judged: what nothing shows may still be wrong.
    for key in ["accessed", "original-date", "event-date", "submitted", "available-date"]
    {
        let _ = dates::csl(&mut f, key);
    }
    let custom = f.node("custom");
    let (file, text, found) = f.parts();
    let own = custom.and_then(|n| Custom::read(n, file, text, found)).unwrap_or_default();
    let id = id?.0;
    if own.confidential {
        let title = own.public_name;
        return Some(Source {
            id,
            place,
            title,
            confidential: true,
            ..Source::default()
        });
    }
    Some(Source {
        id,
        place,
        title,
        authors,
        container,
        issued,
        url,
        archive_url: own.archive_url,
        kind: own.kind,
        confidential: false,
    })
}

#[derive(Default)]
struct Custom {
    archive_url: Arc<str>,
    kind: Arc<str>,
    confidential: bool,
    public_name: Arc<str>,
}

impl Custom {
    fn read(
        node: &Node,
        file: &FilePath,
        text: &str,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        const KINDS: &[(&str, &str)] = &[
            ("primary", "primary"),
            ("secondary", "secondary"),
            ("tertiary", "tertiary"),
        ];
        let mut c = Fields::open("`custom` of a source", node, file, text, found)?;
        let archive_url = c.text("archive_url").map(|(t, _)| t).unwrap_or_default();
        let kind = c.choice("kind", KINDS).unwrap_or_default();
        let confidential = c.boolean("confidential");
        // What cannot be read must not let a name slip out.
        let unreadable = confidential.is_none() && c.node("confidential").is_some();
        let confidential = confidential.unwrap_or(unreadable);
        let public_name = c.text("public_name").map(|(t, _)| t);
        if confidential && public_name.is_none() {
            c.missing("public_name");
        }
        let _ = dates::csl(&mut c, "archive_date");
        for key in ["sha256", "origin", "reliability", "credibility"] {
            let _ = c.text(key);
        }
        c.close();
        let public_name = public_name.unwrap_or_default();
        Some(Self { archive_url, kind: Arc::from(kind), confidential, public_name })
    }
}

/// `author`: a list of `{family, given}`, `{literal}` or plain names.
fn names(f: &mut Fields<'_>) -> Arc<str> {
    let mut all: Vec<String> = Vec::new();
    for node in f.list("author") {
        match &node.value {
            Value::Text(name) => all.push(name.to_string()),
            Value::Map(map) => {
                let part = |key: &str| {
                    map.iter().find(|(k, _)| &*k.name == key).and_then(|(_, n)| match &n
                        .value
                    {
                        Value::Text(t) => Some(t.to_string()),
                        _ => None,
                    })
                };
                let parts = [part("given"), part("family"), part("literal")];
                all.push(parts.into_iter().flatten().collect::<Vec<_>>().join(" "));
            }
            _ => {}
        }
    }
    Arc::from(all.join(", "))
}

fn bib(file: &FilePath, text: &Arc<str>, found: &mut Vec<Diagnostic>) -> Vec<Source> {
    use biblatex::{Bibliography, ChunksExt};
    let bibliography = match Bibliography::parse(text) {
        Ok(bibliography) => bibliography,
        Err(error) => {
            let span = Span::new(error.span.start, error.span.end);
            found.push(
                Diagnostic::new(
                    Code::YamlSyntax,
                    format!("BibTeX cannot be read: {}", error.kind),
                )
                .at(Place::new(file, span))
                .help("see that its fields are parted by commas and its braces closed"),
            );
            return Vec::new();
        }
    };
    let mut source = |entry: &biblatex::Entry| {
        let _ = dates::bib_field(entry, "urldate", file, found);
        let field = |key: &str| {
            entry.get(key).map(ChunksExt::format_verbatim).unwrap_or_default()
        };
        let names = entry.author().unwrap_or_default();
        let names: Vec<String> = names
            .iter()
            .map(|p| format!("{} {}", p.given_name, p.name).trim().into())
            .collect();
        let container = [field("journaltitle"), field("journal"), field("booktitle")];
        let at = text.find(&entry.key).unwrap_or(0);
        Source {
            id: Arc::from(entry.key.as_str()),
            place: Some(Place::new(file, Span::new(at, at + entry.key.len()))),
            title: Arc::from(field("title")),
            authors: Arc::from(names.join(", ")),
            container: container
                .into_iter()
                .find(|c| !c.is_empty())
                .unwrap_or_default()
                .into(),
            issued: dates::bib(entry, file, found),
            url: Arc::from(field("url")),
            ..Source::default()
        }
    };
    bibliography.iter().map(&mut source).collect()
}
