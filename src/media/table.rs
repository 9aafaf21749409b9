//! Tables: the first rows of a CSV or TSV file, and how many there are in all.

use csv::{ByteRecord, ReaderBuilder};
use serde::{Deserialize, Serialize};

use super::Fault;

/// Rows that are kept to be shown.
pub const ROWS: usize = 50;
/// Columns that are kept to be shown.
pub const COLUMNS: usize = 50;
/// Characters of a cell that are kept.
const CELL: usize = 300;

/// What is known of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// The names of the columns, from the first line.
    pub header: Vec<String>,
    /// The first rows, each with as many cells as the header.
    pub rows: Vec<Vec<String>>,
    /// How many rows there are below the header.
    pub total: usize,
    /// How many columns the widest line has.
    pub columns: usize,
    /// What stands between two cells.
    pub delimiter: char,
    /// The first line that has more or fewer cells than the header.
    pub ragged: Option<Ragged>,
}

/// Lines that have more or fewer cells than the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ragged {
    /// The first of them, counted from 1.
    pub line: u64,
    /// How many cells it has.
    pub cells: usize,
    /// How many cells the header has.
    pub expected: usize,
    /// How many such lines there are.
    pub count: usize,
}

/// Whether a file is a table by its name.
#[must_use]
pub fn is_table(name: &str) -> bool {
    let ending = ending(name);
    ["csv", "tsv", "tab"].contains(&ending.as_str())
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase()
}

/// Reads a table.
///
/// # Errors
/// When it is not UTF-8 or has no line.
pub fn facts(name: &str, bytes: &[u8]) -> Result<Facts, Fault> {
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let text = std::str::from_utf8(&bytes[mark..]).map_err(|error| {
        let upto = String::from_utf8_lossy(&bytes[..mark + error.valid_up_to()]);
        let line = 1 + upto.matches('\n').count();
        Fault(format!("it is not UTF-8 (line {line})"))
    })?;
    // The ending says so, or it is to be seen.
    let is_tabbed = ["tsv", "tab"].contains(&ending(name).as_str());
    let delimiter = if is_tabbed { b'\t' } else { delimiter(text) };
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut facts = Facts { delimiter: char::from(delimiter), ..Facts::default() };
    let mut line = ByteRecord::new();
    let mut expected = None;
    // Reading from memory what is flexible and not to be decoded, nothing can fail.
    while reader.read_byte_record(&mut line).unwrap_or(false) {
        facts.columns = facts.columns.max(line.len());
        let Some(expected) = expected else {
            expected = Some(line.len());
            facts.header = cells(&line);
            continue;
        };
        facts.total += 1;
        if facts.rows.len() < ROWS {
            facts.rows.push(cells(&line));
        }
        if line.len() != expected {
            let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            note(&mut facts, &line, expected, &text[..end.min(text.len())]);
        }
    }
    if expected.is_none() {
        return Err(Fault("it has no line".to_owned()));
    }
    // Every row as wide as the widest that is shown, so that columns stand in line.
    let shown = facts.rows.iter().map(Vec::len).chain([facts.header.len()]);
    let width = shown.max().unwrap_or_default();
    for row in facts.rows.iter_mut().chain([&mut facts.header]) {
        row.resize(width, String::new());
    }
    Ok(facts)
}

/// Counts a line that is not as wide as the header, and remembers the first. `read` is the
/// file to the end of that line.
fn note(facts: &mut Facts, record: &ByteRecord, expected: usize, read: &str) {
    if let Some(ragged) = &mut facts.ragged {
        ragged.count += 1;
        return;
    }
    let at = record.position().map_or(0, csv::Position::byte);
    let start = usize::try_from(at).unwrap_or_default().min(read.len());
    // The reader counts empty lines above a record to it.
    let own = read.as_bytes()[start..].iter();
    let skipped = own.take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    let above = read.get(..start + skipped).unwrap_or(read);
    let line = 1 + above.matches('\n').count() as u64;
    facts.ragged = Some(Ragged { line, cells: record.len(), expected, count: 1 });
}

/// The sign that stands between cells: the commonest candidate in the first line, outside
/// quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if quoted => {}
            _ => {
                for (candidate, count) in &mut counts {
                    *count += usize::from(*candidate == byte);
                }
            }
        }
    }
    // Of two as common the first wins: `max_by_key` would give the last.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| *byte)
}

fn cells(record: &ByteRecord) -> Vec<String> {
    record.iter().take(COLUMNS).map(cell).collect()
}

/// The words of a cell, cut where they are long; what no page may hold is left out.
fn cell(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let is_shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let mut out: String = text.trim().chars().filter(is_shown).take(CELL + 1).collect();
    if let Some((cut, _)) = out.char_indices().nth(CELL) {
        out.truncate(cut);
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Facts {
        facts(name, text.as_bytes()).unwrap_or_default()
    }

    #[test]
    fn the_sign_between_cells_is_seen() {
        let rows = [
            ("a.csv", "a,b\n1,2\n", ','),
            ("a.csv", "a;b;c,d\n1;2;3\n", ';'),
            ("a.csv", "\"a,b,c\"|d\n1|2\n", '|'),
            ("a.csv", "a\tb\n1\t2\n", '\t'),
            ("a.CSV", "alone\n1\n", ','),
            ("a.tsv", "a,b\tc\n1\t2\n", '\t'),
        ];
        for (name, text, expected) in rows {
            let found = read(name, text);
            assert_eq!(found.delimiter, expected, "{name} {text}");
            assert_eq!(found.total, 1, "{name} {text}");
        }
    }

    #[test]
    fn rows_are_counted_and_the_first_are_kept() {
        use std::fmt::Write as _;
        let mut text = "n\n".to_owned();
        for n in 1..=1234 {
            let _ = writeln!(text, "{n}");
        }
        let found = read("a.csv", &text);
        assert_eq!((found.total, found.rows.len()), (1234, ROWS));
        assert_eq!(found.rows.last(), Some(&vec!["50".to_owned()]));
    }

    #[test]
    fn a_line_of_another_width_is_named_and_shown() {
        let text = "\u{feff}a,b\r\n1,2\r\n\r\n\"x\ny\",2,3\r\n4\r\n";
        let found = read("a.csv", text);
        let expected = Some(Ragged { line: 4, cells: 3, expected: 2, count: 2 });
        assert_eq!(found.ragged, expected);
        assert_eq!(found.header, ["a", "b", ""]);
        assert_eq!(found.rows[2], ["4", "", ""]);
    }

    #[test]
    fn what_is_no_text_is_a_fault_with_its_line() {
        let told = facts("a.csv", b"a,b\n1,\xff\n").map_err(|fault| fault.to_string());
        assert_eq!(told, Err("it is not UTF-8 (line 2)".to_owned()));
        assert!(facts("a.csv", b"").is_err());
        assert!(facts("a.csv", b"\n\n").is_err());
    }

    #[test]
    fn long_cells_are_cut_and_signs_that_cannot_be_shown_left_out() {
        let long = "ا".repeat(400);
        let found = read("a.csv", &format!("a,b\n{long},x\u{0}\u{7}y\n"));
        assert_eq!(found.rows[0][0].chars().count(), CELL + 1);
        assert!(found.rows[0][0].ends_with('…'));
        assert_eq!(found.rows[0][1], "xy");
    }
}
