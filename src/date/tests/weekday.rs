//! The day of the week, where one day is known.

use super::{date, words};

fn full(tag: &str, expected: &[(&str, &str)]) {
    let words = words(tag);
    for (written, text) in expected {
        assert_eq!(words.full(&date(written)), *text, "{tag} {written}");
    }
}

#[test]
fn a_day_without_a_doubt_has_its_weekday() {
    full(
        "en",
        &[
            ("2022-09-24", "Saturday, 24 September 2022"),
            ("2000-02-29", "Tuesday, 29 February 2000"),
            ("2022-09-24T21:00:00+05:00", "Saturday, 24 September 2022, 21:00 (UTC+5)"),
            ("9999-12-31", "Friday, 31 December 9999"),
        ],
    );
    full("ur", &[("2022-09-24", "ہفتہ، 24 ستمبر، 2022")]);
    full("en-US", &[("2022-09-24", "Saturday, September 24, 2022")]);
    full("de", &[("2022-09-24", "Samstag, 24. September 2022")]);
    full("ja", &[("2022-09-24", "2022年9月24日土曜日")]);
}

#[test]
fn others_have_none() {
    full(
        "en",
        &[
            ("2022-09-24?", "24 September 2022 (uncertain)"),
            ("2022-09-24~", "about 24 September 2022"),
            ("2022-09-XX", "a day in September 2022"),
            ("2022-09-24/2022-09-28", "24 to 28 September 2022"),
            ("[2022-09-24]", "24 September 2022"),
            // The day before the Gregorian calendar began, and that day.
            ("1582-10-14", "14 October 1582"),
            ("1582-10-15", "Friday, 15 October 1582"),
            ("-0043-03-15", "15 March 44 BC"),
        ],
    );
}
