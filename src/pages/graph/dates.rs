//! Dates as ISO 8601 has them. A date that is doubted, approximate or not one of its forms
//! is not given at all: a program would take it for certain.

use crate::date::CaseDate;
use crate::model::PlacedDate;

/// A year, month, day or moment that is stated without doubt.
pub fn iso(date: &CaseDate) -> Option<String> {
    if date.is_uncertain() || date.is_approximate() {
        return None;
    }
    let mut written = date.html_datetime()?;
    let year = written.split('-').next().map_or(0, str::len);
    if year != 4 {
        return None;
    }
    // A time of day without a zone is no moment.
    if let Some((day, time)) = written.split_once('T')
        && !time.contains(['Z', '+', '-'])
    {
        written = day.to_owned();
    }
    Some(written)
}

/// The same of a date that may not be there.
pub fn some(date: Option<&PlacedDate>) -> Option<String> {
    iso(&date?.value)
}

/// When something began and ended, as far as that is stated without doubt.
pub fn ends(date: &CaseDate) -> (Option<String>, Option<String>) {
    let one = |text: &str| CaseDate::parse(text).ok().and_then(|date| iso(&date));
    match date.written().split_once('/') {
        Some((start, end)) => (one(start), one(end)),
        None => (iso(date), None),
    }
}

/// The last of some dates, of those that can be given.
pub fn last<'d>(dates: impl Iterator<Item = &'d PlacedDate>) -> Option<String> {
    let sound = dates.filter_map(|date| Some((date.value.sort_key(), iso(&date.value)?)));
    sound.max().map(|(_, written)| written)
}

/// A length of time, from milliseconds.
pub fn duration(ms: u64) -> String {
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut out = "PT".to_owned();
    for (number, unit) in [(hours, 'H'), (minutes, 'M')] {
        if number > 0 {
            out.push_str(&number.to_string());
            out.push(unit);
        }
    }
    out.push_str(&seconds.to_string());
    if ms > 0 {
        out.push_str(format!(".{ms:03}").trim_end_matches('0'));
    }
    out.push('S');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_is_given() {
        let given = |written: &str| CaseDate::parse(written).ok().and_then(|d| iso(&d));
        for sound in ["2007", "2007-02", "2007-02-28", "2007-02-28T10:00:00Z"] {
            assert_eq!(given(sound).as_deref(), Some(sound));
        }
        assert_eq!(given("2007-02-28T10:00:00").as_deref(), Some("2007-02-28"));
        for other in
            ["2007?", "2007~", "2007-?02", "200X", "2007-21", "2007/2008", "-0044"]
        {
            assert_eq!(given(other), None, "{other}");
        }
    }

    #[test]
    fn each_end_is_given_by_itself() {
        let given = |written: &str| {
            let (a, b) = CaseDate::parse(written).map(|d| ends(&d)).unwrap_or_default();
            [a.unwrap_or_default(), b.unwrap_or_default()].join(" ")
        };
        assert_eq!(given("2018-08/2022-04?"), "2018-08 ");
        assert_eq!(given("2022-09-24/.."), "2022-09-24 ");
        assert_eq!(given("/2022"), " 2022");
        assert_eq!(given("2007"), "2007 ");
        assert_eq!(given("2007~"), " ");
    }

    #[test]
    fn durations_are_of_the_standard() {
        let all = [
            (0, "PT0S"),
            (1_500, "PT1.5S"),
            (61_000, "PT1M1S"),
            (3_600_040, "PT1H0.04S"),
        ];
        for (ms, written) in all {
            assert_eq!(duration(ms), written);
        }
    }
}
