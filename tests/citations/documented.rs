//! docs/citations.md: every example builds, and every row of its tables cites what it says.

use std::fs;
use std::path::Path;

use super::fixture::site;
use super::prose::{said, text, weave};

fn doc() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/citations.md");
    fs::read_to_string(path).expect("docs/citations.md")
}

#[test]
fn examples_build_without_a_warning() {
    let text = doc();
    let mut seen = 0;
    for example in text.split("```casebook\n").skip(1) {
        let example = example.split("\n```").next().unwrap_or_default();
        let config =
            "-- casebook.yaml --\ntitle: A case\nbase_url: https://example.org/\n";
        let built = site(&format!("{config}{example}\n")).sound();
        assert!(built.text("articles/price/").contains("doc-endnotes"));
        seen += 1;
    }
    assert!(seen >= 1);
}

#[test]
fn rows_say_what_is_so() {
    let doc = doc();
    let mut seen = 0;
    for row in doc.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> =
            row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [written, line, cited] = &cells[..] else { continue };
        let (woven, found) = weave(written.trim_matches('`'));
        assert!(found.is_empty(), "{written}: {found:?}");
        let notes: Vec<String> = woven.citations.iter().map(said).collect();
        let html = text(&woven).replace("{author 0}", "Author");
        let html = html.trim_start_matches("<p>").trim_end_matches("</p>");
        assert_eq!(
            (html, notes.join(" ").as_str()),
            (line.trim_matches('`'), cited.trim_matches('`')),
            "{written}"
        );
        seen += 1;
    }
    assert!(seen >= 15, "only {seen} rows");
}
