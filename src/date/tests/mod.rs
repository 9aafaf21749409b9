//! Tests of the room: what dates mean, how they stand in order, what is said of them.

mod before;
mod clock;
mod clock_slips;
mod laws;
mod meaning;
mod order;
mod slips;
mod stretch;
mod weekday;
mod words;
mod words_en;
mod words_ur;

use std::sync::LazyLock;

use super::{CaseDate, DateWords};
use crate::language::Lang;

/// The date of an expression that the test holds to be valid.
fn date(written: &str) -> CaseDate {
    match CaseDate::parse(written) {
        Ok(date) => date,
        Err(error) => panic!("{written}: {error}"),
    }
}

fn words(tag: &str) -> DateWords {
    match Lang::parse(tag) {
        Some(lang) => DateWords::new(&lang),
        None => panic!("{tag} is no language"),
    }
}

/// The languages that have phrases of their own, built once for tests that ask often.
static ENGLISH: LazyLock<DateWords> = LazyLock::new(|| words("en"));
static URDU: LazyLock<DateWords> = LazyLock::new(|| words("ur"));

/// Compares what is said of many dates and shows all differences at once.
fn said(tag: &str, expected: &[(&str, &str)]) {
    let words = words(tag);
    let wrong: Vec<String> = expected
        .iter()
        .map(|(written, text)| (written, text, words.words(&date(written))))
        .filter(|(_, text, found)| found != *text)
        .map(|(written, text, found)| format!("{written}: {found:?} for {text:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Portuguese data makes ICU's formatter doubt itself in debug builds; its words are right.
#[test]
fn portuguese_has_words_for_dates() {
    let lang = Lang::parse("pt-BR").expect("a tag");
    let words = DateWords::new(&lang);
    let date = CaseDate::parse("2022-09-24").expect("a date");
    assert_eq!(words.words(&date), "24 de setembro de 2022");
}
