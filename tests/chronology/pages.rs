//! Which pages a chronology takes, and that every event stands on one of them.

use std::collections::BTreeMap;

use super::fixture::{Built, site};

/// A case of `n` events over three years, with a small page size.
fn long(n: usize, page: usize) -> Built {
    let mut text = format!(
        "-- casebook.yaml --\ntitle: A case\nbase_url: https://example.org/\nlanguage: en\n\
         chronology:\n  page: {page}\n  threads:\n    money: {{title: The money}}\n\
         -- content/articles/one.md --\n---\ntitle: One\n---\n\
         ![[chronology:thread=money]]\n\n![[chronology:entity=ann]]\n\n![[chronology:]]\n\
         -- content/entities/ann.md --\n---\nname: Ann Arbour\ntype: person\n---\n\
         -- content/entities/ann.ur.md --\n---\nname: این\n---\n\
         -- content/events.yaml --\n"
    );
    for i in 0..n {
        let (year, month) = (2020 + i % 3, i % 12 + 1);
        text += &format!(
            "- {{id: e{i}, title: Event {i}, date: {year}-{month:02}-05, threads: [money], \
             participants: [ann], significance: {}}}\n",
            1 + i % 3
        );
    }
    text += "- {id: year, title: In a year, date: 2021}\n\
             - {id: over, title: Over years, date: 2019/2021}\n\
             - {id: open, title: Without a beginning, date: ../2018}\n\
             - {id: none, title: Undated}\n";
    let built = site(&text);
    assert!(built.outcome.is_sound(), "{}", built.told());
    built
}

/// The pages of a strand on which each event has its entry.
fn entries(built: &Built, under: &str) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let pages = built.files.iter().filter(|(p, _)| p.starts_with(under));
    for (path, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        for part in html.split(" id=\"event-").skip(1) {
            let id = part.split('"').next().unwrap_or_default();
            all.entry(id.to_owned()).or_default().push(path.clone());
        }
    }
    all
}

#[test]
fn a_short_chronology_is_one_page() {
    let built = long(12, 100);
    let entries = entries(&built, "chronology/index.html");
    assert_eq!(entries.len(), 16);
    let years: Vec<&String> =
        built.files.keys().filter(|p| p.starts_with("chronology/20")).collect();
    assert!(years.is_empty(), "{years:?}");
    assert!(built.files.contains_key("chronology/threads/money/index.html"));
}

#[test]
fn a_long_one_is_split_and_loses_nothing() {
    // Twenty events a year: each year fits a page of thirty, all of them do not.
    let built = long(60, 30);
    let overview = built.text("chronology/");
    assert!(!overview.contains("id=\"event-e0\""), "the overview holds no entries");
    let parts = entries(&built, "chronology/");
    let own: BTreeMap<&String, Vec<&String>> = parts
        .iter()
        .map(|(id, on)| (id, on.iter().filter(|p| !p.contains("threads")).collect()))
        .collect();
    assert_eq!(own.len(), 64);
    for (id, on) in own {
        assert_eq!(on.len(), 1, "{id}: {on:?}");
    }
    assert_eq!(parts["year"], ["chronology/2021/index.html"]);
    assert_eq!(parts["over"], ["chronology/2019/index.html"]);
    assert_eq!(parts["open"], ["chronology/before/index.html"]);
    assert_eq!(parts["none"], ["chronology/undated/index.html"]);
    for part in ["before", "2019", "2020", "2021", "2022", "undated"] {
        assert!(overview.contains(&format!("href=\"{part}/\"")), "{part}");
    }
    // An event's own page leads to where it stands.
    assert!(
        built.text("events/e1/").contains("href=\"../../chronology/2021/#event-e1\"")
    );
}

#[test]
fn a_year_that_is_too_long_is_split_by_month() {
    // Four months a year, five events each.
    let built = long(60, 12);
    let parts = entries(&built, "chronology/20");
    assert_eq!(parts["e0"], ["chronology/2020-01/index.html"]);
    assert_eq!(parts["year"], ["chronology/2021/index.html"]);
    let year = built.text("chronology/2020/");
    assert!(year.contains("href=\"../2020-01/#part-2020-01\""), "{year}");
}

#[test]
fn an_entity_with_too_many_events_has_pages_of_its_own_in_its_languages() {
    let built = long(60, 30);
    assert!(entries(&built, "entities/ann/index.html").is_empty());
    assert_eq!(entries(&built, "entities/ann/chronology/").len(), 60);
    assert_eq!(entries(&built, "ur/entities/ann/chronology/").len(), 60);
    let page = built.text("entities/ann/");
    assert!(page.contains("href=\"chronology/\""), "{page}");
    let short = long(12, 30);
    assert_eq!(entries(&short, "entities/ann/index.html").len(), 12);
    assert!(!short.files.keys().any(|p| p.starts_with("entities/ann/chronology")));
}

#[test]
fn what_stands_over_years_is_in_no_year() {
    let built = long(12, 100);
    let page = built.text("chronology/");
    let beyond = page.find("Over more than one year").expect("a heading");
    let over = page.find("id=\"event-over\"").expect("an entry");
    let first = page.find("id=\"part-2020\"").expect("the next year");
    assert!(beyond < over && over < first);
    let before = page.find("id=\"part-before\"").expect("a heading");
    assert!(before < beyond, "what has no beginning stands before every year");
    let year = page.find("During 2021").expect("a heading");
    assert!(page.find("id=\"event-year\"").expect("an entry") > year);
}

#[test]
fn what_became_known_has_an_order_of_its_own_only_where_it_differs() {
    let head = "-- casebook.yaml --\ntitle: A\nbase_url: https://example.org/\n\
                -- content/events.yaml --\n\
                - {id: deed, title: The deed, date: 2001-02}\n\
                - {id: talk, title: The talk, date: 2003-04}\n";
    let plain = site(head);
    assert!(!plain.files.contains_key("chronology/public/index.html"));
    let told = site(&head.replace("2001-02}", "2001-02, public_date: 2010-05-06}"));
    let page = told.text("chronology/public/");
    let place =
        |words: &str| page.find(words).unwrap_or_else(|| panic!("{words}: {page}"));
    assert!(place("id=\"event-talk\"") < place("id=\"event-deed\""));
    assert!(place(">2010<") > place(">2003<"));
    assert!(!page.contains("part-2001"), "the deed is filed where it became known");
    // Both dates are told on both pages.
    for page in [page, told.text("chronology/")] {
        assert!(page.contains("February 2001") && page.contains("6 May 2010"), "{page}");
    }
}

#[test]
fn what_has_not_ended_is_told_from_what_nobody_says() {
    let built = site(
        "-- casebook.yaml --\ntitle: A\nbase_url: https://example.org/\n\
         -- content/sources.yaml --\n- {id: one, type: book, title: One}\n\
         -- content/entities/ann.md --\n---\nname: Ann\ntype: person\nroles:\n\
         - {title: Chair, start: 2019?, end: '..', sources: [one]}\n\
         - {title: Clerk, start: 2011, sources: [one]}\n\
         - {title: Guard, start: 2001, end: 2004, sources: [one]}\n---\n",
    );
    let page = built.text("entities/ann/");
    for words in ["since 2019, still open (uncertain)", ">2011<", "from 2001 to 2004"] {
        assert!(page.contains(words), "{words}: {page}");
    }
}
