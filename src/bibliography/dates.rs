//! Dates of CSL items: from EDTF, and to what a style can print.
//!
//! CSL holds a day, a month, a year, a season, an interval of two, and "circa". An item
//! keeps, beside those, the expression itself under `edtf` wherever they say less than it;
//! it is never exported. A style prints plain days, months and years its own way. All else
//! the engine would print wrongly or not at all, and is said in the words of dates.

use serde_json::{Map, Value, json};

use crate::date::CaseDate;

/// What a style is to print.
pub enum Printed {
    /// A plain year, month or day, in the style's own way.
    Parts(Vec<u16>),
    /// An expression to be said in words.
    Words(CaseDate),
    /// Words as they are ("in press").
    Literal(String),
}

/// A date as CSL has it.
#[must_use]
pub fn csl(date: &CaseDate) -> Value {
    let written = date.written();
    let mut map = Map::new();
    let ends: Vec<Option<End>> = written.split('/').map(end).collect();
    match &ends[..] {
        [Some(one)] => {
            map.insert("date-parts".into(), json!([one.parts]));
            if let Some(season) = one.season {
                map.insert("season".into(), json!(season));
            }
        }
        [Some(a), Some(b)] if a.season.is_none() && b.season.is_none() => {
            map.insert("date-parts".into(), json!([a.parts, b.parts]));
        }
        _ => {}
    }
    if ends.iter().flatten().any(|end| end.doubted) && map.contains_key("date-parts") {
        map.insert("circa".into(), Value::Bool(true));
    }
    let plain = matches!(&ends[..], [Some(one)] if !one.doubted && one.season.is_none());
    if !plain {
        map.insert("edtf".into(), written.into());
    }
    Value::Object(map)
}

struct End {
    parts: Vec<i64>,
    season: Option<i64>,
    doubted: bool,
}

/// One side of an interval, where it is a year, a month, a season or a day.
fn end(written: &str) -> Option<End> {
    let day = written.split_once('T').map_or(written, |(day, _)| day);
    let bare = day.trim_end_matches(['?', '~', '%']);
    let (sign, digits) = bare.strip_prefix('-').map_or((1, bare), |rest| (-1, rest));
    let lengths = [4, 2, 2];
    let mut numbers = Vec::new();
    for (at, part) in digits.split('-').enumerate() {
        if Some(&part.len()) != lengths.get(at)
            || !part.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        numbers.push(part.parse::<i64>().ok()?);
    }
    let doubted = bare.len() != day.len();
    let first = numbers.first_mut()?;
    *first *= sign;
    match numbers[..] {
        [year, season @ 21..=24] => {
            Some(End { parts: vec![year], season: Some(season - 20), doubted })
        }
        [_, month, ..] if month > 12 => None,
        _ => Some(End { parts: numbers, season: None, doubted }),
    }
}

/// What of a date is printed; `None` for what is no date.
pub fn printed(value: &Value) -> Option<Printed> {
    let map = value.as_object()?;
    let text = |key: &str| map.get(key).and_then(Value::as_str).map(str::trim);
    if let Some(edtf) = text("edtf").or_else(|| text("raw")) {
        return Some(of_edtf(edtf));
    }
    let circa = map.get("circa").is_some_and(|c| *c != Value::Bool(false));
    let season = map.get("season").and_then(Value::as_i64);
    match map.get("date-parts").and_then(Value::as_array).map(Vec::as_slice) {
        Some([one]) => {
            let parts = numbers(one)?;
            let plain = parts.first().is_some_and(|y| (1000..=9999).contains(y));
            if plain && !circa && season.is_none() {
                let parts = parts.iter().filter_map(|n| u16::try_from(*n).ok());
                return Some(Printed::Parts(parts.collect()));
            }
            Some(of_edtf(&written(&parts, season, circa)))
        }
        Some([a, b]) => {
            let (a, b) = (numbers(a)?, numbers(b)?);
            let (a, b) = (written(&a, None, circa), written(&b, None, circa));
            Some(of_edtf(&format!("{a}/{b}")))
        }
        _ => text("literal").map(|words| Printed::Literal(words.to_owned())),
    }
}

fn of_edtf(text: &str) -> Printed {
    match CaseDate::parse(text) {
        Ok(date) => match end(text) {
            Some(End { parts, season: None, doubted: false })
                if parts.first().is_some_and(|y| (1000..=9999).contains(y)) =>
            {
                let parts = parts.iter().filter_map(|n| u16::try_from(*n).ok());
                Printed::Parts(parts.collect())
            }
            _ => Printed::Words(date),
        },
        Err(_) => Printed::Literal(text.to_owned()),
    }
}

fn numbers(value: &Value) -> Option<Vec<i64>> {
    let number = |v: &Value| v.as_i64().or_else(|| v.as_str()?.trim().parse().ok());
    let parts: Vec<i64> = value.as_array()?.iter().map(number).collect::<Option<_>>()?;
    let sound = match parts[..] {
        [_] => true,
        [_, month] => (1..=12).contains(&month),
        [_, month, day] => (1..=12).contains(&month) && (1..=31).contains(&day),
        _ => false,
    };
    sound.then_some(parts)
}

fn written(parts: &[i64], season: Option<i64>, circa: bool) -> String {
    let mut out = match parts.first().copied().unwrap_or_default() {
        year @ -9999..=-1 => format!("-{:04}", year.unsigned_abs()),
        year => format!("{year:04}"),
    };
    match (parts, season) {
        ([_], Some(season)) => out.extend([String::from("-"), (season + 20).to_string()]),
        (_, _) => {
            for part in &parts[1..] {
                out.extend([format!("-{part:02}")]);
            }
        }
    }
    if circa {
        out.push('~');
    }
    out
}

/// For sorting: year, month and day of its beginning, in digits that sort as text.
pub fn sorted(value: Option<&Value>) -> String {
    match value.and_then(printed) {
        Some(Printed::Parts(parts)) => {
            let part = |at: usize| parts.get(at).copied().unwrap_or_default();
            format!("{:04}{:02}{:02}", part(0), part(1), part(2))
        }
        Some(Printed::Words(date)) => {
            let day = date.earliest().day().or_else(|| date.latest().day());
            day.map_or_else(String::new, |d| {
                format!("{:04}{:02}{:02}", d.year.max(0), d.month, d.day)
            })
        }
        Some(Printed::Literal(_)) | None => String::new(),
    }
}
