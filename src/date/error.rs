//! What is wrong with a date, in words for an author who does not know EDTF.

use std::fmt;
use std::ops::Range;

use edtf_core::ParseError;

use super::day::days_in_month;

/// Why a date could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong, as a clause without a full stop, in English.
    pub message: String,
    /// The byte at which the part that is wrong begins.
    pub offset: usize,
    /// How many bytes from there on are the part that is wrong; none where something is
    /// missing at the end.
    pub length: usize,
    /// The valid expression that was probably meant; it always parses.
    pub suggestion: Option<String>,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.suggestion {
            Some(form) => write!(f, "; write {form}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DateError {}

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A text cut to a length that a message can bear, without what would act on a terminal
/// or turn the line around.
fn shown(text: &str) -> String {
    let acts = |c: char| {
        c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().take(60).map(|c| if acts(c) { '\u{fffd}' } else { c }).collect()
}

/// Of a text that is not even near the form.
pub(super) fn not_a_date(text: &str) -> String {
    let text = shown(text);
    format!("“{text}” is not in the form of a date (EDTF: 2022-09-24, 2022-09 or 2022)")
}

/// What the parser found, said plainly. The text is what the parser read.
pub(super) fn plainly(text: &str, error: ParseError) -> String {
    let part = part_at(text, error.offset);
    let said = error.message;
    let has = |words: &str| said.contains(words);
    if has("empty input") {
        return "the date is empty; leave the field out when the date is not known"
            .into();
    }
    if has("ASCII") || has("whitespace") {
        return not_a_date(text);
    }
    if has("day is out of range") {
        return no_such_day(text, error.offset);
    }
    let digit_follows = text.as_bytes().get(error.offset).is_some_and(u8::is_ascii_digit);
    if has("expected '-' before month") && digit_follows {
        return "a year has four digits (a longer one begins with Y: Y12345)".to_owned();
    }
    if has("year must have") {
        let part = shown(part);
        return format!(
            "“{part}” does not begin with a year of four digits, such as 2022"
        );
    }
    if has("month must be two") || has("day must be two") {
        let what = if has("month") { "month" } else { "day" };
        return format!(
            "the {what} in “{}” must have two digits, such as 09",
            shown(part)
        );
    }
    if has("month must be 01-12") {
        return format!(
            "there is no month {}; months are 01 to 12 (21 to 24 are the seasons)",
            text.get(error.offset..error.offset + 2).unwrap_or(part)
        );
    }
    known(said)
        .map_or_else(|| format!("“{}” is not a date: {said}", shown(text)), str::to_owned)
}

fn known(said: &str) -> Option<&'static str> {
    const SAID: &[(&str, &str)] = &[
        (
            "expected '-' before month",
            "after the year comes a hyphen and the month, as in 2022-09",
        ),
        (
            "expected '-' before day",
            "after the month comes a hyphen and the day, as in 2022-09-24",
        ),
        ("after day", "something follows the day that does not belong to a date"),
        ("-0000", "the year before 0001 is 0000 (1 BC); there is no year -0000"),
        (
            "sub-year groupings",
            "21 to 41 in the month’s place is a season or quarter, and a season or quarter has no day",
        ),
        ("no calendar month", "no month has such digits; an unknown month is XX"),
        ("time must be", "a time is written hh:mm:ss, as in 2022-09-24T21:00:00"),
        ("time components", "a time is written hh:mm:ss, as in 2022-09-24T21:00:00"),
        ("hour must", "hours go from 00 to 23"),
        ("minute must", "minutes go from 00 to 59"),
        ("second must", "seconds go from 00 to 59"),
        ("shift", "the time zone is Z or an offset such as +05:00"),
        (
            "date-times require",
            "a time needs a whole day before it, as in 2022-09-24T21:00:00",
        ),
        (
            "exactly one '/'",
            "an interval has one start and one end, parted by a single /",
        ),
        ("at least one dated", "an interval needs a date on one side at least"),
        ("range end precedes", "the range ends before it begins"),
        ("end precedes", "the interval ends before it begins"),
        (
            "unterminated set",
            "the list lacks its closing bracket: [one, of] or {all, of}",
        ),
        ("set must contain", "the list is empty"),
        ("empty set element", "the list has an empty place between two commas"),
        ("nest", "a list may not stand within a list"),
        (
            "set range endpoints",
            "a range in a list runs between two plain dates of one kind",
        ),
        ("multiple '..'", "a range in a list has one start and one end: 1667..1669"),
        ("alone", "a list holds dates, and “..” alone is none"),
        ("significant digits", "after S stands how many digits count, as in 1950S2"),
        ("negative years", "no year before 0000 has that day"),
        ("combine with", "a year with S has all its digits"),
        ("digits after", "digits must follow Y and E, as in Y17E7"),
        ("leading zeros", "a year after Y begins with a digit other than 0"),
        ("supported range", "the number is too large"),
        ("cannot be zero", "a year written with E may not be zero"),
        ("-precision only", "such a year stands alone, without a month"),
        ("interval start", "“..date” may only begin an interval"),
        ("interval end", "“date..” may only end an interval"),
        (
            "|year| > 9999",
            "Y is for years of more than four digits; write others as 1985",
        ),
    ];
    SAID.iter().find(|(words, _)| said.contains(words)).map(|&(_, plain)| plain)
}

/// Which part is wrong.
pub(super) fn part(text: &str, error: ParseError) -> Range<usize> {
    let has = |words: &str| error.message.contains(words);
    if has("ASCII") || has("whitespace") {
        return 0..text.len();
    }
    if has("year must have") || has("at least one dated") {
        return piece(text, error.offset);
    }
    if has("must be two digits") && !has("time") {
        return field(text, error.offset);
    }
    let from = error.offset.min(text.len());
    if has("precedes") {
        return from..piece(text, from).end;
    }
    let rest = text.get(from..).unwrap_or("");
    let run = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let first = rest.chars().next().map_or(0, char::len_utf8);
    from..from + run.max(first)
}

/// The month or day that an offset falls in or behind: what stands between hyphens.
fn field(text: &str, offset: usize) -> Range<usize> {
    let piece = piece(text, offset);
    let cut = |c: char| matches!(c, '-' | '?' | '~' | '%');
    let behind = text.get(offset..).is_some_and(|t| t.starts_with(cut));
    let at = if behind { offset } else { (offset + 1).min(text.len()) };
    let from = text.get(piece.start..at).and_then(|t| t.rfind(cut));
    let from = from.map_or(piece.start, |found| piece.start + found + 1);
    let rest = text.get(from..piece.end).unwrap_or("");
    from..rest.find(cut).map_or(piece.end, |found| from + found)
}

/// Where the piece of an interval or list stands that an offset falls in.
fn piece(text: &str, offset: usize) -> Range<usize> {
    let part = part_at(text, offset);
    let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    start..start + part.len()
}

/// The piece of an interval or list that an offset falls in.
fn part_at(text: &str, offset: usize) -> &str {
    let cut = |c: char| matches!(c, '/' | ',' | '[' | ']' | '{' | '}');
    let from = text.get(..offset).and_then(|t| t.rfind(cut)).map_or(0, |at| at + 1);
    let rest = text.get(from..).unwrap_or(text);
    let part = rest.split(cut).next().unwrap_or(rest);
    if part.is_empty() { text } else { part }
}

/// "there is no 30 February 2022: that month has 28 days".
fn no_such_day(text: &str, offset: usize) -> String {
    let number =
        |from: usize, to: usize| text.get(from..to).and_then(|t| t.parse::<u8>().ok());
    let day = number(offset, offset + 2);
    let month = offset.checked_sub(3).and_then(|at| number(at, at + 2));
    let part = part_at(text, offset);
    let year: String = part
        .trim_start_matches(['?', '~', '%'])
        .char_indices()
        .take_while(|&(at, c)| c.is_ascii_digit() || (at == 0 && c == '-'))
        .map(|(_, c)| c)
        .collect();
    let (Some(day), Some(month), Ok(y)) = (day, month, year.parse::<i64>()) else {
        return format!("no calendar has the day that “{}” names", shown(part));
    };
    let name = MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("");
    if day == 0 {
        return "days are counted from 01; an unknown day is XX".to_owned();
    }
    let has = days_in_month(y, month);
    format!("there is no {day} {name} {year}: that month has {has} days")
}
