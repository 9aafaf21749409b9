//! Data files: several records in one YAML list.

use std::sync::Arc;

use super::head::Origin;
use super::place::{Entries, is_id, mended};
use super::{Parsed, Settings, evidence, kinds};
use crate::diag::{Code, Diagnostic, FilePath};
use crate::model::{Body, Kind};
use crate::yaml::{self, Fields, Node, Value};

/// Reads a list of records.
pub fn parse(
    list: Entries,
    file: &FilePath,
    text: &Arc<str>,
    settings: &Settings,
    found: &mut Vec<Diagnostic>,
) -> Vec<Parsed> {
    let root = match yaml::parse(text, file, 0) {
        Ok(root) => root,
        Err(d) => {
            found.push(*d);
            return Vec::new();
        }
    };
    let nodes: &[Node] = match &root.value {
        Value::List(nodes) => nodes,
        Value::Null => &[],
        _ => {
            found.push(yaml::expected(
                "a list (lines that begin with `- `)",
                &root,
                file,
            ));
            &[]
        }
    };
    let mut records = Vec::new();
    for node in nodes {
        let Some(mut f) = Fields::open(what(list), node, file, text, found) else {
            continue;
        };
        let record = match list {
            Entries::Events => entry(&mut f, Kind::Event, file, text, settings),
            Entries::Claims => entry(&mut f, Kind::Claim, file, text, settings),
            Entries::Relations => {
                kinds::relation(&mut f, None).map(|r| Parsed::Relation(Arc::new(r)))
            }
            Entries::Corrections => evidence::correction(&mut f, &settings.language),
            Entries::Replies => evidence::reply(&mut f, &settings.language),
        };
        records.extend(record);
        f.close();
    }
    records
}

fn what(list: Entries) -> &'static str {
    match list {
        Entries::Events => "an event",
        Entries::Claims => "a claim",
        Entries::Relations => "a relation",
        Entries::Corrections => "a correction",
        Entries::Replies => "a reply",
    }
}

/// The id of an entry.
pub fn id(f: &mut Fields<'_>) -> Option<Arc<str>> {
    let (id, span) = f.required("id")?;
    if is_id(&id) {
        return Some(id);
    }
    let place = f.place(span);
    f.report(
        Diagnostic::new(Code::BadId, format!("`{id}` cannot be an id"))
            .at(place)
            .note("an id is made of small letters a–z, digits and hyphens")
            .help(match mended(&id) {
                Some(near) => format!("write for example `{near}`"),
                None => "write one in these letters".to_owned(),
            }),
    );
    None
}

fn entry(
    f: &mut Fields<'_>,
    kind: Kind,
    file: &FilePath,
    text: &Arc<str>,
    settings: &Settings,
) -> Option<Parsed> {
    let id = id(f);
    let fallback = Arc::from("");
    let lang = settings.language.clone();
    let origin =
        Origin { file, text, kind, id: id.as_ref().unwrap_or(&fallback), lang, settings };
    let record = kinds::record(f, &origin, Body { start: text.len() });
    id.map(|_| record)
}
