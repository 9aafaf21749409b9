//! Data files: several records in one YAML list.

use std::sync::Arc;

use super::head::{Origin, date, reference, references};
use super::place::{Entries, is_id, mended};
use super::{Parsed, Settings, kinds};
use crate::diag::{Code, Diagnostic, FilePath};
use crate::model::{Body, Kind, Placed};
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
            Entries::Corrections => {
                records.append(&mut correction(&mut f));
                None
            }
            Entries::Replies => {
                records.append(&mut reply(&mut f));
                None
            }
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

fn id(f: &mut Fields<'_>) -> Option<Arc<str>> {
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

/// What a correction may be of.
const PAGES: &[Kind] =
    &[Kind::Article, Kind::Page, Kind::Entity, Kind::Event, Kind::Claim];

/// A correction is checked here; what it says is for the page it names.
fn correction(f: &mut Fields<'_>) -> Vec<Parsed> {
    const KINDS: &[(&str, ())] =
        &[("correction", ()), ("clarification", ()), ("update", ()), ("retraction", ())];
    let _ = id(f);
    let page =
        f.required("page").map(|(value, span)| Placed { value, place: f.place(span) });
    let _ = (f.required("text"), date(f, "date"), f.choice("kind", KINDS));
    let _ = (f.text("before"), f.text("after"));
    let claim = reference(f, "claim");
    let page = page.map(|page| Parsed::Pointer(PAGES, page));
    page.into_iter().chain(claim.map(|c| Parsed::Pointer(&[Kind::Claim], c))).collect()
}

/// A reply is checked here; its id is kept so that claims can refer to it.
fn reply(f: &mut Fields<'_>) -> Vec<Parsed> {
    const OUTCOMES: &[(&str, ())] = &[
        ("replied", ()),
        ("declined", ()),
        ("no-response", ()),
        ("unreachable", ()),
        ("not-sought", ()),
    ];
    let id = id(f);
    if f.node("subject").is_none() {
        f.missing("subject");
    }
    let subject = reference(f, "subject").map(|s| Parsed::Pointer(&[Kind::Entity], s));
    let _ = (date(f, "asked"), date(f, "deadline"));
    let _ = (f.text("channel"), f.text("text"), f.choice("outcome", OUTCOMES));
    let about =
        references(f, "about").into_iter().map(|c| Parsed::Pointer(&[Kind::Claim], c));
    id.map(Parsed::Reply).into_iter().chain(subject).chain(about).collect()
}
