//! Notes and lists of sources on the pages of whole sites; the pages of sources; what a
//! confidential one never tells; what an edit of a source reaches.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

#[path = "citing/confidential.rs"]
mod confidential;
#[path = "citing/edits.rs"]
mod edits;
mod fixture;
#[path = "citing/notes.rs"]
mod notes;
#[path = "citing/pages.rs"]
mod pages;
#[path = "citing/styles.rs"]
mod styles;

/// Sources of several kinds, one of them confidential.
const SOURCES: &str = "\
-- content/sources.yaml --
- id: doe99
  type: book
  title: On Quays
  author: [{family: Doe, given: Jane}]
  publisher: Harbour Press
  issued: '1999'
- id: post
  type: post
  title: Where did the lamps go?
  author: [{family: Moth, given: Silas}]
  container-title: Notice board
  issued: 2024-09-01
  accessed: 2026-11-20
  URL: https://notices.example/lamps
  language: en
  note: Seen by two of us.
  custom:
    archive_url: https://archive.example/lamps
    archive_date: 2024-10-02
    sha256: 1dd04968baac5329b32fa478470cc7a2e03ab0ffea986f18179ea599ab26a585
    kind: secondary
    origin: the harbour master
    reliability: c
    credibility: '3'
- id: report
  type: report
  title: Report of the Quay Company Inc.
  author: [{literal: Quay Company Inc.}]
  issued: 2001-05
  custom: {kind: primary}
- id: worker-1
  custom: {confidential: true, public_name: A lamp carrier, kind: primary, reliability: b}
";

/// One article of this text, with the sources, in a style.
fn case(style: &str, body: &str) -> String {
    format!(
        "-- casebook.yaml --\ntitle: A case\nbase_url: https://example.org/case/\n\
         language: en\ncitation_style: {style}\n\
         {SOURCES}\
         -- content/articles/x.md --\n---\ntitle: X\n---\n{body}\n"
    )
}

/// The part of a text between two others.
#[track_caller]
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start:?} in {text}"));
    let rest = &text[from + start.len()..];
    &rest[..rest.find(end).unwrap_or_else(|| panic!("no {end:?} in {rest}"))]
}

/// The notes of a page, a line each, without the ways back.
#[track_caller]
fn notes_of(html: &str) -> Vec<String> {
    let section = between(html, "role=\"doc-endnotes\">", "</section>");
    let items = section.split("<li id=").skip(1);
    let text =
        |item: &str| between(item, "<p>", "\u{a0}<a class=\"footnote-back\"").to_owned();
    items.map(text).collect()
}

/// The entries of the list of sources of a page.
#[track_caller]
fn sources_of(html: &str) -> Vec<String> {
    let section = between(html, "<section class=\"sources\"", "</section>");
    let items = section.split("<li id=").skip(1);
    items.map(|item| between(item, ">", "</li>").to_owned()).collect()
}

/// Whether a link stands within a link anywhere.
fn nests_links(html: &str) -> bool {
    let mut marks: Vec<(usize, bool)> = html
        .match_indices("<a ")
        .map(|(at, _)| (at, true))
        .chain(html.match_indices("</a>").map(|(at, _)| (at, false)))
        .collect();
    marks.sort_unstable();
    let mut open = false;
    marks.into_iter().any(|(_, opens)| std::mem::replace(&mut open, opens) == opens)
}
