//! A day of the calendar, and the bounds of an expression.

use std::fmt;

use icu_calendar::{Date, Gregorian};

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
        in_calendar(year, month, day).map(|_| Self { year, month, day })
    }

    /// The day of the week, 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        let found = in_calendar(self.year, self.month, self.day);
        found.map_or(0, |day| day.weekday() as u8 - 1)
    }
}

/// The day as the calendar's library knows it, which is not in every year of EDTF: the
/// Gregorian calendar, weekdays included, repeats every 400 years, so a year stands for
/// all that are any number of such turns away.
fn in_calendar(year: i64, month: u8, day: u8) -> Option<Date<Gregorian>> {
    let turn = i32::try_from(year.rem_euclid(400)).ok()?;
    Date::try_new_gregorian(2000 + turn, month, day).ok()
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
    in_calendar(year, month, 1).map_or(0, |first| first.days_in_month())
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
