//! All parsed records to one [`Case`], in which every reference leads somewhere.
//!
//! What is withheld is taken out first, so that no later stage can print it; then ids
//! are checked to be unique, references to lead to records, relations are told from
//! both ends and events are ordered. Input order does not matter.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::chronology;
use crate::config::Config;
use crate::content::Parsed;
use crate::diag::{Code, Diagnostic, FilePath, Place, did_you_mean};
use crate::language::Lang;
use crate::model::{Case, Event, Head, Kind, Reference, Relation, Source, Translations};
use crate::relations;

/// Gathers the records. `drafts` keeps what is withheld.
#[must_use]
pub fn resolve(
    records: Vec<Parsed>,
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
    let Gather { mut case, mut found, relations, replies, .. } = gather;
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
    let check = Check { case: &case, config, replies: &replies };
    check.all(&relations, &mut found);
    let relations = check.sound(relations);
    case.relations = relations::both_ways(relations);
    order(&mut case, &config.language, &mut found);
    (case, found)
}

#[derive(Default)]
struct Gather {
    case: Case,
    drafts: bool,
    relations: Vec<Relation>,
    replies: BTreeSet<Arc<str>>,
    found: Vec<Diagnostic>,
}

impl Gather {
    fn record(&mut self, record: Parsed) {
        match record {
            Parsed::Article(r) => {
                let head = r.head.clone();
                self.add(&head, *r, |c| &mut c.articles, |r| &r.head);
            }
            Parsed::Entity(mut r) => {
                let head = r.head.clone();
                let relations = std::mem::take(&mut r.relations);
                if self.add(&head, *r, |c| &mut c.entities, |r| &r.head) {
                    self.relations.extend(relations);
                }
            }
            Parsed::Event(r) => {
                let head = r.head.clone();
                self.add(&head, *r, |c| &mut c.events, |r| &r.head);
            }
            Parsed::Claim(r) => {
                let head = r.head.clone();
                self.add(&head, *r, |c| &mut c.claims, |r| &r.head);
            }
            Parsed::Exhibit(r) => {
                let head = r.head.clone();
                self.add(&head, *r, |c| &mut c.exhibits, |r| &r.head);
            }
            Parsed::Page(r) => {
                let head = r.head.clone();
                self.add(&head, *r, |c| &mut c.pages, |r| &r.head);
            }
            Parsed::Source(r) => self.source(*r),
            Parsed::Relation(r) => self.relations.push(*r),
            Parsed::Reply(id) => {
                self.replies.insert(id);
            }
        }
    }

    /// Adds a record unless it is withheld or its id is taken; says whether it did.
    fn add<T>(
        &mut self,
        head: &Head,
        record: T,
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
                translations.insert(head.lang.clone(), Arc::new(record));
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

    fn source(&mut self, source: Source) {
        let place =
            |s: &Source| s.place.clone().unwrap_or_else(|| Place::whole(&Arc::from("")));
        match self.case.sources.get(&source.id) {
            None => {
                self.case.sources.insert(source.id.clone(), Arc::new(source));
            }
            Some(first) => {
                let d =
                    duplicate(Kind::Source, &source.id, &place(&source), &place(first));
                self.found.push(d);
            }
        }
    }
}

fn duplicate(kind: Kind, id: &str, place: &Place, first: &Place) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        format!("there are two {} `{id}`", kind.folder_word()),
    )
    .at(place.clone())
    .also(first.clone(), "the other one")
    .help("rename one of them: an id names one record of its kind in each language")
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
    case.chronology = ordered;
    case.events_of = events_of;
}

struct Check<'a> {
    case: &'a Case,
    config: &'a Config,
    replies: &'a BTreeSet<Arc<str>>,
}

impl Check<'_> {
    fn known(&self, kind: Kind) -> Vec<&str> {
        let case = self.case;
        match kind {
            Kind::Article => case.articles.keys().map(|k| &**k).collect(),
            Kind::Entity => case.entities.keys().map(|k| &**k).collect(),
            Kind::Event => case.events.keys().map(|k| &**k).collect(),
            Kind::Claim => case.claims.keys().map(|k| &**k).collect(),
            Kind::Exhibit => case.exhibits.keys().map(|k| &**k).collect(),
            Kind::Source => case.sources.keys().map(|k| &**k).collect(),
            Kind::Page => case.pages.keys().map(|k| &**k).collect(),
        }
    }

    fn has(&self, kind: Kind, id: &str) -> bool {
        let case = self.case;
        match kind {
            Kind::Entity => case.entities.contains_key(id),
            Kind::Event => case.events.contains_key(id),
            Kind::Source => case.sources.contains_key(id),
            _ => self.known(kind).contains(&id),
        }
    }

    fn reference(&self, kind: Kind, reference: &Reference, found: &mut Vec<Diagnostic>) {
        let id = &reference.value;
        if self.has(kind, id) || self.case.unread.contains(&(kind, id.clone())) {
            return;
        }
        // Data that names what is withheld is left out with it; nothing of it is printed.
        if self.case.withheld.contains(&(kind, id.clone())) {
            let mut d = Diagnostic::new(
                Code::WithheldReference,
                format!("`{id}` is withheld, so this is left out with it"),
            )
            .at(reference.place.clone());
            d.severity = crate::diag::Severity::Note;
            found.push(d);
            return;
        }
        let code = Code::DanglingReference;
        let message = format!("there is no {} `{id}`", kind.word());
        let known = self.known(kind);
        let otherwise = match kind {
            Kind::Source => "add it to sources.yaml".to_owned(),
            _ => format!("write content/{}/{id}.md", kind.folder()),
        };
        found.push(
            Diagnostic::new(code, message)
                .at(reference.place.clone())
                .suggest(id, known, &otherwise),
        );
    }

    fn all(&self, relations: &[Relation], found: &mut Vec<Diagnostic>) {
        let case = self.case;
        let mut need = |kind: Kind, references: &[Reference]| {
            for reference in references {
                self.reference(kind, reference, found);
            }
        };
        for article in case.articles.values().flat_map(BTreeMap::values) {
            need(Kind::Entity, &article.about);
        }
        for entity in case.entities.values().flat_map(BTreeMap::values) {
            need(Kind::Entity, &entity.distinct_from);
            for role in &entity.roles {
                need(Kind::Entity, role.org.as_slice());
                need(Kind::Source, &role.sources);
            }
        }
        for event in case.events.values().flat_map(BTreeMap::values) {
            need(Kind::Entity, &event.participants);
            need(Kind::Entity, event.venue.as_slice());
            need(Kind::Event, &event.after);
            need(Kind::Source, &event.sources);
        }
        for claim in case.claims.values().flat_map(BTreeMap::values) {
            need(Kind::Entity, &claim.by);
            need(Kind::Entity, &claim.about);
            for evidence in &claim.evidence {
                need(Kind::Source, std::slice::from_ref(&evidence.source));
            }
            for value in &claim.values {
                need(Kind::Source, value.by.as_slice());
            }
        }
        for relation in relations {
            need(Kind::Entity, std::slice::from_ref(&relation.subject));
            need(Kind::Entity, std::slice::from_ref(&relation.target));
            need(Kind::Source, &relation.sources);
        }
        self.kinds(relations, found);
        self.replies(found);
        self.files(found);
    }

    fn kinds(&self, relations: &[Relation], found: &mut Vec<Diagnostic>) {
        for relation in relations {
            let kind = &relation.kind.value;
            if !self.config.relations.contains_key(kind) {
                let known = self.config.relations.keys().map(|k| &**k);
                let near = did_you_mean(kind, known);
                let help = near.map_or_else(
                    || "add it to `relations:` in casebook.yaml, with its label and inverse".into(),
                    |n| format!("did you mean `{n}`?"),
                );
                let message = format!("`{kind}` is not a type of relation");
                let place = relation.kind.place.clone();
                found.push(
                    Diagnostic::new(Code::DanglingReference, message)
                        .at(place)
                        .help(help),
                );
            }
        }
    }

    fn replies(&self, found: &mut Vec<Diagnostic>) {
        for claim in self.case.claims.values().flat_map(BTreeMap::values) {
            for reply in claim.replies.iter().filter(|r| !self.replies.contains(&r.value))
            {
                let message = format!("there is no reply `{}`", reply.value);
                let known = self.replies.iter().map(|k| &**k);
                found.push(
                    Diagnostic::new(Code::DanglingReference, message)
                        .at(reply.place.clone())
                        .suggest(&reply.value, known, "add it to replies.yaml"),
                );
            }
        }
    }

    /// The files that exhibits name.
    fn files(&self, found: &mut Vec<Diagnostic>) {
        for exhibit in self.case.exhibits.values().flat_map(BTreeMap::values) {
            let Some(file) = &exhibit.file else { continue };
            if !self.case.files.contains(&file.value) {
                let message = format!("there is no file `{}`", file.value);
                let name = file.value.rsplit('/').next().unwrap_or_default();
                let names = self.case.files.iter().filter_map(|f| f.rsplit('/').next());
                found.push(
                    Diagnostic::new(Code::DanglingReference, message)
                        .at(file.place.clone())
                        .suggest(name, names, "put the file beside the exhibit's own"),
                );
            }
        }
    }

    /// The relations whose both ends may be shown and whose type is known.
    fn sound(&self, relations: Vec<Relation>) -> Vec<Relation> {
        let sound = |r: &Relation| {
            self.has(Kind::Entity, &r.subject.value)
                && self.has(Kind::Entity, &r.target.value)
                && self.config.relations.contains_key(&r.kind.value)
        };
        relations.into_iter().filter(sound).collect()
    }
}
