//! Who claims what about whom, what rests on which source, what was answered and what was
//! corrected: every record's evidence from the other end. Prose is not looked at here.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::language::Lang;
use crate::model::{
    Case, Claim, Correction, CorrectionKind, Exhibit, Kind, RecordId, Reference, Speaker,
    pick,
};

/// The claims that have to do with an entity, by id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimsOf {
    /// Those it makes.
    pub by: Vec<Arc<str>>,
    /// Those about it.
    pub about: Vec<Arc<str>>,
}

/// Something that rests on a source, beside prose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rest {
    /// A claim, through its evidence or its values.
    Claim(Arc<str>),
    /// An event.
    Event(Arc<str>),
    /// A relation: its type, whose it is, and to whom.
    Relation(Arc<str>, Arc<str>, Arc<str>),
    /// An office or post of an entity.
    Role(Arc<str>),
    /// An exhibit, or who is heard in it.
    Exhibit(Arc<str>),
}

/// The evidence of a case, from its other ends. Every list is in a fixed order.
#[derive(Debug, Default, PartialEq)]
pub struct Evidence {
    /// Claims by entity.
    pub claims_of: BTreeMap<Arc<str>, ClaimsOf>,
    /// What rests on each source.
    pub rests: BTreeMap<Arc<str>, Vec<Rest>>,
    /// Ids of replies by claim.
    pub replies_to: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// Ids of replies by the entity that was asked.
    pub replies_of: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// Corrections by page, the newest first.
    pub corrections_of: BTreeMap<RecordId, Vec<Arc<Correction>>>,
    /// Corrections by claim, the newest first, with the page each is of.
    pub corrected: BTreeMap<Arc<str>, Vec<(RecordId, Arc<Correction>)>>,
    /// Ids of exhibits by the claims made in them.
    pub made_in: BTreeMap<Arc<str>, Vec<Arc<str>>>,
}

impl Evidence {
    /// Looks through a case; of records in several languages, at the one in `lang`.
    #[must_use]
    pub fn new(case: &Case, lang: &Lang) -> Self {
        let mut all = Self::default();
        for (id, translations) in &case.claims {
            if let Some(claim) = pick(translations, lang) {
                all.claim(id, claim);
            }
        }
        for (id, translations) in &case.exhibits {
            if let Some(exhibit) = pick(translations, lang) {
                all.exhibit(case, id, exhibit);
            }
        }
        for (id, translations) in &case.events {
            let sources = pick(translations, lang).map(|event| &event.sources);
            all.rest(sources.into_iter().flatten(), &Rest::Event(id.clone()));
        }
        all.relations(case);
        for (id, translations) in &case.entities {
            let roles = pick(translations, lang).map(|entity| &entity.roles);
            let sources = roles.into_iter().flatten().flat_map(|role| &role.sources);
            all.rest(sources, &Rest::Role(id.clone()));
        }
        for reply in case.replies.values() {
            push(&mut all.replies_of, &reply.subject.value, reply.id.clone());
            for claim in &reply.about {
                push(&mut all.replies_to, &claim.value, reply.id.clone());
            }
        }
        all.corrections(case);
        all
    }

    /// Whether a record's page was withdrawn: it stays, and says so.
    #[must_use]
    pub fn is_retracted(&self, record: &RecordId) -> bool {
        let corrections = self.corrections_of.get(record);
        let mut kinds = corrections.into_iter().flatten().map(|c| c.kind);
        kinds.any(|kind| kind == CorrectionKind::Retraction)
    }

    fn claim(&mut self, id: &Arc<str>, claim: &Claim) {
        for entity in &claim.by {
            let of = self.claims_of.entry(entity.value.clone()).or_default();
            once(&mut of.by, id.clone());
        }
        for entity in &claim.about {
            let of = self.claims_of.entry(entity.value.clone()).or_default();
            once(&mut of.about, id.clone());
        }
        for reply in &claim.replies {
            push(&mut self.replies_to, id, reply.value.clone());
        }
        self.rest(claim.sources(), &Rest::Claim(id.clone()));
    }

    fn exhibit(&mut self, case: &Case, id: &Arc<str>, exhibit: &Exhibit) {
        let quoted = exhibit.quotes.iter().filter_map(|quote| quote.claim.as_ref());
        for claim in exhibit.marks.iter().map(|mark| &mark.claim).chain(quoted) {
            push(&mut self.made_in, &claim.value, id.clone());
        }
        // What is said of a voice is withheld with the entity it is said to be.
        let is_there = |speaker: &&Speaker| {
            let entity = speaker.entity.as_ref();
            entity.is_none_or(|entity| case.entities.contains_key(&entity.value))
        };
        let said = exhibit.speakers.iter().filter(is_there);
        let said = said.filter_map(|speaker| speaker.source.as_ref());
        self.rest(exhibit.sources.iter().chain(said), &Rest::Exhibit(id.clone()));
    }

    fn relations(&mut self, case: &Case) {
        let ends = case.relations.values().flatten().filter(|end| !end.inverse);
        for relation in ends.map(|end| &end.relation) {
            let [kind, subject, target] =
                [&relation.kind, &relation.subject, &relation.target]
                    .map(|r| r.value.clone());
            self.rest(&relation.sources, &Rest::Relation(kind, subject, target));
        }
    }

    fn corrections(&mut self, case: &Case) {
        for (page, correction) in &case.corrections {
            let of = self.corrections_of.entry(page.clone()).or_default();
            of.push(correction.clone());
            let is_own = |claim: &&Reference| *page != (Kind::Claim, claim.value.clone());
            if let Some(claim) = correction.claim.as_ref().filter(is_own) {
                let of = self.corrected.entry(claim.value.clone()).or_default();
                of.push((page.clone(), correction.clone()));
            }
        }
    }

    fn rest<'a>(
        &mut self,
        sources: impl IntoIterator<Item = &'a Reference>,
        what: &Rest,
    ) {
        for source in sources {
            push(&mut self.rests, &source.value, what.clone());
        }
    }
}

fn push<T: PartialEq>(all: &mut BTreeMap<Arc<str>, Vec<T>>, key: &Arc<str>, what: T) {
    once(all.entry(key.clone()).or_default(), what);
}

fn once<T: PartialEq>(all: &mut Vec<T>, what: T) {
    if !all.contains(&what) {
        all.push(what);
    }
}
