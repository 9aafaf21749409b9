//! Names of styles, languages, dates, the wording of locators.

use serde_json::json;

use super::*;
use crate::date::CaseDate;
use crate::language::Lang;

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a language")
}

fn item(value: serde_json::Value) -> CslItem {
    match value {
        serde_json::Value::Object(map) => map,
        other => panic!("not an item: {other}"),
    }
}

fn book() -> CslItem {
    item(json!({
        "id": "b", "type": "book", "title": "Lamps",
        "author": [{"family": "Doe", "given": "Jo"}],
        "issued": {"date-parts": [[1998]]},
    }))
}

#[test]
fn styles_have_the_names_of_the_archive_and_of_csl() {
    for (name, title) in [
        ("apa", "APA Style 7th edition"),
        ("chicago-notes-bibliography", "Chicago Manual of Style 18th edition"),
        ("chicago-notes", "Chicago Manual of Style 18th edition"),
        ("ieee.csl", "IEEE"),
        ("Vancouver", "Vancouver"),
        ("harvard-cite-them-right", "Cite Them Right"),
    ] {
        let style = Style::load(name, &lang("en")).expect(name);
        assert!(style.title().contains(title), "{name}: {}", style.title());
    }
    let unknown = |name: &str| Style::load(name, &lang("en")).expect_err(name);
    let StyleError::Unknown { nearest, .. } = unknown("chicago-note") else { panic!() };
    assert_eq!(nearest.as_deref(), Some("chicago-notes"));
    assert!(matches!(unknown("zzzzzzzz"), StyleError::Unknown { nearest: None, .. }));
    assert!(matches!(unknown("<style/>"), StyleError::Unreadable(_)));
    assert!(matches!(unknown("<!DOCTYPE html><p>"), StyleError::Unreadable(_)));
}

#[test]
fn every_style_that_is_known_formats_a_book() {
    for name in Style::names() {
        let style = Style::load(name, &lang("en")).expect(name);
        let made = style.format(&book(), None);
        assert!(
            made.plain.contains("Lamps") || made.plain.contains("Doe"),
            "{name}: {made:?}"
        );
    }
}

#[test]
fn a_dependent_style_is_that_of_its_parent() {
    let text = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="en-GB">
  <info><title>Journal of Lamps</title><id>http://www.zotero.org/styles/lamps</id>
  <link href="http://www.zotero.org/styles/lamps" rel="self"/>
  <link href="PARENT" rel="independent-parent"/>
  <category citation-format="author-date"/><updated>2020-01-01T00:00:00+00:00</updated></info>
</style>"#;
    let of = |parent: &str| Style::load(&text.replace("PARENT", parent), &lang("en"));
    let style = of("http://www.zotero.org/styles/apa").expect("APA is known");
    let apa = Style::load("apa", &lang("en")).expect("APA");
    assert_eq!(style.format(&book(), None), apa.format(&book(), None));
    let error = of("http://www.zotero.org/styles/nobody").expect_err("unknown");
    assert!(matches!(error, StyleError::Dependent(_)), "{error}");
}

#[test]
fn a_language_has_the_nearest_locale() {
    for (tag, locale, printed) in [
        ("en", "en-GB", "en"),
        ("en-US", "en-US", "en-US"),
        ("de", "de-DE", "de"),
        ("pt-BR", "pt-BR", "pt-BR"),
        ("pt", "pt-PT", "pt"),
        ("fa", "fa-IR", "fa"),
        ("ur", "en-US", "en-US"),
    ] {
        let style = Style::load("apa", &lang(tag)).expect("APA");
        assert_eq!((style.locale(), style.lang().as_str()), (locale, printed), "{tag}");
    }
}

#[test]
fn dates_keep_what_csl_cannot_hold() {
    for (edtf, csl) in [
        ("2022-09-24", json!({"date-parts": [[2022, 9, 24]]})),
        ("2022", json!({"date-parts": [[2022]]})),
        ("-0043", json!({"date-parts": [[-43]], })),
        (
            "2022-09~",
            json!({"date-parts": [[2022, 9]], "circa": true, "edtf": "2022-09~"}),
        ),
        ("2001-21", json!({"date-parts": [[2001]], "season": 1, "edtf": "2001-21"})),
        ("2018/2022", json!({"date-parts": [[2018], [2022]], "edtf": "2018/2022"})),
        ("2018/..", json!({"edtf": "2018/.."})),
        ("198X", json!({"edtf": "198X"})),
    ] {
        assert_eq!(csl_date(&CaseDate::parse(edtf).expect(edtf)), csl, "{edtf}");
    }
}

#[test]
fn dates_without_parts_are_said_in_words() {
    for (date, words) in [
        (json!({"date-parts": [[2022, 9]], "circa": true}), "about September 2022"),
        (json!({"date-parts": [[2018], [2022]]}), "from 2018 to 2022"),
        (json!({"literal": "in press"}), "in press"),
        (json!({"date-parts": [[850]]}), "850"),
        (json!({"raw": "2022-09-24"}), "2022, September 24"),
        (json!({"edtf": "198X"}), "some time in the 1980s"),
    ] {
        let mut book = book();
        book.insert("type".into(), "article-newspaper".into());
        book.insert("issued".into(), date.clone());
        let made = Style::load("apa", &lang("en")).expect("APA").format(&book, None);
        assert!(made.plain.contains(&format!("({words})")), "{date}: {}", made.plain);
    }
}

#[test]
fn locators_are_worded_by_the_style() {
    let apa = Style::load("apa", &lang("en")).expect("APA");
    for (label, value, expected) in [
        ("page", "3", "Doe, 1998, p. 3"),
        ("page", "3-5", "Doe, 1998, pp. 3–5"),
        ("page", "3, 7", "Doe, 1998, pp. 3, 7"),
        ("page", "xii", "Doe, 1998, p. xii"),
        ("section", "2", "Doe, 1998, Section 2"),
        ("paragraph", "4-6", "Doe, 1998, paras 4–6"),
        ("timestamp", "01:03", "Doe, 1998, 01:03"),
        ("nonsense", "the margin", "Doe, 1998, the margin"),
        ("page", "<b>3</b>", "Doe, 1998, p. &lt;b&gt;3&lt;/b&gt;"),
    ] {
        let locator = Locator { label: label.into(), value: value.into() };
        let made = apa.cite(&book(), None, Form::Short, Some(&locator), false);
        assert_eq!(made, expected, "{label} {value}");
    }
}

#[test]
fn what_is_remembered_is_what_would_be_made() {
    let style = Style::load("chicago-notes", &lang("en")).expect("Chicago");
    let formatter = Formatter::new(style.clone());
    let mut other = book();
    other.insert("title".into(), "Others".into());
    let page = |value: &str| Locator { label: "page".into(), value: value.into() };
    for _ in 0..2 {
        for item in [&book(), &other] {
            let made = style.format(item, None);
            let source = Citable::new(item, None);
            assert_eq!(formatter.entry(&source).reference, made.reference);
            assert_eq!(formatter.cite(&source, Form::Full, None, false), made.full);
            assert_eq!(formatter.cite(&source, Form::Short, None, false), made.short);
            for (form, locator) in [
                (Form::Full, page("3")),
                (Form::Short, page("44")),
                (Form::Full, page("5–6")),
            ] {
                let made = formatter.cite(
                    &Citable::new(item, None),
                    form,
                    Some(&locator),
                    false,
                );
                assert_eq!(made, style.cite(item, None, form, Some(&locator), false));
                assert!(made.contains(&locator.value), "{made}");
            }
        }
    }
}

#[test]
fn an_item_without_an_id_is_its_title() {
    let item = item(json!({"type": "interview", "title": "A <b>clerk</b>",
        "author": [{"family": "Canary"}], "URL": "https://canary.example/"}));
    for name in ["apa", "chicago-notes", "ieee"] {
        let made = Style::load(name, &lang("en")).expect(name).format(&item, None);
        assert_eq!(made.plain, "A clerk", "{name}");
        assert!(!format!("{made:?}").contains("anary"), "{name}: {made:?}");
    }
}

#[test]
fn a_list_is_ordered_as_the_style_says() {
    let order = |name: &str| Style::load(name, &lang("en")).expect(name).order();
    assert_eq!(order("ieee"), Order::Citation);
    assert_eq!(order("vancouver"), Order::Citation);
    assert_eq!(order("apa"), Order::Sorted);
    let key = Style::load("apa", &lang("en")).expect("APA").sort_key(&book());
    assert_eq!(key, ["Doe Jo", "19980000", "Lamps"].map(str::to_owned));
}

#[test]
fn no_style_prints_the_year_that_stands_for_words() {
    let mut book = book();
    book.insert("issued".into(), json!({"edtf": "198X"}));
    for name in Style::names() {
        let made = Style::load(name, &lang("en")).expect(name).format(&book, None);
        for text in [&made.plain, &made.full, &made.short] {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            assert!(digits.replace("1980", "").is_empty(), "{name}: {text}");
        }
    }
}
