//! Cards that stand inside a text.

use serde::Serialize;

use super::ShownView;

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
    /// Its page.
    pub href: String,
    /// The player, picture, pages or table; none where no copy is published.
    pub shown: Option<ShownView>,
    /// Who made it; may be empty.
    pub credit: String,
    /// Words on how far it is authenticated; in `t.authenticity`, or empty.
    pub authenticity: String,
    /// A caption; may be empty.
    pub summary: String,
    /// The language of its texts, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}
