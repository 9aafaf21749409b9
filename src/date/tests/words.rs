//! The pieces that pages are put together from, in several languages.

use std::collections::HashMap;

use super::{
    super::{CaseDate, DateWords, Day},
    ENGLISH, said, words,
};

#[test]
fn months_years_and_weekdays() {
    for (tag, month, month_year, year, weekday, day) in [
        ("en", "September", "September 2022", "44 BC", "Saturday", "24 September 2022"),
        ("ur", "ستمبر", "ستمبر 2022", "44 قبل مسیح", "ہفتہ", "24 ستمبر، 2022"),
        (
            "de",
            "September",
            "September 2022",
            "44 v. Chr.",
            "Samstag",
            "24. September 2022",
        ),
        (
            "ru",
            "сентябрь",
            "сентябрь 2022\u{202f}г.",
            "44\u{202f}г. до н. э.",
            "суббота",
            "24 сентября 2022\u{202f}г.",
        ),
        ("fa", "سپتامبر", "سپتامبر ۲۰۲۲", "۴۴ ق.م.", "شنبه", "۲۴ سپتامبر ۲۰۲۲"),
        ("ja", "9月", "2022年9月", "紀元前44年", "土曜日", "2022年9月24日"),
    ] {
        let w = words(tag);
        assert_eq!(w.month_name(9), month, "{tag}");
        assert_eq!(w.month_year(2022, 9), month_year, "{tag}");
        assert_eq!(w.year(-43), year, "{tag}");
        let said = Day::new(2022, 9, 24).map(|d| (w.weekday(d), w.day_words(d)));
        assert_eq!(said, Some((weekday.to_owned(), day.to_owned())), "{tag}");
    }
    assert_eq!(words("en").month_name(0), "");
    assert_eq!(words("en").month_name(13), "");
}

#[test]
fn every_month_has_its_own_name() {
    for tag in ["en", "ur"] {
        let w = words(tag);
        let mut names: Vec<String> = (1..=12).map(|m| w.month_name(m)).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 12, "{tag}");
    }
}

/// Other languages keep their own dates, and run them together only where the day
/// comes first.
#[test]
fn dates_of_another_language_within_english_phrases() {
    said(
        "en-US",
        &[
            ("2022-09-24", "September 24, 2022"),
            ("2022-09-24/2022-09-28", "from September 24, 2022 to September 28, 2022"),
            ("2022-08/2022-10", "August to October 2022"),
            ("[2022-09-24,2022-09-26]", "one of: September 24, 2022; September 26, 2022"),
        ],
    );
    said(
        "de",
        &[
            ("2022-09~", "about September 2022"),
            ("2022-09-24/2022-09-28", "from 24. September 2022 to 28. September 2022"),
            ("Y12345", "the year 12.345"),
        ],
    );
    said("ja", &[("2022-08/2022-10", "from 2022年8月 to 2022年10月")]);
    said("fa", &[("2022-09-24T21:00:00Z", "۲۴ سپتامبر ۲۰۲۲, ۲۱:۰۰ (UTC)")]);
}

#[test]
fn shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<DateWords>();
}

/// Of all the dates that can be put together from these parts, alone and in an interval,
/// no two have the same words and different bounds.
#[test]
fn the_same_words_have_the_same_bounds() {
    const YEARS: &str = "2022 2001 1900 0001 0000 -0001 -0043 198X 190X 19XX 1XXX XXXX X985 \
                         1X85 15X5 000X 00XX -198X -19XX -000X -1X85";
    const MONTHS: &str = "01 02 04 12 21 24 25 29 32 33 36 37 41 XX 0X 1X X1 X2";
    const DAYS: &str = "01 05 28 29 30 31 XX 0X 1X 2X 3X X1 X5 X0";
    const ALONE: &str = "Y12345 Y-12345 Y17E7 Y-17E7 Y170000000 Y-170000000 Y-169999999 \
                         1950S1 1950S2 1950S3 1950S4 -1950S2 Y17E7S1 Y17E7S2 Y-17E7S2";
    let parts = |text: &'static str| text.split_whitespace();
    let mut all: Vec<String> =
        parts(ALONE).chain(parts(YEARS)).map(str::to_owned).collect();
    for (year, month) in parts(YEARS).flat_map(|y| parts(MONTHS).map(move |m| (y, m))) {
        all.push(format!("{year}-{month}"));
        all.extend(parts(DAYS).map(|day| format!("{year}-{month}-{day}")));
    }
    let forms =
        ["{}", "{}~", "{}/..", "{}/", "../{}", "/{}", "[{}..]", "{{}..}", "[..{}]"];
    let mut known: HashMap<String, CaseDate> = HashMap::new();
    let mut count = 0;
    for text in all.iter().flat_map(|date| forms.map(|form| form.replacen("{}", date, 1)))
    {
        let Ok(date) = CaseDate::parse(&text) else { continue };
        count += 1;
        let said = ENGLISH.words(&date);
        if let Some(other) = known.get(&said) {
            let bounds = |d: &CaseDate| (d.earliest(), d.latest());
            assert_eq!(bounds(other), bounds(&date), "{other} and {date} are “{said}”");
        }
        known.insert(said, date);
    }
    assert!(count > 10_000, "only {count} dates");
}
