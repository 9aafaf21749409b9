//! Where a chronology files a date: under its day's month, or apart from the days.

use edtf_core::{Date, Edtf, IntervalEndpoint, SetElement};

use super::{Day, bounds, sort};

/// How fine a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    /// A day, a time, or days of one month (`2022-09-24/2022-09-28`).
    Day,
    /// Within one month, no closer.
    Month,
    /// A season, quarter, third or half of a year.
    Season,
    /// Within one year, no closer.
    Year,
    /// Ten years (`198X`).
    Decade,
    /// A hundred years (`19XX`).
    Century,
    /// Anything else that reaches over years, or has no bound on one side.
    Span,
}

/// The group in which a date that is no day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum During {
    /// "During September 2022": year and month.
    Month(i64, u8),
    /// "During 2007".
    Year(i64),
    /// More than a year: no heading of one year or month would be true of it. It is
    /// listed at [`Period::heading_year`], and its own words tell how far it reaches.
    Span,
}

/// Where a chronology files a date.
///
/// The headings follow the order of [`SortKey`](super::SortKey): going through dates
/// in that order, a heading year never returns once it is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    year: Option<i64>,
    month: Option<u8>,
    precision: Precision,
}

impl Period {
    /// The year the date is filed under: its earliest year, or for an interval whose
    /// start is unknown its latest. `None` for an open start, which stands before every
    /// year, and for years too large to reckon with.
    #[must_use]
    pub const fn heading_year(&self) -> Option<i64> {
        self.year
    }

    /// The month the date is filed under, 1 to 12, if it lies within one.
    #[must_use]
    pub const fn heading_month(&self) -> Option<u8> {
        self.month
    }

    /// How fine the date is.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// Whether the date stands among the days of its month.
    #[must_use]
    pub const fn is_day(&self) -> bool {
        matches!(self.precision, Precision::Day)
    }

    /// The group the date stands in when it is no day. A date that names only a month
    /// or a year is never filed as that month's or year's first day.
    #[must_use]
    pub const fn during(&self) -> Option<During> {
        match (self.precision, self.year, self.month) {
            (Precision::Day, _, _) => None,
            (Precision::Month, Some(y), Some(m)) => Some(During::Month(y, m)),
            (Precision::Season | Precision::Year, Some(y), _) => Some(During::Year(y)),
            _ => Some(During::Span),
        }
    }
}

pub(super) fn of(edtf: &Edtf) -> Period {
    let filed = sort::key(edtf).filed_at();
    let (earliest, latest) = bounds::of(edtf);
    let days = earliest.day().zip(latest.day());
    let precision = match edtf {
        Edtf::Date(date) => of_date(date, days),
        Edtf::DateTime(_) => Precision::Day,
        Edtf::Interval(_) | Edtf::Set(_) => match within(days) {
            Precision::Month if every_date(edtf, is_day) => Precision::Day,
            found => found,
        },
    };
    let one_month = matches!(precision, Precision::Day | Precision::Month);
    Period {
        year: filed.map(|d| d.year),
        month: filed.filter(|_| one_month).map(|d| d.month),
        precision,
    }
}

fn of_date(date: &Date, days: Option<(Day, Day)>) -> Precision {
    if is_day(date) {
        return Precision::Day;
    }
    let known_year = date.year.value().is_some();
    match date.precision() {
        // A winter runs into the next year, and is still a season of its own year.
        edtf_core::Precision::Season if known_year => Precision::Season,
        edtf_core::Precision::Year => match days.map(|(a, b)| b.year - a.year) {
            Some(0) => Precision::Year,
            Some(9) => Precision::Decade,
            Some(99) => Precision::Century,
            _ => Precision::Span,
        },
        _ => within(days),
    }
}

fn within(days: Option<(Day, Day)>) -> Precision {
    match days {
        Some((a, b)) if (a.year, a.month) == (b.year, b.month) => Precision::Month,
        Some((a, b)) if a.year == b.year => Precision::Year,
        _ => Precision::Span,
    }
}

fn is_day(date: &Date) -> bool {
    date.day.is_some() && !date.has_unspecified()
}

fn every_date(edtf: &Edtf, holds: impl Fn(&Date) -> bool) -> bool {
    match edtf {
        Edtf::Date(d) => holds(d),
        Edtf::DateTime(dt) => holds(&dt.date),
        Edtf::Interval(iv) => [&iv.start, &iv.end].into_iter().all(|end| match end {
            IntervalEndpoint::Date(d)
            | IntervalEndpoint::OnOrBefore(d)
            | IntervalEndpoint::OnOrAfter(d) => holds(d),
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => false,
        }),
        Edtf::Set(set) => set.elements.iter().all(|element| match element {
            SetElement::Date(d)
            | SetElement::OnOrBefore(d)
            | SetElement::OnOrAfter(d) => holds(d),
            SetElement::Range(a, b) => holds(a) && holds(b),
        }),
    }
}
