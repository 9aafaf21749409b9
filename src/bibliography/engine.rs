//! The one place that calls the CSL engine.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use hayagriva::citationberg::json::{Item, Value};
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, StyleClass};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChildren,
    LocatorPayload, SpecificLocator,
};

/// Something else that is cited between two citings of a source, so that the second is
/// worded as a later one and not as "ibid.".
static BETWEEN: LazyLock<Item> = LazyLock::new(|| {
    let text = |text: &str| Value::String(text.to_owned());
    let fields =
        [("id", text("\u{1}")), ("type", text("document")), ("title", text("\u{1}"))];
    Item(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
});

/// What the engine made of one item.
pub struct Trees {
    /// A first citing.
    pub first: ElemChildren,
    /// A later citing; the same as the first in styles without notes.
    pub later: ElemChildren,
    /// The reference, where the style has a bibliography.
    pub reference: Option<ElemChildren>,
}

/// What an item is formatted with.
#[derive(Clone, Copy)]
pub struct With<'a> {
    pub style: &'a IndependentStyle,
    pub locale: &'a LocaleCode,
    pub files: &'a [Locale],
    /// The number it is cited by, and of the note it is first cited in, in styles that
    /// number.
    pub number: usize,
}

/// Formats an item, cited at `locator`. `None` when the engine gave up.
pub fn run<'a>(
    with: With<'a>,
    item: &'a Item,
    locator: Option<(Locator, &'a str)>,
) -> Option<Trees> {
    // The engine panics on input it did not expect; what is handed to it is made safe, and
    // this stands behind that.
    catch_unwind(AssertUnwindSafe(|| drive(with, item, locator))).ok()?
}

/// The reference of an item alone, where the style has a bibliography: about a third of the
/// work. The style's citations are to be empty ([`super::specialise::entries_only`]).
pub fn entry(with: With<'_>, item: &Item) -> Option<ElemChildren> {
    catch_unwind(AssertUnwindSafe(|| {
        let With { style, locale, files, number } = with;
        let offset = number.saturating_sub(1);
        let mut driver = BibliographyDriver::new().with_citation_number_offset(offset);
        let items = vec![CitationItem::with_entry(item)];
        let locale = Some(locale.clone());
        let request =
            CitationRequest::new(items, style, locale.clone(), files, Some(number));
        driver.citation(request);
        let rendered = driver.finish(BibliographyRequest::new(style, locale, files));
        let mut entries = rendered.bibliography.into_iter().flat_map(|b| b.items);
        entries.next().map(|entry| entry.content)
    }))
    .ok()?
}

fn drive<'a>(
    with: With<'a>,
    item: &'a Item,
    locator: Option<(Locator, &'a str)>,
) -> Option<Trees> {
    let With { style, locale, files, number } = with;
    let notes = style.settings.class == StyleClass::Note;
    let offset = number.saturating_sub(1);
    let mut driver = BibliographyDriver::new().with_citation_number_offset(offset);
    let mut cite = |item: &'a Item, locator: Option<(Locator, &'a str)>, note| {
        let locator = locator
            .map(|(label, value)| SpecificLocator(label, LocatorPayload::Str(value)));
        let items = vec![CitationItem::with_locator(item, locator)];
        driver.citation(CitationRequest::new(
            items,
            style,
            Some(locale.clone()),
            files,
            Some(note),
        ));
    };
    cite(item, locator, number);
    if notes {
        cite(&BETWEEN, None, number + 1);
        cite(item, locator, number + 2);
    }
    let request = BibliographyRequest::new(style, Some(locale.clone()), files);
    let rendered = driver.finish(request);
    let mut citations = rendered.citations.into_iter().map(|c| c.citation);
    let first = citations.next()?;
    let later = citations.nth(1).unwrap_or_else(|| first.clone());
    let id = item.id().unwrap_or_default();
    let entries = rendered.bibliography.into_iter().flat_map(|b| b.items);
    let reference = entries.filter(|e| e.key == id).map(|e| e.content).next();
    Some(Trees { first, later, reference })
}
