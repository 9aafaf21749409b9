//! Time zones by the names of the tz database, as the program carries it: every machine
//! knows the same ones.

use std::sync::Arc;

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::DateError;
use crate::diag::did_you_mean;

/// The zone of a place, with the rules of its clocks.
#[derive(Debug, Clone)]
pub struct Zone {
    name: Arc<str>,
    rules: TimeZone,
}

impl Zone {
    /// The zone of this name: `Asia/Karachi`, `UTC`.
    ///
    /// # Errors
    /// [`DateError`] says why a text names no zone, and which zone was probably meant.
    pub fn named(written: &str) -> Result<Self, DateError> {
        let database = TimeZoneDatabase::bundled();
        let zone = database.get(written).ok().filter(|_| is_of_a_place(written));
        match zone {
            // The database does not mind capitals; one way of writing a name is enough.
            Some(rules) if rules.iana_name() == Some(written) || is_utc(written) => {
                Ok(Self { name: written.into(), rules })
            }
            Some(rules) => Err(unknown(written, rules.iana_name().map(str::to_owned))),
            None => Err(explain(written, &database)),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    pub(super) fn rules(&self) -> &TimeZone {
        &self.rules
    }
}

/// Whether a name of the database is that of a place. It also has abbreviations (`EST`,
/// `CET`) and offsets whose signs are the wrong way round (`Etc/GMT+5` is west).
fn is_of_a_place(name: &str) -> bool {
    is_utc(name) || (name.contains(char::is_lowercase) && !name.starts_with("Etc/"))
}

/// No place's, but a zone in its own right, by its short name and its full one.
fn is_utc(name: &str) -> bool {
    matches!(name, "UTC" | "Etc/UTC")
}

fn unknown(written: &str, meant: Option<String>) -> DateError {
    DateError {
        message: format!("“{written}” is no time zone of the tz database"),
        offset: 0,
        length: written.len(),
        suggestion: meant,
    }
}

/// A longer text is no slip of a name, and is not looked into.
const LONGEST: usize = 60;

/// What is to be said of a text that names no zone.
fn explain(written: &str, database: &TimeZoneDatabase) -> DateError {
    let bare = written.trim_start_matches("Etc/").trim_start_matches("UTC");
    let bare = bare.trim_start_matches("GMT");
    let is_offset = bare.starts_with(['+', '-', '\u{2212}'])
        && bare.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':');
    if ["Z", "GMT", "UCT", "Etc/GMT", "UTC+0", "+00:00"].contains(&written) {
        return unknown(written, Some("UTC".to_owned()));
    }
    if is_offset {
        let message = format!(
            "“{written}” is an offset, which does not tell whether summer time was kept; \
             name the zone of the place"
        );
        return DateError { message, offset: 0, length: written.len(), suggestion: None };
    }
    let letters = written.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if letters && (2..=7).contains(&written.len()) {
        let message =
            format!("“{written}” is an abbreviation; zones are named after a place");
        return DateError { message, offset: 0, length: written.len(), suggestion: None };
    }
    match written.char_indices().nth(LONGEST) {
        Some((at, _)) => unknown(written.get(..at).unwrap_or_default(), None),
        None => unknown(written, near(written, database)),
    }
}

/// The zone whose city is near. The region alone says little: Islamabad is not Ashkhabad,
/// though both are in Asia.
fn near(written: &str, database: &TimeZoneDatabase) -> Option<String> {
    let names = database.available().map(|name| name.as_str().to_owned());
    let mut names: Vec<String> = names.filter(|name| is_of_a_place(name)).collect();
    names.sort();
    let city = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let cities: Vec<String> = names.iter().map(|name| city(name)).collect();
    let written = city(&written.trim().replace(' ', "_"));
    let near = did_you_mean(&written, cities.iter().map(String::as_str))?;
    let at = cities.iter().position(|city| city == near)?;
    names.get(at).cloned()
}
