//! The case: all records, in order, with what follows from them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Article, Claim, Correction, Entity, Event, Exhibit, Kind, Page, Relation, Reply,
    Source,
};
use crate::diag::FilePath;
use crate::language::Lang;
use crate::webvtt::Transcript;

/// A record, whatever its language.
pub type RecordId = (Kind, Arc<str>);

/// The records of one id in several languages.
pub type Translations<T> = BTreeMap<Lang, Arc<T>>;

/// A relation seen from one of its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationEnd {
    /// The relation.
    pub relation: Arc<Relation>,
    /// Whether this end is the target, so that the inverse words apply.
    pub inverse: bool,
}

/// All that may be published, resolved. Immutable; every list is in a fixed order.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// Articles by id and language.
    pub articles: BTreeMap<Arc<str>, Translations<Article>>,
    /// Entities by id and language.
    pub entities: BTreeMap<Arc<str>, Translations<Entity>>,
    /// Events by id and language.
    pub events: BTreeMap<Arc<str>, Translations<Event>>,
    /// Claims by id and language.
    pub claims: BTreeMap<Arc<str>, Translations<Claim>>,
    /// Exhibits by id and language.
    pub exhibits: BTreeMap<Arc<str>, Translations<Exhibit>>,
    /// Plain pages by path and language.
    pub pages: BTreeMap<Arc<str>, Translations<Page>>,
    /// Sources by key.
    pub sources: BTreeMap<Arc<str>, Arc<Source>>,
    /// What each source is known by outside, by key: a segment of addresses, unique, and of
    /// a confidential source made of its public name alone.
    pub public_ids: BTreeMap<Arc<str>, Arc<str>>,
    /// Corrections with the record whose page each is of, the newest first.
    pub corrections: Vec<(RecordId, Arc<Correction>)>,
    /// What is said in recordings, by the file it stands in.
    pub transcripts: BTreeMap<FilePath, Arc<Transcript>>,
    /// Replies by id.
    pub replies: BTreeMap<Arc<str>, Arc<Reply>>,
    /// Relations by entity, both ways.
    pub relations: BTreeMap<Arc<str>, Vec<RelationEnd>>,
    /// Ids of events in chronological order; those without a date at the end.
    pub chronology: Vec<Arc<str>>,
    /// Ids of events in the order in which they became known; empty when that is no other.
    pub became_public: Vec<Arc<str>>,
    /// Events by entity (participant or place), in chronological order.
    pub events_of: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// What exists but is withheld, by kind and id: never printed, named only in diagnostics.
    pub withheld: BTreeSet<(Kind, Arc<str>)>,
    /// Files that only withheld exhibits name: withheld with them.
    pub withheld_files: BTreeSet<FilePath>,
    /// What is there but could not be read: its own file tells why, so references to it
    /// are not told as errors too.
    pub unread: BTreeSet<(Kind, Arc<str>)>,
    /// The other files under content/, which are published when a page refers to them.
    pub files: BTreeSet<FilePath>,
}

impl Case {
    /// The entity of this id, in `lang` where it is translated.
    #[must_use]
    pub fn entity(&self, id: &str, lang: &Lang) -> Option<&Arc<Entity>> {
        pick(self.entities.get(id)?, lang)
    }

    /// The event of this id, in `lang` where it is translated.
    #[must_use]
    pub fn event(&self, id: &str, lang: &Lang) -> Option<&Arc<Event>> {
        pick(self.events.get(id)?, lang)
    }

    /// The claim of this id, in `lang` where it is translated.
    #[must_use]
    pub fn claim(&self, id: &str, lang: &Lang) -> Option<&Arc<Claim>> {
        pick(self.claims.get(id)?, lang)
    }

    /// The exhibit of this id, in `lang` where it is translated.
    #[must_use]
    pub fn exhibit(&self, id: &str, lang: &Lang) -> Option<&Arc<Exhibit>> {
        pick(self.exhibits.get(id)?, lang)
    }

    /// What a source is known by outside.
    #[must_use]
    pub fn public_id(&self, key: &str) -> &str {
        self.public_ids.get(key).map_or("", |id| id)
    }
}

/// The record in `lang`, else the first there is.
#[must_use]
pub fn pick<'a, T>(all: &'a Translations<T>, lang: &Lang) -> Option<&'a Arc<T>> {
    all.get(lang).or_else(|| all.values().next())
}
