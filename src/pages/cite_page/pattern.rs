//! Patterns: one reference for all pages that a style words alike.
//!
//! The style's engine takes a third of a millisecond for a reference, and a case has thousands
//! of pages. So it is handed a made-up page, in which marks stand for the title, the authors,
//! the address and the year, and the formatter remembers what it made of that. What a page
//! says itself is then put in for the marks. A pattern keeps what styles look into: of what
//! kind the page is, how many wrote it, how its title closes, the site, and the day.

use serde_json::{Value, json};

use crate::bibliography::CslItem;
use crate::markdown;
use crate::pages::views::CiteView;

/// The marks. They begin with a capital, as what a style puts into another case does.
const TITLE: &str = "Zyxwtitle";
const ADDRESS: &str = "https://Zyxw.example/";
/// The made-up year.
const YEAR: u16 = 8127;
/// Signs after which styles put no stop of their own.
const CLOSING: [char; 4] = ['?', '!', '.', '…'];

/// A made-up page that stands for all those that a style words alike.
pub struct Pattern {
    /// What the style is handed.
    pub item: CslItem,
    /// The year that is put in for the made-up one.
    year: Option<u64>,
}

impl Pattern {
    /// The pattern of a page of a kind that CSL knows, with the date as CSL has it.
    pub fn of(page: &CiteView, kind: &str, issued: Option<&Value>) -> Self {
        let title = page.title.as_str();
        let closing = &title[title.trim_end_matches(CLOSING).len()..];
        let mut item = CslItem::new();
        item.insert("id".into(), json!("pattern"));
        item.insert("type".into(), json!(kind));
        item.insert("title".into(), json!(format!("{TITLE}{closing}")));
        if !page.authors.is_empty() {
            let authors = 0..page.authors.len();
            let names = authors.map(|n| json!({ "literal": author(n) }));
            item.insert("author".into(), names.collect());
        }
        item.insert("container-title".into(), json!(page.container));
        item.insert("URL".into(), json!(ADDRESS));
        let mut year = None;
        if let Some(issued) = issued {
            let mut issued = issued.clone();
            // Where the site is named after that year, no other can be told from it.
            if !page.container.contains(&YEAR.to_string()) {
                year = swap_year(&mut issued);
            }
            item.insert("issued".into(), issued);
        }
        Self { item, year }
    }

    /// What a style made of the pattern, with what the page says itself.
    pub fn filled(&self, html: &str, page: &CiteView) -> String {
        let put = |html: String, mark: &str, text: &str| {
            let mut escaped = String::new();
            markdown::escape_text(&mut escaped, text);
            html.replace(mark, &escaped)
        };
        let mut out = html.to_owned();
        if let Some(year) = self.year {
            out = put(out, &YEAR.to_string(), &year.to_string());
        }
        for (n, name) in page.authors.iter().enumerate() {
            out = put(out, &author(n), name);
        }
        out = put(out, ADDRESS, &page.url);
        put(out, TITLE, page.title.trim_end_matches(CLOSING))
    }
}

/// The mark of an author. It ends in a letter, so that none begins another.
fn author(n: usize) -> String {
    format!("Zyxwauthor{n}x")
}

/// Puts the made-up year into a date; gives the one that stood there. Only one year of four
/// digits, in a date that says no more than its parts, is worded like all others.
fn swap_year(date: &mut Value) -> Option<u64> {
    let parts = date.as_object().filter(|date| date.len() == 1)?;
    let [_] = &parts.get("date-parts")?.as_array()?[..] else { return None };
    let year = date.pointer_mut("/date-parts/0/0")?;
    let real = year.as_u64().filter(|year| (1000..=9999).contains(year))?;
    *year = json!(YEAR);
    Some(real)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(title: &str, authors: &[&str]) -> CiteView {
        CiteView {
            url: "https://example.org/a&b/".into(),
            reference_html: String::new(),
            authors: authors.iter().map(|name| (*name).to_owned()).collect(),
            title: title.into(),
            container: "A case".into(),
            date: None,
            biblatex: String::new(),
            csl: String::new(),
        }
    }

    fn pattern(page: &CiteView, issued: &Value) -> Pattern {
        Pattern::of(page, "webpage", Some(issued))
    }

    #[test]
    fn pages_alike_have_one_pattern() {
        let (one, two) =
            (json!({"date-parts": [[2021, 3]]}), json!({"date-parts": [[2022, 3]]}));
        let first = pattern(&page("Who?", &["Ann"]), &one).item;
        assert_eq!(first, pattern(&page("Whom?", &["Bob"]), &two).item);
        assert_ne!(first, pattern(&page("Whom", &["Bob"]), &two).item);
        assert_ne!(first, pattern(&page("Who?", &["Ann", "Bob"]), &two).item);
        assert_ne!(
            first,
            pattern(&page("Who?", &["Ann"]), &json!({"date-parts": [[2021, 4]]})).item
        );
    }

    #[test]
    fn a_page_is_put_in() {
        let page = page("Ann & who?", &["Ann", "Bob"]);
        let made = pattern(&page, &json!({"date-parts": [[2021]]}));
        let html = format!("{}, {}. {TITLE}? 8127. {ADDRESS}", author(1), author(0));
        assert_eq!(
            made.filled(&html, &page),
            "Bob, Ann. Ann &amp; who? 2021. https://example.org/a&amp;b/"
        );
    }

    #[test]
    fn years_that_are_worded_otherwise_stay() {
        for date in [
            json!({"date-parts": [[988]]}),
            json!({"date-parts": [[2021], [2022]]}),
            json!({"date-parts": [[2021]], "circa": true}),
            json!({"edtf": "2021~"}),
        ] {
            let mut swapped = date.clone();
            assert_eq!(swap_year(&mut swapped), None);
            assert_eq!(swapped, date);
        }
    }
}
