//! Contradictions through others: an event that comes after one without a date which comes
//! after one that is certainly later.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::date::{Bound, Day};
use crate::diag::{Code, Diagnostic};
use crate::model::Event;

/// The latest first day among all that an event comes after, and whose that is.
type Floor<'a> = Option<(Day, &'a Arc<str>)>;

/// What the dates of events further up contradict. `order` is one in which every event
/// stands behind those it comes after, as far as that is possible.
pub fn contradictions(
    events: &BTreeMap<Arc<str>, &Event>,
    order: &[Arc<str>],
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut floors: BTreeMap<&Arc<str>, Floor<'_>> = BTreeMap::new();
    for id in order {
        let Some((id, event)) = events.get_key_value(id) else { continue };
        let mut floor: Floor<'_> = None;
        for reference in &event.after {
            let above = floors.get(&reference.value).copied().flatten();
            let Some((day, origin)) = above else { continue };
            if *origin != reference.value && ends_before(event, day) {
                found.extend(told(events, id, origin, reference));
            } else if floor.is_none_or(|(known, _)| known < day) {
                floor = above;
            }
        }
        let date = event.date.as_ref().map(|date| date.value.earliest());
        if let Some(Bound::Day(own)) = date
            && floor.is_none_or(|(known, _)| known <= own)
        {
            floor = Some((own, id));
        }
        floors.insert(id, floor);
    }
    found
}

fn ends_before(event: &Event, day: Day) -> bool {
    let latest = event.date.as_ref().map(|date| date.value.latest());
    matches!(latest, Some(Bound::Day(last)) if last < day)
}

fn told(
    events: &BTreeMap<Arc<str>, &Event>,
    id: &str,
    origin: &Arc<str>,
    reference: &crate::model::Reference,
) -> Option<Diagnostic> {
    let own = events.get(id)?.date.as_ref()?;
    let other = events.get(origin)?.date.as_ref()?;
    let message = format!(
        "`{id}` cannot come after `{}`, which comes after `{origin}`: it is dated {}, which is \
         before {}",
        reference.value,
        own.value.written(),
        other.value.written(),
    );
    let d = Diagnostic::new(Code::OrderContradiction, message)
        .at(reference.place.clone())
        .also(other.place.clone(), "the other date")
        .help("mend one of the dates, or take one `after:` out");
    Some(d)
}
