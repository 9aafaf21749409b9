//! docs/dates.md, kept true: every row of its tables is what casebook says of that date. And
//! every field of a case that holds a date takes every level, and says where it holds none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop where it stands"
)]

#[path = "dates/program.rs"]
mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use casebook::build::{Discard, Options, Outcome, build};
use casebook::date::{Bound, CaseDate, DateWords};
use casebook::diag::{Code, Severity, report};
use casebook::language::Lang;
use casebook::world::{Memory, World};

fn doc() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/dates.md");
    fs::read_to_string(path).expect("docs/dates.md")
}

/// The rows of the tables that have so many columns, without their heads.
fn rows(text: &str, columns: usize) -> Vec<Vec<&str>> {
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect::<Vec<_>>())
        .filter(|cells| cells.len() == columns)
        .collect()
}

fn shown(bound: Bound) -> String {
    match bound {
        Bound::Day(day) => day.to_string(),
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn every_date_of_the_page_means_what_it_says() {
    let (text, words) = (doc(), DateWords::new(&Lang::parse("en").expect("a tag")));
    let rows = rows(&text, 5);
    assert!(rows.len() > 80, "only {} rows", rows.len());
    for cells in rows {
        let written = cells[0].trim_matches('`');
        let date = CaseDate::parse(written).unwrap_or_else(|e| panic!("{written}: {e}"));
        let found = [shown(date.earliest()), shown(date.latest()), words.full(&date)];
        assert_eq!(found, [cells[2], cells[3], cells[4]], "{written}");
    }
}

#[test]
fn every_slip_of_the_page_is_answered_so() {
    let text = doc();
    let rows = rows(&text, 3);
    assert!(rows.len() > 30, "only {} rows", rows.len());
    for cells in rows {
        let written = cells[0].trim_matches('`');
        let error = CaseDate::parse(written).expect_err(written);
        assert_eq!(error.message, cells[1], "{written}");
        let offered = error.suggestion.map(|form| format!("`{form}`"));
        assert_eq!(
            offered.as_deref().unwrap_or("nothing is offered"),
            cells[2],
            "{written}"
        );
    }
}

/// Every form the page has is in the reviewed tables of both languages.
#[test]
fn every_date_of_the_page_has_its_words_reviewed() {
    let text = doc();
    for table in ["words_en", "words_ur"] {
        let path = format!("{}/src/date/tests/{table}.rs", env!("CARGO_MANIFEST_DIR"));
        let reviewed = fs::read_to_string(path).expect(table);
        for cells in rows(&text, 5) {
            let form = format!("\"{}\"", cells[0].trim_matches('`'));
            assert!(reviewed.contains(&form), "{table} lacks {form}");
        }
    }
}

const CONFIG: &str = "-- casebook.yaml --\ntitle: A case\nbase_url: https://example.org/\nrelations:\n  attacked: {label: attacked, inverse: attacked by}\n";

/// A case in which every field that holds a date holds this one, each on a line of its own.
fn case(date: &str) -> String {
    format!(
        "{CONFIG}
-- content/articles/a.md --
---
title: An article
date: {date}
updated: {date}
last_verified: {date}
---
Words.
-- content/entities/body.md --
---
name: A body
type: organization
---
-- content/entities/person.md --
---
name: A person
type: person
roles:
  - title: Member
    org: body
    start: {date}
    end: {date}
relations:
  - type: attacked
    target: body
    sources: [one]
    start: {date}
    end: {date}
---
-- content/events/e.md --
---
title: An event
date: {date}
public_date: {date}
---
-- content/claims/c.md --
---
statement: A claim
status: unverified
last_verified: {date}
---
-- content/sources.yaml --
- id: one
  title: A source
  issued: {date}
  accessed: {date}
  custom:
    archive_date: {date}
"
    )
}

fn run(fixture: &str) -> Outcome {
    build(&Memory::fixture(fixture) as &dyn World, &Options::default(), &Discard)
}

fn said(outcome: &Outcome) -> String {
    report::human(&outcome.diagnostics, &|path| outcome.text(path), false, true)
}

#[test]
fn every_field_takes_every_level() {
    for date in [
        "2022-09-24",
        "2022",
        "\"2022-09-24T21:00:00Z\"",
        "2021/2022",
        "2022-09~",
        "198X",
        "-0043",
        "2022-09/..",
        "2001-21",
        "Y12345",
        "[2007,2009]",
        "{2007,2009}",
        "2004-?06-11",
        "156X-12-25",
        "1950S2",
        "Y17E7",
        "2001-34",
    ] {
        let outcome = run(&case(date));
        let wrong = outcome.diagnostics.iter().any(|d| d.severity == Severity::Error);
        assert!(!wrong, "{date}:\n{}", said(&outcome));
    }
}

#[test]
fn every_field_says_where_it_holds_no_date() {
    let fixture = case("24/09/2022");
    let outcome = run(&fixture);
    let mut found = BTreeSet::new();
    for d in outcome.diagnostics.iter().filter(|d| d.code == Code::BadDate) {
        let place = d.place.as_ref().expect("a place");
        let text = outcome.text(&place.file).expect("its text");
        assert_eq!(&text[place.span.range()], "24/09/2022", "{}", said(&outcome));
        assert_eq!(d.help.as_deref(), Some("did you mean `2022-09-24`?"));
        let before = &text[..place.span.start as usize];
        let key = before.rsplit('\n').next().unwrap_or("").trim().to_owned();
        found.insert((place.file.to_string(), before.lines().count(), key));
    }
    assert_eq!(found.len(), fixture.matches("24/09/2022").count(), "{}", said(&outcome));
}
