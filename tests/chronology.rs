//! The chronology as a whole: the order of events, the pages it is split into, where each
//! event stands.
#![allow(
    clippy::expect_used,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::panic,
    clippy::format_push_string,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

mod fixture;
#[path = "chronology/order.rs"]
mod order;
#[path = "chronology/pages.rs"]
mod pages;
