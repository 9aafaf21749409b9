//! The first and last day an expression may touch.
//!
//! `edtf-core` reckons them, all but those of years before 0000 of which digits are not
//! known (`-018X`): it knows no such years, and counts their digits upwards.

use edtf_core::{Date, Edtf, Interval, IntervalEndpoint, Set, SetElement, YearKind};

use super::{Bound, Day};

/// The bounds of an expression: its first day, its last day.
pub(super) fn of(edtf: &Edtf) -> (Bound, Bound) {
    if any(edtf, is_backwards) {
        let first = each(edtf, |date| on(of_date(date).0, date));
        let last = each(edtf, |date| on(of_date(date).1, date));
        return (first.bounds().earliest.into(), last.bounds().latest.into());
    }
    let bounds = edtf.bounds();
    (bounds.earliest.into(), bounds.latest.into())
}

/// The bounds of a single date.
pub(super) fn of_date(date: &Date) -> (Bound, Bound) {
    if is_backwards(date) {
        let mut counted = in_years(date);
        // The further from 0000, the earlier.
        let latest = counted.next();
        let earliest = counted.next_back().or(latest);
        let day = |year: Option<Date>, pick: fn((Bound, Bound)) -> Bound| {
            year.map_or(Bound::Unknown, |date| pick(of(&Edtf::Date(date))))
        };
        return (day(earliest, |b| b.0), day(latest, |b| b.1));
    }
    of(&Edtf::Date(*date))
}

/// Whether a year counts backwards through digits that are not known.
pub(super) fn is_backwards(date: &Date) -> bool {
    matches!(date.year.kind, YearKind::Standard { negative: true, .. })
        && date.year.has_unspecified()
}

/// The date in each of the years its digits allow, from 0000 away.
fn in_years(date: &Date) -> impl DoubleEndedIterator<Item = Date> {
    let digits = match date.year.kind {
        YearKind::Standard { digits, .. } => digits,
        YearKind::Big { .. } | YearKind::Exponential { .. } => [None; 4],
    };
    let date = *date;
    (1..=9999_u16).filter_map(move |year| {
        let number = [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
        let number = number.map(|d| u8::try_from(d).ok());
        let fits =
            digits.iter().zip(number).all(|(known, d)| known.is_none() || *known == d);
        let mut date = date;
        date.year.kind = YearKind::Standard { negative: true, digits: number };
        // A year that lacks the day (29 February) is none of them.
        let exists = || Bound::from(Edtf::Date(date).bounds().earliest).day().is_some();
        (fits && exists()).then_some(date)
    })
}

/// The date of a day, in place of another date.
fn on(bound: Bound, otherwise: &Date) -> Date {
    let read = bound.day().map(|day: Day| Edtf::parse(&day.to_string()));
    match read {
        Some(Ok(Edtf::Date(date))) => date,
        _ => *otherwise,
    }
}

/// Whether any of the dates an expression is made of is such.
pub(super) fn any(edtf: &Edtf, holds: impl Fn(&Date) -> bool) -> bool {
    let mut found = false;
    each(edtf, |date| {
        found |= holds(date);
        *date
    });
    found
}

/// The expression with each of its dates changed, in the order written.
pub(super) fn each(edtf: &Edtf, mut change: impl FnMut(&Date) -> Date) -> Edtf {
    match edtf {
        Edtf::Date(date) => Edtf::Date(change(date)),
        Edtf::DateTime(moment) => {
            Edtf::DateTime(edtf_core::DateTime { date: change(&moment.date), ..*moment })
        }
        Edtf::Interval(interval) => {
            let mut end = |end: &IntervalEndpoint| match end {
                IntervalEndpoint::Date(date) => IntervalEndpoint::Date(change(date)),
                IntervalEndpoint::OnOrBefore(date) => {
                    IntervalEndpoint::OnOrBefore(change(date))
                }
                IntervalEndpoint::OnOrAfter(date) => {
                    IntervalEndpoint::OnOrAfter(change(date))
                }
                IntervalEndpoint::Open => IntervalEndpoint::Open,
                IntervalEndpoint::Unknown => IntervalEndpoint::Unknown,
            };
            Edtf::Interval(Interval {
                start: end(&interval.start),
                end: end(&interval.end),
            })
        }
        Edtf::Set(set) => {
            let element = |element: &SetElement| match element {
                SetElement::Date(date) => SetElement::Date(change(date)),
                SetElement::OnOrBefore(date) => SetElement::OnOrBefore(change(date)),
                SetElement::OnOrAfter(date) => SetElement::OnOrAfter(change(date)),
                SetElement::Range(a, b) => SetElement::Range(change(a), change(b)),
            };
            let elements = set.elements.iter().map(element).collect();
            Edtf::Set(Set { kind: set.kind, elements })
        }
    }
}
