//! What a project holds already: the id of every record, and the file that has it.
//!
//! Read with the parser that builds use, so that drafts, data files and folders of their
//! own count as they do there. A file with faults in it still has the id its path gives.

use std::sync::Arc;

use crate::config;
use crate::content::{self, Parsed, Role, Settings};
use crate::diag::FilePath;
use crate::language::Lang;
use crate::model::{Head, Kind};
use crate::world::{Snapshot, World};

/// The file of the configuration.
const CONFIG: &str = "casebook.yaml";

/// The ids of a project.
pub struct Known {
    /// What the project is parsed with: its language, the moment.
    pub settings: Settings,
    /// The files as they were read.
    pub snapshot: Snapshot,
    records: Vec<Held>,
}

/// An id that is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    kind: Kind,
    id: Arc<str>,
    /// The language of the record; a source has none.
    pub lang: Option<Lang>,
    /// The file that has it.
    pub file: FilePath,
}

impl Known {
    /// Reads the project.
    pub fn read(world: &dyn World) -> Self {
        // What is wrong in other files is for the build to tell.
        let mut aside = Vec::new();
        let snapshot = Snapshot::take(world, &["content"], &[CONFIG], None, &mut aside);
        let file = FilePath::from(CONFIG);
        let config =
            snapshot.text(CONFIG).map(|text| config::parse(text, &file, &mut aside));
        let language = match config {
            Some(Ok(config)) => config.language,
            _ => Lang::default(),
        };
        let settings = Settings { language, now: world.now() };
        let mut records = Vec::new();
        for path in snapshot.files.keys() {
            held(path, &snapshot, &settings, &mut records);
        }
        Self { settings, snapshot, records }
    }

    /// The records of a kind that have this id, one for each language.
    pub fn holders(&self, kind: Kind, id: &str) -> impl Iterator<Item = &Held> {
        self.records.iter().filter(move |held| held.kind == kind && &*held.id == id)
    }
}

/// Adds what one file holds.
fn held(path: &FilePath, snapshot: &Snapshot, settings: &Settings, all: &mut Vec<Held>) {
    let role = content::role(path);
    let text = snapshot.text(path);
    let parsed = text.map(|text| content::parse(path, text, &role, settings).0);
    let before = all.len();
    for record in parsed.iter().flatten() {
        if let Parsed::Source(source) = record {
            let id = source.id.clone();
            all.push(Held { kind: Kind::Source, id, lang: None, file: path.clone() });
        } else if let Some(head) = head(record) {
            let (id, lang) = (head.id.clone(), Some(head.lang.clone()));
            all.push(Held { kind: head.kind, id, lang, file: path.clone() });
        }
    }
    if let (Role::Record { kind, id, lang }, true) = (role, all.len() == before) {
        let lang = Some(lang.unwrap_or_else(|| settings.language.clone()));
        all.push(Held { kind, id, lang, file: path.clone() });
    }
}

fn head(record: &Parsed) -> Option<&Head> {
    Some(match record {
        Parsed::Article(r) => &r.head,
        Parsed::Entity(r) => &r.head,
        Parsed::Event(r) => &r.head,
        Parsed::Claim(r) => &r.head,
        Parsed::Exhibit(r) => &r.head,
        Parsed::Page(r) => &r.head,
        Parsed::Source(_) | Parsed::Relation(_) => return None,
        Parsed::Correction(_) | Parsed::Reply(_) | Parsed::Transcript(..) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::Memory;

    const PROJECT: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/
language: ur
-- content/articles/2022/leak/index.md --
---
title: Leak
draft: true
---
-- content/articles/broken.en.md --
---
titel: [
-- content/events/lists/early.yaml --
- {id: hack, title: Hack}
-- content/claims.yaml --
- {id: price, statement: Dear.}
-- content/sources.bib --
@misc{wire, title = {Wire}}
";

    #[test]
    fn ids_are_found_wherever_a_build_finds_them() {
        let known = Known::read(&Memory::fixture(PROJECT));
        let file = |kind, id| known.holders(kind, id).next().map(|h| h.file.to_string());
        for (kind, id, expected) in [
            (Kind::Article, "leak", "content/articles/2022/leak/index.md"),
            (Kind::Article, "broken", "content/articles/broken.en.md"),
            (Kind::Event, "hack", "content/events/lists/early.yaml"),
            (Kind::Claim, "price", "content/claims.yaml"),
            (Kind::Source, "wire", "content/sources.bib"),
        ] {
            assert_eq!(file(kind, id).as_deref(), Some(expected), "{id}");
        }
        assert_eq!(file(Kind::Entity, "leak"), None);
        let lang = |id| known.holders(Kind::Article, id).next()?.lang.clone();
        assert_eq!(lang("leak").expect("a language").as_str(), "ur");
        assert_eq!(lang("broken").expect("a language").as_str(), "en");
    }
}
