//! `casebook new --edit`: the editor is the one that is named, called once, waited for.

use std::fs;

use super::{Begun, check};
use crate::fixture::program::{Ran, command};

/// Runs `new event TITLE --edit` with these editors set.
fn edit(begun: &Begun, title: &str, editors: &[(&str, &str)]) -> Ran {
    let mut command = command(&begun.root(), &["new", "event", title, "--edit"]);
    command.env_remove("VISUAL").env_remove("EDITOR");
    command.envs(editors.iter().copied());
    Ran::of(command.output().expect("the program runs"))
}

#[test]
fn the_file_is_opened_in_the_editor_that_is_set() {
    let begun = Begun::new();
    // An editor with arguments, one of them in quotes, that writes into what it is given.
    let editor = r#"sh -c 'sleep 0.2; echo "$1 by $0" >> "$2"' visual "two words""#;
    let ran = edit(&begun, "Opened", &[("VISUAL", editor), ("EDITOR", "false")]);
    check(&ran, 0, &[]);
    assert_eq!(ran.out, "content/events/opened.md\n");
    assert!(begun.read("content/events/opened.md").ends_with("two words by visual\n"));
    let ran = edit(&begun, "Plain", &[("VISUAL", " "), ("EDITOR", "touch")]);
    check(&ran, 0, &[]);
    begun.clean(&[]);
}

#[test]
fn without_an_editor_nothing_is_written() {
    let begun = Begun::new();
    let file = begun.root().join("content/events/unopened.md");
    check(&edit(&begun, "Unopened", &[]), 2, &["VISUAL nor EDITOR", "export EDITOR="]);
    let broken = edit(&begun, "Unopened", &[("EDITOR", "sh -c 'open")]);
    check(&broken, 2, &["EDITOR is not a command line"]);
    assert!(!file.exists());
    // One that is not there, or fails, leaves the file and says so.
    let missing = edit(&begun, "Unopened", &[("EDITOR", "/no/such/editor")]);
    check(&missing, 2, &["cannot start", "the file is written"]);
    assert_eq!(missing.out, "content/events/unopened.md\n");
    fs::remove_file(file).expect("it was written");
    check(&edit(&begun, "Unopened", &[("EDITOR", "false")]), 2, &["ended badly"]);
}
