//! `casebook list`: what it prints to people and to programs, and how it ends.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; names are as written"
)]

mod fixture;

use fixture::program::{Project, Ran, run};
use serde_json::{Value, json};

const CASE: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
-- content/articles/one.md --
---
title: One
date: 2022-09-28
updated: 2022-10-02
authors: [A. Reporter, B. Editor]
about: [pmo]
tags: [leaks]
---
Two words. OGRA was named, and OGRA was silent.

## Later

OGRA spoke.
-- content/articles/one.ur.md --
---
title: ایک
date: 2022-09-28
---
اوگرا خاموش رہا۔
-- content/articles/two.md --
---
title: Two
date: 2022-10-05
---
Nobody is named.
-- content/articles/later.md --
---
title: Later
publish_at: 2030-01-01T09:00:00+05:00
---
OGRA will speak.
-- content/articles/embargo.md --
---
title: Embargoed
embargo_until: 2029-06-01
---
-- content/entities/ogra.md --
---
name: OGRA
type: public-body
aliases: [{name: اوگرا, lang: ur}]
---
-- content/entities/pmo.md --
---
name: Prime Minister's Office
type: public-body
---
-- content/entities/khan.md --
---
name: A. Khan
type: person
draft: true
---
-- content/entities/lahore.md --
---
name: لاہور
type: place
---
-- content/events.yaml --
- id: sale
  title: Offered for sale
  date: 2022-08?
  status: reported
  threads: [sale]
  participants: [ogra]
- id: inquiry
  title: An inquiry
  date: 2022-09-24/..
  status: confirmed
  threads: [sale, response]
  place: lahore
- id: undated
  title: Some day
- id: call
  title: A call
  date: 2022-09-30T20:00:00Z
  time: {zone: Asia/Karachi}
-- content/claims.yaml --
- id: price
  statement: It was sold.
  draft: true
";

fn case() -> Project {
    Project::new(CASE)
}

/// What the program lists as JSON, and how it ended.
#[track_caller]
fn listed(project: &Project, code: i32, arguments: &[&str]) -> Vec<Value> {
    let mut all = vec!["list"];
    all.extend(arguments);
    all.extend(["--json", "--now", "2026-11-22"]);
    let ran = project.run(&all);
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.err);
    match serde_json::from_str(&ran.out).expect("JSON") {
        Value::Array(rows) => rows,
        other => panic!("no array: {other}"),
    }
}

#[track_caller]
fn check(arguments: &[&str], key: &str, expected: &[&str]) {
    let rows = listed(&case(), 0, arguments);
    let told: Vec<&str> = rows.iter().filter_map(|row| row[key].as_str()).collect();
    assert_eq!(told, expected, "{arguments:?}");
}

/// The table as it stands in a pipe.
#[track_caller]
fn printed(ran: &Ran, out: &str, err: &str) {
    let expected = out.trim_start_matches('\n');
    assert_eq!(ran.out, expected, "\n{}{}", ran.out, ran.err);
    assert_eq!(ran.err.trim_end(), err);
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
}

fn print(arguments: &[&str]) -> Ran {
    let mut all = vec!["list"];
    all.extend(arguments);
    all.extend(["--now", "2026-11-22"]);
    case().run(&all)
}

#[test]
fn lists_are_in_the_order_a_reader_expects() {
    check(&["events"], "id", &["sale", "inquiry", "call", "undated"]);
    check(&["entities"], "name", &["OGRA", "Prime Minister's Office", "لاہور"]);
    check(&["articles"], "title", &["Two", "One", "ایک"]);
    check(
        &["mentions"],
        "file",
        &["content/articles/one.md", "content/articles/one.ur.md"],
    );
    check(&["scheduled"], "id", &["embargo", "later", "khan", "price"]);
}

#[test]
fn lists_are_narrowed() {
    check(&["events", "--thread", "sale"], "id", &["sale", "inquiry"]);
    check(&["events", "--thread", "sale", "--status", "confirmed"], "id", &["inquiry"]);
    check(&["events", "--entity", "ogra"], "id", &["sale"]);
    check(&["events", "--entity", "lahore"], "id", &["inquiry"]);
    check(&["events", "--status", "denied"], "id", &[]);
    check(&["entities", "--type", "place"], "id", &["lahore"]);
    check(&["articles", "--entity", "ogra"], "lang", &["en", "ur"]);
    check(&["articles", "--entity", "pmo"], "lang", &["en"]);
    check(&["mentions", "--entity", "pmo"], "page", &[]);
}

#[test]
fn what_is_withheld_is_listed_where_it_is_asked_for() {
    check(&["entities", "--drafts"], "id", &["khan", "ogra", "pmo", "lahore"]);
    check(&["entities", "--drafts", "--type", "person"], "withheld", &["draft"]);
    check(
        &["mentions", "--drafts"],
        "page",
        &["article:one", "article:one", "article:later"],
    );
    let ran = print(&["entities", "--type", "person"]);
    printed(
        &ran,
        "",
        "No entity is like that. 1 record withheld, not looked at; --drafts does.",
    );
}

#[test]
fn every_key_of_the_json_is_there() {
    let case = case();
    let rows = listed(&case, 0, &["events"]);
    let expected = json!({
        "id": "inquiry", "title": "An inquiry", "date": "2022-09-24/..",
        "words": "since 24 September 2022, still open", "earliest": "2022-09-24",
        "latest": "open", "time": null,
        "date_basis": null, "public_date": null, "status": "confirmed",
        "threads": ["sale", "response"], "significance": 2, "participants": [],
        "place": "lahore", "sources": [], "languages": ["en"], "withheld": null,
        "file": "content/events.yaml", "line": 8,
    });
    assert_eq!(rows[1], expected);
    let call = &rows[2];
    assert_eq!(call["date"], "2022-09-30T20:00:00Z");
    assert_eq!(call["time"], json!({"local": "01:00", "zone": "Asia/Karachi"}));
    assert_eq!(
        (&call["earliest"], &call["latest"]),
        (&json!("2022-10-01"), &json!("2022-10-01"))
    );
    let undated = &rows[3];
    assert_eq!(undated["earliest"], "unknown");
    assert_eq!((&undated["date"], &undated["words"]), (&Value::Null, &Value::Null));
    let expected = json!({
        "id": "ogra", "name": "OGRA", "type": "public-body", "mentions": 4, "pages": 2,
        "events": 1, "languages": ["en"], "withheld": null,
        "file": "content/entities/ogra.md", "line": 2,
    });
    assert_eq!(listed(&case, 0, &["entities"])[0], expected);
    let expected = json!({
        "id": "one", "lang": "en", "title": "One", "date": "2022-09-28",
        "updated": "2022-10-02", "authors": ["A. Reporter", "B. Editor"], "words": 12,
        "tags": ["leaks"], "about": ["pmo"], "withheld": null,
        "file": "content/articles/one.md",
    });
    assert_eq!(listed(&case, 0, &["articles"])[1], expected);
    let expected = json!({
        "entity": "ogra", "page": "article:one", "lang": "en", "times": 3, "linked": 2,
        "sentence": "OGRA was named, and OGRA was silent.",
        "file": "content/articles/one.md",
    });
    assert_eq!(listed(&case, 0, &["mentions"])[0], expected);
    let expected = json!({
        "kind": "article", "id": "later", "lang": "en", "title": "Later",
        "reason": "scheduled", "due": "2030-01-01T04:00:00Z",
        "file": "content/articles/later.md", "line": 2,
    });
    let rows = listed(&case, 0, &["scheduled"]);
    assert_eq!(rows[1], expected);
    assert_eq!(rows[2]["due"], Value::Null);
}

#[test]
fn a_pipe_gets_a_plain_table() {
    let events = "
date                  in words                                                      title             status     threads         id       where
2022-08?              August 2022 (uncertain)                                       Offered for sale  reported   sale            sale     content/events.yaml:2
2022-09-24/..         since 24 September 2022, still open                           An inquiry        confirmed  sale, response  inquiry  content/events.yaml:8
2022-09-30T20:00:00Z  1 October 2022, 01:00, Pakistan Standard Time (Asia/Karachi)  A call            -          -               call     content/events.yaml:16
-                     date unknown                                                  Some day          -          -               undated  content/events.yaml:14
";
    printed(&print(&["events"]), events, "4 events.");
    let scheduled = "
due                   reason     kind     title         lang  id       where
2029-06-01 00:00 UTC  embargoed  article  Embargoed     en    embargo  content/articles/embargo.md:2
2030-01-01 04:00 UTC  scheduled  article  Later         en    later    content/articles/later.md:2
-                     draft      entity   A. Khan       en    khan     content/entities/khan.md:2
-                     draft      claim    It was sold.  en    price    content/claims.yaml:2
";
    let err = "4 withheld: 2 draft, 1 embargoed, 1 scheduled.";
    printed(&print(&["scheduled"]), scheduled, err);
    let mentions = "
entity  page         times  linked  file                        first sentence
ogra    article:one      3       2  content/articles/one.md     OGRA was named, and OGRA was silent.
ogra    article:one      1       1  content/articles/one.ur.md  اوگرا خاموش رہا۔
";
    printed(&print(&["mentions"]), mentions, "4 mentions, 3 of them links.");
}

#[test]
fn an_empty_list_says_so() {
    let project =
        Project::new("-- casebook.yaml --\ntitle: A\nbase_url: https://a.org/\n");
    let rows = [
        ("events", "There are no events."),
        ("entities", "There are no entities."),
        ("articles", "There are no articles."),
        ("mentions", "No page names an entity."),
        (
            "scheduled",
            "Nothing is withheld: there are no drafts, and nothing is scheduled or embargoed.",
        ),
    ];
    for (kind, sentence) in rows {
        let ran = project.run(&["list", kind]);
        assert_eq!(ran.code, 0);
        printed(&ran, "", sentence);
        assert_eq!(project.run(&["list", kind, "--json"]).out, "[]\n");
    }
}

#[test]
fn what_is_sound_is_listed_beside_the_errors() {
    let project = case();
    project.write("content/articles/bad.md", "---\ntitel: Bad\n---\n[[nobody]]\n");
    project.write("content/entities/worse.md", "---\nname: \"never closed\n---\n");
    let rows = listed(&project, 1, &["entities"]);
    assert_eq!(rows.len(), 3);
    let ran = project.run(&["list", "events"]);
    assert_eq!(ran.code, 1);
    for part in ["CB013", "CB012", "content/articles/bad.md:2:1", "`casebook check`"] {
        assert!(ran.err.contains(part), "no {part} in {}", ran.err);
    }
    assert!(ran.out.contains("inquiry") && !ran.out.contains("CB0"), "{}", ran.out);
    // Warnings are for `check` to tell.
    project.write("content/stray.yaml", "a: b\n");
    assert!(!project.run(&["list", "events"]).err.contains("CB006"));
    project.write("casebook.yaml", "title: [\n");
    let ran = project.run(&["list", "events", "--json"]);
    assert_eq!((ran.code, &*ran.out), (1, ""));
}

#[test]
fn slips_get_the_word_that_was_meant() {
    let case = case();
    let slips: &[(&[&str], &[&str])] = &[
        (&["list"], &["events", "entities", "articles", "mentions", "scheduled"]),
        (&["list", "evnets"], &["similar subcommand", "events"]),
        (&["list", "events", "--entity", "ogar"], &["there is no entity", "`ogra`"]),
        (&["list", "mentions", "--entity", "x"], &["casebook list entities"]),
        (&["list", "events", "--entity", "khan"], &["is withheld", "--drafts"]),
        (&["list", "events", "--thread", "slae"], &["did you mean `sale`?"]),
        (&["list", "events", "--thread", "x"], &["response, sale"]),
        (&["list", "events", "--status", "reportd"], &["reported"]),
        (&["list", "entities", "--type", "persn"], &["person"]),
        (&["list", "scheduled", "--now", "soon"], &["is not a moment"]),
    ];
    for (arguments, words) in slips {
        let ran = case.run(arguments);
        assert_eq!((ran.code, &*ran.out), (2, ""), "{arguments:?}");
        for word in *words {
            assert!(ran.err.contains(word), "no {word} in {}", ran.err);
        }
    }
    assert_eq!(run(case.outside(), &["list", "events"]).code, 2);
}
