//! Sources as CSL-JSON, for Zotero, pandoc and the like.

use serde_json::{Map, Value};

use super::vocabulary::DATES;
use super::{CslItem, Exported, text};

/// An array of items, in the order given, each with `id` and `type` first.
#[must_use]
pub fn csl_json<'a>(sources: impl IntoIterator<Item = Exported<'a>>) -> String {
    let items: Vec<Value> = sources.into_iter().map(|s| Value::Object(one(&s))).collect();
    let mut out = serde_json::to_string_pretty(&items).unwrap_or_default();
    out.push('\n');
    out
}

fn one(source: &Exported<'_>) -> Map<String, Value> {
    let item = source.item;
    let mut out = CslItem::new();
    out.insert("id".into(), source.id.into());
    if text(item, "id").is_empty() {
        out.insert("type".into(), "document".into());
        out.insert("title".into(), text(item, "title").into());
        return out;
    }
    let kind = Some(text(item, "type")).filter(|t| !t.is_empty()).unwrap_or("document");
    out.insert("type".into(), kind.into());
    for (key, value) in item {
        let value =
            if DATES.contains(&key.as_str()) { date(value) } else { value.clone() };
        if !matches!(key.as_str(), "id" | "type" | "custom") {
            out.insert(key.clone(), value);
        }
    }
    if !source.archive_url.is_empty() {
        let mut custom = Map::new();
        custom.insert("archive_url".into(), source.archive_url.into());
        if !source.archive_date.is_empty() {
            custom.insert("archive_date".into(), source.archive_date.into());
        }
        out.insert("custom".into(), Value::Object(custom));
    }
    out
}

/// Parts as numbers where CSL has them; an expression it cannot hold as a literal.
fn date(value: &Value) -> Value {
    let Some(map) = value.as_object() else { return value.clone() };
    let mut out = map.clone();
    if let Some(edtf) = out.shift_remove("edtf")
        && !out.contains_key("date-parts")
    {
        out.insert("literal".into(), edtf);
    }
    Value::Object(out)
}
