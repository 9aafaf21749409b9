//! One body, woven into the case: names found, links resolved, HTML made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag};

use super::cite;
use super::host::ProseHost;
use super::scan::Scan;
use super::weaver::Weaver;
use super::woven::{Subject, Woven};
use crate::diag::{Code, Diagnostic, Place, Span};
use crate::markdown::{self, Document};

impl Weaver<'_> {
    /// Weaves one body.
    #[must_use]
    pub fn weave(&self, subject: &Subject<'_>) -> (Woven, Vec<Diagnostic>) {
        let source = |key: &str| {
            self.targets.source_pages.get_key_value(key).map(|(key, _)| key.clone())
        };
        let document = markdown::parse_citing(subject.prose, self.options, &source);
        let by_hand = self.by_hand(&document);
        let open = |id: &str, anchor: bool| self.open_entity(subject, id, anchor);
        let (mut mentions, insertions, mut found) = if subject.autolink {
            let scan = Scan::run(
                &document,
                self.names,
                subject,
                self.first,
                &by_hand.sections,
                &open,
            );
            (scan.mentions, scan.insertions, scan.notes)
        } else {
            (BTreeMap::new(), Vec::new(), Vec::new())
        };
        for (name, range) in &document.undefined_footnotes {
            let span = Span::new(range.start, range.end).shift(subject.start);
            found.push(
                Diagnostic::new(
                    Code::UndefinedFootnote,
                    format!("the footnote `{name}` has no text"),
                )
                .at(Place::new(subject.file, span))
                .help(format!("add its text on a line of its own: `[^{name}]: …`")),
            );
        }
        let mut host = ProseHost::new(self, subject, &mut found);
        let rendered = markdown::render(&document, &insertions, &mut host);
        host.unknown_keys(&document);
        let cards = host.cards(rendered.holes);
        let mut woven = std::mem::take(&mut host.woven);
        host.finish(&document, &mut mentions);
        woven.html = rendered.html;
        woven.cards = cards;
        woven.citations = cite::citations(&document, rendered.citations);
        woven.headings = rendered.headings;
        woven.words = rendered.words;
        woven.lead = rendered.lead;
        woven.has_code = rendered.has_code;
        woven.mentions = mentions;
        (woven, found)
    }

    /// What the author links by hand: entities by section.
    fn by_hand(&self, document: &Document<'_>) -> ByHand {
        let mut all = ByHand::default();
        let mut section = 0;
        for (event, _) in &document.events {
            match event {
                Event::Start(Tag::Heading { .. }) => section += 1,
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let wiki = matches!(link_type, LinkType::WikiLink { .. });
                    if let Some(id) = self.linked_entity(dest_url, wiki) {
                        all.sections.entry(id).or_default().insert(section);
                    }
                }
                _ => {}
            }
        }
        all
    }
}

#[derive(Default)]
struct ByHand {
    sections: BTreeMap<Arc<str>, BTreeSet<usize>>,
}
