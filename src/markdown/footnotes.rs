//! Footnotes: numbers in the order of their first reference.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Document;

/// The footnotes of a document.
#[derive(Debug, Default)]
pub struct Footnotes {
    /// The events between the fences of each definition, by label.
    definitions: BTreeMap<String, Range<usize>>,
    /// Labels in the order of their first reference.
    order: Vec<String>,
    /// How often each was referred to.
    references: BTreeMap<String, usize>,
}

impl Footnotes {
    /// Finds the definitions.
    pub fn of(document: &Document<'_>) -> Self {
        let mut definitions = BTreeMap::new();
        let mut open: Option<(String, usize)> = None;
        for (i, (event, _)) in document.events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    open = Some((label.to_string(), i + 1));
                }
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((label, start)) = open.take() {
                        definitions.entry(label).or_insert(start..i);
                    }
                }
                _ => {}
            }
        }
        Self { definitions, ..Self::default() }
    }

    /// Notes a reference; gives the footnote's number and which reference to it this is.
    pub fn refer(&mut self, label: &str) -> (usize, usize) {
        let count = self.references.entry(label.to_owned()).or_default();
        *count += 1;
        let count = *count;
        let number = self.order.iter().position(|l| l == label).unwrap_or_else(|| {
            self.order.push(label.to_owned());
            self.order.len() - 1
        });
        (number + 1, count)
    }

    /// The events of the `n`th footnote and how often it was referred to.
    pub fn definition(&self, n: usize) -> Option<(Range<usize>, usize)> {
        let label = self.order.get(n)?;
        let events = self.definitions.get(label)?.clone();
        Some((events, self.references.get(label).copied().unwrap_or(1)))
    }

    /// Whether any was referred to.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}
