//! Texts that break files: all of them come out of every export as they went in.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::fixture::{CONFIG, site};
use super::readers::{calendar, json, rows, shown, unguarded};

const TITLES: &[&str] = &[
    "a \"quoted\" 'title'",
    "one\ntwo",
    "one\r\ntwo\rthree",
    "</script><script>alert(1)</script>",
    "&lt;img src=x onerror=alert(1)&gt; &amp;amp;",
    "a, b; c: d \\ e \\n \\, {title} {status}",
    "🕯️🕯️ 👩‍👩‍👧 candle",
    "\u{202b}شہباز شریف\u{202c}\u{200f} وزیراعظم",
    "bell\u{7} null\u{0} escape\u{1b} next\u{85} line\u{2028} c1\u{9b}",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+92 51 1234567",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "'=1+1",
    "＝1+1",
    "\t=1",
    "END:VEVENT\nBEGIN:VEVENT",
    "BEGIN:VALARM;x=y:z",
    "----",
    "a very long title, which is told again and again, so that it has to be folded: \
     شہباز شریف 🕯️ شہباز شریف 🕯️ شہباز شریف 🕯️ شہباز شریف 🕯️ شہباز شریف 🕯️",
];

/// A text as YAML writes it between quotes, every character that is not plain by number.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c == ' ' || c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            let _ = write!(out, "\\U{:08X}", u32::from(c));
        }
    }
    out + "\""
}

/// A text where neither lines nor controls are told apart.
fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let space = |c: char| match c {
        '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_control() && c != '\n' => ' ',
        c => c,
    };
    lines.chars().map(space).collect()
}

#[track_caller]
fn check(titles: &[String]) {
    let mut events = String::from("-- content/events.yaml --\n");
    for (n, title) in titles.iter().enumerate() {
        let words = quoted(title);
        let _ = writeln!(
            events,
            "- {{id: e{n}, title: {words}, summary: {words}, threads: [{words}], tags: [{words}], \
             date: 2022-01-02, sources: [s], status: alleged}}"
        );
    }
    let source = "-- content/sources.yaml --\n- {id: s, type: book, title: S}\n";
    let built = site(&format!("{CONFIG}{source}{events}"));
    let file = json(&built, "chronology.json");
    let whole = file["events"].as_array().expect("events");
    assert_eq!(whole.len(), titles.len(), "{}", built.told());
    let (rows, entries) = (rows(&built), calendar(&built));
    assert_eq!((rows.len(), entries.len()), (titles.len(), titles.len()));
    let timeline = json(&built, "chronology.timelinejs.json");
    for (at, event) in whole.iter().enumerate() {
        let n: usize =
            event["id"].as_str().expect("an id")[1..].parse().expect("a number");
        let title = event["title"].as_str().expect("a title");
        assert_eq!(title, titles[n], "e{n}");
        assert_eq!(event["summary"].as_str().unwrap_or_default(), title);
        let bare = plain(title);
        assert_eq!(unguarded(&rows[at]["title"]), bare);
        let tag = plain(event["tags"][0].as_str().unwrap_or_default());
        assert_eq!(unguarded(&rows[at]["tags"]), tag);
        let start = rows[at]["title"].trim_start().chars().next();
        assert!(!start.is_some_and(|c| "=+-@＝＋－＠".contains(c)), "{:?}", rows[at]);
        assert_eq!(entries[at]["SUMMARY"], format!("alleged: {bare}"));
        assert!(entries[at]["DESCRIPTION"].contains(&bare), "{:?}", entries[at]);
        let slide = &timeline["events"][at];
        let headline = slide["text"]["headline"].as_str().expect("a headline");
        assert_eq!(shown(headline), format!("alleged: {title}"));
        // TimelineJS takes a label apart as HTML and puts it into the page as HTML.
        let group = slide["group"].as_str().expect("a group");
        let thread = event["threads"][0]["title"].as_str().expect("a thread");
        assert_eq!(shown(&shown(group)), thread);
        let text = slide["text"]["text"].as_str().expect("a text");
        let tags = text.matches('<').count();
        assert_eq!(tags, 8, "three paragraphs and a link: {text}");
    }
}

#[test]
fn hostile_titles_survive_in_all_four() {
    check(&TITLES.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>());
}

#[test]
fn any_text_survives_in_all_four() {
    let config = Config { cases: 64, failure_persistence: None, ..Config::default() };
    let letter = prop_oneof![
        3 => any::<char>(),
        2 => proptest::sample::select(" ,;:\\\"'=+-@\n\r\t<>&{}n".chars().collect::<Vec<_>>()),
        1 => proptest::sample::select("شریف🕯️\u{200f}\u{85}\u{feff}".chars().collect::<Vec<_>>()),
    ];
    let title = proptest::collection::vec(letter, 0..120)
        .prop_map(|letters| letters.into_iter().collect::<String>())
        .prop_filter("a title", |title| !title.trim().is_empty());
    let titles = proptest::collection::vec(title, 1..8);
    TestRunner::new(config)
        .run(&titles, |titles| {
            check(&titles);
            Ok(())
        })
        .expect("every text survives");
}
