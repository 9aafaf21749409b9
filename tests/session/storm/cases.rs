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
chronology: {page: 25, threads: {sale: The sale, inquiry: {title: The inquiry}}}
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
            "- id: event-{i}\n  title: Event {}\n  date: 2007-0{}\n  participants: [person-{i}]\n  threads: [{}]\n  sources: [two]",
            i % 9,
            i % 3 + 1,
            ["sale", "inquiry", "sale, inquiry"][i % 3],
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

/// What is known of when events happened: every form of a date, most of them in one year.
const DATES: [&str; 22] = [
    "2022-09-24",
    "2022-09",
    "2022",
    "2022-09-24?",
    "2022-08~",
    "2022-21",
    "2022-09-24/2022-10-02",
    "2021/2023",
    "../2021",
    "2021-05/..",
    "/2020",
    "202X",
    "2022-09-XX",
    "[2021-03-01,2021-04-02]",
    "{2020,2021}",
    "2022-08-12",
    "2022-09-25T21:00:00Z",
    "2022-07-01",
    "-0043",
    "2020-02-29",
    "",
    "2022-10-10",
];

/// A chronology that is split by year and one year by month, as one entity's is, whose page
/// there is in two languages; with threads, dates of publication, times and translations.
pub fn long() -> Memory {
    let mut world = Memory::fixture(LONG);
    let mut list = String::new();
    for i in 0..44 {
        let event = event(i);
        if i.is_multiple_of(2) {
            let text = format!("---\n{event}---\nMina Moor spoke for the {i}th time.\n");
            world.insert(&format!("content/events/event-{i}.md"), text);
        } else {
            let entry = event.trim_end().replace('\n', "\n  ");
            let _ = writeln!(list, "- id: event-{i}\n  {entry}");
        }
    }
    world.insert("content/events.yaml", list);
    world
}

/// The front matter of an event of the long chronology.
fn event(i: usize) -> String {
    let mut event = format!("title: Event {i}\nsources: [one]\n");
    let date = DATES[i % DATES.len()];
    if !date.is_empty() {
        let _ = writeln!(event, "date: '{date}'");
    }
    let others = [
        (i % 3 != 2, "participants: [mina]"),
        (i % 4 == 1, "place: harbour"),
        (i.is_multiple_of(3), "threads: [money]"),
        (i % 3 == 1, "threads: [press, raids]"),
        (i == 20, "threads: [sole]"),
        (i % 6 == 5, "public_date: 2022-12"),
        (i.is_multiple_of(22), "time: {local: '21:00', zone: Asia/Karachi}"),
        (i % 8 == 3, "significance: 1"),
        (i.is_multiple_of(5), "status: reported"),
        (i.is_multiple_of(7), "summary: A summary of it."),
        (i == 42, "after: [event-20]"),
    ];
    for (_, line) in others.into_iter().filter(|(has, _)| *has) {
        event.push_str(line);
        event.push('\n');
    }
    event
}

/// The long chronology without its events.
const LONG: &str = "\
-- casebook.yaml --
title: A long case
base_url: https://example.org/long/
language: en
translations: {ur: {title: مقدمہ}}
chronology: {page: 10, threads: {raids: {title: The raids, titles: {ur: چھاپے}}, money: The money}}
-- content/sources.yaml --
- {id: one, type: book, title: One, issued: '2001'}
- {id: two, type: webpage, title: Two, URL: 'https://example.com/two'}
-- content/entities/mina.md --
---
name: Mina Moor
type: person
---
-- content/entities/mina.ur.md --
---
name: مینا
type: person
---
-- content/entities/harbour.md --
---
name: The Harbour
type: place
---
-- content/events/event-0.ur.md --
---
title: پہلا
date: 2022-09-24
participants: [mina]
---
-- content/events/event-2.ur.md --
---
title: دوسرا
date: 2022
---
-- content/articles/one.md --
---
title: Story one
date: 2022-12-01
---
Mina Moor, in [what was first](event:event-0) and [last](event:event-43).

![[chronology:thread=money]]

![[event:event-7]]
-- content/articles/two.md --
---
title: Story two
date: 2022-12-02
---
Of the Harbour.

![[chronology:entity=mina]]
-- content/articles/two.ur.md --
---
title: دو
date: 2022-12-02
---
![[chronology:entity=mina]]
-- content/articles/three.md --
---
title: Story three
date: 2022-12-03
---
Of nothing that happened.
";
