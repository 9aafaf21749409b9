//! What is found, under what, and what nobody may find.

use casebook::build::Options;

use super::{CASE, fragments, index, searched, unpacked};

#[test]
fn records_are_found_and_lists_are_not() {
    let built = searched(CASE, &Options::default());
    let pages = fragments(&built.files);
    let found: Vec<(&str, &str)> = pages
        .iter()
        .map(|page| {
            let kind = page["filters"]["kind"][0].as_str();
            (page["url"].as_str().expect("an address"), kind.expect("a kind"))
        })
        .collect();
    assert_eq!(
        found,
        [
            ("./", "page"),
            ("articles/leak/", "article"),
            ("claims/price/", "claim"),
            ("entities/ann/", "person"),
            ("entities/office/", "public-body"),
            ("events/sale/", "event"),
            ("exhibits/tape/", "exhibit"),
            ("methods/", "page"),
            ("sources/report/", "source"),
            ("ur/articles/leak/", "article"),
            ("ur/entities/ann/", "person"),
            ("ur/entities/office/", "public-body"),
            ("ur/sources/report/", "source"),
        ]
    );
}

#[test]
fn names_are_found_where_nobody_wrote_of_them_and_texts_are_not() {
    let case = CASE.replace(
        "summary: Where the lanterns went.\n---\n",
        "summary: Where the lanterns went.\n---\nIts gate was painted.\n",
    );
    assert_ne!(case, CASE);
    let built = searched(&case, &Options::default());
    let pages = fragments(&built.files);
    let text = |url: &str| {
        let page = pages.iter().find(|page| page["url"] == url).expect("a page");
        (
            page["meta"]["title"].clone(),
            page["content"].as_str().expect("text").to_owned(),
        )
    };
    let (title, own) = text("entities/office/");
    assert!(title == "Prime Minister's Office" && own.contains("painted"), "{own}");
    let (title, other) = text("ur/entities/office/");
    assert!(title == "وزیراعظم آفس" && other.contains("PMO"), "{other}");
    assert!(!other.contains("painted"), "{other}");
    // Search engines are told of the page that somebody wrote.
    assert!(!built.text("sitemap.xml").contains("ur/entities/office/"));
}

#[test]
fn each_language_has_an_index_of_its_own() {
    let built = searched(CASE, &Options::default());
    let entry = built.text("pagefind/pagefind-entry.json");
    let entry: serde_json::Value = serde_json::from_str(entry).expect("JSON");
    let counts = ["en", "ur"].map(|lang| entry["languages"][lang]["page_count"].as_u64());
    assert_eq!(counts, [Some(9), Some(4)]);
    assert!(built.files.contains_key("search/index.html"));
    assert!(built.text("ur/search/").contains("lang=\"ur\" dir=\"rtl\""));
    // Without endings of its own, Urdu is read by the engine that knows none.
    let engines: Vec<&String> =
        built.files.keys().filter(|path| path.contains("/wasm.")).collect();
    assert_eq!(engines, ["pagefind/wasm.en.pagefind", "pagefind/wasm.unknown.pagefind"]);
}

#[test]
fn sections_cues_and_names_are_there_and_furniture_is_not() {
    let built = searched(CASE, &Options::default());
    let pages = fragments(&built.files);
    let page = |url: &str| {
        pages.iter().find(|page| page["url"] == url).expect("a page of the index")
    };
    let anchors = |url: &str, key: &str| -> Vec<String> {
        let all = page(url)["anchors"].as_array().expect("anchors");
        all.iter().filter_map(|one| one[key].as_str().map(str::to_owned)).collect()
    };
    assert!(anchors("articles/leak/", "id").contains(&"the-lanterns".to_owned()));
    assert!(anchors("articles/leak/", "text").contains(&"The lanterns".to_owned()));
    assert_eq!(anchors("exhibits/tape/", "title"), ["0:01", "1:03"]);
    let names = page("entities/office/")["meta"]["names"].as_str().expect("names");
    assert!(names.contains("PMO") && names.contains("وزیراعظم آفس"), "{names}");
    let text = |url: &str| page(url)["content"].as_str().expect("text").to_owned();
    assert!(text("exhibits/tape/").contains("lighthouse is dark"));
    // Elsewhere there is a mention with its sentence, a source, a note's sign, a heading's sign.
    assert!(
        !text("entities/office/").contains("carried"),
        "{}",
        text("entities/office/")
    );
    let article = text("articles/leak/");
    assert!(!article.contains("harbour") && !article.contains('#'), "{article}");
    assert!(!article.contains("denied it.1") && !article.contains("it. 1"), "{article}");
}

/// The word of all that nobody may find.
const CANARY: &str = "canary";

const HIDDEN: &str = "-- content/articles/draft.md --
---
title: Canary draft
draft: true
---
canary one
-- content/articles/later.md --
---
title: Canary under embargo
embargo_until: 2999-01-01
---
canary two
-- content/articles/gone.md --
---
title: Canary withdrawn
date: 2022-01-01
---
canary three
-- content/corrections.yaml --
- {id: gone, page: gone, kind: retraction, date: 2022-10-04, text: It could not be shown.}
";

#[test]
fn what_is_withheld_withdrawn_or_confidential_is_in_no_file_of_the_index() {
    let hidden = HIDDEN;
    let confidential = "- {id: report, type: report, title: The harbour report}
- id: canary-source
  type: interview
  title: Canary interview
  author: [{family: Canary, given: Carol}]
  note: canary note
  custom: {confidential: true, public_name: A person on the quay}
";
    let case = CASE
        .replace(
            "- {id: report, type: report, title: The harbour report}\n",
            confidential,
        )
        .replace("denied it. [@report]", "denied it. [@report; @canary-source]");
    let options = Options::default();
    let built = searched(&format!("{case}{hidden}"), &options);
    // It is published where it should be, so its absence here is no accident.
    assert!(built.text("articles/gone/").contains("canary three"));
    let mut looked = 0;
    for (path, bytes) in &index(&built.files) {
        if path.contains(".pf_") {
            let text = String::from_utf8_lossy(&unpacked(bytes)).to_lowercase();
            // The engine keeps words by their stems.
            assert!(!text.contains("canari") && !text.contains(CANARY), "{path}");
            looked += 1;
        }
    }
    assert!(looked > 10, "{looked}");
    let told = fragments(&built.files);
    let source = told.iter().find(|page| page["meta"]["title"] == "A person on the quay");
    assert!(source.is_some(), "{told:#?}");
    // Shown to those who draft, found by nobody.
    let drafts = Options { drafts: true, ..options };
    let world = casebook::world::Memory::fixture(&format!("{case}{hidden}"));
    let sink = casebook::build::Collect::with_search(&world);
    casebook::build::build(&world, &drafts, &sink);
    let files = sink.into_files();
    assert!(files.contains_key("articles/draft/index.html"));
    let text = format!("{:?}", fragments(&files)).to_lowercase();
    assert!(!text.contains(CANARY));
}

#[test]
fn words_that_look_like_marks_of_the_engine_stay_words() {
    let hostile = "-- content/articles/odd.md --
---
title: ___PAGEFIND_ANCHOR___h2:0:odd
---
___PAGEFIND_WEIGHT___9 ___END_PAGEFIND_WEIGHT___ ___END_PAGEFIND_WEIGHT___ \
___PAGEFIND_ANCHOR___x <b data-pagefind-ignore=\"all\" data-pagefind-sort=\"a[b\">bold
";
    let built = searched(&format!("{CASE}{hostile}"), &Options::default());
    assert_eq!(fragments(&built.files).len(), 14);
}
