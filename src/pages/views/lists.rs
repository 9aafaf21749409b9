//! Lists of articles, tags and authors.

use serde::Serialize;

use super::{ArticleItem, PaginationView};

/// A list of articles: the value `list` (all articles, a tag's, an author's).
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// How many in all.
    pub count: usize,
    /// Those on this page.
    pub items: Vec<ArticleItem>,
    /// The other pages.
    pub pagination: PaginationView,
}

/// All tags, or all authors: the value `terms`.
#[derive(Debug, Clone, Serialize)]
pub struct TermsView {
    /// The terms, in alphabetical order.
    pub items: Vec<TermView>,
}

/// A tag or an author.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    /// Its words.
    pub title: String,
    /// Its page.
    pub href: String,
    /// How many articles.
    pub count: usize,
}
