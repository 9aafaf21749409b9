//! The words of the interface: `i18n/<language>.yaml`, over English where one is missing.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::theme::{Theme, ThemeFile};
use crate::diag::{Code, Diagnostic, Place};
use crate::language::Lang;
use crate::linking::ProseWords;
use crate::markdown::Words;
use crate::model::Status;
use crate::yaml::{self, Node, Value};

/// The words of `lang`, and what is missing of them. A regional tag (`pt-BR`) falls
/// back to its language, every language to English, word by word.
pub fn words(theme: &Theme, lang: &Lang, found: &mut Vec<Diagnostic>) -> Json {
    let mut all = Json::Object(Map::new());
    for file in theme.words.get("en").into_iter().flatten() {
        overlay(&mut all, read(file, found));
    }
    let own = theme.words.get(lang.as_str()).or_else(|| theme.words.get(lang.primary()));
    let Some(own) = own else {
        if lang.primary() != "en" {
            let d =
                format!("the theme has no words in `{lang}`, so English ones stand in");
            found.push(Diagnostic::new(Code::MissingWords, d).help(format!(
                "translate the theme's words in themes/<name>/i18n/{lang}.yaml"
            )));
        }
        return all;
    };
    if lang.primary() == "en" {
        return all;
    }
    let mut local = Json::Object(Map::new());
    for file in own {
        overlay(&mut local, read(file, found));
    }
    let mut missing = Vec::new();
    lacks(&all, &local, "", &mut missing);
    if let (false, Some(file)) = (missing.is_empty(), own.last()) {
        let message = format!("words missing in `{lang}`: {}", missing.join(", "));
        found.push(
            Diagnostic::new(Code::MissingWords, message)
                .at(Place::whole(&file.path))
                .help("add them; until then, English ones stand in"),
        );
    }
    overlay(&mut all, local);
    all
}

fn read(file: &ThemeFile, found: &mut Vec<Diagnostic>) -> Json {
    match yaml::parse(&file.text, &file.path, 0) {
        Ok(node) => json(&node, &file.text),
        Err(d) => {
            found.push(*d);
            Json::Null
        }
    }
}

fn json(node: &Node, text: &str) -> Json {
    match &node.value {
        Value::Map(map) => Json::Object(
            map.iter().map(|(k, v)| (k.name.to_string(), json(v, text))).collect(),
        ),
        Value::List(list) => Json::Array(list.iter().map(|n| json(n, text)).collect()),
        _ => node.written(text).map_or(Json::Null, |t| Json::String(t.to_owned())),
    }
}

fn overlay(base: &mut Json, over: Json) {
    match (base, over) {
        (Json::Object(base), Json::Object(over)) => {
            for (key, value) in over {
                overlay(base.entry(key).or_insert(Json::Null), value);
            }
        }
        (_, Json::Null) => {}
        (base, over) => *base = over,
    }
}

/// The keys of `full` that `local` lacks. Plural categories differ between languages.
fn lacks(full: &Json, local: &Json, path: &str, missing: &mut Vec<String>) {
    let (Json::Object(full), Json::Object(local)) = (full, local) else { return };
    if full.contains_key("other") {
        return;
    }
    for (key, value) in full {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match local.get(key) {
            None => missing.push(path),
            Some(other) => lacks(value, other, &path, missing),
        }
    }
}

/// The words that stand inside rendered prose.
#[must_use]
pub fn prose_words(words: &Json) -> ProseWords {
    let word = |path: &str| {
        words.pointer(path).and_then(Json::as_str).unwrap_or_default().to_owned()
    };
    let alerts = ["note", "tip", "important", "warning", "caution"];
    let markdown = Words {
        table: word("/markdown/table"),
        done: word("/markdown/done"),
        not_done: word("/markdown/not_done"),
        back: word("/markdown/back_to_text"),
        paragraph: word("/print/paragraph"),
        alerts: alerts.map(|kind| word(&format!("/alerts/{kind}"))),
    };
    let status: BTreeMap<_, _> = Status::WORDS
        .iter()
        .map(|(id, _)| (*id, word(&format!("/status/{id}"))))
        .filter(|(_, w)| !w.is_empty())
        .collect();
    ProseWords { markdown, status }
}
