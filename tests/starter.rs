//! Beginnings: the case that `init` writes is sound, whole and shows what there is to show;
//! what `new` writes builds at once; and neither touches what was there before.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test"
)]

#[path = "starter/add.rs"]
mod add;
#[cfg(unix)]
#[path = "starter/edit.rs"]
mod edit;
mod fixture;

use std::fs;
use std::path::{Path, PathBuf};

use casebook::starter::CASE;
use fixture::program::{Ran, files, run};
use serde_json::Value;

/// A folder with the starter case in it.
struct Begun {
    folder: tempfile::TempDir,
}

impl Begun {
    fn new() -> Self {
        let begun = Self { folder: tempfile::tempdir().expect("a folder") };
        check(
            &run(begun.folder.path(), &["init", "case"]),
            0,
            &["casebook serve --watch"],
        );
        begun
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("case")
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        run(&self.root(), arguments)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).expect(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file is written");
    }

    /// What a build says as data, having made sure that it finds nothing at all.
    #[track_caller]
    fn clean(&self, more: &[&str]) -> Value {
        let ran = self.run(&[&["build", "--format", "json"], more].concat());
        let said: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(ran.code, 0, "{}", ran.out);
        assert_eq!(said["diagnostics"], serde_json::json!([]), "{}", ran.out);
        said
    }
}

#[track_caller]
fn check(ran: &Ran, code: i32, words: &[&str]) {
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    for word in words {
        assert!(ran.err.contains(word), "no `{word}` in\n{}", ran.err);
    }
}

#[test]
fn a_new_case_builds_without_a_finding() {
    let begun = Begun::new();
    let said = begun.clean(&[]);
    for (kind, count) in [("articles", 2), ("entities", 6), ("events", 5), ("home", 1)] {
        assert_eq!(said["summary"]["pages"][kind], count, "{kind}");
    }
    assert_eq!(said["summary"]["withheld"], 1);
    let said = begun.clean(&["--drafts"]);
    assert_eq!(said["summary"]["pages"]["articles"], 3);
    let count = |part: &str| CASE.iter().filter(|(path, _)| path.contains(part)).count();
    assert_eq!(count("content/claims/"), 1);
    assert_eq!(count("content/sources.yaml"), 1);
    assert_eq!(count("content/exhibits/count-sheet/index.md"), 1);
}

#[test]
fn every_story_and_the_front_page_say_that_the_case_is_invented() {
    let begun = Begun::new();
    begun.clean(&[]);
    for page in ["", "articles/forty-one-lamps/", "articles/how-we-counted/"] {
        let html = begun.read(&format!("public/{page}index.html"));
        assert!(html.contains("This case is invented."), "{page}");
    }
    assert!(begun.read("public/about/index.html").contains("No real person"));
    // Addresses of other sites lie in the part of the web that is kept for examples.
    for (path, bytes) in CASE {
        let text = String::from_utf8_lossy(bytes);
        for (at, _) in text.match_indices("https://") {
            let host = text[at + 8..].split(['/', '"', '\n']).next().unwrap_or_default();
            assert!(host.ends_with(".example"), "{path}: {host}");
        }
    }
}

/// What readers see of each feature: a page of the built case, and words of its HTML.
const SHOWN: &[(&str, &str)] = &[
    // Names by themselves, by their aliases, by hand.
    (
        "articles/forty-one-lamps/",
        r#"href="../../entities/quillon-and-moth/">Quillon &amp; Moth</a>"#,
    ),
    ("", r#"href="entities/lamp-board/">Lamp Board</a>"#),
    (
        "articles/how-we-counted/",
        r#"href="../../entities/moth-of-the-quay/">Moth of the Quay</a>"#,
    ),
    (
        "articles/how-we-counted/",
        r#"href="../../entities/quillon-and-moth/">Quillon and Moth</a>"#,
    ),
    (
        "articles/how-we-counted/",
        r#"href="../../entities/moth-of-the-quay/">the account</a>"#,
    ),
    // Entities.
    ("entities/quillon-and-moth/", "Not to be confused with"),
    ("entities/zarrowmouth/", r#"lang="fr""#),
    ("entities/ottoline-brackenfeather/", "2019"),
    ("entities/ottoline-brackenfeather/", "Clerk"),
    ("entities/quillon-and-moth/", "sold lamps to"),
    ("entities/lamp-board/", "bought lamps from"),
    ("entities/zarrowmouth/", "location of"),
    ("entities/lamp-board/", "ZLB-7"),
    ("entities/lamp-board/", "https://board.example/"),
    // Links, claims, events, citations, footnotes.
    ("articles/forty-one-lamps/", r#"href="../../events/lamps-ordered/">March 2024</a>"#),
    ("articles/forty-one-lamps/", "nineteen lamps are missing"),
    ("articles/forty-one-lamps/", "disputed"),
    ("articles/forty-one-lamps/", "page 12"),
    ("articles/forty-one-lamps/", "A person who carried the lamps"),
    ("articles/forty-one-lamps/", "footnote"),
    ("articles/forty-one-lamps/", "How we reported this"),
    ("articles/forty-one-lamps/", r#"alt="Four rows of fifteen circles"#),
    ("articles/forty-one-lamps/", "Drawn by us."),
    ("articles/forty-one-lamps/", "pull-quote"),
    ("articles/forty-one-lamps/", "chronology-card"),
    ("articles/forty-one-lamps/", "Last verified"),
    // Cards, tables, code, boxes, tags, former addresses.
    ("articles/how-we-counted/", "event-card"),
    ("articles/how-we-counted/", "claim-card"),
    ("articles/how-we-counted/", "exhibit-card"),
    ("articles/how-we-counted/", "entity-card"),
    ("articles/how-we-counted/", "Speaks against it"),
    ("articles/how-we-counted/", "41 lamps standing"),
    ("articles/how-we-counted/", "<table"),
    ("articles/how-we-counted/", "<pre"),
    ("counting/", "articles/how-we-counted/"),
    ("tags/public-money/", "Forty-one lamps"),
    ("authors/pim-lanternfold/", "How we counted"),
    ("about/", r#"id="what-is-in-this-folder""#),
    ("about/", "<dl"),
    // Dates, and what they are the dates of.
    ("chronology/", "about September 2024"),
    ("chronology/", "6 to 24 May 2024"),
    ("chronology/", "05:30"),
    ("chronology/", "Became public"),
    ("chronology/", "date of publication"),
    ("entities/ottoline-brackenfeather/", "uncertain"),
];

#[test]
fn every_feature_is_shown() {
    let begun = Begun::new();
    begun.clean(&[]);
    for (page, words) in SHOWN {
        let html = begun.read(&format!("public/{page}index.html"));
        assert!(html.contains(words), "no `{words}` in {page}:\n{html}");
    }
    // Two events of one day stand in the order that `after` gives.
    let chronology = begun.read("public/chronology/index.html");
    let at = |words: &str| chronology.find(words).expect(words);
    assert!(at("Two reporters count forty-one") < at("nineteen lamps are in a store"));
    // A draft is marked; what is confidential stays at home.
    begun.clean(&["--drafts", "--output", "../drafts"]);
    let draft = "articles/what-is-in-the-store/index.html";
    assert!(!begun.root().join("public").join(draft).exists());
    let draft = fs::read_to_string(begun.folder.path().join("drafts").join(draft));
    let draft = draft.expect("a draft");
    assert!(draft.contains("not-published") && draft.contains("checkbox"), "{draft}");
    for (path, bytes) in files(&begun.root().join("public")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("Conversation on the quay"), "{path}");
    }
}

#[test]
fn a_folder_that_is_not_empty_is_refused() {
    let begun = Begun::new();
    let folder = begun.folder.path();
    fs::create_dir(folder.join("mine")).expect("a folder");
    fs::write(folder.join("mine/notes.txt"), "call back").expect("a file");
    let mine = || files(&folder.join("mine"));
    let before = mine();
    let said = ["mine is not empty: it holds notes.txt", "--force"];
    check(&run(folder, &["init", "mine"]), 2, &said);
    check(&run(&folder.join("mine"), &["init"]), 2, &["the current folder is not empty"]);
    check(&run(folder, &["init", ""]), 2, &["[DIR]"]);
    check(&run(folder, &["init", "mine/notes.txt"]), 2, &["cannot use mine/notes.txt"]);
    assert_eq!(mine(), before);
    // With --force the case comes beside what is there.
    check(&run(folder, &["init", "mine", "--force"]), 0, &["cd mine"]);
    let after = mine();
    assert_eq!(after.len(), CASE.len() + 1);
    assert_eq!(after["notes.txt"], before["notes.txt"]);
    // A second time there is nothing to do, and nothing is done.
    check(&run(folder, &["init", "mine", "--force"]), 0, &["nothing was written"]);
    assert_eq!(mine(), after);
}

#[test]
fn other_files_are_never_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("mine");
    fs::create_dir_all(root.join("content")).expect("a folder");
    fs::write(root.join("casebook.yaml"), "title: Mine\n").expect("a file");
    fs::write(root.join("content/articles"), "not a folder").expect("a file");
    let before = files(&root);
    let ran = run(folder.path(), &["init", "mine", "--force"]);
    check(&ran, 2, &["casebook.yaml", "content/articles/", "nothing was written"]);
    assert_eq!(files(&root), before);
}

#[test]
fn hidden_files_do_not_count_and_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    fs::write(folder.path().join(".git/HEAD"), "ref").expect("a file");
    fs::write(folder.path().join(".gitignore"), "/secret\n").expect("a file");
    let ran = run(folder.path(), &["init"]);
    check(&ran, 0, &["add a line `/public/`", "casebook serve"]);
    assert!(!ran.err.contains("cd "), "{}", ran.err);
    let after = files(folder.path());
    assert_eq!(after[".gitignore"], b"/secret\n");
    assert_eq!(after[".git/HEAD"], b"ref");
    assert_eq!(after.len(), CASE.len() + 1);
}

#[test]
fn a_case_goes_where_it_is_asked_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = run(folder.path(), &["init", "deep/down/my case"]);
    check(&ran, 0, &["cd 'deep/down/my case'"]);
    assert_eq!(ran.out, "");
    let made = files(&folder.path().join("deep/down/my case"));
    assert_eq!(made.len(), CASE.len());
    for (path, bytes) in CASE {
        assert!(made[*path] == *bytes, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_written_through() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    for name in ["mine", "elsewhere"] {
        fs::create_dir(at(name)).expect("a folder");
    }
    std::os::unix::fs::symlink(at("elsewhere"), at("mine/content")).expect("a link");
    let ran = run(folder.path(), &["init", "mine", "--force"]);
    check(&ran, 2, &["content/"]);
    assert!(files(&at("elsewhere")).is_empty());
    assert!(!at("mine/casebook.yaml").exists());
}

/// The path that a run printed, which is all it printed.
#[track_caller]
fn printed(ran: &Ran, folder: &Path) -> PathBuf {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let path = ran.out.strip_suffix('\n').expect("a line");
    assert!(!path.contains('\n'), "{path}");
    assert!(folder.join(path).is_file(), "{path}");
    PathBuf::from(path)
}
