//! `casebook serve`: what it answers, how it keeps up, and how it ends.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; our own files have small names"
)]

mod fixture;

#[path = "serve/client.rs"]
mod client;
#[path = "serve/disk.rs"]
mod disk;
#[path = "serve/events.rs"]
mod events;
#[path = "serve/http.rs"]
mod http;
#[cfg(unix)]
#[path = "serve/program.rs"]
mod program;
#[path = "serve/rules.rs"]
mod rules;
#[path = "serve/turns.rs"]
mod turns;
