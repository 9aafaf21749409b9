//! Previews of records: what each tells, what it must not tell, and that there is one
//! wherever a page leads to a record.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

mod fixture;

use std::collections::BTreeSet;

use casebook::build::{Item, Nobody, Options, Session, Silent};
use casebook::world::{Look, Memory};
use fixture::{Built, html, says, site, with_drafts};

const RECORDS: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
translations: {ur: {title: مقدمہ}}
relations: {attacked: {label: attacked, inverse: was attacked by}}
-- content/sources.yaml --
- {id: report, type: article-newspaper, title: The report, author: [{family: Doe, given: Jane}], URL: 'https://example.org/r', custom: {kind: primary}}
- {id: key-insider, type: interview, title: Inner circle source, author: [{family: Secretname, given: Ann}], custom: {confidential: true, public_name: A person in the room}}
- {id: canary-source, type: book, title: Unused}
-- content/articles/first.md --
---
title: The first story
subtitle: What it is about
date: 2022-01-01
authors: [Reporter]
---
OGRA met at [the meeting](event:meeting) [@report], as [another](article:second) says.
Somebody [said it](claim:sold), and [a paper](exhibit:paper) shows it [@key-insider].
-- content/articles/second.md --
---
title: The second story
date: 2022-02-01
---
Words.
-- content/articles/third.md --
---
title: The third story
date: 2022-03-01
---
Words.
-- content/entities/ogra.md --
---
name: OGRA
type: public-body
aliases: [Oil & Gas Regulatory Authority, {name: اوگرا, lang: ur}]
summary: It regulates <oil> and gas.
---
-- content/entities/jane.md --
---
name: Jane Roe
type: person
roles:
  - {title: Clerk, org: ogra, start: 2001, end: 2004}
  - {title: Chair, org: ogra, start: 2005, end: '..'}
---
-- content/entities/jane.ur.md --
---
name: جین رو
type: person
---
-- content/entities/canary.md --
---
name: Canary
type: person
draft: true
---
-- content/events.yaml --
- {id: meeting, title: The meeting, date: 2022-01-05, status: reported, place: ogra}
-- content/claims/sold.md --
---
statement: It was sold.
status: unverified
by: [jane]
evidence: [{source: report, bears: for}]
---
-- content/exhibits/paper.md --
---
title: A paper
type: document
credit: The archive
summary: One page.
---
";

#[track_caller]
fn built() -> Built {
    site(RECORDS).sound()
}

/// The paths of all previews.
fn previews(built: &Built) -> BTreeSet<&str> {
    let paths = built.files.keys().map(String::as_str);
    paths.filter(|path| path.ends_with("/preview.html")).collect()
}

#[test]
fn each_record_tells_what_it_is() {
    let built = built();
    let told = |path: &str, words: &[&str]| {
        says(&html::visible(built.text(&format!("{path}preview.html"))), words);
    };
    told(
        "entities/ogra/",
        &[
            "Public body",
            "OGRA",
            "It regulates <oil> and gas.",
            "Oil & Gas Regulatory Authority",
            "اوگرا",
            "Named on 1 page",
        ],
    );
    told("entities/jane/", &["Person", "Jane Roe", "Chair", "OGRA", "2005"]);
    told("ur/entities/jane/", &["جین رو"]);
    told(
        "events/meeting/",
        &["Event", "The meeting", "5 January 2022", "OGRA", "reported"],
    );
    told("claims/sold/", &["Claim", "It was sold.", "unverified", "Jane Roe"]);
    told("exhibits/paper/", &["Document", "A paper", "One page.", "The archive"]);
    told("sources/report/", &["newspaper", "primary", "Doe", "Report"]);
    told("articles/second/", &["The second story", "1 February 2022"]);
}

#[test]
fn a_preview_is_small_whole_and_leads_on() {
    let built = built();
    let all = previews(&built);
    assert!(all.len() > 8, "{all:?}");
    for path in all {
        let text = built.text(path);
        assert!(text.len() <= 3072, "{path} has {} bytes", text.len());
        let head =
            ["<!doctype html>\n<html lang=\"", "<title>", "noindex", "url=./", "<main>"];
        says(text, &head);
        assert!(!text.contains("<script"), "{path}");
        let own = path.replace("preview.html", "");
        says(
            text,
            &[&format!("rel=\"canonical\" href=\"https://example.org/case/{own}\"")],
        );
    }
}

#[test]
fn a_long_record_makes_no_long_preview() {
    let words = "verylongwords ".repeat(600);
    let built = site(&RECORDS.replace("It regulates <oil> and gas.", &words)).sound();
    let text = built.text("entities/ogra/preview.html");
    assert!(text.len() <= 3072, "{} bytes", text.len());
}

/// Every link of the site that a script may ask a preview for has one.
#[test]
fn wherever_a_page_leads_to_a_record_there_is_a_preview() {
    let built = built();
    let all = previews(&built);
    let folders = ["entities/", "events/", "claims/", "exhibits/", "sources/"];
    let mut seen = 0;
    for (path, bytes) in &built.files {
        let folder = path.strip_suffix("index.html");
        let (Some(folder), Ok(text)) = (folder, std::str::from_utf8(bytes)) else {
            continue;
        };
        for piece in html::pieces(text) {
            let html::Piece::Open(name, _) = &piece else { continue };
            let (Some(href), class) = (piece.attribute("href"), piece.attribute("class"))
            else {
                continue;
            };
            if name != "a" {
                continue;
            }
            let Some(to) = within(folder, href) else { continue };
            let inner = to.strip_prefix("ur/").unwrap_or(&to);
            let is_record = folders.iter().any(|f| {
                let rest = inner.strip_prefix(f).unwrap_or_default();
                rest.ends_with('/') && rest.matches('/').count() == 1
            });
            if is_record || class == Some("article") {
                seen += 1;
                let preview = format!("{to}preview.html");
                assert!(all.contains(&*preview), "{path} leads to {to}, which has none");
            }
        }
    }
    assert!(seen > 20, "{seen}");
    assert!(all.contains("articles/second/preview.html"));
    assert!(!all.contains("articles/third/preview.html"), "no text leads there");
}

/// Where a relative link leads, from the root.
fn within(folder: &str, href: &str) -> Option<String> {
    if href.contains(':') || href.starts_with(['#', '/']) {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    let path = href.split('#').next().unwrap_or_default();
    for part in path.split_inclusive('/') {
        match part {
            "../" => drop(parts.pop()),
            "./" => {}
            part => parts.push(part.trim_end_matches('/')),
        }
    }
    let end = if path.ends_with('/') { "/" } else { "" };
    Some(format!("{}{end}", parts.join("/")))
}

#[test]
fn previews_are_in_no_list_and_no_feed() {
    let built = built();
    for path in ["sitemap.xml", "feed.xml", "feed.json"] {
        assert!(!built.text(path).contains("preview"), "{path}");
    }
    assert_eq!(built.outcome.summary.pages.get("previews"), None);
}

#[test]
fn what_is_withheld_has_no_preview() {
    let built = built();
    assert!(!previews(&built).iter().any(|path| path.contains("entities/canary")));
    let drafts = with_drafts(RECORDS).sound();
    says(
        &html::visible(drafts.text("entities/canary/preview.html")),
        &["Draft", "Canary"],
    );
}

#[test]
fn a_confidential_source_is_told_by_its_public_name_alone() {
    let built = built();
    let known: Vec<&str> = previews(&built)
        .into_iter()
        .filter(|path| built.text(path).contains("A person in the room"))
        .collect();
    assert!(!known.is_empty());
    assert!(known.iter().all(|path| path.contains("a-person-in-the-room/")), "{known:?}");
    for path in previews(&built) {
        let text = built.text(path);
        for secret in ["Secretname", "Inner circle", "key-insider"] {
            assert!(
                !text.contains(secret) && !path.contains(secret),
                "{secret} in {path}"
            );
        }
    }
}

#[test]
fn what_was_withdrawn_says_so() {
    let withdrawn = "-- content/corrections.yaml --
- {id: gone, page: 'article:second', date: 2022-05-01, kind: retraction, text: It was wrong.}
";
    let retracted = format!("{RECORDS}{withdrawn}");
    let built = site(&retracted).sound();
    says(&html::visible(built.text("articles/second/preview.html")), &["Retracted"]);
}

/// The preview at a path, as a session serves it.
fn served(session: &mut Session, world: &Memory, path: &str) -> Option<String> {
    let turn = session.turn(world, &Look::Everything, &Nobody, &Silent);
    let edition = turn.edition.expect("the site is sound");
    match edition.file(path).expect("templates are sound") {
        Some(Item::Bytes(bytes)) => Some(String::from_utf8(bytes).expect("text")),
        _ => None,
    }
}

#[test]
fn an_edit_reaches_the_previews_that_tell_of_it() {
    let mut session = Session::new(Options::default());
    let jane = "entities/jane/preview.html";
    let third = "articles/third/preview.html";
    let before =
        served(&mut session, &Memory::fixture(RECORDS), jane).expect("a preview");
    let renamed = RECORDS.replace("name: OGRA", "name: The Authority");
    let after =
        served(&mut session, &Memory::fixture(&renamed), jane).expect("a preview");
    assert!(before.contains("OGRA") && after.contains("The Authority"), "{after}");
    assert_eq!(served(&mut session, &Memory::fixture(&renamed), third), None);
    let led = renamed.replace("(article:second)", "(article:third)");
    let world = Memory::fixture(&led);
    assert!(served(&mut session, &world, third).is_some());
    assert_eq!(served(&mut session, &world, "articles/second/preview.html"), None);
}

#[test]
fn a_page_tells_how_to_cite_it() {
    let built = built();
    let article = built.text("articles/first/");
    says(
        article,
        &[
            "class=\"cite-page\"",
            "https://example.org/case/articles/first/",
            "Reporter",
            "The first story",
            "2022",
            "@article{first",
            "&quot;article-newspaper&quot;",
        ],
    );
    let claim = built.text("claims/sold/");
    says(claim, &["id=\"cite-words\"", "Claim: It was sold."]);
    assert!(!claim.contains("cite-bib"));
    let bare = site(
        "
-- casebook.yaml --
title: A case
base_url: https://example.org/
language: en
-- content/articles/x.md --
---
title: Alone
date: 2022-01-01
authors: [Reporter]
---
Words.
",
    )
    .sound();
    let words = html::visible(bare.text("articles/x/"));
    says(
        &words,
        &["Reporter, Alone, A case, 1 January 2022, https://example.org/articles/x/"],
    );
    let drafts = with_drafts(RECORDS).sound();
    assert!(!drafts.text("entities/canary/").contains("cite-page"));
}
