//! The pages of docs/diagnostics/, run: every rule has one, its failing example gives that
//! rule and nothing else, says what the page says it does, and its mended example is sound.
//!
//! `UPDATE=1` rewrites what casebook says on the pages; look at the difference before
//! committing it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_collect,
    clippy::assigning_clones,
    clippy::single_match_else,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on should stop where it stands"
)]

#[path = "diagnostics/disk.rs"]
mod disk;
#[path = "diagnostics/page.rs"]
mod page;
#[path = "diagnostics/program.rs"]
mod program;
#[path = "diagnostics/together.rs"]
mod together;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::build::{Discard, Options, Outcome, build};
use casebook::diag::{Code, Diagnostic, report};
use casebook::world::{Memory, World};
use page::{Example, Page};

/// What every example has that brings no configuration of its own.
const CONFIG: &str = "title: A case\nbase_url: https://example.org/\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics")
}

fn read(code: Code) -> Page {
    let path = folder().join(format!("{code}.md"));
    let text = fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Page::read(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

fn run(world: &dyn World) -> Outcome {
    build(world, &Options::default(), &Discard)
}

fn world(fixture: &str) -> Memory {
    let mut world = Memory::fixture(fixture);
    if !world.paths().any(|path| &**path == "casebook.yaml") {
        world.insert("casebook.yaml", CONFIG);
    }
    world
}

/// What is printed for people, notes included, without colours.
fn said(outcome: &Outcome) -> String {
    let lookup = |path: &str| outcome.text(path);
    let text = report::human(&outcome.diagnostics, &lookup, false, true);
    text.trim_end().lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn codes(list: &[Diagnostic]) -> BTreeSet<Code> {
    list.iter().map(|d| d.code).collect()
}

/// What is wrong with a failing example of `code`, if anything.
fn fault(code: Code, outcome: &Outcome) -> Option<String> {
    if codes(&outcome.diagnostics) == BTreeSet::from([code]) {
        return None;
    }
    Some(format!("{code}: the failing example must give it alone:\n{}", said(outcome)))
}

fn unsound(code: Code, outcome: &Outcome) -> Option<String> {
    if outcome.diagnostics.is_empty() {
        return None;
    }
    Some(format!("{code}: something is found in the mended example:\n{}", said(outcome)))
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let mut pages: Vec<String> = fs::read_dir(folder())
        .expect("docs/diagnostics")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    pages.sort();
    let mut expected: Vec<String> =
        Code::ALL.iter().map(|code| format!("{code}.md")).collect();
    expected.push("README.md".to_owned());
    assert_eq!(pages, expected);
}

#[test]
fn every_page_is_titled_and_listed() {
    let index = fs::read_to_string(folder().join("README.md")).expect("the index");
    let rows: Vec<&str> = index.lines().filter(|l| l.starts_with("| [CB")).collect();
    let expected: Vec<String> = Code::ALL
        .iter()
        .map(|code| {
            let severity = code.severity().word();
            format!("| [{code}]({code}.md) | {severity} | {} |", code.title())
        })
        .collect();
    assert_eq!(rows, expected);
    for code in Code::ALL {
        assert_eq!(read(*code).title, format!("{code}: {}", code.title()));
    }
}

#[test]
fn failing_examples_fail_as_their_pages_say() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let path = folder().join(format!("{code}.md"));
        let page = read(*code);
        let outcomes: Vec<(&Example, Outcome, String)> = page
            .fails
            .iter()
            .map(|example| match &example.fixture {
                Some(fixture) => {
                    let outcome = run(&world(fixture));
                    let text = said(&outcome);
                    (example, outcome, text)
                }
                None => {
                    let (outcome, text) = disk::fails(*code);
                    (example, outcome, text)
                }
            })
            .collect();
        let wrong: Vec<String> =
            outcomes.iter().filter_map(|(_, o, _)| fault(*code, o)).collect();
        let is_right = wrong.is_empty();
        faults.extend(wrong);
        let texts: Vec<String> = outcomes.into_iter().map(|(_, _, text)| text).collect();
        let written: Vec<&str> = page.fails.iter().map(|e| e.says.as_str()).collect();
        if is_right && std::env::var_os("UPDATE").is_some_and(|v| v == "1") {
            fs::write(&path, page.saying(&texts)).expect("the page is written");
        } else if is_right && written != texts {
            let (is, should) = (texts.join("\n"), written.join("\n"));
            faults.push(format!("{code}: casebook says\n{is}\nits page says\n{should}"));
        }
    }
    none(&faults);
}

#[test]
fn mended_examples_are_sound() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let page = read(*code);
        let fixtures = page.mended.iter().map(|fixture| run(&world(fixture)));
        let on_disk = disk::CASES.iter().filter(|case| case.code == *code);
        let outcomes: Vec<Outcome> =
            fixtures.chain(on_disk.map(|case| disk::run(case.mended).0)).collect();
        assert!(!outcomes.is_empty(), "{code} has no mended example");
        faults.extend(outcomes.iter().filter_map(|outcome| unsound(*code, outcome)));
    }
    none(&faults);
}

#[test]
fn every_record_for_programs_has_its_place() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        for example in read(*code).fails.iter().filter_map(|e| e.fixture.as_ref()) {
            let world = world(example);
            let outcome = run(&world);
            faults.extend(misplaced(&world, &outcome));
        }
    }
    none(&faults);
}

/// The records whose lines and columns do not lead to the bytes that are meant.
fn misplaced(world: &Memory, outcome: &Outcome) -> Vec<String> {
    let lookup = |path: &str| outcome.text(path);
    let records = serde_json::to_value(report::records(&outcome.diagnostics, &lookup))
        .expect("JSON");
    let mut faults = Vec::new();
    for (d, record) in outcome.diagnostics.iter().zip(records.as_array().expect("a list"))
    {
        let Some(place) = &d.place else { continue };
        assert_eq!(record["file"], *place.file);
        let Ok(bytes) = world.read(&place.file) else {
            faults.push(format!("{}: {} is no file of it", d.code, place.file));
            continue;
        };
        let text = String::from_utf8(bytes).expect("text");
        let number = |key: &str| record[key].as_u64().expect("a number") as usize;
        let start = together::byte(&text, number("line"), number("column"));
        let end = together::byte(&text, number("end_line"), number("end_column"));
        let meant = place.span.start as usize..place.span.end as usize;
        if (start..end) != meant || end > text.len() {
            faults.push(format!("{}: {start}..{end} is not {meant:?}", d.code));
        }
        let line = text.lines().nth(number("line") - 1).unwrap_or_default();
        if !line.contains(record["excerpt"].as_str().unwrap_or_default()) {
            faults.push(format!("{}: {record} does not quote `{line}`", d.code));
        }
    }
    faults
}

/// A configuration that cannot be read does not hide what is wrong in the content.
#[test]
fn a_broken_configuration_hides_nothing() {
    let world = Memory::fixture(
        "-- casebook.yaml --\ntitle: \"never closed\n\
         -- content/articles/x.md --\n---\ntitle: X\ntgas: [a]\n---\n",
    );
    let found = run(&world).diagnostics;
    let told: Vec<&str> = found.iter().map(|d| d.code.number()).collect();
    assert_eq!(told, ["CB012", "CB013"], "{found:#?}");
}

/// A record that cannot be read is told of once, not at every reference to it.
#[test]
fn an_unreadable_record_does_not_cascade() {
    let world = Memory::fixture(
        "-- casebook.yaml --\ntitle: T\nbase_url: https://example.org/\n\
         -- content/entities/ogra.md --\n---\nname: [broken\n---\n\
         -- content/articles/x.md --\n---\ntitle: X\nabout: [ogra]\n---\n\
         [[ogra]], [it](entity:ogra), [file](../entities/ogra.md)\n",
    );
    let found = run(&world).diagnostics;
    let told: Vec<&str> = found.iter().map(|d| d.code.number()).collect();
    assert_eq!(told, ["CB012"], "{found:#?}");
}
