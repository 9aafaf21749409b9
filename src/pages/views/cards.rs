//! Cards that stand inside a text.

use serde::Serialize;

use super::{DateView, EntityRef, SourceView};

/// A claim's card, shown where a text embeds it: the value `claim` of `cards/claim.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimCard {
    /// Its id.
    pub id: String,
    /// The card's anchor on the page.
    pub anchor: String,
    /// What is claimed.
    pub statement: String,
    /// `reported`, `alleged`…; words and meaning in `t.status` and `t.status_meaning`.
    pub status: &'static str,
    /// Who claims it.
    pub by: Vec<EntityRef>,
    /// Whom or what it is about.
    pub about: Vec<EntityRef>,
    /// Figures that differ, each with who gives it.
    pub values: Vec<ValueView>,
    /// What speaks for, against, or explains it.
    pub evidence: Vec<EvidenceView>,
    /// When it was last checked.
    pub last_verified: Option<DateView>,
}

/// One of several figures for the same thing.
#[derive(Debug, Clone, Serialize)]
pub struct ValueView {
    /// The figure.
    pub value: String,
    /// Who gives it.
    pub by: Option<SourceView>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceView {
    /// The source.
    pub source: SourceView,
    /// Where in it; may be empty.
    pub locator: String,
    /// Its words; may be empty.
    pub quote: String,
    /// `for`, `against` or `context`.
    pub bears: &'static str,
}

/// An exhibit's card: the value `exhibit` of `cards/exhibit.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ExhibitCard {
    /// Its id.
    pub id: String,
    /// The card's anchor on the page.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// `audio`, `document`, `image`, `video` or `dataset`.
    pub kind: &'static str,
    /// The file, from this page.
    pub href: String,
    /// Words on how far it is authenticated; in `t.authenticity`, or empty.
    pub authenticity: String,
    /// A caption; may be empty.
    pub summary: String,
}
