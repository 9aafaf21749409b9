//! Whether references lead to records: each that does not is told, with what was meant.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::content::PAGES;
use crate::diag::{Code, Diagnostic, FilePath, did_you_mean};
use crate::model::{
    Case, Correction, Kind, Medium, Placed, RecordId, Reference, Relation,
};

/// What references are checked against.
pub struct Check<'a> {
    /// The case, still without its relations.
    pub case: &'a Case,
    /// The vocabulary of relations.
    pub config: &'a Config,
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

    /// Corrections with the record each is of, the newest first. Those of what is withheld
    /// are left out with it.
    pub fn corrections(
        &self,
        all: BTreeMap<Arc<str>, Arc<Correction>>,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<(RecordId, Arc<Correction>)> {
        let mut kept = Vec::new();
        for correction in all.into_values() {
            if let Some(claim) = &correction.claim {
                self.reference(Kind::Claim, claim, found);
            }
            if let Some(kind) = self.page_of(&correction, found) {
                kept.push(((kind, correction.page.value.clone()), correction));
            }
        }
        let key = |c: &Correction| c.date.as_ref().map(|d| d.value.sort_key());
        kept.sort_by(|(_, a), (_, b)| key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id)));
        kept
    }

    /// The kind of record whose page a correction is of; told where there is none.
    fn page_of(
        &self,
        correction: &Correction,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Kind> {
        let id = &correction.page.value;
        if let Some(kind) = correction.page_kind {
            self.reference(kind, &correction.page, found);
            return Some(kind).filter(|kind| self.has(*kind, id));
        }
        if let Some(kind) = PAGES.iter().find(|kind| self.has(**kind, id)) {
            return Some(*kind);
        }
        let there = |kind: &&Kind| {
            let key = (**kind, id.clone());
            self.case.unread.contains(&key) || self.case.withheld.contains(&key)
        };
        if let Some(kind) = PAGES.iter().find(there) {
            self.reference(*kind, &correction.page, found);
            return None;
        }
        let known = PAGES.iter().flat_map(|kind| self.known(*kind));
        let d =
            Diagnostic::new(Code::DanglingReference, format!("there is no page `{id}`"));
        // A path or an address ends in the id.
        let name = id.trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or_default();
        let name = name.strip_suffix(".md").unwrap_or(name);
        found.push(d.at(correction.page.place.clone()).suggest(
            name,
            known,
            "write the id of an article, a page, an entity, an event, a claim or an \
             exhibit; that of the home page is `index`",
        ));
        None
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
            need(Kind::Exhibit, article.image.as_slice());
        }
        for entity in case.entities.values().flat_map(BTreeMap::values) {
            need(Kind::Entity, &entity.distinct_from);
            need(Kind::Exhibit, entity.image.as_slice());
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
        for exhibit in case.exhibits.values().flat_map(BTreeMap::values) {
            need(Kind::Entity, &exhibit.about);
            need(Kind::Source, &exhibit.sources);
            for speaker in &exhibit.speakers {
                need(Kind::Entity, speaker.entity.as_slice());
                need(Kind::Source, speaker.source.as_slice());
            }
            let claims = exhibit.marks.iter().map(|m| &m.claim);
            for claim in
                claims.chain(exhibit.quotes.iter().filter_map(|q| q.claim.as_ref()))
            {
                need(Kind::Claim, std::slice::from_ref(claim));
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
        self.pictures(found);
    }

    /// What stands for a record is a picture.
    fn pictures(&self, found: &mut Vec<Diagnostic>) {
        let case = self.case;
        let articles = case.articles.values().flat_map(BTreeMap::values);
        let entities = case.entities.values().flat_map(BTreeMap::values);
        let all = articles.filter_map(|article| article.image.as_ref());
        for image in all.chain(entities.filter_map(|entity| entity.image.as_ref())) {
            let exhibits = case.exhibits.get(&image.value).into_iter();
            let mut exhibits = exhibits.flat_map(BTreeMap::values);
            if let Some(other) = exhibits.find(|e| e.medium != Medium::Image) {
                let medium = other.medium.word();
                let message = format!(
                    "the exhibit `{}` is no picture: its type is `{medium}`",
                    image.value
                );
                found.push(
                    Diagnostic::new(Code::BadValue, message)
                        .at(image.place.clone())
                        .help("name an exhibit of the type `image`"),
                );
            }
        }
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
        let known = &self.case.replies;
        for reply in known.values() {
            self.reference(Kind::Entity, &reply.subject, found);
            for claim in &reply.about {
                self.reference(Kind::Claim, claim, found);
            }
        }
        for claim in self.case.claims.values().flat_map(BTreeMap::values) {
            for reply in claim.replies.iter().filter(|r| !known.contains_key(&r.value)) {
                let message = format!("there is no reply `{}`", reply.value);
                let known = known.keys().map(|k| &**k);
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
            let transcripts = exhibit.transcripts.iter().map(|(_, file)| file);
            for file in exhibit.file.iter().chain(transcripts) {
                self.file(file, found);
            }
        }
    }

    fn file(&self, file: &Placed<FilePath>, found: &mut Vec<Diagnostic>) {
        if self.case.files.contains(&file.value) {
            return;
        }
        let message = format!("there is no file `{}`", file.value);
        let (folder, name) = file.value.rsplit_once('/').unwrap_or(("", &file.value));
        let mut of_that_name =
            self.case.files.iter().filter(|f| f.rsplit('/').next() == Some(name));
        let elsewhere = of_that_name.next().map_or_else(
            || "put the file beside the exhibit's own".to_owned(),
            |other| {
                format!("there is `{other}`: names start at the exhibit's own folder")
            },
        );
        let here =
            |f: &'_ FilePath| f.rsplit_once('/').is_some_and(|(at, _)| at == folder);
        let near = self.case.files.iter().filter(|f| here(f));
        let near = near.filter_map(|f| f.rsplit('/').next());
        found.push(
            Diagnostic::new(Code::DanglingReference, message)
                .at(file.place.clone())
                .suggest(name, near, &elsewhere),
        );
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
