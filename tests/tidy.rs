//! The rules of the house that the compiler does not know, checked over the repository's own
//! text: layering, names, lengths, and what tests may not do. Each rule is a function of a file's
//! name and text in `tidy/`, tested there on made-up files that break it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::format_collect,
    clippy::assigning_clones,
    reason = "a test that cannot go on should stop where it stands"
)]

#[path = "tidy/layers.rs"]
mod layers;
#[path = "tidy/rules.rs"]
mod rules;
#[path = "tidy/tokens.rs"]
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder of the repository, by its path from the root, with its text.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(&root(), Path::new(folder), &mut found);
    found.sort();
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<(String, String)>) {
    let entries = fs::read_dir(root.join(folder)).expect("a folder of the repository");
    for entry in entries {
        let entry = entry.expect("an entry of the repository");
        let path = folder.join(entry.file_name());
        if entry.file_type().expect("a file's type").is_dir() {
            if entry.file_name() != "node_modules" {
                collect(root, &path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text =
                fs::read_to_string(root.join(&path)).expect("Rust source is UTF-8");
            found.push((path.to_string_lossy().replace('\\', "/"), text));
        }
    }
}

fn all_rust_files() -> Vec<(String, String)> {
    ["src", "tests", "xtask/src"].into_iter().flat_map(rust_files).collect()
}

#[track_caller]
fn none(violations: impl IntoIterator<Item = String>) {
    let violations: Vec<String> = violations.into_iter().collect();
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn rooms_import_only_from_layers_below() {
    let files = rust_files("src");
    assert!(!files.is_empty(), "no source was found");
    let inside = |file: &str| file.trim_start_matches("src/").to_owned();
    none(files.iter().flat_map(|(file, text)| layers::violations(&inside(file), text)));
}

#[test]
fn every_source_file_says_what_it_is_for() {
    none(rust_files("src").iter().filter_map(|(file, text)| rules::opening(file, text)));
}

#[test]
fn no_source_file_is_long() {
    let files = rust_files("src");
    let long = files
        .iter()
        .filter_map(|(file, text)| rules::length(file, text, rules::LONG_FILES));
    let names: Vec<String> = files.iter().map(|(file, _)| file.clone()).collect();
    none(long.chain(rules::stale_entries(&names, rules::LONG_FILES)));
}

#[test]
fn file_names_say_what_is_inside() {
    none(all_rust_files().iter().filter_map(|(file, _)| rules::name(file)));
}

#[test]
fn tests_are_neither_silenced_nor_vague() {
    let files = all_rust_files();
    none(files.iter().flat_map(|(file, text)| rules::test_attributes(file, text)));
}

#[test]
fn the_repository_speaks_of_the_product_alone() {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists the repository's files");
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let names = String::from_utf8(listed.stdout).expect("file names are UTF-8");
    let names: Vec<&str> = names.split_terminator('\0').collect();
    assert!(names.contains(&"tests/tidy.rs"), "the list lacks this very file: {names:?}");
    let mentions = names.into_iter().flat_map(|name| {
        // Pictures and recordings are not text; a name that is listed but deleted is not there.
        let text = fs::read_to_string(root().join(name)).unwrap_or_default();
        rules::private_mentions(name, &text)
    });
    none(mentions);
}
