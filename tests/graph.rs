//! What pages say to programs: the JSON-LD of every kind of page, read back.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::too_many_lines,
    clippy::must_use_candidate,
    clippy::missing_panics_doc,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

#[path = "graph/case.rs"]
mod case;
mod fixture;
#[path = "graph/honest.rs"]
mod honest;
#[path = "graph/hostile.rs"]
mod hostile;
#[path = "graph/kinds.rs"]
mod kinds;

use casebook::build::Options;
use casebook::world::Memory;
use fixture::Built;
use fixture::html::{Piece, pieces};
use serde_json::Value;

const BASE: &str = "https://example.org/case/";

/// The graph of a page as a JSON text, if it has one.
pub fn written<'b>(built: &'b Built, page: &str) -> Option<&'b str> {
    let html = built.text(page);
    let start = "<script type=\"application/ld+json\">";
    let (_, rest) = html.split_once(start)?;
    assert!(!rest.contains(start), "{page} has two graphs");
    rest.split_once("</script>").map(|(json, _)| json)
}

/// The nodes of a page's graph.
#[track_caller]
pub fn graph(built: &Built, page: &str) -> Vec<Value> {
    let json = written(built, page).unwrap_or_else(|| panic!("{page} has no graph"));
    let value: Value = serde_json::from_str(json).expect("the graph is JSON");
    assert_eq!(value["@context"], "https://schema.org");
    value["@graph"].as_array().expect("a graph is a list").clone()
}

/// The node of this name, made of the page's address and a part.
#[track_caller]
pub fn node(built: &Built, page: &str, id: &str) -> Value {
    let nodes = graph(built, page);
    let id = format!("{BASE}{id}");
    let found = nodes.iter().find(|node| node["@id"] == *id);
    found.unwrap_or_else(|| panic!("{page} does not describe {id}: {nodes:#?}")).clone()
}

/// Every object of a value, the nested ones too.
pub fn objects<'v>(value: &'v Value, all: &mut Vec<&'v serde_json::Map<String, Value>>) {
    match value {
        Value::Object(map) => {
            all.push(map);
            map.values().for_each(|value| objects(value, all));
        }
        Value::Array(values) => values.iter().for_each(|value| objects(value, all)),
        _ => {}
    }
}

/// The pages of a site: their paths, without redirects.
pub fn pages(built: &Built) -> Vec<String> {
    let all = built.files.keys().filter(|path| path.ends_with("index.html"));
    let is_page = |path: &&String| {
        let html = built.text(path);
        !pieces(html).iter().any(|piece| {
            matches!(piece, Piece::Open(name, _) if name == "meta")
                && piece.attribute("http-equiv") == Some("refresh")
        })
    };
    let folder = |path: &String| path.trim_end_matches("index.html").to_owned();
    all.filter(is_page).map(folder).collect()
}

/// The case of these tests, made of its text and its files.
pub fn built() -> Built {
    let mut world = Memory::fixture(case::CASE);
    for (path, bytes) in case::FILES {
        world.insert(path, bytes);
    }
    fixture::world(&world, &Options::default())
}
