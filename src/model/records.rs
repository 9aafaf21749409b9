//! The records, one struct a kind, and what they share.

use std::sync::Arc;

use super::{DateBasis, EntityType, Kind, Linking, Status};
use crate::date::{CaseDate, Clock};
use crate::diag::{FilePath, Place};
use crate::language::Lang;

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where the author wrote it.
    pub place: Place,
}

/// The id of another record, as written.
pub type Reference = Placed<Arc<str>>;

/// A date as written, and where.
pub type PlacedDate = Placed<CaseDate>;

/// The prose of a file: where it begins. The text itself stays with the snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Body {
    /// The byte of the file at which the prose begins.
    pub start: usize,
}

/// Why a record is withheld, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withheld {
    /// `draft: true`.
    Draft,
    /// `publish_at` lies ahead.
    Scheduled(jiff::Timestamp),
    /// `embargo_until` lies ahead.
    Embargoed(jiff::Timestamp),
}

impl Withheld {
    /// `draft`, `scheduled` or `embargoed`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Scheduled(_) => "scheduled",
            Self::Embargoed(_) => "embargoed",
        }
    }
}

/// What records of every kind have.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its kind.
    pub kind: Kind,
    /// Its id, unique within the kind.
    pub id: Arc<str>,
    /// The language it is written in.
    pub lang: Lang,
    /// The file it comes from.
    pub file: FilePath,
    /// Where it begins: its title, or its entry in a list.
    pub place: Place,
    /// Its title, headline, name or statement.
    pub title: Arc<str>,
    /// One or two sentences.
    pub summary: Option<Arc<str>>,
    /// Its tags.
    pub tags: Vec<Arc<str>>,
    /// Former addresses.
    pub redirect_from: Vec<Placed<Arc<str>>>,
    /// Whether names in its prose are linked by themselves.
    pub autolink: bool,
    /// `publish_at`.
    pub publish_at: Option<jiff::Timestamp>,
    /// `embargo_until`.
    pub embargo_until: Option<jiff::Timestamp>,
    /// Set while it may not be published.
    pub withheld: Option<Withheld>,
    /// Its prose.
    pub body: Body,
}

/// An author of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Author {
    /// The name as printed.
    pub name: Arc<str>,
    /// The author's own page.
    pub url: Option<Arc<str>>,
}

/// An article (schema.org `NewsArticle`).
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// What all records have.
    pub head: Head,
    /// The standfirst.
    pub subtitle: Option<Arc<str>>,
    /// When it was published.
    pub date: Option<PlacedDate>,
    /// When it was last changed in substance.
    pub updated: Option<PlacedDate>,
    /// When its statements were last checked.
    pub last_verified: Option<PlacedDate>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// What it is about.
    pub about: Vec<Reference>,
    /// The picture exhibit it opens with.
    pub image: Option<Reference>,
    /// What its readers need to know, as Markdown.
    pub key_points: Option<Placed<Arc<str>>>,
    /// How it was reported, as Markdown.
    pub methods: Option<Placed<Arc<str>>>,
}

/// A name of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Alias {
    /// The name.
    pub name: Arc<str>,
    /// Its language, if not the site's.
    pub lang: Option<Lang>,
    /// Where it is written.
    pub place: Place,
}

/// Until when something lasted.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Ending {
    /// Nobody says.
    #[default]
    Unsaid,
    /// It has not ended (`".."`).
    Open,
    /// Until this date.
    On(PlacedDate),
}

impl Ending {
    /// As an interval is written to its end: a date, or `..`; `None` when nobody says.
    #[must_use]
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::Unsaid => None,
            Self::Open => Some(".."),
            Self::On(date) => Some(date.value.written()),
        }
    }
}

/// An office or post.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// Its title.
    pub title: Arc<str>,
    /// The body it is in.
    pub org: Option<Reference>,
    /// From when.
    pub start: Option<PlacedDate>,
    /// Until when.
    pub end: Ending,
    /// How far it is established.
    pub status: Option<Status>,
    /// What it rests on.
    pub sources: Vec<Reference>,
}

/// A relation between two entities (`FollowTheMoney` `Interest`).
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Its type, of the vocabulary in casebook.yaml.
    pub kind: Reference,
    /// Whose relation it is.
    pub subject: Reference,
    /// To whom or what.
    pub target: Reference,
    /// From when.
    pub start: Option<PlacedDate>,
    /// Until when.
    pub end: Ending,
    /// How far it is established.
    pub status: Option<Status>,
    /// What it rests on; at least one.
    pub sources: Vec<Reference>,
}

/// A person, body, group, place, document or account (`FollowTheMoney` `Thing`).
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// What all records have; the title is its name.
    pub head: Head,
    /// What kind of thing it is.
    pub kind: EntityType,
    /// Other names, linked like the first.
    pub aliases: Vec<Alias>,
    /// Names that are shown, never linked by themselves.
    pub weak_aliases: Vec<Alias>,
    /// Whether its names are linked by themselves.
    pub linking: Linking,
    /// Those it must not be taken for.
    pub distinct_from: Vec<Reference>,
    /// Whether a person lives; `None` when unknown.
    pub living: Option<bool>,
    /// Offices and posts.
    pub roles: Vec<Role>,
    /// The picture exhibit that shows it.
    pub image: Option<Reference>,
    /// Identifiers in other systems.
    pub identifiers: Vec<(Arc<str>, Arc<str>)>,
    /// Links out: title and address.
    pub links: Vec<(Arc<str>, Arc<str>)>,
    /// Relations written in its own file.
    pub relations: Vec<Relation>,
}

/// A time of day at the place of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockTime {
    /// What clocks showed, `hh:mm` or `hh:mm:ss`.
    pub local: Arc<str>,
    /// The zone by its name in the tz database, where stated.
    pub zone: Option<Arc<str>>,
    /// The same with the moment, where it is known.
    pub clock: Clock,
}

/// Something that happened (schema.org `Event`).
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What all records have.
    pub head: Head,
    /// When; `None` when unknown.
    pub date: Option<PlacedDate>,
    /// The time of day.
    pub time: Option<ClockTime>,
    /// What the date is of.
    pub date_basis: Option<DateBasis>,
    /// When it became known, where that differs.
    pub public_date: Option<PlacedDate>,
    /// Events known to come before it.
    pub after: Vec<Reference>,
    /// Who took part.
    pub participants: Vec<Reference>,
    /// Where.
    pub venue: Option<Reference>,
    /// How far it is established.
    pub status: Option<Status>,
    /// Facets of the chronology.
    pub threads: Vec<Reference>,
    /// 1 (key event) to 3 (detail).
    pub significance: u32,
    /// What it rests on.
    pub sources: Vec<Reference>,
}

impl Event {
    /// Its permanent anchor on pages of the chronology.
    #[must_use]
    pub fn anchor(&self) -> String {
        format!("event-{}", self.head.id)
    }

    /// When it became known: `public_date`, else the date of the event itself.
    #[must_use]
    pub fn known_since(&self) -> Option<&PlacedDate> {
        self.public_date.as_ref().or(self.date.as_ref())
    }
}

/// A plain page; the front page is one with the id `index`.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// What all records have; the id is the page's path.
    pub head: Head,
    /// The standfirst.
    pub subtitle: Option<Arc<str>>,
    /// When it was last changed.
    pub updated: Option<PlacedDate>,
}
