//! A date's answer for programs: one JSON object on one line.

use serde::{Serialize, Serializer};

use super::Asked;
use crate::date::{Bound, DateError, DateWords};

/// Every key is there in every answer, so that a reader need not ask which are.
#[derive(Serialize)]
struct Answer<'a> {
    valid: bool,
    level: Option<u8>,
    earliest: Option<End>,
    latest: Option<End>,
    words: Option<String>,
    #[serde(flatten)]
    wrong: Option<Wrong<'a>>,
}

#[derive(Serialize)]
struct Wrong<'a> {
    error: &'a str,
    /// The byte of the expression at which what is wrong begins.
    offset: Option<usize>,
    /// How many bytes of it are wrong.
    length: Option<usize>,
    suggestion: Option<&'a str>,
}

/// A bound as `[year, month, day]`, `"open"` or `"unknown"`.
struct End(Bound);

impl Serialize for End {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Bound::Day(day) => (day.year, day.month, day.day).serialize(to),
            Bound::Open => to.serialize_str("open"),
            Bound::Unknown => to.serialize_str("unknown"),
        }
    }
}

/// The answer to a text that was read.
pub fn json(asked: &Asked<'_>, words: &DateWords) -> String {
    line(&match &asked.read {
        Ok(date) => Answer {
            valid: true,
            level: Some(date.level()),
            earliest: Some(End(date.earliest())),
            latest: Some(End(date.latest())),
            words: Some(words.full(date)),
            wrong: None,
        },
        Err(error) => invalid(Wrong::of(error)),
    })
}

/// The answer to a line that holds no text.
pub fn unreadable(error: &str) -> String {
    line(&invalid(Wrong { error, offset: None, length: None, suggestion: None }))
}

/// What to say of a line that is not a JSON string.
pub fn no_string(error: &serde_json::Error) -> String {
    format!("this line is not a JSON string, such as \"2022-09-24\": {error}")
}

fn invalid(wrong: Wrong<'_>) -> Answer<'_> {
    Answer {
        valid: false,
        level: None,
        earliest: None,
        latest: None,
        words: None,
        wrong: Some(wrong),
    }
}

impl<'a> Wrong<'a> {
    fn of(error: &'a DateError) -> Self {
        Self {
            error: &error.message,
            offset: Some(error.offset),
            length: Some(error.length),
            suggestion: error.suggestion.as_deref(),
        }
    }
}

fn line(answer: &Answer<'_>) -> String {
    let mut told = serde_json::to_string(answer).unwrap_or_default();
    told.push('\n');
    told
}
