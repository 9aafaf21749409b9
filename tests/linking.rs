//! Names in prose become links, by the rules of the content format, and the author's
//! text stays as it is, whatever stands in it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

mod fixture;
#[path = "linking/properties.rs"]
mod properties;
#[path = "linking/prose.rs"]
mod prose;
#[path = "linking/rules.rs"]
mod rules;
#[path = "linking/specification.rs"]
mod specification;
