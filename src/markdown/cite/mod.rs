//! Citations in pandoc's syntax: `[see @a, pp. 3–5; @b]`, `@a [p. 3]`, `-@a`.
//!
//! The parser knows nothing of them: to it they are text and brackets. So they are found
//! in its events, in three passes: what may be part of a citation is marked ([`marks`]),
//! the marks are read as citations ([`group`]), and the events are written anew with
//! each citation as a link of its own kind ([`place`]), the punctuation moved before its
//! note. A text without `@` is left alone.

mod group;
mod key;
mod locator;
mod marks;
mod place;
mod prose;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag};

use prose::Prose;

/// How a source is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CiteMode {
    /// In full: `[@key]`.
    Normal,
    /// Without its author, whom the text has named: `[-@key]`.
    SuppressAuthor,
    /// Its author stands in the running text: `@key`.
    AuthorInText,
}

/// The part of a source that is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locator {
    /// What is counted, by its name in CSL: `page`, `chapter`.
    pub label: &'static str,
    /// Which: `33–35`.
    pub value: String,
}

/// A source cited, as it stands in the events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its key.
    pub key: Arc<str>,
    /// How.
    pub mode: CiteMode,
    /// The events of what stands before it.
    pub prefix: Range<usize>,
    /// Which part of it.
    pub locator: Option<Locator>,
    /// The events of what follows.
    pub suffix: Range<usize>,
}

/// A key that no source has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownKey {
    /// The key.
    pub key: String,
    /// Its bytes in the prose.
    pub at: Range<usize>,
    /// Whether it stands where it may be no citation at all: outside of brackets, or in
    /// the words that follow another key.
    pub bare: bool,
}

/// What the citations of a text are.
#[derive(Debug, Default)]
pub struct Citations {
    /// Each citation: what one note tells.
    pub all: Vec<Vec<Written>>,
    /// Keys that no source has, in order.
    pub unknown: Vec<UnknownKey>,
}

/// What a link event made by [`find`] stands for, with the number of the citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CiteMark {
    /// The author's words in the text.
    Author(usize),
    /// The note.
    Note(usize),
}

/// Reads the events as the parser gave them; gives them with the citations marked.
pub fn find<'a>(
    source: &'a str,
    events: Vec<(Event<'a>, Range<usize>)>,
    known: &dyn Fn(&str) -> Option<Arc<str>>,
) -> (Vec<(Event<'a>, Range<usize>)>, Citations) {
    if !source.contains('@') {
        return (events, Citations::default());
    }
    let prose = Prose { source, events: &events };
    let marked = marks::Marked::of(prose);
    let (found, unknown) = group::read(prose, &marked, known);
    if found.is_empty() {
        return (events, Citations { all: Vec::new(), unknown });
    }
    let (events, all) = place::rewrite(prose, found);
    (events, Citations { all, unknown })
}

impl CiteMark {
    /// What a tag stands for, if it was made here: no link of an author's has its kinds.
    pub fn of(tag: &Tag<'_>) -> Option<Self> {
        let Tag::Link { link_type, id, .. } = tag else { return None };
        match link_type {
            LinkType::ShortcutUnknown => Some(Self::Note(id.parse().ok()?)),
            LinkType::CollapsedUnknown => Some(Self::Author(id.parse().ok()?)),
            _ => None,
        }
    }

    fn tag(self) -> Tag<'static> {
        let (link_type, number) = match self {
            Self::Note(n) => (LinkType::ShortcutUnknown, n),
            Self::Author(n) => (LinkType::CollapsedUnknown, n),
        };
        Tag::Link {
            link_type,
            dest_url: "".into(),
            title: "".into(),
            id: number.to_string().into(),
        }
    }
}
