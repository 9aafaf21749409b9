//! `casebook new`.

use std::fs;
use std::path::Path;

use casebook::starter::CASE;

use super::{Begun, check, printed};
use crate::fixture::program::{files, run};

/// Each kind with a title and the file that it is written to.
const KINDS: [(&str, &str, &str); 6] = [
    ("article", "What happened next", "content/articles/what-happened-next.md"),
    ("entity", "Dame Fenwick Oddly", "content/entities/dame-fenwick-oddly.md"),
    ("event", "The store is opened", "content/events/the-store-is-opened.md"),
    ("claim", "The store was empty.", "content/claims/the-store-was-empty.md"),
    ("source", "A second letter", "content/sources.yaml"),
    ("exhibit", "The letter", "content/exhibits/the-letter/index.md"),
];

#[test]
fn what_is_added_builds_at_once() {
    let begun = Begun::new();
    for (kind, title, path) in KINDS {
        let ran = begun.run(&["new", kind, title]);
        assert_eq!(printed(&ran, &begun.root()), Path::new(path));
        assert_eq!(ran.err.contains("--drafts"), kind == "article", "{}", ran.err);
        begun.clean(&[]);
        begun.clean(&["--drafts"]);
    }
    let said = begun.clean(&["--drafts"]);
    for (kind, count) in [("articles", 4), ("entities", 7), ("events", 6)] {
        assert_eq!(said["summary"]["pages"][kind], count, "{kind}");
    }
    // What is new can be used at once.
    let uses = "---\ntitle: Uses\n---\nDame Fenwick Oddly saw it [@a-second-letter].\n\n\
                ![[claim:the-store-was-empty]]\n\n![[event:the-store-is-opened]]\n";
    begun.write("content/uses.md", uses);
    begun.clean(&[]);
    let html = begun.read("public/uses/index.html");
    assert!(html.contains("entities/dame-fenwick-oddly/"), "{html}");
    // A new article is withheld until its draft line goes.
    let article = "content/articles/what-happened-next.md";
    assert!(!begun.root().join("public/articles/what-happened-next").exists());
    begun.write(article, &begun.read(article).replace("\ndraft: true\n", "\n"));
    begun.clean(&[]);
    assert!(begun.root().join("public/articles/what-happened-next").exists());
}

#[test]
fn options_reach_the_file() {
    let begun = Begun::new();
    let ran = begun.run(&["new", "entity", "Ümlaut & Sons", "--type", "company"]);
    let path = printed(&ran, &begun.root());
    assert_eq!(path, Path::new("content/entities/umlaut-sons.md"));
    let text = begun.read("content/entities/umlaut-sons.md");
    assert!(text.contains("\nname: Ümlaut & Sons\n"), "{text}");
    assert!(text.contains("\ntype: company\n"), "{text}");
    let ran = begun.run(&["new", "event", "Dusk", "--id", "second-dusk"]);
    assert!(printed(&ran, &begun.root()).ends_with("second-dusk.md"));
    let article = begun.read(&begun_article(&begun));
    let date = article.lines().find_map(|l| l.strip_prefix("date: ")).expect("a date");
    let date: jiff::civil::Date = date.parse().expect("a day");
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    // The test may run over midnight.
    assert!(date == today || date.tomorrow().expect("a day") == today, "{date}");
}

fn begun_article(begun: &Begun) -> String {
    let ran = begun.run(&["new", "article", "Today"]);
    printed(&ran, &begun.root()).to_str().expect("a path").to_owned()
}

#[test]
fn the_path_leads_from_the_current_folder() {
    let begun = Begun::new();
    let inside = begun.root().join("content/articles");
    let ran = run(&inside, &["new", "event", "From inside"]);
    assert_eq!(printed(&ran, &inside), Path::new("../events/from-inside.md"));
    let outside = begun.folder.path();
    let ran = run(outside, &["new", "event", "From outside", "--root", "case"]);
    assert_eq!(printed(&ran, outside), Path::new("case/content/events/from-outside.md"));
    check(&run(outside, &["new", "event", "Nowhere"]), 2, &["no casebook.yaml"]);
}

#[test]
fn an_id_that_is_taken_names_the_file_that_has_it() {
    let begun = Begun::new();
    begun.write("content/articles/old/urdu.ur.md", "---\ntitle: اردو\n---\n");
    begun.write("content/claims/list.yaml", "- {id: in-a-list, statement: S.}\n");
    begun.write("content/wire.bib", "@misc{wire, title = {Wire}}\n");
    begun.write("content/entities/broken.md", "---\nname: [\n---\n");
    for (kind, title, holder) in [
        ("article", "Forty-One Lamps", "content/articles/forty-one-lamps/index.md"),
        ("article", "What is in the store?", "content/articles/what-is-in-the-store.md"),
        ("article", "Urdu", "content/articles/old/urdu.ur.md"),
        ("entity", "Lamp Board", "content/entities/lamp-board.md"),
        ("entity", "Broken", "content/entities/broken.md"),
        ("event", "Lamps put up", "content/events.yaml"),
        ("claim", "In a list", "content/claims/list.yaml"),
        ("exhibit", "Count sheet", "content/exhibits/count-sheet/index.md"),
        ("source", "Our count", "content/sources.yaml"),
        ("source", "Wire", "content/wire.bib"),
    ] {
        let before = files(&begun.root());
        let ran = begun.run(&["new", kind, title]);
        check(&ran, 2, &["is taken", holder, "--id"]);
        assert_eq!(ran.out, "");
        assert_eq!(files(&begun.root()), before, "{kind} {title}");
    }
    // Of another kind, the same id is free; the id that is offered is free as well.
    check(&begun.run(&["new", "event", "Lamp Board"]), 0, &[]);
    check(&begun.run(&["new", "event", "Lamp Board"]), 2, &["`--id lamp-board-2`"]);
    check(&begun.run(&["new", "event", "X", "--id", "lamp-board-2"]), 0, &[]);
    check(&begun.run(&["new", "event", "Lamp Board"]), 2, &["`--id lamp-board-3`"]);
}

#[test]
fn a_translation_is_asked_for_by_id_and_language() {
    let begun = Begun::new();
    let urdu = "لیمپ بورڈ";
    check(&begun.run(&["new", "entity", urdu]), 2, &["no id can be made", "--id"]);
    check(
        &begun.run(&["new", "entity", "Lamp Board", "--lang", "ur"]),
        2,
        &["taken", "translate"],
    );
    let ran = begun.run(&["new", "entity", urdu, "--id", "lamp-board", "--lang", "ur"]);
    assert_eq!(
        printed(&ran, &begun.root()),
        Path::new("content/entities/lamp-board.ur.md")
    );
    assert!(!ran.err.contains("warn"), "{}", ran.err);
    begun.clean(&[]);
    let again = ["new", "entity", urdu, "--id", "lamp-board", "--lang", "ur"];
    check(&begun.run(&again), 2, &["lamp-board.ur.md"]);
    // A version in another language of what is not there builds with a warning, and is told.
    let ran = begun.run(&["new", "article", "Alone", "--lang", "fr-ca"]);
    assert_eq!(
        printed(&ran, &begun.root()),
        Path::new("content/articles/alone.fr-CA.md")
    );
    check(&ran, 0, &["builds will warn"]);
    check(&begun.run(&["check", "--drafts"]), 0, &["CB024"]);
    check(
        &begun.run(&["new", "article", "X", "--lang", "no tag"]),
        2,
        &["tag of a language"],
    );
}

#[test]
fn hostile_titles_build_or_are_refused() {
    let begun = Begun::new();
    for (n, title) in [
        "\"Quoted\" and 'quoted'",
        "a: b, #c and # d",
        "- not a list",
        "[not] {a: list}",
        "|",
        ">",
        "&a",
        "*a",
        "!tag",
        "%",
        "@at",
        "`code`",
        "---",
        "...",
        "?",
        "~",
        "true",
        "null",
        "no",
        "12",
        "1e3",
        "2022-09-28",
        "0x1F",
        ".inf",
        "back\\slash \\n",
        "وزیراعظم آفس: \"افشا\"",
        "نیم\u{200c}فاصله",
        "<script>alert(1)</script>",
        "trailing colon:",
        "{{ pull-quote(text=\"x\") }}",
    ]
    .iter()
    .enumerate()
    {
        for kind in ["article", "entity", "event", "claim", "source", "exhibit"] {
            let id = format!("hostile-{n}");
            let ran = begun.run(&["new", kind, "--id", &id, "--", title]);
            assert_eq!(ran.code, 0, "{kind} {title}: {}", ran.err);
        }
    }
    let ran = begun.run(&["check", "--drafts"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ran.err.contains("error"), "{}", ran.err);
    let before = files(&begun.root());
    for title in ["", " ", "two\nlines", "a\ttab", "\u{1b}[31m", "line\u{2028}line"] {
        check(&begun.run(&["new", "article", title, "--id", "free"]), 2, &["title"]);
    }
    for id in ["", "Upper", "a b", "../up", "a/b", "a.ur", "ü", ".", "index.md"] {
        check(&begun.run(&["new", "article", "T", "--id", id]), 2, &["cannot be an id"]);
    }
    for id in ["", "a b", "a;b", "a]", "-a"] {
        let id = format!("--id={id}");
        check(&begun.run(&["new", "source", "T", &id]), 2, &["cannot be the id"]);
    }
    check(&begun.run(&["new", "articel", "T"]), 2, &["article"]);
    check(&begun.run(&["new", "article", "T", "--type", "person"]), 2, &["--type"]);
    check(&begun.run(&["new", "entity", "T", "--type", "persan"]), 2, &["person"]);
    assert_eq!(files(&begun.root()), before);
}

#[test]
fn a_source_is_added_at_the_end_and_nothing_else_changes() {
    let begun = Begun::new();
    let before = begun.read("content/sources.yaml");
    check(&begun.run(&["new", "source", "Minutes: \"May\"", "--lang", "fr"]), 0, &[]);
    let after = begun.read("content/sources.yaml");
    assert!(after.starts_with(&before), "{after}");
    assert!(
        after.contains("- id: minutes-may\n  title: \"Minutes: \\\"May\\\"\"\n"),
        "{after}"
    );
    assert!(after.contains("  language: fr\n"), "{after}");
    begun.clean(&[]);
    for (text, words) in [
        ("[{id: a, title: A}]\n", "lines cannot be added to"),
        ("- {id: a, title: A\n", "has a fault"),
        ("- {id: a}\n", "has a fault"),
    ] {
        begun.write("content/sources.yaml", text);
        check(&begun.run(&["new", "source", "Another"]), 2, &[words]);
        assert_eq!(begun.read("content/sources.yaml"), text);
    }
    fs::write(begun.root().join("content/sources.yaml"), b"\xff\xfe").expect("a file");
    check(&begun.run(&["new", "source", "Another"]), 2, &["not a text that can be read"]);
    // Without a list, one is begun; one with the other ending is the list as well.
    fs::remove_file(begun.root().join("content/sources.yaml")).expect("it goes");
    check(&begun.run(&["new", "source", "First"]), 0, &[]);
    assert!(begun.read("content/sources.yaml").starts_with("- id: first\n"));
    fs::rename(
        begun.root().join("content/sources.yaml"),
        begun.root().join("content/sources.yml"),
    )
    .expect("it moves");
    let ran = begun.run(&["new", "source", "Second"]);
    assert_eq!(printed(&ran, &begun.root()), Path::new("content/sources.yml"));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_outside_the_project() {
    let begun = Begun::new();
    let outside = begun.folder.path().join("outside");
    fs::create_dir(&outside).expect("a folder");
    let events = begun.root().join("content/events");
    fs::remove_dir_all(&events).expect("it goes");
    std::os::unix::fs::symlink(&outside, &events).expect("a link");
    check(&begun.run(&["new", "event", "Away"]), 2, &["outside the project"]);
    assert!(files(&outside).is_empty());
    let sources = begun.root().join("content/sources.yaml");
    fs::rename(&sources, outside.join("sources.yaml")).expect("it moves");
    std::os::unix::fs::symlink(outside.join("sources.yaml"), &sources).expect("a link");
    let before = files(&outside);
    assert_eq!(begun.run(&["new", "source", "Away"]).code, 2);
    assert_eq!(files(&outside), before);
}

/// The keys that docs/format.md has for a section, but those that do nothing yet.
fn documented(section: &str) -> Vec<String> {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/format.md");
    let page = fs::read_to_string(page).expect("the page");
    let start = page.find(&format!("\n## {section}\n")).expect(section) + 4;
    let part = page[start..].split("\n## ").next().unwrap_or_default();
    let rows = part.lines().filter_map(|line| line.strip_prefix("| `"));
    let rows = rows
        .filter(|row| !row.contains("not used yet") && !row.contains("not checked yet"));
    rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned())).collect()
}

#[test]
fn every_documented_key_is_offered_and_shown() {
    let begun = Begun::new();
    let every = documented("What all records have");
    let mut seen = 0;
    for ((kind, title, path), section) in
        KINDS.iter().zip(["Articles", "Entities", "Events", "Claims", "", "Exhibits"])
    {
        if section.is_empty() {
            continue;
        }
        check(&begun.run(&["new", kind, title]), 0, &[]);
        let text = begun.read(path);
        // The language of a file stands in its name.
        for key in every.iter().chain(&documented(section)).filter(|key| *key != "lang") {
            let offered = text.contains(&format!("\n{key}: "));
            assert!(offered || text.contains(&format!("\n# {key}: ")), "{kind}: {key}");
            let shown = CASE.iter().any(|(path, bytes)| {
                let of_kind = path.contains(&format!("/{}", section.to_lowercase()));
                let text = String::from_utf8_lossy(bytes);
                (of_kind || every.contains(key)) && text.contains(&format!("{key}:"))
            });
            assert!(shown, "the case shows no `{key}` of {section}");
            seen += 1;
        }
    }
    assert!(seen > 60, "only {seen} keys were found");
}
