//! What is drawn of a date: its stretches in numbers of days, with how each end is known.

use super::days;
use crate::date::{Bound, CaseDate, Doubt, Stretch};

/// How the end of a span is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A day, perhaps with a doubt.
    Day(Doubt),
    /// It goes on.
    Open,
    /// Nobody says.
    Unknown,
}

/// A stretch of time to be drawn, in numbers of days; `to` is the day after its last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    pub from: i64,
    pub to: i64,
    pub start: End,
    pub end: End,
    /// Whether something filled it, or lay in it.
    pub lasts: bool,
    /// The part that was filled for sure.
    pub core: Option<(i64, i64)>,
    pub is_alternative: bool,
}

impl Span {
    /// Whether it is one day and no longer than that at either end.
    pub fn is_day(&self) -> bool {
        let known = |end| matches!(end, End::Day(_));
        self.to - self.from == 1 && known(self.start) && known(self.end)
    }

    /// Whether it may reach past the days that bound it.
    pub fn reaches_on(&self) -> bool {
        [self.start, self.end].iter().any(|end| !matches!(end, End::Day(_)))
    }
}

/// A time as long as this within which something lies is no place for it: the year is
/// not known at all (`XXXX-12-25`).
const ANY_YEAR: i64 = 9_000 * 365;

/// The spans of a date, in the order written; `None` when it names no year, or one beyond
/// those that can be counted.
pub(super) fn spans(date: &CaseDate) -> Option<Vec<Span>> {
    let mut all = Vec::new();
    for stretch in date.stretches() {
        match span(date, &stretch) {
            Found::Span(span) => all.push(span),
            Found::NoDay => {}
            Found::TooFar => return None,
        }
    }
    (!all.is_empty()).then_some(all)
}

enum Found {
    Span(Span),
    NoDay,
    TooFar,
}

fn span(date: &CaseDate, stretch: &Stretch) -> Found {
    let day = |bound: Bound| bound.day().map(days::number);
    let (from, to) = match (day(stretch.start), day(stretch.end)) {
        (Some(None), _) | (_, Some(None)) => return Found::TooFar,
        (None, None) => return Found::NoDay,
        (Some(Some(from)), None) => (from, from + 1),
        (None, Some(Some(to))) => (to, to + 1),
        (Some(Some(from)), Some(Some(to))) => (from, to.max(from) + 1),
    };
    let end = |bound, doubt| match bound {
        Bound::Day(_) => End::Day(doubt),
        Bound::Open => End::Open,
        Bound::Unknown => End::Unknown,
    };
    let mut span = Span {
        from,
        to,
        start: end(stretch.start, stretch.start_doubt),
        end: end(stretch.end, stretch.end_doubt),
        lasts: stretch.lasts,
        core: stretch
            .core
            .and_then(|(a, b)| Some((days::number(a)?, days::number(b)? + 1))),
        is_alternative: stretch.is_alternative,
    };
    if !stretch.lasts && span.to - span.from > ANY_YEAR {
        return Found::TooFar;
    }
    if stretch.lasts {
        widen_to_known_end(date, &mut span);
    }
    Found::Span(span)
}

/// With one end open or unknown, the other may still be a whole month or year: it is
/// drawn as far as it reaches, and what goes on is sure only from its last day on.
fn widen_to_known_end(date: &CaseDate, span: &mut Span) {
    let Some((start, end)) = date.written().split_once('/') else { return };
    let number = |bound: Bound| bound.day().and_then(days::number);
    let one = |written: &str| CaseDate::parse(written).ok();
    match (span.start, span.end) {
        (End::Day(_), End::Open | End::Unknown) => {
            if let Some(last) = one(start).and_then(|d| number(d.latest())) {
                span.to = span.to.max(last + 1);
            }
        }
        (End::Open | End::Unknown, End::Day(_)) => {
            if let Some(first) = one(end).and_then(|d| number(d.earliest())) {
                span.from = span.from.min(first);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(written: &str) -> Option<Vec<Span>> {
        spans(&CaseDate::parse(written).expect(written))
    }

    #[test]
    fn a_day_is_a_day_and_a_month_is_not() {
        assert!(of("2022-09-24").expect("drawn")[0].is_day());
        assert!(!of("2022-09").expect("drawn")[0].is_day());
        assert!(!of("2022-09-24/..").expect("drawn")[0].is_day());
    }

    #[test]
    fn an_end_that_is_a_year_is_drawn_as_a_year() {
        let all = of("2018/..").expect("drawn");
        assert_eq!(all[0].to - all[0].from, 365);
        assert_eq!(all[0].end, End::Open);
        let all = of("/2020").expect("drawn");
        assert_eq!(all[0].to - all[0].from, 366);
        assert_eq!(all[0].start, End::Unknown);
    }

    #[test]
    fn what_has_no_day_or_one_out_of_reach_is_not_drawn() {
        assert_eq!(of("XXXX-12-25"), None);
        assert_eq!(of("Y170000002"), None);
        assert_eq!(of("Y-17E7"), None);
        assert_eq!(of("1960/Y17000"), None);
    }
}
