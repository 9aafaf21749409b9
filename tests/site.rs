//! Small sites and the pages they must become. `tests/sites/<name>/site/` is the project;
//! `expected/paths.txt` lists every file of its output, so that a stray one fails, and the
//! other files of `expected/` are compared byte for byte. `UPDATE=1 cargo test --test site`
//! rewrites what is there; to follow one more page, put an empty file in its place.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

mod fixture;

use std::path::{Path, PathBuf};
use std::{env, fs};

use casebook::build::Options;
use casebook::world::Memory;
use fixture::program::files;
use fixture::tree::{Served, faults};
use fixture::{Files, world};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name)
}

/// Without the fingerprints of the theme's files, which change with every word of its
/// stylesheet.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("static/") {
        let (before, after) = rest.split_at(at);
        out += before;
        let end = after.find(['"', '\n', '?']).unwrap_or(after.len());
        let mut parts: Vec<&str> = after[..end].split('.').collect();
        let is_fingerprint =
            |part: &&str| part.len() == 10 && part.bytes().all(|b| b.is_ascii_hexdigit());
        parts.retain(|part| !is_fingerprint(part));
        out += &parts.join(".");
        rest = &after[end..];
    }
    out + rest
}

fn built(name: &str) -> Files {
    let mut memory = Memory::new();
    for (path, bytes) in files(&folder(name).join("site")) {
        memory.insert(&path, bytes);
    }
    world(&memory, &Options::default()).sound().files
}

/// What a project becomes, in the form that is compared, with the list of its paths.
fn comparable(files: &Files) -> Files {
    let paths: String = files.keys().flat_map(|path| [path.as_str(), "\n"]).collect();
    let mut made: Files = files
        .iter()
        .map(|(path, bytes)| match std::str::from_utf8(bytes) {
            Ok(text) => (path.clone(), plain(text).into_bytes()),
            Err(_) => (path.clone(), bytes.clone()),
        })
        .collect();
    made.insert("paths.txt".into(), plain(&paths).into_bytes());
    made
}

#[track_caller]
fn check(name: &str) {
    let made = comparable(&built(name));
    let expected = folder(name).join("expected");
    let update = env::var_os("UPDATE").is_some();
    let known = files(&expected);
    assert!(known.contains_key("paths.txt") || update, "{name} has no paths.txt");
    let mut wrong = Vec::new();
    for (path, bytes) in &known {
        let Some(new) = made.get(path) else {
            wrong.push(format!("{path} is not made any more"));
            continue;
        };
        if update {
            fs::write(expected.join(path), new).expect("a page is written");
        } else if new != bytes {
            wrong.push(difference(path, bytes, new));
        }
    }
    assert!(
        wrong.is_empty(),
        "{name}: {} files differ; UPDATE=1 takes them over\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// The first line that differs.
fn difference(path: &str, old: &[u8], new: &[u8]) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let lines = old.lines().zip(new.lines()).enumerate();
    let first = lines.into_iter().find(|(_, (a, b))| a != b);
    match first {
        Some((n, (a, b))) => format!("{path}:{}\n  - {a}\n  + {b}", n + 1),
        None => format!(
            "{path}: {} lines became {}",
            old.lines().count(),
            new.lines().count()
        ),
    }
}

#[test]
fn a_minimal_case() {
    check("minimal");
}

#[test]
fn a_theme_of_one_partial() {
    check("theme");
}

#[test]
fn a_case_in_two_languages() {
    check("languages");
}

#[test]
fn links_of_the_small_sites_lead_somewhere() {
    for (name, base_url) in
        [("theme", "https://example.org/"), ("languages", "https://example.org/two/")]
    {
        assert_eq!(faults(&built(name), base_url, Served::ByHost), [""; 0], "{name}");
    }
}
