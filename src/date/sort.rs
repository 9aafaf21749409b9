//! The order of dates.

use edtf_core::{Date, Edtf, IntervalEndpoint, YearKind};

use super::{Bound, Clock, Day, TimeOfDay, bounds, clock};

/// Where a date stands among others; a plain total order, to be compared or kept.
///
/// Dates stand by their earliest day, then by their latest, then by their time of day:
/// on one day those without a time first, then those whose zone is not stated, by what
/// the clock showed, then those whose moment is known, by the moment. (Clock times of
/// several zones cannot stand in one order with those of which the zone is not known:
/// it would run in a circle.) An open start (`../2022`) stands before every day; a start that is not
/// known (`/2022`) stands at the interval's end, the one thing known of it. An open or
/// unknown end stands after every day. So a day stands before the month that begins
/// with it, and a year before the days within it, 1 January apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    start: Edge,
    end: Edge,
    clock: Standing,
}

/// What is known of the time of day; the order is that of the parts of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Standing {
    Unsaid,
    /// Seconds since midnight by a clock that may be anywhere.
    Somewhere(u32),
    /// Seconds since 1970.
    Known(i64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Edge {
    Before,
    At(Day),
    After,
}

impl SortKey {
    /// The same with a clock time, which tells only the order within one day.
    #[must_use]
    pub fn with_clock(self, clock: &Clock) -> Self {
        if self.start != self.end {
            return self;
        }
        let clock = match clock.moment.instant() {
            Some(instant) => Standing::Known(instant.at.as_second()),
            None => Standing::Somewhere(clock.time.seconds()),
        };
        Self { clock, ..self }
    }

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
    let (earliest, latest) = bounds::of(edtf);
    let end = match latest {
        Bound::Day(day) => Edge::At(day),
        Bound::Open => Edge::After,
        Bound::Unknown => beyond(edtf, false).unwrap_or(Edge::After),
    };
    let start = match earliest {
        Bound::Day(day) => Edge::At(day),
        Bound::Open => Edge::Before,
        Bound::Unknown => beyond(edtf, true).unwrap_or(end),
    };
    let clock = match edtf {
        Edtf::DateTime(written) => {
            let time = TimeOfDay::of(written.time);
            let at = clock::written_instant(written);
            let somewhere = Standing::Somewhere(time.seconds());
            at.map_or(somewhere, |at| Standing::Known(at.at.as_second()))
        }
        _ => Standing::Unsaid,
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
