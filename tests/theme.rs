//! Themes: docs/theme.md says what the code says, a theme's files lie over those of others,
//! options reach the style sheet, and the second theme shows every page of the first.
//!
//! `UPDATE=1 cargo test --test theme` rewrites the generated part of docs/theme.md; look at
//! the difference before committing it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that cannot go on should stop where it stands"
)]

mod fixture;

#[path = "theme/command.rs"]
mod command;
#[path = "theme/contract.rs"]
mod contract;
#[path = "theme/ledger.rs"]
mod ledger;
#[path = "theme/options.rs"]
mod options;
#[path = "theme/overrides.rs"]
mod overrides;
#[path = "theme/templates.rs"]
mod templates;
#[path = "theme/tokens.rs"]
mod tokens;
#[path = "theme/views.rs"]
mod views;

use std::fs;
use std::path::{Path, PathBuf};

use fixture::program::files;

/// A file or folder of the repository.
fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The text of a file of the repository.
fn text(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// The path of every file under a folder, from there, sorted.
fn below(folder: &Path) -> Vec<String> {
    files(folder).into_keys().collect()
}
