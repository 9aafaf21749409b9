//! What a page of the plan is: what it shows, where, in which language.

use std::sync::Arc;

use super::reads::Terms;
use super::strands::Scope;
use crate::address::Address;
use crate::chronology::Part;
use crate::diag::Place;
use crate::language::Lang;
use crate::model::Kind;

/// What a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The front page.
    Home,
    /// An article.
    Article(Arc<str>),
    /// An entity.
    Entity(Arc<str>),
    /// Further mentions of an entity: the page from 2.
    Mentions(Arc<str>, usize),
    /// An event.
    Event(Arc<str>),
    /// A plain page.
    Plain(Arc<str>),
    /// All articles: the page from 1.
    Articles(usize),
    /// All tags, or all authors.
    Terms(Terms),
    /// The articles of a tag or an author, by its segment of addresses: the page from 1.
    Term(Terms, String, usize),
    /// All entities.
    Entities,
    /// A claim.
    Claim(Arc<str>),
    /// All claims.
    Claims,
    /// An exhibit.
    Exhibit(Arc<str>),
    /// All exhibits.
    Exhibits,
    /// A source, by its key.
    Source(Arc<str>),
    /// All sources.
    Sources,
    /// What was corrected.
    Corrections,
    /// Events in order: all of them or a strand, whole or a part.
    Chronology(Scope, Option<Part>),
    /// The whole case as one document.
    Whole,
    /// The page for searching.
    Search,
    /// The error page.
    NotFound,
    /// A former address that leads to a new one.
    Redirect(Address, String),
    /// What is shown of a record where a page leads to it.
    Preview(Kind, Arc<str>),
}

impl PageKind {
    /// Whether the page is made only for whoever opens it while the project is edited: it
    /// reads everything, so every edit would make it anew.
    #[must_use]
    pub fn is_on_demand(&self) -> bool {
        matches!(self, Self::Whole)
    }

    /// The word under which pages of this kind are counted.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Article(_) => "articles",
            Self::Entity(_) => "entities",
            Self::Event(_) => "events",
            Self::Claim(_) => "claims",
            Self::Exhibit(_) => "exhibits",
            Self::Source(_) => "sources",
            Self::Plain(_) => "plain pages",
            Self::Redirect(..) => "redirects",
            Self::Preview(..) => "previews",
            Self::Whole => "documents",
            _ => "lists",
        }
    }
}

/// A page that will be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSpec {
    /// Where it is.
    pub address: Address,
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub kind: PageKind,
    /// In words, for messages.
    pub what: String,
    /// Where it comes from, if from one file.
    pub place: Option<Place>,
    /// Whether search engines and feeds may list it.
    pub listed: bool,
}

impl PageSpec {
    /// Whether it goes with the page of a record, and is none by itself.
    #[must_use]
    pub fn is_preview(&self) -> bool {
        matches!(self.kind, PageKind::Preview(..))
    }

    /// Whether both are rendered alike. Where a page comes from is told of faults in the
    /// plan and is no part of the page.
    #[must_use]
    pub fn renders_as(&self, other: &Self) -> bool {
        let Self { address, lang, kind, what, place: _, listed } = self;
        *kind == other.kind
            && *address == other.address
            && *lang == other.lang
            && *what == other.what
            && *listed == other.listed
    }
}
