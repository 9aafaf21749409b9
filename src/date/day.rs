//! A day of the calendar, and the bounds of an expression.

use std::fmt;

/// A day of the proleptic Gregorian calendar. Ordered in time; shown as ISO 8601 has
/// it (`2022-09-24`, `-0043-03-15`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Astronomical year: 0 is 1 BC.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let valid =
            (1..=12).contains(&month) && day >= 1 && day <= days_in_month(year, month);
        valid.then_some(Self { year, month, day })
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        // The Gregorian calendar repeats, weekdays included, every 400 years. Counting
        // years from March puts the leap day last.
        let shifted = self.year.rem_euclid(400) + 400 - i64::from(self.month < 3);
        let month = (i64::from(self.month) + 9) % 12;
        let days = shifted * 365 + shifted / 4 - shifted / 100
            + shifted / 400
            + (month * 153 + 2) / 5
            + i64::from(self.day);
        // 1 March of the year 400 was a Wednesday.
        u8::try_from((days + 1).rem_euclid(7)).unwrap_or(0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        let year = self.year.unsigned_abs();
        write!(f, "{sign}{year:04}-{:02}-{:02}", self.month, self.day)
    }
}

impl From<edtf_core::BoundDate> for Day {
    fn from(d: edtf_core::BoundDate) -> Self {
        Self { year: d.year, month: d.month, day: d.day }
    }
}

/// How many days a month has; 0 for a number that is no month.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    let leap = year.rem_euclid(4) == 0
        && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 0,
    }
}

/// One end of the time an expression may touch, included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// This day.
    Day(Day),
    /// Without end (`..`).
    Open,
    /// Not known (an empty end), or a year too large to reckon with.
    Unknown,
}

impl Bound {
    /// The day, if the bound is one.
    #[must_use]
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl From<edtf_core::Bound> for Bound {
    fn from(bound: edtf_core::Bound) -> Self {
        match bound {
            edtf_core::Bound::Date(d) => Self::Day(d.into()),
            edtf_core::Bound::NegativeInfinity | edtf_core::Bound::PositiveInfinity => {
                Self::Open
            }
            edtf_core::Bound::Unknown => Self::Unknown,
        }
    }
}
