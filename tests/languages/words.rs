//! The words of the interface: complete in English and Urdu, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use casebook::language::{Lang, Plurals};
use serde_json::Value;

const ENGLISH: &str = include_str!("../../themes/default/i18n/en.yaml");
const URDU: &str = include_str!("../../themes/default/i18n/ur.yaml");

/// Words of Latin letters that Urdu writes as they are: names of formats and the like.
/// Single letters are grades and marks.
const AS_THEY_ARE: [&str; 23] = [
    "Alt",
    "SHA",
    "CSV",
    "JSON",
    "TimelineJS",
    "iCalendar",
    "Atom",
    "CSL",
    "BibLaTeX",
    "bib",
    "Zotero",
    "casebook",
    "PDF",
    "kB",
    "MB",
    "GB",
    "TB",
    "EDTF",
    "Esc",
    "Ctrl",
    "K",
    "feed",
    "UTC",
];

fn read(text: &str) -> Value {
    serde_yaml::from_str(text).expect("words are YAML")
}

/// Every word by its path. Plural forms of one word stand together.
fn flat(value: &Value, path: &str, out: &mut BTreeMap<String, Vec<String>>) {
    let text =
        |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match value {
        Value::Object(map)
            if map.contains_key("other")
                && map.values().all(Value::is_string)
                && is_plural(map) =>
        {
            let forms = map.iter().map(|(key, form)| format!("{key}={}", text(form)));
            out.insert(path.to_owned(), forms.collect());
        }
        Value::Object(map) => {
            for (key, value) in map {
                flat(value, &format!("{path}/{key}"), out);
            }
        }
        Value::Array(list) => {
            let words = list.iter().map(text).collect();
            out.insert(path.to_owned(), words);
        }
        value => {
            out.insert(path.to_owned(), vec![text(value)]);
        }
    }
}

fn is_plural(map: &serde_json::Map<String, Value>) -> bool {
    let categories = ["zero", "one", "two", "few", "many", "other"];
    map.keys().all(|key| categories.contains(&key.as_str()))
}

fn words(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut out = BTreeMap::new();
    flat(&read(text), "", &mut out);
    out
}

/// The places that are filled in.
fn places(texts: &[String]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for rest in texts.iter().flat_map(|text| text.split('{').skip(1)) {
        out.extend(rest.split('}').next().map(str::to_owned));
    }
    out
}

#[test]
fn both_languages_have_the_same_words() {
    let [english, urdu] = [ENGLISH, URDU].map(words);
    let keys = |words: &BTreeMap<String, Vec<String>>| -> BTreeSet<String> {
        words.keys().cloned().collect()
    };
    let (en, ur) = (keys(&english), keys(&urdu));
    let missing: Vec<_> = en.difference(&ur).collect();
    let more: Vec<_> = ur.difference(&en).collect();
    assert!(missing.is_empty() && more.is_empty(), "missing {missing:?}, more {more:?}");
    for (path, words) in &english {
        assert_eq!(places(words), places(&urdu[path]), "{path}");
    }
}

#[test]
fn plurals_have_the_categories_of_the_language() {
    for (tag, text) in [("en", ENGLISH), ("ur", URDU)] {
        let plurals = Plurals::new(&Lang::parse(tag).expect("a tag"));
        let wanted: BTreeSet<&str> = (0..200).map(|n| plurals.category(n)).collect();
        for (path, forms) in words(text) {
            let categories: BTreeSet<&str> = forms
                .iter()
                .filter_map(|form| form.split_once('='))
                .map(|(c, _)| c)
                .collect();
            let is_plural = categories.contains("other");
            assert!(!is_plural || categories == wanted, "{tag} {path}: {categories:?}");
        }
    }
}

#[test]
fn no_english_is_left_in_urdu() {
    let mut left = Vec::new();
    for (path, texts) in words(URDU) {
        for text in texts {
            let mut text =
                text.split_once('=').map_or(text.as_str(), |(_, form)| form).to_owned();
            for place in places(std::slice::from_ref(&text)) {
                text = text.replace(&format!("{{{place}}}"), "");
            }
            let latin =
                text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty());
            left.extend(
                latin
                    .filter(|w| w.len() > 1 && !AS_THEY_ARE.contains(w))
                    .map(|w| format!("{path}: {w}")),
            );
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

/// What templates say by themselves: names that are the same in every language, and the two
/// attributes that one partial consists of.
const LITERAL: [&str; 11] = [
    "Ctrl K",
    "BibLaTeX",
    "CSL JSON",
    "n",
    "p",
    "Esc",
    "SHA",
    "SHA256SUMS",
    "sha256sum check exhibits SHA256SUMS",
    "404",
    "lang dir",
];

#[test]
fn templates_have_no_words_of_their_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(&folder) {
        let entry = entry.expect("an entry");
        if !entry.file_type().is_file() {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("a template");
        for words in literal(&text) {
            if !LITERAL.contains(&words.as_str()) {
                found.push(format!("{}: {words}", entry.path().display()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// The letters of a template that are neither markup nor taken from a view.
fn literal(template: &str) -> Vec<String> {
    let mut text = template.to_owned();
    for (open, close) in
        [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<script", ">"), ("<", ">")]
    {
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find(open) {
            out.push_str(&rest[..at]);
            // What stood there parts what stands beside it only where it is an element.
            out.push_str(if open.starts_with('<') { "\n" } else { "" });
            rest = rest[at..].split_once(close).map_or("", |(_, after)| after);
        }
        out.push_str(rest);
        text = out;
    }
    let words = text.lines().map(|line| {
        let parts = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        parts.filter(|w| w.chars().any(char::is_alphabetic)).collect::<Vec<_>>().join(" ")
    });
    words.filter(|words| !words.is_empty()).collect()
}
