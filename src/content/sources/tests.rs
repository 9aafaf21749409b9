//! The dates of sources, in every form a bibliography may have them.

use std::sync::Arc;

use crate::content::Parsed;
use crate::content::place::Format;
use crate::diag::{Code, Diagnostic, FilePath};

fn parsed(
    format: Format,
    text: &str,
) -> (Vec<Option<String>>, Vec<Diagnostic>, Arc<str>) {
    let (text, mut found) = (Arc::from(text), Vec::new());
    let file = FilePath::from("content/sources");
    let dates =
        super::parse(format, &file, &text, &mut found).into_iter().map(|p| match p {
            Parsed::Source(source) => source.issued.as_ref().map(ToString::to_string),
            _ => None,
        });
    (dates.collect(), found, text)
}

/// What the one source's `issued` becomes.
fn issued(value: &str) -> Option<String> {
    let (mut dates, found, _) =
        parsed(Format::Csl, &format!("- id: one\n  title: T\n  issued: {value}\n"));
    assert!(found.is_empty(), "{value}: {found:?}");
    dates.pop().flatten()
}

#[test]
fn csl_becomes_edtf() {
    for (value, expected) in [
        ("2022-09-24", "2022-09-24"),
        ("2022", "2022"),
        ("\"2022-09~\"", "2022-09~"),
        ("[2007,2009]", "[2007,2009]"),
        ("{1960,1961-12}", "{1960,1961-12}"),
        ("{date-parts: [[2022, 9, 24]]}", "2022-09-24"),
        ("{date-parts: [[2022, 9]]}", "2022-09"),
        ("{date-parts: [[2022]]}", "2022"),
        ("{date-parts: [[\"2022\", \"09\"]]}", "2022-09"),
        ("{date-parts: [[-44, 3, 15]]}", "-0044-03-15"),
        ("{date-parts: [[850]]}", "0850"),
        ("{date-parts: [[2022, 9, 24], [2022, 10]]}", "2022-09-24/2022-10"),
        ("{date-parts: [[2022, 9], [0, 0, 0]]}", "2022-09/.."),
        ("{date-parts: [[1985]], circa: true}", "1985~"),
        ("{date-parts: [[1985], [1990]], circa: 1}", "1985~/1990~"),
        ("{date-parts: [[1985]], circa: false}", "1985"),
        ("{date-parts: [[2001]], season: 1}", "2001-21"),
        ("{date-parts: [[2001]], season: \"4\"}", "2001-24"),
        ("{date-parts: [[2001]], season: Summer}", "2001-22"),
        ("{date-parts: [[2001, 15]]}", "2001-23"),
        ("{raw: \"2022-09\"}", "2022-09"),
        ("{raw: 2022-09, circa: true}", "2022-09~"),
        ("{literal: \"2022-09-24\"}", "2022-09-24"),
    ] {
        assert_eq!(issued(value).as_deref(), Some(expected), "{value}");
    }
    assert_eq!(issued("{literal: in press}"), None);
}

#[test]
fn csl_says_where_it_holds_no_date() {
    for (line, code, at, help) in [
        ("issued: 24/09/2022", Code::BadDate, "24/09/2022", "2022-09-24"),
        ("accessed: 24/09/2022", Code::BadDate, "24/09/2022", "2022-09-24"),
        ("issued: {raw: Sept 2022}", Code::BadDate, "Sept 2022", "2022-09"),
        ("custom: {archive_date: 2022-9-4}", Code::BadDate, "2022-9-4", "2022-09-04"),
    ] {
        let text = format!("- id: one\n  title: T\n  {line}\n");
        let (dates, found, text) = parsed(Format::Csl, &text);
        let [d] = &found[..] else { panic!("{line}: {found:?}") };
        let place = d.place.as_ref().expect("a place");
        assert_eq!((dates, d.code), (vec![None], code), "{line}");
        assert_eq!(&text[place.span.range()], at, "{line}");
        assert!(
            d.help.as_deref().is_some_and(|h| h.contains(help)),
            "{line}: {:?}",
            d.help
        );
    }
    for line in [
        "issued: {date-parts: [[2022, 17]]}",
        "issued: {date-parts: [[2023, 2, 29]]}",
        "issued: {date-parts: [2022, 9]}",
        "issued: {date-parts: [[2022, nine]]}",
        "issued: {date-parts: [[2022, 9.5]]}",
        "issued: {date-parts: []}",
        "issued: {date-parts: [[0]]}",
        "issued: {date-parts: [[1], [2], [3]]}",
        "issued: {date-parts: [[99999999999999999999]]}",
    ] {
        let (dates, found, _) =
            parsed(Format::Csl, &format!("- id: one\n  title: T\n  {line}\n"));
        assert_eq!((dates, found.len()), (vec![None], 1), "{line}: {found:?}");
        assert!(found[0].place.is_some(), "{line}");
    }
}

#[test]
fn json_is_read_as_yaml() {
    let text = r#"[{"id": "one", "title": "T", "issued": {"date-parts": [[2022, 9, 24]], "circa": true}}]"#;
    let (dates, found, _) = parsed(Format::Csl, text);
    assert_eq!((dates, found.len()), (vec![Some("2022-09-24~".to_owned())], 0));
}

#[test]
fn biblatex_has_edtf_and_bibtex_a_year_and_a_month() {
    for (fields, expected) in [
        ("date = {2022-09-24}", Some("2022-09-24")),
        ("date = {1850~}", Some("1850~")),
        ("date = {1997/..}", Some("1997/..")),
        ("date = {/1974}", Some("/1974")),
        ("date = {2001-21}", Some("2001-21")),
        ("date = {199X}", Some("199X")),
        ("year = {2022}", Some("2022")),
        ("year = 2022, month = sep", Some("2022-09")),
        ("year = 2022, month = {September}, day = 24", Some("2022-09-24")),
        ("year = 2022, month = 9", Some("2022-09")),
        ("year = {c. 1985}", Some("1985~")),
        ("year = {in press}", None),
    ] {
        let text = format!("@book{{one,\n title = {{T}},\n {fields}\n}}\n");
        let (dates, found, _) = parsed(Format::Bib, &text);
        assert!(found.is_empty(), "{fields}: {found:?}");
        assert_eq!(dates, [expected.map(str::to_owned)], "{fields}");
    }
}

#[test]
fn biblatex_says_where_it_holds_no_date() {
    for key in ["date", "urldate"] {
        let text = format!("@book{{one,\n title = {{T}},\n {key} = {{24/09/2022}}\n}}\n");
        let (_, found, text) = parsed(Format::Bib, &text);
        let [d] = &found[..] else { panic!("{key}: {found:?}") };
        let place = d.place.as_ref().expect("a place");
        assert_eq!(&text[place.span.range()], "24/09/2022", "{key}");
    }
}
