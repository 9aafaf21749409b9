//! Readers of the exports that share nothing with what writes them.

use std::collections::BTreeMap;

use super::fixture::Built;

/// A JSON file of the site.
#[track_caller]
pub fn json(built: &Built, path: &str) -> serde_json::Value {
    serde_json::from_str(built.text(path)).expect(path)
}

/// A row of the table, by column.
pub type Row = BTreeMap<String, String>;

/// The rows of the table.
#[track_caller]
pub fn rows(built: &Built) -> Vec<Row> {
    let text = built.text("chronology.csv").strip_prefix('\u{feff}').expect("a mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().expect("a first row").clone();
    let row = |record: csv::StringRecord| {
        let cells = names.iter().zip(&record);
        cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// A cell as it was before it was guarded, as docs/exports.md has it.
pub fn unguarded(cell: &str) -> &str {
    let bare = cell.trim_start_matches(|c: char| c == '\'' || c.is_whitespace());
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let is_guarded = cell.starts_with('\'') && bare.starts_with(signs);
    if is_guarded { &cell[1..] } else { cell }
}

/// An entry of the calendar: values by name and parameters, texts without their escapes.
pub type Entry = BTreeMap<String, String>;

/// The entries of the calendar, having checked every line of it.
#[track_caller]
pub fn calendar(built: &Built) -> Vec<Entry> {
    let text = built.text("chronology.ics");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "bare LF");
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count(), "bare CR");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.chars().any(char::is_control), "a control character: {line:?}");
    }
    let text = text.replace("\r\n ", "");
    let mut lines = text.split_terminator("\r\n");
    let mut events: Vec<Entry> = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for line in &mut lines {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match name {
            "BEGIN" => {
                open.push(value);
                if value == "VEVENT" {
                    events.push(Entry::new());
                }
            }
            "END" => assert_eq!(open.pop(), Some(value)),
            _ if open.len() == 2 => {
                let event = events.last_mut().expect("an open event");
                let value = if name == "URL" { value.to_owned() } else { bare(value) };
                assert_eq!(event.insert(name.to_owned(), value), None, "{name} twice");
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} is left open");
    for event in &events {
        let [start, end] = ["DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"].map(|n| &event[n]);
        assert!(start < end, "{event:?}");
        for name in ["UID", "DTSTAMP", "SUMMARY", "DESCRIPTION"] {
            assert!(event.contains_key(name), "no {name}: {event:?}");
        }
    }
    events
}

/// A text without its escapes (RFC 5545, 3.3.11).
fn bare(text: &str) -> String {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other @ ('\\' | ';' | ',')) => out.push(other),
                other => panic!("no escape: \\{other:?} in {text}"),
            },
            ';' => panic!("a bare semicolon: {text}"),
            other => out.push(other),
        }
    }
    out
}

/// What a browser makes of a piece of HTML without tags; a tag ends the test.
#[track_caller]
pub fn shown(html: &str) -> String {
    assert!(!html.contains(['<', '>']), "a tag: {html}");
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")];
    let out =
        entities.iter().fold(html.to_owned(), |out, (name, c)| out.replace(name, c));
    out.replace("&amp;", "&")
}
