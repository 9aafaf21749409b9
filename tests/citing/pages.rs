//! The page of a source, the list of all, and the files to take along.

use super::fixture::site;
use super::{between, case};

/// Records of every kind that rest on the post.
const RECORDS: &str = "\
-- content/entities/quay.md --
---
name: Quay Company
type: company
roles: [{title: Owner of the lamps, start: 1990, sources: [post]}]
relations: [{type: owns, target: lamps, status: reported, sources: [post]}]
---
-- content/entities/lamps.md --
---
name: The lamps
---
-- content/claims/stolen.md --
---
statement: The lamps were stolen.
status: alleged
evidence:
  - {source: post, locator: line 4, quote: they were taken, bears: for}
  - {source: doe99, bears: against}
values: [{value: 40 lamps, by: post}]
---
-- content/events/night.md --
---
title: The night of the lamps
date: 2024-08-30
sources: [post]
---
-- content/exhibits/map/index.md --
---
title: A map of the quay
type: image
file: map.svg
sources: [post]
---
-- content/exhibits/map/map.svg --
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>
";

fn fixture() -> String {
    let body = "The lamps went [@post, p. 3]. First. They went at night [@doe99; @post].";
    case("chicago-notes", body).replacen(
        "language: en\n",
        "language: en\nrelations: {owns: {label: owns, inverse: is owned by}}\n",
        1,
    ) + RECORDS
}

#[test]
fn a_source_tells_what_it_is_and_what_rests_on_it() {
    let built = site(&fixture());
    let html = built.text("sources/post/");
    for part in [
        "<h1>Where did the lamps go?</h1>",
        "data-versiondate=\"2024-10-02\"",
        "<dd>Post</dd>",
        "<dd>secondary source</dd>",
        "<dd>the harbour master</dd>",
        "<dd>C – fairly reliable</dd>",
        "<dd>3 – possibly true</dd>",
        "archived copy of 2 October 2024</a>",
        "<code class=\"digest\">1dd04968baac5329b32fa478470cc7a2e03ab0ffea986f18179ea599ab26a585</code>",
        "<bdi>Seen by two of us.</bdi>",
        "<a href=\"../../articles/x/#fnref-1\">Note 1</a>",
        "<blockquote><p>The lamps went.</p></blockquote>",
        "<blockquote><p>They went at night.</p></blockquote>",
        "<a href=\"../../claims/stolen/\">The lamps were stolen.</a>",
        "<bdi>they were taken</bdi>",
        "<span>Supports it</span> <span>at line 4</span>",
        "<span>gives 40 lamps</span>",
        "<a href=\"../../events/night/\">The night of the lamps</a>",
        "Quay Company</a> – owns – <a class=\"entity\" href=\"../../entities/lamps/\">The lamps</a>",
        "Quay Company</a> – Owner of the lamps",
        "<a href=\"../../exhibits/map/\">A map of the quay</a>",
    ] {
        assert!(html.contains(part), "{part}\n{html}\n{}", built.told());
    }
    assert!(!html.contains("Speaks against it"), "another source's evidence\n{html}");
    assert!(!built.text("sources/report/").contains("part-rests"));
    assert!(built.text("sources/report/").contains("Nothing published here rests on it"));
}

#[test]
fn the_list_counts_and_sorts() {
    let built = site(&fixture());
    let html = built.text("sources/");
    let tally = between(html, "<p class=\"tally\">", "</p>");
    assert_eq!(
        tally,
        "4 sources, 2 primary, 1 secondary, 1 of no stated kind, 1 confidential"
    );
    let rows: Vec<&str> = html.split("<th scope=\"row\">").skip(1).collect();
    let titles: Vec<&str> = rows.iter().map(|row| between(row, "/\">", "<")).collect();
    assert_eq!(
        titles,
        [
            "A lamp carrier",
            "On Quays",
            "Report of the Quay Company Inc.",
            "Where did the lamps go?"
        ]
    );
    // The article; the claim, the event, the relation, the role, the exhibit.
    assert!(rows[3].contains("data-sort=\"6\">6</td>"), "{}", rows[3]);
    assert!(rows[3].contains("data-sort=\"2024-09-01/2024-09-01\""), "{}", rows[3]);
    for head in html.split("<th ").skip(1).take(6) {
        assert!(head.starts_with("scope=\"col\""), "{head}");
    }
}

#[test]
fn the_bibliography_can_be_taken_along() {
    let built = site(&fixture());
    let html = built.text("sources/");
    for file in ["bibliography.json", "bibliography.bib"] {
        assert!(html.contains(&format!("<a href=\"{file}\"")), "{html}");
    }
    let json: serde_json::Value =
        serde_json::from_str(built.text("sources/bibliography.json")).expect("JSON");
    let ids: Vec<&str> = json
        .as_array()
        .expect("an array")
        .iter()
        .map(|item| item["id"].as_str().expect("an id"))
        .collect();
    assert_eq!(ids, ["a-lamp-carrier", "doe99", "post", "report"]);
    assert_eq!(json[2]["custom"]["archive_url"], "https://archive.example/lamps");
    let bib = built.text("sources/bibliography.bib");
    assert_eq!(bib.matches("\n@").count() + 1, 4, "{bib}");
    assert!(bib.contains("{a-lamp-carrier,"), "{bib}");
}

#[test]
fn without_sources_there_is_nothing_to_take_along() {
    let built =
        site("-- casebook.yaml --\ntitle: A case\nbase_url: https://example.org/\n")
            .sound();
    assert!(
        !built.files.keys().any(|path| path.starts_with("sources/")),
        "{:?}",
        built.files.keys()
    );
}

#[test]
fn scripts_stand_only_where_they_have_work() {
    let built = site(&fixture());
    assert!(built.text("articles/x/").contains("/previews."));
    assert!(!built.text("404.html").contains("/previews."));
    assert!(!built.text("articles/x/").contains("/player."));
}
