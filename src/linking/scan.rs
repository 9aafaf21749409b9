//! Names in a document: which become links, and what is remembered of each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fold::fold;
use super::names::{Hit, Name, NameTable};
use super::sentence;
use super::woven::{Mention, Subject};
use crate::config::First;
use crate::diag::{Code, Diagnostic, Place, Span};
use crate::markdown::{Document, Insertion, TextBlock, texts};

/// Gathers mentions and insertions over the blocks of one document.
pub struct Scan<'a> {
    names: &'a NameTable,
    subject: &'a Subject<'a>,
    first: First,
    /// Entities the author links by hand, by the section in which they first do.
    by_hand: &'a BTreeMap<Arc<str>, BTreeSet<usize>>,
    /// What opens the link to an entity: its address and name, by id.
    open: &'a dyn Fn(&str, bool) -> Option<String>,
    /// What was found.
    pub mentions: BTreeMap<Arc<str>, Mention>,
    /// The links to put in.
    pub insertions: Vec<Insertion>,
    /// What an editor may want to know.
    pub notes: Vec<Diagnostic>,
    linked: BTreeMap<Arc<str>, usize>,
    noted: BTreeSet<usize>,
}

impl<'a> Scan<'a> {
    /// Looks through all of `document`.
    pub fn run(
        document: &Document<'_>,
        names: &'a NameTable,
        subject: &'a Subject<'a>,
        first: First,
        by_hand: &'a BTreeMap<Arc<str>, BTreeSet<usize>>,
        open: &'a dyn Fn(&str, bool) -> Option<String>,
    ) -> Self {
        let mut scan = Self {
            names,
            subject,
            first,
            by_hand,
            open,
            mentions: BTreeMap::new(),
            insertions: Vec::new(),
            notes: Vec::new(),
            linked: BTreeMap::new(),
            noted: BTreeSet::new(),
        };
        texts(document, |block| scan.block(document, block));
        scan
    }

    fn block(&mut self, document: &Document<'_>, block: &TextBlock) {
        for run in &block.runs {
            let text = &block.text[run.range.clone()];
            let folded = fold(text);
            let (left, right) =
                (&block.text[..run.range.start], &block.text[run.range.end..]);
            let names = self.names;
            names.find(&folded.text, left, right, |hit| {
                let start = run.range.start + folded.original(hit.range.start);
                let end = run.range.start + folded.original(hit.range.end);
                self.hit(document, block, &hit, start..end);
            });
        }
    }

    fn hit(
        &mut self,
        document: &Document<'_>,
        block: &TextBlock,
        hit: &Hit<'_>,
        range: std::ops::Range<usize>,
    ) {
        let [owner] = &hit.name.owners[..] else {
            self.ambiguous(document, block, hit, range);
            return;
        };
        if self.subject.is_entity(owner) {
            return;
        }
        if !hit.name.auto {
            self.unlinked(document, block, hit, range);
            return;
        }
        let mention = self.mentions.entry(owner.clone()).or_insert_with(|| Mention {
            count: 0,
            linked: 0,
            sentence: sentence::around(&block.text, range.clone()),
            anchored: false,
        });
        mention.count += 1;
        if self.wants_link(owner, block.section) {
            self.link(block, hit.name, owner, range);
        }
    }

    /// Whether this mention is the one to link, by the project's policy.
    fn wants_link(&self, owner: &Arc<str>, section: usize) -> bool {
        let by_hand = self.by_hand.get(owner);
        match self.first {
            First::All => true,
            First::Page => !self.linked.contains_key(owner) && by_hand.is_none(),
            First::Section => {
                self.linked.get(owner) != Some(&section)
                    && !by_hand.is_some_and(|sections| sections.contains(&section))
            }
        }
    }

    fn link(
        &mut self,
        block: &TextBlock,
        name: &Name,
        owner: &Arc<str>,
        range: std::ops::Range<usize>,
    ) {
        let by_hand = self.by_hand.contains_key(owner);
        let anchor =
            !self.linked.contains_key(owner) && !by_hand && self.subject.anchors();
        let Some(mut open) = (self.open)(owner, anchor) else { return };
        let text = &block.text[range.clone()];
        if let Some((lang, dir)) = name.tongue(text, self.subject.lang) {
            open.truncate(open.len().saturating_sub(1));
            open.extend([" lang=\"", lang, "\" dir=\"", dir.as_str(), "\">"]);
        }
        let Some((event, at)) = block.source(range.start) else { return };
        let Some((last, last_at)) = block.source(range.end - 1) else { return };
        self.linked.insert(owner.clone(), block.section);
        if let Some(mention) = self.mentions.get_mut(owner) {
            mention.linked += 1;
            mention.anchored |= anchor;
        }
        self.insertions.push(Insertion { event, at, html: open });
        self.insertions.push(Insertion {
            event: last,
            at: last_at + 1,
            html: "</a>".into(),
        });
    }

    /// The place of a found name in its file.
    fn place(
        &self,
        document: &Document<'_>,
        block: &TextBlock,
        range: &std::ops::Range<usize>,
    ) -> Place {
        let byte = |at: usize| {
            block.source(at).map_or(0, |(event, at)| {
                document.events.get(event).map_or(0, |(_, span)| span.start + at)
            })
        };
        // In the source the words of a name may lie further apart than in the text.
        let (start, last) = (byte(range.start), byte(range.end - 1));
        let span = Span::new(start, last + 1).shift(self.subject.start);
        Place::new(self.subject.file, span)
    }

    fn ambiguous(
        &mut self,
        document: &Document<'_>,
        block: &TextBlock,
        hit: &Hit<'_>,
        range: std::ops::Range<usize>,
    ) {
        if !self.noted.insert(hit.number) {
            return;
        }
        let owners: Vec<String> =
            hit.name.owners.iter().map(|o| format!("`{o}`")).collect();
        let name = &block.text[range.clone()];
        let by_hand: Vec<String> =
            hit.name.owners.iter().map(|o| format!("`[[{o}|{name}]]`")).collect();
        let note = Diagnostic::new(
            Code::AmbiguousName,
            format!("“{name}” names {} and is not linked", owners.join(" and ")),
        )
        .at(self.place(document, block, &range))
        .help(format!("say which: {}", by_hand.join(" or ")));
        self.notes.push(note);
    }

    fn unlinked(
        &mut self,
        document: &Document<'_>,
        block: &TextBlock,
        hit: &Hit<'_>,
        range: std::ops::Range<usize>,
    ) {
        let owner = &hit.name.owners[0];
        if self.by_hand.contains_key(owner) || !self.noted.insert(hit.number) {
            return;
        }
        let name = &block.text[range.clone()];
        let note = Diagnostic::new(
            Code::UnlinkedName,
            format!("“{name}” may be `{owner}`, whose names are linked only by hand"),
        )
        .at(self.place(document, block, &range))
        .help(format!("if it is meant, write `[[{owner}|{name}]]`"));
        self.notes.push(note);
    }
}
