//! What prose may lead to: every record's page, every file, every source.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fold::fold;
use crate::address::Address;
use crate::diag::FilePath;
use crate::language::Lang;
use crate::model::{Case, EntityType, Kind, Status};

/// A page that prose may lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Where it is.
    pub address: Address,
    /// Its title or name.
    pub title: Arc<str>,
    /// Its language.
    pub lang: Lang,
}

/// A claim that prose may mark or embed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimTarget {
    /// How far it is established.
    pub status: Status,
    /// The sources it rests on, in order.
    pub sources: Vec<Arc<str>>,
}

/// What a file under content/ is to a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileTarget {
    /// The source of a page.
    Page(Address),
    /// A file that is published as it is, at this address.
    Asset(Address),
    /// The source of something that is withheld.
    Withheld,
    /// A source that could not be read; its own diagnostics tell why.
    Unread,
}

/// Everything that prose may lead to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Targets {
    /// Pages by kind and id, in each language.
    pub records: BTreeMap<(Kind, Arc<str>), Vec<Target>>,
    /// Entities by the folded, lower-case form of each of their names.
    pub by_name: BTreeMap<String, BTreeSet<Arc<str>>>,
    /// Kinds of the entities.
    pub entity_types: BTreeMap<Arc<str>, EntityType>,
    /// The claims.
    pub claims: BTreeMap<Arc<str>, ClaimTarget>,
    /// The page of each source, by its key. Its title here is what it is known by outside,
    /// so that prose is not woven anew when a source is given another title.
    pub source_pages: BTreeMap<Arc<str>, Target>,
    /// Files under content/.
    pub files: BTreeMap<FilePath, FileTarget>,
    /// What exists but could not be read.
    pub unread: BTreeSet<(Kind, Arc<str>)>,
    /// What exists but is withheld.
    pub withheld: BTreeSet<(Kind, Arc<str>)>,
    /// The threads of the chronology.
    pub threads: BTreeSet<Arc<str>>,
    /// Names of the theme's shortcodes.
    pub shortcodes: BTreeSet<String>,
}

impl Targets {
    /// The page of a record in `lang`, else in the first language it has.
    #[must_use]
    pub fn record(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&Target> {
        let all = self.records.get(&(kind, Arc::from(id)))?;
        all.iter().find(|t| t.lang == *lang).or_else(|| all.first())
    }

    /// Every id of a kind.
    pub fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let from = (kind, Arc::from(""));
        self.records
            .range(from..)
            .take_while(move |((k, _), _)| *k == kind)
            .map(|((_, id), _)| &**id)
    }

    /// The key under which [`Targets::by_name`] keeps a name.
    #[must_use]
    pub fn name_key(name: &str) -> String {
        fold(name.trim()).text.to_lowercase()
    }

    /// The names of all entities of a case.
    #[must_use]
    pub fn names(case: &Case) -> BTreeMap<String, BTreeSet<Arc<str>>> {
        let mut all: BTreeMap<String, BTreeSet<Arc<str>>> = BTreeMap::new();
        for (id, translations) in &case.entities {
            for entity in translations.values() {
                let aliases = entity.aliases.iter().chain(&entity.weak_aliases);
                let names = aliases.map(|a| &a.name).chain([&entity.head.title]);
                for name in names {
                    all.entry(Self::name_key(name)).or_default().insert(id.clone());
                }
            }
        }
        all
    }
}
