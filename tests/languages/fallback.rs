//! Records that nobody has translated: their own text in the frame of the other language.

use super::case::case;
use crate::fixture::says;

#[test]
fn the_frame_is_translated_and_the_text_is_marked() {
    let built = case("");
    let page = built.text("ur/articles/one/");
    says(
        page,
        &[
            "<html lang=\"ur\" dir=\"rtl\"",
            "<link rel=\"canonical\" href=\"https://example.org/case/articles/one/\">",
            "href=\"../../about/\">تعارف</a>",
            "<aside class=\"fallback\"",
            "انگریزی",
            "<a href=\"../../../articles/one/\" hreflang=\"en\">",
            "<main id=\"main\">",
            "<h1 lang=\"en\" dir=\"ltr\">Only in English</h1>",
            "<div class=\"prose\" lang=\"en\" dir=\"ltr\">",
        ],
    );
    assert!(!page.contains("\"NewsArticle\""), "the article itself is told twice");
    let others = ["articles/one/", "articles/two/", "ur/articles/two/", "ur/claims/"];
    for other in others {
        assert!(!built.text(other).contains("class=\"fallback\""), "{other}");
    }
}

#[test]
fn what_stands_in_the_text_is_told_in_its_language_and_leads_on() {
    let built = case("");
    let page = built.text("ur/articles/one/");
    says(
        page,
        &[
            "<div class=\"prose\" lang=\"en\" dir=\"ltr\">",
            "href=\"../../about/#top\"",
            "href=\"../../entities/bob/\">him</a>",
            "href=\"../../../plan.txt\"",
            "href=\"../../claims/sold/\"",
            "(alleged)",
            "24 September 2022",
            "</div>",
        ],
    );
    let body = page.split("<div class=\"prose\"").nth(1).expect("a body");
    let body = &body[..body.find("<section").expect("an end")];
    assert!(body.contains("class=\"card-kind\">Event</p>"), "{body}");
}

#[test]
fn what_only_looks_like_a_link_stays() {
    let code =
        "-- content/articles/five.md --\n---\ntitle: Five\n---\n`<a href=\"../b/\">`\n";
    let built = case(code);
    for page in ["articles/five/", "ur/articles/five/"] {
        says(built.text(page), &["<code>&lt;a href=\"../b/\"&gt;</code>"]);
    }
}

#[test]
fn it_is_in_no_feed_and_no_sitemap() {
    let built = case("");
    for file in ["feed.xml", "feed.json", "sitemap.xml"] {
        assert!(!built.text(file).contains("ur/articles/one/"), "{file}");
    }
}

#[test]
fn texts_lead_to_the_pages_of_their_readers() {
    let built = case("");
    let page = built.text("ur/articles/two/");
    says(page, &["href=\"../../entities/bob/\"", "href=\"../one/\""]);
    assert!(!page.contains("href=\"../../../entities/bob/\""), "{page}");
    // From there the switch leads back to the English page.
    says(page, &["href=\"../../../articles/two/\" hreflang=\"en\""]);
}

#[test]
fn a_text_in_the_other_language_alone_falls_back_too() {
    let more =
        "-- content/articles/three.md --\n---\ntitle: صرف اردو\nlang: ur\n---\nمتن۔\n";
    let built = case(more);
    says(
        built.text("articles/three/"),
        &[
            "<html lang=\"en\" dir=\"ltr\"",
            "<link rel=\"canonical\" href=\"https://example.org/case/ur/articles/three/\">",
            "has not been translated into English. Here is its text in Urdu.",
            "<h1 lang=\"ur\" dir=\"rtl\">صرف اردو</h1>",
        ],
    );
    assert!(!built.text("sitemap.xml").contains("case/articles/three/"));
}

#[test]
fn names_in_another_script_are_marked_in_running_text() {
    let built = case("");
    says(
        built.text("articles/one/"),
        &["<a class=\"entity\"", "lang=\"ur\" dir=\"rtl\">این ایش</a>"],
    );
    let urdu = case(
        "-- content/articles/four.md --\n---\ntitle: Four\n---\nText.\n-- content/articles/four.ur.md --\n---\ntitle: چار\n---\nتب Bob Birch آیا۔\n",
    );
    says(urdu.text("ur/articles/four/"), &["lang=\"en\" dir=\"ltr\">Bob Birch</a>"]);
}

#[test]
fn a_withheld_translation_leaves_the_text_as_it_was() {
    let more =
        "-- content/articles/one.ur.md --\n---\ntitle: مسودہ\ndraft: true\n---\nپوشیدہ\n";
    let built = case(more);
    let all: String = built.files.values().map(|b| String::from_utf8_lossy(b)).collect();
    assert!(!all.contains("مسودہ") && !all.contains("پوشیدہ"));
    says(built.text("ur/articles/one/"), &["class=\"fallback\""]);
}
