//! A case in English and Urdu, of which little is translated.

use crate::fixture::{Built, site};

/// The case with what is added to it.
pub fn case(more: &str) -> Built {
    site(&format!("{CASE}{more}")).sound()
}

const CASE: &str = "\
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
translations: {ur: {title: مقدمہ}}
publisher: {name: The Desk, url: /about/}
relations: {attacked: {label: attacked, inverse: attacked by, labels: {ur: حملہ آور}}}
pagination: 1
menu:
- {title: Stories, url: /articles/, titles: {ur: تحریریں}}
- {title: About, url: /about/, titles: {ur: تعارف}}
- {title: Elsewhere, url: 'https://example.com/'}
-- content/about.md --
---
title: About
---
Who we are. [Claims](/claims/) and [a plan](plan.txt).
-- content/plan.txt --
A plan.
-- content/sources.yaml --
- {id: book, type: book, title: A book, issued: '2001', language: en}
-- content/relations.yaml --
- {type: attacked, subject: ann, target: bob, sources: [book]}
-- content/entities/ann.md --
---
name: Ann Ash
type: person
summary: A witness.
aliases: [{name: این ایش, lang: ur}]
---
Ann knows [[bob]].
-- content/entities/ann.ur.md --
---
name: این ایش
type: person
---
وہ [[bob]] کو جانتی ہیں۔
-- content/entities/bob.md --
---
name: Bob Birch
type: person
---
-- content/claims/sold.md --
---
statement: It was sold.
status: alleged
by: [bob]
evidence: [{source: book}]
---
What is known.
-- content/events/first.md --
---
title: A first thing
date: 2022-09-24
participants: [bob]
threads: [sale]
---
It began.
-- content/articles/one.md --
---
title: Only in English
date: 2022-10-01
authors: [The Desk]
tags: [sale]
redirect_from: [/old/]
---
Bob Birch spoke; so did این ایش. See [what we do](/about/#top) and [[bob|him]], and
[the plan](../plan.txt). [It was sold](claim:sold) [@book].

## A heading

![[event:first]]
-- content/articles/two.md --
---
title: In both
date: 2022-10-02
authors: [The Desk]
tags: [sale]
---
Text.
-- content/articles/two.ur.md --
---
title: دونوں میں
date: 2022-10-02
authors: [ڈیسک]
tags: [فروخت]
---
متن [[bob]] کے بارے میں، اور [دوسری](article:one)۔
";
