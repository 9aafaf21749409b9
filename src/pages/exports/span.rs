//! Where an event stands on the line of `TimelineJS`, which knows years, months and days
//! and nothing of doubt.

use serde::Serialize;

use crate::date::{CaseDate, Day};

/// The years it reckons in days with; one beyond them turns its whole line into one of
/// years.
const YEARS: std::ops::RangeInclusive<i64> = -271_820..=275_759;

/// A date as `TimelineJS` reads it, as fine as the source has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TimelineDate {
    /// Astronomical: 0 is 1 BC.
    pub year: i64,
    /// 1 to 12.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// 1 to 31.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
}

/// From where to where an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimelineSpan {
    /// Its beginning.
    pub start: TimelineDate,
    /// Its end, where that is known and another.
    pub end: Option<TimelineDate>,
}

impl TimelineSpan {
    /// The span of a date. `None` where its beginning is open or unknown, or a year is
    /// beyond what is reckoned with.
    #[must_use]
    pub fn of(date: &CaseDate) -> Option<Self> {
        let stretches = date.stretches();
        let first = stretches.iter().min_by_key(|stretch| stretch.start.day())?;
        let begun = first.start.day()?;
        let (start, end) = if first.lasts {
            let (start, end) = date.written().split_once('/')?;
            (sides(start)?.0, sides(end).map(|(_, end)| end))
        } else {
            let ends = || stretches.iter().map(|stretch| (stretch.end.day(), stretch));
            let is_open = ends().any(|(end, _)| end.is_none());
            let last = ends().max_by_key(|(end, _)| *end).filter(|_| !is_open);
            let last = last.and_then(|(end, s)| Some(edges(s.start.day()?, end).1));
            (edges(begun, first.end.day()).0, last)
        };
        let is_near = |date: &TimelineDate| YEARS.contains(&date.year);
        if !is_near(&start) || end.as_ref().is_some_and(|end| !is_near(end)) {
            return None;
        }
        Some(Self { start, end: end.filter(|end| *end != start) })
    }
}

/// The beginning and the end of one side of an interval.
fn sides(written: &str) -> Option<(TimelineDate, TimelineDate)> {
    let date = CaseDate::parse(written).ok()?;
    Some(edges(date.earliest().day()?, date.latest().day()))
}

/// The first and the last day of a stretch, as fine as the stretch: whole years are told
/// by their years, whole months by their months. Without a last day, what could be the
/// first of a month or a year is taken for that month or year.
fn edges(first: Day, last: Option<Day>) -> (TimelineDate, TimelineDate) {
    let last_of_month = |d: Day| Day::new(d.year, d.month, d.day + 1).is_none();
    let has_days = first.day != 1 || last.is_some_and(|d| !last_of_month(d));
    let has_months = has_days || first.month != 1 || last.is_some_and(|d| d.month != 12);
    let date = |d: Day| TimelineDate {
        year: d.year,
        month: has_months.then_some(d.month),
        day: has_days.then_some(d.day),
    };
    (date(first), date(last.unwrap_or(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: TimelineDate) -> String {
        let part = |n: Option<u8>| n.map_or(String::new(), |n| format!("-{n}"));
        format!("{}{}{}", date.year, part(date.month), part(date.day))
    }

    fn check(written: &str, expected: &str) {
        let date = CaseDate::parse(written).expect(written);
        let found = TimelineSpan::of(&date).map_or("none".into(), |span| {
            let end = span.end.map_or(String::new(), |end| format!(" to {}", shown(end)));
            shown(span.start) + &end
        });
        assert_eq!(found, expected, "{written}");
    }

    #[test]
    fn a_date_is_as_fine_as_it_is_written() {
        check("2022-09-24", "2022-9-24");
        check("2022-01-01", "2022-1-1");
        check("2022-12-31", "2022-12-31");
        check("2022-09", "2022-9");
        check("2022-01", "2022-1");
        check("2022", "2022");
        check("2022-08~", "2022-8");
        check("2022-09-24T02:00:00+05:00", "2022-9-24");
        check("-0043-03-15", "-43-3-15");
        check("0000", "0");
    }

    #[test]
    fn what_lies_within_more_becomes_a_span() {
        check("198X", "1980 to 1989");
        check("19XX", "1900 to 1999");
        check("2022-XX", "2022");
        check("2022-1X", "2022-10 to 2022-12");
        check("2022-09-2X", "2022-9-20 to 2022-9-29");
        check("2022-09-XX", "2022-9");
        check("2022-21", "2022-3 to 2022-5");
        check("2022-24", "2022-12 to 2023-2");
        check("2022-34", "2022-4 to 2022-6");
    }

    #[test]
    fn each_side_of_an_interval_is_as_fine_as_it_is() {
        check("2018-08/2022-04-10", "2018-8 to 2022-4-10");
        check("2018/2022", "2018 to 2022");
        check("2022/2022-09", "2022 to 2022-9");
        check("2022-09-24/..", "2022-9-24");
        check("2022-09-24/", "2022-9-24");
        check("198X/2022", "1980 to 2022");
    }

    #[test]
    fn sets_become_spans() {
        check("{1960,1961-12}", "1960 to 1961-12");
        check("[1667,1760-12]", "1667 to 1760-12");
        check("[1667,1760-12..]", "1667");
        check("[1760-12..]", "1760-12");
        check("{1670..1672}", "1670 to 1672");
        check("[2022-09-24]", "2022-9-24");
        check("[2022-09-26,2022-09-24]", "2022-9-24 to 2022-9-26");
    }

    #[test]
    fn what_has_no_beginning_or_is_too_far_is_left_out() {
        for written in ["../2022", "/2022", "[..1984]", "Y170000002", "Y17E7", "Y-400000"]
        {
            check(written, "none");
        }
    }
}
