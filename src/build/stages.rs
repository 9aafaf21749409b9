//! The stages between reading and the sink.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Options, Run, Sink, checks};
use crate::address::Address;
use crate::assets::{self, StaticContent, StaticFiles};
use crate::config::Config;
use crate::content::{self, Parsed, Role, Settings};
use crate::diag::{Code, Diagnostic, FilePath, Place, has_errors};
use crate::feeds;
use crate::language::Lang;
use crate::linking::{
    ClaimTarget, FileTarget, NameTable, ProseWords, Subject, Target, Targets, Weaver,
};
use crate::markdown;
use crate::model::{Body, Case, Head, Kind};
use crate::output::{OutputPlan, Owner};
use crate::pages::{self, PageKind, PageSpec, RecordKey, Site, Weave};
use crate::publish::PublishError;
use crate::resolve;
use crate::templates::{self, Engine, Globals, Theme};
use crate::world::{Content, Snapshot, World};

/// From the snapshot to the sink. Gives the theme back, whose texts diagnostics quote.
pub fn site(
    run: &mut Run,
    world: &dyn World,
    snapshot: &Snapshot,
    config: &Config,
    options: &Options,
    sink: &dyn Sink,
) -> Theme {
    let theme = load_theme(snapshot, config, &mut run.found);
    let roles = roles(snapshot);
    let settings = Settings { language: config.language.clone(), now: world.now() };
    let records = parse(snapshot, &roles, &settings, &mut run.found);
    run.stage("parse");
    let heads = record_files(&records);
    let files = roles
        .iter()
        .filter(|(_, role)| matches!(role, Role::Asset))
        .map(|(path, _)| (*path).clone())
        .collect();
    let (case, mut found) = resolve::resolve(records, files, config, options.drafts);
    run.found.append(&mut found);
    run.summary.withheld = case.withheld.len();
    let langs = languages(&case, config);
    let statics = assets::of_theme(&theme);
    let globals = globals(config, &langs, &statics, snapshot);
    let engine = match Engine::new(&theme, &globals, &mut run.found) {
        Ok(engine) => Some(engine),
        Err(mut errors) => {
            run.found.append(&mut errors);
            Engine::new(&Theme::default(), &globals, &mut Vec::new()).ok()
        }
    };
    let Some(engine) = engine else { return theme };
    run.stage("resolve");
    let targets = targets(&case, config, &roles, &heads, &theme);
    let words: BTreeMap<Lang, ProseWords> = langs
        .iter()
        .filter_map(|l| Some((l.clone(), templates::prose_words(engine.words(l)?))))
        .collect();
    let names = NameTable::of(&case);
    let weaver = Weaver {
        targets: &targets,
        names: &names,
        first: config.first,
        options: markdown::Options {
            extensions: true,
            smart: config.markdown.smart,
            math: config.markdown.math,
        },
        urls: config.urls,
        words: &words,
    };
    let woven = weave(&case, config, &weaver, &mut run.found);
    let all = || checks::texts(&woven).flat_map(|w| w.mentions.values());
    run.summary.mentions = all().map(|m| m.count).sum();
    run.summary.linked = all().filter(|m| m.anchored).count();
    run.stage("link");
    let broken = theme.templates.is_empty() || found_template_errors(&run.found);
    let site = Site::new(config, &case, &woven, &theme, &engine, &langs);
    let pages = pages::plan(&site);
    let mut plan = OutputPlan::default();
    let copied = lay_out(&mut plan, &pages, &statics, snapshot, &woven);
    run.found.append(&mut plan.faults());
    checks::links(&woven, &plan, &mut run.found);
    checks::menu(config, &plan, &mut run.found);
    run.stage("plan");
    if !broken {
        let output = Output { site: &site, plan: &plan, sink };
        render(run, &output, &pages, &statics, &copied);
    }
    run.stage("render");
    drop(site);
    theme
}

fn found_template_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|d| d.code == Code::TemplateError)
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

type Roles<'a> = Vec<(&'a FilePath, Role)>;

fn roles(snapshot: &Snapshot) -> Roles<'_> {
    let content = snapshot.files.keys().filter(|path| path.starts_with("content/"));
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

/// The page each record's file is the source of.
fn record_files(records: &[Parsed]) -> BTreeMap<FilePath, (Kind, Arc<str>, Lang)> {
    let head = |record: &Parsed| -> Option<Head> {
        Some(match record {
            Parsed::Article(r) => r.head.clone(),
            Parsed::Entity(r) => r.head.clone(),
            Parsed::Event(r) => r.head.clone(),
            Parsed::Page(r) => r.head.clone(),
            _ => return None,
        })
    };
    let files = records.iter().filter_map(head).filter(|h| h.file.ends_with(".md"));
    files.map(|h| (h.file, (h.kind, h.id, h.lang))).collect()
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
    snapshot: &Snapshot,
) -> BTreeMap<Lang, Globals> {
    let icons = ["favicon.svg", "favicon.ico", "favicon.png"];
    let has =
        |name: &&&str| snapshot.files.contains_key(&*format!("content/_static/{name}"));
    let icon = icons.iter().find(has).map_or("", |n| *n);
    let one = |lang: &Lang| {
        let words = config.words(lang);
        let publisher = &config.publisher;
        Globals {
            title: words.title.to_string(),
            description: words.description.to_string(),
            lang: lang.as_str().to_owned(),
            base_url: config.base_url.to_string(),
            publisher: BTreeMap::from([
                ("name", publisher.name.to_string()),
                ("url", publisher.url.to_string()),
            ]),
            icon: icon.to_owned(),
            assets: statics.names.clone(),
            feeds: BTreeMap::from([("atom", "feed.xml"), ("json", "feed.json")]),
            generator: concat!("casebook ", env!("CARGO_PKG_VERSION")),
        }
    };
    langs.iter().map(|l| (l.clone(), one(l))).collect()
}

fn targets(
    case: &Case,
    config: &Config,
    roles: &Roles<'_>,
    heads: &BTreeMap<FilePath, (Kind, Arc<str>, Lang)>,
    theme: &Theme,
) -> Targets {
    let site = &config.language;
    let target = |head: &Head| Target {
        address: head.kind.address(&head.id, &head.lang, site),
        title: head.title.clone(),
        lang: head.lang.clone(),
    };
    let mut records: BTreeMap<(Kind, Arc<str>), Vec<Target>> = BTreeMap::new();
    let mut add = |head: &Head| {
        let all = records.entry((head.kind, head.id.clone())).or_default();
        // The site's own language is what a link falls back to.
        let at = if head.lang == *site { 0 } else { all.len() };
        all.insert(at, target(head));
    };
    case.articles.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    case.entities.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    case.events.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    case.pages.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    let first = |id: &Arc<str>| case.entities.get(id).and_then(|all| all.values().next());
    let mut files = BTreeMap::new();
    for (path, role) in roles {
        let rest = path.strip_prefix("content/").unwrap_or(path);
        let file = match (role, heads.get(*path)) {
            (Role::Asset, _) => FileTarget::Asset(Address::new(rest)),
            (Role::Static, _) => FileTarget::Asset(Address::new(
                rest.strip_prefix("_static/").unwrap_or(rest),
            )),
            (_, Some((kind, id, lang))) => {
                let all = records.get(&(*kind, id.clone()));
                match all.and_then(|all| all.iter().find(|t| t.lang == *lang)) {
                    Some(target) => FileTarget::Page(target.address.clone()),
                    None => FileTarget::Withheld,
                }
            }
            _ => continue,
        };
        files.insert((*path).clone(), file);
    }
    let claim = |c: &crate::model::Claim| ClaimTarget {
        status: c.status,
        sources: c
            .evidence
            .iter()
            .map(|e| &e.source)
            .chain(c.values.iter().filter_map(|v| v.by.as_ref()))
            .map(|r| r.value.clone())
            .filter(|key| case.sources.contains_key(key))
            .collect(),
    };
    let events = case.events.values().flat_map(BTreeMap::values);
    Targets {
        records,
        by_name: Targets::names(case),
        entity_types: case
            .entities
            .keys()
            .filter_map(|id| Some((id.clone(), first(id)?.kind)))
            .collect(),
        claims: case
            .claims
            .iter()
            .filter_map(|(id, all)| Some((id.clone(), claim(all.values().next()?))))
            .collect(),
        exhibits: case
            .exhibits
            .iter()
            .filter_map(|(id, all)| {
                let file = all.values().next()?.file.as_ref();
                Some((id.clone(), file.map(|f| f.value.clone())))
            })
            .collect(),
        sources: case.sources.keys().cloned().collect(),
        files,
        withheld: case.withheld.clone(),
        threads: events.flat_map(|e| e.threads.iter().cloned()).collect(),
        shortcodes: theme.shortcodes().map(str::to_owned).collect(),
    }
}

/// A body to weave.
struct Text<'a> {
    head: &'a Head,
    methods: Option<&'a crate::model::Placed<Arc<str>>>,
}

fn weave(
    case: &Case,
    config: &Config,
    weaver: &Weaver<'_>,
    found: &mut Vec<Diagnostic>,
) -> BTreeMap<RecordKey, Weave> {
    let mut texts: Vec<Text<'_>> = Vec::new();
    for a in case.articles.values().flat_map(BTreeMap::values) {
        texts.push(Text { head: &a.head, methods: a.methods.as_ref() });
    }
    let plain = |head| Text { head, methods: None };
    texts.extend(
        case.entities.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)),
    );
    texts.extend(case.events.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)));
    texts.extend(case.pages.values().flat_map(BTreeMap::values).map(|r| plain(&r.head)));
    let woven: Vec<_> = texts
        .par_iter()
        .with_max_len(64)
        .map(|text| {
            let head = text.head;
            let address = head.kind.address(&head.id, &head.lang, &config.language);
            let Body { start, .. } = head.body;
            let subject = Subject {
                kind: head.kind,
                id: &head.id,
                lang: &head.lang,
                file: &head.file,
                prose: head.body.prose(),
                start,
                address: &address,
                autolink: head.autolink,
                anchors: true,
                absolute: None,
            };
            let (body, mut found) = weaver.weave(&subject);
            let methods = text.methods.map(|methods| {
                let start = methods.place.span.start as usize;
                let subject = Subject {
                    prose: &methods.value,
                    start,
                    autolink: false,
                    anchors: false,
                    ..subject
                };
                let (woven, mut more) = weaver.weave(&subject);
                found.append(&mut more);
                woven
            });
            let key: RecordKey = (head.kind, head.id.clone(), head.lang.clone());
            ((key, Weave { body, methods }), found)
        })
        .collect();
    let mut all = BTreeMap::new();
    for ((key, weave), mut diagnostics) in woven {
        found.append(&mut diagnostics);
        all.insert(key, weave);
    }
    all
}

/// Claims every path of the site; gives the files of the project that are copied, with
/// where they go.
fn lay_out(
    plan: &mut OutputPlan,
    pages: &[PageSpec],
    statics: &StaticFiles,
    snapshot: &Snapshot,
    woven: &BTreeMap<RecordKey, Weave>,
) -> Vec<(String, FilePath)> {
    for page in pages {
        plan.claim(
            &page.address.file(),
            Owner::new(page.what.clone(), page.place.clone()),
        );
    }
    for path in statics.files.keys() {
        plan.claim(path, Owner::new(format!("the theme's file {path}"), None));
    }
    let mut copied: BTreeMap<String, FilePath> = BTreeMap::new();
    let fixed = snapshot.files.keys().filter(|p| p.starts_with("content/_static/"));
    for path in fixed {
        let to = path.trim_start_matches("content/_static/").to_owned();
        copied.insert(to, path.clone());
    }
    for path in checks::texts(woven).flat_map(|w| &w.files) {
        if !path.starts_with("content/_static/") {
            let to = path.strip_prefix("content/").unwrap_or(path).to_owned();
            copied.insert(to, path.clone());
        }
    }
    for (to, path) in &copied {
        plan.claim(to, Owner::new(format!("the file {path}"), Some(Place::whole(path))));
    }
    for path in ["feed.xml", "feed.json", "sitemap.xml"] {
        plan.claim(path, Owner::new(format!("the generated {path}"), None));
    }
    // A project may bring these itself.
    for path in ["robots.txt", ".nojekyll"] {
        if !plan.has(path) {
            plan.claim(path, Owner::new(format!("the generated {path}"), None));
        }
    }
    copied.into_iter().collect()
}

struct Output<'a> {
    site: &'a Site<'a>,
    plan: &'a OutputPlan,
    sink: &'a dyn Sink,
}

fn render(
    run: &mut Run,
    output: &Output<'_>,
    pages: &[PageSpec],
    statics: &StaticFiles,
    copied: &[(String, FilePath)],
) {
    let sound = !has_errors(&run.found);
    let anchors = checks::anchors(output.site.woven);
    let results: Vec<Result<Vec<Diagnostic>, PublishError>> = pages
        .par_iter()
        .with_max_len(64)
        .map(|spec| {
            let bytes = match output.site.page(spec) {
                Ok(bytes) => bytes,
                Err(found) => return Ok(found),
            };
            let found = anchors
                .get(&spec.address)
                .map(|checks| checks::missing_anchors(&bytes, checks))
                .unwrap_or_default();
            if sound {
                output.sink.put(&spec.address.file(), &bytes)?;
            }
            Ok(found)
        })
        .collect();
    for result in results {
        match result {
            Ok(mut found) => run.found.append(&mut found),
            Err(error) => run.summary.refused.push(error),
        }
    }
    for spec in pages {
        *run.summary.pages.entry(kind_word(&spec.kind)).or_default() += 1;
    }
    if sound && !has_errors(&run.found) {
        if let Err(error) = files(run, output, pages, statics, copied) {
            run.summary.refused.push(error);
        }
    }
}

fn files(
    run: &mut Run,
    output: &Output<'_>,
    pages: &[PageSpec],
    statics: &StaticFiles,
    copied: &[(String, FilePath)],
) -> Result<(), PublishError> {
    let own: BTreeSet<&str> = copied.iter().map(|(to, _)| to.as_str()).collect();
    let feeds = feeds::all(output.site, pages).unwrap_or_default();
    let feeds: Vec<_> =
        feeds.into_iter().filter(|f| !own.contains(f.path.as_str())).collect();
    for feed in &feeds {
        debug_assert!(output.plan.has(&feed.path) || feed.path.starts_with("sitemap-"));
        output.sink.put(&feed.path, &feed.bytes)?;
    }
    for (path, content) in &statics.files {
        match content {
            StaticContent::Text(text) => output.sink.put(path, text.as_bytes())?,
            StaticContent::File(file) => output.sink.put_file(path, file)?,
        }
    }
    copied.par_iter().try_for_each(|(to, file)| output.sink.put_file(to, file))?;
    run.summary.files = feeds.len() + statics.files.len() + copied.len();
    Ok(())
}

fn kind_word(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Home => "home",
        PageKind::Article(_) => "articles",
        PageKind::Entity(_) => "entities",
        PageKind::Event(_) => "events",
        PageKind::Plain(_) => "plain pages",
        PageKind::Redirect(..) => "redirects",
        _ => "lists",
    }
}
