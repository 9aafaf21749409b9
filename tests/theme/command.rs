//! `casebook theme`, as somebody at a terminal meets it.

use std::fs;

use serde_json::Value;

use super::fixture::program::{Project, Ran, run};

const CASE: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/
-- themes/desk/theme.yaml --
description: Our own.
extends: ledger
";

#[track_caller]
fn check(ran: &Ran, code: i32, out: &[&str], err: &[&str]) {
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    for (text, words) in [(&ran.out, out), (&ran.err, err)] {
        for word in words {
            assert!(text.contains(word), "no {word:?} in\n{text}");
        }
    }
}

#[test]
fn themes_are_listed() {
    let project = Project::new(CASE);
    let lines = ["default  yes", "built in", "desk", "project   ledger", "Our own."];
    check(&project.run(&["theme", "list"]), 0, &lines, &["3 themes."]);
    let json: Vec<Value> =
        serde_json::from_str(&project.run(&["theme", "list", "--json"]).out)
            .expect("JSON");
    let names: Vec<&Value> = json.iter().map(|theme| &theme["name"]).collect();
    assert_eq!(names, ["default", "desk", "ledger"]);
    assert_eq!(json[0]["in_use"], true);
    assert_eq!(json[0]["extends"], Value::Null);
    assert_eq!(json[1]["extends"], "ledger");
    // Outside a project there are those of the program.
    let outside = run(project.outside(), &["theme", "list"]);
    check(&outside, 0, &["default", "ledger"], &["2 themes."]);
    project.write("themes/default/static/x.txt", "x");
    check(&project.run(&["theme", "list"]), 0, &["project, over built in"], &[]);
}

#[test]
fn the_theme_in_use_is_shown() {
    let project = Project::new(CASE);
    let all = project.run(&["theme", "show"]);
    check(
        &all,
        0,
        &["templates/base.html", "styles/tokens.css"],
        &["of default (built in)."],
    );
    let folder = project.run(&["theme", "show", "cards/"]);
    check(&folder, 0, &["templates/cards/claim.html"], &["6 files"]);
    assert!(!folder.out.contains("partials/"), "{}", folder.out);
    let one = project.run(&["theme", "show", "partials/date.html"]);
    let held = include_str!("../../themes/default/templates/partials/date.html");
    assert_eq!(one.out, held);
    check(&one, 0, &[], &["of the theme default (built in)."]);
    let wrong = project.run(&["theme", "show", "partials/dat.html"]);
    check(
        &wrong,
        2,
        &[],
        &["no file `partials/dat.html`", "did you mean `partials/date.html`?"],
    );
    let many = project.run(&["theme", "show", "event.html"]);
    assert_eq!(many.out, include_str!("../../themes/default/templates/event.html"));
    project.write(
        "casebook.yaml",
        "title: A\nbase_url: https://example.org/\ntheme: desk\n",
    );
    let chain = ["of desk (project) over ledger (built in) over default (built in)."];
    check(
        &project.run(&["theme", "show"]),
        0,
        &["templates/partials/claim.html"],
        &chain,
    );
    let outside = run(project.outside(), &["theme", "show"]);
    check(&outside, 2, &[], &["there is no casebook.yaml"]);
}

#[test]
fn files_are_ejected_into_the_theme_in_use() {
    let project = Project::new(CASE);
    let path = "themes/default/templates/partials/date.html";
    let ran = project.run(&["theme", "eject", "date.html"]);
    check(&ran, 0, &[path], &["It lies over the theme's own"]);
    let held = include_str!("../../themes/default/templates/partials/date.html");
    assert_eq!(fs::read_to_string(project.root().join(path)).expect("a file"), held);
    check(&project.run(&["check"]), 0, &[], &["no findings"]);
    // What somebody changed is not written over unasked.
    project.write(path, "changed");
    let ran = project.run(&["theme", "eject", "date.html", "cards"]);
    check(&ran, 2, &[], &["the project has its own", path, "nothing was written"]);
    assert!(!project.root().join("themes/default/templates/cards").exists());
    check(&project.run(&["theme", "eject", "--force", "date.html"]), 0, &[path], &[]);
    assert_eq!(fs::read_to_string(project.root().join(path)).expect("a file"), held);
}

#[test]
fn an_ejected_file_is_that_of_the_nearest_theme_below() {
    let project = Project::new(CASE);
    project.write(
        "casebook.yaml",
        "title: A\nbase_url: https://example.org/\ntheme: desk\n",
    );
    let ran = project.run(&["theme", "eject", "partials/claim.html"]);
    check(&ran, 0, &["themes/desk/templates/partials/claim.html"], &[]);
    let written = project.root().join("themes/desk/templates/partials/claim.html");
    let held = include_str!("../../themes/ledger/templates/partials/claim.html");
    assert_eq!(fs::read_to_string(written).expect("a file"), held);
    project.write("themes/desk/static/own.js", "0");
    let own = project.run(&["theme", "eject", "--force", "static/own.js"]);
    check(&own, 2, &[], &["is the project's own, with nothing below it"]);
    let wrong = project.run(&["theme", "eject", "clams.html"]);
    check(&wrong, 2, &[], &["no file `clams.html`", "did you mean `claims.html`?"]);
}

/// A folder that leads elsewhere is no place to write to.
#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let project = Project::new(CASE);
    let outside = project.outside().join("elsewhere");
    fs::create_dir(&outside).expect("a folder");
    std::os::unix::fs::symlink(&outside, project.root().join("themes/default"))
        .expect("a link");
    let ran = project.run(&["theme", "eject", "date.html"]);
    assert_ne!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert_eq!(fs::read_dir(&outside).expect("the folder").count(), 0);
}
