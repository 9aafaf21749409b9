//! Dates of sources, as the formats of bibliographies have them, turned into EDTF.
//!
//! CSL takes an EDTF string or a mapping: `date-parts` of numbers, one list or two, with
//! `circa` and `season` beside them; `raw`, a date as somebody wrote it; `literal`, words
//! that need not be a date. `BibLaTeX` has EDTF in `date`; `BibTeX` has `year`, `month` and
//! `day`, the month as a number or a name.

use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::bibliography::csl_date;
use crate::content::head;
use crate::date::{CaseDate, DateError};
use crate::diag::{Diagnostic, FilePath, Place, Span};
use crate::yaml::{Fields, Node, Value};

/// The date under `key` of a CSL source, and the same as an item holds it: words that are
/// no date stay words.
pub fn csl(f: &mut Fields<'_>, key: &'static str) -> (Option<CaseDate>, Option<Json>) {
    if let Some(date) = edtf(f, key) {
        let json = csl_date(&date);
        return (Some(date), Some(json));
    }
    let Some(Value::Map(map)) = f.node(key).map(|n| &n.value) else {
        return (None, None);
    };
    let literal = map.iter().find(|(k, _)| &*k.name == "literal").map(|(_, n)| &n.value);
    let Some(Value::Text(words)) = literal.filter(|_| map.len() == 1) else {
        return (None, None);
    };
    (None, Some(json!({ "literal": words.trim() })))
}

fn edtf(f: &mut Fields<'_>, key: &'static str) -> Option<CaseDate> {
    let node = f.node(key)?;
    let of = |name: &str| match &node.value {
        Value::Map(map) => map.iter().find(|(k, _)| &*k.name == name).map(|(_, n)| n),
        _ => None,
    };
    let circa = of("circa").is_some_and(holds);
    if let Some(raw) = of("raw") {
        let (text, _) = f.scalar("raw", raw)?;
        return read(f, &doubted(text.trim(), circa), raw.span);
    }
    if let Some(parts) = of("date-parts") {
        return match date_parts(parts, of("season"), circa) {
            Ok(written) => read(f, &written, parts.span),
            Err(wrong) => {
                f.wrong(
                    "a list of years, months and days, such as [[2022, 9, 24]]",
                    wrong,
                );
                None
            }
        };
    }
    if let Some(literal) = of("literal") {
        let text = f.scalar("literal", literal)?.0;
        return CaseDate::parse(&doubted(text.trim(), circa)).ok();
    }
    head::date(f, key).map(|date| date.value)
}

fn read(f: &mut Fields<'_>, written: &str, span: Span) -> Option<CaseDate> {
    let place = f.place(span);
    match CaseDate::parse(written) {
        Ok(date) => Some(date),
        Err(error) => {
            f.report(head::bad_date(written, place, &error));
            None
        }
    }
}

/// `true`, `1` or any words: CSL's `circa` is one of these.
fn holds(node: &Node) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(n) => *n != 0.0,
        Value::Text(text) => !matches!(&**text, "" | "0" | "false"),
        Value::List(_) | Value::Map(_) => true,
    }
}

fn doubted(text: &str, circa: bool) -> String {
    let doubt = if circa && !text.ends_with(['~', '%']) { "~" } else { "" };
    format!("{text}{doubt}")
}

/// One list of parts is a date, two are an interval; the node that is neither otherwise.
fn date_parts<'a>(
    node: &'a Node,
    season: Option<&Node>,
    circa: bool,
) -> Result<String, &'a Node> {
    let Value::List(dates) = &node.value else { return Err(node) };
    let season = season.and_then(season_code);
    let written: Vec<String> =
        dates.iter().map(|date| parts(date, season, circa)).collect::<Result<_, _>>()?;
    match &written[..] {
        [one] if one != ".." => Ok(one.clone()),
        [start, end] => Ok(format!("{start}/{end}")),
        _ => Err(node),
    }
}

/// `[2022, 9, 24]`; `[0]` or an empty list as an end is what has not ended.
fn parts(node: &Node, season: Option<u8>, circa: bool) -> Result<String, &Node> {
    let Value::List(list) = &node.value else { return Err(node) };
    let numbers: Vec<i64> = list.iter().map(number).collect::<Result<_, _>>()?;
    let year = |year: i64| match year {
        -9999..=-1 => format!("-{:04}", year.unsigned_abs()),
        0..=9999 => format!("{year:04}"),
        _ => format!("Y{year}"),
    };
    let date = match (&numbers[..], season) {
        ([] | [0, ..], _) => return Ok("..".to_owned()),
        ([y], Some(season)) => format!("{}-{season}", year(*y)),
        ([y], None) => year(*y),
        // Months 13 to 16 are how citeproc writes the seasons.
        ([y, season @ 13..=16], _) => format!("{}-{}", year(*y), season + 8),
        ([y, m], _) => format!("{}-{m:02}", year(*y)),
        ([y, m, d], _) => format!("{}-{m:02}-{d:02}", year(*y)),
        _ => return Err(node),
    };
    Ok(doubted(&date, circa))
}

/// A whole number, as a number or as text; a program's exports have either.
fn number(node: &Node) -> Result<i64, &Node> {
    match &node.value {
        Value::Number(n) if n.fract() == 0.0 => {
            format!("{n:.0}").parse().map_err(|_| node)
        }
        Value::Text(text) => text.trim().parse().map_err(|_| node),
        _ => Err(node),
    }
}

/// CSL's seasons are 1 to 4, those of EDTF 21 to 24; a name is understood too.
fn season_code(node: &Node) -> Option<u8> {
    if let Ok(n) = number(node) {
        let code = if n <= 4 { n + 20 } else { n };
        return u8::try_from(code).ok();
    }
    let Value::Text(name) = &node.value else { return None };
    let form = CaseDate::parse(&format!("{name} 2001")).err()?.suggestion?;
    form.strip_prefix("2001-")?.parse().ok()
}

/// The date of a `BibTeX` or `BibLaTeX` entry: `date`, or `year` with `month` and `day`.
pub fn bib(
    entry: &biblatex::Entry,
    file: &FilePath,
    found: &mut Vec<Diagnostic>,
) -> Option<CaseDate> {
    if entry.get("date").is_some() {
        return bib_field(entry, "date", file, found);
    }
    let field = |key| bib_text(entry, key).map(|(text, _)| text).unwrap_or_default();
    let written = [field("day"), field("month"), field("year")].join(" ");
    // A year may be any words ("in press"): what is no date leaves it unknown.
    match CaseDate::parse(written.trim()) {
        Ok(date) => Some(date),
        Err(error) => CaseDate::parse(&error.suggestion?).ok(),
    }
}

/// A field of EDTF, such as `urldate`.
pub fn bib_field(
    entry: &biblatex::Entry,
    key: &str,
    file: &FilePath,
    found: &mut Vec<Diagnostic>,
) -> Option<CaseDate> {
    let (written, span) = bib_text(entry, key)?;
    let report =
        |error: &DateError| head::bad_date(&written, Place::new(file, span), error);
    CaseDate::parse(written.trim()).map_err(|error| found.push(report(&error))).ok()
}

fn bib_text(entry: &biblatex::Entry, key: &str) -> Option<(Arc<str>, Span)> {
    use biblatex::ChunksExt;
    let chunks = entry.get(key)?;
    let start = chunks.first().map(|chunk| chunk.span.start)?;
    let end = chunks.last().map_or(start, |chunk| chunk.span.end);
    Some((Arc::from(chunks.format_verbatim()), Span::new(start, end)))
}
