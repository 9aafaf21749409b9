//! Clock times with zones, from what an author writes to what a page says.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; names are as written"
)]

mod fixture;

use casebook::build::{Nobody, Options, Session, Silent};
use casebook::world::{Look, Memory};
use fixture::{CONFIG, site};

/// A site with one event of these lines.
fn event(lines: &str) -> fixture::Built {
    site(&format!("{CONFIG}-- content/events/x.md --\n---\ntitle: X\n{lines}\n---\n"))
}

/// The text of a page, its tags left out and its spaces folded.
fn text(page: &str) -> String {
    let mut out = String::new();
    for piece in page.split('<') {
        let words = piece.split_once('>').map_or(piece, |(_, words)| words);
        out.push_str(words);
        out.push(' ');
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(lines: &str, page: &str, words: &[&str]) {
    let built = event(lines).sound();
    let text = text(built.text(page));
    for words in words {
        assert!(text.contains(words), "no “{words}” in {text}");
    }
}

#[test]
fn pages_say_the_time_with_the_name_of_its_zone() {
    let time = "21:00, Pakistan Standard Time (Asia/Karachi)";
    let local = "date: 2022-09-24\ntime: {local: \"21:00\", zone: Asia/Karachi}";
    check(local, "events/x/", &["24 September 2022", time]);
    check(local, "chronology/", &["24 September 2022", time]);
    // Without quotes, too.
    check(
        "date: 2022-09-24\ntime:\n  local: 21:00\n  zone: Asia/Karachi",
        "events/x/",
        &[time],
    );
    check(
        "date: 2022-09-24\ntime: {local: \"21:00\"}",
        "events/x/",
        &["21:00 (zone not stated)"],
    );
    check(
        "date: 2022-09-24T21:00:00",
        "events/x/",
        &["24 September 2022, 21:00 (zone not stated)"],
    );
}

/// Every line of the table in docs/format.md.
#[test]
fn the_documentation_says_what_pages_say() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    let doc = std::fs::read_to_string(path).expect("the documentation");
    let (_, times) = doc.split_once("\n## Times\n").expect("a section");
    let (_, table) = times.split_once("| get, in English |\n").expect("a table");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    assert!(rows.len() > 5, "{rows:?}");
    for row in rows {
        let [date, time, said] = row[..] else { panic!("{row:?}") };
        let time = match time {
            "none" => String::new(),
            written => format!("time: {}", written.trim_matches('`')),
        };
        let built = event(&format!("date: {}\n{time}", date.trim_matches('`'))).sound();
        let text =
            text(built.text("chronology/")).replace(" · ", ", ").replace(" , ", ", ");
        assert!(text.contains(said), "no “{said}” in {text}");
    }
}

#[test]
fn a_moment_is_shown_by_the_clocks_of_its_place() {
    let moment = "date: 2022-09-30T20:00:00Z\ntime: {zone: Asia/Karachi}";
    let words = ["1 October 2022", "01:00, Pakistan Standard Time (Asia/Karachi)"];
    check(moment, "events/x/", &words);
    check(moment, "chronology/", &words);
    let built = event(moment);
    let page = built.text("chronology/");
    assert!(text(page).contains("October 2022"), "filed under the month there");
    assert!(!page.contains("September"), "{page}");
    assert!(page.contains("datetime=\"2022-10-01T01:00:00+05:00\""), "{page}");
    assert!(!text(page).contains("UTC"), "the time is told once: {page}");
}

#[test]
fn events_of_one_day_stand_by_the_moment() {
    let at = |id: &str, time: &str| {
        format!("- {{id: {id}, title: {id}, date: 2022-09-24{time}}}\n")
    };
    let zoned = |id: &str, local: &str, zone: &str| {
        at(id, &format!(", time: {{local: \"{local}\", zone: {zone}}}"))
    };
    let events = [
        zoned("a-second", "17:30", "Europe/London"),
        zoned("b-first", "21:00", "Asia/Karachi"),
        at("c-third", "T16:50:00Z"),
        at("d-sometime", ""),
        at("e-somewhere", ", time: {local: \"22:00\"}"),
    ];
    let all = format!("{CONFIG}-- content/events.yaml --\n{}", events.concat());
    let built = site(&all).sound();
    let text = text(built.text("chronology/"));
    let order = ["d-sometime", "e-somewhere", "b-first", "a-second", "c-third"];
    let places: Vec<usize> =
        order.iter().map(|id| text.find(id).expect("it is listed")).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn what_is_wrong_with_a_time_is_told_once() {
    for (lines, expected) in [
        (
            "date: 2022-09-24\ntime: 21:00",
            "CB014 content/events/x.md: expected a time as a mapping",
        ),
        (
            "date: 2022-09-24\ntime: {zone: UTC}",
            "CB015 content/events/x.md: a time has no `local`",
        ),
        ("time: {zone: UTC}", "CB015 content/events/x.md: a time has no `local`"),
        ("date: 24/09/2022\ntime: {zone: UTC}", "CB018 content/events/x.md"),
        (
            "date: 2022-09-24\ntime: {local: 9pm, zone: UTC}",
            "CB019 content/events/x.md: `9pm`",
        ),
        ("date: 2022-09-24\ntime: {local: [1], zone: UTC}", "CB014 content/events/x.md"),
        (
            "date: 2022-09-24\ntime: {local: \"21:00\", zon: UTC}",
            "CB013 content/events/x.md",
        ),
        (
            "date: 2022-09-24T16:00:00Z\ntime: {local: \"21:00\"}",
            "CB019 content/events/x.md: `date` and `time` contradict each other: at \
             2022-09-24T16:00:00Z clocks showed 16:00, not 21:00",
        ),
        (
            "date: 2022-03-27T01:30:00\ntime: {zone: Europe/London}",
            "CB019 content/events/x.md: on 2022-03-27 no clock in Europe/London showed the time in it",
        ),
    ] {
        let told = event(lines).told();
        assert_eq!(told.lines().count(), 1, "{lines}\n{told}");
        assert!(told.starts_with(expected), "{lines}\n{told}");
    }
}

/// A page that only names the event has its date from it.
#[test]
fn another_zone_reaches_every_page_that_tells_the_date() {
    let world = |zone: &str| {
        Memory::fixture(&format!(
            "{CONFIG}-- content/entities/ogra.md --\n---\nname: OGRA\n---\n\
             -- content/events/x.md --\n---\ntitle: X\ndate: 2022-09-30T20:00:00Z\n\
             time: {{zone: {zone}}}\n---\nOGRA was called.\n",
        ))
    };
    let turn = |session: &mut Session, zone: &str| {
        session.turn(&world(zone), &Look::Everything, &Nobody, &Silent);
        session.fingerprints()
    };
    let mut session = Session::new(Options::default());
    let before = turn(&mut session, "Asia/Karachi");
    let after = turn(&mut session, "UTC");
    assert_eq!(after, turn(&mut Session::new(Options::default()), "UTC"));
    let page = "entities/ogra/index.html";
    assert_ne!(before.get(page).expect("a page"), after.get(page).expect("a page"));
}
