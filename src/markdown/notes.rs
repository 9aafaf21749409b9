//! The notes of a text, footnotes and citations in one series, numbered in the order in
//! which they are first met.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Document;

/// The notes of a document.
#[derive(Debug, Default)]
pub struct Notes<'a> {
    /// The events between the fences of each footnote, by label.
    footnotes: BTreeMap<&'a str, Range<usize>>,
    /// The number of each footnote that was referred to, from 0.
    numbers: BTreeMap<&'a str, usize>,
    order: Vec<Note>,
}

/// What a note tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The events of a footnote, and how often it is referred to.
    Footnote(Range<usize>, usize),
    /// A citation, by its number.
    Citation(usize),
}

impl<'a> Notes<'a> {
    /// Finds the footnotes.
    pub fn of(document: &'a Document<'_>) -> Self {
        let mut footnotes = BTreeMap::new();
        let mut open: Option<(&str, usize)> = None;
        for (i, (event, _)) in document.events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    open = Some((label, i + 1));
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, start)) = open.take() {
                        footnotes.entry(label).or_insert(start..i);
                    }
                }
                _ => {}
            }
        }
        Self { footnotes, ..Self::default() }
    }

    /// Notes a reference; gives the footnote's number and which reference to it this is.
    pub fn refer(&mut self, label: &'a str) -> (usize, usize) {
        let events = self.footnotes.get(label).cloned().unwrap_or_default();
        let next = self.order.len();
        let number = *self.numbers.entry(label).or_insert(next);
        if number == next {
            self.order.push(Note::Footnote(events, 0));
        }
        let Some(Note::Footnote(_, count)) = self.order.get_mut(number) else {
            return (number + 1, 1);
        };
        *count += 1;
        (number + 1, *count)
    }

    /// Notes a citation; gives its number.
    pub fn cite(&mut self, citation: usize) -> usize {
        self.order.push(Note::Citation(citation));
        self.order.len()
    }

    /// The `n`th note, from 0.
    pub fn get(&self, n: usize) -> Option<Note> {
        self.order.get(n).cloned()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}
