//! The cases that storms begin with.

use std::fmt::Write as _;
use std::path::Path;

use casebook::starter::CASE;
use casebook::world::Memory;

/// The case that a new project begins with.
pub fn starter() -> Memory {
    let mut world = Memory::new();
    for (path, bytes) in CASE {
        if !path.starts_with('.') {
            world.insert(path, *bytes);
        }
    }
    world
}

/// The project's own demonstration.
pub fn demonstration() -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut world = Memory::new();
    let config = std::fs::read(root.join("casebook.yaml")).expect("the configuration");
    world.insert("casebook.yaml", config);
    for entry in walkdir::WalkDir::new(root.join("content")) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).expect("a path inside");
            let bytes = std::fs::read(entry.path()).expect("a file");
            world.insert(&path.to_string_lossy(), bytes);
        }
    }
    world
}

/// A made-up case of `n` stories, entities and events each, many of them in one file, with
/// equal dates and titles, names that many share, and lists of several pages.
pub fn many(n: usize) -> Memory {
    let mut world = Memory::fixture(
        "-- casebook.yaml --
title: A case
base_url: https://example.org/a/case/
language: en
relations: {attacked: {label: attacked, inverse: was attacked by}}
pagination: 7
menu: [{title: All, url: /articles/}]
-- content/sources.yaml --
- {id: one, type: book, title: One, issued: '2001'}
- {id: two, type: webpage, title: Two, URL: 'https://example.com/two'}
- {id: three, type: book, title: Three}
-- content/relations.yaml --
- {type: attacked, subject: person-1, target: person-2, sources: [one]}
- {type: attacked, subject: person-3, target: person-1, sources: [two]}
",
    );
    let mut events = String::new();
    for i in 0..n {
        let (next, far) = ((i + 1) % n, (i * 7 + 3) % n);
        let _ = writeln!(
            events,
            "- id: event-{i}\n  title: Event {}\n  date: 2007-0{}\n  participants: [person-{i}]\n  sources: [two]",
            i % 9,
            i % 3 + 1,
        );
        world.insert(
            &format!("content/entities/person-{i}.md"),
            format!(
                "---\nname: Person {}\naliases: [Alias {i}]\ntype: person\n---\nPerson {} knew Alias {far}.\n",
                i % 50,
                i % 7,
            ),
        );
        // Cards stand in lines of their own.
        world.insert(
            &format!("content/articles/story-{i}.md"),
            format!(
                "---\ntitle: Story {}\ndate: 2022-01-0{}\ntags: [tag {}]\nauthors: [Ann {}]\n---\n\
                 Alias {i} met Alias {next} [@one; @two, p. 3].\n\n## A part\n\n\
                 [An event](event:event-{i}), [next](story-{next}.md#a-part).\n\n![[event:event-{far}]]\n",
                i % 11,
                i % 3 + 1,
                i % 4,
                i % 5,
            ),
        );
    }
    world.insert("content/events.yaml", events);
    world
}
