//! The order of dates, and that headings follow it.

use proptest::prelude::*;

use super::{super::CaseDate, date};

/// Dates of every kind, some alike up to their end or their time.
const DATES: &[&str] = &[
    "Y-17E100",
    "../1985-04",
    "../2022",
    "Y-17E7",
    "-0043",
    "XXXX",
    "1066-10-14",
    "19XX",
    "1950~",
    "/1985-04",
    "198X/1985-05-02",
    "2007-01-01",
    "2007-01",
    "2007",
    "2007-01-02",
    "2022",
    "2022/..",
    "2022-09-01",
    "2022-09",
    "2022-09-24",
    "2022-09-24T09:00:00",
    "2022-09-24T21:00:00",
    "2022-09-24/2022-09-28",
    "2022-09-24/",
    "2022-10?",
    "Y17E7",
    "Y17E100",
];

fn in_order() -> Vec<CaseDate> {
    let mut dates: Vec<CaseDate> = DATES.iter().map(|w| date(w)).collect();
    dates.sort_by_key(CaseDate::sort_key);
    dates
}

#[test]
fn stands_as_documented() {
    let before = |a: &str, b: &str| date(a).sort_key() < date(b).sort_key();
    for (a, b) in [
        ("../2022", "-0043"),
        ("../1985", "../2022"),
        ("2007-01-01", "2007-01"),
        ("2007-01", "2007"),
        ("2007", "2007-01-02"),
        ("2022-09-24", "2022-09-24/2022-09-28"),
        ("2022-09-24/2022-09-28", "2022-09-24/.."),
        ("2022-09-24T09:00:00Z", "2022-09-24T21:00:00Z"),
        ("2022-09-24", "2022-09-24T00:00:00"),
        ("1985-04-29", "/1985-04"),
        ("/1985-04", "1985-05"),
        ("Y-17E100", "Y-17E7"),
        ("Y17E7", "Y17E100"),
    ] {
        assert!(before(a, b) && !before(b, a), "{a} stands before {b}");
    }
    assert_eq!(date("2022-09~").sort_key(), date("2022-09?").sort_key());
}

#[test]
fn a_heading_year_never_returns() {
    let years: Vec<_> =
        in_order().iter().filter_map(|d| d.period().heading_year()).collect();
    assert!(years.len() > 20 && years.is_sorted(), "{years:?}");
}

proptest! {
    #[test]
    fn the_order_does_not_depend_on_where_it_starts(
        shuffled in Just(in_order()).prop_shuffle()
    ) {
        let mut dates = shuffled;
        dates.sort_by_key(CaseDate::sort_key);
        let found: Vec<_> = dates.iter().map(CaseDate::sort_key).collect();
        let expected: Vec<_> = in_order().iter().map(CaseDate::sort_key).collect();
        prop_assert_eq!(found, expected);
    }
}
