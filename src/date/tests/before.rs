//! What ended before what began.

use super::date;

#[test]
fn yes_no_or_not_told() {
    for (a, b, expected) in [
        ("2021", "2022", Some(true)),
        ("2022", "2021", Some(false)),
        ("2022", "2022", None),
        ("2022-09-24", "2022-09-24", None),
        ("2022-09-24", "2022-09-25", Some(true)),
        ("2022-09-24", "2022-09", None),
        ("2022-09~", "2022-10", Some(true)),
        ("198X", "1989", None),
        ("198X", "1990", Some(true)),
        ("2018/2022", "2020", Some(false)),
        ("2018/2022", "2023", Some(true)),
        ("2020", "2018/2022", Some(false)),
        ("2017", "2018/2022", Some(true)),
        ("2018", "2018/2022", None),
        ("/1985", "1990", Some(true)),
        ("../1985", "1990", Some(true)),
        ("1990", "/1985", Some(false)),
        ("1985/", "1990", None),
        ("1985/..", "1990", None),
        ("1991/..", "1990", Some(false)),
        ("1984/2004..", "2000", Some(false)),
        ("{1960,1980}", "1970", Some(false)),
        ("[1960,1980]", "1970", None),
        ("[1960,1965]", "1970", Some(true)),
        ("1970", "{1960,1980}", Some(false)),
        ("1970", "[1960,1980]", None),
        ("-0043", "0001", Some(true)),
        ("Y-17E7", "-9999", Some(true)),
        ("Y17E100", "2022", None),
    ] {
        assert_eq!(date(a).is_before(&date(b)), expected, "{a} before {b}");
    }
}

#[test]
fn moments_are_told_apart_where_their_zones_are_stated() {
    for (a, b, expected) in [
        ("2022-09-24T09:00:00Z", "2022-09-24T21:00:00Z", Some(true)),
        ("2022-09-24T21:00:00Z", "2022-09-24T09:00:00Z", Some(false)),
        ("2022-09-24T09:00:00Z", "2022-09-24T14:00:00+05:00", Some(false)),
        ("2022-09-24T23:00:00-12:00", "2022-09-25T01:00:00+14:00", Some(false)),
        ("2022-09-24T09:00:00", "2022-09-24T21:00:00", None),
        ("2022-09-24T09:00:00", "2022-09-24T21:00:00Z", None),
        ("2022-09-24T09:00:00Z", "2022-09-24", None),
        ("2022-09-24T09:00:00Z", "2022-09-25", Some(true)),
    ] {
        assert_eq!(date(a).is_before(&date(b)), expected, "{a} before {b}");
    }
}
