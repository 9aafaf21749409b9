//! A long chronology on many pages: what an edit of one event is the concern of.

use std::collections::BTreeSet;

use casebook::build::{Turn, Work};
use casebook::world::{Memory, World};

use super::Desk;
use super::counts::edit;
use super::storm::cases::long;

const LIST: &str = "content/events.yaml";

/// The long chronology of a site in one language: what is counted here is told once.
fn alone() -> Memory {
    let mut world = long();
    let config = world.read("casebook.yaml").expect("a configuration");
    let config = String::from_utf8(config).expect("text");
    world.insert("casebook.yaml", config.replace("translations:", "extra:"));
    world
}

/// What a turn did, and the pages that came out other than before: the new and the gone
/// included.
#[track_caller]
fn pages_of(
    desk: &mut Desk,
    edit: impl FnOnce(&mut Desk) -> Turn,
) -> (Work, Vec<String>) {
    let before = desk.pages();
    let turn = edit(desk);
    let now = desk.pages();
    let all: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let others = all.into_iter().filter(|path| before.get(*path) != now.get(*path));
    (turn.work, others.cloned().collect())
}

#[test]
fn the_title_of_an_event_is_no_concern_of_other_years() {
    let mut desk = Desk::new(alone());
    let path = "content/events/event-34.md";
    let (work, pages) =
        pages_of(&mut desk, |desk| edit(desk, path, "Event 34", "Evnet 34"));
    let listed = ["chronology/2022-09", "chronology/public/2022-09"];
    let of_threads = ["chronology/threads/press", "chronology/threads/raids"]
        .map(|thread| [thread.to_owned(), format!("{thread}/2022")]);
    let of_mina = ["", "ur/"].map(|lang| {
        let own = format!("{lang}entities/mina");
        let chronology = format!("{own}/chronology");
        [format!("{chronology}/2022-09"), chronology, own, format!("{lang}articles/two")]
    });
    // Its picture stands on the first pages, and on the front page.
    let pictures = ["chronology", ""];
    // The page of its source tells what rests on it.
    let own = ["events/event-3", "events/event-23", "events/event-34", "sources/one"];
    let mut expected: Vec<String> = [&listed[..], &pictures, &own]
        .concat()
        .into_iter()
        .map(str::to_owned)
        .chain(of_threads.into_iter().flatten())
        .chain(of_mina.into_iter().flatten())
        .map(|page| format!("{page}/index.html").trim_start_matches('/').to_owned())
        .collect();
    expected.sort();
    assert_eq!(pages, expected);
    assert_eq!((work.parsed, work.changed, work.rendered), (1, 20, 21));
}

#[test]
fn the_summary_of_an_event_is_its_page_and_those_that_list_it() {
    let mut desk = Desk::new(alone());
    let path = "content/events/event-28.md";
    let (work, pages) = pages_of(&mut desk, |desk| edit(desk, path, "A summary", "What"));
    let lists = pages.iter().filter(|path| path.ends_with("/2022/index.html"));
    assert_eq!((pages.len(), lists.count()), (7, 6), "{pages:#?}");
    // The pictures that draw it, its neighbours in time and its source are looked at in
    // vain.
    assert_eq!(work, Work { parsed: 1, woven: 1, rendered: 21, changed: 7 });
}

#[test]
fn a_new_event_shows_in_the_maps_of_its_strands_and_nowhere_else() {
    let mut desk = Desk::new(alone());
    let path = "content/events/new.md";
    let event = |date| format!("---\ntitle: New\ndate: {date}\nsources: [one]\n---\n");
    let (work, pages) = pages_of(&mut desk, |desk| {
        desk.world.insert(path, event("2021-07-01"));
        let turn = desk.look_at(&[path]);
        assert_eq!(desk.differs(&turn), None);
        turn
    });
    let is_near = |page: &&String| {
        let is_strand = page.starts_with("chronology/") && !page.contains("threads");
        let is_source = ["sources/index.html", "sources/one/index.html"];
        is_strand
            || page.contains("events/")
            || *page == "index.html"
            || is_source.contains(&page.as_str())
    };
    assert!(pages.iter().all(|page| is_near(&page)), "{pages:#?}");
    assert_eq!((work.rendered, work.changed), (30, 30));
    // The first of its year and month: a page more, and the others where they were.
    let (work, pages) =
        pages_of(&mut desk, |desk| edit(desk, path, "2021-07-01", "1987-02"));
    assert!(pages.contains(&"chronology/1987/index.html".to_owned()));
    assert!(pages.iter().all(|page| is_near(&page)), "{pages:#?}");
    let events = pages.iter().filter(|page| page.contains("events/")).count();
    // Those beside it in time, before and now, one of them in two languages.
    assert_eq!((events, work.rendered, work.changed), (6, 33, 33), "{pages:#?}");
}

/// Changes something wherever it stands in the list of events; gives the pages that came
/// out other than before.
#[track_caller]
fn everywhere(desk: &mut Desk, from: &str, to: &str) -> Vec<String> {
    let text = String::from_utf8(desk.world.read(LIST).expect("the list")).expect("text");
    assert!(text.contains(from), "no {from:?}");
    desk.world.insert(LIST, text.replace(from, to));
    let (_, pages) = pages_of(desk, |desk| desk.look_at(&[LIST]));
    let turn = desk.look();
    assert_eq!(desk.differs(&turn), None);
    pages
}

#[track_caller]
fn has(pages: &[String], page: &str) {
    assert!(pages.iter().any(|path| path == page), "{page}: {pages:#?}");
}

#[test]
fn a_day_that_becomes_another_month_shows_in_every_overview() {
    let mut desk = Desk::new(alone());
    // The order of events stays.
    let pages = everywhere(&mut desk, "date: '2020-02-29'", "date: '2020-03-01'");
    for page in ["chronology", "chronology/threads/press", "entities/mina/chronology"] {
        has(&pages, &format!("{page}/index.html"));
        has(&pages, &format!("{page}/2020/index.html"));
    }
    // Pages of other years tell how many events a year has, which are as many.
    assert!(!pages.contains(&"chronology/2021/index.html".to_owned()), "{pages:#?}");
}

#[test]
fn a_year_that_grows_too_long_is_another_address_of_its_events() {
    let mut desk = Desk::new(alone());
    let path = "content/events/more.yaml";
    let event =
        |day| format!("- {{id: more-{day}, title: More {day}, date: 2021-12-{day}}}\n");
    let mut pages_with = |days: std::ops::Range<u8>| {
        let more: String = days.map(event).collect();
        desk.world.insert(path, more);
        let (_, pages) = pages_of(&mut desk, |desk| desk.look_at(&[path]));
        let turn = desk.look();
        assert_eq!(desk.differs(&turn), None);
        pages
    };
    pages_with(10..13);
    let pages = pages_with(10..22);
    has(&pages, "chronology/2021-12/index.html");
    // Far from those that are new: nothing but its link into the chronology is another.
    has(&pages, "events/more-10/index.html");
}

#[test]
fn without_dates_of_publication_there_is_one_order() {
    let mut desk = Desk::new(alone());
    let pages = everywhere(&mut desk, "public_date: 2022-12", "");
    has(&pages, "chronology/2020/index.html");
    let pages =
        everywhere(&mut desk, "- id: event-5\n", "- id: event-5\n  public_date: 2023\n");
    has(&pages, "chronology/2020/index.html");
    has(&pages, "chronology/public/2023/index.html");
}

#[test]
fn how_many_events_a_thread_has_stands_on_every_page_of_the_chronology() {
    let mut desk = Desk::new(alone());
    let path = "content/events/event-30.md";
    let (work, pages) =
        pages_of(&mut desk, |desk| edit(desk, path, "[money]", "[money, sole]"));
    has(&pages, "chronology/2020/index.html");
    has(&pages, "ur/entities/mina/chronology/2020/index.html");
    assert_eq!(work.parsed, 1);
    // The only event of a thread.
    let path = "content/events/event-20.md";
    edit(&mut desk, path, "[sole]", "[money]");
    let (_, pages) = pages_of(&mut desk, |desk| {
        edit(desk, "content/events/event-30.md", "[money, sole]", "[money]")
    });
    has(&pages, "chronology/threads/sole/index.html");
    has(&pages, "chronology/2020/index.html");
}

#[test]
fn a_translation_is_filed_where_its_original_is() {
    let mut desk = Desk::new(alone());
    let path = "content/events/event-0.ur.md";
    edit(&mut desk, path, "date: 2022-09-24", "date: 2020-01-01");
    let page = desk.page("ur/events/event-0/index.html");
    assert!(page.contains("/chronology/2022-09/#event-event-0"), "{page}");
}
