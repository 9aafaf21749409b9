//! One body, woven into the case: names found, links resolved, HTML made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag};

use super::embed::Card;
use super::host::ProseHost;
use super::names::NameTable;
use super::scan::Scan;
use super::sentence::Sentence;
use super::targets::Targets;
use crate::address::{Address, Urls};
use crate::config::First;
use crate::diag::{Code, Diagnostic, FilePath, Place, Span};
use crate::language::Lang;
use crate::markdown::{self, Document, Heading, Options, Words};
use crate::model::{Kind, Status};

/// The page whose body is woven.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The kind of its record.
    pub kind: Kind,
    /// The record's id.
    pub id: &'a str,
    /// Its language.
    pub lang: &'a Lang,
    /// The file the prose stands in.
    pub file: &'a FilePath,
    /// The prose.
    pub prose: &'a str,
    /// Where the prose begins in the file, in bytes.
    pub start: usize,
    /// Where the page is.
    pub address: &'a Address,
    /// Whether names are linked by themselves.
    pub autolink: bool,
    /// Whether first mentions get anchors (not in a page's second text).
    pub anchors: bool,
    /// Set to make every link absolute under this base (for feeds).
    pub absolute: Option<&'a str>,
}

impl Subject<'_> {
    /// Whether it is the page of this entity.
    #[must_use]
    pub fn is_entity(&self, id: &str) -> bool {
        self.kind == Kind::Entity && self.id == id
    }
}

/// An entity named in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// How often.
    pub count: usize,
    /// The first sentence that does.
    pub sentence: Sentence,
    /// Whether the body has an anchor `m-<id>` for it.
    pub anchored: bool,
}

/// A link from the site's root, to be checked when all pages are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkCheck {
    /// Where it leads.
    pub target: Address,
    /// As written.
    pub written: Box<str>,
    /// Where it is written.
    pub place: Place,
}

/// A link to a part of a page, to be checked when that page is rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorCheck {
    /// The page.
    pub target: Address,
    /// The part.
    pub anchor: Box<str>,
    /// Where it is written.
    pub place: Place,
}

/// A woven body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Woven {
    /// The HTML, without its cards.
    pub html: String,
    /// Cards and shortcodes, each with the byte of the HTML it belongs at.
    pub cards: Vec<(usize, Card)>,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// The entities it names.
    pub mentions: BTreeMap<Arc<str>, Mention>,
    /// The events it links to, in order.
    pub events: Vec<Arc<str>>,
    /// The sources it cites, in order of first citation.
    pub cited: Vec<Arc<str>>,
    /// The files of content/ it refers to.
    pub files: BTreeSet<FilePath>,
    /// Links to check later.
    pub links: Vec<LinkCheck>,
    /// Anchors to check later.
    pub anchors: Vec<AnchorCheck>,
    /// How many words it has.
    pub words: usize,
    /// The text of its first paragraph.
    pub lead: String,
    /// Whether it has highlighted code.
    pub has_code: bool,
}

/// What weaving needs of the case at large.
#[derive(Debug)]
pub struct Weaver<'a> {
    /// What prose may lead to.
    pub targets: &'a Targets,
    /// The names that are looked for.
    pub names: &'a NameTable,
    /// Where automatic links are put.
    pub first: First,
    /// How Markdown is read.
    pub options: Options,
    /// How links to pages are written.
    pub urls: Urls,
    /// Words of the interface that stand in prose, by language.
    pub words: &'a BTreeMap<Lang, ProseWords>,
}

/// Words of the interface that stand in prose.
#[derive(Debug, Clone, Default)]
pub struct ProseWords {
    /// Those the renderer needs.
    pub markdown: Words,
    /// Statuses in words.
    pub status: BTreeMap<&'static str, String>,
}

impl Weaver<'_> {
    /// Weaves one body.
    #[must_use]
    pub fn weave(&self, subject: &Subject<'_>) -> (Woven, Vec<Diagnostic>) {
        let document = markdown::parse(subject.prose, self.options);
        let by_hand = self.by_hand(&document, subject.lang);
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
        let mut host = ProseHost::new(self, subject, by_hand.embedded, &mut found);
        let rendered = markdown::render(&document, &insertions, &mut host);
        let cards = host.cards(rendered.holes);
        let mut woven = std::mem::take(&mut host.woven);
        host.finish(&document, &mut mentions);
        woven.html = rendered.html;
        woven.cards = cards;
        woven.headings = rendered.headings;
        woven.words = rendered.words;
        woven.lead = rendered.lead;
        woven.has_code = rendered.has_code;
        woven.mentions = mentions;
        (woven, found)
    }

    /// The link from a page to an address.
    pub(super) fn href(&self, subject: &Subject<'_>, to: &Address) -> String {
        match subject.absolute {
            Some(base) => to.absolute(base),
            None => subject.address.link(to, self.urls),
        }
    }

    /// The opening tag of a link to an entity.
    pub(super) fn open_entity(
        &self,
        subject: &Subject<'_>,
        id: &str,
        anchor: bool,
    ) -> Option<String> {
        let target = self.targets.record(Kind::Entity, id, subject.lang)?;
        let mut open = String::with_capacity(96);
        open.push_str("<a class=\"entity\"");
        if anchor {
            open.push_str(" id=\"m-");
            open.push_str(id);
            open.push('"');
        }
        open.push_str(" href=\"");
        markdown::attribute(&mut open, &self.href(subject, &target.address));
        open.push_str("\">");
        Some(open)
    }

    /// What the author links by hand: entities by section, and cards embedded.
    fn by_hand(&self, document: &Document<'_>, lang: &Lang) -> ByHand {
        let mut all = ByHand::default();
        let mut section = 0;
        for (event, _) in &document.events {
            match event {
                Event::Start(Tag::Heading { .. }) => section += 1,
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let wiki = matches!(link_type, LinkType::WikiLink { .. });
                    if let Some(id) = self.linked_entity(dest_url, wiki, lang) {
                        all.sections.entry(id).or_default().insert(section);
                    }
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    all.embedded.insert(dest_url.trim().to_owned());
                }
                _ => {}
            }
        }
        all
    }

    fn linked_entity(&self, destination: &str, wiki: bool, _: &Lang) -> Option<Arc<str>> {
        if wiki {
            return self.wikilinked(destination).ok();
        }
        let id = destination.strip_prefix("entity:")?;
        self.targets.entity_types.get_key_value(id).map(|(id, _)| id.clone())
    }

    /// The entity that a wikilink means: by id, else by name or alias.
    ///
    /// # Errors
    /// The candidates: none or several.
    pub(super) fn wikilinked(&self, target: &str) -> Result<Arc<str>, Vec<Arc<str>>> {
        let target = target.trim();
        if let Some((id, _)) = self.targets.entity_types.get_key_value(target) {
            return Ok(id.clone());
        }
        let found = self.targets.by_name.get(&Targets::name_key(target));
        let found: Vec<Arc<str>> = found.into_iter().flatten().cloned().collect();
        match <[Arc<str>; 1]>::try_from(found) {
            Ok([one]) => Ok(one),
            Err(several) => Err(several),
        }
    }

    /// The words for a status.
    pub(super) fn status_words(&self, lang: &Lang, status: Status) -> &str {
        self.words
            .get(lang)
            .and_then(|w| w.status.get(status.word()))
            .map_or(status.word(), String::as_str)
    }
}

#[derive(Default)]
struct ByHand {
    sections: BTreeMap<Arc<str>, BTreeSet<usize>>,
    embedded: BTreeSet<String>,
}
