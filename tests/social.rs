//! Cards, icons and headers of whole sites: which files there are, and what pages say of
//! them.
#![allow(
    clippy::case_sensitive_file_extension_comparisons,
    clippy::expect_used,
    clippy::panic,
    reason = "outside of test functions too, a failure ends the test"
)]

mod fixture;

use casebook::build::{Collect, Options, build};
use casebook::world::Memory;
use fixture::{Built, says, site};

const CASE: &str = "\
-- content/articles/story.md --
---
title: A story & its source
subtitle: Who said what
date: 2024-05-06
updated: 2024-06
tags: [Politics]
---
Shehbaz Sharif said it.
-- content/articles/story.ur.md --
---
title: ایک کہانی
---
متن
-- content/articles/gone.md --
---
title: A story that was wrong
---
Text.
-- content/articles/secret.md --
---
title: A story to come
draft: true
---
Text.
-- content/corrections.yaml --
- {id: gone, page: gone, kind: retraction, date: 2024-07-01, text: It was wrong.}
-- content/entities/shehbaz-sharif.md --
---
name: Shehbaz Sharif
type: person
summary: Prime minister.
---
";

fn case(more: &str) -> String {
    format!(
        "-- casebook.yaml --\ntitle: The case\nbase_url: https://x.example/a/\n\
         translations: {{ur: {{title: مقدمہ}}}}\n{more}\n{CASE}"
    )
}

fn made(built: &Built, folder: &str) -> Vec<String> {
    let paths = built.files.keys().filter(|path| path.starts_with(folder));
    paths.cloned().collect()
}

/// The path of the card that a page leads to.
#[track_caller]
fn card(built: &Built, page: &str) -> String {
    let html = built.text(page);
    let (_, rest) = html
        .split_once("<meta property=\"og:image\" content=\"https://x.example/a/")
        .unwrap_or_else(|| panic!("{page} has no card"));
    let (path, _) = rest.split_once('"').expect("its end");
    let bytes = built.files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    assert!(bytes.starts_with(b"\x89PNG"), "{path}");
    path.to_owned()
}

#[test]
fn every_page_leads_to_a_card() {
    let built = site(&case("social_cards: true")).sound();
    let expected = [
        ("articles/story/", "cards/articles/story."),
        ("ur/articles/story/", "cards/ur/articles/story."),
        ("articles/gone/", "cards/articles/gone."),
        ("entities/shehbaz-sharif/", "cards/entities/shehbaz-sharif."),
        ("", "cards/site."),
        ("entities/", "cards/site."),
    ];
    for (page, stem) in expected {
        let card = card(&built, page);
        assert!(card.starts_with(stem), "{page}: {card}");
    }
    says(
        built.text("articles/story/"),
        &[
            "<meta property=\"og:locale\" content=\"en_GB\">",
            "<meta property=\"og:locale:alternate\" content=\"ur_PK\">",
            "<meta property=\"article:published_time\" content=\"2024-05-06\">",
            "<meta property=\"og:image:width\" content=\"1200\">",
            "<meta property=\"og:image:alt\" content=\"A story &amp; its source · The case\">",
            "summary_large_image",
        ],
    );
    // June alone is no day.
    assert!(!built.text("articles/story/").contains("article:modified_time"));
    says(built.text("articles/gone/"), &["og:image:alt\" content=\"Retracted: A story"]);
    assert!(!built.text("404.html").contains("og:image"));
    assert!(built.text("_headers").contains("/a/cards/*"));
}

#[test]
fn without_the_key_there_is_none() {
    for more in ["", "social_cards: false"] {
        let built = site(&case(more)).sound();
        assert_eq!(made(&built, "cards/"), Vec::<String>::new());
        assert!(!built.text("articles/story/").contains("og:image"));
        assert!(!built.text("_headers").contains("cards"));
    }
}

#[test]
fn what_is_withheld_has_no_card() {
    let fixture = case("social_cards: true");
    let drafts = fixture::with_drafts(&fixture).sound();
    assert!(!drafts.text("articles/secret/").contains("og:image"));
    assert!(!made(&drafts, "cards/").iter().any(|path| path.contains("secret")));
}

#[test]
fn another_headline_is_another_file() {
    let fixture = case("social_cards: true");
    let before = card(&site(&fixture).sound(), "articles/story/");
    let edited = fixture.replace("A story & its source", "A story");
    let after = card(&site(&edited).sound(), "articles/story/");
    assert_ne!(before, after);
    let prose = fixture.replace("said it.", "did not say it.");
    assert_eq!(card(&site(&prose).sound(), "articles/story/"), before);
}

#[test]
fn a_title_that_no_font_writes_takes_the_card_of_the_site() {
    let fixture = case("social_cards: true")
        .replace("title: A story that was wrong", "title: 东京");
    let built = site(&fixture);
    assert!(built.told().contains("CB056 content/articles/gone.md"), "{}", built.told());
    assert!(card(&built, "articles/gone/").starts_with("cards/site."));
}

#[test]
fn icons_follow_from_one() {
    let built = site(&case("")).sound();
    let all = ["apple-touch-icon.png", "favicon.ico", "icon-192.png", "icon-512.png"];
    for path in all {
        assert!(built.files.contains_key(path), "{path}");
    }
    says(
        built.text("articles/story/"),
        &[
            "<link rel=\"icon\" href=\"../../favicon.ico\" sizes=\"32x32\">",
            "<link rel=\"icon\" href=\"../../icon-192.png\">",
            "<link rel=\"apple-touch-icon\" href=\"../../apple-touch-icon.png\">",
            "<link rel=\"manifest\" href=\"../../site.webmanifest\">",
        ],
    );
    let own = "-- content/_static/favicon.svg --\n<svg xmlns='http://www.w3.org/2000/svg' \
               viewBox='0 0 8 8'><rect width='8' height='8'/></svg>\n\
               -- content/_static/icon-192.png --\nmine\n";
    let mine = site(&(case("") + own));
    assert_eq!(mine.text("icon-192.png"), "mine\n");
    assert_ne!(mine.files.get("favicon.ico"), built.files.get("favicon.ico"));
    says(
        mine.text("articles/story/"),
        &["href=\"../../favicon.ico\" sizes=\"32x32\">", "href=\"../../favicon.svg\">"],
    );
}

#[test]
fn headers_lie_under_the_path_of_the_site() {
    let built = site(&case("")).sound();
    let headers = built.text("_headers");
    says(headers, &["/a/*\n", "frame-ancestors 'none'", "Referrer-Policy: no-referrer"]);
    for path in built.files.keys().filter(|path| path.ends_with(".css")) {
        assert!(headers.contains(&format!("/a/{path}\n  Cache-Control")), "{path}");
    }
    let (_, policy) = headers.split_once("Content-Security-Policy: ").expect("a policy");
    let (policy, _) = policy.split_once("; frame-ancestors").expect("for headers alone");
    let page = built.text("articles/story/").replace("&#39;", "'").replace("&#x27;", "'");
    assert!(page.contains(&format!("content=\"{policy}\"")), "pages bear the same");
    let own =
        site(&(case("") + "-- content/_static/_headers --\n/*\n  X-A: 1\n")).sound();
    assert_eq!(own.text("_headers"), "/*\n  X-A: 1\n");
}

#[test]
fn what_is_drawn_is_drawn_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    write(
        "casebook.yaml",
        "title: A\nbase_url: https://x.example/\nsocial_cards: true\n",
    );
    write("content/articles/a.md", "---\ntitle: A story\n---\nText.\n");
    let world = casebook::world::Disk::new(folder.path().to_owned(), None);
    let files = || {
        let sink = Collect::new(&world);
        build(&world, &Options::default(), &sink);
        sink.into_files()
    };
    let first = files();
    let stored =
        || walkdir::WalkDir::new(folder.path().join(".casebook")).into_iter().count();
    let count = stored();
    assert!(count > 6, "cards and icons are kept");
    assert!(first == files());
    assert_eq!(stored(), count);
}

#[test]
fn memory_and_threads_make_no_difference() {
    let fixture = case("social_cards: true");
    let one = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let world = Memory::fixture(&fixture);
        pool.expect("threads").install(|| {
            let sink = Collect::new(&world);
            build(&world, &Options::default(), &sink);
            sink.into_files()
        })
    };
    assert!(one(1) == one(4));
}
