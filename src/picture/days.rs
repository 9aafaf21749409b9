//! Days as numbers on a line, and the steps in which a line of time is divided.

use icu_calendar::{Date, Iso, types::RataDie};

use crate::date::Day;

/// A step of whole days, months or years. Its periods begin on Mondays, with January, and
/// with years that it divides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One day, or seven.
    Days(i64),
    /// One month, or three.
    Months(u8),
    /// Some years.
    Years(i64),
}

impl Step {
    /// All steps that a picture may use, from fine to coarse. The coarsest holds all
    /// years that can be counted.
    pub(super) const ALL: [Self; 17] = [
        Self::Days(1),
        Self::Days(7),
        Self::Months(1),
        Self::Months(3),
        Self::Years(1),
        Self::Years(2),
        Self::Years(5),
        Self::Years(10),
        Self::Years(20),
        Self::Years(50),
        Self::Years(100),
        Self::Years(200),
        Self::Years(500),
        Self::Years(1000),
        Self::Years(2000),
        Self::Years(5000),
        Self::Years(20_000),
    ];

    /// About how many days it has.
    pub(super) fn about(self) -> f64 {
        match self {
            Self::Days(n) => small(n),
            Self::Months(n) => f64::from(n) * 30.44,
            Self::Years(n) => small(n) * 365.24,
        }
    }

    /// The first day of the period that holds a day.
    #[must_use]
    pub fn floor(self, day: Day) -> Day {
        let first = match self {
            Self::Days(1) => Some(day),
            Self::Days(_) => number(day).and_then(|n| at(n - i64::from(day.weekday()))),
            Self::Months(n) => {
                let n = n.max(1);
                Day::new(day.year, (day.month - 1) / n * n + 1, 1)
            }
            Self::Years(n) => Day::new(day.year - day.year.rem_euclid(n.max(1)), 1, 1),
        };
        first.unwrap_or(day)
    }

    /// The last day of the period that holds a day.
    #[must_use]
    pub fn end_of(self, day: Day) -> Day {
        let next = self.next(self.floor(day)).and_then(number);
        next.and_then(|next| at(next - 1)).unwrap_or(day)
    }

    /// The first day of the next period; `first` is the first day of one.
    pub(super) fn next(self, first: Day) -> Option<Day> {
        match self {
            Self::Days(n) => at(number(first)? + n),
            Self::Months(n) if first.month + n > 12 => Day::new(first.year + 1, 1, 1),
            Self::Months(n) => Day::new(first.year, first.month + n, 1),
            Self::Years(n) => Day::new(first.year + n, 1, 1),
        }
    }
}

/// The number of a day, by the calendar library's count (1 is 1 January of the year 1);
/// `None` for years before -9999 and after 9999, which it does not know.
pub(super) fn number(day: Day) -> Option<i64> {
    let year = i32::try_from(day.year).ok()?;
    let date = Date::try_new_iso(year, day.month, day.day).ok()?;
    Some(date.to_rata_die().to_i64_date())
}

/// The day of a number.
pub(super) fn at(number: i64) -> Option<Day> {
    // The library clamps what it cannot reckon with; so far no picture reaches.
    if number.abs() > 4_000_000 {
        return None;
    }
    let date = Date::from_rata_die(RataDie::new(number), Iso);
    let year = i64::from(date.year().extended_year());
    Day::new(year, date.month().ordinal, date.day_of_month().0)
}

/// A number that a picture counts with, as a coordinate.
pub(super) fn small(n: i64) -> f64 {
    i32::try_from(n).map_or(f64::from(i32::MAX), f64::from)
}

/// How many of something, as a coordinate.
pub(super) fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: u8, day: u8) -> Day {
        Day::new(year, month, day).expect("a day")
    }

    #[test]
    fn numbers_are_of_days_in_a_row() {
        assert_eq!(number(day(1, 1, 1)), Some(1));
        let leap = number(day(2024, 2, 29)).expect("counted");
        assert_eq!(at(leap + 1), Some(day(2024, 3, 1)));
        assert_eq!(at(leap), Some(day(2024, 2, 29)));
        assert_eq!(number(day(12_345_678, 1, 1)), None);
        assert_eq!(at(i64::MAX), None);
    }

    #[test]
    fn periods_begin_where_calendars_have_them() {
        for (step, within, first, next) in [
            (Step::Days(7), day(2022, 9, 24), day(2022, 9, 19), day(2022, 9, 26)),
            (Step::Months(1), day(2022, 12, 24), day(2022, 12, 1), day(2023, 1, 1)),
            (Step::Months(3), day(2022, 12, 24), day(2022, 10, 1), day(2023, 1, 1)),
            (Step::Years(10), day(-3, 5, 5), day(-10, 1, 1), day(0, 1, 1)),
        ] {
            assert_eq!(step.floor(within), first, "{step:?}");
            assert_eq!(step.next(first), Some(next), "{step:?}");
        }
    }
}
