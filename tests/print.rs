//! Paragraphs that can be named, and the whole case as one document.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

mod fixture;

use std::collections::BTreeSet;

use casebook::build::{Item, Nobody, Options, Session, Silent};
use casebook::world::{Look, Memory};
use fixture::html::{Piece, links, pieces};
use fixture::{Built, CONFIG, says, site, with_drafts};

/// A site in two languages.
const IN_TWO: &str = "translations: {ur: {title: مقدمہ}}";

const CASE: &str = "\
-- content/articles/first.md --
---
title: The first
date: 2022-09-01
about: [ogra]
methods: How it was done.
---
OGRA said so.[^why] It is [claimed](claim:asked), [as told](second.md#p-2).

- A point

  of two paragraphs

> Words of others.

[^why]: A note.

## P 1

![[claim:asked]]

Then OGRA said [more](#p-1), and [a file](a.png).
-- content/articles/first.ur.md --
---
title: پہلی
---
متن۔
-- content/articles/a.png --
-- content/articles/second.md --
---
title: The second
date: 2022-10-01
---
One.

Two, by [@report, p. 3].
-- content/articles/gone.md --
---
title: What is gone
date: 2022-11-01
---
Words that were withdrawn.
-- content/articles/later.md --
---
title: CANARY in a title
draft: true
---
CANARY in a text.
-- content/corrections.yaml --
- {id: taken-back, page: gone, kind: retraction, date: 2022-12-01, text: It did not hold.}
-- content/entities/ogra.md --
---
name: OGRA
---
The regulator.
-- content/events/sale.md --
---
title: The sale
date: 2022-08
sources: [report]
---
It was [for sale](entity:ogra).
-- content/claims/asked.md --
---
statement: They asked for 180 BTC.
evidence: [{source: report, bears: for}]
---
-- content/sources.yaml --
- {id: report, title: The report, URL: https://example.org/report}
-- content/about.md --
---
title: About
updated: 2023-01-02
---
See [the story](articles/first.md), [the list](/claims/) and [the feed](/feed.xml).
";

fn built(config: &str, more: &str) -> Built {
    let case = format!("{CONFIG}{config}\n{CASE}{more}");
    site(&case).sound()
}

/// Every anchor of a page, which must be its only one.
#[track_caller]
fn anchors(html: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for piece in pieces(html) {
        if let Some(id) = piece.attribute("id") {
            assert!(all.insert(id.to_owned()), "`{id}` stands twice");
        }
    }
    all
}

#[test]
fn paragraphs_of_their_own_are_counted() {
    let built = built("", "");
    let page = built.text("articles/first/");
    says(
        page,
        &[
            "<p id=\"p-1\">",
            "href=\"#p-1\"><span class=\"unseen\"> Paragraph 1</span></a></p>",
        ],
    );
    says(
        page,
        &["<p id=\"p-2\">Then", "Paragraph 2", "<p id=\"also-p-1\">How it was done."],
    );
    let ids = anchors(page);
    assert!(!ids.contains("p-3"), "lists, quotes and notes are not counted: {ids:?}");
    assert!(
        ids.contains("section-p-1"),
        "a heading takes no paragraph's anchor: {ids:?}"
    );
    says(built.text("ur/articles/first/"), &["<p id=\"p-1\">متن۔", "پیراگراف 1"]);
    says(page, &["href=\"../second/#p-2\">as told</a>"]);
}

#[test]
fn a_paragraph_that_is_not_there_is_a_broken_link() {
    let more =
        "-- content/odd.md --\n---\ntitle: Odd\n---\n[x](articles/second.md#p-9)\n";
    let told = site(&format!("{CONFIG}\n{CASE}{more}")).told();
    assert!(told.contains("CB031") && told.contains("p-9"), "{told}");
}

#[test]
fn machines_get_the_prose_alone() {
    let built = built("", "");
    for path in ["feed.xml", "feed.json", "chronology.json"] {
        assert!(!built.text(path).contains("Paragraph 1"), "{path}");
        assert!(!built.text(path).contains("pilcrow"), "{path}");
    }
}

#[test]
fn the_whole_case_has_its_parts_in_order() {
    let built = built(IN_TWO, "");
    let page = built.text("print/");
    says(
        page,
        &[
            "<meta name=\"robots\" content=\"noindex\">",
            "3 stories",
            "<time datetime=\"2023-01-02\">",
            "id=\"part-articles\"><span class=\"number\">1</span> Stories",
            "<h3><span class=\"number\">1.1</span> The first</h3>",
            "<h4 id=\"article-first--section-p-1\">",
            "<span class=\"number\">1.2</span> The second",
            "<span class=\"number\">1.3</span> What is gone",
            "id=\"part-entities\"",
            "id=\"part-events\"",
            "id=\"part-claims\"",
            "id=\"part-pages\"",
            "id=\"source-report\"",
            "<span class=\"number\">6.1</span>",
            "It did not hold.",
        ],
    );
    assert!(
        !page.contains("Words that were withdrawn."),
        "a retracted story is not passed on"
    );
    assert!(!built.text("sitemap.xml").contains("print/"));
    says(built.text("about/"), &["<a href=\"../print/\">Print the whole case</a>"]);
    says(
        built.text("ur/print/"),
        &["dir=\"rtl\"", "پہلی", "lang=\"en\" dir=\"ltr\"", "The second"],
    );
}

#[test]
fn every_link_of_the_document_leads_somewhere() {
    let built = built(IN_TWO, "");
    for at in ["print/", "ur/print/"] {
        let page = built.text(at);
        let ids = anchors(page);
        for link in links(page).expect("sound links") {
            if let Some(part) = link.href.strip_prefix('#') {
                assert!(ids.contains(part), "{at} has no part {part}");
            }
        }
        for piece in pieces(page) {
            for name in ["aria-labelledby", "aria-describedby"] {
                let named = piece.attribute(name).unwrap_or_default();
                assert!(
                    named.split(' ').all(|id| id.is_empty() || ids.contains(id)),
                    "{named}"
                );
            }
        }
    }
    let page = built.text("print/");
    // To a section, with its number; to a paragraph of one; within one, without.
    says(page, &["href=\"#claim-asked\"", "data-number=\"4.1\""]);
    says(page, &["href=\"#article-second--p-2\" data-number=\"1.2\">as told</a>"]);
    says(page, &["<a href=\"#article-first--p-1\">more</a>"]);
    says(page, &["href=\"#article-first\" data-number=\"1.1\">the story</a>"]);
    says(
        page,
        &["href=\"#part-claims\" data-number=\"4\">the list</a>", "href=\"../feed.xml\""],
    );
    let is_mute =
        |piece: &Piece<'_>| !matches!(piece, Piece::Open(name, _) if name == "audio");
    assert!(pieces(page).iter().all(is_mute));
}

#[test]
fn what_is_withheld_is_in_no_document() {
    let built = built("", "");
    let said = built.files.iter().find(|(path, bytes)| {
        path.contains("print/") && String::from_utf8_lossy(bytes).contains("CANARY")
    });
    assert!(said.is_none());
    let drafts = with_drafts(&format!("{CONFIG}\n{CASE}"));
    says(drafts.text("print/"), &["CANARY in a title", "class=\"not-published\""]);
}

#[test]
fn a_long_case_is_one_document_only_where_that_is_wanted() {
    let mut many = String::new();
    for n in 0..200 {
        many +=
            &format!("-- content/articles/n{n}.md --\n---\ntitle: N {n}\n---\nWords.\n");
    }
    let has = |config: &str, more: &str| {
        built(config, more).files.contains_key("print/index.html")
    };
    assert!(has("", ""));
    assert!(!has("", &many), "203 stories are too many to be printed unasked");
    assert!(has("print: true\n", &many));
    assert!(!has("print: false\n", ""));
    let own = "-- content/print.md --\n---\ntitle: Our own\n---\nOurs.\n";
    says(built("", own).text("print/"), &["Ours."]);
}

#[test]
fn an_edit_does_not_make_the_document_anew() {
    let mut world = Memory::fixture(&format!("{CONFIG}\n{CASE}"));
    let mut session = Session::new(Options::default());
    session.turn(&world, &Look::Everything, &Nobody, &Silent);
    assert!(!session.fingerprints().contains_key("print/index.html"));
    world.insert("content/about.md", "---\ntitle: About\n---\nOther words.\n");
    let turn = session.turn(&world, &Look::Everything, &Nobody, &Silent);
    assert_eq!(turn.work.rendered, 1, "{:?}", turn.work);
    let edition = turn.edition.expect("a sound site");
    match edition.file("print/index.html") {
        Ok(Some(Item::Bytes(bytes))) => {
            says(&String::from_utf8_lossy(&bytes), &["Other words."]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_fault_of_its_templates_is_told_at_once() {
    let house = "-- themes/house/theme.yaml --\nextends: default\n";
    let mut world = Memory::fixture(&format!("{CONFIG}theme: house\n{house}\n{CASE}"));
    let mut session = Session::new(Options::default());
    let mut turn = |world: &Memory| {
        let turn = session.turn(world, &Look::Everything, &Nobody, &Silent);
        let all = turn.outcome.diagnostics.iter();
        all.map(|d| format!("{}: {}", d.code, d.message)).collect::<Vec<_>>()
    };
    assert_eq!(turn(&world), [""; 0]);
    let template = "themes/house/templates/print/plain.html";
    let fault = ["CB053: field `titel` is not defined"];
    world.insert(template, "<p>{{ plain.titel }}</p>\n");
    assert_eq!(turn(&world), fault);
    // It does not go by itself, whatever is edited meanwhile.
    world.insert("content/about.md", "---\ntitle: About\n---\nOther words.\n");
    assert_eq!(turn(&world), fault);
    world.insert(template, "<p>{{ plain.title }}</p>\n");
    assert_eq!(turn(&world), [""; 0]);
}
