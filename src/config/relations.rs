//! The vocabulary of relations: how each type reads from either end.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::by_language;
use crate::language::Lang;
use crate::yaml::Fields;

/// A type of relation in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationType {
    /// As told of the subject: "member of".
    pub label: Arc<str>,
    /// As told of the target: "has as member"; the label itself when symmetric.
    pub inverse: Arc<str>,
    /// Whether it reads the same from both ends.
    pub symmetric: bool,
    /// The label in other languages.
    pub labels: BTreeMap<Lang, Arc<str>>,
    /// The inverse in other languages; the labels when symmetric.
    pub inverses: BTreeMap<Lang, Arc<str>>,
    /// Whether its words are those that every project has.
    pub is_built_in: bool,
}

/// The types every project has, unless it gives its own of the same name.
const BUILT_IN: &[(&str, &str, &str)] = &[
    ("member-of", "member of", "has as member"),
    ("part-of", "part of", "includes"),
    ("leads", "leads", "led by"),
    ("employed-by", "employed by", "employs"),
    ("director-of", "director of", "has as director"),
    ("owner-of", "owner of", "owned by"),
    ("located-in", "located in", "location of"),
    ("represents", "represents", "represented by"),
    ("relative-of", "relative of", ""),
    ("associate-of", "associate of", ""),
];

/// The built-in vocabulary.
#[must_use]
pub fn built_in() -> BTreeMap<Arc<str>, RelationType> {
    let entry = |&(id, label, inverse): &(&str, &str, &str)| {
        let symmetric = inverse.is_empty();
        let inverse = if symmetric { label } else { inverse };
        let kind = RelationType {
            label: label.into(),
            inverse: inverse.into(),
            symmetric,
            labels: BTreeMap::new(),
            inverses: BTreeMap::new(),
            is_built_in: true,
        };
        (Arc::from(id), kind)
    };
    BUILT_IN.iter().map(entry).collect()
}

/// The project's vocabulary under `relations:`, added to the built-in one.
pub(super) fn vocabulary(f: &mut Fields<'_>) -> BTreeMap<Arc<str>, RelationType> {
    let mut all = built_in();
    for (key, node) in f.map("relations") {
        let (file, text, found) = f.parts();
        let Some(mut r) = Fields::open("a type of relation", node, file, text, found)
        else {
            continue;
        };
        let label = r.required("label").map(|(t, _)| t);
        let symmetric = r.boolean("symmetric").unwrap_or_default();
        let inverse = r.text("inverse").map(|(t, _)| t);
        let labels = by_language(&mut r, "labels", |r, node| {
            r.scalar("labels", node).map(|(t, _)| t)
        });
        let inverses = by_language(&mut r, "inverses", |r, node| {
            r.scalar("inverses", node).map(|(t, _)| t)
        });
        let _ = r.node("ftm");
        if inverse.is_none() && !symmetric {
            r.missing("inverse");
        }
        if let Some(label) = label {
            let inverse = inverse.unwrap_or_else(|| label.clone());
            let inverses = if symmetric { labels.clone() } else { inverses };
            let kind = RelationType {
                label,
                inverse,
                symmetric,
                labels,
                inverses,
                is_built_in: false,
            };
            all.insert(key.name.clone(), kind);
        }
        r.close();
    }
    all
}
