//! A turn does no more than the edit asks for.

use std::collections::BTreeSet;

use casebook::build::{Options, Session, Turn, Work};
use casebook::world::World;

use super::storm::cases::{long, many};
use super::{Desk, case::case};

/// Changes something in one file, looks at it, and makes sure that what comes out is right.
#[track_caller]
fn edit(desk: &mut Desk, path: &str, from: &str, to: &str) -> Turn {
    let text = String::from_utf8(desk.world.read(path).expect("the file")).expect("text");
    assert!(text.contains(from), "{path} has no {from:?}");
    desk.world.insert(path, text.replacen(from, to, 1));
    let turn = desk.look_at(&[path]);
    assert_eq!(desk.differs(&turn), None);
    turn
}

fn work(parsed: usize, woven: usize, rendered: usize, changed: usize) -> Work {
    Work { parsed, woven, rendered, changed }
}

#[test]
fn a_typo_in_prose_is_one_parse_one_scan_one_page() {
    let mut desk = Desk::new(case());
    let turn = edit(&mut desk, "content/articles/two.md", "said so", "said it");
    // The sentence stands on the page of the one it names, too.
    assert_eq!(turn.work, work(1, 1, 2, 2));
    assert_eq!(turn.page.as_deref(), Some("articles/two/index.html"));
    let turn = edit(&mut desk, "content/articles/one.md", "a note.", "a footnote.");
    assert_eq!(turn.work, work(1, 1, 1, 1));
}

#[test]
fn a_changed_beginning_shows_in_lists() {
    let mut desk = Desk::new(case());
    // Without a summary, lists show the first words of the body.
    let turn = edit(&mut desk, "content/articles/one.md", "sat.", "stood.");
    assert_eq!((turn.work.parsed, turn.work.woven), (1, 1));
    let pages = desk.pages_with("stood.");
    assert_eq!(turn.work.changed, pages.len(), "{pages:?}");
    assert!(pages.len() > 3, "the article, the front, lists: {pages:?}");
}

#[test]
fn a_summary_of_an_entity_is_its_page_and_those_that_show_it() {
    let mut desk = Desk::new(case());
    let turn = edit(&mut desk, "content/entities/ann.md", "A minister.", "A former one.");
    assert_eq!((turn.work.parsed, turn.work.woven), (1, 1));
    let readers = desk.pages_with("ann/\"");
    assert!(turn.work.rendered <= readers.len(), "{:?} {readers:?}", turn.work);
    let shown = desk.pages_with("A former one.");
    assert_eq!(turn.work.changed, shown.len(), "{shown:?}");
    assert!(!shown.is_empty());
}

#[test]
fn a_template_is_renders_only() {
    let mut desk = Desk::new(case());
    let all = desk.session.fingerprints().len();
    let path = "themes/house/templates/partials/status.html";
    let turn = edit(&mut desk, path, "#}", "#}<i>!</i>");
    assert_eq!((turn.work.parsed, turn.work.woven, turn.work.rendered), (0, 0, all));
    assert!((1..all).contains(&turn.work.changed), "{:?}", turn.work);
}

#[test]
fn a_touch_is_nothing() {
    let mut desk = Desk::new(case());
    let path = "content/articles/one.md";
    let bytes = desk.world.read(path).expect("the file");
    desk.world.insert(path, bytes);
    for turn in [desk.look_at(&[path]), desk.look()] {
        assert_eq!(turn.work, Work::default());
        assert!(turn.changed.is_empty());
        assert!(turn.edition.is_some(), "the site is still there");
    }
}

#[test]
fn a_new_name_is_looked_for_everywhere_and_shows_where_it_stands() {
    let mut desk = Desk::new(case());
    let entity = "---\nname: said so\ntype: other\n---\n";
    desk.world.insert("content/entities/said.md", entity);
    let turn = desk.look();
    assert_eq!(desk.differs(&turn), None);
    assert_eq!(turn.work.parsed, 1);
    assert!(turn.work.woven > 10, "every body is looked through: {:?}", turn.work);
    let named = desk.pages_with(">said so</a>");
    assert!(named.contains(&"articles/two/index.html".to_owned()), "{named:?}");
}

#[test]
fn an_error_keeps_nothing_from_being_remembered() {
    let mut desk = Desk::new(case());
    let path = "content/articles/two.md";
    let turn = edit(&mut desk, path, "title: Story two", "title: [Story two");
    assert!(turn.edition.is_none());
    let turn = edit(&mut desk, path, "title: [Story two", "title: Story two");
    assert!(turn.edition.is_some());
    assert_eq!(turn.work.parsed, 1);
}

#[test]
fn an_embargo_ends_without_an_edit() {
    let mut desk = Desk::new(case());
    let page = "articles/three/index.html";
    let has = |desk: &Desk| desk.session.fingerprints().contains_key(page);
    assert!(!has(&desk));
    desk.world.set_now("2022-09-30T23:59:59Z".parse().expect("a moment"));
    assert_eq!(desk.look().work, Work::default());
    desk.world.set_now("2022-10-01T00:00:00Z".parse().expect("a moment"));
    let turn = desk.look();
    assert_eq!(desk.differs(&turn), None);
    assert_eq!(turn.work.parsed, 1, "only the file that waited");
    assert!(has(&desk));
}

#[test]
fn the_configuration_is_read_again() {
    let mut desk = Desk::new(case());
    let turn = edit(&mut desk, "casebook.yaml", "title: A case", "title: The case");
    assert_eq!(turn.work.rendered, desk.session.fingerprints().len());
}

#[test]
fn one_entry_of_a_list_is_no_concern_of_those_that_follow_it() {
    let mut desk = Desk::new(many(40));
    let path = "content/events.yaml";
    let turn =
        edit(&mut desk, path, "- id: event-0\n", "- id: event-0\n  summary: New.\n");
    assert_eq!((turn.work.parsed, turn.work.woven), (1, 0));
    assert!(turn.work.changed > 0, "{:?}", turn.work);
    assert!(turn.work.rendered < 12, "{:?}", turn.work);
    let turn = edit(&mut desk, "content/sources.yaml", "- {id: one", "\n- {id: one");
    assert_eq!(turn.work, work(1, 0, 0, 0), "nothing but its place in the file changed");
    let turn = edit(&mut desk, "content/relations.yaml", "- {type", "\n\n- {type");
    assert_eq!(turn.work, work(1, 0, 0, 0), "nor of a relation");
}

#[test]
fn a_configuration_of_the_same_language_reads_no_file_again() {
    let mut desk = Desk::new(case());
    let turn = edit(&mut desk, "casebook.yaml", "title: A case", "title: The case");
    assert_eq!((turn.work.parsed, turn.work.woven), (0, 0));
    let turn = edit(&mut desk, "casebook.yaml", "language: en", "language: ur");
    assert!(turn.work.parsed > 10 && turn.work.woven > 10, "{:?}", turn.work);
}

#[test]
fn a_clock_that_is_put_back_withholds_again() {
    let mut desk = Desk::new(case());
    let page = "articles/three/index.html";
    let has = |desk: &Desk| desk.session.fingerprints().contains_key(page);
    for (now, is_there) in [
        ("2022-10-02T00:00:00Z", true),
        ("2022-10-03T00:00:00Z", true),
        ("2022-09-30T00:00:00Z", false),
    ] {
        desk.world.set_now(now.parse().expect("a moment"));
        let turn = desk.look();
        assert_eq!(desk.differs(&turn), None, "{now}");
        assert_eq!(has(&desk), is_there, "{now}");
    }
}

#[test]
fn a_picture_of_the_theme_is_told_like_one_of_the_project() {
    let mut world = case();
    world.insert("themes/house/static/logo.png", [0xff, 1]);
    world.insert("themes/house/static/logo.svg", "<svg/>");
    let mut desk = Desk::new(world);
    desk.world.insert("themes/house/static/logo.png", [0xff, 2]);
    let turn = desk.look_at(&["themes/house/static/logo.png"]);
    assert_eq!(turn.copied, ["static/logo.png"]);
    desk.world.insert("themes/house/static/logo.svg", "<svg></svg>");
    let turn = desk.look_at(&["themes/house/static/logo.svg"]);
    assert_eq!(turn.copied, ["static/logo.svg"]);
    desk.world.insert("content/plan.png", "another");
    assert_eq!(desk.look_at(&["content/plan.png"]).copied, ["plan.png"]);
}

#[test]
fn files_that_a_project_brings_itself_are_counted_once() {
    let mut desk = Desk::new(case());
    desk.world.insert("content/_static/robots.txt", "User-agent: *\n");
    let turn = desk.look();
    assert_eq!(desk.differs(&turn), None);
}

#[test]
fn what_begins_or_ends_shows_everywhere() {
    let mut desk = Desk::new(case());
    edit(&mut desk, "content/entities/board.md", "---\n", "---\ndistinct_from: [ann]\n");
    let long = format!("said so. {}", "One more word. ".repeat(200));
    edit(&mut desk, "content/articles/two.md", "said so.", &long);
    for path in ["content/events.yaml", "content/events/second.md"] {
        assert!(desk.world.remove(path), "{path}");
        let turn = desk.look();
        assert_eq!(desk.differs(&turn), None, "{path}");
    }
    edit(&mut desk, "content/articles/one.md", "(event:first)", "(/)");
    edit(&mut desk, "content/index.md", "![[event:first]]", "");
    edit(&mut desk, "content/articles/two.md", "![[chronology:thread=money]]", "");
    desk.world.remove("content/events/first.md");
    let turn = desk.look();
    assert_eq!(desk.differs(&turn), None, "no event is left");
    assert!(turn.edition.is_some(), "{:#?}", turn.outcome.diagnostics);
    desk.world.insert(
        "content/events/new.md",
        "---\ntitle: New\ndate: 2010\nsources: [one]\n---\n",
    );
    let turn = desk.look();
    assert_eq!(desk.differs(&turn), None, "the first event");
}

/// What a turn did, and the pages that came out other than before: the new and the gone
/// included.
#[track_caller]
fn pages_of(
    desk: &mut Desk,
    edit: impl FnOnce(&mut Desk) -> Turn,
) -> (Work, Vec<String>) {
    let before = desk.session.fingerprints();
    let turn = edit(desk);
    let now = desk.session.fingerprints();
    let all: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let others = all.into_iter().filter(|path| before.get(*path) != now.get(*path));
    (turn.work, others.cloned().collect())
}

#[test]
fn the_title_of_an_event_is_no_concern_of_other_years() {
    let mut desk = Desk::new(long());
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
    let own = ["events/event-3", "events/event-23", "events/event-34"];
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
    assert_eq!((work.parsed, work.changed, work.rendered), (1, 19, 20));
}

#[test]
fn the_summary_of_an_event_is_its_page_and_those_that_list_it() {
    let mut desk = Desk::new(long());
    let path = "content/events/event-28.md";
    let (work, pages) = pages_of(&mut desk, |desk| edit(desk, path, "A summary", "What"));
    let lists = pages.iter().filter(|path| path.ends_with("/2022/index.html"));
    assert_eq!((pages.len(), lists.count()), (7, 6), "{pages:#?}");
    // The pictures that draw it and its neighbours in time are looked at in vain.
    assert_eq!(work, Work { parsed: 1, woven: 1, rendered: 20, changed: 7 });
}

#[test]
fn a_new_event_shows_in_the_maps_of_its_strands_and_nowhere_else() {
    let mut desk = Desk::new(long());
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
        is_strand || page.contains("events/") || *page == "index.html"
    };
    assert!(pages.iter().all(|page| is_near(&page)), "{pages:#?}");
    assert_eq!((work.rendered, work.changed), (28, 28));
    // The first of its year and month: a page more, and the others where they were.
    let (work, pages) =
        pages_of(&mut desk, |desk| edit(desk, path, "2021-07-01", "1987-02"));
    assert!(pages.contains(&"chronology/1987/index.html".to_owned()));
    assert!(pages.iter().all(|page| is_near(&page)), "{pages:#?}");
    let events = pages.iter().filter(|page| page.contains("events/")).count();
    // Those beside it in time, before and now, one of them in two languages.
    assert_eq!((events, work.rendered, work.changed), (6, 32, 32), "{pages:#?}");
}

#[test]
fn a_first_look_is_one_at_everything() {
    let mut desk = Desk { world: case(), session: Session::new(Options::default()) };
    let turn = desk.look_at(&[]);
    assert_eq!(desk.differs(&turn), None);
    assert!(turn.edition.is_some());
}

impl Desk {
    /// The pages whose HTML has these words.
    fn pages_with(&self, words: &str) -> Vec<String> {
        let clean = super::fixture::world(&self.world, &Options::default());
        let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(words);
        let pages = clean.files.into_iter().filter(|(p, _)| p.ends_with(".html"));
        pages.filter(|(_, bytes)| has(bytes)).map(|(path, _)| path).collect()
    }
}
