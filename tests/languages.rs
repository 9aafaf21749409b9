//! A site in several languages: its pages in each, what stands where nobody has translated,
//! and what a language takes to be added.
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::expect_used,
    clippy::panic,
    reason = "outside of test functions too, a failure ends the test"
)]

#[path = "languages/alone.rs"]
mod alone;
#[path = "languages/case.rs"]
mod case;
#[path = "languages/fallback.rs"]
mod fallback;
#[path = "languages/filters.rs"]
mod filters;
mod fixture;
#[path = "languages/lists.rs"]
mod lists;
#[path = "languages/marked.rs"]
mod marked;
#[path = "languages/third.rs"]
mod third;
#[path = "languages/words.rs"]
mod words;
