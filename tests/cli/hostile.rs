//! Input that no author meant: each has a decided answer, never a panic, and all of it is
//! told in one run.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::time::{Duration, Instant};

use super::fixture::program::Project;
use super::{CASE, check};

/// An alias bomb: nine levels of ten.
fn bomb() -> String {
    let mut text =
        "---\ntitle: Bomb\nextra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for n in 1..9 {
        let ten = format!("*a{}", n - 1);
        text += &format!("  a{n}: &a{n} [{}]\n", vec![ten; 10].join(", "));
    }
    text + "---\n"
}

/// One hostile file: the build's code, and what is said.
#[track_caller]
fn one(path: &str, bytes: impl AsRef<[u8]>, code: i32, words: &[&str]) -> Project {
    let project = Project::new(CASE);
    project.write(path, bytes);
    let ran = project.run(&["build", "--now", "2022-09-28"]);
    check(&ran, code, words);
    project
}

#[test]
fn each_has_a_decided_answer() {
    let page = "content/articles/x.md";
    one(page, "", 1, &["CB010", "x.md"]);
    one(page, "Words without front matter.\n", 1, &["CB010"]);
    one(page, "---\ntitle: X\nNo end.\n", 1, &["CB011", "x.md:1:1"]);
    one(page, bomb(), 1, &["CB012", "x.md"]);
    one(page, b"---\ntitle: caf\xe9\n---\n", 1, &["CB001", "x.md", "line 2", "é"]);
    one(page, "---\ntitle: [\n---\n", 1, &["CB012", "x.md:"]);
    one(page, "---\n- a list\n---\n", 1, &["CB014"]);
    one(page, "---\ntitle: X\ntitle: Y\n---\n", 1, &["x.md:3"]);
    one("content/articles/\u{1f600}.md", "---\ntitle: X\n---\n", 1, &["CB017"]);
    one("casebook.yaml", "", 1, &["CB015", "`title`"]);
    one("casebook.yaml", "title: [", 1, &["CB012", "casebook.yaml:1"]);
}

#[test]
fn marks_and_line_ends_of_other_systems_are_read() {
    let page = "\u{feff}---\r\ntitle: Windows\r\n---\r\nOGRA here.\r\n";
    let project = one("content/articles/x.md", page, 0, &[]);
    let made = project.published();
    let html = String::from_utf8_lossy(&made["articles/x/index.html"]);
    assert!(html.contains("Windows") && html.contains("id=\"m-ogra\""), "{html}");
    assert!(!html.contains('\u{feff}') && !html.contains('\r'), "{html:?}");
    // Places are those of the file, its mark and line ends counted.
    let page = "\u{feff}---\r\ntitle: X\r\nsumary: Y\r\n---\r\n";
    one("content/articles/x.md", page, 1, &["CB013", "x.md:3:1", "summary"]);
}

#[test]
fn a_huge_file_is_refused_by_its_size() {
    let project = Project::new(CASE);
    let mut text = b"---\ntitle: Huge\n---\n".to_vec();
    text.resize(50_000_000, b'x');
    project.write("content/articles/huge.md", &text);
    let start = Instant::now();
    check(&project.run(&["build"]), 1, &["CB002", "huge.md"]);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    // What is only copied may be as large as it likes.
    let project = Project::new(CASE);
    project.write("content/_static/huge.bin", &text);
    check(&project.run(&["build"]), 0, &[]);
    assert_eq!(project.published()["huge.bin"].len(), text.len());
}

#[test]
fn links_of_the_file_system_stay_inside() {
    let project = Project::new(CASE);
    let content = project.root().join("content");
    fs::write(project.outside().join("secret.md"), "---\ntitle: Secret\n---\n")
        .expect("a file");
    symlink(project.outside().join("secret.md"), content.join("leak.md"))
        .expect("a link");
    check(&project.run(&["build"]), 1, &["CB003", "leak.md"]);
    fs::remove_file(content.join("leak.md")).expect("removed");
    symlink(&content, content.join("articles/again")).expect("a link");
    check(&project.run(&["build"]), 1, &["CB004", "again"]);
    fs::remove_file(content.join("articles/again")).expect("removed");
    symlink("b.md", content.join("a.md")).expect("a link");
    symlink("a.md", content.join("b.md")).expect("a link");
    check(&project.run(&["build"]), 1, &["a.md", "b.md"]);
    fs::remove_file(content.join("a.md")).expect("removed");
    fs::remove_file(content.join("b.md")).expect("removed");
    project.write("shared/about.md", "---\ntitle: About\n---\nShared words.\n");
    symlink("../shared/about.md", content.join("about.md")).expect("a link");
    check(&project.run(&["build"]), 0, &[]);
    let made = project.published();
    assert!(String::from_utf8_lossy(&made["about/index.html"]).contains("Shared words."));
}

#[test]
fn all_of_it_is_told_in_one_run() {
    let project = Project::new(CASE);
    let articles = project.root().join("content/articles");
    project.write("content/articles/empty.md", "");
    project.write("content/articles/open.md", "---\ntitle: X\n");
    project.write("content/articles/latin.md", b"---\ntitle: \xe9\n---\n");
    project.write("content/articles/bomb.md", bomb());
    project.write("content/articles/deep.md", "> ".repeat(20_000));
    project.write("content/articles/nested.md", "---\ntitle: [[[[[[[[[[\n---\n");
    project.write("content/articles/zero.md", [0; 100]);
    symlink("/etc/hostname", articles.join("out.md")).expect("a link");
    symlink(&articles, articles.join("loop")).expect("a link");
    let strange = std::ffi::OsStr::from_bytes(b"n\xffme.md");
    fs::write(articles.join(strange), "").expect("a file");
    let ran = project.run(&["build"]);
    let told =
        ["empty.md", "open.md", "latin.md", "bomb.md", "deep.md", "nested.md", "zero.md"];
    check(&ran, 1, &told);
    check(&ran, 1, &["out.md", "loop", "n\u{fffd}me.md", "Nothing was published"]);
    assert!(!project.root().join("public").exists());
}
