//! The texts of a document, block by block, for whoever looks for names in them.
//!
//! A [`TextBlock`] is what a reader sees of one paragraph, item or cell, joined into
//! one string; a [`Run`] is a stretch of it that lies in one inline element, so that
//! a link may be put around any part of it. Runs leave out what must not be linked:
//! headings, links, code, block quotes, alternative text, raw HTML.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Document;
use super::cite::CiteMark;

/// Stands in a block's text for a note, which is no word of the prose.
pub const CITED: char = '\u{fffc}';

/// Stands in a block's text for the author's words of a citation.
pub const AUTHOR: char = '\u{fffb}';

/// A part of a run: where one event's text lies in the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Where it begins in the block's text.
    pub start: usize,
    /// The event.
    pub event: usize,
    /// Whether it is a line break, which reads as a space and holds no letters.
    pub is_break: bool,
}

/// A stretch of text that may be linked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its bytes in the block's text.
    pub range: std::ops::Range<usize>,
    /// The events it is made of, in order.
    pub parts: std::ops::Range<usize>,
}

/// The text of one block.
#[derive(Debug, Clone, Default)]
pub struct TextBlock {
    /// All that a reader sees of it.
    pub text: String,
    /// The stretches that may be linked.
    pub runs: Vec<Run>,
    /// The parts that runs are made of.
    pub parts: Vec<Part>,
    /// Every event with text in it, and where its text begins.
    pub seen: Vec<(usize, usize)>,
    /// Every citation whose note stands in it, by its number, and where it does.
    pub cited: Vec<(usize, usize)>,
    /// Counts the headings before it.
    pub section: usize,
}

impl TextBlock {
    /// The event and the byte in it that a byte of the block's text comes from.
    #[must_use]
    pub fn source(&self, at: usize) -> Option<(usize, usize)> {
        let i = self.parts.partition_point(|p| p.start <= at).checked_sub(1)?;
        let part = self.parts[i];
        Some((part.event, at - part.start))
    }

    fn clear(&mut self) {
        self.text.clear();
        self.runs.clear();
        self.parts.clear();
        self.seen.clear();
        self.cited.clear();
    }
}

/// Walks the blocks of a document.
pub fn texts(document: &Document<'_>, mut see: impl FnMut(&TextBlock)) {
    let mut walk = Walk::default();
    for (i, (event, _)) in document.events.iter().enumerate() {
        walk.event(i, event, &mut see);
    }
    walk.flush(&mut see);
}

#[derive(Default)]
struct Walk {
    block: TextBlock,
    /// Depth of what must not be linked.
    barred: usize,
    /// Depth of what a reader does not see as text.
    hidden: usize,
    /// Whether a link that the author wrote in HTML is open.
    in_html_link: bool,
    /// Of each link that is open, whether it is a citation.
    links: Vec<bool>,
    open_run: bool,
}

impl Walk {
    fn event(&mut self, i: usize, event: &Event<'_>, see: &mut impl FnMut(&TextBlock)) {
        match event {
            Event::Text(text) if self.hidden == 0 => {
                self.text(i, text, self.barred == 0, false);
            }
            Event::SoftBreak | Event::HardBreak if self.hidden == 0 => {
                self.text(i, " ", self.barred == 0, true);
            }
            Event::Code(text) if self.hidden == 0 => self.text(i, text, false, false),
            Event::Start(tag) => self.start(tag, see),
            Event::End(tag) => self.end(*tag, see),
            Event::Rule => self.flush(see),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.in_html_link = leaves_link_open(html).unwrap_or(self.in_html_link);
                self.open_run = false;
            }
            _ => self.open_run = false,
        }
    }

    fn text(&mut self, event: usize, text: &str, linkable: bool, is_break: bool) {
        let start = self.block.text.len();
        self.block.text.push_str(text);
        self.block.seen.push((event, start));
        if !linkable || self.in_html_link {
            self.open_run = false;
            return;
        }
        self.block.parts.push(Part { start, event, is_break });
        let (end, parts) = (self.block.text.len(), self.block.parts.len());
        match self.block.runs.last_mut() {
            Some(run) if self.open_run => {
                run.range.end = end;
                run.parts.end = parts;
            }
            _ => self.block.runs.push(Run { range: start..end, parts: parts - 1..parts }),
        }
        self.open_run = true;
    }

    fn start(&mut self, tag: &Tag<'_>, see: &mut impl FnMut(&TextBlock)) {
        self.open_run = false;
        match tag {
            Tag::Heading { .. } => {
                self.flush(see);
                self.block.section += 1;
                self.barred += 1;
            }
            Tag::BlockQuote(None) => {
                self.flush(see);
                self.barred += 1;
            }
            Tag::Link { .. } => {
                self.barred += 1;
                let is_citation = self.citation(tag);
                self.links.push(is_citation);
            }
            Tag::Image { .. }
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::MetadataBlock(_) => {
                if !matches!(tag, Tag::Image { .. }) {
                    self.flush(see);
                }
                self.hidden += 1;
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript => {}
            _ => self.flush(see),
        }
    }

    /// Puts the sign of a citation into the text, if the link is one.
    fn citation(&mut self, tag: &Tag<'_>) -> bool {
        let Some(mark) = CiteMark::of(tag) else { return false };
        self.hidden += 1;
        match mark {
            CiteMark::Author(_) => self.block.text.push(AUTHOR),
            CiteMark::Note(number) => {
                self.block.cited.push((number, self.block.text.len()));
                self.block.text.push(CITED);
            }
        }
        true
    }

    fn end(&mut self, tag: TagEnd, see: &mut impl FnMut(&TextBlock)) {
        self.open_run = false;
        match tag {
            TagEnd::Heading(_) | TagEnd::BlockQuote(None) => {
                self.flush(see);
                self.barred = self.barred.saturating_sub(1);
            }
            TagEnd::Link => {
                self.barred = self.barred.saturating_sub(1);
                if self.links.pop().unwrap_or_default() {
                    self.hidden = self.hidden.saturating_sub(1);
                }
            }
            TagEnd::Image
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
            _ => self.flush(see),
        }
    }

    fn flush(&mut self, see: &mut impl FnMut(&TextBlock)) {
        if !self.block.text.is_empty() {
            see(&self.block);
            self.block.clear();
        }
        self.open_run = false;
    }
}

/// Whether a link is open after a piece of HTML; `None` when it says nothing of links.
fn leaves_link_open(html: &str) -> Option<bool> {
    if html.starts_with("<!--") {
        return None;
    }
    let mut tags = html.match_indices('<').filter_map(|(at, _)| {
        let tag = &html[at + 1..];
        let (name, opens) =
            tag.strip_prefix('/').map_or((tag, true), |name| (name, false));
        let mut chars = name.chars();
        let is_link = matches!(chars.next(), Some('a' | 'A'))
            && !chars.next().is_some_and(|c| c.is_alphanumeric() || c == '-');
        is_link.then_some(opens)
    });
    tags.next_back()
}
