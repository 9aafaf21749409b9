//! docs/chronology.schema.json, walked: as much of JSON Schema as it uses.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// Where a chronology is not what its schema says.
pub fn faults(file: &Value) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/chronology.schema.json");
    let text = fs::read_to_string(path).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("it is JSON");
    let mut found = Vec::new();
    walk(&schema, &schema, file, "", &mut found);
    found
}

fn walk(root: &Value, rule: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for (key, wanted) in rule.as_object().expect("a schema is an object") {
        let is_met = match key.as_str() {
            "$schema" | "title" | "description" | "$defs" => true,
            "$ref" => {
                let path = wanted.as_str().and_then(|p| p.strip_prefix('#'));
                let rule =
                    path.and_then(|path| root.pointer(path)).expect("a definition");
                walk(root, rule, value, at, found);
                true
            }
            "const" => value == wanted,
            "enum" => list(wanted).contains(value),
            "type" => match wanted {
                Value::Array(types) => types.iter().any(|t| is_of(t, value)),
                one => is_of(one, value),
            },
            "anyOf" => list(wanted).iter().any(|rule| {
                let mut inner = Vec::new();
                walk(root, rule, value, at, &mut inner);
                inner.is_empty()
            }),
            "required" => list(wanted)
                .iter()
                .all(|key| key.as_str().is_some_and(|key| value.get(key).is_some())),
            "properties" => {
                for (name, rule) in wanted.as_object().expect("rules") {
                    if let Some(value) = value.get(name) {
                        walk(root, rule, value, &format!("{at}/{name}"), found);
                    }
                }
                true
            }
            "additionalProperties" => {
                let keys = value.as_object().into_iter().flat_map(|v| v.keys());
                keys.into_iter().all(|key| rule["properties"].get(key).is_some())
            }
            "items" => {
                let items = value.as_array().map_or(&[][..], Vec::as_slice);
                for (n, item) in items.iter().enumerate() {
                    walk(root, wanted, item, &format!("{at}/{n}"), found);
                }
                true
            }
            "pattern" => {
                assert_eq!(wanted, "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}$", "another pattern");
                value.as_str().is_some_and(is_day)
            }
            other => panic!("the schema uses {other}, which is not walked"),
        };
        if !is_met {
            found.push(format!("{at}: {value} is not {key} {wanted}"));
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn is_of(kind: &Value, value: &Value) -> bool {
    match kind.as_str().expect("a type's name") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("no type {other}"),
    }
}

fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.strip_prefix('-').unwrap_or(text).split('-').collect();
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let [year, month, day] = parts[..] else { return false };
    year.len() >= 4 && month.len() == 2 && day.len() == 2 && parts.into_iter().all(digits)
}
