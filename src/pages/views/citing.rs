//! How a page is cited by others.

use serde::Serialize;

use super::DateView;

/// How to cite a page, and where it stays.
#[derive(Debug, Clone, Serialize)]
pub struct CiteView {
    /// The page's absolute address.
    pub url: String,
    /// The page in the citation style of the site, as HTML; empty where no style was wanted,
    /// as in a case without sources.
    pub reference_html: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it is called.
    pub title: String,
    /// The site's title.
    pub container: String,
    /// When it was published.
    pub date: Option<DateView>,
    /// The page as an entry of a .bib file; of articles alone, else empty.
    pub biblatex: String,
    /// The page as CSL-JSON; of articles alone, else empty.
    pub csl: String,
}
