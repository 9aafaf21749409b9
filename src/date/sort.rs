//! The order of dates.

use edtf_core::{Date, Edtf, IntervalEndpoint, YearKind};

use super::{Bound, Day};

/// Where a date stands among others; a plain total order, to be compared or kept.
///
/// Dates stand by their earliest day, then by their latest, then by the time of day as
/// written. An open start (`../2022`) stands before every day; a start that is not
/// known (`/2022`) stands at the interval's end, the one thing known of it. An open or
/// unknown end stands after every day. So a day stands before the month that begins
/// with it, and a year before the days within it, 1 January apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    start: Edge,
    end: Edge,
    clock: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Edge {
    Before,
    At(Day),
    After,
}

impl SortKey {
    /// The day the date is filed at, if it has one: its earliest, or for an interval
    /// whose start is unknown its latest.
    #[must_use]
    pub const fn filed_at(&self) -> Option<Day> {
        match self.start {
            Edge::At(day) => Some(day),
            Edge::Before | Edge::After => None,
        }
    }
}

pub(super) fn key(edtf: &Edtf) -> SortKey {
    let bounds = edtf.bounds();
    let end = match Bound::from(bounds.latest) {
        Bound::Day(day) => Edge::At(day),
        Bound::Open => Edge::After,
        Bound::Unknown => beyond(edtf, false).unwrap_or(Edge::After),
    };
    let start = match Bound::from(bounds.earliest) {
        Bound::Day(day) => Edge::At(day),
        Bound::Open => Edge::Before,
        Bound::Unknown => beyond(edtf, true).unwrap_or(end),
    };
    let clock = match edtf {
        Edtf::DateTime(dt) => {
            let t = dt.time;
            Some(
                u32::from(t.hour) * 3600 + u32::from(t.minute) * 60 + u32::from(t.second),
            )
        }
        _ => None,
    };
    SortKey { start, end, clock }
}

/// Where a year too large to reckon with lies: beyond every day, on its side.
fn beyond(edtf: &Edtf, start: bool) -> Option<Edge> {
    let date = match edtf {
        Edtf::Date(date) => date,
        Edtf::Interval(iv) => match if start { &iv.start } else { &iv.end } {
            IntervalEndpoint::Date(d)
            | IntervalEndpoint::OnOrBefore(d)
            | IntervalEndpoint::OnOrAfter(d) => d,
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => return None,
        },
        Edtf::DateTime(_) | Edtf::Set(_) => return None,
    };
    Some(if is_negative(date) { Edge::Before } else { Edge::After })
}

fn is_negative(date: &Date) -> bool {
    match date.year.kind {
        YearKind::Standard { negative, .. } => negative,
        YearKind::Big { value } => value < 0,
        YearKind::Exponential { significand, .. } => significand < 0,
    }
}
