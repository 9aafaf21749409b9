//! Clock times: which moments they are, what is said of them, and how they stand in order.

use proptest::prelude::*;

use super::super::{
    CaseDate, Clock, ClockError, DateWords, Moment, SortKey, TimeOfDay, Zone,
};
use super::{date, words};

fn read(
    written: &str,
    local: &str,
    zone: &str,
) -> Result<(Clock, Option<CaseDate>), ClockError> {
    let written = (!written.is_empty()).then(|| date(written));
    let local = (!local.is_empty()).then(|| TimeOfDay::parse(local).expect("a time"));
    let zone = (!zone.is_empty()).then(|| Zone::named(zone).expect("a zone"));
    Clock::of(written.as_ref(), local, zone.as_ref())
}

fn clock(written: &str, local: &str, zone: &str) -> Clock {
    let (clock, _) = read(written, local, zone)
        .unwrap_or_else(|error| panic!("{written} {local} {zone}: {error}"));
    clock
}

const KARACHI: &str = "Asia/Karachi";
const LONDON: &str = "Europe/London";

#[track_caller]
fn said(words: &DateWords, rows: &[[&str; 4]]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|[written, local, zone, text]| {
            (*text, words.clock_words(&clock(written, local, zone)))
        })
        .filter(|(text, found)| found != text)
        .map(|(text, found)| format!("{found:?} for {text:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Date, time, zone, and what is said in English.
const ENGLISH: &[[&str; 4]] = &[
    ["2022-09-24", "21:00", KARACHI, "21:00, Pakistan Standard Time (Asia/Karachi)"],
    // The summers in which Pakistan put its clocks forward.
    ["2002-07-01", "21:00", KARACHI, "21:00, Pakistan Daylight Time (Asia/Karachi)"],
    ["2008-07-01", "21:00", KARACHI, "21:00, Pakistan Daylight Time (Asia/Karachi)"],
    ["2009-07-01", "21:00", KARACHI, "21:00, Pakistan Daylight Time (Asia/Karachi)"],
    ["2010-07-01", "21:00", KARACHI, "21:00, Pakistan Standard Time (Asia/Karachi)"],
    ["2022-07-24", "21:00", LONDON, "21:00, British Summer Time (Europe/London)"],
    ["2022-01-24", "09:05", LONDON, "09:05, Greenwich Mean Time (Europe/London)"],
    ["2022-09-24", "21:00:30", "UTC", "21:00:30, Coordinated Universal Time (UTC)"],
    // Without its day a time is neither summer time nor standard time.
    ["2022-09", "21:00", KARACHI, "21:00, Pakistan Time (Asia/Karachi)"],
    ["2022-09-24?", "21:00", KARACHI, "21:00, Pakistan Time (Asia/Karachi)"],
    ["2022-07/2022-08", "21:00", LONDON, "21:00, British Time (Europe/London)"],
    ["", "21:00", LONDON, "21:00, British Time (Europe/London)"],
    // The night on which clocks were put back.
    [
        "2022-10-30",
        "01:30",
        LONDON,
        "01:30, British Time (Europe/London; a time that came twice that day)",
    ],
    ["2022-10-30T00:30:00Z", "", LONDON, "01:30, British Summer Time (Europe/London)"],
    ["2022-10-30T01:30:00Z", "", LONDON, "01:30, Greenwich Mean Time (Europe/London)"],
    [
        "2022-10-30T01:30:00Z",
        "01:30",
        LONDON,
        "01:30, Greenwich Mean Time (Europe/London)",
    ],
    // CLDR has no name for what clocks there showed.
    ["1941-09-24", "21:00", KARACHI, "21:00 (Asia/Karachi)"],
    ["2022-09-24", "21:00", "Africa/Casablanca", "21:00 (Africa/Casablanca)"],
    ["2022-09-24", "21:00", "", "21:00 (zone not stated)"],
    ["2022-09-24T16:00:00Z", "", KARACHI, "21:00, Pakistan Standard Time (Asia/Karachi)"],
    ["2022-09-24T21:00:00", "", KARACHI, "21:00, Pakistan Standard Time (Asia/Karachi)"],
    ["2022-09-24T21:00:00", "21:00", "", "21:00 (zone not stated)"],
    ["2022-09-24T21:00:00+05:00", "21:00", "", "21:00 (UTC+5)"],
    ["2016-12-31T23:59:60Z", "", "UTC", "23:59:60, Coordinated Universal Time (UTC)"],
];

#[test]
fn english() {
    said(&words("en"), ENGLISH);
}

#[test]
fn urdu() {
    let id = "\u{2066}Asia/Karachi\u{2069}";
    let london = "\u{2066}Europe/London\u{2069}";
    said(
        &words("ur"),
        &[
            [
                "2022-09-24",
                "21:00",
                KARACHI,
                &format!("21:00، پاکستان کا معیاری وقت ({id})"),
            ],
            [
                "2008-07-01",
                "21:00",
                KARACHI,
                &format!("21:00، پاکستان ڈے لائٹ ٹائم ({id})"),
            ],
            ["2022-09", "21:00", KARACHI, &format!("21:00، پاکستان کا وقت ({id})")],
            ["2022-09-24", "21:00", "", "21:00 (ٹائم زون درج نہیں)"],
            [
                "2022-10-30",
                "01:30",
                LONDON,
                &format!("01:30، برطانوی وقت ({london}؛ یہ وقت اس دن دو بار آیا)"),
            ],
        ],
    );
}

#[test]
fn other_languages_write_times_as_they_do() {
    for (tag, text) in [
        ("en-US", "09:05:07, Pakistan Standard Time (Asia/Karachi)"),
        ("de", "09:05:07, Pakistanische Normalzeit (Asia/Karachi)"),
        ("fa", "۹:۰۵:۰۷, وقت عادی پاکستان (Asia/Karachi)"),
        ("fi", "9.05.07, Pakistanin normaaliaika (Asia/Karachi)"),
    ] {
        said(&words(tag), &[["2022-09-24", "09:05:07", KARACHI, text]]);
    }
}

#[test]
fn times_that_no_clock_showed_are_refused() {
    for (day, local, zone, from, to) in [
        ("2022-03-27", "01:30", LONDON, "2022-03-27T01:00", "2022-03-27T02:00"),
        ("2022-03-27", "01:00", LONDON, "2022-03-27T01:00", "2022-03-27T02:00"),
        ("2002-04-07", "00:30", KARACHI, "2002-04-07T00:00", "2002-04-07T01:00"),
        ("2008-06-01", "00:30", KARACHI, "2008-06-01T00:00", "2008-06-01T01:00"),
        ("2009-04-15", "00:59:59", KARACHI, "2009-04-15T00:00", "2009-04-15T01:00"),
        ("2011-12-30", "21:00", "Pacific/Apia", "2011-12-30T00:00", "2011-12-31T00:00"),
        ("2022-03-27T01:30:00", "", LONDON, "2022-03-27T01:00", "2022-03-27T02:00"),
    ] {
        let [from, to] = [from, to].map(|time| time.parse().expect("a time"));
        let skipped = ClockError::Skipped { from, to };
        assert_eq!(read(day, local, zone), Err(skipped), "{day} {local} {zone}");
    }
    for (day, local, zone) in [
        ("2022-03-27", "00:59", LONDON),
        ("2022-03-27", "02:00", LONDON),
        ("2010-06-01", "00:30", KARACHI),
        // On another day it may have been shown.
        ("2022-03-27?", "01:30", LONDON),
        ("2022-03", "01:30", LONDON),
    ] {
        assert!(read(day, local, zone).is_ok(), "{day} {local} {zone}");
    }
}

#[test]
fn a_date_and_a_time_that_contradict_each_other_are_refused() {
    for (written, local, zone, shown) in [
        ("2022-09-24T16:00:00Z", "20:00", KARACHI, "21:00"),
        ("2022-09-24T16:00:30Z", "21:00:31", KARACHI, "21:00:30"),
        ("2022-09-24T21:00:00", "20:00", "", "21:00"),
        ("2022-09-24T21:00:00", "20:00", KARACHI, "21:00"),
        ("2022-09-24T16:00:00Z", "21:00", "", "16:00"),
    ] {
        let shown = TimeOfDay::parse(shown).expect("a time");
        let error = ClockError::Contradicts { shown };
        assert_eq!(read(written, local, zone), Err(error), "{written} {local} {zone}");
    }
    for (written, local, zone) in
        [("", "", KARACHI), ("2022-09-24", "", KARACHI), ("2022-09-24T16:00:00Z", "", "")]
    {
        assert_eq!(read(written, local, zone), Err(ClockError::Missing), "{written}");
    }
}

/// The day, its month and its words are those of the place.
#[test]
fn a_moment_is_dated_by_the_calendar_of_its_place() {
    for (written, zone, day, words_told) in [
        ("2022-09-24T16:00:00Z", KARACHI, "2022-09-24", "24 September 2022"),
        ("2022-09-30T20:00:00Z", KARACHI, "2022-10-01", "1 October 2022"),
        ("2022-10-01T01:00:00+05:00", "UTC", "2022-09-30", "30 September 2022"),
        ("2022-12-31T23:30:00Z", "Pacific/Auckland", "2023-01-01", "1 January 2023"),
        ("1890-01-01T00:00:00Z", KARACHI, "1890-01-01", "1 January 1890"),
    ] {
        let (_, seen) = read(written, "", zone).expect("a clock");
        let seen = seen.expect("a date");
        assert_eq!(seen.written(), written);
        let told = seen.earliest().day().map(|day| day.to_string());
        assert_eq!(told.as_deref(), Some(day), "{written}");
        assert_eq!(seen.earliest(), seen.latest());
        assert_eq!(words("en").words_without_clock(&seen), words_told);
    }
    let (_, seen) = read("2022-09-30T20:00:00Z", "", KARACHI).expect("a clock");
    let datetime = seen.and_then(|date| date.html_datetime());
    assert_eq!(datetime.as_deref(), Some("2022-10-01T01:00:00+05:00"));
}

/// Clock times of one day and those around it, in the order documented.
const IN_ORDER: &[[&str; 3]] = &[
    ["2022-09-23", "23:59", KARACHI],
    // No time, then times of clocks that may be anywhere.
    ["2022-09-24", "", ""],
    ["2022-09-24", "09:00", ""],
    ["2022-09-24T12:00:00", "", ""],
    ["2022-09-24", "21:00:01", ""],
    // Then moments, wherever they were.
    ["2022-09-24", "03:00", KARACHI],
    ["2022-09-24", "21:00", KARACHI],
    ["2022-09-24T16:00:01Z", "", ""],
    ["2022-09-24", "17:30", LONDON],
    ["2022-09-24?", "21:45", KARACHI],
    ["2022-09-24T16:50:00Z", "", KARACHI],
    ["2022-09-24", "13:00", "America/New_York"],
    // A month has its own place, with a time as without.
    ["2022-09-24/2022-09-28", "", ""],
    ["2022-09-25", "00:00", KARACHI],
];

fn key([written, local, zone]: &[&str; 3]) -> SortKey {
    if local.is_empty() && zone.is_empty() {
        return date(written).sort_key();
    }
    let (clock, seen) = read(written, local, zone).expect("a clock");
    seen.expect("a date").sort_key().with_clock(&clock)
}

#[test]
fn events_of_one_day_stand_by_the_moment() {
    for two in IN_ORDER.windows(2) {
        assert!(key(&two[0]) < key(&two[1]), "{:?} before {:?}", two[0], two[1]);
    }
    // A clock says nothing of the order of months.
    let month = date("2022-09").sort_key();
    assert_eq!(month.with_clock(&clock("2022-09", "21:00", KARACHI)), month);
    let twice = clock("2022-10-30", "01:30", LONDON);
    assert!(matches!(twice.moment, Moment::Twice(_)));
}

const ZONES: &[&str] = &[KARACHI, LONDON, "America/New_York", "Pacific/Apia", "UTC"];

proptest! {
    #[test]
    fn moments_of_one_day_stand_in_their_order(
        times in proptest::collection::vec(
            (0..24u8, 0..60u8, proptest::sample::select(ZONES), any::<bool>()),
            2..9,
        )
    ) {
        let mut all: Vec<(SortKey, Clock)> = times
            .into_iter()
            .map(|(hour, minute, zone, stated)| {
                let local = format!("{hour:02}:{minute:02}");
                let clock = clock("2022-09-24", &local, if stated { zone } else { "" });
                (date("2022-09-24").sort_key().with_clock(&clock), clock)
            })
            .collect();
        all.sort_by_key(|(key, _)| *key);
        let at = |clock: &Clock| clock.moment.instant().map(|instant| instant.at);
        for two in all.windows(2) {
            let [a, b] = [&two[0].1, &two[1].1];
            match (at(a), at(b)) {
                (Some(a), Some(b)) => prop_assert!(a <= b),
                (None, None) => prop_assert!(a.time.seconds() <= b.time.seconds()),
                (earlier, _) => prop_assert!(earlier.is_none()),
            }
        }
    }

    #[test]
    fn a_time_that_a_clock_showed_is_found_again(
        second in 0i64..4_000_000_000,
        zone in proptest::sample::select(&[KARACHI, LONDON, "America/New_York", "Asia/Kabul"][..]),
    ) {
        let at = jiff::Timestamp::from_second(second).expect("a moment");
        let written = at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let (clock, seen) = read(&written, "", zone).expect("a clock");
        let day = seen.and_then(|date| date.earliest().day()).expect("a day").to_string();
        let again = Clock::of(
            Some(&date(&day)),
            Some(clock.time),
            Some(&Zone::named(zone).expect("a zone")),
        );
        let (again, _) = again.expect("it was shown");
        let found = again.moment.instant().expect("a moment").at;
        let apart = (at.as_second() - found.as_second()).abs();
        let expected: &[i64] = match again.moment {
            Moment::Twice(_) => &[0, 3600],
            _ => &[0],
        };
        prop_assert!(expected.contains(&apart), "{} {}", written, apart);
    }
}
