//! The exports of the chronology, read back: what each holds and leaves out, what the page
//! says of them, and that no text an author can write breaks one.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::too_many_lines,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

#[path = "serve/client.rs"]
#[allow(dead_code, reason = "only answers are looked at")]
mod client;
mod fixture;
#[path = "exports/hostile.rs"]
mod hostile;
#[path = "exports/readers.rs"]
mod readers;
#[path = "exports/schema.rs"]
mod schema;

use casebook::build::{Item, Nobody, Options, Session, Silent};
use casebook::world::{Look, Memory};
use fixture::{Built, CONFIG, site, with_drafts};
use readers::{calendar, json, rows, unguarded};

const PATHS: [&str; 4] =
    ["chronology.json", "chronology.csv", "chronology.ics", "chronology.timelinejs.json"];

/// Events of every kind of date, and one of everything that an event may have.
const CASE: &str = "
-- content/sources.yaml --
- {id: report, type: webpage, title: The report, URL: 'https://example.com/report'}
- id: smith-whistleblower
  type: interview
  title: Interview with J. Smith
  URL: https://example.com/smith
  custom: {confidential: true, public_name: An official}
-- content/entities/ogra.md --
---
name: OGRA
---
-- content/entities/town.md --
---
name: The town
type: place
---
-- content/articles/story.md --
---
title: The story
date: 2022-10-01
---
Of [the meeting](event:meeting).
-- content/events/meeting.md --
---
title: The meeting
summary: They met, in the end.
date: \"2022-09-24\"
time: {local: \"21:00\", zone: Asia/Karachi}
date_basis: reported
public_date: 2022-10
status: reported
participants: [ogra]
place: town
threads: [sale, response]
tags: [one, two]
after: [listed]
significance: 1
sources: [report, smith-whistleblower]
---
-- content/events.yaml --
- {id: listed, title: Listed, date: '2022-08~', sources: [report]}
- {id: shown, title: Shown, date: '2022-09-24?', status: confirmed, sources: [report]}
- {id: days, title: Some days, date: 2022-12-30/2022-12-31, status: confirmed, sources: [report]}
- {id: near, title: Near a day, date: '2022-09-24~', status: denied, sources: [report]}
- {id: from, title: Ever since, date: 2023-01-01/.., sources: [report]}
- {id: until, title: Until then, date: ../2001, sources: [report]}
- {id: decade, title: In the eighties, date: 198X, sources: [report]}
- {id: old, title: Long ago, date: '-0043-03-15', sources: [report]}
- {id: one-of, title: One of two, date: '[2022-09-24,2022-09-26]', sources: [report]}
- {id: unknown, title: Some time, sources: [report]}
";

fn case() -> Built {
    site(&format!("{CONFIG}{CASE}")).sound()
}

#[test]
fn json_has_every_event_and_every_field() {
    let built = case();
    let file = json(&built, "chronology.json");
    let faults = schema::faults(&file);
    assert!(faults.is_empty(), "{faults:#?}");
    let events = file["events"].as_array().expect("events");
    let ids: Vec<&str> = events.iter().filter_map(|e| e["id"].as_str()).collect();
    let order = "until old decade listed near shown meeting one-of days from unknown";
    assert_eq!(ids, order.split(' ').collect::<Vec<_>>());
    let at = |id: &str| ids.iter().position(|i| *i == id);
    assert_eq!(file["count"], 11);
    let meeting = &events[at("meeting").expect("the meeting")];
    let expected = serde_json::json!({
        "id": "meeting",
        "url": "https://example.org/case/events/meeting/",
        "path": "events/meeting/",
        "anchor": "event-meeting",
        "language": "en",
        "title": "The meeting",
        "summary": "They met, in the end.",
        "date": {
            "edtf": "2022-09-24", "level": 0, "earliest": "2022-09-24", "latest": "2022-09-24",
            "precision": "day", "uncertain": false, "approximate": false,
            "words": "24 September 2022"
        },
        "time": meeting["time"],
        "date_basis": "reported",
        "public_date": {
            "edtf": "2022-10", "level": 0, "earliest": "2022-10-01", "latest": "2022-10-31",
            "precision": "month", "uncertain": false, "approximate": false,
            "words": "October 2022"
        },
        "status": "reported",
        "status_words": "reported",
        "threads": meeting["threads"],
        "significance": 1,
        "participants": [
            {"id": "ogra", "name": "OGRA", "url": "https://example.org/case/entities/ogra/"}
        ],
        "place":
            {"id": "town", "name": "The town", "url": "https://example.org/case/entities/town/"},
        "sources": [
            {"key": "report", "title": "The report", "url": "https://example.com/report"},
            {"key": null, "title": "An official", "url": null}
        ],
        "articles": [{
            "id": "story", "title": "The story", "url": "https://example.org/case/articles/story/"
        }],
        "after": ["listed"],
        "tags": ["one", "two"],
    });
    assert_eq!(*meeting, expected);
    assert_eq!(meeting["time"]["local"], "21:00");
    assert_eq!(meeting["time"]["zone"], "Asia/Karachi");
    assert_eq!(meeting["threads"][1]["id"], "response");
    let bounds = |id: &str| {
        let date = &events[at(id).expect(id)]["date"];
        format!("{} {}", date["earliest"], date["latest"])
    };
    assert_eq!(bounds("until"), "\"open\" \"2001-12-31\"");
    assert_eq!(bounds("from"), "\"2023-01-01\" \"open\"");
    assert_eq!(bounds("old"), "\"-0043-03-15\" \"-0043-03-15\"");
    assert_eq!(events[at("unknown").expect("it")]["date"], serde_json::Value::Null);
}

#[test]
fn the_schema_finds_what_is_not_as_it_says() {
    let mut file = json(&case(), "chronology.json");
    file["events"][0]["more"] = 1.into();
    file["events"][1]["date"]["earliest"] = "44 BC".into();
    file["events"][2]["title"] = 3.into();
    file["version"] = 2.into();
    file.as_object_mut().expect("an object").remove("count");
    assert_eq!(schema::faults(&file).len(), 5, "{:#?}", schema::faults(&file));
}

#[test]
fn the_table_tells_what_the_json_tells() {
    let built = case();
    let bytes = &built.files["chronology.csv"];
    assert!(bytes.starts_with("\u{feff}id,title,date,".as_bytes()));
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches("\r\n").count(), 12);
    let rows = rows(&built);
    let file = json(&built, "chronology.json");
    for (row, event) in rows.iter().zip(file["events"].as_array().expect("events")) {
        assert_eq!(event["id"], row["id"]);
        assert_eq!(event["title"], row["title"]);
        assert_eq!(event["date"]["edtf"].as_str().unwrap_or_default(), row["date"]);
        assert_eq!(
            event["date"]["earliest"].as_str().unwrap_or_default(),
            row["earliest"]
        );
        assert_eq!(event["significance"].to_string(), row["significance"]);
    }
    let find = |id: &str| rows.iter().find(|row| row["id"] == id).expect(id);
    let meeting = find("meeting");
    for (column, cell) in [
        ("sources", "The report; An official"),
        ("source_keys", "report"),
        ("threads", "sale; response"),
        ("participant_ids", "ogra"),
        ("place", "The town"),
        ("time", "21:00"),
        ("time_zone", "Asia/Karachi"),
        ("public_date_words", "October 2022"),
        ("article_urls", "https://example.org/case/articles/story/"),
        ("url", "https://example.org/case/events/meeting/"),
    ] {
        assert_eq!(meeting[column], cell, "{column}");
    }
    // A date is no text, and is never given an apostrophe.
    assert_eq!(find("old")["date"], "-0043-03-15");
    assert_eq!(find("unknown")["date"], "");
}

#[test]
fn the_calendar_has_the_days_that_are_known() {
    let events = calendar(&case());
    let told = |name: &str| -> Vec<&str> { events.iter().map(|e| &*e[name]).collect() };
    assert_eq!(
        told("UID"),
        ["shown", "meeting", "days"].map(|id| format!("case/{id}@example.org"))
    );
    assert_eq!(told("DTSTART;VALUE=DATE"), ["20220924", "20220924", "20221230"]);
    assert_eq!(told("DTEND;VALUE=DATE"), ["20220925", "20220925", "20230101"]);
    assert_eq!(told("STATUS"), ["TENTATIVE", "TENTATIVE", "CONFIRMED"]);
    let doubted = "Shown – 24 September 2022 (uncertain)";
    assert_eq!(told("SUMMARY"), [doubted, "reported: The meeting", "Some days"]);
    let meeting = &events[1];
    assert_eq!(meeting["URL"], "https://example.org/case/events/meeting/");
    assert_eq!(meeting["LOCATION"], "The town");
    assert!(meeting["DESCRIPTION"].starts_with("Date: 24 September 2022;"));
    for words in ["21:00", "They met, in the end.", "An official", "Standing: reported"] {
        assert!(meeting["DESCRIPTION"].contains(words), "{words}: {meeting:?}");
    }
    assert!(events.iter().all(|e| e["DTSTAMP"] == "19700101T000000Z"));
}

#[test]
fn timelinejs_always_has_our_words_for_the_date() {
    let built = case();
    let file = json(&built, "chronology.timelinejs.json");
    let events = file["events"].as_array().expect("events");
    let find = |id: &str| events.iter().find(|e| e["unique_id"] == format!("event-{id}"));
    assert_eq!(events.len(), 9);
    assert!(find("until").is_none() && find("unknown").is_none());
    for event in events {
        assert!(event["display_date"].as_str().is_some_and(|d| !d.is_empty()), "{event}");
        assert_eq!(event["autolink"], false);
    }
    let shown = |id: &str| {
        let event = find(id).expect(id);
        let end = event.get("end_date").map_or_else(String::new, ToString::to_string);
        format!("{}{end} {}", event["start_date"], event["display_date"])
    };
    assert_eq!(shown("listed"), "{\"year\":2022,\"month\":8} \"about August 2022\"");
    let decade = "{\"year\":1980}{\"year\":1989} \"some time in the 1980s\"";
    assert_eq!(shown("decade"), decade);
    assert!(shown("from").starts_with("{\"year\":2023,\"month\":1,\"day\":1} "));
    let meeting = find("meeting").expect("the meeting");
    assert_eq!(meeting["text"]["headline"], "reported: The meeting");
    let text = meeting["text"]["text"].as_str().expect("a text");
    assert!(text.contains("Standing: reported"), "{text}");
    let link = "<a href=\"https://example.org/case/events/meeting/\">";
    assert!(text.contains(link), "{text}");
}

#[test]
fn the_page_says_what_each_leaves_out() {
    let built = case();
    let page = built.text("chronology/");
    for (path, words) in [
        ("chronology.json", "Complete: 11 events."),
        ("chronology.csv", "Complete: 11 events."),
        ("chronology.ics", "Leaves out 8 of 11 events: those without an exact day"),
        (
            "chronology.timelinejs.json",
            "Leaves out 2 of 11 events: those without a begin",
        ),
    ] {
        let link = format!("href=\"../{path}\"");
        let line = page.lines().find(|line| line.contains(&link)).expect(path);
        assert!(line.contains(words), "{line}");
    }
}

#[test]
fn an_urdu_site_speaks_urdu() {
    let config = CONFIG.replace("language: en", "language: ur");
    let built = site(&format!("{config}{CASE}"));
    let page = built.text("chronology/");
    assert!(page.contains("11 واقعات میں سے 8 شامل نہیں"), "{page}");
    assert!(page.contains("مکمل: 11 واقعات۔"), "{page}");
    let meeting = &calendar(&built)[1];
    assert_eq!(meeting["SUMMARY"], "بیان کردہ: The meeting");
    assert_eq!(json(&built, "chronology.json")["language"], "ur");
}

#[test]
fn what_could_hold_nothing_is_not_made() {
    let none = site(&format!("{CONFIG}-- content/about.md --\n---\ntitle: About\n---\n"));
    assert!(PATHS.iter().all(|path| !none.files.contains_key(*path)), "{}", none.told());
    let event = "-- content/events.yaml --\n- {id: x, title: X, date: ../2022}\n";
    let built = site(&format!("{CONFIG}{event}"));
    let has = PATHS.map(|path| built.files.contains_key(path));
    assert_eq!(has, [true, true, false, false], "{}", built.told());
    let page = built.text("chronology/");
    assert_eq!(PATHS.map(|path| page.contains(&format!("/{path}\""))), has);
}

#[test]
fn the_projects_own_file_comes_first() {
    let own = "-- content/_static/chronology.json --\nours\n\
        -- content/about.md --\n---\ntitle: About\nredirect_from: [/chronology.csv]\n---\n";
    let built = site(&format!("{CONFIG}{CASE}{own}")).sound();
    assert_eq!(built.text("chronology.json"), "ours\n");
    assert!(built.text("chronology.csv").contains("<html"));
    assert!(built.text("chronology.ics").starts_with("BEGIN:VCALENDAR\r\n"));
}

#[test]
fn drafts_are_in_none_of_them() {
    let drafts = "-- content/events/canary.md --\n---\ntitle: Canary\ndate: 2022-09-25\n\
        draft: true\n---\n\
        -- content/entities/canary.md --\n---\nname: Canary\ndraft: true\n---\n\
        -- content/articles/canary.md --\n---\ntitle: Canary\ndraft: true\n---\n\
        Of [the meeting](event:meeting).\n";
    let case = CASE.replace("participants: [ogra]", "participants: [canary, ogra]");
    let case = case.replace("after: [listed]", "after: [canary, listed]");
    let fixture = format!("{CONFIG}{case}{drafts}").replace("2022-09-25", "2022-07-01");
    let (plain, shown) = (site(&fixture), with_drafts(&fixture));
    assert!(shown.text("chronology/").contains("Canary"));
    for path in PATHS {
        let text = String::from_utf8_lossy(&shown.files[path]).to_lowercase();
        assert!(!text.contains("canary"), "{path}: {text}");
        assert_eq!(plain.files[path], shown.files[path], "{path}");
    }
}

#[test]
fn a_session_makes_them_when_asked() {
    let world = Memory::fixture(&format!("{CONFIG}{CASE}"));
    let mut session = Session::new(Options::default());
    let turn = session.turn(&world, &Look::Everything, &Nobody, &Silent);
    let edition = turn.edition.expect("a sound case");
    let built = case();
    for path in PATHS {
        assert!(edition.paths().contains(path), "{path}");
        let made = edition.file(path).expect("nothing is wrong");
        assert_eq!(made, Some(Item::Bytes(built.files[path].clone())), "{path}");
    }
    assert_eq!(turn.outcome.summary.files, built.outcome.summary.files);
}

#[test]
fn the_server_tells_their_types() {
    let server = client::Server::of(&PATHS.map(|path| (path, "x")));
    for (path, mime) in [
        ("/chronology.json", "application/json; charset=utf-8"),
        ("/chronology.csv", "text/csv; charset=utf-8"),
        ("/chronology.ics", "text/calendar; charset=utf-8"),
        ("/chronology.timelinejs.json", "application/json; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!(answer.header("content-type").as_deref(), Some(mime), "{path}");
    }
}

#[test]
fn an_apostrophe_can_be_taken_away_again() {
    assert_eq!(["'=1", "''=1", "'quoted'"].map(unguarded), ["=1", "'=1", "'quoted'"]);
}
