//! Sources: what comes in from the programs people keep them in, what styles make of them,
//! and what goes out again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::format_collect,
    clippy::format_push_string,
    clippy::cast_precision_loss,
    reason = "a test that cannot go on should stop where it stands"
)]

#[path = "sources/astray.rs"]
mod astray;
#[path = "sources/exports.rs"]
mod exports;
#[path = "sources/generated.rs"]
mod generated;
#[path = "sources/goldens.rs"]
mod goldens;
#[path = "sources/hostile.rs"]
mod hostile;
#[path = "sources/reading.rs"]
mod reading;
#[path = "sources/speed.rs"]
mod speed;

use std::sync::Arc;

use casebook::bibliography::{RobustLink, Style};
use casebook::content::{self, Parsed, Settings};
use casebook::diag::{Diagnostic, FilePath};
use casebook::language::Lang;
use casebook::model::Source;

/// The styles that are promised.
const STYLES: [&str; 5] =
    ["apa", "chicago-notes", "harvard-cite-them-right", "ieee", "vancouver"];

const VARIED: &str = include_str!("sources/varied.yaml");

/// The sources of a file, and what was found in it.
fn read(path: &str, text: &str) -> (Vec<Arc<Source>>, Vec<Diagnostic>) {
    let file = FilePath::from(path);
    let role = content::role(&file);
    let now = "2026-11-23T00:00:00Z".parse().expect("a moment");
    let settings = Settings { language: Lang::default(), now };
    let (records, found) = content::parse(&file, &Arc::from(text), &role, &settings);
    let sources = records.into_iter().map(|record| match record {
        Parsed::Source(source) => source,
        other => panic!("not a source: {other:?}"),
    });
    (sources.collect(), found)
}

/// The sources of a file in which nothing is found.
#[track_caller]
fn sound(path: &str, text: &str) -> Vec<Arc<Source>> {
    let (sources, found) = read(path, text);
    assert!(found.is_empty(), "{path}: {found:#?}");
    sources
}

fn style(name: &str, lang: &str) -> Style {
    Style::load(name, &Lang::parse(lang).expect("a language")).expect("a style")
}

/// The attributes of a source with an archived copy.
fn robust() -> RobustLink {
    RobustLink {
        original: "https://quayside.example/audio-of-the-meeting".into(),
        version: "https://web.archive.example/20220925/audio".into(),
        date: "2022-09-25".into(),
    }
}
