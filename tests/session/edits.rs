//! Random edit scripts through the session equal a clean build, at every step.

use proptest::prelude::*;

use super::{Desk, case::case};
use casebook::world::{Memory, World};

/// One edit, drawn as numbers so that failing scripts shrink.
type Drawn = (u8, u16, u16);

/// Sentences that are put into bodies.
const SENTENCES: [&str; 10] = [
    "Ann Ash spoke again.",
    "Nobody was there.",
    "Bob Birch and Ms Ash and The Board.",
    "[Part](/articles/one/#a-part).",
    "[Gone](/articles/none/).",
    "## Another part",
    "![[event:second]]",
    "Cora Cole came [@two].",
    "[Plan](../plan.png)",
    "[[Bob Birch]] and `code`.\n\n```rust\nfn x() {}\n```",
];

/// Lines that are put at the head of front matter.
const LINES: [&str; 8] = [
    "summary: Another summary.",
    "tags: [power, new]",
    "draft: true",
    "publish_at: 2022-09-30",
    "autolink: false",
    "redirect_from: [/former/]",
    "unknown_key: 1",
    "lang: ur",
];

/// What is put in place of something in casebook.yaml, the theme or data files.
const SWAPS: [(&str, &str, &str); 20] = [
    ("casebook.yaml", "pagination: 2", "pagination: 1"),
    ("casebook.yaml", "title: A case", "title: The case"),
    ("casebook.yaml", "language: en", "language: en\nurls: explicit"),
    ("casebook.yaml", "language: en", "language: en\nlinking: {first: section}"),
    ("casebook.yaml", "theme: house", "theme: none"),
    ("casebook.yaml", "url: /about/", "url: /nowhere/"),
    ("casebook.yaml", "title: A case", "title: [broken"),
    ("themes/house/templates/partials/status.html", "house #}", "house #}<i>!</i>"),
    ("themes/house/templates/partials/status.html", "#}", "#}{{ page.nothing }}"),
    ("themes/house/templates/partials/status.html", "#}", "#}{% if %}"),
    ("themes/house/static/site.css", "black", "navy"),
    ("themes/house/i18n/en.yaml", "Stories", "Reports"),
    ("themes/house/i18n/en.yaml", "{articles", "{articles: ["),
    ("content/events.yaml", "2007-03", "2009"),
    ("content/events.yaml", "participants: [ann]", "participants: [bob]"),
    ("content/events.yaml", "id: listed", "id: first"),
    ("content/sources.yaml", "title: One", "title: Uno"),
    ("content/sources.yaml", "id: two", "id: three"),
    ("content/entities/ann.md", "name: Ann Ash", "name: Anna Ash"),
    ("content/claims/paid.md", "disputed", "refuted"),
];

fn text(world: &Memory, path: &str) -> String {
    String::from_utf8(world.read(path).unwrap_or_default()).unwrap_or_default()
}

fn pick<T>(all: &[T], n: u16) -> &T {
    &all[usize::from(n) % all.len()]
}

/// Applies an edit; gives the one file that was changed in place, if it was such an edit.
fn apply(world: &mut Memory, (kind, a, b): Drawn) -> Option<String> {
    let paths: Vec<String> = world.paths().map(ToString::to_string).collect();
    let content: Vec<&String> = paths.iter().filter(|p| p.ends_with(".md")).collect();
    if content.is_empty() {
        world.clone_from(&case());
        return None;
    }
    let path = (*pick(&content, a)).clone();
    let mut put = |path: &str, text: String| {
        world.insert(path, text);
        Some(path.to_owned())
    };
    match kind % 12 {
        0 | 1 => {
            let sentence = pick(&SENTENCES, b);
            let text = text(world, &path);
            world.insert(&path, format!("{text}\n\n{sentence}\n"));
            Some(path)
        }
        2 => {
            let text = text(world, &path);
            let line = pick(&LINES, b);
            world.insert(&path, text.replacen("---\n", &format!("---\n{line}\n"), 1));
            Some(path)
        }
        3 | 4 => {
            let (path, from, to) = *pick(&SWAPS, b);
            let text = text(world, path);
            world.insert(path, text.replacen(from, to, 1));
            Some(path.to_owned())
        }
        5 => {
            world.remove(&path);
            None
        }
        6 => {
            let folder = path.rsplit_once('/').map_or("content", |(f, _)| f);
            world.rename(&path, &format!("{folder}/moved-{}.md", b % 3));
            None
        }
        7 => {
            let text = text(world, &path);
            let cut = text.char_indices().nth(usize::from(b) % 60).map_or(0, |(i, _)| i);
            world.insert(&path, text[..cut].to_owned());
            Some(path)
        }
        8 => {
            let names = ["Cora Cole", "Ann Ash", "Dan Dell"];
            let id = format!("new-{}", b % 2);
            let name = pick(&names, a);
            put(
                &format!("content/entities/{id}.md"),
                format!("---\nname: {name}\ntype: person\n---\nOf Bob Birch.\n"),
            );
            None
        }
        9 => {
            // Mended: everything as it was at first, but one file.
            let mut mended = case();
            mended.insert(&path, text(world, &path));
            let now = world.now();
            *world = mended;
            world.set_now(now);
            None
        }
        10 => {
            let bytes = world.read(&path).unwrap_or_default();
            world.insert(&path, bytes);
            Some(path)
        }
        _ => {
            let day = 28 + i64::from(b % 6);
            let start: jiff::Timestamp =
                "2022-09-01T00:00:00Z".parse().expect("a moment");
            world.set_now(start + jiff::SignedDuration::from_hours(24 * day));
            world.insert("content/_static/note.txt", format!("{b}"));
            None
        }
    }
}

/// A few scripts in every run; as many as `PROPTEST_CASES` says when it is set.
fn config() -> ProptestConfig {
    let set = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    let cases = set.unwrap_or(24);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_edits_give_what_a_clean_build_gives(
        script in proptest::collection::vec((any::<u8>(), any::<u16>(), any::<u16>()), 1..14),
    ) {
        let mut desk = Desk::new(case());
        for (step, edit) in script.iter().enumerate() {
            let edited = apply(&mut desk.world, *edit);
            // An edit in place is looked at by its path, as file events would have it.
            let turn = match &edited {
                Some(path) if edit.1 % 3 > 0 => desk.look_at(&[path]),
                _ => desk.look(),
            };
            if let Some(difference) = desk.differs(&turn) {
                prop_assert!(false, "step {step}, {edit:?} of {edited:?}: {difference}");
            }
        }
    }
}

/// The case the scripts begin with is one in which something can go wrong.
#[test]
fn the_case_is_sound_and_has_everything() {
    let mut desk = Desk::new(case());
    let turn = desk.look();
    assert!(turn.outcome.is_sound(), "{:#?}", turn.outcome.diagnostics);
    assert_eq!(desk.differs(&turn), None);
    let kinds: Vec<&&str> = turn.outcome.summary.pages.keys().collect();
    assert_eq!(
        kinds,
        [
            &"articles",
            &"claims",
            &"documents",
            &"entities",
            &"events",
            &"exhibits",
            &"home",
            &"lists",
            &"plain pages",
            &"redirects",
            &"sources"
        ]
    );
}

/// The scripts reach edits that break the case and edits that mend it.
#[test]
fn every_swap_finds_its_place() {
    let world = case();
    for (path, from, _) in SWAPS {
        assert!(text(&world, path).contains(from), "{path}: {from}");
    }
}
