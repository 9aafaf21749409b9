//! A small case with something of everything that can change.

use casebook::world::Memory;

pub fn case() -> Memory {
    Memory::fixture(CASE)
}

/// The same as a site in one language, so that what a turn does can be counted: in several,
/// every list and every page of a text is there once for each.
pub fn in_one_language() -> Memory {
    Memory::fixture(&CASE.replace("translations: {ur: {title: مقدمہ}}\n", ""))
}

const CASE: &str = "\
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
theme: house
translations: {ur: {title: مقدمہ}}
relations: {attacked: {label: attacked, inverse: was attacked by}}
pagination: 2
menu: [{title: All, url: /articles/}, {title: About, url: /about/}]
-- themes/house/theme.yaml --
name: house
extends: default
api: {min: 1, max: 1}
-- themes/house/templates/partials/status.html --
{# set by the house #}<b>{{ status }}</b>
-- themes/house/static/site.css --
body { color: black }
-- themes/house/i18n/en.yaml --
titles: {articles: Stories}
-- content/index.md --
---
title: Front
---
The front names Ann Ash.

![[event:first]]
-- content/about.md --
---
title: About
redirect_from: [/old/]
---
[Home](/), [a part](articles/one.md#a-part), ![a plan](plan.png), [rules](/rules.txt).
-- content/plan.png --
no real picture
-- content/exhibits/plan.png --
no picture either
-- content/_static/rules.txt --
Rules.
-- content/sources.yaml --
- {id: one, type: book, title: One, issued: '2001'}
- {id: two, type: webpage, title: Two, URL: 'https://example.com/two'}
-- content/events.yaml --
- id: listed
  title: Listed
  date: 2007-03
  participants: [ann]
  sources: [two]
-- content/events/first.md --
---
title: The first
date: 2007-02~
participants: [ann, bob]
threads: [money]
significance: 1
sources: [one]
---
Ann Ash met Bob Birch.
-- content/events/second.md --
---
title: The second
date: 2008
after: [first]
sources: [one]
---
-- content/entities/ann.md --
---
name: Ann Ash
aliases: [{name: این, lang: ur}, Ms Ash]
type: person
summary: A minister.
relations:
- {type: attacked, target: bob, sources: [one], start: '2002'}
roles: [{title: Minister, org: board, start: '2001', sources: [two]}]
---
Ann Ash and Bob Birch sat on the Board.
-- content/entities/ann.ur.md --
---
name: این ایش
type: person
---
-- content/entities/bob.md --
---
name: Bob Birch
type: person
distinct_from: [ann]
---
-- content/entities/board.md --
---
name: The Board
type: organization
---
-- content/articles/one.md --
---
title: Story one
date: 2022-01-01
tags: [money, power]
authors: [Ann Author]
about: [ann]
---
Ann Ash met Bob Birch [@one; @two, p. 3]. The Board sat.

## A part

[An event](event:first), [a claim](claim:paid), [another](claim:asked), a note.[^1]

![[claim:paid]]

[^1]: Of Ms Ash.
-- content/articles/one.ur.md --
---
title: پہلی کہانی
date: 2022-01-01
---
این نے کہا۔
-- content/articles/two.md --
---
title: Story two
date: 2022-01-02
tags: [money]
authors: [Ann Author, Ben Both]
summary: A summary.
methods: Read [the first](one.md).
---
Bob Birch said so.

![[entity:board]]

![[chronology:thread=money]]
-- content/articles/three.md --
---
title: Story three
date: 2022-01-03
publish_at: 2022-10-01T00:00:00Z
---
Ann Ash, later.
-- content/claims/paid.md --
---
statement: It was paid.
status: disputed
by: [bob]
about: [ann]
evidence: [{source: one, bears: for}]
history: [{status: alleged, date: 2007-03}]
---
Of The Board.
-- content/claims.yaml --
- id: asked
  statement: Somebody asked.
  by: [bob]
  status: reported
- id: met
  statement: They met.
  about: [ann, bob]
  values: [{value: Once, by: two}]
-- content/corrections.yaml --
- id: sum
  page: one
  date: 2022-01-05
  text: The sum was wrong.
  before: Ten
  after: Twelve
  claim: paid
- id: day
  page: claim:met
  kind: clarification
  text: The day is not known.
- id: name
  page: ann
  date: 2022-02-01
  text: The name was misspelt.
  texts: {ur: نام غلط تھا۔}
-- content/replies.yaml --
- id: ann-asked
  subject: ann
  asked: 2021-12-01
  about: [paid]
  outcome: replied
  text: It was not so.
- id: bob-asked
  subject: bob
  about: [paid, met]
  outcome: no-response
-- content/exhibits/plan.md --
---
title: The plan
type: image
file: plan.png
---
";
