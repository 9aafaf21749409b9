//! CLDR's date patterns of one language, read off ICU once and then only filled in.
//!
//! ICU's formatters cannot be shared between threads and know no year beyond their
//! range; what they make of a probe date can be kept, with places for the day and the
//! year. Every month has its own patterns, in the case its grammar wants.

use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter as Formatter,
    NoCalendarFormatter,
    fieldsets::{E, M, MD, T, Y, YM, YMD, YMDE},
    input::Time,
    options::YearStyle,
    preferences::HourCycle,
};
use icu_locale::Locale;

use super::{Day, TimeOfDay};
use crate::language::{Lang, format_number};

const YEAR: char = '\u{1}';
const DAY: char = '\u{2}';
const HOUR: char = '\u{3}';
const MINUTE: char = '\u{4}';
const SECOND: char = '\u{5}';
const WEEKDAY: char = '\u{6}';
/// No digit of the probe's year and day is a month's number standing alone.
const PROBE_YEAR: i32 = 2345;
const PROBE_DAY: u8 = 26;
/// Years below this one are told from others by their era: 33 AD.
const ERA_BELOW: i64 = 100;

/// How the year is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// The number alone.
    Plain,
    /// With the name of the common era.
    Common,
    /// With the name of the era before it.
    Before,
}

#[derive(Debug, Default)]
struct YearPatterns {
    day: Vec<String>,
    weekday: Vec<String>,
    month: Vec<String>,
    year: String,
}

/// The patterns of one language; plain strings, free to be shared.
#[derive(Debug)]
pub(super) struct Patterns {
    lang: Lang,
    digits: Vec<String>,
    plain: YearPatterns,
    common: YearPatterns,
    before: YearPatterns,
    month_day: Vec<String>,
    months: Vec<String>,
    months_short: Vec<String>,
    weekdays: Vec<String>,
    /// A time of day to the minute, and to the second.
    times: [String; 2],
    /// Whether the ninth hour is 09.
    pads_hours: bool,
    /// Whether a date begins with its day, so that `24 to 28 September 2022` reads.
    pub(super) day_leads: bool,
    /// Whether the year follows the month, so that `August to October 2022` reads.
    pub(super) month_leads: bool,
}

/// What ICU makes of each of some dates with the fields given; empty without data.
macro_rules! told {
    ($locale:expr, $fields:expr, $dates:expr) => {
        Formatter::<Gregorian, _>::try_new($locale.into(), $fields)
            .map(|f| $dates.iter().map(|d| f.format(d).to_string()).collect::<Vec<_>>())
            .unwrap_or_default()
    };
}

impl Patterns {
    pub(super) fn new(lang: &Lang) -> Self {
        let locale = lang.formatting_locale();
        let digits: Vec<String> = (0..10u8).map(|n| format_number(lang, n)).collect();
        let marks = Marks {
            year: numeral(&digits, PROBE_YEAR.unsigned_abs().into()),
            day: numeral(&digits, PROBE_DAY.into()),
        };
        let ad = year_dates(PROBE_YEAR);
        let bc = year_dates(1 - PROBE_YEAR);
        let plain = year_patterns(&locale, YearStyle::NoEra, &ad, &marks);
        // "24. September" cannot spare its point, so a space must follow.
        let leading = format!("{DAY} ");
        let day_leads = plain.day.first().is_some_and(|p| p.starts_with(&leading));
        Self {
            day_leads,
            month_leads: plain.month.first().is_some_and(|p| !p.starts_with(YEAR)),
            common: year_patterns(&locale, YearStyle::WithEra, &ad, &marks),
            before: year_patterns(&locale, YearStyle::WithEra, &bc, &marks),
            month_day: marks.all(&told!(&locale, MD::long(), ad)),
            months: told!(&locale, M::long(), ad),
            months_short: told!(&locale, M::medium(), ad),
            weekdays: told!(&locale, E::long(), week_dates()),
            times: [T::hm(), T::hms()]
                .map(|fields| time_pattern(&locale, fields, &digits)),
            pads_hours: time_told(&locale, T::hm(), (5, 47, 0)).contains(&format!(
                "{}{}",
                numeral(&digits, 0),
                numeral(&digits, 5)
            )),
            plain,
            digits,
            lang: lang.clone(),
        }
    }

    /// `24 September 2022`.
    pub(super) fn day(&self, day: Day) -> String {
        let (number, era) = self.numbered(day.year);
        match month_at(&self.era(era).day, day.month) {
            Some(pattern) => fill(pattern, &number, &self.number(day.day.into())),
            None => day.to_string(),
        }
    }

    /// `Saturday, 24 September 2022`, where the language's pattern holds the name of the
    /// weekday as it stands alone; the day without it elsewhere.
    pub(super) fn day_with_weekday(&self, day: Day) -> String {
        let (number, era) = self.numbered(day.year);
        match month_at(&self.era(era).weekday, day.month) {
            Some(pattern) if pattern.contains(WEEKDAY) => {
                fill(pattern, &number, &self.number(day.day.into()))
                    .replace(WEEKDAY, self.weekday(day))
            }
            _ => self.day(day),
        }
    }

    /// `September 2022`.
    pub(super) fn month_year(&self, year: i64, month: u8) -> String {
        let (number, era) = self.numbered(year);
        match month_at(&self.era(era).month, month) {
            Some(pattern) => fill(pattern, &number, ""),
            None => format!("{year:04}-{month:02}"),
        }
    }

    /// `2022`, `33 AD`, `44 BC`, `12,345`.
    pub(super) fn year(&self, year: i64) -> String {
        let (number, era) = self.numbered(year);
        self.year_told(&number, era)
    }

    /// A year whose number has been written already, with its era.
    pub(super) fn year_told(&self, number: &str, era: Era) -> String {
        match self.era(era).year.as_str() {
            "" => number.to_owned(),
            pattern => fill(pattern, number, ""),
        }
    }

    /// `24 September`.
    pub(super) fn month_day(&self, month: u8, day: u8) -> String {
        match month_at(&self.month_day, month) {
            Some(pattern) => fill(pattern, "", &self.number(day.into())),
            None => format!("{month:02}-{day:02}"),
        }
    }

    /// `September`; empty for a number that is no month.
    pub(super) fn month(&self, month: u8) -> &str {
        month_at(&self.months, month).unwrap_or("")
    }

    /// `Sep`, or what the language has for it.
    pub(super) fn month_short(&self, month: u8) -> &str {
        month_at(&self.months_short, month).unwrap_or("")
    }

    /// `Saturday`.
    pub(super) fn weekday(&self, day: Day) -> &str {
        self.weekdays.get(usize::from(day.weekday())).map_or("", String::as_str)
    }

    /// `21:00`, `21:00:05`.
    pub(super) fn time(&self, time: TimeOfDay) -> String {
        let two = |n: u8| {
            let tens = if n < 10 { self.number(0) } else { String::new() };
            tens + &self.number(n.into())
        };
        let hour =
            if self.pads_hours { two(time.hour) } else { self.number(time.hour.into()) };
        let pattern = &self.times[usize::from(time.second.is_some())];
        let mut out = String::new();
        for c in pattern.chars() {
            match c {
                HOUR => out.push_str(&hour),
                MINUTE => out.push_str(&two(time.minute)),
                SECOND => out.push_str(&two(time.second.unwrap_or_default())),
                c => out.push(c),
            }
        }
        out
    }

    /// A number in the language's digits, without grouping.
    pub(super) fn number(&self, n: u64) -> String {
        numeral(&self.digits, n)
    }

    /// The same text with its ASCII digits turned into the language's.
    pub(super) fn own_digits(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c.to_digit(10).and_then(|d| self.digits.get(d as usize)) {
                Some(own) => out.push_str(own),
                None => out.push(c),
            }
        }
        out
    }

    /// A number grouped in thousands as the language groups them.
    pub(super) fn grouped(&self, n: u64) -> String {
        format_number(&self.lang, n)
    }

    fn numbered(&self, year: i64) -> (String, Era) {
        let (n, era) = match year {
            i64::MIN..=0 => (year.unsigned_abs() + 1, Era::Before),
            1..ERA_BELOW => (year.unsigned_abs(), Era::Common),
            _ => (year.unsigned_abs(), Era::Plain),
        };
        (if n < 10_000 { self.number(n) } else { self.grouped(n) }, era)
    }

    fn era(&self, era: Era) -> &YearPatterns {
        match era {
            Era::Plain => &self.plain,
            Era::Common => &self.common,
            Era::Before => &self.before,
        }
    }
}

/// What ICU makes of a time by a clock of 24 hours; empty without data.
fn time_told(locale: &Locale, fields: T, (h, m, s): (u8, u8, u8)) -> String {
    let mut preferences = DateTimeFormatterPreferences::from(locale);
    preferences.hour_cycle = Some(HourCycle::H23);
    let formatter = NoCalendarFormatter::try_new(preferences, fields);
    let time = Time::try_new(h, m, s, 0);
    formatter
        .ok()
        .zip(time.ok())
        .map_or_else(String::new, |(f, time)| f.format(&time).to_string())
}

/// The pattern of a time, with places for its numbers.
fn time_pattern(locale: &Locale, fields: T, digits: &[String]) -> String {
    let told = time_told(locale, fields, (21, 47, 58));
    let places = [(21, HOUR), (47, MINUTE), (58, SECOND)];
    let pattern = places.into_iter().fold(told, |told, (n, place)| {
        told.replacen(&numeral(digits, n), &place.to_string(), 1)
    });
    if pattern.contains(HOUR) { pattern } else { format!("{HOUR}:{MINUTE}") }
}

struct Marks {
    year: String,
    day: String,
}

impl Marks {
    /// The probe's year and day turned into places.
    fn of(&self, told: &str) -> String {
        let year = YEAR.to_string();
        told.replacen(&self.year, &year, 1).replacen(&self.day, &DAY.to_string(), 1)
    }

    fn all(&self, told: &[String]) -> Vec<String> {
        told.iter().map(|t| self.of(t)).collect()
    }
}

fn year_patterns(
    locale: &Locale,
    style: YearStyle,
    dates: &[Date<Gregorian>],
    marks: &Marks,
) -> YearPatterns {
    let years = told!(locale, Y::long().with_year_style(style), dates);
    let full = marks.all(&told!(locale, YMDE::long().with_year_style(style), dates));
    let names = told!(locale, E::long(), dates);
    let weekday = full.iter().zip(&names);
    YearPatterns {
        day: marks.all(&told!(locale, YMD::long().with_year_style(style), dates)),
        weekday: weekday.map(|(t, n)| t.replacen(n, &WEEKDAY.to_string(), 1)).collect(),
        month: marks.all(&told!(locale, YM::long().with_year_style(style), dates)),
        year: years.first().map(|y| marks.of(y)).unwrap_or_default(),
    }
}

/// The probe's day in each month of a year.
fn year_dates(year: i32) -> Vec<Date<Gregorian>> {
    (1..=12).filter_map(|m| Date::try_new_gregorian(year, m, PROBE_DAY).ok()).collect()
}

/// Seven days from a Monday on.
fn week_dates() -> Vec<Date<Gregorian>> {
    (3..=9).filter_map(|d| Date::try_new_gregorian(2022, 1, d).ok()).collect()
}

fn month_at(patterns: &[String], month: u8) -> Option<&str> {
    patterns.get(usize::from(month).checked_sub(1)?).map(String::as_str)
}

fn numeral(digits: &[String], n: u64) -> String {
    let n = n.to_string();
    n.bytes()
        .filter_map(|b| digits.get(usize::from(b - b'0')))
        .map(String::as_str)
        .collect()
}

fn fill(pattern: &str, year: &str, day: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + year.len() + day.len());
    for c in pattern.chars() {
        match c {
            YEAR => out.push_str(year),
            DAY => out.push_str(day),
            c => out.push(c),
        }
    }
    out
}
