//! The table: RFC 4180, one row an event, for spreadsheets and programs.

use std::io;

use csv::{Terminator, WriterBuilder};

use super::entry::{Clerk, Entry, When};
use super::text::plain;
use crate::pages::Site;

/// Without it, Excel takes the bytes for those of an alphabet of the reader's country.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// What parts the items of a cell.
const SEPARATOR: &str = "; ";

type Cell = fn(&Entry) -> String;

/// The columns, in an order that does not change: new ones go to the end.
const COLUMNS: &[(&str, Cell)] = &[
    ("id", |e| text(&e.id)),
    ("title", |e| text(&e.title)),
    ("date", |e| of(e.date.as_ref(), |d| d.edtf.clone())),
    ("date_words", |e| of(e.date.as_ref(), |d| text(&d.words))),
    ("earliest", |e| of(e.date.as_ref(), |d| d.earliest.clone())),
    ("latest", |e| of(e.date.as_ref(), |d| d.latest.clone())),
    ("precision", |e| of(e.date.as_ref(), |d| d.precision.to_owned())),
    ("time", |e| e.time.as_ref().map_or_else(String::new, |t| text(&t.local))),
    ("time_zone", |e| {
        e.time.as_ref().and_then(|t| t.zone.as_deref()).map_or_else(String::new, text)
    }),
    ("date_basis", |e| e.date_basis.unwrap_or_default().to_owned()),
    ("public_date", |e| of(e.public_date.as_ref(), |d| d.edtf.clone())),
    ("public_date_words", |e| of(e.public_date.as_ref(), |d| text(&d.words))),
    ("public_earliest", |e| of(e.public_date.as_ref(), |d| d.earliest.clone())),
    ("public_latest", |e| of(e.public_date.as_ref(), |d| d.latest.clone())),
    ("status", |e| e.status.unwrap_or_default().to_owned()),
    ("status_words", |e| e.status_words.as_deref().map_or_else(String::new, text)),
    ("summary", |e| e.summary.as_deref().map_or_else(String::new, text)),
    ("place", |e| e.place.as_ref().map_or_else(String::new, |p| text(&p.name))),
    ("place_id", |e| e.place.as_ref().map_or_else(String::new, |p| text(&p.id))),
    ("participants", |e| list(e.participants.iter().map(|p| &p.name))),
    ("participant_ids", |e| list(e.participants.iter().map(|p| &p.id))),
    ("threads", |e| list(e.threads.iter().map(|t| &t.id))),
    ("significance", |e| e.significance.to_string()),
    ("sources", |e| list(e.sources.iter().map(|s| &s.title))),
    ("source_keys", |e| list(e.sources.iter().filter_map(|s| s.key.as_ref()))),
    ("articles", |e| list(e.articles.iter().map(|a| &a.title))),
    ("article_urls", |e| list(e.articles.iter().map(|a| &a.url))),
    ("after", |e| list(&e.after)),
    ("tags", |e| list(&e.tags)),
    ("url", |e| e.url.clone()),
    ("language", |e| e.language.clone()),
];

pub fn file(site: &Site<'_>) -> io::Result<Vec<u8>> {
    let clerk = Clerk::new(site);
    let bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(bytes);
    rows.write_record(COLUMNS.iter().map(|(name, _)| name))?;
    for event in site.exported_events() {
        let entry = clerk.entry(event);
        rows.write_record(COLUMNS.iter().map(|(_, cell)| cell(&entry)))?;
    }
    rows.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// A cell of what an author wrote.
fn text(words: &str) -> String {
    guarded(plain(words))
}

/// A text that a spreadsheet would run as a formula, with an apostrophe before it. One
/// that has apostrophes there already gets one more, so that taking one away always gives
/// what was written. What is not text (dates, numbers, addresses) is not touched:
/// `-0043` is a year.
fn guarded(words: String) -> String {
    let bare = words.trim_start_matches(|c: char| c == '\'' || c.is_whitespace());
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    if bare.starts_with(formula) { format!("'{words}") } else { words }
}

fn of(date: Option<&When>, cell: fn(&When) -> String) -> String {
    date.map_or_else(String::new, cell)
}

fn list<'e>(items: impl IntoIterator<Item = &'e String>) -> String {
    let cells: Vec<String> = items.into_iter().map(|item| text(item)).collect();
    cells.join(SEPARATOR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::CaseDate;

    #[test]
    fn a_formula_is_told_by_an_apostrophe_that_can_be_taken_away() {
        for (words, cell) in [
            ("=1+1", "'=1+1"),
            ("'=1+1", "''=1+1"),
            ("''@x", "'''@x"),
            ("+92 51", "'+92 51"),
            ("－1", "'－1"),
            ("\n=1", "'\n=1"),
            ("'quoted'", "'quoted'"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(text(words), cell, "{words:?}");
        }
        // The tab is a control character and a space by then.
        assert_eq!(text("\t=1"), "' =1");
        assert_eq!(list(&["a".into(), "=b".into()]), "a; '=b");
    }

    #[test]
    fn no_date_can_call_a_function() {
        for written in
            ["=1", "+2022", "@2022", "\t2022", "-2+3", "-A1", "-1(2)", "-1|2!A"]
        {
            assert!(CaseDate::parse(written).is_err(), "{written}");
        }
    }
}
