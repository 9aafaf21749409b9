//! Corrections: the notes on a page, and the list of all.

use serde::Serialize;

use super::{DateView, NameView};

/// What was changed on a page: an item of `page.corrections` and of `corrections.items`.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionView {
    /// Its id.
    pub id: String,
    /// `correction`, `clarification`, `update` or `retraction`; words in
    /// `t.correction_kinds`.
    pub kind: &'static str,
    /// When it was made.
    pub date: Option<DateView>,
    /// What was wrong and is right now.
    pub text: Option<NameView>,
    /// The words that stood there.
    pub before: Option<NameView>,
    /// The words that stand there now.
    pub after: Option<NameView>,
    /// The page it is of, where that is another.
    pub page: Option<NamedLink>,
    /// The claim concerned, where that is another page.
    pub claim: Option<NamedLink>,
}

/// The list of all corrections, the newest first: the value `corrections`.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionsView {
    /// The corrections.
    pub items: Vec<CorrectionView>,
}

/// A link whose words may be in another language than the page.
#[derive(Debug, Clone, Serialize)]
pub struct NamedLink {
    /// The words.
    pub name: NameView,
    /// Where it leads.
    pub href: String,
    /// Whether that page was withdrawn.
    pub retracted: bool,
}
