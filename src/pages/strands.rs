//! The strands of the chronology that have pages of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::{Address, segment};
use crate::chronology::{Filed, Part, Strand};
use crate::config::Config;
use crate::language::Lang;
use crate::model::{Case, Event, Kind, pick};

/// What a chronology is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All events, in the order in which they happened.
    All,
    /// All events, in the order in which they became known.
    Public,
    /// The events of a thread, by its segment of addresses.
    Thread(String),
    /// The events of an entity.
    Entity(Arc<str>),
}

impl Scope {
    /// `all`, `public`, `thread` or `entity`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Public => "public",
            Self::Thread(_) => "thread",
            Self::Entity(_) => "entity",
        }
    }

    /// Its first page.
    #[must_use]
    pub fn address(&self, lang: &Lang, site: &Lang) -> Address {
        let prefix = if lang == site { String::new() } else { format!("{lang}/") };
        let under = |path: &str| Address::new(&format!("{prefix}{path}"));
        match self {
            Self::All => under("chronology/"),
            Self::Public => under("chronology/public/"),
            Self::Thread(slug) => under(&format!("chronology/threads/{slug}/")),
            Self::Entity(id) => {
                let own = Kind::Entity.address(id, lang, site);
                Address::new(&format!("{}chronology/", own.as_str()))
            }
        }
    }

    /// One of its pages.
    #[must_use]
    pub fn page(&self, part: Option<Part>, lang: &Lang, site: &Lang) -> Address {
        let first = self.address(lang, site);
        match part {
            Some(part) => Address::new(&format!("{}{part}/", first.as_str())),
            None => first,
        }
    }

    /// The date by which an event is filed in it.
    #[must_use]
    pub fn filed(&self, event: &Event) -> Filed {
        let date = match self {
            Self::Public => event.known_since(),
            _ => event.date.as_ref(),
        };
        Filed::of(date.map(|date| date.value.period()))
    }
}

/// The events of a thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// As its events name it.
    pub id: Arc<str>,
    /// Its segment of addresses.
    pub slug: String,
    /// Its events.
    pub strand: Strand,
}

/// The strands, of which those of entities are made when they are asked for.
#[derive(Debug, Default)]
pub struct Strands {
    /// As things happened.
    pub(super) all: Strand,
    /// As they became known; empty when that is no other order.
    pub(super) public: Strand,
    /// The threads: those with a title in their order, then the others as they come.
    pub(super) threads: Vec<Thread>,
    /// Where each thread stands, by its segment of addresses.
    places: BTreeMap<String, usize>,
}

impl Strands {
    pub(super) fn new(config: &Config, case: &Case) -> Self {
        let page = config.chronology.page;
        let event = |id: &Arc<str>| pick(case.events.get(id)?, &config.language);
        let filed = |scope: &Scope, ids: &[Arc<str>]| {
            let of = |id| event(id).map_or(Filed::Undated, |e| scope.filed(e));
            Strand::new(ids.iter().map(|id| (id.clone(), of(id))).collect(), page)
        };
        let mut threads: Vec<(Arc<str>, String, Vec<Arc<str>>)> = Vec::new();
        for id in &case.chronology {
            let threads_of = event(id).into_iter().flat_map(|e| &e.threads);
            for thread in threads_of.map(|thread| &thread.value) {
                let slug = segment(thread);
                let at = threads.iter().position(|(_, s, _)| *s == slug);
                let at = at.unwrap_or_else(|| {
                    threads.push((thread.clone(), slug, Vec::new()));
                    threads.len() - 1
                });
                if threads[at].2.last() != Some(id) {
                    threads[at].2.push(id.clone());
                }
            }
        }
        threads.sort_by_key(|(id, ..)| config.chronology.rank(id));
        let thread = |(id, slug, ids): (Arc<str>, String, Vec<Arc<str>>)| Thread {
            strand: filed(&Scope::All, &ids),
            id,
            slug,
        };
        let threads: Vec<Thread> = threads.into_iter().map(thread).collect();
        Self {
            all: filed(&Scope::All, &case.chronology),
            public: filed(&Scope::Public, &case.became_public),
            places: threads.iter().map(|t| t.slug.clone()).zip(0..).collect(),
            threads,
        }
    }

    /// A thread by its segment of addresses.
    pub(super) fn thread(&self, slug: &str) -> Option<&Thread> {
        self.threads.get(*self.places.get(slug)?)
    }
}
