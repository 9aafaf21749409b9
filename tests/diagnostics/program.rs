//! The index of the pages, held against the program: its samples, exit codes and JSON.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use casebook::diag::Code;
use casebook::world::{Memory, World};
use serde_json::Value;

use super::{folder, read, world};

/// The first block of a language on the index.
fn sample(language: &str) -> String {
    let index = std::fs::read_to_string(folder().join("README.md")).expect("the index");
    let (_, rest) = index.split_once(&format!("```{language}\n")).expect("a block");
    rest.split_once("```").expect("its end").0.to_owned()
}

fn check(root: &Path) -> Output {
    let root = root.to_str().expect("a path");
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["check", "--format", "json", "--now", "2022-09-28", "--root", root])
        .output()
        .expect("the program runs")
}

fn on_disk(world: &Memory) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    for path in world.paths() {
        let to = root.path().join(&**path);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("folders");
        std::fs::write(to, world.read(path).expect("bytes")).expect("a file");
    }
    root
}

fn keys(value: &Value) -> BTreeSet<&String> {
    value.as_object().expect("an object").keys().collect()
}

#[test]
fn the_index_shows_what_is_said() {
    assert_eq!(sample("text"), read(Code::UnknownKey).fails[0].says);
}

#[test]
fn the_index_shows_what_programs_read() {
    let page = read(Code::UnknownKey);
    let fixture = page.fails[0].fixture.as_ref().expect("a fixture");
    let output = check(on_disk(&world(fixture)).path());
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let told: Value = serde_json::from_slice(&output.stdout).expect("one object");
    let shown: Value = serde_json::from_str(&sample("json")).expect("JSON");
    assert_eq!(told["diagnostics"], shown["diagnostics"]);
    assert_eq!(told["ok"], shown["ok"]);
    assert_eq!(keys(&told), keys(&shown));
    assert_eq!(keys(&told["summary"]), keys(&shown["summary"]));
}

#[test]
fn what_is_sound_leaves_with_0_and_no_project_with_2() {
    let page = read(Code::UnknownKey);
    let sound = check(on_disk(&world(&page.mended[0])).path());
    assert_eq!(sound.status.code(), Some(0));
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(check(empty.path()).status.code(), Some(2));
}
