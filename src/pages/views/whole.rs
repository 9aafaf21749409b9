//! The whole case as one document.

use serde::Serialize;

use super::{CorrectionView, DateView, NameView, WithheldView};

/// The whole case: the value `whole`.
#[derive(Debug, Clone, Serialize)]
pub struct WholeView {
    /// The site's title.
    pub title: String,
    /// What it is, in a sentence; may be empty.
    pub description: String,
    /// When anything in it was last changed, as far as its records say.
    pub updated: Option<DateView>,
    /// Its parts, in order; none is empty.
    pub parts: Vec<WholePart>,
}

/// A part of the document.
#[derive(Debug, Clone, Serialize)]
pub struct WholePart {
    /// `articles`, `entities`, `events`, `claims`, `exhibits`, `pages`, `sources` or
    /// `corrections`; words in `t.print.parts`.
    pub kind: &'static str,
    /// Its anchor.
    pub anchor: String,
    /// Its number, from 1.
    pub number: usize,
    /// How much it holds, in records.
    pub count: usize,
    /// Whether the contents name its sections one by one.
    pub is_listed: bool,
    /// What it holds.
    pub sections: Vec<WholeSection>,
}

/// A record within the document.
#[derive(Debug, Clone, Serialize)]
pub struct WholeSection {
    /// Its anchor.
    pub anchor: String,
    /// Its number, such as `1.2`.
    pub number: String,
    /// Its name.
    pub name: NameView,
    /// The date of an event.
    pub date: Option<DateView>,
    /// BCP 47 tag of its language, when it differs from the document's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
    /// What it says, with links and anchors as the document needs them.
    pub html: String,
}

/// The frame of a section: the value `page` of the templates in `print/`.
#[derive(Debug, Clone, Serialize)]
pub struct SectionPage {
    /// `print`.
    pub kind: &'static str,
    /// BCP 47 tag of its language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What leads from its record's page to the site's root; links are turned afterwards.
    pub root: String,
    /// Its number, such as `1.2`.
    pub number: String,
    /// The absolute address of its record's page.
    pub canonical: String,
    /// Set when the record is only shown because drafts are.
    pub withheld: Option<WithheldView>,
    /// Whether the record was withdrawn.
    pub retracted: bool,
    /// Its corrections, the newest first.
    pub corrections: Vec<CorrectionView>,
    /// Empty: the document holds the list of all corrections itself.
    pub corrections_href: String,
}
