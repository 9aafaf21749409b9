//! How the index is made: the same each time, whole or not at all, and no sooner than asked.

use std::collections::BTreeSet;

use casebook::build::{Collect, Item, Nobody, Options, Session, Silent, build};
use casebook::diag::Code;
use casebook::world::{Look, Memory};

use super::{CASE, index, searched};
use crate::fixture::program::{Project, run};

#[test]
fn the_index_is_the_same_each_time() {
    let pool = |threads: usize| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
    };
    let made = |threads: usize, seed: u64| {
        let mut world = Memory::fixture(CASE);
        world.shuffle(seed);
        let sink = Collect::with_search(&world);
        pool(threads).install(|| build(&world, &Options::default(), &sink));
        index(&sink.into_files())
    };
    let first = made(1, 0);
    assert!(first.len() > 15, "{:?}", first.keys());
    for (threads, seed) in [(1, 1), (2, 7), (5, 11)] {
        assert!(made(threads, seed) == first, "{threads} threads, order {seed}");
    }
}

#[test]
fn turned_off_it_leaves_nothing() {
    let off = CASE.replace("language: en\n", "language: en\nsearch: false\n");
    let built = searched(&off, &Options::default());
    for (path, bytes) in &built.files {
        assert!(!path.starts_with("pagefind/") && !path.contains("search/"), "{path}");
        if path.contains(".html") {
            let page = String::from_utf8_lossy(bytes);
            for word in ["search.", "wasm", "data-pagefind-body", "search-dialog"] {
                assert!(!page.contains(word), "{path} has {word}");
            }
        }
    }
    let on = searched(CASE, &Options::default());
    assert!(on.text("articles/leak/").contains("script-src 'self' 'wasm-unsafe-eval'\""));
}

#[test]
fn a_session_makes_it_when_it_is_asked_for_and_anew_after_an_edit() {
    let mut world = Memory::fixture(CASE);
    let mut session = Session::new(Options::default());
    let mut before: BTreeSet<String> = BTreeSet::new();
    for words in ["How we worked.", "How we went about it."] {
        world
            .insert("content/methods.md", format!("---\ntitle: Methods\n---\n{words}\n"));
        let turn = session.turn(&world, &Look::Everything, &Nobody, &Silent);
        let edition = turn.edition.expect("a sound site");
        let sink = Collect::with_search(&world);
        build(&world, &Options::default(), &sink);
        let clean = index(&sink.into_files());
        for (path, bytes) in &clean {
            let made = edition.file(path);
            assert!(
                matches!(&made, Ok(Some(Item::Bytes(made))) if made == bytes),
                "{path}"
            );
        }
        assert!(matches!(edition.file("pagefind/no.pf_fragment"), Ok(None)));
        let now: BTreeSet<String> = clean.into_keys().collect();
        assert_ne!(now, before);
        before = now;
    }
}

#[test]
fn what_is_gone_from_the_index_is_gone_from_the_folder() {
    let project = Project::new(CASE);
    let folder = project.root().join("public/pagefind/fragment");
    let fragments = || {
        let all = std::fs::read_dir(&folder).expect("the index").map(|entry| {
            entry.expect("an entry").file_name().to_string_lossy().into_owned()
        });
        all.collect::<BTreeSet<String>>()
    };
    let build = || {
        let ran = run(&project.root(), &["build"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.out, "", "the engine talks");
        ran.err
    };
    build();
    let first = fragments();
    let told = build();
    assert!(told.contains("Nothing to write"), "{told}");
    let file = project.root().join("content/methods.md");
    std::fs::write(&file, "---\ntitle: Methods\n---\nOther words.\n").expect("a file");
    build();
    let second = fragments();
    assert_eq!(first.len(), second.len());
    assert_eq!(first.difference(&second).count(), 1);
    std::fs::remove_file(&file).expect("a file");
    build();
    assert_eq!(fragments().len(), first.len() - 1);
    let config = CASE.lines().skip(1).take(4).collect::<Vec<_>>().join("\n");
    let config = format!("{config}\nsearch: false\n");
    std::fs::write(project.root().join("casebook.yaml"), config).expect("a file");
    build();
    assert!(!project.root().join("public/pagefind").exists());
}

#[test]
fn nothing_else_may_lie_where_the_index_goes() {
    for path in ["pagefind/extra.txt", "pagefind"] {
        let file = format!("-- content/_static/{path} --\nmine\n");
        let world = Memory::fixture(&format!("{CASE}{file}"));
        let outcome = build(&world, &Options::default(), &Collect::new(&world));
        let codes: Vec<Code> = outcome.diagnostics.iter().map(|d| d.code).collect();
        assert_eq!(codes, [Code::PathCollision], "{path}");
    }
}
