//! Every body woven into the case, in parallel.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Run;
use super::memory::Memory;
use crate::address::Urls;
use crate::config::{Config, First};
use crate::diag::Diagnostic;
use crate::language::Lang;
use crate::linking::{NameTable, ProseWords, Subject, Targets, Weaver};
use crate::markdown::Options;
use crate::memo::Version;
use crate::model::{Article, Case, Head, Placed};
use crate::pages::{RecordKey, Weave, Weaves};
use crate::world::{Content, File};

/// What of the configuration bodies depend on.
#[derive(Debug, PartialEq)]
pub struct WeaveSettings {
    /// Where automatic links are put.
    pub first: First,
    /// How Markdown is read.
    pub options: Options,
    /// How links to pages are written.
    pub urls: Urls,
    /// The site's own language.
    pub language: Lang,
}

impl WeaveSettings {
    /// Those of a configuration.
    pub fn of(config: &Config) -> Self {
        let crate::config::MarkdownConfig { smart, math } = config.markdown;
        Self {
            first: config.first,
            options: Options { extensions: true, smart, math },
            urls: config.urls,
            language: config.language.clone(),
        }
    }
}

/// What a woven body depends on: the text of its file, and the versions of all that prose
/// may lead to, of the names, of the words of the interface and of the settings.
pub type Fingerprint = (u128, [Version; 4]);

/// A woven body with what was found in it.
#[derive(Debug, Clone)]
pub struct WovenBody {
    /// What was woven; the same one as before where it is equal.
    pub weave: Arc<Weave>,
    /// What was found.
    pub found: Arc<Vec<Diagnostic>>,
}

/// What weaving needs of the case at large.
pub struct Loom<'a> {
    pub case: &'a Case,
    pub settings: &'a WeaveSettings,
    pub targets: &'a Targets,
    pub names: &'a NameTable,
    pub words: &'a BTreeMap<Lang, ProseWords>,
}

/// A body to weave.
struct Text<'a> {
    head: &'a Head,
    /// What stands beside its body, with what the anchors of its notes begin with.
    beside: [(Option<&'a Placed<Arc<str>>>, &'static str); 2],
}

impl<'a> Text<'a> {
    fn plain(head: &'a Head) -> Self {
        Self { head, beside: [(None, "points-"), (None, "also-")] }
    }

    fn article(article: &'a Article) -> Self {
        let [mut points, mut methods] = Self::plain(&article.head).beside;
        points.0 = article.key_points.as_ref();
        methods.0 = article.methods.as_ref();
        Self { head: &article.head, beside: [points, methods] }
    }
}

/// Weaves the bodies of all records that are not as they were.
pub fn weave(memory: &mut Memory, run: &mut Run<'_>, loom: &Loom<'_>) -> Weaves {
    let texts = texts(loom.case);
    let snapshot = &memory.snapshot;
    let epoch = [
        memory.targets.version(),
        memory.names.version(),
        memory.words.version(),
        memory.weave_settings.version(),
    ];
    let print = |file: &File| match &file.content {
        Content::Text { text, hash } => (*hash, text.len()),
        Content::Blob => (0, 0),
    };
    let prints: HashMap<&str, (u128, usize)> =
        snapshot.files.iter().map(|(path, file)| (&**path, print(file))).collect();
    let input = |text: &Text<'_>| {
        let Head { kind, id, lang, file, body, .. } = text.head;
        let key: RecordKey = (*kind, id.clone(), lang.clone());
        let (print, length) = prints.get(&**file).copied().unwrap_or_default();
        // Without prose nothing of the file is read: entries of one list have none.
        let is_read =
            body.start < length || text.beside.iter().any(|(text, _)| text.is_some());
        (key, (if is_read { print } else { 0 }, epoch))
    };
    let inputs: Vec<_> = texts.iter().map(input).collect();
    run.progress.stage("link", inputs.len());
    let passed = memory.woven.pass(
        &inputs,
        |_| true,
        |i, before| {
            run.progress.step();
            let file = snapshot.text(&texts[i].head.file);
            let (weave, found) = one(loom, &texts[i], file.map_or("", |text| &**text));
            let weave = match before {
                Some(before) if *before.weave == weave => before.weave.clone(),
                _ => Arc::new(weave),
            };
            WovenBody { weave, found: Arc::new(found) }
        },
    );
    run.work.woven = passed.made.len();
    let mut kept = Vec::with_capacity(texts.len());
    for ((key, _), body) in inputs.into_iter().zip(passed.values) {
        run.found.extend(body.found.iter().cloned());
        kept.push((key, body.weave));
    }
    Weaves::new(kept, &memory.weaves)
}

fn texts(case: &Case) -> Vec<Text<'_>> {
    let mut texts: Vec<Text<'_>> = Vec::new();
    for a in case.articles.values().flat_map(BTreeMap::values) {
        texts.push(Text::article(a));
    }
    let plain = Text::plain;
    texts.extend(
        case.entities.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)),
    );
    texts.extend(case.events.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)));
    texts.extend(case.pages.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)));
    texts.extend(case.claims.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)));
    texts.extend(
        case.exhibits.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)),
    );
    texts
}

/// Weaves one body; `file` is the text of its file.
fn one(loom: &Loom<'_>, text: &Text<'_>, file: &str) -> (Weave, Vec<Diagnostic>) {
    let (head, settings) = (text.head, loom.settings);
    let weaver = Weaver {
        targets: loom.targets,
        names: loom.names,
        first: settings.first,
        options: settings.options,
        urls: settings.urls,
        words: loom.words,
    };
    let start = head.body.start;
    let subject = Subject {
        kind: head.kind,
        id: &head.id,
        lang: &head.lang,
        file: &head.file,
        prose: file.get(start..).unwrap_or_default(),
        start,
        address: &head.kind.address(&head.id, &head.lang, &settings.language),
        autolink: head.autolink,
        notes: "",
    };
    let (body, mut found) = weaver.weave(&subject);
    let [points, methods] = text.beside.map(|(text, notes)| {
        let text = text?;
        let start = text.place.span.start as usize;
        let subject =
            Subject { prose: &text.value, start, autolink: false, notes, ..subject };
        let (woven, mut more) = weaver.weave(&subject);
        found.append(&mut more);
        Some(woven)
    });
    (Weave { body, points, methods }, found)
}
