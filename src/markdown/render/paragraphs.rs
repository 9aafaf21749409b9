//! Paragraphs, and the addresses of those that stand on their own: not in a list, a quote
//! or a note. They are counted through the text, so that a reader can name one.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::{Lead, Renderer};
use crate::markdown::escape;

/// How far the count is.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    /// How many paragraphs have an address by now.
    count: usize,
    /// How many lists, quotes and the like the current place is in.
    depth: usize,
    /// Whether the paragraph that is being written has one.
    is_open: bool,
}

impl Paragraphs {
    pub(super) fn enter(&mut self, tag: &Tag<'_>) {
        let nests =
            matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::DefinitionList);
        self.depth += usize::from(nests);
    }

    pub(super) fn leave(&mut self, tag: TagEnd) {
        let nests = matches!(
            tag,
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::DefinitionList
        );
        self.depth = self.depth.saturating_sub(usize::from(nests));
    }
}

impl Renderer<'_, '_> {
    pub(super) fn paragraph(&mut self, i: usize, range: &Range<usize>) -> usize {
        if self.document.extended {
            if let Some(next) = self.lone_picture(i) {
                return next;
            }
            if let Some(next) = self.lone_shortcode(i, range) {
                return next;
            }
        }
        self.line();
        let own = self.document.extended
            && self.in_note.is_none()
            && self.paragraphs.depth == 0
            && self.host.counts_paragraphs();
        self.paragraphs.is_open = own;
        if own {
            self.paragraphs.count += 1;
            let (text, n) = (self.host.note_ids(), self.paragraphs.count);
            let _ = write!(self.out.html, "<p id=\"{text}p-{n}\">");
        } else {
            self.push("<p>");
        }
        if self.lead == Lead::Wanted {
            self.lead = Lead::Reading;
        }
        i + 1
    }

    /// Ends a paragraph; one with an address ends with the link to itself. The sign for it
    /// is drawn by the style sheet, so the text of the page has only the link's name. The space
    /// before that is its own: one before the link would let a line break there.
    pub(super) fn paragraph_end(&mut self) {
        if std::mem::take(&mut self.paragraphs.is_open) {
            let (text, n) = (self.host.note_ids(), self.paragraphs.count);
            let name = self.host.words().paragraph.replace("{n}", &n.to_string());
            let _ = write!(
                self.out.html,
                "<a class=\"pilcrow\" href=\"#{text}p-{n}\"><span class=\"unseen\"> "
            );
            escape::text(&mut self.out.html, &name);
            self.push("</span></a>");
        }
        self.push("</p>\n");
        if self.lead == Lead::Reading {
            self.lead = Lead::Done;
        }
    }
}
