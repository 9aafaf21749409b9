//! What is withheld appears in no path and no byte of the site: each withheld record is
//! full of one telling word, and the site is searched for it.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

mod fixture;

use casebook::build::Options;
use casebook::diag::{Code, Severity};
use casebook::world::Memory;
use fixture::{Built, CONFIG, site, with_drafts};

/// The word; only withheld records have it, in ids, names, files and prose.
const WORD: &str = "canary";

/// A site with a record of every kind withheld by `HOW`, among public ones that refer to
/// them wherever data may.
const RECORDS: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
translations: {ur: {title: مقدمہ}}
relations: {attacked: {label: attacked, inverse: was attacked by}}
-- content/sources.yaml --
- {id: report, type: article-newspaper, title: The report}
-- content/articles/open.md --
---
title: Open article
date: 2022-01-01
tags: [shared]
authors: [Reporter]
about: [ogra]
---
OGRA met the public at [the meeting](event:meeting). Nobody else was there.
-- content/articles/canary-article/index.md --
---
title: Canary article title
subtitle: Canary subtitle
summary: Canary article summary
date: 2022-02-02
authors: [{name: Canary Author, url: 'https://canary-author.example/'}]
tags: [shared, canary-tag]
about: [ogra]
redirect_from: [/canary-old/]
methods: Canary methods
HOW
---
Canary article body names OGRA and [links](event:meeting). [[canary-entity]]

![canary alt](canary-picture.svg \"Canary caption\")

[a file](canary-file.csv) [@report]
-- content/articles/canary-article/index.ur.md --
---
title: Canary اردو
HOW
---
OGRA canary متن
-- content/articles/canary-article/canary-picture.svg --
<svg><text>canary picture</text></svg>
-- content/articles/canary-article/canary-file.csv --
canary file bytes
-- content/articles/translated.md --
---
title: Translated article
---
Words about OGRA.
-- content/articles/translated.ur.md --
---
title: Canary ترجمہ
HOW
---
Canary translated body about OGRA.
-- content/entities/ogra.md --
---
name: OGRA
distinct_from: [canary-entity]
roles: [{title: Member, org: canary-entity, sources: [report]}]
relations:
  - {type: attacked, target: canary-entity, status: reported, sources: [report]}
---
-- content/entities/canary-entity.md --
---
name: Canary Entity
summary: Canary entity summary
aliases: [Canarium Canary, {name: کنری Canary, lang: ur}]
weak_aliases: [Canary weak]
tags: [canary-tag]
identifiers: {wikidata: Qcanary}
links: [{title: Canary link, url: 'https://canary.example/'}]
redirect_from: [/canary-entity-old/]
relations:
  - {type: attacked, target: ogra, status: reported, sources: [report]}
HOW
---
Canary entity body names OGRA.
-- content/entities/canary-entity.ur.md --
---
name: Canary نام
HOW
---
Canary متن OGRA
-- content/relations.yaml --
- {subject: ogra, type: attacked, target: canary-entity, sources: [report]}
- {subject: canary-entity, type: attacked, target: ogra, sources: [report]}
-- content/events/meeting.md --
---
title: Meeting
date: 2022-03-03
participants: [ogra, canary-entity]
after: [canary-event]
sources: [report]
---
-- content/events/hosted.md --
---
title: Hosted
date: 2022-03-04
place: canary-entity
sources: [report]
---
-- content/events/canary-event.md --
---
title: Canary event title
summary: Canary event summary
date: 1999-09-09
threads: [canary-thread]
participants: [ogra]
sources: [report]
HOW
---
Canary event body with OGRA.
-- content/events.yaml --
- id: canary-listed
  title: Canary listed event
  date: 1998-08-08
  participants: [ogra]
  sources: [report]
  HOW
-- content/claims/canary-claim.md --
---
statement: Canary claim statement.
status: alleged
by: [ogra]
about: [canary-entity]
evidence: [{source: report, locator: canary page, quote: canary quote, bears: for}]
values: [{value: canary figure, by: report, note: canary remark}]
history: [{status: denied, note: canary reason}]
rating: {name: Canary verdict, value: 1}
replies: [canary-reply]
HOW
---
Canary claim body.
-- content/claims/open-claim.md --
---
statement: Open claim
by: [canary-entity]
about: [ogra, canary-entity]
evidence: [{source: report, bears: for}]
---
Open claim body.
-- content/replies.yaml --
- {id: canary-reply, subject: ogra, about: [canary-claim], outcome: replied, text: canary words, channel: canary letter}
- {id: canary-silent, subject: canary-entity, about: [open-claim], outcome: declined, text: canary silence}
- {id: open-reply, subject: ogra, about: [open-claim, canary-claim], outcome: replied, text: Open words}
-- content/corrections.yaml --
- {id: canary-note, page: canary-article, date: 2022-05-01, text: canary note, before: canary before, after: canary after, claim: open-claim}
- {id: canary-gone, page: 'claim:canary-claim', kind: retraction, date: 2022-05-02, text: canary withdrawn}
- {id: open-note, page: open, date: 2022-05-03, text: Open note, claim: canary-claim}
-- content/exhibits/canary-exhibit/index.md --
---
title: Canary exhibit title
type: document
file: canary-exhibit.txt
sha256: 35dde5812f3b5549da1295d71966b6121d9feabf9e5efd5b041434d37231288c
transcript: {en: canary.vtt}
speakers: {Canary: {entity: ogra, source: report}}
marks: [{at: \"0:01\", claim: open-claim}]
quotes: [{text: canary words, claim: open-claim}]
about: [ogra]
sources: [report]
HOW
---
Canary exhibit body.
-- content/exhibits/canary-exhibit/canary.vtt --
WEBVTT

00:01.000 --> 00:02.000
<v Canary>Canary said.
-- content/exhibits/canary-exhibit/canary-exhibit.txt --
canary exhibit bytes
-- content/exhibits/tape/index.md --
---
title: Tape
type: audio
transcript: {en: tape.vtt}
speakers: {A: {entity: canary-entity, basis: Canary basis, label: Canary label, source: report}}
marks: [{at: \"0:01\", claim: canary-claim}, {at: \"0:01\", claim: open-claim}]
quotes: [{text: Open quote, claim: canary-claim}]
about: [ogra, canary-entity]
sources: [report]
---
-- content/exhibits/tape/tape.vtt --
WEBVTT

00:01.000 --> 00:02.000
<v A>Open voice.
-- content/exhibits/tape/index.ur.md --
---
title: Canary ٹیپ
type: audio
transcript: {ur: canary.ur.vtt}
HOW
---
-- content/exhibits/tape/canary.ur.vtt --
WEBVTT

00:01.000 --> 00:02.000
Canary voice of the translation.
-- content/canary-page.md --
---
title: Canary page title
redirect_from: [/canary-page-old/]
HOW
---
Canary page body names OGRA.
-- content/canary-unused.png --
canary bytes that no page refers to
";

/// The site, its records withheld by this line of their front matter.
fn records(how: &str) -> String {
    RECORDS.replace("HOW", how)
}

/// Paths and bytes of the site that hold the word, in any case.
fn leaks(built: &Built) -> Vec<String> {
    let files = built.files.iter();
    let leaking = files.filter_map(|(path, bytes)| {
        let text = format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase();
        let at = text.find(WORD)?;
        let around: String = text[at..].chars().take(60).collect();
        Some(format!("{path}: {around}"))
    });
    leaking.collect()
}

#[track_caller]
fn check(how: &str) {
    let built = site(&records(how));
    let errors: Vec<_> =
        built.faults().into_iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{how}: {}", built.told());
    assert!(built.files.len() > 10, "{:?}", built.files.keys());
    assert_eq!(leaks(&built), [""; 0], "{how}");
    // What is public beside it is still there.
    let claim = built.text("claims/open-claim/");
    assert!(claim.contains("Open words"), "{claim}");
    assert!(built.text("entities/ogra/").contains("Open words"));
    assert!(built.text("corrections/").contains("Open note"));
    assert!(built.text("exhibits/tape/").contains("Open voice."));
    assert!(built.files.contains_key("exhibits/tape/tape.vtt"));
    assert_eq!(built.text("exhibits/SHA256SUMS").lines().count(), 1);
    let counted = built.outcome.summary.withheld;
    assert!(counted >= 7, "{how}: {counted} records counted as withheld");
}

#[test]
fn nothing_of_a_withheld_record_is_in_the_site() {
    check("draft: true");
    check("publish_at: 2030-01-01");
    check("embargo_until: 2030-01-01T09:00:00+05:00");
}

#[test]
fn what_is_due_is_published() {
    for how in
        ["draft: false", "publish_at: 2022-09-28", "embargo_until: 2022-09-28T12:00:00Z"]
    {
        let built = site(&records(how)).sound();
        assert_eq!(built.outcome.summary.withheld, 0, "{how}");
        assert!(built.text("articles/canary-article/").contains("Canary article title"));
        assert!(!built.text("articles/canary-article/").contains("noindex"));
    }
    for how in ["publish_at: 2022-09-28T12:00:01Z", "embargo_until: 2022-09-29"] {
        assert_eq!(leaks(&site(&records(how))), [""; 0], "{how}");
    }
}

#[test]
fn with_drafts_all_of_it_is_shown_and_marked() {
    for how in ["draft: true", "publish_at: 2030-01-01", "embargo_until: 2030-01-01"] {
        let built = with_drafts(&records(how)).sound();
        for (page, words) in [
            ("articles/canary-article/", "Canary article body"),
            ("ur/articles/canary-article/", "canary متن"),
            ("ur/articles/translated/", "Canary translated body"),
            ("entities/canary-entity/", "Canary entity body"),
            ("ur/entities/canary-entity/", "Canary متن"),
            ("events/canary-event/", "Canary event body"),
            ("events/canary-listed/", "Canary listed event"),
            ("canary-page/", "Canary page body"),
            ("claims/canary-claim/", "canary quote"),
            ("claims/canary-claim/", "canary words"),
            ("claims/canary-claim/", "canary withdrawn"),
            ("articles/canary-article/", "canary before"),
        ] {
            let html = built.text(page);
            assert!(html.contains(words), "{how} {page}: {html}");
            assert!(
                html.contains("class=\"not-published\""),
                "{how} {page} is not marked"
            );
            assert!(html.contains("content=\"noindex\""), "{how} {page} may be indexed");
        }
        for path in ["articles/canary-article/canary-file.csv", "canary-old/index.html"] {
            assert!(built.files.contains_key(path), "{how}: {path}");
        }
        let listed = built.text("articles/");
        assert!(listed.contains("class=\"withheld\""), "{how}: {listed}");
        assert!(!built.text("articles/open/").contains("not-published"));
    }
}

#[test]
fn two_reasons_are_both_heeded() {
    let both = "publish_at: 2020-01-01\nembargo_until: 2030-01-01";
    let article =
        format!("-- content/articles/canary-x.md --\n---\ntitle: Canary\n{both}\n---\n");
    assert_eq!(leaks(&site(&format!("{CONFIG}{article}"))), [""; 0]);
    let both = "draft: true\npublish_at: 2020-01-01";
    let article =
        format!("-- content/articles/canary-x.md --\n---\ntitle: Canary\n{both}\n---\n");
    assert_eq!(leaks(&site(&format!("{CONFIG}{article}"))), [""; 0]);
}

/// One article with a line in its front matter: its findings, and what leaks.
fn article(line: &str) -> (Vec<Code>, Built) {
    let article =
        format!("-- content/articles/canary-x.md --\n---\ntitle: Canary\n{line}\n---\n");
    let built = site(&format!("{CONFIG}{article}"));
    (built.faults().iter().map(|d| d.code).collect(), built)
}

#[test]
fn what_cannot_be_read_is_an_error_and_withheld() {
    for (line, code) in [
        ("draft: \"false\"", Code::WrongType),
        ("draft: no", Code::WrongType),
        ("draft: 0", Code::WrongType),
        ("publish_at: tomorrow", Code::BadDate),
        ("embargo_until: 2030-13-01", Code::BadDate),
        ("publish_at: 22 November 2030", Code::BadDate),
        ("publish_at: [2030-01-01]", Code::WrongType),
        ("embargo_until:", Code::MissingKey),
        ("draft:", Code::MissingKey),
    ] {
        let (codes, built) = article(line);
        assert_eq!(codes, [code], "{line}: {}", built.told());
        assert_eq!(built.outcome.summary.withheld, 1, "{line} did not withhold");
        assert_eq!(leaks(&built), [""; 0], "{line}");
    }
}

#[test]
fn prose_that_leads_to_what_is_withheld_is_an_error() {
    for link in
        ["[x](entity:canary-entity)", "[x](event:canary-event)", "[x](canary-page.md)"]
    {
        let page = format!("-- content/open-page.md --\n---\ntitle: Open\n---\n{link}\n");
        let built = site(&(records("draft: true") + &page));
        let codes: Vec<Code> = built.faults().iter().map(|d| d.code).collect();
        assert!(codes.contains(&Code::WithheldReference), "{link}: {}", built.told());
        assert_eq!(leaks(&built), [""; 0], "{link}");
    }
}

#[test]
fn the_clock_of_the_world_decides() {
    let fixture = records("publish_at: 2022-10-01");
    let mut world = Memory::fixture(&fixture);
    let before = fixture::world(&world, &Options::default());
    assert_eq!(leaks(&before), [""; 0]);
    world.set_now("2022-10-01T00:00:00Z".parse().expect("a moment"));
    let after = fixture::world(&world, &Options::default());
    assert!(leaks(&after).len() > 10);
}

#[test]
fn the_file_of_a_withheld_exhibit_is_withheld_with_it() {
    let case = |how: &str| {
        format!(
            "{CONFIG}
-- content/articles/open.md --
---
title: Open
---
![A letter](../exhibits/letter/letter.svg) and [its file](../exhibits/letter/letter.svg).
-- content/exhibits/letter/index.md --
---
title: Letter
file: letter.svg
alt: A letter
{how}
---
-- content/exhibits/letter/letter.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><title>canary</title></svg>
"
        )
    };
    let built = site(&case("draft: true"));
    let told = built.faults().into_iter().filter(|d| d.code == Code::WithheldReference);
    assert_eq!(told.count(), 2, "{}", built.told());
    assert_eq!(leaks(&built), [""; 0]);
    // Without the line it is published, and the links lead there.
    let built = site(&case("draft: false"));
    assert!(built.files.contains_key("exhibits/letter/letter.svg"), "{}", built.told());
}
