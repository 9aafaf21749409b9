//! A turn does no more than the edit asks for.

use casebook::build::{Options, Session, Turn, Work};
use casebook::world::World;

use super::storm::cases::many;
use super::{Desk, case::in_one_language};

/// Changes something in one file, looks at it, and makes sure that what comes out is right.
#[track_caller]
pub fn edit(desk: &mut Desk, path: &str, from: &str, to: &str) -> Turn {
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
    let mut desk = Desk::new(in_one_language());
    let turn = edit(&mut desk, "content/articles/two.md", "said so", "said it");
    // The sentence stands on the page of the one it names, too.
    assert_eq!(turn.work, work(1, 1, 2, 2));
    assert_eq!(turn.page.as_deref(), Some("articles/two/index.html"));
    let turn = edit(&mut desk, "content/articles/one.md", "a note.", "a footnote.");
    assert_eq!(turn.work, work(1, 1, 1, 1));
}

#[test]
fn a_changed_beginning_shows_in_lists() {
    let mut desk = Desk::new(in_one_language());
    // Without a summary, lists show the first words of the body.
    let turn = edit(&mut desk, "content/articles/one.md", "sat.", "stood.");
    assert_eq!((turn.work.parsed, turn.work.woven), (1, 1));
    let pages = desk.pages_with("stood.");
    assert_eq!(turn.work.changed, pages.len(), "{pages:?}");
    assert!(pages.len() > 3, "the article, the front, lists: {pages:?}");
}

#[test]
fn a_summary_of_an_entity_is_its_page_and_those_that_show_it() {
    let mut desk = Desk::new(in_one_language());
    let turn = edit(&mut desk, "content/entities/ann.md", "A minister.", "A former one.");
    assert_eq!((turn.work.parsed, turn.work.woven), (1, 1));
    let readers = desk.pages_with("ann/");
    assert!(turn.work.rendered <= readers.len(), "{:?} {readers:?}", turn.work);
    let shown = desk.pages_with("A former one.");
    assert_eq!(turn.work.changed, shown.len(), "{shown:?}");
    assert!(!shown.is_empty());
}

#[test]
fn a_template_is_renders_only() {
    let mut desk = Desk::new(in_one_language());
    let all = desk.pages().len();
    let path = "themes/house/templates/partials/status.html";
    let turn = edit(&mut desk, path, "#}", "#}<i>!</i>");
    assert_eq!((turn.work.parsed, turn.work.woven, turn.work.rendered), (0, 0, all));
    assert!((1..all).contains(&turn.work.changed), "{:?}", turn.work);
}

#[test]
fn a_touch_is_nothing() {
    let mut desk = Desk::new(in_one_language());
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
    let mut desk = Desk::new(in_one_language());
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
    let mut desk = Desk::new(in_one_language());
    let path = "content/articles/two.md";
    let turn = edit(&mut desk, path, "title: Story two", "title: [Story two");
    assert!(turn.edition.is_none());
    let turn = edit(&mut desk, path, "title: [Story two", "title: Story two");
    assert!(turn.edition.is_some());
    assert_eq!(turn.work.parsed, 1);
}

#[test]
fn an_embargo_ends_without_an_edit() {
    let mut desk = Desk::new(in_one_language());
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
    let mut desk = Desk::new(in_one_language());
    let turn = edit(&mut desk, "casebook.yaml", "title: A case", "title: The case");
    assert_eq!(turn.work.rendered, desk.pages().len());
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
fn a_reply_is_the_pages_that_show_it() {
    let mut desk = Desk::new(in_one_language());
    let path = "content/replies.yaml";
    let turn = edit(&mut desk, path, "It was not so.", "It was never so.");
    let shown = desk.pages_with("It was never so.");
    // The claim, the one who was asked in two languages, the story with the claim's card.
    assert_eq!(shown.len(), 4, "{shown:?}");
    assert_eq!(turn.work, work(1, 0, 4, 4));
    let turn = edit(&mut desk, path, "- id: ann-asked", "\n- id: ann-asked");
    assert_eq!(turn.work, work(1, 0, 0, 0), "nothing but its place in the file changed");
}

#[test]
fn a_correction_is_the_pages_that_show_it() {
    let mut desk = Desk::new(in_one_language());
    let path = "content/corrections.yaml";
    let turn = edit(&mut desk, path, "The sum was wrong.", "The sum was another.");
    let shown = desk.pages_with("The sum was another.");
    // The story in two languages, the claim, the list, what is new on the front page.
    assert_eq!(shown.len(), 5, "{shown:?}");
    assert_eq!(turn.work.changed, 5, "{:?}", turn.work);
    // Lists of stories ask whether each was withdrawn.
    assert!(
        turn.work.rendered < desk.session.fingerprints().len() / 2,
        "{:?}",
        turn.work
    );
}

#[test]
fn a_status_is_the_pages_that_show_it() {
    let mut desk = Desk::new(in_one_language());
    let turn = edit(&mut desk, "content/claims.yaml", "reported", "denied");
    assert_eq!((turn.work.parsed, turn.work.changed), (1, turn.work.rendered));
    let shown = desk.pages_with("denied");
    assert!(shown.contains(&"claims/index.html".to_owned()), "{shown:?}");
    assert!(shown.contains(&"index.html".to_owned()), "{shown:?}");
}

#[test]
fn a_configuration_of_the_same_language_reads_no_file_again() {
    let mut desk = Desk::new(in_one_language());
    let turn = edit(&mut desk, "casebook.yaml", "title: A case", "title: The case");
    assert_eq!((turn.work.parsed, turn.work.woven), (0, 0));
    let turn = edit(&mut desk, "casebook.yaml", "language: en", "language: ur");
    assert!(turn.work.parsed > 10 && turn.work.woven > 10, "{:?}", turn.work);
}

#[test]
fn a_clock_that_is_put_back_withholds_again() {
    let mut desk = Desk::new(in_one_language());
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
    let mut world = in_one_language();
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
    let mut desk = Desk::new(in_one_language());
    desk.world.insert("content/_static/robots.txt", "User-agent: *\n");
    let turn = desk.look();
    assert_eq!(desk.differs(&turn), None);
}

#[test]
fn what_begins_or_ends_shows_everywhere() {
    let mut desk = Desk::new(in_one_language());
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

#[test]
fn a_first_look_is_one_at_everything() {
    let mut desk =
        Desk { world: in_one_language(), session: Session::new(Options::default()) };
    let turn = desk.look_at(&[]);
    assert_eq!(desk.differs(&turn), None);
    assert!(turn.edition.is_some());
}

impl Desk {
    /// The HTML of a page.
    pub fn page(&self, path: &str) -> String {
        let clean = super::fixture::world(&self.world, &Options::default());
        String::from_utf8_lossy(&clean.files[path]).into_owned()
    }

    /// The pages whose HTML has these words.
    fn pages_with(&self, words: &str) -> Vec<String> {
        let clean = super::fixture::world(&self.world, &Options::default());
        let is_page = |p: &str| p.ends_with(".html") && !p.ends_with("/preview.html");
        let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(words);
        // The whole case on one page is made when somebody asks for it, not by turns.
        let is_kept = |p: &str| is_page(p) && !p.contains("print/");
        let pages = clean.files.into_iter().filter(|(p, _)| is_kept(p));
        pages.filter(|(_, bytes)| has(bytes)).map(|(path, _)| path).collect()
    }
}
