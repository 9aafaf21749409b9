//! The stages between reading and the sink.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::layout::lay_out;
use super::render::{Output, render};
use super::targets::targets;
use super::weave::weave;
use super::{Options, Run, Sink, checks};
use crate::address::Address;
use crate::assets::{self, StaticFiles};
use crate::config::{Config, MarkdownConfig};
use crate::content::{self, Parsed, Role, Settings};
use crate::diag::{Code, Diagnostic, FilePath, Place};
use crate::language::Lang;
use crate::linking::{NameTable, ProseWords, Targets, Weaver};
use crate::markdown;
use crate::model::{Case, Head, Kind};
use crate::output::OutputPlan;
use crate::pages::{self, Site};
use crate::resolve;
use crate::templates::{self, Engine, Globals, Theme};
use crate::world::{Content, Snapshot, World};

/// From the snapshot to the sink. Gives the theme back, whose texts diagnostics quote.
pub fn site(
    run: &mut Run,
    world: &dyn World,
    snapshot: Snapshot,
    config: &Config,
    options: &Options,
    sink: &dyn Sink,
) -> Theme {
    let theme = load_theme(&snapshot, config, &mut run.found);
    let files: BTreeSet<FilePath> = snapshot.files.keys().cloned().collect();
    let roles = roles(&files);
    let settings = Settings { language: config.language.clone(), now: world.now() };
    let records = parse(&snapshot, &roles, &settings, &mut run.found);
    run.stage("parse");
    let heads = record_files(&records);
    let unread = unread(&roles, &heads);
    let assets = roles.iter().filter(|(_, role)| matches!(role, Role::Asset));
    let assets = assets.map(|(path, _)| (*path).clone()).collect();
    let (case, mut found) =
        resolve::resolve(records, unread, assets, config, options.drafts);
    run.found.append(&mut found);
    run.summary.withheld = case.withheld.len();
    let langs = languages(&case, config);
    let statics = assets::of_theme(&theme);
    let globals = globals(config, &langs, &statics, &files);
    let Some(engine) = engine(&theme, &globals, &mut run.found) else { return theme };
    run.stage("resolve");
    let woven = {
        let targets = targets(&case, config, &roles, &heads, &theme);
        let names = NameTable::of(&case);
        let words = prose_words(&engine, &langs);
        let weaver = weaver(config, &targets, &names, &words);
        weave(&case, &snapshot, config, &weaver, &mut run.found)
    };
    // From here on nothing reads the prose again, and rendering needs the room.
    drop((snapshot, heads));
    let all = || woven.texts().flat_map(|w| w.mentions.values());
    run.summary.mentions = all().map(|m| m.count).sum();
    run.summary.linked = all().filter(|m| m.anchored).count();
    run.stage("link");
    let site = Site::new(config, &case, &woven, &theme, &engine, &langs);
    let pages = pages::plan(&site);
    let mut plan = OutputPlan::default();
    let copied = lay_out(&mut plan, &pages, &statics, &files, &woven);
    run.found.append(&mut plan.faults());
    checks::links(&woven, &plan, &mut run.found);
    checks::menu(config, &plan, &mut run.found);
    run.stage("plan");
    // Templates that do not compile have been told of; none can be rendered.
    if !run.found.iter().any(|d| d.code == Code::TemplateError) {
        let output = Output { site: &site, plan: &plan, sink };
        render(run, &output, &pages, &statics, &copied);
    }
    run.stage("render");
    drop(site);
    theme
}

/// Looks through the records one by one, when there is no configuration to build by: so
/// that one run tells what is wrong in them too.
pub fn records_alone(run: &mut Run, world: &dyn World, snapshot: &Snapshot) {
    let files: BTreeSet<FilePath> = snapshot.files.keys().cloned().collect();
    let settings = Settings { language: Lang::default(), now: world.now() };
    let _ = parse(snapshot, &roles(&files), &settings, &mut run.found);
    run.stage("parse");
}

/// The compiled theme; with faults in it, an empty one, so that the content is still
/// looked through and all faults are told in one run.
fn engine(
    theme: &Theme,
    globals: &BTreeMap<Lang, Globals>,
    found: &mut Vec<Diagnostic>,
) -> Option<Engine> {
    Engine::new(theme, globals, found).map_or_else(
        |mut errors| {
            found.append(&mut errors);
            Engine::new(&Theme::default(), globals, &mut Vec::new()).ok()
        },
        Some,
    )
}

fn prose_words(engine: &Engine, langs: &[Lang]) -> BTreeMap<Lang, ProseWords> {
    let words = |l: &Lang| Some((l.clone(), templates::prose_words(engine.words(l)?)));
    langs.iter().filter_map(words).collect()
}

fn weaver<'a>(
    config: &Config,
    targets: &'a Targets,
    names: &'a NameTable,
    words: &'a BTreeMap<Lang, ProseWords>,
) -> Weaver<'a> {
    let MarkdownConfig { smart, math } = config.markdown;
    let options = markdown::Options { extensions: true, smart, math };
    Weaver { targets, names, first: config.first, options, urls: config.urls, words }
}

fn load_theme(
    snapshot: &Snapshot,
    config: &Config,
    found: &mut Vec<Diagnostic>,
) -> Theme {
    let files = snapshot
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("themes/"))
        .map(|(path, file)| match &file.content {
            Content::Text { text, .. } => (path.clone(), Some(text)),
            Content::Blob => (path.clone(), None),
        })
        .collect();
    templates::load(&config.theme, &config.theme_place, &files, found)
}

/// Files under content/ with the part each plays.
pub type Roles<'a> = Vec<(&'a FilePath, Role)>;

/// The record each file is the source of.
pub type RecordFiles = BTreeMap<FilePath, (Kind, Arc<str>, Lang)>;

fn roles(files: &BTreeSet<FilePath>) -> Roles<'_> {
    let content = files.iter().filter(|path| path.starts_with("content/"));
    content.map(|path| (path, content::role(path))).collect()
}

fn parse(
    snapshot: &Snapshot,
    roles: &Roles<'_>,
    settings: &Settings,
    found: &mut Vec<Diagnostic>,
) -> Vec<Parsed> {
    let parsed: Vec<_> = roles
        .par_iter()
        .map(|(path, role)| match snapshot.text(path) {
            Some(text) => content::parse(path, text, role, settings),
            None => (Vec::new(), Vec::new()),
        })
        .collect();
    let mut records = Vec::with_capacity(parsed.len());
    for (mut some, mut diagnostics) in parsed {
        records.append(&mut some);
        found.append(&mut diagnostics);
    }
    for (path, role) in roles {
        if matches!(role, Role::Unplaced) {
            found.push(unplaced(path));
        }
    }
    records
}

fn unplaced(path: &FilePath) -> Diagnostic {
    let name = path.strip_prefix("content/").unwrap_or(path);
    let known = [
        "events.yaml",
        "claims.yaml",
        "relations.yaml",
        "sources.yaml",
        "corrections.yaml",
        "replies.yaml",
    ];
    Diagnostic::new(Code::UnplacedFile, format!("nothing reads `{name}`"))
        .at(Place::whole(path))
        .suggest(name, known, &format!("data files are {}", known.join(", ")))
}

/// The records whose files are there but did not yield them.
fn unread(roles: &Roles<'_>, read: &RecordFiles) -> BTreeSet<(Kind, Arc<str>)> {
    let unread = roles.iter().filter(|(path, _)| !read.contains_key(*path));
    let named = unread.filter_map(|(_, role)| match role {
        Role::Record { kind, id, .. } => Some((*kind, id.clone())),
        _ => None,
    });
    named.collect()
}

/// The page each record's file is the source of.
fn record_files(records: &[Parsed]) -> RecordFiles {
    let heads = records.iter().filter_map(head).filter(|h| h.file.ends_with(".md"));
    heads.map(|h| (h.file.clone(), (h.kind, h.id.clone(), h.lang.clone()))).collect()
}

fn head(record: &Parsed) -> Option<&Head> {
    match record {
        Parsed::Article(r) => Some(&r.head),
        Parsed::Entity(r) => Some(&r.head),
        Parsed::Event(r) => Some(&r.head),
        Parsed::Claim(r) => Some(&r.head),
        Parsed::Exhibit(r) => Some(&r.head),
        Parsed::Page(r) => Some(&r.head),
        _ => None,
    }
}

/// The languages that pages are in, the site's own first.
fn languages(case: &Case, config: &Config) -> Vec<Lang> {
    let mut all = BTreeSet::new();
    all.extend(case.articles.values().flat_map(BTreeMap::keys).cloned());
    all.extend(case.entities.values().flat_map(BTreeMap::keys).cloned());
    all.extend(case.events.values().flat_map(BTreeMap::keys).cloned());
    all.extend(case.pages.values().flat_map(BTreeMap::keys).cloned());
    all.remove(&config.language);
    std::iter::once(config.language.clone()).chain(all).collect()
}

fn globals(
    config: &Config,
    langs: &[Lang],
    statics: &StaticFiles,
    files: &BTreeSet<FilePath>,
) -> BTreeMap<Lang, Globals> {
    let icons = ["favicon.svg", "favicon.ico", "favicon.png"];
    let has = |name: &&&str| files.contains(&*format!("content/_static/{name}"));
    let icon = icons.iter().find(has).map_or("", |n| *n);
    let one = |lang: &Lang| {
        let words = config.words(lang);
        let publisher = &config.publisher;
        // The publisher's page may be one of the site itself: then a relative link does.
        let base = &*config.base_url;
        let own =
            publisher.url.strip_prefix('/').or_else(|| publisher.url.strip_prefix(base));
        let own = own.map(|path| {
            let path = Address::new(path).path(config.urls);
            if path.is_empty() { "./".to_owned() } else { path }
        });
        Globals {
            title: words.title.to_string(),
            description: words.description.to_string(),
            lang: lang.as_str().to_owned(),
            base_url: config.base_url.to_string(),
            publisher: BTreeMap::from([
                ("name", publisher.name.to_string()),
                ("url", publisher.url.to_string()),
                ("path", own.unwrap_or_default()),
            ]),
            icon: icon.to_owned(),
            assets: statics.names.clone(),
            feeds: BTreeMap::from([("atom", "feed.xml"), ("json", "feed.json")]),
            generator: concat!("casebook ", env!("CARGO_PKG_VERSION")),
        }
    };
    langs.iter().map(|l| (l.clone(), one(l))).collect()
}
