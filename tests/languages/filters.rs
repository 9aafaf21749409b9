//! What the filters of a chronology of several pages look events up in, in each language.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::fixture::{Built, site};

const CASE: &str = "\
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
translations: {ur: {title: مقدمہ}}
chronology:
  page: 10
  threads: {sale: {title: The sale, titles: {ur: فروخت}}}
-- content/entities/ann.md --
---
name: Ann Ash
type: person
aliases: [{name: این ایش, lang: ur}]
---
-- content/events/first.md --
---
title: A first thing
date: 2022-09-24
status: alleged
participants: [ann]
threads: [sale]
---
-- content/events/second.md --
---
title: A second thing
date: 2023-01-02
---
-- content/events/second.ur.md --
---
title: دوسری بات
date: 2023-01-02
---
";

/// The case with more events than one page holds.
fn long() -> Built {
    let mut text = format!("{CASE}-- content/events.yaml --\n");
    for day in 10..20 {
        writeln!(text, "- {{id: e{day}, title: Event {day}, date: 2024-01-{day}}}")
            .expect("a string");
    }
    site(&text).sound()
}

fn index(built: &Built, path: &str) -> Value {
    serde_json::from_slice(&built.files[path]).expect("JSON")
}

#[test]
fn events_are_looked_up_in_the_words_of_the_reader() {
    let built = long();
    for (page, index) in [("chronology/", "index.json"), ("ur/chronology/", "index.json")]
    {
        let link = format!("data-index=\"{index}\"");
        assert!(built.text(page).contains(&link), "{page}: {}", built.text(page));
    }
    let english = index(&built, "chronology/index.json");
    assert_eq!(english["status"], json!([["alleged", "alleged"]]));
    assert_eq!(english["who"], json!([["ann", "Ann Ash"]]));
    assert_eq!(english["thread"], json!([["sale", "The sale"]]));
    assert_eq!(english["events"][0][0], "2022/#event-first");
    assert_eq!(english["events"][0][2], "24 September 2022");
    assert_eq!(english["events"][1][1], "A second thing");

    let urdu = index(&built, "ur/chronology/index.json");
    assert_eq!(urdu["who"], json!([["ann", "این ایش"]]));
    assert_eq!(urdu["thread"], json!([["sale", "فروخت"]]));
    assert_ne!(urdu["status"], english["status"]);
    assert_eq!(urdu["events"][0][0], "2022/#event-first");
    assert!(built.files.contains_key("ur/chronology/2022/index.html"));
    assert_ne!(urdu["events"][0][2], english["events"][0][2]);
    assert_eq!(urdu["events"][1][1], "دوسری بات");
}

#[test]
fn a_title_that_nobody_translated_says_its_language() {
    let built = long();
    let urdu = index(&built, "ur/chronology/index.json");
    assert_eq!(urdu["events"][0][1], "A first thing");
    assert_eq!(urdu["events"][0][10], json!(["en", "ltr"]));
    assert_eq!(urdu["events"][1][10], Value::Null);
    assert_eq!(index(&built, "chronology/index.json")["events"][0][10], Value::Null);
}
