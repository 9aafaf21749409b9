//! The only list of the stages, in order, and what each is made from.
//!
//! Every stage is a plain function; [`Memory`] stands between them and answers for those
//! whose inputs are what they were.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::drawn::{self, Drawn};
use super::edition::{Edition, Layout, Pages};
use super::layout::lay_out;
use super::media::{self, Wishes};
use super::memory::{Configured, Memory};
use super::print::{self, print};
use super::records::{self, Records, Resolved};
use super::survey::{Dress, Surveyed};
use super::targets::targets;
use super::weave::{Loom, WeaveSettings, weave};
use super::{
    CONFIG, Options, Output, Run, checks, exhibits, proof, search, style, theme,
};
use crate::assets::{self, Media, StaticFiles};
use crate::config::{self, Config};
use crate::diag::{Code, Diagnostic, FilePath, has_errors};
use crate::language::{Lang, Languages};
use crate::linking::NameTable;
use crate::model::Case;
use crate::pages::{self, Gathered, Site, Tools, Weaves};
use crate::world::{Look, Snapshot, World};

/// Reads what may have changed; gives the files that did.
pub fn read(
    memory: &mut Memory,
    run: &mut Run<'_>,
    world: &dyn World,
    look: &Look,
) -> Vec<FilePath> {
    let mut told = Vec::new();
    let some = match look {
        // Nothing is known of the other files before the first look, and what could not be
        // read may have been mended anywhere.
        Look::At(paths) if memory.files.get().is_some() && memory.read.is_empty() => {
            memory.snapshot.refresh(world, paths, &mut told)
        }
        _ => None,
    };
    let changed = some.unwrap_or_else(|| {
        told.clear();
        let before = std::mem::take(&mut memory.snapshot);
        let folders = ["content", "themes", "styles"];
        let now = Snapshot::take(world, &folders, &[CONFIG], Some(&before), &mut told);
        let changed = now.changed_since(&before);
        let is_same = before.files.keys().eq(now.files.keys());
        if !is_same {
            memory.files.put(now.files.keys().cloned().collect());
        }
        memory.snapshot = now;
        changed
    });
    run.found.extend(told.iter().cloned());
    memory.read = told;
    run.stage("read");
    changed
}

/// From the snapshot to rendered pages. Gives the edition, if there is a configuration to
/// make one by.
pub fn site(
    memory: &mut Memory,
    run: &mut Run<'_>,
    world: &dyn World,
    options: &Options,
    output: &Output<'_>,
) -> Option<Arc<Edition>> {
    let surveyed = survey(memory, run, options)?;
    let config = surveyed.config.clone();
    let edition = edition(memory, run, world, surveyed)?;
    checks::links(&edition.woven, &edition.layout.plan, &mut run.found);
    checks::configured(&config, &edition.layout.plan, &mut run.found);
    run.stage("plan");
    // Templates that do not compile have been told of; none can be rendered.
    if !run.found.iter().any(|d| d.code == Code::TemplateError) {
        let index = print(memory, run, &edition, output);
        proof::prove(memory, run, &edition);
        let pages = edition.pages.specs.iter();
        for spec in pages.filter(|spec| !spec.is_preview()) {
            *run.summary.pages.entry(spec.kind.word()).or_default() += 1;
        }
        if !has_errors(&run.found) {
            match print::files(&edition, output, world) {
                Ok(files) => run.summary.files = files,
                Err(error) => run.summary.refused.push(Arc::new(error)),
            }
            if let (Some(index), Output::Sink(sink)) = (index, output) {
                run.stage("render");
                if let Err(error) = search::finish(index, *sink) {
                    run.summary.refused.push(Arc::new(error));
                }
                run.stage("search");
                return Some(edition);
            }
        }
    }
    // Templates over another theme than they were made for have faults that are not theirs.
    if !edition.theme.theme.is_whole {
        run.found.retain(|d| d.code != Code::TemplateError);
    }
    run.stage("render");
    Some(edition)
}

/// From the snapshot to all that pages are made from, and none of the pages.
pub fn survey(
    memory: &mut Memory,
    run: &mut Run<'_>,
    options: &Options,
) -> Option<Surveyed> {
    let configured = memory.config.settle(configure(&memory.snapshot, options));
    run.found.extend(configured.found.iter().cloned());
    let roles =
        memory.roles.make(&[memory.files.version()], || records::roles(&memory.snapshot));
    let config = configured.config.clone();
    let language = config.as_ref().map_or_else(Lang::default, |c| c.language.clone());
    let language = memory.language.settle(language);
    let records = records::parse(memory, run, &language, &roles);
    run.next_moment = records.next_moment(run.now);
    run.stage("parse");
    // Without a configuration there is nothing to build by; the records were still looked
    // through, so that one run tells what is wrong in them too.
    let config = config?;
    resolve(memory, run, options, config, records)
}

/// From the records to the case with its bodies.
fn resolve(
    memory: &mut Memory,
    run: &mut Run<'_>,
    options: &Options,
    config: Arc<Config>,
    records: Arc<Records>,
) -> Option<Surveyed> {
    let roles = memory.roles.get()?.clone();
    let config_version = memory.config.version();
    let versions = [memory.records.version(), memory.roles.version(), config_version];
    let resolved = memory
        .resolved
        .make(&versions, || records::resolve(&records, &roles, &config, options));
    drop((records, roles));
    run.found.extend(resolved.found.iter().cloned());
    run.summary.withheld = resolved.case.withheld.len();
    let dress = dress(memory, run, &config, &resolved)?;
    run.stage("resolve");
    let woven = link(memory, run, &config, &resolved, &dress);
    memory.let_go();
    run.stage("link");
    let gathered = gather(memory, &config, &dress.languages, &resolved.case, &woven);
    Some(Surveyed { config, resolved, woven, gathered, dress, media: Arc::default() })
}

/// From the case with its bodies to the plan of the site.
fn edition(
    memory: &mut Memory,
    run: &mut Run<'_>,
    world: &dyn World,
    mut surveyed: Surveyed,
) -> Option<Arc<Edition>> {
    let files = memory.files.get()?.clone();
    let case = &surveyed.resolved.case;
    let wishes = memory.wishes.settle(Wishes::of(case, &surveyed.woven));
    surveyed.media = media::look(memory, run, world, &wishes, &files);
    run.found.extend(exhibits::check(case, &surveyed.media));
    run.stage("files");
    let versions =
        [memory.gathered.version(), memory.config.version(), memory.langs.version()];
    let pages = memory.pages.make(&versions, || {
        let site = Site::new(surveyed.parts(), None);
        Pages::new(pages::plan(&site, &surveyed.resolved.case), site.exports())
    });
    let drawn = drawn::settle(memory, world, &surveyed, &pages, &files);
    run.found.extend(drawn.found.iter().cloned());
    let Surveyed { config, resolved, woven, gathered, dress, media } = surveyed;
    let layout = plan(memory, &pages, &wishes, &media, &drawn, &dress.statics)?;
    run.found.extend(layout.found.iter().cloned());
    Some(Arc::new(Edition {
        config,
        resolved,
        woven,
        gathered,
        languages: dress.languages,
        theme: dress.loaded,
        engine: dress.engine,
        tools: dress.tools,
        statics: dress.statics,
        media,
        pages,
        layout,
        feeds: OnceLock::new(),
        search: OnceLock::new(),
    }))
}

/// Loads the theme and compiles it for the languages of the case.
fn dress(
    memory: &mut Memory,
    run: &mut Run<'_>,
    config: &Config,
    resolved: &Resolved,
) -> Option<Dress> {
    let config_version = memory.config.version();
    let langs = memory.langs.follow(&[memory.resolved.version(), config_version], || {
        records::languages(&resolved.case, config)
    });
    memory.theme_inputs.settle(theme::inputs(&memory.snapshot));
    let files = memory.files.get()?.clone();
    let versions =
        [memory.theme_inputs.version(), config_version, memory.files.version()];
    let loaded =
        memory.theme.follow(&versions, || theme::load(&memory.snapshot, config, &files));
    run.found.extend(loaded.found.iter().cloned());
    let theme_version = memory.theme.version();
    let statics =
        memory.statics.make(&[theme_version], || assets::of_theme(&loaded.theme));
    let files = memory.files.get()?;
    let globals = theme::globals(config, langs.all(), &loaded.theme, &statics, files);
    let globals = memory.globals.settle(globals);
    let versions = [theme_version, memory.globals.version()];
    let engine =
        memory.engine.make(&versions, || theme::compile(&loaded.theme, &globals));
    run.found.extend(engine.found.iter().cloned());
    let style = style::settle(memory, config, !resolved.case.sources.is_empty());
    run.found.extend(style.found.iter().cloned());
    let versions = [memory.engine.version(), memory.langs.version()];
    let words = memory
        .words
        .follow(&versions, || theme::prose_words(&engine.engine, langs.all()));
    let dates = memory.dates.settle(theme::date_words(&engine.engine, langs.all()));
    let versions =
        [memory.langs.version(), memory.style.version(), memory.dates.version()];
    let tools =
        memory.tools.make(&versions, || Tools::of(langs.all(), &style.text, &dates));
    Some(Dress { languages: langs, loaded, statics, engine, words, tools })
}

/// Weaves the bodies into the case.
fn link(
    memory: &mut Memory,
    run: &mut Run<'_>,
    config: &Config,
    resolved: &Resolved,
    dress: &Dress,
) -> Weaves {
    let case = &resolved.case;
    let case_version = memory.resolved.version();
    let settings = memory.weave_settings.settle(WeaveSettings::of(config));
    let versions = [
        case_version,
        memory.config.version(),
        memory.roles.version(),
        memory.theme.version(),
    ];
    let roles = memory.roles.get().cloned().unwrap_or_default();
    let targets = memory.targets.follow(&versions, || {
        targets(case, config, &roles, &resolved.files, &dress.loaded.theme)
    });
    let names = memory.names.follow(&[case_version], || NameTable::of(case));
    let loom = Loom {
        case,
        settings: &settings,
        targets: &targets,
        names: &names,
        words: &dress.words,
    };
    let woven = weave(memory, run, &loom);
    let all = || woven.texts().flat_map(|w| w.mentions.values());
    run.summary.mentions = all().map(|m| m.count).sum();
    run.summary.linked = all().filter(|m| m.anchored).count();
    woven
}

/// Claims every path of the site.
fn plan(
    memory: &mut Memory,
    pages: &Pages,
    wishes: &Wishes,
    media: &Media,
    drawn: &Drawn,
    statics: &StaticFiles,
) -> Option<Arc<Layout>> {
    let versions = [
        memory.pages.version(),
        memory.statics.version(),
        memory.files.version(),
        memory.wishes.version(),
        memory.media.version(),
        memory.drawn.version(),
    ];
    let files = memory.files.get()?;
    let lay_out = || lay_out(pages, statics, files, wishes, media, drawn);
    Some(memory.layout.make(&versions, lay_out))
}

/// What follows from the case and its bodies: what it was, when neither the case nor what
/// bodies name and use is another.
fn gather(
    memory: &mut Memory,
    config: &Config,
    languages: &Languages,
    case: &Case,
    woven: &Weaves,
) -> Arc<Gathered> {
    let is_same = same_outline(&memory.weaves, woven);
    memory.weaves = woven.clone();
    memory.outline += u64::from(!is_same);
    let versions = [
        memory.resolved.version(),
        memory.config.version(),
        memory.langs.version(),
        memory.outline,
    ];
    memory.gathered.make(&versions, || Gathered::new(config, languages, case, woven))
}

/// Whether bodies name the same entities as often, cite the same sources, and use the same
/// records.
fn same_outline(old: &Weaves, new: &Weaves) -> bool {
    old.same_records(new)
        && old.iter().zip(new.iter()).all(|((_, a), (_, b))| {
            let same_counts = || {
                let [a, b] = [a, b].map(|w| w.body.mentions.iter());
                a.map(|(id, m)| (id, m.count)).eq(b.map(|(id, m)| (id, m.count)))
            };
            let same_use = || {
                let [a, b] = [&a.body, &b.body];
                a.events == b.events && a.uses == b.uses && a.cited == b.cited
            };
            let same_beside = || {
                let [a, b] = [a, b].map(|w| w.texts().skip(1));
                a.map(|w| (&w.cited, &w.uses)).eq(b.map(|w| (&w.cited, &w.uses)))
            };
            Arc::ptr_eq(a, b) || (same_use() && same_beside() && same_counts())
        })
}

/// Reads the configuration.
pub fn configure(snapshot: &Snapshot, options: &Options) -> Configured {
    let file: FilePath = Arc::from(CONFIG);
    let mut found = Vec::new();
    let Some(text) = snapshot.text(CONFIG) else {
        // A file that is there but no text has been told of.
        if !snapshot.files.contains_key(CONFIG) {
            let message = format!("there is no {CONFIG}");
            found.push(Diagnostic::new(Code::Unreadable, message));
        }
        return Configured { config: None, found };
    };
    let config = match config::parse(text, &file, &mut found) {
        Ok(mut config) => {
            if let Some(base) = &options.base_url {
                config.base_url = base.clone();
            }
            if options.offline {
                config.read_from_a_folder();
            }
            Some(Arc::new(config))
        }
        Err(d) => {
            found.push(*d);
            None
        }
    };
    Configured { config, found }
}

/// Where the files among `changed` are that are copied into the site, those of the theme
/// included.
pub fn copied(edition: &Edition, changed: &[FilePath]) -> Vec<String> {
    let changed: BTreeSet<&FilePath> = changed.iter().collect();
    let theme = &edition.theme.theme;
    let texts = theme.texts.iter().map(|(name, file)| (name, &file.path));
    let of_theme = texts.chain(&theme.blobs).filter_map(|(name, from)| {
        let to = edition.statics.names.get(name)?;
        // Where the name tells the bytes, pages are others too.
        to.ends_with(name).then_some((to, from))
    });
    let copied = edition.layout.copied.iter().chain(of_theme);
    copied.filter(|(_, from)| changed.contains(from)).map(|(to, _)| to.clone()).collect()
}
