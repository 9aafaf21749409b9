//! Search: what is found and what must not be, that the index is the same each time, that
//! nothing of it is left when it is turned off, and that a session makes it when it is asked.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    reason = "outside of test functions too, a failure ends the test"
)]

mod fixture;

#[path = "search/found.rs"]
mod found;
#[path = "search/made.rs"]
mod made;
#[path = "search/offline.rs"]
mod offline;

use std::io::Read as _;

use casebook::build::{Collect, Options, build};
use casebook::world::Memory;
use fixture::{Built, Files};

/// A case with a record of every kind.
const CASE: &str = "-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
translations: {ur: {title: مقدمہ}}
-- content/index.md --
---
title: The case
---
Foreword of the case.
-- content/sources.yaml --
- {id: report, type: report, title: The harbour report}
-- content/articles/leak.md --
---
title: The leak
date: 2022-09-24
---
It began with [the sale](event:sale). The office denied it. [@report]

## The lanterns

Lanterns were carried to the Prime Minister's Office at night.
-- content/articles/leak.ur.md --
---
title: انکشاف
---
رات کو چراغ لے جائے گئے۔
-- content/entities/office.md --
---
name: Prime Minister's Office
type: public-body
aliases: [PMO, {name: وزیراعظم آفس, lang: ur}]
summary: Where the lanterns went.
---
-- content/entities/ann.md --
---
name: Ann Writer
type: person
---
-- content/events/sale.md --
---
title: The sale
date: 2022-08
---
Recordings were offered.
-- content/claims/price.md --
---
statement: The price was 180
status: reported
---
-- content/exhibits/tape/index.md --
---
title: The tape
type: audio
transcript: {en: tape.en.vtt}
---
-- content/exhibits/tape/tape.en.vtt --
WEBVTT

00:01.000 --> 00:02.000
Good evening

01:03.000 --> 01:04.000
The lighthouse is dark
-- content/methods.md --
---
title: Methods
---
How we worked.
";

/// A site with its index.
fn searched(fixture: &str, options: &Options) -> Built {
    let world = Memory::fixture(fixture);
    let sink = Collect::with_search(&world);
    let outcome = build(&world, options, &sink);
    Built { files: sink.into_files(), outcome }.sound()
}

/// The files of an index.
fn index(files: &Files) -> Files {
    let own = files.iter().filter(|(path, _)| path.starts_with("pagefind/"));
    own.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

/// A packed file of an index as the browser unpacks it.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let read = flate2::read::GzDecoder::new(bytes).read_to_end(&mut out);
    read.expect("a packed file");
    out.strip_prefix(b"pagefind_dcd").expect("the engine's mark").to_vec()
}

/// What the index holds of each page, by its address.
fn fragments(files: &Files) -> Vec<serde_json::Value> {
    let all = files.iter().filter(|(path, _)| path.contains(".pf_fragment"));
    let read = |bytes| serde_json::from_slice(&unpacked(bytes)).expect("JSON");
    let mut all: Vec<serde_json::Value> = all.map(|(_, bytes)| read(bytes)).collect();
    all.sort_by_key(|page| page["url"].as_str().map(str::to_owned));
    all
}
