//! The days of a calendar that an event fills, where they are known.

use jiff::civil::Date;

use crate::date::{CaseDate, Day, Stretch};

/// The days of an event in a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarDays {
    /// The first.
    pub first: Date,
    /// The one after the last.
    pub after: Date,
    /// Whether the source's word for them is doubted (`2022-09-24?`).
    pub is_doubted: bool,
}

impl CalendarDays {
    /// The days of a date: one day, or an interval whose ends are both days. `None` for
    /// everything else. A day that is only near (`~`, `%`) is none that a calendar could
    /// show: on its page it would look like any other.
    #[must_use]
    pub fn of(date: &CaseDate) -> Option<Self> {
        let [only] = <[Stretch; 1]>::try_from(date.stretches()).ok()?;
        let (first, last) = only.start.day().zip(only.end.day())?;
        let is_known =
            if only.lasts { only.core == Some((first, last)) } else { first == last };
        if !is_known || date.is_approximate() {
            return None;
        }
        let is_doubted = date.is_uncertain();
        let after = civil(last)?.tomorrow().ok()?;
        Some(Self { first: civil(first)?, after, is_doubted })
    }
}

/// The day, if the four digits of a calendar's years have it.
fn civil(day: Day) -> Option<Date> {
    let year = i16::try_from(day.year).ok().filter(|year| (1..=9999).contains(year))?;
    let [month, day] = [day.month, day.day].map(i8::try_from);
    Date::new(year, month.ok()?, day.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: Option<(&str, &str, bool)>) {
        let date = CaseDate::parse(written).expect(written);
        let found = CalendarDays::of(&date);
        let shown =
            found.map(|d| (d.first.to_string(), d.after.to_string(), d.is_doubted));
        let shown = shown.as_ref().map(|(a, b, c)| (a.as_str(), b.as_str(), *c));
        assert_eq!(shown, expected, "{written}");
    }

    #[test]
    fn a_known_day_ends_with_the_next() {
        check("2022-09-24", Some(("2022-09-24", "2022-09-25", false)));
        check("2024-02-28", Some(("2024-02-28", "2024-02-29", false)));
        check("2022-12-31", Some(("2022-12-31", "2023-01-01", false)));
        check("2022-09-24T23:30:00+05:00", Some(("2022-09-24", "2022-09-25", false)));
        check("0001-01-01", Some(("0001-01-01", "0001-01-02", false)));
    }

    #[test]
    fn an_interval_of_days_is_filled() {
        check("2022-09-24/2022-10-02", Some(("2022-09-24", "2022-10-03", false)));
        check("2022-09-24/2022-10-02?", Some(("2022-09-24", "2022-10-03", true)));
    }

    #[test]
    fn a_doubted_day_is_a_day() {
        check("2022-09-24?", Some(("2022-09-24", "2022-09-25", true)));
        check("2022-?09-24", Some(("2022-09-24", "2022-09-25", true)));
    }

    #[test]
    fn what_is_no_day_is_left_out() {
        let all = "2022-09 2022 198X 2022-09-2X 2022-21 2022-09-24~ 2022-09-24% \
            2022-09-~24 2022-09/2022-10 2022-09-24/2022-10 2022-09-24/.. 2022-09-24/ \
            ../2022-09-24 /2022-09-24 2022-09-24/2022-10-02~ \
            [2022-09-24,2022-09-26] {2022-09-24,2022-09-26} 0000-03-15 -0043-03-15 \
            9999-12-31 Y12345";
        for written in all.split_whitespace() {
            check(written, None);
        }
    }
}
