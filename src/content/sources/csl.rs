//! CSL-YAML and CSL-JSON: a list of items, as pandoc writes and Zotero exports them.
//!
//! Programs add fields of their own, which are passed over; what CSL does know must be of
//! the type CSL gives it.

use std::sync::Arc;

use serde_json::{Map, Value as Json};

use super::own::{self, Own};
use super::{astray, confidential, dates, open, sound, title};
use crate::bibliography::{DATES, NAMES, TEXTS, TYPES};
use crate::diag::{Code, Diagnostic, FilePath, Span};
use crate::model::{CslItem, Source};
use crate::yaml::{self, Fields, Node, Value};

/// Every source of a file.
pub fn read(
    file: &FilePath,
    text: &Arc<str>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Source> {
    let root = match yaml::parse(text, file, 0) {
        Ok(root) => root,
        Err(d) => {
            found.push(*d);
            return Vec::new();
        }
    };
    // Pandoc keeps the list under `references`, Zotero's older exports under `items`.
    let list = match &root.value {
        Value::Map(map) => map
            .iter()
            .find(|(k, _)| matches!(&*k.name, "references" | "items"))
            .map(|(_, n)| n),
        _ => Some(&root),
    };
    match list.map(|n| &n.value) {
        Some(Value::List(nodes)) => {
            nodes.iter().filter_map(|n| item(n, file, text, found)).collect()
        }
        Some(Value::Null) => Vec::new(),
        _ => {
            found.push(yaml::expected("a list of sources", &root, file));
            Vec::new()
        }
    }
}

fn item(
    node: &Node,
    file: &FilePath,
    text: &Arc<str>,
    found: &mut Vec<Diagnostic>,
) -> Option<Source> {
    let mut f = Fields::open("a source", node, file, text, found)?;
    let key = key(&mut f);
    let place = key.as_ref().map(|(_, span)| f.place(*span));
    let custom = f.node("custom");
    let own = {
        let (file, text, found) = f.parts();
        custom.and_then(|n| own::read(n, file, text, found))
    };
    let mut own = own.unwrap_or_default();
    if own.confidential {
        return Some(confidential(key?.0, place, own));
    }
    astray::csl(&mut f);
    let item = fields(&mut f, &mut own);
    if title(&item).is_empty() {
        f.missing("title");
    }
    Some(open(key?.0, place, item, own))
}

/// The key: `id`, or the `citation-key` beside an `id` that is an address or a number of
/// the program it comes from.
fn key(f: &mut Fields<'_>) -> Option<(Arc<str>, Span)> {
    let own = f.text("citation-key").filter(|(text, _)| !text.trim().is_empty());
    let numbered = matches!(f.node("id").map(|n| &n.value), Some(Value::Number(_)));
    let Some(citation) = own else { return f.required("id") };
    match f.text("id") {
        Some((id, span)) if !numbered && !id.contains('/') && !id.trim().is_empty() => {
            Some((id, span))
        }
        _ => Some(citation),
    }
}

/// Every field CSL knows, in the order written.
fn fields(f: &mut Fields<'_>, own: &mut Own) -> CslItem {
    let mut item = CslItem::new();
    let kind = kind(f);
    item.insert("id".into(), Json::Null);
    item.insert("type".into(), kind.into());
    for (key, _) in f.entries() {
        let of =
            |table: &[&'static str]| table.iter().find(|k| **k == &*key.name).copied();
        if let Some(key) = of(TEXTS) {
            if let Some(text) = scalar(f, key) {
                item.insert(key.into(), text.into());
            }
        } else if let Some(key) = of(NAMES) {
            let names = names(f, key);
            if !names.is_empty() {
                item.insert(key.into(), Json::Array(names));
            }
        } else if let Some(key) = of(DATES) {
            let (date, json) = dates::csl(f, key);
            match key {
                "issued" => own.issued = date,
                "accessed" => own.accessed = date,
                _ => {}
            }
            item.extend(json.map(|json| (key.to_owned(), json)));
        }
    }
    item
}

fn kind(f: &mut Fields<'_>) -> &'static str {
    let Some((text, span)) = f.text("type") else { return "document" };
    if let Some(known) = TYPES.iter().find(|t| **t == &*text) {
        return known;
    }
    let place = f.place(span);
    f.report(
        Diagnostic::new(Code::BadSource, format!("`{text}` is not a type of CSL"))
            .at(place)
            .label("printed as `document`")
            .suggest(&text, TYPES.iter().copied(), "docs/sources.md lists the types"),
    );
    "document"
}

/// A text in one line; addresses, DOIs and languages in the form the rest relies on.
fn scalar(f: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let (text, span) = f.text(key)?;
    let place = f.place(span);
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let (held, wrong) = sound::field(key, text, place);
    if let Some(d) = wrong {
        f.report(d);
    }
    held
}

/// A list of `{family, given}`, `{literal}` or plain names.
fn names(f: &mut Fields<'_>, key: &'static str) -> Vec<Json> {
    const PARTS: &[&str] = &[
        "family",
        "given",
        "dropping-particle",
        "non-dropping-particle",
        "suffix",
        "literal",
    ];
    let mut all = Vec::new();
    for node in f.list(key) {
        let mut name = Map::new();
        match &node.value {
            Value::Map(map) => {
                for (part, node) in map {
                    let known = PARTS.iter().find(|p| **p == &*part.name);
                    if &*part.name == "comma-suffix" && node.value != Value::Bool(false) {
                        name.insert("comma-suffix".into(), true.into());
                    }
                    let Some(known) = known.filter(|_| node.value != Value::Null) else {
                        continue;
                    };
                    let text = f.scalar(known, node).map(|(t, _)| sound::line(&t));
                    let text = text.filter(|t| !t.is_empty());
                    name.extend(text.map(|t| ((*known).to_owned(), t.into())));
                }
            }
            Value::Null => {}
            _ => {
                let text = f.scalar(key, node).map(|(t, _)| sound::line(&t));
                name.extend(text.map(|t| ("literal".to_owned(), t.into())));
            }
        }
        if !name.is_empty() {
            all.push(Json::Object(name));
        }
    }
    all
}
