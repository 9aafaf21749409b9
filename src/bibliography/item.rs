//! A CSL item as the engine is handed it: only what it can hold, so that nothing of it can
//! make the engine fail.
//!
//! A date that a style cannot print is handed over as a year that stands nowhere else in the
//! item, and exchanged for its words in what comes back.

use std::collections::BTreeMap;

use hayagriva::citationberg::json::{
    DateValue, Item, LiteralName, NameItem, NameValue, Value as Held, VecDate,
    VecDateRange,
};
use serde_json::Value;

use super::CslItem;
use super::dates::{self, Printed};
use crate::date::DateWords;

/// Fields that say something about a source without being part of its reference. `note` is
/// where Zotero keeps its "Extra".
const UNPRINTED: &[&str] =
    &["abstract", "citation-label", "note", "custom", "references"];

/// An item ready for the engine.
pub struct Prepared {
    /// The engine's form of it.
    pub item: Item,
    /// Years that stand for words, with those words.
    pub words: Vec<(String, String)>,
    /// Numbers that stand nowhere in the item: a locator, and the end of one.
    pub locators: (String, String),
    /// The number it is cited by in styles that have them: it stands nowhere in the item
    /// either, and is taken out again.
    pub number: usize,
    /// Texts that a style may print in another case.
    pub titles: Vec<String>,
}

/// Fields whose words a style may capitalise.
const TITLES: &[&str] = &[
    "title",
    "title-short",
    "container-title",
    "collection-title",
    "event-title",
    "publisher",
];

impl Prepared {
    /// Prepares an item; `beside` is text that will stand by it (addresses of archives).
    pub fn new(csl: &CslItem, beside: &str, words: &DateWords) -> Self {
        let mut texts = beside.to_owned();
        gather(&Value::Object(csl.clone()), &mut texts);
        let mut fresh = (0..8000_u32)
            .rev()
            .map(|n| (n + 1900).to_string())
            .filter(|n| !texts.contains(n.as_str()));
        let mut next = || fresh.next().unwrap_or_default();
        let locators = (next(), next());
        let number = next().parse().unwrap_or(9_998);
        let (mut fields, mut said) = (BTreeMap::new(), Vec::new());
        for (key, value) in csl {
            if UNPRINTED.contains(&key.as_str()) {
                continue;
            }
            let held = match value {
                Value::String(text) => Some(Held::String(clean(text))),
                Value::Number(number) => Some(Held::String(number.to_string())),
                Value::Array(list) => people(list),
                Value::Object(_) => date(value, words, &mut next, &mut said),
                Value::Null | Value::Bool(_) => None,
            };
            if let Some(held) = held.filter(|h| *h != Held::String(String::new())) {
                fields.insert(key.clone(), held);
            }
        }
        fields.entry("type".into()).or_insert_with(|| Held::String("document".into()));
        let titles = TITLES.iter().filter_map(|key| csl.get(*key)?.as_str());
        let titles = titles.map(|t| super::plain(&clean(t))).collect();
        Self { item: Item(fields), words: said, locators, number, titles }
    }
}

fn gather(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => into.push_str(text),
        Value::Number(number) => into.push_str(&number.to_string()),
        Value::Array(list) => list.iter().for_each(|v| gather(v, into)),
        Value::Object(map) => map.values().for_each(|v| gather(v, into)),
        Value::Null | Value::Bool(_) => {}
    }
    into.push(' ');
}

/// In one line, without characters that control anything; spaces that do not break stay.
pub fn clean(text: &str) -> String {
    let breaks =
        |c: char| (c.is_whitespace() || c.is_control()) && !"\u{a0}\u{202f}".contains(c);
    text.split(breaks).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn people(list: &[Value]) -> Option<Held> {
    let one = |name: &Value| {
        let part = |key: &str| {
            let text = name.get(key).and_then(Value::as_str).map(clean);
            text.filter(|t| !t.is_empty())
        };
        if let Some(literal) = part("literal").or_else(|| name.as_str().map(clean)) {
            return Some(NameValue::Literal(LiteralName { literal }));
        }
        let (family, given) = (part("family"), part("given"));
        if family.is_none() {
            return given.map(|literal| NameValue::Literal(LiteralName { literal }));
        }
        let comma = name.get("comma-suffix").is_some_and(|c| *c != Value::Bool(false));
        Some(NameValue::Item(NameItem {
            family: family.unwrap_or_default(),
            given,
            non_dropping_particle: part("non-dropping-particle"),
            dropping_particle: part("dropping-particle"),
            suffix: part("suffix"),
            comma_suffix: comma.then_some(true),
        }))
    };
    let names: Vec<NameValue> = list.iter().filter_map(one).collect();
    (!names.is_empty()).then_some(Held::Names(names))
}

fn date(
    value: &Value,
    words: &DateWords,
    next: &mut impl FnMut() -> String,
    said: &mut Vec<(String, String)>,
) -> Option<Held> {
    let spoken = match dates::printed(value)? {
        Printed::Parts(parts) => return Some(of_parts(&parts)),
        Printed::Words(date) => words.words(&date),
        Printed::Literal(text) => clean(&text),
    };
    let stand_in = next();
    let year = stand_in.parse().ok()?;
    said.push((stand_in, spoken));
    Some(of_parts(&[year]))
}

fn of_parts(parts: &[u16]) -> Held {
    let parts = parts.iter().filter_map(|n| i16::try_from(*n).ok()).collect();
    Held::Date(DateValue::DateParts {
        date_parts: VecDateRange(vec![VecDate(parts)]),
        literal: None,
        season: None,
        circa: false,
    })
}
