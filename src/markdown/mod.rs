//! Markdown: prose to a list of events with places, its texts, and HTML.
//!
//! `CommonMark` 0.31 with GFM's tables, task lists, strikethrough, footnotes and alerts,
//! definition lists, heading attributes, wikilinks and bracketed citations, by
//! pulldown-cmark. This room knows nothing of entities or addresses: what a link means
//! is decided by the [`Host`] that the renderer asks, and what is put around words of
//! the text arrives as [`Insertion`]s.

mod escape;
mod footnotes;
mod headings;
mod highlight;
mod host;
mod render;
mod shortcode;
mod texts;

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Parser};

pub use escape::{attribute, text as escape_text};
pub use headings::Heading;
pub use highlight::stylesheet as highlight_stylesheet;
pub use host::{Anchor, Bare, Host, Words};
pub use render::{Hole, HoleKind, Rendered, render};
pub use shortcode::Shortcode;
pub use texts::{CITED, Run, TextBlock, texts};

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

/// Marks a link event that stands for a bracketed citation.
pub(crate) const CITATION: &str = "cite:";

/// Prose taken apart. Ranges are bytes of `source`.
#[derive(Debug)]
pub struct Document<'a> {
    /// The prose.
    pub source: &'a str,
    /// The events in order, each with its bytes.
    pub events: Vec<(Event<'a>, Range<usize>)>,
    /// Footnote references that have no footnote, with their bytes.
    pub undefined_footnotes: Vec<(String, Range<usize>)>,
    /// Whether the extensions were on.
    pub extended: bool,
}

/// Takes prose apart.
#[must_use]
pub fn parse(source: &str, options: Options) -> Document<'_> {
    let mut callback = |link: BrokenLink<'_>| {
        is_citation(link.reference.trim_start())
            .then_some((CowStr::Borrowed(CITATION), CowStr::Borrowed("")))
    };
    let events: Vec<_> = if options.extensions {
        let parser = Parser::new_with_broken_link_callback(
            source,
            options.flags(),
            Some(&mut callback),
        );
        parser.into_offset_iter().collect()
    } else {
        Parser::new_ext(source, options.flags()).into_offset_iter().collect()
    };
    let undefined_footnotes =
        if options.extensions { undefined_footnotes(&events) } else { Vec::new() };
    Document { source, events, undefined_footnotes, extended: options.extensions }
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

/// Whether the words between brackets are a citation: `@key`, `-@key`, `see @key`.
fn is_citation(words: &str) -> bool {
    let at = words.find('@');
    at.is_some_and(|at| {
        let before = words[..at].chars().next_back();
        let key = words[at + 1..].chars().next();
        before.is_none_or(|c| !c.is_alphanumeric())
            && key.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '{')
    })
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
