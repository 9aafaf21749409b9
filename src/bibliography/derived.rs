//! One wording of a locator from another. The engine takes about a millisecond for a
//! citation, and a source that is cited by page, by pages and by section would cost three.
//!
//! What changes between them is the term beside the value: "p. 3", "pp. 3–5", "sec. 3". How it
//! changes in a style is learnt from a made-up source of the same type, and put into the
//! wording of the real one by the page. Where anything beside the term might change, there
//! is no derived wording and the engine is asked.

use hayagriva::citationberg::taxonomy;
use serde_json::json;

use super::CslItem;
use super::cite::Shape;
use super::format::Pieces;

/// A locator as styles look at it.
pub type Sort = (taxonomy::Locator, Shape);

/// The wording that the others are derived from.
pub const PAGE: Sort = (taxonomy::Locator::Page, Shape::Number);

/// In every text of the made-up source, so that a wording that holds one is known.
const MARK: &str = "Zyxw";
/// The longest term beside a locator, in bytes.
const LONGEST: usize = 40;

/// Whether wordings of this source may be derived for a locator.
pub fn may_derive(item: &CslItem, sort: Sort) -> bool {
    // Styles tell the pages of an article or leave them out by what is cited of it.
    sort != PAGE && (sort.0 == PAGE.0 || !item.contains_key("page"))
}

/// A made-up source of the type of a real one.
pub fn probe(item: &CslItem) -> CslItem {
    let kind = item.get("type").cloned().unwrap_or_else(|| json!("document"));
    let name = json!([{ "family": MARK, "given": MARK }]);
    let mut probe = CslItem::new();
    probe.insert("id".into(), json!(MARK));
    probe.insert("type".into(), kind);
    probe.insert("title".into(), json!(MARK));
    probe.insert("author".into(), name);
    if item.contains_key("page") {
        probe.insert("page".into(), json!("812-819"));
    }
    probe
}

/// The wording of a source for another locator, from its wording by the page and the two
/// wordings of the made-up source.
pub fn derive(
    page: &Pieces,
    probe_page: &Pieces,
    probe_other: &Pieces,
) -> Option<Pieces> {
    let common = prefix(&probe_page.before, &probe_other.before);
    let (old, new) = (&probe_page.before[common..], &probe_other.before[common..]);
    let (after_page, after_other) =
        (probe_page.after.as_ref()?, probe_other.after.as_ref()?);
    let end = suffix(after_page, after_other);
    let old_end = &after_page[..after_page.len() - end];
    let new_end = &after_other[..after_other.len() - end];
    let is_term = |text: &&str| text.len() <= LONGEST && !text.contains(MARK);
    if ![old, new, old_end, new_end].iter().all(is_term) {
        return None;
    }
    let before = page.before.strip_suffix(old)?;
    let after = page.after.as_ref()?.strip_prefix(old_end)?;
    Some(Pieces {
        before: format!("{before}{new}"),
        after: Some(format!("{new_end}{after}")),
    })
}

/// How many bytes two texts begin with in common.
fn prefix(a: &str, b: &str) -> usize {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

/// How many bytes two texts end with in common.
fn suffix(a: &str, b: &str) -> usize {
    let same = a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b);
    same.map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::CslItem;
    use crate::bibliography::{Citable, Form, Formatter, Locator, Style};
    use crate::language::Lang;

    fn items() -> Vec<CslItem> {
        let all = json!([
            {"id": "a", "type": "book", "title": "The lamps", "publisher": "Quay",
             "author": [{"family": "Doe", "given": "Ann"}], "issued": {"date-parts": [[2019]]}},
            {"id": "b", "type": "article-newspaper", "title": "Who counted?",
             "container-title": "The Lamp", "URL": "https://example.org/x",
             "issued": {"date-parts": [[2022, 9, 24]]}, "accessed": {"date-parts": [[2024, 3, 19]]}},
            {"id": "c", "type": "article-journal", "title": "On counting", "page": "12-19",
             "container-title": "Journal", "volume": "4", "DOI": "10.1/x",
             "author": [{"family": "Roe", "given": "B."}, {"family": "Poe", "given": "C."}]},
            {"id": "d", "type": "webpage", "title": "No date here", "URL": "https://example.org/"},
            {"id": "e", "type": "report", "title": "A report", "publisher": "Board",
             "author": [{"literal": "The Board"}], "issued": {"date-parts": [[2020, 1]]}}
        ]);
        all.as_array()
            .into_iter()
            .flatten()
            .filter_map(|i| i.as_object().cloned())
            .collect()
    }

    #[test]
    fn a_derived_wording_is_the_engines_own() {
        let locators = [
            ("page", "3"),
            ("page", "3–5"),
            ("page", "last one"),
            ("section", "2"),
            ("section", "2, 4"),
            ("chapter", "7"),
            ("timestamp", "01:03"),
            ("paragraph", "9"),
            ("oracle", "9"),
        ];
        let mut faults = Vec::new();
        for name in Style::names().into_iter().step_by(STEP) {
            let Ok(style) = Style::load(name, &Lang::default()) else { continue };
            let formatter = Formatter::new(style.clone());
            for item in items() {
                let source = Citable::new(&item, None);
                for (label, value) in locators {
                    let locator = Locator { label: label.into(), value: value.into() };
                    for form in [Form::Full, Form::Short] {
                        let kept = formatter.cite(&source, form, Some(&locator), false);
                        let own = style.cite(&item, None, form, Some(&locator), false);
                        if kept != own {
                            faults
                                .push(format!("{name} {label} {value}: {kept} | {own}"));
                        }
                    }
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn an_entry_alone_is_that_of_the_whole() {
        for name in Style::names().into_iter().step_by(STEP) {
            let Ok(style) = Style::load(name, &Lang::default()) else { continue };
            for item in items() {
                let (whole, alone) =
                    (style.format(&item, None), style.entry(&item, None));
                assert_eq!(alone.reference, whole.reference, "{name}");
                assert_eq!(alone.plain, whole.plain, "{name}");
                assert_eq!(alone.author, whole.author, "{name}");
            }
        }
    }

    /// Every so many styles of the archive are tried.
    const STEP: usize = 4;
}
