//! A site for a folder: links to files, and the index in one script.

use casebook::build::Options;

use super::{CASE, index, searched};

#[test]
fn the_index_is_one_script_and_links_lead_to_files() {
    let built = searched(CASE, &Options { offline: true, ..Options::default() });
    let made = index(&built.files);
    assert_eq!(made.keys().collect::<Vec<_>>(), ["pagefind/offline.js"]);
    let script = built.text("pagefind/offline.js");
    for name in ["pagefind-entry.json", "wasm.en.pagefind", "fragment/en_", "index/en_"] {
        assert!(script.contains(&format!("\"{name}")), "{name}");
    }
    let page = built.text("articles/leak/");
    assert!(page.contains("script-src 'self' blob: 'wasm-unsafe-eval'\""));
    assert!(page.contains("href=\"../../search/index.html\""));
    assert!(page.contains("data-index=\"folder\""));
    // Nothing can be fetched from a folder, so all of the dialog is there.
    assert!(page.contains("search-results"));
}

#[test]
fn without_search_there_is_no_script() {
    let off = CASE.replace("language: en\n", "language: en\nsearch: false\n");
    let built = searched(&off, &Options { offline: true, ..Options::default() });
    assert!(index(&built.files).is_empty());
    let page = built.text("articles/leak/");
    assert!(page.contains("href=\"../../index.html\"") && !page.contains("blob:"));
}
