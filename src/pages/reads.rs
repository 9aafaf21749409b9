//! What a page was made from, noted while its view is made.
//!
//! Every look-up that a view makes in the case goes through an accessor of
//! [`Site`](super::Site), and each accessor notes what it handed out as a [`Facet`]. After
//! an edit, only pages that read a facet which changed are made anew.

use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::strands::Scope;
use super::weaves::RecordKey;
use crate::language::Lang;
use crate::model::Kind;

/// A part of the case that views read as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet<'a> {
    /// A record in all its languages.
    Record(Kind, &'a str),
    /// A source.
    Source(&'a str),
    /// A woven body with all that was learnt of it.
    Body(Kind, &'a str, &'a Lang),
    /// The beginning of a body, as lists show it.
    Lead(Kind, &'a str, &'a Lang),
    /// How long it takes to read a body.
    Minutes(Kind, &'a str, &'a Lang),
    /// How a body names an entity.
    Mention(&'a RecordKey, &'a str),
    /// The pages that name an entity.
    Namings(&'a str),
    /// How often an entity is named.
    Named(&'a str),
    /// The relations of an entity.
    Relations(&'a str),
    /// Who must not be taken for an entity, as told by the others.
    Apart(&'a str),
    /// The events of an entity.
    EventsOf(&'a str),
    /// The articles that use an event.
    UsedIn(&'a str),
    /// The articles that lead to or show a claim or an exhibit.
    Uses(Kind, &'a str),
    /// The pages that cite a source.
    Citings(&'a str),
    /// How a body cites a source.
    Cites(&'a RecordKey, &'a str),
    /// What rests on a source, beside prose.
    Rests(&'a str),
    /// The claims by and about an entity.
    ClaimsOf(&'a str),
    /// The exhibits in which a claim is made.
    MadeIn(&'a str),
    /// The replies to a claim.
    RepliesTo(&'a str),
    /// The replies of an entity.
    RepliesOf(&'a str),
    /// A reply.
    Reply(&'a str),
    /// What is said in a recording, by its file.
    Transcript(&'a str),
    /// The corrections of a page.
    CorrectionsOf(Kind, &'a str),
    /// The corrections that concern a claim.
    Corrected(&'a str),
    /// All corrections.
    Corrections,
    /// Whether there is any correction.
    AnyCorrection,
    /// What is new in the case.
    Updates,
    /// How many claims have each status.
    Statuses,
    /// What comes before and after an article or an event.
    Around(Kind, &'a str),
    /// The articles and their order.
    Articles,
    /// The ids of all entities.
    Entities,
    /// The ids of all plain pages.
    Pages,
    /// The languages in which the whole case is one document.
    Printed,
    /// The ids of all claims.
    Claims,
    /// The ids of all exhibits.
    Exhibits,
    /// The keys of all sources.
    Sources,
    /// The events and their order.
    Chronology,
    /// The events of a strand of the chronology, and where they are filed.
    Strand(&'a Scope),
    /// By what the chronology is split, and in which orders it stands.
    Split,
    /// Where an event is filed.
    Filed(&'a str),
    /// The threads of the chronology, and how many events each has.
    Threads,
    /// Whether there is any record of a kind.
    Any(Kind),
    /// What is known of a published file.
    Media(&'a str),
    /// The list of tags or of authors in a language.
    Terms(Terms, &'a Lang),
    /// The articles of one tag or author in a language.
    Term(Terms, &'a Lang, &'a str),
}

/// The two ways in which articles are filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Terms {
    /// By tag.
    Tags,
    /// By author.
    Authors,
}

impl Terms {
    /// The folder of their pages, which is also the word for all of them.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Authors => "authors",
        }
    }

    /// The word for one of them.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Tags => "tag",
            Self::Authors => "author",
        }
    }
}

/// A facet as a number. Two facets of one number only make a page be made in vain.
pub type Mark = u64;

impl Facet<'_> {
    /// The number of the facet, the same in every run.
    #[must_use]
    pub fn mark(&self) -> Mark {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// The facets read so far; for one page, on one thread.
#[derive(Debug, Default)]
pub struct Reads(RefCell<Vec<Mark>>);

impl Reads {
    /// Notes that a facet was read.
    pub fn note(&self, facet: &Facet<'_>) {
        self.0.borrow_mut().push(facet.mark());
    }

    /// Everything that was read, sorted, each facet once.
    #[must_use]
    pub fn into_marks(self) -> Box<[Mark]> {
        let mut marks = self.0.into_inner();
        marks.sort_unstable();
        marks.dedup();
        marks.into_boxed_slice()
    }
}
