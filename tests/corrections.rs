//! Corrections: the notes on pages, the list, the feed, dates of change; retraction.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "outside of test functions too, a failure ends the test"
)]

mod fixture;

use fixture::{Built, CONFIG, says, site, with_drafts};

const CASE: &str = "\
-- content/articles/price.md --
---
title: The price
date: 2022-09-01
updated: 2022-09-20
---
180 BTC.
-- content/articles/gone.md --
---
title: What is gone
date: 2022-09-05
tags: [money]
---
Nothing of it holds.
-- content/about.md --
---
title: About
updated: 2022-12-01
---
Words.
-- content/entities/ogra.md --
---
name: OGRA
---
-- content/events/sale.md --
---
title: The sale
sources: [report]
---
-- content/sources.yaml --
- {id: report, title: The report}
-- content/claims/asked.md --
---
statement: They asked for 180 BTC.
---
-- content/claims/asked.ur.md --
---
statement: انہوں نے 180 بٹ کوائن مانگے۔
---
-- content/corrections.yaml --
- id: first
  page: price
  date: 2022-09-28
  text: An earlier version gave <dollars> & no more.
  texts: {ur: پہلے نسخے میں ڈالر تھے۔}
  before: 180 USD
  after: 180 BTC
  claim: asked
- {id: later, page: price, kind: clarification, date: 2022-10-03, text: Said more clearly.}
- {id: gone, page: gone, kind: retraction, date: 2022-10-04, text: Nothing of it could be shown.}
- {id: about, page: about, kind: update, date: 2022-11-01, text: A number was added.}
- {id: ogra, page: ogra, date: 2022-10-01, text: The name was misspelt.}
- {id: sale, page: 'event:sale', text: The day was wrong.}
- {id: own, page: 'claim:asked', date: 2022-10-10, text: It was not they.}
";

fn case() -> Built {
    site(&format!("{CONFIG}{CASE}")).sound()
}

#[test]
fn a_page_tells_what_was_corrected() {
    let built = case();
    says(
        built.text("articles/price/"),
        &[
            "Updated <time datetime=\"2022-10-03\">",
            "<a href=\"#corrections\">2 corrections</a>",
            "id=\"corrections\"",
            "id=\"correction-later\"",
            "Clarification</strong>",
            "3 October 2022",
            "Said more clearly.",
            "id=\"correction-first\"",
            "Correction</strong>",
            "28 September 2022",
            "gave &lt;dollars&gt; &amp; no more.",
            "<del><bdi>180 USD</bdi></del>",
            "<ins><bdi>180 BTC</bdi></ins>",
            "../../claims/asked/",
            "../../corrections/",
        ],
    );
    for (page, words) in [
        ("about/", "A number was added."),
        ("entities/ogra/", "The name was misspelt."),
        ("events/sale/", "The day was wrong."),
        ("claims/asked/", "It was not they."),
    ] {
        says(built.text(page), &["id=\"corrections\"", words]);
    }
    // The author's own date is the later one there.
    says(built.text("about/"), &["datetime=\"2022-12-01\""]);
}

#[test]
fn a_claim_tells_what_was_corrected_elsewhere_in_the_words_of_its_language() {
    let built = case();
    let page = built.text("claims/asked/");
    says(page, &["It was not they.", "../../articles/price/", "An earlier version"]);
    let urdu = built.text("ur/claims/asked/");
    says(urdu, &["پہلے نسخے میں ڈالر تھے۔", "<del><bdi>180 USD"]);
    says(urdu, &["lang=\"en\" dir=\"ltr\">It was not they."]);
}

#[test]
fn the_list_has_all_of_them_the_newest_first() {
    let built = case();
    let page = built.text("corrections/");
    let order = ["about", "own", "gone", "later", "ogra", "first", "sale"];
    let ids = order.map(|id| format!("id=\"correction-{id}\""));
    says(page, &ids.iter().map(String::as_str).collect::<Vec<_>>());
    says(
        page,
        &[
            "type=\"application/atom+xml\" href=\"https://example.org/case/corrections/feed.xml\"",
        ],
    );
    says(page, &["About", "Concerns the claim"]);
    assert!(
        built.text("articles/price/").contains("../../corrections/\">Corrections</a>")
    );
    let none = site(&format!("{CONFIG}-- content/about.md --\n---\ntitle: About\n---\n"))
        .sound();
    assert!(!none.files.keys().any(|path| path.contains("corrections")));
    assert!(!none.text("about/").contains("orrections"));
}

#[test]
fn the_feed_has_those_with_a_date() {
    let built = case();
    let feed = built.text("corrections/feed.xml");
    says(
        feed,
        &[
            "<updated>2022-11-01T00:00:00Z</updated>",
            "Update: About",
            "Retraction: What is gone",
            "href=\"https://example.org/case/articles/gone/\"",
            "corrections/#correction-first</id>",
            "&lt;del&gt;180 USD&lt;/del&gt;",
        ],
    );
    assert!(feed.contains("gave &amp;lt;dollars&amp;gt;"), "escaped twice: {feed}");
    assert!(!feed.contains("The day was wrong."), "it has no date");
    // Feeds of stories know of the change, too.
    says(built.text("feed.xml"), &["The price", "<updated>2022-10-03T00:00:00Z"]);
    says(built.text("sitemap.xml"), &["articles/price/", "<lastmod>2022-10-03"]);
}

#[test]
fn what_is_retracted_stays_and_is_marked_and_listed_for_nobody_else() {
    let built = case();
    let page = built.text("articles/gone/");
    says(
        page,
        &[
            "<meta name=\"robots\" content=\"noindex\">",
            "class=\"retracted\"",
            "This page has been withdrawn.",
            "href=\"#corrections\"",
            "data-pagefind-ignore",
            "Nothing of it holds.",
            "id=\"corrections\"",
            "Nothing of it could be shown.",
        ],
    );
    for list in ["articles/", "tags/money/", ""] {
        says(built.text(list), &["What is gone", "class=\"withheld\">Retracted"]);
    }
    for file in ["feed.xml", "feed.json", "sitemap.xml"] {
        assert!(!built.text(file).contains("articles/gone/"), "{file}");
        assert!(built.text(file).contains("articles/price/"), "{file}");
    }
    // What leads on the front page holds.
    says(
        built.text(""),
        &["class=\"lead\"", "The price", "More stories", "What is gone"],
    );
    for other in ["articles/price/", "about/"] {
        assert!(built.text(other).contains("data-pagefind-body"), "{other}");
        assert!(!built.text(other).contains("noindex"), "{other}");
    }
}

#[test]
fn corrections_of_what_is_withheld_are_told_nowhere() {
    let hidden =
        "-- content/articles/hidden.md --\n---\ntitle: Hidden\ndraft: true\n---\n";
    let case = format!(
        "{CONFIG}{CASE}- {{id: h, page: hidden, date: 2023-01-01, text: Canary, before: Canary}}\n{hidden}"
    );
    let built = site(&case).sound();
    for (path, bytes) in &built.files {
        assert!(!String::from_utf8_lossy(bytes).contains("Canary"), "{path}");
    }
    let drafts = with_drafts(&case).sound();
    assert!(drafts.text("corrections/").contains("Canary"));
    assert!(
        !drafts.text("corrections/feed.xml").contains("Canary"),
        "feeds are for others"
    );
}

/// The help of the one finding of a correction of this page.
fn help_for(page: &str) -> String {
    let case = format!("{CONFIG}{CASE}- {{id: h, page: '{page}', text: T}}\n");
    let built = site(&case);
    let [told] = built.faults()[..] else { panic!("{page}: {}", built.told()) };
    told.help.clone().unwrap_or_default()
}

#[test]
fn a_page_written_as_a_path_is_guessed() {
    for page in [
        "prise",
        "articles/price",
        "/articles/price/",
        "content/articles/price.md",
        "articles:price",
    ] {
        assert_eq!(help_for(page), "did you mean `price`?", "{page}");
    }
    assert!(help_for("home").ends_with("that of the home page is `index`"));
}

#[test]
fn a_policy_that_leads_nowhere_is_told() {
    for (address, expected) in [
        ("/corrections/", None),
        ("/corrections/#part", None),
        ("https://example.org/nowhere/", None),
        ("/correction/", Some("did you mean `/corrections/`?")),
    ] {
        let policy = format!("language: en\npolicies: {{corrections: '{address}'}}");
        let config = CONFIG.replacen("language: en", &policy, 1);
        let built = site(&format!("{config}{CASE}"));
        let helps = built.faults().into_iter().map(|d| d.help.as_deref());
        assert_eq!(helps.collect::<Vec<_>>(), Vec::from_iter(expected.map(Some)));
    }
}
