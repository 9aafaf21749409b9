//! Whether references lead to records: each that does not is told, with what was meant.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::model::{Case, Kind, Reference, Relation};

/// What references are checked against.
pub struct Check<'a> {
    /// The case, still without its relations.
    pub case: &'a Case,
    /// The vocabulary of relations.
    pub config: &'a Config,
    /// Ids of replies.
    pub replies: &'a BTreeSet<Arc<str>>,
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

    /// Threads that are none of those casebook.yaml names, each told once. Where it names
    /// none, every word is one.
    pub fn threads(&self, found: &mut Vec<Diagnostic>) {
        let named = &self.config.chronology.threads;
        if named.is_empty() {
            return;
        }
        let mut unnamed: BTreeMap<&Arc<str>, Vec<&Reference>> = BTreeMap::new();
        let events = self.case.events.values().flat_map(BTreeMap::values);
        for thread in events.flat_map(|event| &event.threads) {
            if !named.iter().any(|(name, _)| *name == thread.value) {
                unnamed.entry(&thread.value).or_default().push(thread);
            }
        }
        for (thread, mut uses) in unnamed {
            let place = |r: &&Reference| (r.place.file.clone(), r.place.span.start);
            uses.sort_by_key(place);
            let more = match uses.len() {
                1 => String::new(),
                n => format!("; {n} events have it"),
            };
            let message = format!("no thread `{thread}` is named in casebook.yaml{more}");
            let named = named.iter().map(|(name, _)| &**name);
            let otherwise = "add it under `chronology: {threads: {…}}`";
            found.push(
                Diagnostic::new(Code::UnknownThread, message)
                    .at(uses[0].place.clone())
                    .suggest(thread, named, otherwise),
            );
        }
    }

    /// A reference that may lead to one of several kinds.
    pub fn pointer(
        &self,
        kinds: &[Kind],
        reference: &Reference,
        found: &mut Vec<Diagnostic>,
    ) {
        let id = &reference.value;
        let there = |kind: &Kind| {
            let key = (*kind, id.clone());
            self.has(*kind, id)
                || self.case.unread.contains(&key)
                || self.case.withheld.contains(&key)
        };
        match kinds {
            [kind] => self.reference(*kind, reference, found),
            _ if kinds.iter().any(there) => {}
            _ => {
                let known = kinds.iter().flat_map(|kind| self.known(*kind));
                let d = Diagnostic::new(
                    Code::DanglingReference,
                    format!("there is no page `{id}`"),
                );
                found.push(d.at(reference.place.clone()).suggest(
                    id,
                    known,
                    "write the id of an article, a page, an entity, an event or a claim",
                ));
            }
        }
    }

    pub fn all(&self, relations: &[Relation], found: &mut Vec<Diagnostic>) {
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
    pub fn sound(&self, relations: Vec<Relation>) -> Vec<Relation> {
        let sound = |r: &Relation| {
            self.has(Kind::Entity, &r.subject.value)
                && self.has(Kind::Entity, &r.target.value)
                && self.config.relations.contains_key(&r.kind.value)
        };
        relations.into_iter().filter(sound).collect()
    }
}
