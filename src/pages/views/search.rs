//! What pages tell of search, and the page for it.

use serde::Serialize;

use super::LinkView;

/// What the frame of a page tells of search; all empty when the site is not searched.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SearchView {
    /// The page for searching in this page's language.
    pub href: String,
    /// Under what this page is found: the kind of an entity, or `article`, `event`, `claim`,
    /// `exhibit`, `source`, `page`. Empty for a page that is not to be found.
    pub kind: &'static str,
    /// Where the index is read from: `host`, or `folder` for a site opened without one.
    pub index: &'static str,
    /// The pages for searching in the other languages of the site.
    pub others: Vec<SearchElsewhere>,
}

/// Searching in another language: each has an index of its own.
#[derive(Debug, Clone, Serialize)]
pub struct SearchElsewhere {
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// The page for searching in it, from here.
    pub href: String,
}

/// The page for searching.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPageView {
    /// The lists that lead to everything without a search.
    pub lists: Vec<LinkView>,
}
