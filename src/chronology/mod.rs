//! The order of events.
//!
//! Events are ordered by the earliest day they may have happened on, then the latest,
//! then significance and id; `after:` moves an event behind those it is known to
//! follow where dates do not tell. An order that cannot be (a cycle, or an `after:`
//! that the dates contradict) is an error that names both events.

mod strand;
mod through;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::{CaseDate, SortKey};
use crate::diag::{Code, Diagnostic};
use crate::model::Event;

pub use strand::{Filed, Part, Strand};

/// The ids of events in order; those without a date at the end.
#[must_use]
pub fn order(events: &BTreeMap<Arc<str>, &Event>) -> (Vec<Arc<str>>, Vec<Diagnostic>) {
    let mut found = contradictions(events);
    let mut by_date: Vec<&Arc<str>> = events.keys().collect();
    by_date.sort_by_key(|id| rank(events[*id]));
    let rank: BTreeMap<&Arc<str>, usize> = by_date.iter().copied().zip(0..).collect();
    let mut waiting: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut followers: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (id, event) in events {
        let known = event.after.iter().filter_map(|r| rank.get(&r.value));
        for before in known.copied().filter(|b| *b != rank[id]) {
            waiting.entry(rank[id]).or_default().insert(before);
            followers.entry(before).or_default().push(rank[id]);
        }
    }
    // Kahn's algorithm, always taking the earliest of those that are free.
    let mut free: BTreeSet<usize> =
        (0..by_date.len()).filter(|n| !waiting.contains_key(n)).collect();
    let mut ordered = Vec::with_capacity(by_date.len());
    while let Some(next) = free.pop_first() {
        ordered.push(by_date[next].clone());
        for follower in followers.remove(&next).unwrap_or_default() {
            if let Some(before) = waiting.get_mut(&follower) {
                before.remove(&next);
                if before.is_empty() {
                    waiting.remove(&follower);
                    free.insert(follower);
                }
            }
        }
    }
    if !waiting.is_empty() {
        found.push(cycle(events, &by_date, &waiting));
        ordered.extend(waiting.keys().map(|n| by_date[*n].clone()));
    }
    found.extend(through::contradictions(events, &ordered));
    (ordered, found)
}

fn rank(event: &Event) -> (bool, Option<SortKey>, u32, Arc<str>) {
    let key = event.date.as_ref().map(|d| {
        let key = d.value.sort_key();
        event.time.as_ref().map_or(key, |time| key.with_clock(&time.clock))
    });
    (key.is_none(), key, event.significance, event.head.id.clone())
}

/// The ids of events in the order in which they became known, which is that in which they
/// happened where nothing else is said; those without any date at the end. Empty when no
/// event has a `public_date`: there is but one order then.
#[must_use]
pub fn became_public(
    events: &BTreeMap<Arc<str>, &Event>,
    happened: &[Arc<str>],
) -> Vec<Arc<str>> {
    if events.values().all(|event| event.public_date.is_none()) {
        return Vec::new();
    }
    let key = |id: &Arc<str>| {
        let key =
            events.get(id).and_then(|e| e.known_since()).map(|d| d.value.sort_key());
        (key.is_none(), key)
    };
    let mut all = happened.to_vec();
    all.sort_by_cached_key(key);
    all
}

/// Whether the dates alone say that `a` ended before `b` began.
fn certainly_before(a: &CaseDate, b: &CaseDate) -> bool {
    a.is_before(b) == Some(true)
}

fn contradictions(events: &BTreeMap<Arc<str>, &Event>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (id, event) in events {
        for reference in event.after.iter().filter(|r| r.value == *id) {
            let message = format!("`{id}` cannot come after itself");
            found.push(
                Diagnostic::new(Code::OrderContradiction, message)
                    .at(reference.place.clone())
                    .help("name the event that came before it"),
            );
        }
        let Some(date) = &event.date else { continue };
        for reference in &event.after {
            let Some(before) = events.get(&reference.value) else { continue };
            let Some(other) = &before.date else { continue };
            if certainly_before(&date.value, &other.value) {
                let message = format!(
                    "`{id}` cannot come after `{}`: it is dated {}, which is before {}",
                    reference.value,
                    date.value.written(),
                    other.value.written(),
                );
                found.push(
                    Diagnostic::new(Code::OrderContradiction, message)
                        .at(reference.place.clone())
                        .also(other.place.clone(), "the other date")
                        .help("mend one of the dates, or take the `after:` out"),
                );
            }
        }
    }
    found
}

/// The cycle among those that wait, named in full.
fn cycle(
    events: &BTreeMap<Arc<str>, &Event>,
    by_date: &[&Arc<str>],
    waiting: &BTreeMap<usize, BTreeSet<usize>>,
) -> Diagnostic {
    let mut path: Vec<usize> = Vec::new();
    let mut at = waiting.keys().next().copied();
    while let Some(n) = at {
        if let Some(start) = path.iter().position(|p| *p == n) {
            path.drain(..start);
            break;
        }
        path.push(n);
        at = waiting
            .get(&n)
            .and_then(|w| w.iter().find(|b| waiting.contains_key(b)).copied());
    }
    let names: Vec<String> =
        path.iter().chain(path.first()).map(|n| format!("`{}`", by_date[*n])).collect();
    let message =
        format!("these events come after one another: {}", names.join(" after "));
    let mut d = Diagnostic::new(Code::OrderContradiction, message)
        .help("take one `after:` out of the circle");
    let next = path.iter().cycle().skip(1);
    for (n, next) in path.iter().zip(next) {
        let event = events[by_date[*n]];
        if let Some(reference) = event.after.iter().find(|r| r.value == *by_date[*next]) {
            d = match d.place {
                None => d.at(reference.place.clone()),
                Some(_) => d.also(reference.place.clone(), "and here"),
            };
        }
    }
    d
}
