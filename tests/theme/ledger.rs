//! The second theme: made of a few files over the first, and good for the same site.

use std::fs;

use casebook::build::{Collect, Options, build};
use casebook::diag::Place;
use casebook::templates::{Wished, load};
use casebook::world::Memory;

use super::{below, repository, text};

/// The demonstration, with another theme.
fn demo(theme: &str) -> Memory {
    let mut world = Memory::new();
    for file in below(&repository("content")) {
        let path = format!("content/{file}");
        world.insert(&path, fs::read(repository(&path)).expect("a file"));
    }
    let config = text("casebook.yaml");
    let named = config.replace("theme: default", &format!("theme: {theme}"));
    assert!(named.contains(&format!("theme: {theme}")), "casebook.yaml names no theme");
    world.insert("casebook.yaml", named);
    world
}

#[test]
fn the_demonstration_has_the_same_pages_in_it_and_no_findings() {
    let [default, ledger] = ["default", "ledger"].map(|theme| {
        let world = demo(theme);
        let sink = Collect::new(&world);
        let outcome = build(&world, &Options::default(), &sink);
        let told: Vec<&str> =
            outcome.diagnostics.iter().map(|d| d.message.as_str()).collect();
        assert!(outcome.is_sound() && told.is_empty(), "{theme}: {told:#?}");
        sink.into_files()
    });
    let pages = |files: &super::fixture::Files| {
        let all = files.keys().filter(|path| path.ends_with(".html"));
        all.cloned().collect::<Vec<String>>()
    };
    assert_eq!(pages(&default), pages(&ledger));
    let page = "entities/index.html";
    assert_ne!(default[page], ledger[page], "nothing of the ledger is on the page");
}

#[test]
fn it_copies_no_page() {
    let all = below(&repository("themes/ledger/templates"));
    for file in &all {
        assert!(file.starts_with("partials/"), "{file} is a page of its own");
        let below = repository("themes/default/templates").join(file);
        assert!(below.exists(), "{file} takes the place of nothing");
    }
    assert!(!all.is_empty());
}

#[test]
fn it_has_every_template_of_the_first() {
    let files = std::collections::BTreeMap::new();
    let place = Place::whole(&"casebook.yaml".into());
    let wished = Wished { options: &[], files: &std::collections::BTreeSet::new() };
    let mut found = Vec::new();
    let theme = load("ledger", &place, &wished, &files, &mut found);
    assert!(found.is_empty(), "{found:?}");
    for file in below(&repository("themes/default/templates")) {
        assert!(theme.templates.contains_key(&file), "no {file}");
    }
    let own = theme.templates.values().filter(|f| f.path.starts_with("themes/ledger/"));
    assert_eq!(own.count(), below(&repository("themes/ledger/templates")).len());
}
