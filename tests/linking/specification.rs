//! The examples of the `CommonMark` specification: all of them pass, and placed among names
//! they stay what they are.

use casebook::config::First;
use casebook::markdown::{Options, to_html};
use serde_json::Value;

use super::fixture::html::visible;
use super::prose::Names;

/// Number, Markdown and HTML of each example.
fn examples() -> Vec<(u64, String, String)> {
    let json = include_str!("../data/commonmark-0.31.2.json");
    let all: Vec<Value> = serde_json::from_str(json).expect("the examples are JSON");
    let text = |example: &Value, key: &str| {
        example[key].as_str().expect("a text of an example").to_owned()
    };
    let number = |example: &Value| example["number"].as_u64().expect("a number");
    all.iter().map(|e| (number(e), text(e, "markdown"), text(e, "html"))).collect()
}

#[test]
fn every_example_passes_to_the_byte() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let differ: Vec<String> = examples
        .iter()
        .filter_map(|(number, markdown, html)| {
            let got = to_html(markdown, Options::COMMONMARK);
            (got != *html)
                .then(|| format!("{number}: {markdown:?}\n  {got:?}\n  {html:?}"))
        })
        .collect();
    assert!(differ.is_empty(), "{} differ:\n{}", differ.len(), differ.join("\n"));
}

#[track_caller]
fn check(place: impl Fn(&str) -> String) {
    let names = Names::of(&[("ogra", "name: OGRA"), ("imran", "name: Imran Khan")]);
    let mut linked = 0;
    for (number, example, _) in examples() {
        let text = place(&example);
        let with = names.weave(&text, First::All, true);
        let without = names.weave(&text, First::All, false);
        assert_eq!(visible(&with.html), visible(&without.html), "example {number}");
        linked += usize::from(with.mentions > without.mentions);
    }
    assert!(linked > 600, "names were linked in {linked} examples only");
}

#[test]
fn an_example_among_names_keeps_its_visible_text() {
    check(|example| format!("Imran Khan met OGRA.\n\n{example}\n\nOGRA answered.\n"));
}

#[test]
fn an_example_made_of_names_keeps_its_visible_text() {
    check(|example| {
        let named = example.replace("foo", "OGRA").replace("bar", "Imran Khan");
        format!("OGRA\n\n{named}")
    });
}
