//! The one place that calls the CSL engine.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use hayagriva::citationberg::json::{Item, Value};
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode};
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

/// What is asked of the engine about an item. It makes one at a time: to make them all takes
/// several times as long as the one that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A first citing.
    First,
    /// A later citing, in styles with notes.
    Later,
    /// The entry in the bibliography.
    Entry,
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

/// Formats an item, cited at `locator`. `None` when the style has no such part, or the engine
/// gave up. The style may be one for this part alone ([`super::specialise::specialise`]).
pub fn ask<'a>(
    with: With<'a>,
    item: &'a Item,
    part: Part,
    locator: Option<(Locator, &'a str)>,
) -> Option<ElemChildren> {
    // The engine panics on input it did not expect; what is handed to it is made safe, and
    // this stands behind that.
    catch_unwind(AssertUnwindSafe(|| drive(with, item, part, locator))).ok()?
}

fn drive<'a>(
    with: With<'a>,
    item: &'a Item,
    part: Part,
    locator: Option<(Locator, &'a str)>,
) -> Option<ElemChildren> {
    let With { style, locale, files, number } = with;
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
    if part == Part::Later {
        cite(&BETWEEN, None, number + 1);
        cite(item, locator, number + 2);
    }
    let request = BibliographyRequest::new(style, Some(locale.clone()), files);
    let rendered = driver.finish(request);
    if part == Part::Entry {
        let id = item.id().unwrap_or_default();
        let mut entries = rendered.bibliography.into_iter().flat_map(|b| b.items);
        return entries.find(|entry| entry.key == id).map(|entry| entry.content);
    }
    rendered.citations.into_iter().next_back().map(|cited| cited.citation)
}
