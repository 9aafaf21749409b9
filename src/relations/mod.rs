//! Relations, told from both of their ends.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Relation, RelationEnd};

/// Every relation under both of its entities, in the order of type, other end and start.
#[must_use]
pub fn both_ways(relations: Vec<Relation>) -> BTreeMap<Arc<str>, Vec<RelationEnd>> {
    let mut all: BTreeMap<Arc<str>, Vec<RelationEnd>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for relation in relations {
        // Translations of an entity's file repeat its relations; each is told once.
        if !seen.insert(identity(&relation)) {
            continue;
        }
        let relation = Arc::new(relation);
        let (subject, target) =
            (relation.subject.value.clone(), relation.target.value.clone());
        let end = |inverse| RelationEnd { relation: relation.clone(), inverse };
        if subject != target {
            all.entry(target).or_default().push(end(true));
        }
        all.entry(subject).or_default().push(end(false));
    }
    for ends in all.values_mut() {
        ends.sort_by(|a, b| key(a).cmp(&key(b)));
    }
    all
}

type Identity = (Arc<str>, Arc<str>, Arc<str>, Option<String>, Option<String>);

/// What makes two relations one and the same.
fn identity(r: &Relation) -> Identity {
    let start = r.start.as_ref().map(|d| d.value.written().to_owned());
    let end = r.end.written().map(str::to_owned);
    let (kind, subject, target) = (&r.kind.value, &r.subject.value, &r.target.value);
    (kind.clone(), subject.clone(), target.clone(), start, end)
}

type Key<'a> = (bool, &'a str, Option<crate::date::SortKey>, &'a str);

fn key(end: &RelationEnd) -> Key<'_> {
    let r = &*end.relation;
    let other = if end.inverse { &r.subject.value } else { &r.target.value };
    let start = r.start.as_ref().map(|d| d.value.sort_key());
    (end.inverse, &r.kind.value, start, other)
}
