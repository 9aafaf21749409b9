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

/// Who is told of a page, beside those who follow a link to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// Search engines, and whoever searches the site.
    Listed,
    /// A record where it stands in for its translation, in a language in which nobody wrote
    /// it: search engines are told of the original, and who searches the site in that language
    /// finds it by its names.
    StandsIn,
    /// Nobody: it is withheld or withdrawn, or no page by itself.
    Unlisted,
}

impl Listing {
    /// Listed, where that may be.
    #[must_use]
    pub fn when(listed: bool) -> Self {
        if listed { Self::Listed } else { Self::Unlisted }
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
    /// Who is told of it.
    pub listing: Listing,
}

impl PageSpec {
    /// Whether search engines may list it.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.listing == Listing::Listed
    }

    /// Whether those who search the site find it: records that are listed, and entities by
    /// their names in every language. Lists repeat what other pages say, and what is withheld
    /// or withdrawn is not for finding.
    #[must_use]
    pub fn is_found(&self) -> bool {
        match self.kind {
            PageKind::Entity(_) => self.listing != Listing::Unlisted,
            PageKind::Article(_)
            | PageKind::Event(_)
            | PageKind::Claim(_)
            | PageKind::Exhibit(_)
            | PageKind::Source(_)
            | PageKind::Plain(_) => self.is_listed(),
            // A front page that somebody wrote; otherwise it is a list.
            PageKind::Home => self.is_listed() && self.place.is_some(),
            _ => false,
        }
    }

    /// Whether it goes with the page of a record, and is none by itself.
    #[must_use]
    pub fn is_preview(&self) -> bool {
        matches!(self.kind, PageKind::Preview(..))
    }

    /// Whether both are rendered alike. Where a page comes from is told of faults in the
    /// plan and is no part of the page.
    #[must_use]
    pub fn renders_as(&self, other: &Self) -> bool {
        let Self { address, lang, kind, what, place: _, listing } = self;
        *kind == other.kind
            && *address == other.address
            && *lang == other.lang
            && *what == other.what
            && *listing == other.listing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_found_and_names_in_every_language() {
        let is_found = |kind: PageKind, listing| {
            let (address, lang) = (Address::new("x/"), Lang::default());
            let (what, place) = (String::new(), None);
            PageSpec { address, lang, kind, what, place, listing }.is_found()
        };
        let article = || PageKind::Article("x".into());
        let entity = || PageKind::Entity("x".into());
        assert!(is_found(article(), Listing::Listed));
        assert!(!is_found(article(), Listing::StandsIn));
        assert!(is_found(entity(), Listing::StandsIn));
        assert!(!is_found(entity(), Listing::Unlisted));
        assert!(!is_found(PageKind::Articles(1), Listing::Listed));
        // A front page that nobody wrote.
        assert!(!is_found(PageKind::Home, Listing::Listed));
    }
}
