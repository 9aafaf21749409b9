//! What a date is and which part of it is doubted, in words for whoever wrote it.

use edtf_core::{
    Date, Edtf, Interval, IntervalEndpoint, Precision, Qualifier, Set, SetElement,
    SetKind, YearKind,
};

use super::CaseDate;

impl CaseDate {
    /// What kind of date this is, in English: `a month`, `an interval with an open end (..)`,
    /// `one of several dates`.
    #[must_use]
    pub fn kind_words(&self) -> &'static str {
        match self.expression() {
            Edtf::Date(date) => single(date),
            Edtf::DateTime(moment) if moment.time.shift.is_some() => {
                "a day with a time of day and its zone"
            }
            Edtf::DateTime(_) => "a day with a time of day, its zone not stated",
            Edtf::Interval(interval) => between(interval),
            Edtf::Set(set) => several(set),
        }
    }

    /// What is doubted and how, in English, a line for each part that is: `the month 06 is
    /// approximate (~)`, `the end 2022-04 is uncertain (?)`.
    #[must_use]
    pub fn doubt_words(&self) -> Vec<String> {
        let mut found = Vec::new();
        match self.expression() {
            Edtf::Date(date) => doubts("", date, &mut found),
            Edtf::DateTime(_) => {}
            Edtf::Interval(interval) => {
                for (side, end) in [("start", &interval.start), ("end", &interval.end)] {
                    if let Some(date) = dated(end) {
                        doubts(side, date, &mut found);
                    }
                }
            }
            Edtf::Set(set) => {
                for element in &set.elements {
                    match element {
                        SetElement::Date(date)
                        | SetElement::OnOrBefore(date)
                        | SetElement::OnOrAfter(date) => {
                            doubts("member", date, &mut found);
                        }
                        SetElement::Range(..) => {}
                    }
                }
            }
        }
        found
    }
}

fn single(date: &Date) -> &'static str {
    if date.year.significant_digits.is_some() {
        return "a year of which only the first digits count (S)";
    }
    match (date.precision(), date.has_unspecified()) {
        (Precision::Day, false) => "a day",
        (Precision::Day, true) => "a day not fully known (X)",
        (Precision::Month, false) => "a month",
        (Precision::Month, true) => "a month not fully known (X)",
        (Precision::Season, _) => season(date),
        (Precision::Year, true) => "a year not fully known (X)",
        (Precision::Year, false) => match date.year.kind {
            YearKind::Standard { .. } => "a year",
            YearKind::Big { .. } => "a year of more than four digits (Y)",
            YearKind::Exponential { .. } => "a year given as a power of ten (Y…E…)",
        },
    }
}

fn season(date: &Date) -> &'static str {
    match date.month.and_then(edtf_core::DateField::value) {
        Some(21..=24) => "a season, reckoned as the northern one",
        Some(25..=28) => "a season of the northern hemisphere",
        Some(29..=32) => "a season of the southern hemisphere",
        Some(33..=36) => "a quarter of a year",
        Some(37..=39) => "a third of a year",
        _ => "a half of a year",
    }
}

fn between(interval: &Interval) -> &'static str {
    use IntervalEndpoint::{Open, Unknown};
    match (&interval.start, &interval.end) {
        (Open, _) => "an interval with an open start (..)",
        (_, Open) => "an interval with an open end (..)",
        (Unknown, _) => "an interval whose start is unknown",
        (_, Unknown) => "an interval whose end is unknown",
        _ => "an interval",
    }
}

fn several(set: &Set) -> &'static str {
    match set.kind {
        SetKind::OneMember => "one of several dates, which one is not known ([…])",
        SetKind::AllMembers => "several dates, all of them ({…})",
    }
}

fn dated(end: &IntervalEndpoint) -> Option<&Date> {
    match end {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

/// A line for a date that is doubted as a whole, or one for each part that is.
fn doubts(side: &str, date: &Date, found: &mut Vec<String>) {
    let mut bare = *date;
    bare.year.qualifier = Qualifier::default();
    let mut parts = vec![("year", date.year.qualifier)];
    for (name, field) in [("month", &mut bare.month), ("day", &mut bare.day)] {
        if let Some(field) = field {
            parts.push((name, std::mem::take(&mut field.qualifier)));
        }
    }
    let written = Edtf::Date(bare).to_string();
    let whole = parts.iter().all(|(_, q)| *q == date.year.qualifier);
    if whole {
        let what = if side.is_empty() {
            "all of it".to_owned()
        } else {
            format!("the {side} {written}")
        };
        found.extend(doubt(date.year.qualifier).map(|how| format!("{what} is {how}")));
        return;
    }
    let of =
        if side.is_empty() { String::new() } else { format!(" of the {side} {written}") };
    let values = written.trim_start_matches('-').split('-');
    for ((name, qualifier), value) in parts.into_iter().zip(values) {
        found.extend(
            doubt(qualifier).map(|how| format!("the {name} {value}{of} is {how}")),
        );
    }
}

fn doubt(qualifier: Qualifier) -> Option<&'static str> {
    match (qualifier.uncertain, qualifier.approximate) {
        (true, true) => Some("uncertain and approximate (%)"),
        (true, false) => Some("uncertain (?)"),
        (false, true) => Some("approximate (~)"),
        (false, false) => None,
    }
}
