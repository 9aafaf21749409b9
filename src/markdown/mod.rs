//! Markdown: prose to a list of events with places, its texts, and HTML.
//!
//! `CommonMark` 0.31 with GFM's tables, task lists, strikethrough, footnotes and alerts,
//! definition lists, heading attributes and wikilinks, by pulldown-cmark; and citations
//! in pandoc's syntax, found in its events. This room knows nothing of entities or addresses: what a link means
//! is decided by the [`Host`] that the renderer asks, and what is put around words of
//! the text arrives as [`Insertion`]s.

mod cite;
mod escape;
mod headings;
mod highlight;
mod host;
mod notes;
mod render;
mod shortcode;
mod texts;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Parser};

pub use cite::{CiteMode, Locator, UnknownKey};
pub use escape::{attribute, text as escape_text};
pub use headings::Heading;
pub use highlight::stylesheet as highlight_stylesheet;
pub use host::{Anchor, Bare, Host, Pictured, Words};
pub use render::{Cite, Hole, HoleKind, Noted, Picture, Rendered, render};
pub use shortcode::Shortcode;
pub use texts::{AUTHOR, CITED, Run, TextBlock, texts};

/// What is read beyond `CommonMark`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Everything the content format adds; without it, the bare specification.
    pub extensions: bool,
    /// Curly quotes, dashes and ellipses for straight ones.
    pub smart: bool,
    /// `$…$` and `$$…$$` as TeX.
    pub math: bool,
}

impl Options {
    /// The bare specification.
    pub const COMMONMARK: Self = Self { extensions: false, smart: false, math: false };

    fn flags(self) -> pulldown_cmark::Options {
        use pulldown_cmark::Options as Flags;
        let mut flags = Flags::empty();
        if self.extensions {
            flags |= Flags::ENABLE_TABLES
                | Flags::ENABLE_FOOTNOTES
                | Flags::ENABLE_STRIKETHROUGH
                | Flags::ENABLE_TASKLISTS
                | Flags::ENABLE_HEADING_ATTRIBUTES
                | Flags::ENABLE_GFM
                | Flags::ENABLE_DEFINITION_LIST
                | Flags::ENABLE_WIKILINKS;
        }
        flags.set(Flags::ENABLE_SMART_PUNCTUATION, self.smart);
        flags.set(Flags::ENABLE_MATH, self.math);
        flags
    }
}

/// Prose taken apart. Ranges are bytes of `source`.
#[derive(Debug)]
pub struct Document<'a> {
    /// The prose.
    pub source: &'a str,
    /// The events in order, each with its bytes.
    pub events: Vec<(Event<'a>, Range<usize>)>,
    /// Footnote references that have no footnote, with their bytes.
    pub undefined_footnotes: Vec<(String, Range<usize>)>,
    /// The citations, by the numbers that their events have.
    pub(crate) citations: Vec<Vec<cite::Written>>,
    /// Keys that look cited and that no source has.
    pub unknown_keys: Vec<UnknownKey>,
    /// Whether the extensions were on.
    pub extended: bool,
}

/// Takes prose apart in which nothing is cited.
#[must_use]
pub fn parse(source: &str, options: Options) -> Document<'_> {
    let events: Vec<_> =
        Parser::new_ext(source, options.flags()).into_offset_iter().collect();
    let undefined_footnotes =
        if options.extensions { undefined_footnotes(&events) } else { Vec::new() };
    Document {
        source,
        events,
        undefined_footnotes,
        citations: Vec::new(),
        unknown_keys: Vec::new(),
        extended: options.extensions,
    }
}

/// Takes prose apart that cites sources; `known` gives the key of a source that there is.
#[must_use]
pub fn parse_citing<'a>(
    source: &'a str,
    options: Options,
    known: &dyn Fn(&str) -> Option<Arc<str>>,
) -> Document<'a> {
    let mut document = parse(source, options);
    if options.extensions {
        let (events, citations) = cite::find(source, document.events, known);
        document.events = events;
        document.citations = citations.all;
        document.unknown_keys = citations.unknown;
    }
    document
}

/// References to footnotes that are not there: the parser leaves them as three texts,
/// `[`, `^label`, `]`.
fn undefined_footnotes(
    events: &[(Event<'_>, Range<usize>)],
) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for three in events.windows(3) {
        let [(Event::Text(open), at), (Event::Text(label), _), (Event::Text(close), end)] =
            three
        else {
            continue;
        };
        let label = label.strip_prefix('^').filter(|l| !l.is_empty() && !l.contains(' '));
        if let (Some(label), true) = (label, &**open == "[" && &**close == "]") {
            found.push((label.to_owned(), at.start..end.end));
        }
    }
    found
}

/// Something put into the text at a byte of a text event: a tag before or after a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Insertion {
    /// The event.
    pub event: usize,
    /// The byte within the event's text.
    pub at: usize,
    /// The HTML.
    pub html: String,
}

/// Prose to HTML with nothing to link to, for the command line.
#[must_use]
pub fn to_html(source: &str, options: Options) -> String {
    let document = parse(source, options);
    let mut host = Bare::default();
    render(&document, &[], &mut host).html
}

#[cfg(test)]
mod tests;
