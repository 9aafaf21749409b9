//! One file of content/ to its records: kind, id and language from its path, typed
//! fields from its front matter, the prose untouched. References stay strings here.
//!
//! Input: a path and its text. Output: [`Parsed`] records and diagnostics. A file is
//! parsed alone; nothing here knows of other files.

mod entries;
mod front;
mod head;
mod kinds;
mod place;
mod sources;

use crate::diag::{Diagnostic, FilePath};
use crate::language::Lang;
use crate::model::{
    Article, Claim, Entity, Event, Exhibit, Kind, Page, Reference, Relation, Source,
};

pub use head::parse_moment;
pub use place::{Role, published_path, role};

/// What one file yields.
#[derive(Debug, Clone, PartialEq)]
pub enum Parsed {
    /// An article.
    Article(Box<Article>),
    /// An entity.
    Entity(Box<Entity>),
    /// An event.
    Event(Box<Event>),
    /// A claim.
    Claim(Box<Claim>),
    /// An exhibit.
    Exhibit(Box<Exhibit>),
    /// A plain page.
    Page(Box<Page>),
    /// A source.
    Source(Box<Source>),
    /// A relation kept in a file of relations.
    Relation(Box<Relation>),
    /// The id of a reply, so that claims can refer to it.
    Reply(std::sync::Arc<str>),
    /// A reference in a correction or a reply, which must lead to one of these kinds.
    Pointer(&'static [Kind], Reference),
}

/// What parsing depends on beside the file itself.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language of files that do not say.
    pub language: Lang,
    /// The moment that decides what is withheld.
    pub now: jiff::Timestamp,
}

/// Parses one file in the role its path gives it.
#[must_use]
pub fn parse(
    file: &FilePath,
    text: &std::sync::Arc<str>,
    role: &Role,
    settings: &Settings,
) -> (Vec<Parsed>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let records = match role {
        Role::Record { kind, id, lang } => {
            let lang = lang.clone().unwrap_or_else(|| settings.language.clone());
            let origin = head::Origin { file, text, kind: *kind, id, lang, settings };
            kinds::from_file(&origin, &mut found).into_iter().collect()
        }
        Role::Entries(list) => entries::parse(*list, file, text, settings, &mut found),
        Role::Bibliography(format) => sources::parse(*format, file, text, &mut found),
        Role::BadId(diagnostic) => {
            found.push((**diagnostic).clone());
            Vec::new()
        }
        Role::Static | Role::Asset | Role::Unplaced => Vec::new(),
    };
    (records, found)
}
