//! All that is wrong is told in one run, in one order, at the right places.

use casebook::diag::{Code, report};

use super::{run, world};

const FIXTURE: &str = "\
-- content/articles/price.md --
---
title: “The price” — a café’s tale
dat: 2022-09-24
---
A reply[^1] by [[Nobody Known]], [a part](#no-such-part).

[^1]: In writing.
-- content/entities/ogra.md --
---
name: OGRA
type: public-bodi
---
-- content/events.yaml --
- id: sale
  title: The sale
  date: 24 September 2022
  participants: [ogra, orga]
";

/// Six rules are broken in three files: each rule, the file, line and column, and the text
/// that is marked.
const TOLD: &[(Code, &str, u64, u64, &str)] = &[
    (Code::UnknownKey, "content/articles/price.md", 3, 1, "dat"),
    (Code::BrokenLink, "content/articles/price.md", 5, 16, "[[Nobody Known]]"),
    (Code::BrokenAnchor, "content/articles/price.md", 5, 34, "[a part](#no-such-part)"),
    (Code::BadValue, "content/entities/ogra.md", 3, 7, "public-bodi"),
    (Code::BadDate, "content/events.yaml", 3, 9, "24 September 2022"),
    (Code::DanglingReference, "content/events.yaml", 4, 24, "orga"),
];

#[test]
fn one_run_tells_everything_in_one_order() {
    let mut world = world(FIXTURE);
    for seed in [None, Some(1), Some(2), Some(3)] {
        if let Some(seed) = seed {
            world.shuffle(seed);
        }
        let outcome = run(&world);
        let lookup = |path: &str| outcome.text(path);
        let records = report::records(&outcome.diagnostics, &lookup);
        let records = serde_json::to_value(records).expect("JSON");
        let found: Vec<(&str, &str, u64, u64, String)> = records
            .as_array()
            .expect("a list")
            .iter()
            .map(|record| {
                let word = |key: &str| record[key].as_str().expect("text");
                let number = |key: &str| record[key].as_u64().expect("a number");
                let text = outcome.text(word("file")).expect("its text");
                let at = |line: &str, column: &str| {
                    byte(&text, number(line) as usize, number(column) as usize)
                };
                let marked = &text[at("line", "column")..at("end_line", "end_column")];
                let (line, column) = (number("line"), number("column"));
                (word("code"), word("file"), line, column, marked.to_owned())
            })
            .collect();
        let expected: Vec<_> = TOLD
            .iter()
            .map(|(code, file, line, column, marked)| {
                (code.number(), *file, *line, *column, (*marked).to_owned())
            })
            .collect();
        assert_eq!(found, expected, "with the files in order {seed:?}");
    }
}

/// The byte at which a line and a column begin, both from 1, columns in characters.
pub fn byte(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let line = &text[before..];
    before + line.char_indices().nth(column - 1).map_or(line.len(), |(at, _)| at)
}

#[test]
fn a_finding_past_letters_of_several_bytes_has_its_column() {
    let text = "é—x\nab\n";
    assert_eq!([byte(text, 1, 1), byte(text, 1, 3), byte(text, 2, 2)], [0, 5, 8]);
}
