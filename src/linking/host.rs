//! What the links, pictures and embeds of a body become.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::hand::LinkTexts;
use super::raw::{blocked, leads_into_site, scheme};
use super::sentence;
use super::targets::Targets;
use super::weaver::Weaver;
use super::woven::{Mention, Subject, Woven};
use crate::address::Address;
use crate::diag::{Code, Diagnostic, Place, Severity, Span};
use crate::language::Lang;
use crate::markdown::{self, Anchor, Document, Host, Pictured, Shortcode, Words};
use crate::model::Kind;

/// The renderer's host for one body.
pub struct ProseHost<'a, 'w> {
    pub(super) weaver: &'a Weaver<'w>,
    pub(super) subject: &'a Subject<'a>,
    found: &'a mut Vec<Diagnostic>,
    words: Words,
    /// Entities linked by hand so far, with the bytes of the first link and how often.
    hand: BTreeMap<Arc<str>, (Range<usize>, usize)>,
    /// What is learnt while rendering.
    pub woven: Woven,
}

/// The typed links: `entity:id` and kin.
pub const TYPED: &[(&str, Kind)] = &[
    ("entity", Kind::Entity),
    ("event", Kind::Event),
    ("claim", Kind::Claim),
    ("exhibit", Kind::Exhibit),
    ("article", Kind::Article),
    ("source", Kind::Source),
];

pub fn typed(destination: &str) -> Option<(Kind, &str)> {
    let (scheme, id) = destination.split_once(':')?;
    TYPED.iter().find(|(word, _)| *word == scheme).map(|(_, kind)| (*kind, id))
}

impl<'a, 'w> ProseHost<'a, 'w> {
    pub fn new(
        weaver: &'a Weaver<'w>,
        subject: &'a Subject<'a>,
        found: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let words = weaver
            .words
            .get(subject.lang)
            .map(|w| w.markdown.clone())
            .unwrap_or_default();
        let (hand, woven) = (BTreeMap::new(), Woven::default());
        Self { weaver, subject, found, words, hand, woven }
    }

    /// Adds the entities linked by hand to the mentions, with their sentences.
    pub fn finish(
        self,
        document: &Document<'_>,
        mentions: &mut BTreeMap<Arc<str>, Mention>,
    ) {
        if self.hand.is_empty() {
            return;
        }
        let mut sentences: BTreeMap<Arc<str>, sentence::Sentence> = BTreeMap::new();
        let sources = LinkTexts::of(document);
        for (id, (range, _)) in &self.hand {
            if let Some(sentence) = sources.sentence(range) {
                sentences.insert(id.clone(), sentence);
            }
        }
        for (id, (_, count)) in self.hand {
            let Some(sentence) = sentences.remove(&id) else { continue };
            let anchored = self.subject.anchors();
            let before = mentions.get(&id).map_or((0, 0), |m| (m.count, m.linked));
            let (count, linked) = (before.0 + count, before.1 + count);
            mentions.insert(id, Mention { count, linked, sentence, anchored });
        }
    }

    /// What prose may lead to.
    pub(super) fn targets(&self) -> &'a Targets {
        self.weaver.targets
    }

    /// The body's language.
    pub(super) fn lang(&self) -> &'a Lang {
        self.subject.lang
    }

    /// Notes that the body uses an event.
    pub(super) fn uses_event(&mut self, id: &str) {
        if !self.woven.events.iter().any(|e| **e == *id) {
            self.woven.events.push(Arc::from(id));
        }
    }

    /// Notes that the body leads to or shows an article, a claim or an exhibit.
    pub(super) fn uses(&mut self, kind: Kind, id: &str) {
        if !self.woven.uses.iter().any(|(k, e)| *k == kind && **e == *id) {
            self.woven.uses.push((kind, Arc::from(id)));
        }
    }

    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        let span = Span::new(range.start, range.end).shift(self.subject.start);
        Place::new(self.subject.file, span)
    }

    pub(super) fn report(
        &mut self,
        code: Code,
        message: String,
        range: &Range<usize>,
    ) -> &mut Diagnostic {
        let place = self.place(range);
        self.found.push(Diagnostic::new(code, message).at(place));
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    fn tag(&self, class: &str, to: &Address) -> String {
        let mut open = format!("<a class=\"{class}\" href=\"");
        markdown::attribute(&mut open, &self.weaver.href(self.subject, to));
        open.push_str("\">");
        open
    }

    fn entity(&mut self, id: &Arc<str>, range: Range<usize>) -> Anchor {
        if self.subject.is_entity(id) {
            return Anchor::default();
        }
        let first = !self.hand.contains_key(id);
        self.hand.entry(id.clone()).or_insert((range, 0)).1 += 1;
        let open =
            self.weaver.open_entity(self.subject, id, first && self.subject.anchors());
        Anchor { open: open.unwrap_or_default(), close: "</a>".into(), words: None }
    }

    fn typed_link(&mut self, kind: Kind, id: &str, range: Range<usize>) -> Anchor {
        let targets = self.weaver.targets;
        let close = || String::from("</a>");
        match kind {
            Kind::Entity => {
                if let Some((id, _)) = targets.entity_types.get_key_value(id) {
                    let id = id.clone();
                    return self.entity(&id, range);
                }
            }
            Kind::Claim => {
                if let Some(claim) = targets.claims.get(id) {
                    self.uses(kind, id);
                    return self.claim(id, claim.status);
                }
            }
            Kind::Source => {
                if let Some((key, target)) = targets.source_pages.get_key_value(id) {
                    self.cite(key.clone());
                    let open = self.tag("citation", &target.address);
                    return Anchor { open, close: close(), words: None };
                }
            }
            Kind::Exhibit => {
                if let Some(target) = targets.record(kind, id, self.subject.lang) {
                    self.uses(kind, id);
                    let open = self.tag("exhibit", &target.address);
                    return Anchor { open, close: close(), words: None };
                }
            }
            Kind::Article | Kind::Event | Kind::Page => {
                if let Some(target) = targets.record(kind, id, self.subject.lang) {
                    match kind {
                        Kind::Event => self.uses_event(id),
                        Kind::Article => self.uses(kind, id),
                        _ => {}
                    }
                    let open = self.tag(kind.word(), &target.address);
                    return Anchor { open, close: close(), words: None };
                }
            }
        }
        self.dangling(kind, id, &range);
        Anchor::default()
    }

    /// The words of a claim: led to its page, with its status after them. What previews it
    /// is on this page: its card, or its entry among the claims at the foot.
    fn claim(&self, id: &str, status: crate::model::Status) -> Anchor {
        let word = self.weaver.status_words(self.subject.lang, status);
        let mut close = String::from("<span class=\"claim-status\"> (");
        markdown::escape_text(&mut close, word);
        close.push_str(")</span></a>");
        let target = self.weaver.targets.record(Kind::Claim, id, self.subject.lang);
        let href = target.map(|t| self.weaver.href(self.subject, &t.address));
        let mut open = format!("<a class=\"claim claim-{}\" href=\"", status.word());
        markdown::attribute(&mut open, &href.unwrap_or_default());
        open.push_str("\" data-preview=\"claim-");
        markdown::attribute(&mut open, id);
        open.push_str("\">");
        Anchor { open, close, words: None }
    }
}

impl Host for ProseHost<'_, '_> {
    fn words(&self) -> &Words {
        &self.words
    }

    fn link(&mut self, destination: &str, title: &str, range: Range<usize>) -> Anchor {
        if let Some((kind, id)) = typed(destination) {
            return self.typed_link(kind, id, range);
        }
        let scheme = scheme(destination);
        if matches!(scheme.as_deref(), Some("javascript" | "vbscript" | "data")) {
            let message =
                "a link that runs a script is blocked by the site's security policy"
                    .to_owned();
            self.report(Code::UnsafeHtml, message, &range).help =
                Some("lead to a page, or take the link out".into());
            return Anchor::default();
        }
        if scheme.is_some() || destination.starts_with("//") {
            return Anchor::plain(destination, title);
        }
        match self.resolve(destination, &range) {
            Some(href) => Anchor::plain(&href, title),
            None => Anchor::default(),
        }
    }

    fn wikilink(&mut self, target: &str, has_words: bool, range: Range<usize>) -> Anchor {
        match self.weaver.wikilinked(target) {
            Ok(id) => {
                let mut anchor = self.entity(&id, range);
                if !has_words && *id == *target.trim() {
                    let record =
                        self.weaver.targets.record(Kind::Entity, &id, self.subject.lang);
                    anchor.words = record.map(|t| t.title.to_string());
                }
                anchor
            }
            Err(several) if !several.is_empty() => {
                let words = if has_words { "…" } else { target };
                let list: Vec<String> =
                    several.iter().map(|id| format!("`[[{id}|{words}]]`")).collect();
                let message = format!("“{target}” names {} entities", several.len());
                self.report(Code::AmbiguousWikilink, message, &range).help =
                    Some(format!("say which: {}", list.join(" or ")));
                Anchor::default()
            }
            Err(_) => {
                let targets = self.weaver.targets;
                let withheld = (Kind::Entity, Arc::from(target.trim()));
                if targets.withheld.contains(&withheld)
                    || targets.unread.contains(&withheld)
                {
                    self.dangling(Kind::Entity, target.trim(), &range);
                    return Anchor::default();
                }
                let ids = targets.entity_types.keys().map(|k| &**k);
                let names = targets.by_name.keys().map(String::as_str);
                let near = crate::diag::did_you_mean(target, ids.chain(names));
                // Names are kept folded: the one entity that has it is shown by its id.
                let owners = near.and_then(|n| targets.by_name.get(n));
                let owner = owners.filter(|ids| ids.len() == 1).and_then(BTreeSet::first);
                let help = match owner.map(|id| &**id).or(near) {
                    Some(near) => format!("did you mean `[[{near}]]`?"),
                    None => {
                        "write it into content/entities/, or take the brackets out".into()
                    }
                };
                let message = format!("no entity has the id or name “{target}”");
                self.report(Code::BrokenLink, message, &range).help = Some(help);
                Anchor::default()
            }
        }
    }

    fn cites(&mut self, key: &str) {
        if let Some((key, _)) = self.weaver.targets.source_pages.get_key_value(key) {
            self.cite(key.clone());
        }
    }

    fn note_ids(&self) -> &'static str {
        self.subject.notes
    }

    fn counts_paragraphs(&self) -> bool {
        true
    }

    fn picture(
        &mut self,
        destination: &str,
        alt: &str,
        range: Range<usize>,
    ) -> Option<Pictured> {
        if alt.trim().is_empty() {
            let message = "this picture has no alternative text".to_owned();
            self.report(Code::MissingAlt, message, &range).help = Some(
                "say between the brackets what it shows: `![a map of …](map.png)`".into(),
            );
        }
        if scheme(destination).is_some() || destination.starts_with("//") {
            let message = "a picture from another site is never loaded".to_owned();
            self.report(Code::BrokenLink, message, &range).help =
                Some("save it beside this file and refer to the copy".into());
            return None;
        }
        let url = self.resolve(destination, &range)?;
        Some(match self.pictured(destination) {
            Some(file) => Pictured::Known { file, url },
            None => Pictured::Plain(url),
        })
    }

    fn is_card(&self, destination: &str) -> bool {
        typed(destination).is_some() || destination.starts_with("chronology:")
    }

    fn misplaced_embed(&mut self, target: &str, range: Range<usize>) {
        let message = format!("`{target}` is embedded inside a line");
        self.report(Code::BadEmbed, message, &range).help = Some(
            "put an embed in a paragraph of its own, with empty lines around it".into(),
        );
    }

    fn bad_shortcode(&mut self, problem: &str, range: Range<usize>) {
        let message = format!("this shortcode cannot be read: {problem}");
        self.report(Code::BadShortcode, message, &range).help =
            Some("write `{{ name(key=\"value\") }}`, or put it between backticks".into());
    }

    fn shortcode(&mut self, shortcode: &Shortcode, range: Range<usize>) -> bool {
        let known = &self.weaver.targets.shortcodes;
        if known.contains(&shortcode.name) {
            return true;
        }
        let near =
            crate::diag::did_you_mean(&shortcode.name, known.iter().map(String::as_str));
        let help = match near {
            Some(n) => format!("did you mean `{n}`?"),
            None => format!(
                "a shortcode is a template: templates/shortcodes/{}.html",
                shortcode.name
            ),
        };
        let message = format!("the theme has no shortcode `{}`", shortcode.name);
        self.report(Code::BadShortcode, message, &range).help = Some(help);
        false
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        let lower = html.to_ascii_lowercase();
        if leads_into_site(&lower) {
            let message = "a link written in HTML is neither checked nor made relative";
            let found = self.report(Code::BrokenLink, message.into(), &range);
            found.severity = Severity::Warning;
            found.help = Some(
                "write it as Markdown: `[words](/path/)`, `![alt](file.png)`".into(),
            );
        }
        let Some((what, help)) = blocked(&lower) else { return };
        let message =
            format!("{what} in the text is blocked by the site's security policy");
        self.report(Code::UnsafeHtml, message, &range).help = Some(help.into());
    }
}
