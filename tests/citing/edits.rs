//! What an edit of a source, or of the style, makes anew.

use casebook::build::{Collect, Item, Nobody, Options, Session, Silent, Turn, build};
use casebook::diag::FilePath;
use casebook::world::{Look, Memory, World as _};

use super::case;
use super::fixture::Files;

struct Desk {
    world: Memory,
    session: Session,
}

impl Desk {
    fn new() -> Self {
        let others = "-- content/articles/y.md --\n---\ntitle: Y\n---\nOf another [@report].\n\
                      -- content/articles/z.md --\n---\ntitle: Z\n---\nOf none.\n";
        let world = Memory::fixture(&(case("apa", "It was [@doe99, p. 3].") + others));
        let mut desk = Self { world, session: Session::new(Options::default()) };
        let _ = desk.session.turn(&desk.world, &Look::Everything, &Nobody, &Silent);
        desk
    }

    /// Changes a file; gives the turn that follows, having compared it with a clean build.
    fn edit(&mut self, path: &str, from: &str, to: &str) -> (Turn, Vec<String>) {
        let before = self.session.fingerprints().clone();
        let bytes = self.world.read(path).expect("the file");
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.contains(from), "{path} has no {from:?}");
        self.world.insert(path, text.replacen(from, to, 1));
        let paths = std::iter::once(FilePath::from(path)).collect();
        let turn = self.session.turn(&self.world, &Look::At(paths), &Nobody, &Silent);
        let edition = turn.edition.clone().expect("a sound site");
        let clean = clean(&self.world);
        assert!(edition.paths().iter().eq(clean.keys()), "{:?}", edition.paths());
        for (path, bytes) in &clean {
            if let Ok(Some(Item::Bytes(own))) = edition.file(path) {
                assert!(own == *bytes, "{path} differs from a clean build");
            }
        }
        let now = self.session.fingerprints();
        let changed = now.iter().filter(|(path, print)| before.get(*path) != Some(print));
        let mut changed: Vec<String> = changed.map(|(path, _)| path.clone()).collect();
        changed.sort();
        (turn, changed)
    }
}

fn clean(world: &Memory) -> Files {
    let sink = Collect::new(world);
    let _ = build(world, &Options::default(), &sink);
    sink.into_files()
}

#[test]
fn a_title_reaches_the_pages_that_show_it_and_no_other() {
    let mut desk = Desk::new();
    let (turn, changed) =
        desk.edit("content/sources.yaml", "title: On Quays", "title: On Harbours");
    let expected = [
        "articles/x/index.html",
        "sources/doe99/index.html",
        "sources/doe99/preview.html",
        "sources/index.html",
    ];
    assert_eq!(changed, expected);
    assert_eq!(turn.work.rendered, 3);
}

#[test]
fn another_style_reaches_every_page() {
    let mut desk = Desk::new();
    let mut all = desk.session.fingerprints();
    all.retain(|path, _| !path.ends_with("/preview.html"));
    let (turn, changed) =
        desk.edit("casebook.yaml", "citation_style: apa", "citation_style: ieee");
    assert_eq!(turn.work.rendered, all.len());
    assert!(changed.contains(&"articles/y/index.html".to_owned()), "{changed:?}");
    assert!(!changed.contains(&"404.html".to_owned()), "{changed:?}");
}
