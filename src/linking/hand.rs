//! Links written by hand, found again in the texts of the document they stand in.

use std::ops::Range;

use super::sentence;
use crate::markdown::{Document, texts};

/// The bytes of the prose an event stands on, and the byte of its block it begins at.
type EventAt = (Range<usize>, usize);

/// Where links written by hand stand in the texts of a document.
pub struct LinkTexts {
    /// Each block's text with, for each event in it, the byte at which it begins.
    blocks: Vec<(String, Vec<EventAt>)>,
}

impl LinkTexts {
    pub fn of(document: &Document<'_>) -> Self {
        let mut blocks = Vec::new();
        texts(document, |block| {
            let at = block.seen.iter().filter_map(|(event, start)| {
                document.events.get(*event).map(|(_, range)| (range.clone(), *start))
            });
            blocks.push((block.text.clone(), at.collect()));
        });
        Self { blocks }
    }

    /// The sentence around the link that stands on these bytes of the prose.
    pub fn sentence(&self, link: &Range<usize>) -> Option<sentence::Sentence> {
        for (text, events) in &self.blocks {
            let inside = |r: &Range<usize>| link.start <= r.start && r.end <= link.end;
            let first = events.iter().position(|(r, _)| inside(r));
            let Some(first) = first else { continue };
            let last = events.iter().rposition(|(r, _)| inside(r)).unwrap_or(first);
            let start = events[first].1;
            let end = events.get(last + 1).map_or(text.len(), |(_, start)| *start);
            return Some(sentence::around(text, start..end));
        }
        None
    }
}
