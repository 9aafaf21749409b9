//! One source in one style: its reference, and its notes.

use hayagriva::citationberg::taxonomy;

use super::CslItem;
use super::cite::{Form, Locator, Shape};
use super::item::clean;
use super::rich::Rich;
use super::style::Style;
use super::work::Work;

/// The attributes that Robust Links put on the link of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RobustLink {
    /// `data-originalurl`: the source's own address.
    pub original: String,
    /// `data-versionurl`: the archived copy.
    pub version: String,
    /// `data-versiondate`: the day of the copy, `2022-09-25`.
    pub date: String,
}

/// A source, formatted. All but `plain` is HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Formatted {
    /// The entry in the bibliography, without a number of its own.
    pub reference: String,
    /// The note of a first citing, without a stop at its end.
    pub full: String,
    /// The note of a later citing, likewise.
    pub short: String,
    /// The author alone, for a sentence that names them; the title where there is none.
    pub author: String,
    /// The reference as plain text.
    pub plain: String,
}

/// The entry of a source in the bibliography. All but `plain` is HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// The entry, without a number of its own.
    pub reference: String,
    /// The author alone, for a sentence that names them; the title where there is none.
    pub author: String,
    /// The entry as plain text.
    pub plain: String,
}

/// A citation with the place of its locator's value open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pieces {
    pub before: String,
    pub after: Option<String>,
}

impl Style {
    /// Formats a source. Fields of `item` as [`super::csl_date`] and CSL have them; an item
    /// without an `id` is printed by its title alone.
    #[must_use]
    pub fn format(&self, item: &CslItem, link: Option<&RobustLink>) -> Formatted {
        let work = Work::new(self, item, link);
        let reference = work.reference(false);
        Formatted {
            plain: reference.plain(),
            full: work.html(&work.note(Form::Full, None, false)),
            short: work.html(&work.note(Form::Short, None, false)),
            author: work.html(&Rich::of(&clean(&work.author()))),
            reference: work.html(&reference),
        }
    }

    /// The entry of a source alone: [`Style::format`] without the notes.
    #[must_use]
    pub fn entry(&self, item: &CslItem, link: Option<&RobustLink>) -> Entry {
        let work = Work::new(self, item, link);
        let rich = work.reference(false);
        Entry {
            plain: rich.plain(),
            author: work.html(&Rich::of(&clean(&work.author()))),
            reference: work.html(&rich),
        }
    }

    /// One citation, as HTML without a stop at its end. [`super::Formatter`] does the same
    /// and keeps what it made.
    #[must_use]
    pub fn cite(
        &self,
        item: &CslItem,
        link: Option<&RobustLink>,
        form: Form,
        locator: Option<&Locator>,
        suppress_author: bool,
    ) -> String {
        let shape = locator.map(|l| (l.kind(), l.shape()));
        self.pieces(item, link, form, shape, suppress_author).filled(locator)
    }

    pub(super) fn pieces(
        &self,
        item: &CslItem,
        link: Option<&RobustLink>,
        form: Form,
        locator: Option<(taxonomy::Locator, Shape)>,
        suppress_author: bool,
    ) -> Pieces {
        // Of a page that is cited, the pages of the whole article are no more to be told.
        let paged = locator.filter(|(kind, _)| *kind == taxonomy::Locator::Page);
        let mut pageless = None;
        if paged.is_some() && !self.has_notes() && item.contains_key("page") {
            pageless = Some(item.clone()).map(|mut item| {
                item.remove("page");
                item
            });
        }
        let work = Work::new(self, pageless.as_ref().unwrap_or(item), link);
        let value = locator.map(|(kind, shape)| (kind, work.stand_in(shape), shape));
        let rich = work.note(form, value.as_ref(), suppress_author);
        let html = work.html(&rich);
        let (a, b) = &work.prepared.locators;
        let open = value.and_then(|(_, _, shape)| {
            let start = html.find(a.as_str())?;
            let last = if shape == Shape::Numbers { b } else { a };
            let end = start + html[start..].find(last.as_str())? + last.len();
            Some((html[..start].to_owned(), html[end..].to_owned()))
        });
        match open {
            Some((before, after)) => Pieces { before, after: Some(after) },
            None => Pieces { before: html, after: None },
        }
    }
}

impl Pieces {
    /// With the value of a locator in its place.
    pub fn filled(&self, locator: Option<&Locator>) -> String {
        let mut out = self.before.clone();
        if let (Some(after), Some(locator)) = (&self.after, locator) {
            crate::markdown::escape_text(&mut out, &locator.printed());
            out.push_str(after);
        }
        out
    }
}
