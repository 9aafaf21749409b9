//! The order of events is total, does not depend on the order of files or entries, and
//! keeps to what is known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use casebook::chronology;
use casebook::content::{self, Parsed, Settings};
use casebook::date::Bound;
use casebook::diag::FilePath;
use casebook::language::Lang;
use casebook::model::Event;
use proptest::prelude::*;
use proptest::sample::select;

/// Dates of all levels, close enough to one another that they meet.
const DATES: &[&str] = &[
    "",
    "2021",
    "2022",
    "2022-08",
    "2022-08?",
    "2022-09",
    "2022-09-24",
    "2022-09-24?",
    "2022-09-24~",
    "2022-09-24T10:00:00",
    "2022-09-24/2022-09-28",
    "2022-09-24/..",
    "2022-09-24/",
    "../2022",
    "/2022-09",
    "202X",
    "2022-23",
    "[2021,2022-08]",
    "{2022-08,2022-09-24}",
    "2022-XX-24",
    "-0043-03-15",
    "Y-170000002",
    "2021/2023",
];

/// What is drawn of an event: its date, its weight, and which of those before it in the
/// list it comes after.
type Drawn = (&'static str, u32, Vec<prop::sample::Index>);

fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
    let after = prop::collection::vec(any::<prop::sample::Index>(), 0..2);
    prop::collection::vec((select(DATES), 1_u32..4, after), 1..24)
}

/// The entries of a file, in the order given by `shuffle`.
fn yaml(drawn: &[Drawn], with_after: bool, shuffle: &[u16]) -> String {
    let mut entries: Vec<(u16, String)> = Vec::new();
    for (n, (date, significance, after)) in drawn.iter().enumerate() {
        let mut entry = format!("- id: e{n:02}\n  title: Event {n}\n");
        if !date.is_empty() {
            entry += &format!("  date: \"{date}\"\n");
        }
        entry += &format!("  significance: {significance}\n");
        if with_after && n > 0 {
            let before: BTreeSet<usize> = after.iter().map(|i| i.index(n)).collect();
            let names: Vec<String> = before.iter().map(|n| format!("e{n:02}")).collect();
            entry += &format!("  after: [{}]\n", names.join(", "));
        }
        entries.push((shuffle.get(n).copied().unwrap_or_default(), entry));
    }
    entries.sort_by_key(|(key, _)| *key);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn events(text: &str) -> BTreeMap<Arc<str>, Arc<Event>> {
    let file: FilePath = "content/events.yaml".into();
    let now = "2026-01-01T00:00:00Z".parse().expect("a moment");
    let settings = Settings { language: Lang::default(), now };
    let role = content::role(&file);
    let (records, found) = content::parse(&file, &Arc::from(text), &role, &settings);
    assert!(found.is_empty(), "{found:#?}\n{text}");
    let event = |record: Parsed| match record {
        Parsed::Event(event) => (event.head.id.clone(), event),
        other => panic!("{other:?}"),
    };
    records.into_iter().map(event).collect()
}

fn ordered(text: &str) -> (Vec<Arc<str>>, bool) {
    let events = events(text);
    let borrowed = events.iter().map(|(id, event)| (id.clone(), &**event)).collect();
    let (order, found) = chronology::order(&borrowed);
    (order, found.is_empty())
}

/// The first and last day as numbers that order as bounds do.
fn bounds(event: &Event) -> Option<(i64, i64)> {
    let number = |bound, none| match bound {
        Bound::Day(d) => d.year * 10_000 + i64::from(d.month) * 100 + i64::from(d.day),
        Bound::Open | Bound::Unknown => none,
    };
    let date = &event.date.as_ref()?.value;
    Some((number(date.earliest(), i64::MIN), number(date.latest(), i64::MAX)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Every event stands once, wherever it stood in the file.
    #[test]
    fn shuffling_changes_nothing(
        drawn in drawn(),
        shuffle in prop::collection::vec(any::<u16>(), 24),
    ) {
        let (order, sound) = ordered(&yaml(&drawn, true, &[]));
        let all: BTreeSet<&Arc<str>> = order.iter().collect();
        prop_assert_eq!(all.len(), drawn.len());
        prop_assert_eq!(order.len(), drawn.len());
        prop_assert_eq!((order, sound), ordered(&yaml(&drawn, true, &shuffle)));
    }

    /// What is known to come after stands behind, always: the list is drawn so that
    /// no circle is possible.
    #[test]
    fn what_comes_after_stands_behind(drawn in drawn()) {
        let text = yaml(&drawn, true, &[]);
        let (order, _) = ordered(&text);
        let place = |id: &str| order.iter().position(|other| **other == *id);
        for (id, event) in events(&text) {
            for before in &event.after {
                prop_assert!(place(&before.value) < place(&id), "{} {id}", before.value);
            }
        }
    }

    /// Without `after:`, a total order: any two stand as their dates, weights and ids say,
    /// whatever else is in the list.
    #[test]
    fn two_events_stand_by_themselves(drawn in drawn(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let text = yaml(&drawn, false, &[]);
        let all = events(&text);
        let (order, sound) = ordered(&text);
        prop_assert!(sound);
        let ids: Vec<&Arc<str>> = all.keys().collect();
        let (a, b) = (ids[a.index(ids.len())], ids[b.index(ids.len())]);
        let pair = BTreeMap::from([(a.clone(), &*all[a]), (b.clone(), &*all[b])]);
        let (alone, _) = chronology::order(&pair);
        let among: Vec<Arc<str>> = order.into_iter().filter(|id| pair.contains_key(id)).collect();
        prop_assert_eq!(alone, among);
    }

    /// The earliest day rules, then the latest; what has no date is last. Dates with a
    /// side that no day bounds are left to the tables of the date room.
    #[test]
    fn the_earliest_day_rules(drawn in drawn()) {
        let text = yaml(&drawn, false, &[]);
        let all = events(&text);
        let (order, _) = ordered(&text);
        let known: Vec<Option<(i64, i64)>> = order.iter().map(|id| bounds(&all[id])).collect();
        let dated = known.iter().take_while(|b| b.is_some()).count();
        prop_assert!(known[dated..].iter().all(Option::is_none), "undated in between");
        let days: Vec<(i64, i64)> = known
            .into_iter()
            .flatten()
            .filter(|(a, b)| *a != i64::MIN && *b != i64::MAX)
            .collect();
        prop_assert!(days.is_sorted(), "{days:?}");
    }
}

#[test]
fn weight_and_then_the_id_decide_between_equals() {
    let text = "- {id: b, title: B, date: 2022, significance: 2}\n\
                - {id: c, title: C, date: 2022, significance: 1}\n\
                - {id: a, title: A, date: 2022}\n";
    let (order, sound) = ordered(text);
    assert!(sound);
    assert_eq!(order.iter().map(|id| &**id).collect::<Vec<_>>(), ["c", "a", "b"]);
}

#[test]
fn an_event_without_a_date_stands_behind_what_it_follows() {
    let text = "- {id: known, title: K, date: 2022}\n\
                - {id: later, title: L, date: 2023}\n\
                - {id: unknown, title: U, after: [known]}\n\
                - {id: forced, title: F, date: 2023, after: [unknown]}\n";
    let (order, sound) = ordered(text);
    assert!(sound);
    let order: Vec<&str> = order.iter().map(|id| &**id).collect();
    assert_eq!(order, ["known", "later", "unknown", "forced"]);
}
