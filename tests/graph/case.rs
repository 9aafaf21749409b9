//! A case with something of every kind that a graph can tell of.

/// Files beside the text.
pub const FILES: [(&str, &[u8]); 5] = [
    ("content/articles/photo.jpg", include_bytes!("../media/photo.jpg")),
    ("content/exhibits/street.jpg", include_bytes!("../media/photo.jpg")),
    ("content/exhibits/tape.mp3", include_bytes!("../media/tape.mp3")),
    ("content/exhibits/memo.pdf", include_bytes!("../media/memo.pdf")),
    ("content/exhibits/clip.webm", include_bytes!("../media/clip.webm")),
];

/// What a confidential source's file says and no output may.
pub const CANARY: &str = "canary-sings";

pub const CASE: &str = r#"
-- casebook.yaml --
title: A case
description: What is known.
base_url: https://example.org/case/
language: en
translations: {ur: {title: مقدمہ}}
publisher: {name: The Desk, url: /about/}
policies: {corrections: '/about/#put-right', ethics: https://example.net/ethics}
relations: {attacked: {label: attacked, inverse: was attacked by}}
-- content/_static/favicon.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>
-- content/about.md --
---
title: About
updated: 2024-05-01
---
Who we are.

## Put right

How we correct.
-- content/sources.yaml --
- id: paper
  type: article-newspaper
  title: The paper's story
  author: [{family: Reed, given: Rita}, {literal: The Wire}]
  container-title: The Paper
  publisher: Paper House
  issued: '2019-03'
  language: en
  URL: https://paper.example/story
  custom: {archive_url: https://archive.example/story}
- {id: book, type: book, title: The book, issued: '2001~', ISBN: 978-0-00-000000-2, DOI: 10.1/abc}
- id: canary-sings
  type: interview
  title: canary-sings and more
  author: [{family: canary-sings, given: Anna}]
  publisher: canary-sings
  URL: https://canary-sings.example/
  custom: {confidential: true, public_name: An official}
-- content/entities/ann.md --
---
name: Ann Ash
aliases: [{name: این, lang: ur}, Ms Ash]
weak_aliases: [Annie]
type: person
summary: A minister.
identifiers: {wikidata: Q42, lei: 5493001KJTIIGC8Y1R12}
links:
  - {title: Encyclopaedia, url: https://en.wikipedia.org/wiki/Ann_Ash}
  - {title: A story about her, url: https://paper.example/ann}
roles:
  - {title: Minister, org: board, start: '2001', end: '..', status: confirmed, sources: [paper]}
  - {title: Spy, org: board, start: '2001', end: '..', status: alleged, sources: [paper]}
  - {title: Clerk, org: board, start: '1999', end: '2000', status: confirmed, sources: [paper]}
relations:
- {type: attacked, target: bob, status: alleged, sources: [paper]}
---
Minister, by [@paper].
-- content/entities/ann.ur.md --
---
name: این ایش
type: person
---
-- content/entities/bob.md --
---
name: bob_1
type: account
---
-- content/entities/board.md --
---
name: The Board
type: public-body
---
-- content/entities/reform.md --
---
name: Reform
type: party
---
-- content/entities/harbour.md --
---
name: The Harbour
type: place
---
-- content/events.yaml --
- {id: known, title: Known, date: 2007-02-03/2007-02-05, status: confirmed, participants: [ann], place: harbour, sources: [paper]}
- {id: hour, title: Hour, date: 2007-02-03, time: {local: '10:30', zone: Asia/Karachi}}
- {id: doubtful, title: Doubtful, date: '2007-02~', status: reported, sources: [paper]}
- {id: undated, title: Undated}
- {id: said, title: Said to be, date: 2008, status: alleged, participants: [ann], sources: [paper]}
-- content/articles/one.md --
---
title: Story one
subtitle: A standfirst.
date: 2022-01-01
updated: 2022-03-01
last_verified: 2022-04-01
tags: [money, power]
authors: [{name: Ann Author, url: https://author.example/}, The Desk]
about: [ann]
methods: We asked *two* people & read [@paper; @canary-sings].
---
Ann Ash met bob_1 at The Harbour [@paper; @canary-sings; @book]. The Board sat [@paper].

![A street](photo.jpg)

![[claim:paid]]
-- content/articles/one.ur.md --
---
title: پہلی کہانی
date: 2022-01-01
---
این ایش نے کہا۔
-- content/articles/two.md --
---
title: Story two
date: 2022?
---
Nothing held.
-- content/claims/paid.md --
---
title: The payment
statement: It was paid.
status: disputed
by: [board, bob]
about: [ann]
date: 2007-02
evidence: [{source: paper, bears: for}, {source: canary-sings, bears: against}]
last_verified: 2023-01-01
history: [{status: unverified, date: 2022-01-01}]
rating: {name: Unproven, value: 2, worst: 1, best: 5}
---
-- content/claims/paid.ur.md --
---
title: ادائیگی
statement: رقم ادا کی گئی۔
---
-- content/claims/unrated.md --
---
statement: It was not.
---
-- content/exhibits/tape.en.vtt --
WEBVTT

00:00.000 --> 00:00.500
<v Ann>It was paid, <i>counted</i>.
-- content/exhibits/tape.md --
---
title: The tape
summary: A call.
type: audio
file: tape.mp3
transcript: {en: tape.en.vtt}
marks: [{at: '00:00', claim: paid}]
authenticity: disputed
recorded_at: 2007-02-03
about: [ann]
sources: [paper]
credit: The Desk
licence: CC BY 4.0
---
-- content/exhibits/memo.md --
---
title: The memo
type: document
file: memo.pdf
licence: https://creativecommons.org/licenses/by/4.0/
---
-- content/exhibits/clip.md --
---
title: The clip
type: video
file: clip.webm
---
-- content/exhibits/street.md --
---
title: The street
type: image
file: street.jpg
alt: A street.
---
-- content/exhibits/table.csv --
a,b
1,2
-- content/exhibits/table.md --
---
title: The table
type: dataset
file: table.csv
---
-- content/exhibits/lost.md --
---
title: The lost tape
type: audio
---
-- content/corrections.yaml --
- {id: sum, page: article:one, date: 2022-06-01, kind: correction, text: The sum was wrong.}
- {id: gone, page: article:two, date: 2023-06-01, kind: retraction, text: It was not so.}
"#;
