//! docs/claims.md, kept true: its examples build without a warning, and what it promises
//! of a page is on that page.

use std::path::Path;

use super::fixture::site;
use casebook::model::{Bears, CorrectionKind, ReplyOutcome, Status};

fn doc() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/claims.md");
    std::fs::read_to_string(path).expect("docs/claims.md")
}

/// The examples of the page, which are files in one string.
fn examples(text: &str) -> Vec<String> {
    let parts = text.split("```casebook\n").skip(1);
    parts.map(|part| part.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn examples_build_without_a_warning() {
    let examples = examples(&doc());
    assert!(examples.len() >= 4, "only {} examples", examples.len());
    for example in examples {
        let config = if example.contains("-- casebook.yaml --") {
            ""
        } else {
            super::fixture::CONFIG
        };
        site(&format!("{config}{example}")).sound();
    }
}

#[test]
fn every_word_is_named() {
    let text = doc();
    let words = [
        Status::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>(),
        Bears::WORDS.iter().map(|(word, _)| *word).collect(),
        CorrectionKind::WORDS.iter().map(|(word, _)| *word).collect(),
        ReplyOutcome::WORDS.iter().map(|(word, _)| *word).collect(),
    ];
    for word in words.iter().flatten() {
        assert!(text.contains(&format!("`{word}`")), "docs/claims.md lacks `{word}`");
    }
}
