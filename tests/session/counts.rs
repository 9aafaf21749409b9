//! A turn does no more than the edit asks for.

use casebook::build::{Turn, Work};
use casebook::world::World;

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

impl Desk {
    /// The pages whose HTML has these words.
    fn pages_with(&self, words: &str) -> Vec<String> {
        let clean =
            super::fixture::world(&self.world, &casebook::build::Options::default());
        let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(words);
        let pages = clean.files.into_iter().filter(|(p, _)| p.ends_with(".html"));
        pages.filter(|(_, bytes)| has(bytes)).map(|(path, _)| path).collect()
    }
}
