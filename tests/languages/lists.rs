//! The pages that nobody writes, in every language of the site.

use super::case::case;
use crate::fixture::html::{self, Piece};
use crate::fixture::says;

/// The lists that the case has, from the site's root.
const LISTS: [&str; 13] = [
    "",
    "articles/",
    "articles/2/",
    "entities/",
    "claims/",
    "sources/",
    "sources/book/",
    "chronology/",
    "chronology/threads/sale/",
    "tags/",
    "tags/sale/",
    "authors/",
    "authors/the-desk/",
];

#[test]
fn every_list_is_there_in_every_language() {
    let built = case("");
    for path in LISTS {
        says(built.text(path), &["<html lang=\"en\" dir=\"ltr\""]);
        let page = built.text(&format!("ur/{path}"));
        says(page, &["<html lang=\"ur\" dir=\"rtl\"", "مقدمہ"]);
    }
}

#[test]
fn a_reader_stays_in_a_language() {
    let built = case("");
    let pages = built.files.keys().filter(|path| path.starts_with("ur/"));
    for path in pages.filter(|path| path.ends_with(".html")) {
        let folder = path.trim_end_matches("index.html");
        for piece in html::pieces(built.text(folder)) {
            let is_link = matches!(&piece, Piece::Open(name, _) if name == "a");
            let in_english = piece.attribute("lang") == Some("en")
                || piece.attribute("hreflang") == Some("en");
            let href = piece.attribute("href").filter(|_| is_link && !in_english);
            let Some(href) = href.filter(|href| href.ends_with('/')) else { continue };
            // Pages of the site are led to from where this one stands.
            if !href.contains(':') {
                let deep = folder.matches('/').count();
                let up = href.matches("../").count();
                assert!(up < deep, "{path} leads out to {href}");
            }
        }
    }
}

#[test]
fn records_stand_on_lists_in_the_language_they_have() {
    let built = case("");
    says(built.text("ur/articles/"), &["دونوں میں", "aria-current=\"page\""]);
    says(
        built.text("ur/articles/2/"),
        &[
            "<a href=\"../one/\" hreflang=\"en\" lang=\"en\" dir=\"ltr\">Only in English</a>",
        ],
    );
    says(built.text("ur/entities/"), &["این ایش", "lang=\"en\" dir=\"ltr\">Bob Birch<"]);
    says(
        built.text("ur/chronology/"),
        &["href=\"../events/first/\" lang=\"en\" dir=\"ltr\">A first thing</a>"],
    );
    says(built.text("ur/claims/"), &["href=\"sold/\"", "lang=\"en\"", "It was sold."]);
}

#[test]
fn tags_and_authors_are_those_of_each_language() {
    let built = case("");
    says(
        built.text("ur/articles/two/"),
        &["href=\"../../tags/فروخت/\""
            .replace("فروخت", "%D9%81%D8%B1%D9%88%D8%AE%D8%AA")
            .as_str()],
    );
    says(built.text("ur/tags/فروخت/"), &["دونوں میں"]);
    assert!(!built.files.contains_key("tags/فروخت/index.html"));
    // Of a tag that English has not, the switch leads to the tags.
    says(built.text("ur/tags/فروخت/"), &["<a href=\"../../../tags/\" hreflang=\"en\""]);
}

#[test]
fn translations_are_told_and_nothing_else_is() {
    let built = case("");
    let told = |page: &str| -> Vec<String> {
        let page = built.text(page);
        let head = &page[..page.find("</head>").expect("a head")];
        let tags = head.split("hreflang=\"").skip(1);
        tags.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    for both in ["articles/two/", "ur/articles/two/", "claims/", "ur/claims/", "", "ur/"]
    {
        assert_eq!(told(both), ["en", "ur", "x-default"], "{both}");
    }
    for one in ["articles/one/", "ur/articles/one/", "ur/events/first/", "404.html"] {
        assert!(told(one).is_empty(), "{one}");
    }
    let sitemap = built.text("sitemap.xml");
    says(
        sitemap,
        &[
            "xmlns:xhtml=",
            "<loc>https://example.org/case/articles/two/</loc>",
            "hreflang=\"en\" href=\"https://example.org/case/articles/two/\"",
            "hreflang=\"ur\" href=\"https://example.org/case/ur/articles/two/\"",
            "hreflang=\"x-default\" href=\"https://example.org/case/articles/two/\"",
        ],
    );
    assert!(!sitemap.contains("ur/articles/one/"), "{sitemap}");
}

#[test]
fn relations_are_told_in_the_language_of_the_page() {
    let built = case("");
    says(built.text("ur/entities/ann/"), &["حملہ آور", "Bob Birch"]);
    says(
        built.text("ur/entities/bob/"),
        &["<bdi lang=\"en\" dir=\"ltr\">attacked by</bdi>", "این ایش"],
    );
    says(built.text("entities/bob/"), &["<p>attacked by "]);
}
