//! A confidential source tells nothing but its public name and its gradings, anywhere.

use super::fixture::site;

/// The word that only what is confidential has.
const WORD: &str = "canary";

const CASE: &str = "\
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
citation_style: STYLE
chronology: {page: 10}
relations: {owns: {label: owns, inverse: is owned by}}
translations: {ur: {title: مقدمہ}}
-- content/sources.yaml --
- {id: open, title: The report}
- id: canary-key
  type: interview
  title: Canary title
  author: [{family: Canary, given: Author}]
  container-title: Canary container
  publisher: Canary publisher
  issued: 2024-01-01
  URL: https://canary.example/
  DOI: 10.1000/canary
  note: Canary note
  language: en
  custom:
    confidential: true
    public_name: A clerk of the court
    kind: primary
    reliability: b
    credibility: '2'
    origin: Canary origin
    archive_url: https://archive.canary.example/
    archive_date: 2024-02-02
-- content/sources-canary.bib --
@misc{canary-bib, title = {Canary bib}, url = {https://canary-bib.example/}, casebook-confidential = {true}, casebook-public-name = {A neighbour}}
-- content/articles/x.md --
---
title: X
methods: As told [@canary-key, p. 2].
---
It was so [@canary-key, p. 3; @open; see @canary-bib]. As @canary-key says.[^n] See [the
clerk](source:canary-key).

[^n]: And @canary-bib.

![[claim:told]]
-- content/articles/x.ur.md --
---
title: ایکس
---
یہ ہوا [@canary-key]۔
-- content/entities/ann.md --
---
name: Ann
roles: [{title: Clerk, sources: [canary-key]}]
relations: [{type: owns, target: boat, sources: [canary-key, open]}]
---
Her boat [@canary-key].
-- content/entities/boat.md --
---
name: The boat
---
-- content/claims/told.md --
---
statement: It was told.
status: alleged
evidence: [{source: canary-key, bears: for}, {source: open, bears: against}]
values: [{value: '40', by: canary-bib}]
---
It was [@canary-key].
-- content/events.yaml --
- {id: a, title: A, date: 2020-01-01, sources: [canary-key], participants: [ann]}
- {id: b, title: B, date: 2021-01-01, sources: [canary-bib, open]}
- {id: c, title: C, date: 2022-01-01, sources: [canary-key]}
- {id: d, title: D, date: 2023-01-01, sources: [open]}
-- content/exhibits/map/index.md --
---
title: Map
type: image
file: map.svg
sources: [canary-key]
---
Drawn by [@canary-bib]; see [him](source:canary-bib).
-- content/exhibits/tape/index.md --
---
title: Tape
type: audio
transcript: {en: tape.vtt}
speakers:
  A: {entity: ann, basis: As told, source: canary-key}
  B: {label: A voice, source: canary-bib}
sources: [canary-bib]
---
-- content/exhibits/tape/tape.vtt --
WEBVTT

00:01.000 --> 00:02.000
<v A>One.

00:02.000 --> 00:03.000
<v B>Two.
-- content/exhibits/map/map.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>
";

/// The case in a style, with events enough to split its chronology.
fn fixture(style: &str) -> String {
    let mut more = String::new();
    for day in 1..=12 {
        more += &format!(
            "- {{id: more-{day}, title: More, date: 2019-01-{day:02}, sources: [canary-key]}}\n"
        );
    }
    let line = "- {id: d,";
    CASE.replace("STYLE", style).replace(line, &format!("{more}{line}"))
}

#[test]
fn nothing_of_it_is_in_any_path_or_byte() {
    for style in ["chicago-notes", "apa", "ieee"] {
        let built = site(&fixture(style));
        let pages =
            ["sources/", "sources/a-clerk-of-the-court/", "articles/x/", "events/a/"];
        for page in pages {
            let html = built.text(page);
            assert!(
                html.contains("clerk of the court"),
                "{page}: {html}\n{}",
                built.told()
            );
        }
        for file in [
            "sources/bibliography.json",
            "sources/bibliography.bib",
            "chronology/index.json",
        ] {
            assert!(built.text(file).contains("clerk"), "{file}");
        }
        let leaks: Vec<String> = built
            .files
            .iter()
            .filter_map(|(path, bytes)| {
                let text =
                    format!("{path}\n{}", String::from_utf8_lossy(bytes)).to_lowercase();
                let at = text.find(WORD)?;
                Some(format!(
                    "{path}: {}",
                    text[at..].chars().take(60).collect::<String>()
                ))
            })
            .collect();
        assert_eq!(leaks, [""; 0], "{style}");
    }
}

#[test]
fn its_page_says_that_we_know() {
    let built = site(&fixture("apa"));
    let html = built.text("sources/a-clerk-of-the-court/");
    for part in [
        "We know who this is",
        "<dd>primary source</dd>",
        "<dd>B – usually reliable</dd>",
        "<dd>2 – probably true</dd>",
        "It was told.",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(!html.contains("full-reference"), "{html}");
}

#[test]
fn two_of_one_public_name_keep_apart() {
    let two = fixture("apa").replace("A neighbour", "A clerk of the court");
    let built = site(&two);
    let (one, other) = (
        built.text("sources/a-clerk-of-the-court/"),
        built.text("sources/a-clerk-of-the-court-2/"),
    );
    assert_ne!(one, other);
    let html = built.text("articles/x/");
    assert!(html.contains("id=\"source-a-clerk-of-the-court\""), "{html}");
    assert!(html.contains("id=\"source-a-clerk-of-the-court-2\""), "{html}");
}
