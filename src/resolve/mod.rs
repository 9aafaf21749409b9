//! All parsed records to one [`Case`], in which every reference leads somewhere.
//!
//! What is withheld is taken out first, so that no later stage can print it; then ids
//! are checked to be unique, references to lead to records, relations are told from
//! both ends and events are ordered. Input order does not matter.

mod references;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use references::Check;

use crate::address::segment;
use crate::chronology;
use crate::config::Config;
use crate::content::Parsed;
use crate::diag::{Code, Diagnostic, FilePath, Place};
use crate::evidence;
use crate::language::Lang;
use crate::model::{Case, Correction, Event, Head, Kind, Relation, Source, Translations};
use crate::relations;

/// Gathers the records. `drafts` keeps what is withheld.
#[must_use]
pub fn resolve<'a>(
    records: impl IntoIterator<Item = &'a Parsed>,
    unread: BTreeSet<(Kind, Arc<str>)>,
    files: BTreeSet<FilePath>,
    config: &Config,
    drafts: bool,
) -> (Case, Vec<Diagnostic>) {
    let mut gather = Gather {
        case: Case { unread, files, ..Case::default() },
        drafts,
        ..Gather::default()
    };
    for record in records {
        gather.record(record);
    }
    let Gather { mut case, mut found, relations, corrections, .. } = gather;
    let sources: Vec<&Source> = case.sources.values().map(|s| &**s).collect();
    found.append(&mut evidence::same::same(&sources));
    // An id is withheld only when none of its languages is published.
    let published = |kind: Kind, id: &str| match kind {
        Kind::Article => case.articles.contains_key(id),
        Kind::Entity => case.entities.contains_key(id),
        Kind::Event => case.events.contains_key(id),
        Kind::Claim => case.claims.contains_key(id),
        Kind::Exhibit => case.exhibits.contains_key(id),
        Kind::Page => case.pages.contains_key(id),
        Kind::Source => case.sources.contains_key(id),
    };
    let withheld =
        case.withheld.iter().filter(|(k, id)| !published(*k, id)).cloned().collect();
    case.withheld = withheld;
    alone(&case, &config.language, &mut found);
    let check = Check { case: &case, config };
    check.all(&relations, &mut found);
    check.threads(&mut found);
    let corrections = check.corrections(corrections, &mut found);
    let relations = check.sound(relations);
    case.corrections = corrections;
    case.replies.retain(|_, reply| case.entities.contains_key(&reply.subject.value));
    case.public_ids = public_ids(&case.sources);
    let published = case.exhibits.values().flat_map(BTreeMap::values);
    let published: BTreeSet<FilePath> =
        published.flat_map(|exhibit| exhibit.files().cloned()).collect();
    case.withheld_files.retain(|file| !published.contains(file));
    case.relations = relations::both_ways(relations);
    order(&mut case, &config.language, &mut found);
    (case, found)
}

#[derive(Default)]
struct Gather {
    case: Case,
    drafts: bool,
    relations: Vec<Relation>,
    corrections: BTreeMap<Arc<str>, Arc<Correction>>,
    found: Vec<Diagnostic>,
}

impl Gather {
    fn record(&mut self, record: &Parsed) {
        match record {
            Parsed::Article(r) => {
                self.add(&r.head, r, |c| &mut c.articles, |r| &r.head);
            }
            Parsed::Entity(r) => {
                if self.add(&r.head, r, |c| &mut c.entities, |r| &r.head) {
                    self.relations.extend(r.relations.iter().cloned());
                }
            }
            Parsed::Event(r) => {
                self.add(&r.head, r, |c| &mut c.events, |r| &r.head);
            }
            Parsed::Claim(r) => {
                self.add(&r.head, r, |c| &mut c.claims, |r| &r.head);
            }
            Parsed::Exhibit(r) => {
                if !self.add(&r.head, r, |c| &mut c.exhibits, |r| &r.head) {
                    self.case.withheld_files.extend(r.files().cloned());
                }
            }
            Parsed::Page(r) => {
                self.add(&r.head, r, |c| &mut c.pages, |r| &r.head);
            }
            Parsed::Source(r) => self.source(r),
            Parsed::Relation(r) => self.relations.push((**r).clone()),
            Parsed::Correction(r) => {
                let place = |c: &Correction| c.place.clone();
                let first = self.corrections.get(&r.id).map(|first| place(first));
                match first {
                    None => drop(self.corrections.insert(r.id.clone(), r.clone())),
                    Some(first) => {
                        self.entry_twice("corrections", &r.id, &r.place, &first);
                    }
                }
            }
            Parsed::Transcript(file, transcript) => {
                self.case.transcripts.insert(file.clone(), transcript.clone());
            }
            Parsed::Reply(r) => {
                let first = self.case.replies.get(&r.id).map(|first| first.place.clone());
                match first {
                    None => drop(self.case.replies.insert(r.id.clone(), r.clone())),
                    Some(first) => self.entry_twice("replies", &r.id, &r.place, &first),
                }
            }
        }
    }

    /// Adds a record unless it is withheld or its id is taken; says whether it did.
    fn add<T>(
        &mut self,
        head: &Head,
        record: &Arc<T>,
        into: impl Fn(&mut Case) -> &mut BTreeMap<Arc<str>, Translations<T>>,
        head_of: impl Fn(&T) -> &Head,
    ) -> bool {
        if head.withheld.is_some() && !self.drafts {
            self.case.withheld.insert((head.kind, head.id.clone()));
            return false;
        }
        let translations = into(&mut self.case).entry(head.id.clone()).or_default();
        match translations.get(&head.lang) {
            None => {
                translations.insert(head.lang.clone(), record.clone());
                true
            }
            Some(first) => {
                let d =
                    duplicate(head.kind, &head.id, &head.place, &head_of(first).place);
                self.found.push(d);
                false
            }
        }
    }

    fn entry_twice(&mut self, word: &str, id: &str, place: &Place, first: &Place) {
        self.found.push(twice(word, id, place, first));
    }

    fn source(&mut self, source: &Arc<Source>) {
        let place =
            |s: &Source| s.place.clone().unwrap_or_else(|| Place::whole(&Arc::from("")));
        match self.case.sources.get(&source.id) {
            None => {
                self.case.sources.insert(source.id.clone(), source.clone());
            }
            Some(first) => {
                let d =
                    duplicate(Kind::Source, &source.id, &place(source), &place(first));
                self.found.push(d);
            }
        }
    }
}

fn duplicate(kind: Kind, id: &str, place: &Place, first: &Place) -> Diagnostic {
    twice(kind.folder_word(), id, place, first)
}

fn twice(word: &str, id: &str, place: &Place, first: &Place) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, format!("there are two {word} `{id}`"))
        .at(place.clone())
        .also(first.clone(), "the other one")
        .help("rename one of them: an id names one record of its kind in each language")
}

/// What each source is known by outside. The keys of confidential sources are their authors'
/// own words: theirs are made of public names, after those of all others are given.
fn public_ids(sources: &BTreeMap<Arc<str>, Arc<Source>>) -> BTreeMap<Arc<str>, Arc<str>> {
    let mut taken = BTreeSet::new();
    let mut all = BTreeMap::new();
    let (hidden, open): (Vec<_>, Vec<_>) = sources.values().partition(|s| s.confidential);
    let named = |source: &Source| {
        segment(if source.confidential { &source.title } else { &source.id })
    };
    for source in open.into_iter().chain(hidden) {
        let wanted = named(source);
        let mut id = wanted.clone();
        let mut n = 1;
        while !taken.insert(id.clone()) {
            n += 1;
            id = format!("{wanted}-{n}");
        }
        all.insert(source.id.clone(), Arc::from(id));
    }
    all
}

/// Translations without the record they translate.
fn alone(case: &Case, site: &Lang, found: &mut Vec<Diagnostic>) {
    let mut look = |id: &str, langs: Vec<(&Lang, &Head)>| {
        let [(lang, head)] = langs[..] else { return };
        let tag = format!(".{lang}.");
        if lang == site || !head.file.contains(&tag) {
            return;
        }
        let original = head.file.replace(&tag, ".");
        found.push(
            Diagnostic::new(
                Code::TranslationAlone,
                format!("`{id}` is a translation of a page that does not exist"),
            )
            .at(Place::whole(&head.file))
            .help(format!("write `{original}`, or publish it too if it is withheld")),
        );
    };
    macro_rules! each {
        ($($map:ident),*) => {$(
            for (id, all) in &case.$map {
                look(id, all.iter().map(|(l, r)| (l, &r.head)).collect());
            }
        )*};
    }
    each!(articles, entities, events, claims, exhibits, pages);
}

/// Orders the events and files them under their entities.
fn order(case: &mut Case, site: &Lang, found: &mut Vec<Diagnostic>) {
    let own = |all: &Translations<Event>| {
        all.get(site).or_else(|| all.values().next()).cloned()
    };
    let events: Vec<(Arc<str>, Arc<Event>)> = case
        .events
        .iter()
        .filter_map(|(id, all)| Some((id.clone(), own(all)?)))
        .collect();
    let by_id: BTreeMap<Arc<str>, &Event> =
        events.iter().map(|(id, e)| (id.clone(), &**e)).collect();
    let (ordered, mut problems) = chronology::order(&by_id);
    found.append(&mut problems);
    let mut events_of: BTreeMap<Arc<str>, Vec<Arc<str>>> = BTreeMap::new();
    for id in &ordered {
        let event = by_id[id];
        let named: BTreeSet<&Arc<str>> =
            event.participants.iter().chain(&event.venue).map(|r| &r.value).collect();
        for entity in named {
            events_of.entry(entity.clone()).or_default().push(id.clone());
        }
    }
    case.became_public = chronology::became_public(&by_id, &ordered);
    case.chronology = ordered;
    case.events_of = events_of;
}
