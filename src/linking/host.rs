//! What the links, citations, pictures and embeds of a body become.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::cite;
use super::sentence;
use super::targets::{FileTarget, Targets};
use super::weave::{AnchorCheck, LinkCheck, Mention, Subject, Weaver, Woven};
use crate::address::Address;
use crate::diag::{Code, Diagnostic, FilePath, Place, Span};
use crate::language::Lang;
use crate::markdown::{self, Anchor, Document, Host, Shortcode, Words, texts};
use crate::model::Kind;

/// The renderer's host for one body.
pub struct ProseHost<'a, 'w> {
    weaver: &'a Weaver<'w>,
    subject: &'a Subject<'a>,
    embedded: BTreeSet<String>,
    found: &'a mut Vec<Diagnostic>,
    words: Words,
    /// Entities linked by hand so far, with the bytes of the first link and how often.
    hand: BTreeMap<Arc<str>, (Range<usize>, usize)>,
    /// What is learnt while rendering.
    pub woven: Woven,
}

/// The typed links: `entity:id` and kin.
const TYPED: &[(&str, Kind)] = &[
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
        embedded: BTreeSet<String>,
        found: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let words = weaver
            .words
            .get(subject.lang)
            .map(|w| w.markdown.clone())
            .unwrap_or_default();
        let (hand, woven) = (BTreeMap::new(), Woven::default());
        Self { weaver, subject, embedded, found, words, hand, woven }
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
            let anchored = self.subject.anchors;
            mentions
                .entry(id)
                .and_modify(|m| {
                    m.count += count;
                    m.sentence = sentence.clone();
                    m.anchored = anchored;
                })
                .or_insert(Mention { count, sentence: sentence.clone(), anchored });
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

    fn place(&self, range: &Range<usize>) -> Place {
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
            self.weaver.open_entity(self.subject, id, first && self.subject.anchors);
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
                    return self.claim(id, claim.status);
                }
            }
            Kind::Source => {
                if let Some(key) = targets.sources.get(id) {
                    self.cite(key.clone());
                    return Anchor {
                        open: source_anchor(id),
                        close: close(),
                        words: None,
                    };
                }
            }
            Kind::Exhibit => {
                if let Some(file) = targets.exhibits.get(id) {
                    let address = file.as_ref().and_then(|f| self.asset(&f.clone()));
                    let open =
                        address.map(|a| self.tag("exhibit", &a)).unwrap_or_default();
                    let close = if open.is_empty() { String::new() } else { close() };
                    return Anchor { open, close, words: None };
                }
            }
            Kind::Article | Kind::Event | Kind::Page => {
                if let Some(target) = targets.record(kind, id, self.subject.lang) {
                    if kind == Kind::Event {
                        self.uses_event(id);
                    }
                    let open = self.tag(kind.word(), &target.address);
                    return Anchor { open, close: close(), words: None };
                }
            }
        }
        self.dangling(kind, id, &range);
        Anchor::default()
    }

    fn claim(&self, id: &str, status: crate::model::Status) -> Anchor {
        let word = self.weaver.status_words(self.subject.lang, status);
        let mut close = String::from("<span class=\"claim-status\"> (");
        markdown::escape_text(&mut close, word);
        close.push_str(")</span>");
        let class = format!("claim claim-{}", status.word());
        // The card is the claim's fullest account on the page that shows it.
        if self.embedded.contains(&format!("claim:{id}")) {
            let open = format!("<a class=\"{class}\" href=\"#claim-{id}\">");
            return Anchor { open, close: close + "</a>", words: None };
        }
        Anchor {
            open: format!("<span class=\"{class}\">"),
            close: close + "</span>",
            words: None,
        }
    }

    pub(super) fn dangling(&mut self, kind: Kind, id: &str, range: &Range<usize>) {
        let targets = self.weaver.targets;
        if targets.withheld.contains(&(kind, Arc::from(id))) {
            let message =
                format!("this leads to {} that is withheld", kind.with_article());
            self.report(Code::WithheldReference, message, range).help = Some(format!(
                "publish `{id}` too, or take the link out; `--drafts` shows both"
            ));
            return;
        }
        let code =
            if kind == Kind::Source { Code::UnknownCitation } else { Code::BrokenLink };
        let known: Vec<&str> = match kind {
            Kind::Source => targets.sources.iter().map(|k| &**k).collect(),
            Kind::Claim => targets.claims.keys().map(|k| &**k).collect(),
            Kind::Exhibit => targets.exhibits.keys().map(|k| &**k).collect(),
            _ => targets.ids(kind).collect(),
        };
        let near = crate::diag::did_you_mean(id, known);
        let help = near
            .map_or_else(|| self.elsewhere(kind, id), |n| format!("did you mean `{n}`?"));
        let message = format!("there is no {} `{id}`", kind.word());
        self.report(code, message, range).help = Some(help);
    }

    /// What to do about an id that no record of its kind has, or nearly has.
    fn elsewhere(&self, kind: Kind, id: &str) -> String {
        let targets = self.weaver.targets;
        let has = |(_, other): &&(&str, Kind)| match other {
            Kind::Claim => targets.claims.contains_key(id),
            Kind::Exhibit => targets.exhibits.contains_key(id),
            Kind::Source => targets.sources.contains(id),
            other => targets.record(*other, id, self.subject.lang).is_some(),
        };
        if let Some((word, other)) = TYPED.iter().find(has) {
            return format!(
                "there is {} of this id: `{word}:{id}`",
                other.with_article()
            );
        }
        match kind {
            Kind::Source => "add it to sources.yaml".into(),
            _ => format!("write content/{}/{id}.md, or name another", kind.folder()),
        }
    }

    pub(super) fn cite(&mut self, key: Arc<str>) -> usize {
        let known = self.woven.cited.iter().position(|k| *k == key);
        known.unwrap_or_else(|| {
            self.woven.cited.push(key);
            self.woven.cited.len() - 1
        }) + 1
    }

    /// Where a file of content/ is published; it is then one the page refers to.
    pub(super) fn asset(&mut self, file: &FilePath) -> Option<Address> {
        match self.weaver.targets.files.get(file) {
            Some(FileTarget::Asset(address)) => {
                self.woven.files.insert(file.clone());
                Some(address.clone())
            }
            _ => None,
        }
    }

    /// A path beside the file the prose stands in, as a path of the project.
    fn beside(&self, path: &str) -> Option<FilePath> {
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
        let folder = self.subject.file.rsplit_once('/').map_or("", |(f, _)| f);
        let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
        for part in decoded.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        Some(Arc::from(parts.join("/")))
    }

    /// A link to another file of content/, relative to this one.
    fn relative(&mut self, path: &str, range: &Range<usize>) -> Option<Address> {
        let file = self.beside(path)?;
        match self.weaver.targets.files.get(&file) {
            Some(FileTarget::Page(address)) => Some(address.clone()),
            Some(FileTarget::Asset(_)) => self.asset(&file),
            Some(FileTarget::Withheld) => {
                let message = format!("`{path}` is withheld");
                self.report(Code::WithheldReference, message, range).help =
                    Some("publish it too, or take the link out".into());
                None
            }
            None => {
                let folder = format!("{}/", file.rsplit_once('/').map_or("", |(f, _)| f));
                let files = self.weaver.targets.files.keys();
                let near: Vec<&str> =
                    files.filter_map(|f| f.strip_prefix(&*folder)).collect();
                let name = file.rsplit('/').next().unwrap_or_default();
                let above = path.rfind('/').map_or("", |i| &path[..=i]);
                let suggestion = crate::diag::did_you_mean(name, near.iter().copied())
                    .map(|n| format!("{above}{n}"))
                    .or_else(|| self.same_name(name))
                    .map(|n| format!("did you mean `{n}`?"));
                let message = format!("there is no file `{file}`");
                let help = suggestion.or_else(|| {
                    Some("a link without a scheme is a file beside this one; from the site's \
                          root, begin with `/`".into())
                });
                self.report(Code::BrokenLink, message, range).help = help;
                None
            }
        }
    }

    /// The way from here to the one file that has this name.
    fn same_name(&self, name: &str) -> Option<String> {
        let files = self.weaver.targets.files.keys();
        let mut named = files.filter(|f| f.rsplit('/').next() == Some(name));
        let (file, None) = (named.next()?, named.next()) else { return None };
        let folder = self.subject.file.rsplit_once('/').map_or("", |(f, _)| f);
        let (from, to): (Vec<&str>, Vec<&str>) =
            (folder.split('/').collect(), file.split('/').collect());
        let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
        let up = "../".repeat(from.len() - shared);
        Some(up + &to[shared..].join("/"))
    }

    /// A link from the site's root; whether it leads anywhere shows when all pages are known.
    fn rooted(&mut self, path: &str, written: &str, range: &Range<usize>) -> Address {
        let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
        let is_file = decoded.rsplit('/').next().is_some_and(|last| last.contains('.'));
        let folder = decoded.ends_with('/') || is_file || decoded.is_empty();
        let path = if folder { decoded.into_owned() } else { format!("{decoded}/") };
        let target = Address::new(&path);
        let file: FilePath = Arc::from(format!("content/{}", target.as_str()));
        let _ = self.asset(&file);
        let place = self.place(range);
        let check = LinkCheck { target: target.clone(), written: written.into(), place };
        self.woven.links.push(check);
        target
    }

    fn check_anchor(&mut self, target: Address, anchor: &str, range: &Range<usize>) {
        let decoded = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy();
        if !decoded.is_empty() && decoded != "top" {
            let (anchor, place) = (decoded.into(), self.place(range));
            self.woven.anchors.push(AnchorCheck { target, anchor, place });
        }
    }

    /// The address that a destination of this site leads to, if it is one.
    fn resolve(&mut self, destination: &str, range: &Range<usize>) -> Option<String> {
        let (path, anchor) = match destination.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (destination, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        let target = if path.is_empty() {
            self.subject.address.clone()
        } else if path.starts_with('/') {
            self.rooted(path, destination, range)
        } else {
            self.relative(path, range)?
        };
        if let Some(anchor) = anchor {
            self.check_anchor(target.clone(), anchor, range);
        }
        let own = path.is_empty() && self.subject.absolute.is_none();
        let mut href =
            if own { String::new() } else { self.weaver.href(self.subject, &target) };
        if let Some(anchor) = anchor {
            href.push('#');
            href.push_str(anchor);
        }
        Some(href)
    }
}

fn source_anchor(id: &str) -> String {
    let mut open = String::from("<a class=\"citation\" href=\"#source-");
    markdown::attribute(&mut open, id);
    open.push_str("\">");
    open
}

/// The scheme of an absolute URL, in lower case.
fn scheme(destination: &str) -> Option<String> {
    let (scheme, _) = destination.split_once(':')?;
    let sound = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    sound.then(|| scheme.to_ascii_lowercase())
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
                if targets.withheld.contains(&withheld) {
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

    fn citation(&mut self, written: &str, range: Range<usize>) -> String {
        let mut out = String::new();
        for cited in cite::parse(written) {
            let at = range.start + cited.at.start..range.start + cited.at.end;
            let Some(key) = self.weaver.targets.sources.get(cited.key).cloned() else {
                self.dangling(Kind::Source, cited.key, &at);
                continue;
            };
            let number = self.cite(key);
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&source_anchor(cited.key));
            let mut words = String::from("[");
            if !cited.prefix.is_empty() {
                words.push_str(cited.prefix);
                words.push(' ');
            }
            words.push_str(&number.to_string());
            if !cited.suffix.is_empty() {
                words.push_str(", ");
                words.push_str(cited.suffix);
            }
            words.push(']');
            markdown::escape_text(&mut out, &words);
            out.push_str("</a>");
        }
        out
    }

    fn picture(
        &mut self,
        destination: &str,
        alt: &str,
        range: Range<usize>,
    ) -> Option<String> {
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
        self.resolve(destination, &range)
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
        let (what, help) = if lower.contains("<script") {
            ("a script", "take it out, or make it a file of the theme")
        } else if lower.contains("<style") {
            ("a style sheet", "put the rules into a style sheet of the theme")
        } else if lower.starts_with('<') && lower.contains(" style=") {
            ("a style attribute", "give it a class, and the class a rule in the theme")
        } else if lower.contains("<iframe") {
            ("a frame", "link to what it would show")
        } else {
            return;
        };
        let message =
            format!("{what} in the text is blocked by the site's security policy");
        self.report(Code::UnsafeHtml, message, &range).help = Some(help.into());
    }
}

/// The bytes of the prose an event stands on, and the byte of its block it begins at.
type EventAt = (Range<usize>, usize);

/// Where links written by hand stand in the texts of a document.
struct LinkTexts {
    /// Each block's text with, for each event in it, the byte at which it begins.
    blocks: Vec<(String, Vec<EventAt>)>,
}

impl LinkTexts {
    fn of(document: &Document<'_>) -> Self {
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
    fn sentence(&self, link: &Range<usize>) -> Option<sentence::Sentence> {
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
