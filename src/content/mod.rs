//! One file of content/ to its records: kind, id and language from its path, typed
//! fields from its front matter, the prose untouched. References stay strings here.
//!
//! Input: a path and its text. Output: [`Parsed`] records and diagnostics. A file is
//! parsed alone; nothing here knows of other files.

mod clock;
mod entries;
mod evidence;
mod exhibit;
mod front;
mod head;
mod kinds;
mod place;
mod sources;

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, FilePath, Place, Span};
use crate::language::Lang;
use crate::model::{
    Article, Claim, Correction, Entity, Event, Exhibit, Head, Page, Relation, Reply,
    Source,
};
use crate::webvtt::{self, Transcript};

pub use evidence::PAGES;
pub use head::parse_moment;
pub use place::{Role, published_path, role};
pub use sources::robust_link;

/// What one file yields.
#[derive(Debug, Clone, PartialEq)]
pub enum Parsed {
    /// An article.
    Article(Arc<Article>),
    /// An entity.
    Entity(Arc<Entity>),
    /// An event.
    Event(Arc<Event>),
    /// A claim.
    Claim(Arc<Claim>),
    /// An exhibit.
    Exhibit(Arc<Exhibit>),
    /// A plain page.
    Page(Arc<Page>),
    /// A source.
    Source(Arc<Source>),
    /// A relation kept in a file of relations.
    Relation(Arc<Relation>),
    /// A correction of a page.
    Correction(Arc<Correction>),
    /// A reply to what was asked.
    Reply(Arc<Reply>),
    /// What is said in a recording, with the file it stands in.
    Transcript(FilePath, Arc<Transcript>),
}

impl Parsed {
    /// What it has in common with all records of a kind that has files of its own.
    #[must_use]
    pub fn head(&self) -> Option<&Head> {
        match self {
            Self::Article(r) => Some(&r.head),
            Self::Entity(r) => Some(&r.head),
            Self::Event(r) => Some(&r.head),
            Self::Claim(r) => Some(&r.head),
            Self::Exhibit(r) => Some(&r.head),
            Self::Page(r) => Some(&r.head),
            Self::Source(_)
            | Self::Relation(_)
            | Self::Correction(_)
            | Self::Reply(_)
            | Self::Transcript(..) => None,
        }
    }

    /// Whether it would be withheld at `now` just as it was at `then`.
    #[must_use]
    pub fn holds(&self, then: jiff::Timestamp, now: jiff::Timestamp) -> bool {
        let moments = self.head().map(|h| [h.publish_at, h.embargo_until]);
        moments.into_iter().flatten().flatten().all(|m| (m > then) == (m > now))
    }
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
    text: &Arc<str>,
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
        Role::Transcript => vec![transcript(file, text, &mut found)],
        Role::Static | Role::Asset | Role::Unplaced => Vec::new(),
    };
    (records, found)
}

/// Reads what is said in a recording (`WebVTT`).
fn transcript(file: &FilePath, text: &Arc<str>, found: &mut Vec<Diagnostic>) -> Parsed {
    let (transcript, faults) = webvtt::parse(text);
    for fault in faults {
        let place = Place::new(file, Span::new(fault.span.start, fault.span.end));
        let mut d = Diagnostic::new(Code::BadCue, fault.message).at(place);
        d.help = fault.help;
        found.push(d);
    }
    Parsed::Transcript(file.clone(), Arc::new(transcript))
}
