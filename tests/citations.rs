//! Citations in prose, as pandoc reads them; their notes, numbered with the footnotes; and
//! docs/citations.md, whose examples are run.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

#[path = "citations/documented.rs"]
mod documented;
mod fixture;
#[path = "citations/grammar.rs"]
mod grammar;
#[path = "citations/notes.rs"]
mod notes;
#[path = "citations/properties.rs"]
mod properties;
#[path = "citations/prose.rs"]
mod prose;
