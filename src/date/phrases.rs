//! The phrases that dates are composed with, as data: `dates` in the words of a language
//! (`i18n/<language>.yaml` of a theme).
//!
//! `{a}` and `{b}` are places. Dates themselves (months, order, eras, digits) come
//! from CLDR; these tables hold only what stands around them.

use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use serde_json::Value;

/// The composition phrases of one language.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Phrases {
    pub about: String,
    pub uncertain: String,
    pub approximate: String,
    pub both: String,
    /// A date `{a}` with what is to be noted of it `{b}`.
    pub noted: String,
    pub note_sep: String,
    /// Year, month, day, as the parts of a date that a qualifier may stand for.
    pub parts: [String; 3],
    pub part_quality: String,
    pub and: String,
    pub in_decade: String,
    pub between: String,
    pub unknown_year: String,
    /// A year of more digits than are taken for a year: 12,345.
    pub numbered_year: String,
    pub some_year: String,
    pub year_in_decade: String,
    pub year_between: String,
    /// A month, or a day and month, `{a}` of a year that is not known `{b}`.
    pub of_some_year: String,
    pub some_month: String,
    pub some_day: String,
    pub day_between: String,
    /// The day of the month `{a}` in a month that is not known `{b}`.
    pub numbered_day: String,
    pub written: String,
    pub seasons: [String; 4],
    pub season_of: String,
    pub hemispheres: [String; 2],
    /// Codes 33 to 41: quarters, then thirds, then halves.
    pub fractions: [String; 9],
    pub fraction_of: String,
    /// `{a}` times ten to the `{b}`th.
    pub power: String,
    /// A day and a time of day.
    pub at: String,
    /// A time of day `{a}` with the name of its zone `{b}`.
    pub in_zone: String,
    /// The name of a zone in the tz database.
    pub zone_id: String,
    pub zone_unstated: String,
    /// Of a time of day that came twice, as clocks were put back.
    pub came_twice: String,
    pub to: String,
    pub from_to: String,
    pub since: String,
    pub end_unknown: String,
    pub until: String,
    pub start_unknown: String,
    pub start_is: String,
    pub end_is: String,
    pub start_note: String,
    pub end_note: String,
    pub or_earlier: String,
    pub or_later: String,
    pub and_earlier: String,
    pub and_later: String,
    pub one_of: String,
    pub all_of: String,
    /// What changes in a phrase that another one governs: Urdu bends «کوئی دن» to
    /// «کسی دن» before a postposition.
    pub oblique: Vec<(String, String)>,
    pub comma: String,
    pub semicolon: String,
}

/// The words of the default theme: what dates are told in where no project is read.
static BUILT_IN: LazyLock<[Option<Arc<Phrases>>; 2]> = LazyLock::new(|| {
    let english = include_str!("../../themes/default/i18n/en.yaml");
    let urdu = include_str!("../../themes/default/i18n/ur.yaml");
    [english, urdu].map(|words| {
        let words: Words = serde_yaml::from_str(words).ok()?;
        Some(Arc::new(words.dates))
    })
});

#[derive(Deserialize)]
struct Words {
    dates: Phrases,
}

/// The phrases of a language in the default theme; English for one it has none in.
pub(super) fn of(primary: &str) -> Arc<Phrases> {
    let [english, urdu] = &*BUILT_IN;
    let found = if primary == "ur" { urdu.as_ref() } else { english.as_ref() };
    found.cloned().unwrap_or_default()
}

/// The phrases that a theme gives; `None` where they are not of this form.
pub(super) fn given(dates: &Value) -> Option<Arc<Phrases>> {
    Phrases::deserialize(dates).ok().map(Arc::new)
}

/// Puts `a` and `b` in their places.
pub(super) fn fill(template: &str, a: &str, b: &str) -> String {
    let mut out = String::with_capacity(template.len() + a.len() + b.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str(if after.starts_with('a') { a } else { b });
        rest = after.get(2..).unwrap_or("");
    }
    out.push_str(rest);
    out
}
