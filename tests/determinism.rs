//! The same input gives the same bytes, whatever the order of files and the number of
//! threads; and every link of what is made leads to something.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

mod fixture;

use std::path::Path;

use casebook::build::Options;
use casebook::world::Memory;
use fixture::program::files;
use fixture::tree::{Served, count, faults};
use fixture::{Files, world};

/// The project's own demonstration.
fn demo() -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut memory = Memory::new();
    memory.set_now("2026-11-22T00:00:00Z".parse().expect("a moment"));
    let config = std::fs::read(root.join("casebook.yaml")).expect("the configuration");
    memory.insert("casebook.yaml", config);
    for (path, bytes) in files(&root.join("content")) {
        memory.insert(&format!("content/{path}"), bytes);
    }
    memory
}

const LANGUAGES: [&str; 2] = ["", ".ur"];

/// A made-up case with enough of everything for an order to show: equal dates, equal
/// titles, shared tags, several languages, lists of several pages.
fn made_up(config: &str) -> Memory {
    let mut memory = Memory::fixture(&format!(
        "-- casebook.yaml --
title: A case
base_url: https://example.org/a/case/
language: en
translations: {{ur: {{title: مقدمہ}}}}
relations: {{attacked: {{label: attacked, inverse: was attacked by}}}}
pagination: 7
menu: [{{title: All, url: /articles/}}, {{title: About, url: /about/}}]
{config}
-- content/about.md --
---
title: About us
redirect_from: [/old/about/, /former.html]
---
[Home](/), [the list](/articles/), [a part](articles/story-1.md#a-part), [file](/note.txt).
-- content/note.txt --
A note.
-- content/_static/robots.txt --
User-agent: *
-- content/sources.yaml --
- {{id: one, type: book, title: One, issued: '2001'}}
- {{id: two, type: webpage, title: Two, URL: 'https://example.com/two'}}
"
    ));
    for n in 0..20 {
        for suffix in LANGUAGES.iter().take(if n % 3 == 0 { 2 } else { 1 }) {
            put(&mut memory, n, suffix);
        }
    }
    memory
}

fn put(memory: &mut Memory, n: usize, suffix: &str) {
    let entity = format!(
        "---\nname: Person {}\naliases: [Alias {n}]\ntype: person\nrelations:\n\
         - {{type: attacked, target: person-{}, sources: [one], start: '20{:02}'}}\n---\n\
         Person {} knew Alias {}.\n",
        n % 15,
        (n + 1) % 20,
        n % 7,
        (n + 3) % 20,
        (n + 5) % 20,
    );
    let event = format!(
        "---\ntitle: Event {}\ndate: 2007-0{}\nparticipants: [person-{n}]\nsources: [two]\n---\n",
        n % 4,
        n % 3 + 1,
    );
    let article = format!(
        "---\ntitle: Story {}\ndate: 2022-01-0{}\ntags: [tag {}, Größe & co]\nauthors: [Ann {}]\n---\n\
         Person {n} met Alias {} [@one; @two, p. 3].\n\n## A part\n\n[An event](event:event-{n}), a note.[^1]\n\n\
         ![A picture](pictures/p {}.svg)\n\n```rust\nfn x() {{}}\n```\n\n[^1]: Of Alias {}.\n",
        n % 5,
        n % 3 + 1,
        n % 4,
        n % 3,
        (n + 1) % 20,
        n % 2,
        (n + 2) % 20,
    )
    .replace("pictures/p ", "pictures/p%20");
    memory.insert(&format!("content/entities/person-{n}{suffix}.md"), entity);
    memory.insert(&format!("content/events/event-{n}{suffix}.md"), event);
    memory.insert(&format!("content/articles/story-{n}{suffix}.md"), article);
    memory.insert(&format!("content/articles/pictures/p {}.svg", n % 2), "<svg/>");
}

/// Builds in a pool of this many threads.
fn built(memory: &Memory, threads: usize) -> Files {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.expect("a pool of threads");
    pool.install(|| world(memory, &Options::default())).sound().files
}

#[track_caller]
fn check_same(memory: &Memory) {
    let expected = built(memory, 1);
    assert!(expected.len() > 30, "{:?}", expected.keys());
    for (seed, threads) in [(0, 1), (1, 1), (2, 2), (3, 4), (4, 16), (5, 3)] {
        let mut shuffled = memory.clone();
        if seed > 0 {
            shuffled.shuffle(seed);
        }
        let files = built(&shuffled, threads);
        let paths = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(paths(&files), paths(&expected), "seed {seed}, {threads} threads");
        for (path, bytes) in &expected {
            let same = files[path] == *bytes;
            assert!(same, "{path} differs with seed {seed} and {threads} threads");
        }
    }
}

#[test]
fn order_and_threads_do_not_show() {
    check_same(&made_up(""));
    check_same(&demo());
}

#[test]
fn the_place_of_the_clock_does_not_show() {
    let mut later = made_up("");
    later.set_now("2031-01-01T00:00:00Z".parse().expect("a moment"));
    assert!(built(&later, 1) == built(&made_up(""), 1));
}

#[track_caller]
fn check_links(memory: &Memory, base_url: &str, served: Served) {
    let files = built(memory, 2);
    assert!(count(&files) > 500, "only {} links", count(&files));
    let faults = faults(&files, base_url, served);
    let shown = &faults[..faults.len().min(20)];
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), shown.join("\n"));
}

#[test]
fn every_link_leads_somewhere() {
    let base_url = "https://example.org/a/case/";
    check_links(&made_up(""), base_url, Served::ByHost);
    check_links(&demo(), "https://pmo-recordings.example/", Served::ByHost);
}

#[test]
fn with_explicit_addresses_every_link_names_its_file() {
    let base_url = "https://example.org/a/case/";
    check_links(&made_up("urls: explicit"), base_url, Served::FromDisk);
    let mut demo = demo();
    let config = std::fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("casebook.yaml"),
    );
    let config = config.expect("the configuration") + "\nurls: explicit\n";
    demo.insert("casebook.yaml", config);
    check_links(&demo, "https://pmo-recordings.example/", Served::FromDisk);
}

#[test]
fn a_checker_that_finds_nothing_is_not_asleep() {
    let page =
        |body: &str| Files::from([("a/index.html".into(), body.as_bytes().to_vec())]);
    for bad in [
        "<a href=\"/x\">",
        "<a href=\"b/\">",
        "<a href=\"../../a/\">",
        "<a href=\"#no\">",
        "<img src=\"x.png\">",
        "<a href=\"https://example.org/a/\">",
        "<script src=\"https://cdn.example/x.js\"></script>",
        "<a href=\"../a\">",
    ] {
        let found = faults(&page(bad), "https://example.org/", Served::ByHost);
        assert_eq!(found.len(), 1, "{bad}: {found:?}");
    }
    let good = "<a id=\"x\" href=\"#x\"><a href=\"../a/#x\"><a href=\"./\"><a href=\"https://b.example/\">";
    assert_eq!(faults(&page(good), "https://example.org/", Served::ByHost), [""; 0]);
    assert_eq!(faults(&page(good), "https://example.org/", Served::FromDisk).len(), 2);
}
