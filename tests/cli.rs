//! The program as a whole: what it is asked, what it answers, what it leaves on the disk.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

mod fixture;
#[cfg(unix)]
#[path = "cli/hostile.rs"]
mod hostile;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use fixture::program::{Project, Ran, files, run, run_with};
use serde_json::Value;

const CASE: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
-- content/articles/one.md --
---
title: One
date: 2022-09-28
redirect_from: [/old/one/]
---
OGRA and ![a picture](seen.svg).
-- content/articles/seen.svg --
<svg/>
-- content/articles/unseen.svg --
nobody refers to this
-- content/articles/later.md --
---
title: Later
publish_at: 2030-01-01
---
Not yet.
-- content/entities/ogra.md --
---
name: OGRA
---
-- content/_static/CNAME --
example.org
";

/// The same with an error in it.
fn broken() -> Project {
    let project = Project::new(CASE);
    project.write("content/articles/bad.md", "---\ntitel: Bad\n---\n[[nobody]]\n");
    project
}

#[track_caller]
fn check(ran: &Ran, code: i32, words: &[&str]) {
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    let all = format!("{}{}", ran.out, ran.err);
    for word in words {
        assert!(all.contains(word), "no `{word}` in\n{all}");
    }
}

#[test]
fn exit_codes_tell_content_from_machine() {
    let project = Project::new(CASE);
    check(&project.run(&["build"]), 0, &["Built ", "1 withheld"]);
    check(&project.run(&["check"]), 0, &["Checked "]);
    let broken = broken();
    let words =
        ["CB013", "CB015", "content/articles/bad.md:2:1", "Nothing was published"];
    check(&broken.run(&["build"]), 1, &words);
    check(&broken.run(&["check"]), 1, &words);
    check(&run(project.outside(), &["build"]), 2, &["there is no casebook.yaml"]);
    check(
        &project.run(&["build", "--root", "content"]),
        2,
        &["no casebook.yaml in content"],
    );
    for wrong in [
        &["build", "--now", "soon"][..],
        &["build", "--base-url", "example.org"],
        &["build", "--jobs", "many"],
        &["build", "--no-such-thing"],
        &["no-such-command"],
        &["build", "--quiet", "--verbose"],
    ] {
        check(&project.run(wrong), 2, &["error"]);
    }
    check(&project.run(&["--help"]), 0, &["build", "check", "markdown"]);
}

#[test]
fn all_findings_are_told_in_one_run_and_nothing_is_published() {
    let project = broken();
    project.write("content/entities/ogra.md", "---\nname: OGRA\ntype: wizard\n---\n");
    project.write("content/other.md", "---\ntitle: Other\n---\n[x](nowhere.md)\n");
    let words = ["bad.md", "“nobody”", "titel", "wizard", "nowhere.md"];
    check(&project.run(&["build"]), 1, &words);
    assert!(!project.root().join("public").exists());
    // A site that is there stays as it is.
    let project = Project::new(CASE);
    check(&project.run(&["build"]), 0, &[]);
    let before = project.published();
    project.write("content/articles/bad.md", "---\ntitel: Bad\n---\n");
    check(&project.run(&["build"]), 1, &[]);
    assert!(project.published() == before);
}

#[test]
fn the_root_is_the_nearest_upwards() {
    let project = Project::new(CASE);
    check(&run(&project.root().join("content/articles"), &["build"]), 0, &[]);
    assert!(project.root().join("public/articles/one/index.html").is_file());
    let other = Project::new(CASE);
    check(&run(other.outside(), &["build", "--root", "case"]), 0, &[]);
    assert!(other.published() == project.published());
}

#[test]
fn the_output_goes_where_it_is_asked_to() {
    let project = Project::new(CASE);
    check(&project.run(&["build", "--output", "../elsewhere"]), 0, &["elsewhere"]);
    assert!(!project.root().join("public").exists());
    let made = files(&project.outside().join("elsewhere"));
    assert!(made.contains_key("articles/one/index.html"));
    for bad in ["content", ".", "..", "casebook.yaml"] {
        check(&project.run(&["build", "--output", bad]), 2, &["error"]);
    }
    assert!(project.root().join("casebook.yaml").is_file());
}

#[test]
fn options_reach_the_pages() {
    let project = Project::new(CASE);
    let page =
        || fs::read_to_string(project.root().join("public/articles/one/index.html"));
    let later = project.root().join("public/articles/later/index.html");
    let url = "https://preview.example/x";
    check(&project.run(&["build", "--base-url", url]), 0, &[]);
    assert!(page().expect("a page").contains("https://preview.example/x/articles/one/"));
    assert!(!later.exists());
    check(&project.run(&["build", "--drafts"]), 0, &[]);
    assert!(fs::read_to_string(&later).expect("a page").contains("not-published"));
    check(&project.run(&["build", "--now", "2029-12-31"]), 0, &["1 withheld"]);
    assert!(!later.exists());
    check(&project.run(&["build", "--now", "2030-01-01T00:00:00Z"]), 0, &[]);
    assert!(!fs::read_to_string(&later).expect("a page").contains("not-published"));
}

#[test]
fn the_number_of_threads_does_not_show() {
    let project = Project::new(CASE);
    for jobs in ["1", "3", "16"] {
        let output = format!("../jobs-{jobs}");
        check(&project.run(&["build", "--jobs", jobs, "--output", &output]), 0, &[]);
    }
    let made = |jobs: &str| files(&project.outside().join(format!("jobs-{jobs}")));
    assert!(made("1").len() > 10);
    assert!(made("1") == made("3") && made("3") == made("16"));
}

#[test]
fn json_is_one_object_on_stdout() {
    let ran = broken().run(&["build", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["ok"], false);
    assert_eq!(json["summary"]["published"], Value::Null);
    let found = json["diagnostics"].as_array().expect("a list");
    let unknown = found.iter().find(|d| d["code"] == "CB013").expect("the unknown key");
    assert_eq!(unknown["severity"], "error", "{unknown}");
    let text = unknown.to_string();
    for part in ["content/articles/bad.md", "titel", "title", "2"] {
        assert!(text.contains(part), "no {part} in {text}");
    }
    assert_eq!(json["summary"]["findings"]["errors"], found.len());
    let ran = Project::new(CASE).run(&["build", "--format", "json"]);
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!((ran.code, &json["ok"]), (0, &Value::Bool(true)));
    assert_eq!(json["diagnostics"], Value::Array(Vec::new()));
    assert_eq!(json["summary"]["withheld"], 1);
    assert!(json["summary"]["published"]["written"].as_u64() > Some(10), "{json}");
    assert_eq!(json["summary"]["pages"]["articles"], 1);
}

#[test]
fn quiet_is_quiet_and_errors_are_not() {
    let project = Project::new(CASE);
    let ran = project.run(&["build", "--quiet"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    check(&broken().run(&["build", "--quiet"]), 1, &["CB013"]);
    check(&project.run(&["build", "--verbose"]), 0, &["articles", "render"]);
    // What an editor should look at is told all the same, and nothing besides.
    let warned = Project::new(CASE);
    warned.write("content/notes.yaml", "nothing: reads this");
    let ran = warned.run(&["build", "--quiet"]);
    check(&ran, 0, &["warning[CB006]"]);
    assert!(!ran.err.contains("Built") && !ran.err.contains("articles  "), "{}", ran.err);
}

#[test]
fn a_table_tells_what_was_made() {
    let project = Project::new(CASE);
    for command in ["build", "check"] {
        let ran = project.run(&[command]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""));
        let figure = |name: &str| {
            let row = ran.err.lines().find_map(|line| line.trim().strip_prefix(name));
            let row = row.unwrap_or_else(|| panic!("no {name} in {}", ran.err));
            row.split_whitespace().next().expect("a figure").to_owned()
        };
        let told =
            ["articles", "entities", "redirects", "mentions", "- linked"].map(figure);
        assert_eq!(told, ["1"; 5], "{}", ran.err);
        assert_eq!(figure("withheld"), "1");
        assert!(ran.err.contains(" ms\n"), "{}", ran.err);
    }
    // Of a site that is not made there are no figures.
    let ran = broken().run(&["build"]);
    assert!(!ran.err.contains("articles  "), "{}", ran.err);
}

#[test]
fn nothing_is_drawn_in_a_pipe() {
    let project = Project::new(CASE);
    // Enough to take longer than a bar waits before it shows itself.
    for n in 0..1500 {
        let text = "OGRA said so, and [[OGRA]] too.\n\n".repeat(20);
        let text = format!("---\ntitle: Number {n}\ndate: 2022-09-28\n---\n{text}");
        project.write(format!("content/articles/n{n}.md"), &text);
    }
    let ran = project.run(&["build"]);
    check(&ran, 0, &["Built "]);
    let drawn = |c: char| c.is_control() && c != '\n';
    assert!(!ran.err.contains(drawn), "{:?}", ran.err);
}

#[test]
fn markdown_goes_through() {
    let here = Path::new(".");
    let check = |arguments: &[&str], input: &str, output: &str| {
        let ran = run_with(here, arguments, input.as_bytes());
        assert_eq!((ran.code, ran.out.as_str()), (0, output), "{}", ran.err);
    };
    check(&["markdown", "--commonmark"], "# A\n\n~~b~~", "<h1>A</h1>\n<p>~~b~~</p>\n");
    check(&["markdown"], "~~b~~", "<p><del>b</del></p>\n");
    check(&["markdown"], "", "");
    let ran = run_with(here, &["markdown"], b"\xff\xfe");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("UTF-8"), "{}", ran.err);
}

/// When each file was last written, and its number on the disk.
fn stamps(folder: &Path) -> BTreeMap<String, SystemTime> {
    let time = |path: &str| fs::metadata(folder.join(path)).and_then(|m| m.modified());
    files(folder).into_keys().map(|p| (p.clone(), time(&p).expect("a time"))).collect()
}

#[test]
fn a_second_build_writes_nothing_and_says_so() {
    let project = Project::new(CASE);
    check(&project.run(&["build"]), 0, &["Built "]);
    let public = project.root().join("public");
    let before = stamps(&public);
    let folder = fs::metadata(&public).and_then(|m| m.modified()).expect("a time");
    std::thread::sleep(std::time::Duration::from_millis(30));
    check(&project.run(&["build"]), 0, &["Nothing to write", "up to date"]);
    assert_eq!(stamps(&public), before);
    assert_eq!(fs::metadata(&public).and_then(|m| m.modified()).expect("a time"), folder);
    // One changed page leaves the others as they were.
    project.write("content/entities/ogra.md", "---\nname: OGRA\n---\nChanged.\n");
    check(&project.run(&["build"]), 0, &[" written", " unchanged"]);
    let after = stamps(&public);
    let changed: Vec<_> =
        after.iter().filter(|(path, time)| before.get(*path) != Some(time)).collect();
    // What the page says stands in the document and the index, too.
    let elsewhere = ["pagefind/", "print/"];
    let pages = changed.iter().map(|(path, _)| path);
    let pages = pages.filter(|path| !elsewhere.iter().any(|at| path.starts_with(at)));
    let pages: Vec<_> = pages.collect();
    assert!(pages.len() <= 2, "more than the page and the list: {pages:?}");
}

#[test]
fn a_folder_of_others_is_refused() {
    let project = Project::new(CASE);
    project.write("public/precious.txt", "not ours");
    check(&project.run(&["build"]), 2, &["public", "precious.txt", "--output"]);
    assert_eq!(project.published().len(), 1);
}

#[test]
fn only_files_of_its_own_are_removed() {
    let project = Project::new(CASE);
    check(&project.run(&["build"]), 0, &[]);
    project.write("public/.git/config", "theirs");
    project.write("public/verification.html", "theirs");
    fs::remove_file(project.root().join("content/articles/one.md")).expect("removed");
    check(&project.run(&["build"]), 0, &[" removed"]);
    let made = project.published();
    for kept in [".git/config", "verification.html", "entities/ogra/index.html", "CNAME"]
    {
        assert!(made.contains_key(kept), "{kept} is gone");
    }
    for gone in ["articles/one/index.html", "old/one/index.html", "articles/seen.svg"] {
        assert!(!made.contains_key(gone), "{gone} is still there");
    }
    assert!(!project.root().join("public/articles/one").exists(), "an empty folder");
}

#[test]
fn only_what_a_page_refers_to_is_published() {
    let project = Project::new(CASE);
    check(&project.run(&["build"]), 0, &[]);
    let made = project.published();
    assert_eq!(made["articles/seen.svg"], b"<svg/>\n");
    assert_eq!(made["CNAME"], b"example.org\n");
    assert!(!made.keys().any(|path| path.contains("unseen") || path.ends_with(".md")));
    let redirect = String::from_utf8_lossy(&made["old/one/index.html"]).into_owned();
    assert!(redirect.contains("url=../../articles/one/"), "{redirect}");
    assert!(redirect.contains("https://example.org/case/articles/one/"), "{redirect}");
    project.write("content/articles/one.md", "---\ntitle: One\n---\nNo picture.\n");
    check(&project.run(&["build"]), 0, &[]);
    assert!(!project.published().contains_key("articles/seen.svg"));
}
