//! What records say that nobody has translated bears its language wherever a page shows it.

use crate::fixture::html::{Piece, pieces};
use crate::fixture::{Built, site};

/// What only the English texts of the case say.
const WORD: &str = "Zed";

const CASE: &str = "\
-- casebook.yaml --
title: مقدمہ
base_url: https://example.org/
language: ur
translations: {en: {title: A case}}
-- content/sources.yaml --
- {id: book, type: book, title: Zed on books, author: Doe, issued: '2001', language: en}
-- content/entities/bob.md --
---
name: Bob Birch
lang: en
type: person
summary: Bob is a Zed.
aliases: [{name: Zed Bobson, lang: en}]
roles: [{title: Zed of staff, org: firm, start: '2020', end: '..', sources: [book]}]
---
A body of Zed.
-- content/entities/firm.md --
---
name: The Zed Firm
lang: en
type: organization
summary: A firm named Zed.
---
-- content/claims/sold.md --
---
statement: Zed was sold.
lang: en
title: Zed's claim
status: alleged
by: [bob]
evidence: [{source: book, quote: It went}]
---
Zed is known.
-- content/events/first.md --
---
title: A first Zed
lang: en
summary: Zed happened.
date: 2022-09-24
place: firm
participants: [bob]
sources: [book]
---
Zed began.
-- content/exhibits/paper.md --
---
title: A paper of Zed
lang: en
summary: What Zed wrote.
credit: The Zed archive
file: paper.txt
sha256: d16be6060ce11adff97025fd01c9671660300ad798708d6545ed7d83ae6a7c84
---
-- content/exhibits/paper.txt --
Nothing.
-- content/articles/one.md --
---
title: Zed in one
lang: en
subtitle: A Zed standfirst
date: 2022-10-01
authors: [The Desk]
tags: [zed]
key_points: |
  - Zed is a point
  - Zed is another
---
Bob Birch spoke [@book]. See [[firm]].

## Zed the first

## Zed the second

## Zed the third

![[event:first]]
-- content/articles/two.md --
---
title: دوسری
date: 2022-10-02
---
متن [[bob]] اور [بیان](claim:sold)۔ [پہلی](article:one)

![[event:first]]

![[claim:sold]]

![[entity:bob]]

![[exhibit:paper]]

![[article:one]]
";

/// The texts of a page's body that say it where the language is not English.
fn unmarked(html: &str) -> Vec<String> {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    // The elements that are open, each with the language it stands in.
    let mut open: Vec<(String, String)> = Vec::new();
    let mut all = Vec::new();
    for piece in pieces(&format!("<body{body}")) {
        match &piece {
            Piece::Open(name, _) => {
                let own = piece.attribute("lang").map(str::to_owned);
                let around = open.last().map_or("ur", |(_, lang)| lang).to_owned();
                open.push((name.clone(), own.unwrap_or(around)));
            }
            Piece::Close(name) => {
                let at = open.iter().rposition(|(other, _)| other == name);
                open.truncate(at.unwrap_or(open.len()));
            }
            Piece::Text(text) if text.contains(WORD) => {
                let (name, lang) = open.last().expect("an element");
                if !lang.starts_with("en") && name != "script" {
                    all.push(format!("<{name}> {text}"));
                }
            }
            _ => {}
        }
    }
    all
}

fn of_pages(built: &Built, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let urdu = built.files.iter().filter(|(path, _)| {
        path.ends_with(".html") && !path.starts_with("en/") && wanted(path)
    });
    let told = urdu.flat_map(|(path, bytes)| {
        let all = unmarked(&String::from_utf8_lossy(bytes));
        all.into_iter().map(move |text| format!("{path}: {text}"))
    });
    told.collect()
}

#[test]
fn previews_mark_what_nobody_has_translated() {
    let built = site(CASE).sound();
    let preview = built.text("entities/bob/preview.html");
    assert!(preview.contains(WORD) && preview.contains("<html lang=\"ur\""), "{preview}");
    let all = of_pages(&built, |path| path.ends_with("/preview.html"));
    assert!(all.is_empty(), "{all:#?}");
}

#[test]
fn pages_mark_it_too() {
    let built = site(CASE).sound();
    let all = of_pages(&built, |path| !path.ends_with("/preview.html"));
    assert!(all.is_empty(), "{all:#?}");
}
