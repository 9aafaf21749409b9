//! Bounds, levels, qualifiers, periods and HTML's values.

use super::{
    super::{Bound, CaseDate, Day, During, Precision},
    date,
};

fn shown(bound: Bound) -> String {
    match bound {
        Bound::Day(day) => day.to_string(),
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn bounds_and_levels_of_the_specifications_examples() {
    for (written, level, earliest, latest) in [
        ("1985-04-12", 0, "1985-04-12", "1985-04-12"),
        ("1985-04", 0, "1985-04-01", "1985-04-30"),
        ("1985", 0, "1985-01-01", "1985-12-31"),
        ("1985-04-12T23:20:30", 0, "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30+04:30", 0, "1985-04-12", "1985-04-12"),
        ("1964/2008", 0, "1964-01-01", "2008-12-31"),
        ("2004-06/2006-08", 0, "2004-06-01", "2006-08-31"),
        ("2004-02-01/2005", 0, "2004-02-01", "2005-12-31"),
        ("Y170000002", 1, "170000002-01-01", "170000002-12-31"),
        ("Y-170000002", 1, "-170000002-01-01", "-170000002-12-31"),
        ("2001-21", 1, "2001-03-01", "2001-05-31"),
        ("2001-24", 1, "2001-12-01", "2002-02-28"),
        ("1984?", 1, "1984-01-01", "1984-12-31"),
        ("2004-06~", 1, "2004-06-01", "2004-06-30"),
        ("2004-06-11%", 1, "2004-06-11", "2004-06-11"),
        ("201X", 1, "2010-01-01", "2019-12-31"),
        ("20XX", 1, "2000-01-01", "2099-12-31"),
        ("2004-XX", 1, "2004-01-01", "2004-12-31"),
        ("1985-02-XX", 1, "1985-02-01", "1985-02-28"),
        ("1985-XX-XX", 1, "1985-01-01", "1985-12-31"),
        ("1985-04-12/..", 1, "1985-04-12", "open"),
        ("1985-04-12/", 1, "1985-04-12", "unknown"),
        ("../1985", 1, "open", "1985-12-31"),
        ("/1985", 1, "unknown", "1985-12-31"),
        ("-1985", 1, "-1985-01-01", "-1985-12-31"),
        ("Y-17E7", 2, "-170000000-01-01", "-170000000-12-31"),
        ("1950S2", 2, "1900-01-01", "1999-12-31"),
        ("Y171010000S3", 2, "171000000-01-01", "171999999-12-31"),
        ("Y3388E2S3", 2, "338000-01-01", "338999-12-31"),
        ("2001-34", 2, "2001-04-01", "2001-06-30"),
        ("[1667,1668,1670..1672]", 2, "1667-01-01", "1672-12-31"),
        ("[..1760-12-03]", 2, "open", "1760-12-03"),
        ("[1760-12..]", 2, "1760-12-01", "open"),
        ("{1960,1961-12}", 2, "1960-01-01", "1961-12-31"),
        ("2004-06~-11", 2, "2004-06-11", "2004-06-11"),
        ("?2004-06-~11", 2, "2004-06-11", "2004-06-11"),
        ("156X-12-25", 2, "1560-12-25", "1569-12-25"),
        ("XXXX-12-XX", 2, "0000-12-01", "9999-12-31"),
        ("1XXX-12", 2, "1000-12-01", "1999-12-31"),
        ("1984-XX", 1, "1984-01-01", "1984-12-31"),
        ("2004-06-XX/2004-07-03", 2, "2004-06-01", "2004-07-03"),
        ("Y17E100", 2, "unknown", "unknown"),
    ] {
        let d = date(written);
        let found = (d.level(), shown(d.earliest()), shown(d.latest()));
        assert_eq!(found, (level, earliest.to_owned(), latest.to_owned()), "{written}");
    }
}

#[test]
fn qualifiers_are_found_in_every_part() {
    for (written, uncertain, approximate) in [
        ("2022", false, false),
        ("2022?", true, false),
        ("2022~", false, true),
        ("2022%", true, true),
        ("2004-06-~11", false, true),
        ("2018-08/2022-04?", true, false),
        ("[1667,1668~]", false, true),
    ] {
        let d = date(written);
        assert_eq!((d.is_uncertain(), d.is_approximate()), (uncertain, approximate));
    }
}

#[test]
fn periods() {
    use During::{Month, Span, Year};
    for (written, year, month, precision, during) in [
        ("2022-09-24", Some(2022), Some(9), Precision::Day, None),
        ("2022-09-24~", Some(2022), Some(9), Precision::Day, None),
        ("2022-09-24T21:00:00Z", Some(2022), Some(9), Precision::Day, None),
        ("2022-09-24/2022-09-28", Some(2022), Some(9), Precision::Day, None),
        ("[2022-09-24,2022-09-26]", Some(2022), Some(9), Precision::Day, None),
        ("2022-09", Some(2022), Some(9), Precision::Month, Some(Month(2022, 9))),
        ("2022-09-XX", Some(2022), Some(9), Precision::Month, Some(Month(2022, 9))),
        (
            "2022-09/2022-09-28",
            Some(2022),
            Some(9),
            Precision::Month,
            Some(Month(2022, 9)),
        ),
        ("2001-21", Some(2001), None, Precision::Season, Some(Year(2001))),
        ("2001-24", Some(2001), None, Precision::Season, Some(Year(2001))),
        ("2007", Some(2007), None, Precision::Year, Some(Year(2007))),
        ("2022-XX-24", Some(2022), None, Precision::Year, Some(Year(2022))),
        ("2022-08-24/2022-09-28", Some(2022), None, Precision::Year, Some(Year(2022))),
        ("198X", Some(1980), None, Precision::Decade, Some(Span)),
        ("19XX", Some(1900), None, Precision::Century, Some(Span)),
        ("156X-12-25", Some(1560), None, Precision::Span, Some(Span)),
        ("2018-08/2022-04", Some(2018), None, Precision::Span, Some(Span)),
        ("2022-09-24/..", Some(2022), None, Precision::Span, Some(Span)),
        ("/2022-09-28", Some(2022), None, Precision::Span, Some(Span)),
        ("../2022", None, None, Precision::Span, Some(Span)),
        ("Y17E100", None, None, Precision::Span, Some(Span)),
    ] {
        let p = date(written).period();
        let found = (p.heading_year(), p.heading_month(), p.precision(), p.during());
        assert_eq!(found, (year, month, precision, during), "{written}");
        assert_eq!(p.is_day(), during.is_none(), "{written}");
    }
}

#[test]
fn values_for_html() {
    for (written, value) in [
        ("2022", Some("2022")),
        ("2022-09~", Some("2022-09")),
        ("2022-09-24?", Some("2022-09-24")),
        ("0033-04-03", Some("0033-04-03")),
        ("Y12345", Some("12345")),
        ("2022-09-24T21:00:00", Some("2022-09-24T21:00:00")),
        ("2022-09-24T21:00:00Z", Some("2022-09-24T21:00:00Z")),
        ("2022-09-24T21:00:00+05", Some("2022-09-24T21:00:00+05:00")),
        ("2022-09-24T21:00:00-03:30", Some("2022-09-24T21:00:00-03:30")),
        ("2016-12-31T23:59:60Z", Some("2016-12-31")),
        ("0000", None),
        ("-0043", None),
        ("198X", None),
        ("2022-XX", None),
        ("2022-09-XX", None),
        ("2001-21", None),
        ("1950S2", None),
        ("2022/2023", None),
        ("[2022]", None),
    ] {
        assert_eq!(date(written).html_datetime().as_deref(), value, "{written}");
    }
}

#[test]
fn days_of_the_calendar_and_of_the_week() {
    assert_eq!(Day::new(2022, 2, 29), None);
    assert_eq!(Day::new(1900, 2, 29), None);
    assert_eq!(Day::new(2022, 13, 1), None);
    assert!(Day::new(2000, 2, 29).is_some() && Day::new(-4, 2, 29).is_some());
    for (year, month, day, weekday) in [
        (2022, 9, 24, 5),
        (2000, 1, 1, 5),
        (2000, 2, 29, 1),
        (2000, 3, 1, 2),
        (1900, 1, 1, 0),
        (1970, 1, 1, 3),
        (1582, 10, 15, 4),
        (0, 3, 1, 2),
        (-1, 12, 31, 4),
    ] {
        let found = Day::new(year, month, day).map(Day::weekday);
        assert_eq!(found, Some(weekday), "{year}-{month}-{day}");
    }
}

#[test]
fn kept_and_serialised_as_written() {
    let d = date("?2004-?06-?11");
    assert_eq!(d.written(), "?2004-?06-?11");
    assert_eq!(serde_json::to_string(&d).ok().as_deref(), Some("\"?2004-?06-?11\""));
    assert_eq!(CaseDate::parse("2022"), Ok(date("2022")));
}
