//! What weaving takes and gives: a body with its page, and what was learnt of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cite::Citation;
use super::sentence::Sentence;
use crate::address::Address;
use crate::diag::{FilePath, Place};
use crate::language::Lang;
use crate::markdown::{Heading, Picture, Shortcode};
use crate::model::{Kind, RecordId};

/// The page whose body is woven.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The kind of its record.
    pub kind: Kind,
    /// The record's id.
    pub id: &'a str,
    /// Its language.
    pub lang: &'a Lang,
    /// The file the prose stands in.
    pub file: &'a FilePath,
    /// The prose.
    pub prose: &'a str,
    /// Where the prose begins in the file, in bytes.
    pub start: usize,
    /// Where the page is.
    pub address: &'a Address,
    /// Whether names are linked by themselves.
    pub autolink: bool,
    /// What the anchors of its notes begin with; empty for the text that is the page's own.
    pub notes: &'static str,
}

impl Subject<'_> {
    /// Whether first mentions get anchors: in the page's own text, not in those beside it.
    #[must_use]
    pub fn anchors(&self) -> bool {
        self.notes.is_empty()
    }

    /// Whether it is the page of this entity.
    #[must_use]
    pub fn is_entity(&self, id: &str) -> bool {
        self.kind == Kind::Entity && self.id == id
    }
}

/// An entity named in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// How often.
    pub count: usize,
    /// How many of them are links.
    pub linked: usize,
    /// The first sentence that does.
    pub sentence: Sentence,
    /// Whether the body has an anchor `m-<id>` for it.
    pub anchored: bool,
}

/// A link from the site's root, to be checked when all pages are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkCheck {
    /// Where it leads.
    pub target: Address,
    /// As written.
    pub written: Box<str>,
    /// Where it is written.
    pub place: Place,
}

/// A link to a part of a page, to be checked when that page is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorCheck {
    /// The page.
    pub target: Address,
    /// The part.
    pub anchor: Box<str>,
    /// Where it is written.
    pub place: Place,
}

/// A woven body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Woven {
    /// The HTML, without its cards.
    pub html: String,
    /// Cards and shortcodes, each with the byte of the HTML it belongs at.
    pub cards: Vec<(usize, Card)>,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// The entities it names.
    pub mentions: BTreeMap<Arc<str>, Mention>,
    /// The events it links to, in order.
    pub events: Vec<Arc<str>>,
    /// The articles, claims and exhibits it links to or shows, in order.
    pub uses: Vec<RecordId>,
    /// The sources it cites, in order of first citation.
    pub cited: Vec<Arc<str>>,
    /// Its citations, in the order in which they are met.
    pub citations: Vec<Citation>,
    /// The files of content/ it refers to.
    pub files: BTreeSet<FilePath>,
    /// Links to check later.
    pub links: Vec<LinkCheck>,
    /// Anchors to check later.
    pub anchors: Vec<AnchorCheck>,
    /// How many words it has.
    pub words: usize,
    /// The text of its first paragraph.
    pub lead: String,
    /// Whether it has highlighted code.
    pub has_code: bool,
}

/// A card that stands in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Card {
    /// A record's card.
    Record(Kind, Arc<str>),
    /// The chronology, or the part of it that belongs to a thread or an entity.
    Chronology {
        /// Only events of this thread.
        thread: Option<Arc<str>>,
        /// Only events of this entity.
        entity: Option<Arc<str>>,
    },
    /// A shortcode of the theme.
    Shortcode(Shortcode),
    /// A picture, by the path of its file in the project.
    Picture(Picture),
    /// What the nth citation of the body tells: the text of its note.
    Cites(usize),
    /// The author's words of the nth citation of the body, in the running text.
    Author(usize),
}
