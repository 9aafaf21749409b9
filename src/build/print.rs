//! Pages to bytes. A page is rendered again only when something it was made from is not
//! what it was; what it was made from was noted while its view was made.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::checks::{self, Missing};
use super::edition::{Edition, Pages};
use super::memory::Memory;
use super::search;
use super::{Audience, Output, Run, Sink};
use crate::address::Address;
use crate::assets::StaticContent;
use crate::diag::{Diagnostic, has_errors};
use crate::exports;
use crate::feeds;
use crate::linking::AnchorCheck;
use crate::memo::Version;
use crate::pages::{Changes, Mark, PageSpec, Reads};
use crate::publish::PublishError;
use crate::search::{Entry, Indexer};
use crate::world::World;

/// With so many pages to render or more, those that somebody looks at come first and are
/// shown before the rest is through.
const MANY: usize = 200;
/// Pages rendered between two looks at whether the turn is wanted still.
const STRETCH: usize = 512;

/// What is known of the pages rendered so far.
#[derive(Debug, Default)]
pub struct Prints {
    /// One for each page of the edition, in its order; `None` where it was never rendered.
    all: Vec<Option<Print>>,
    /// The versions of what all pages are made from.
    epoch: Vec<Version>,
    /// The edition that the pages were rendered from.
    of: Option<Arc<Edition>>,
}

/// What is known of a rendered page.
#[derive(Debug)]
struct Print {
    spec: Arc<PageSpec>,
    /// The fingerprint of its bytes.
    hash: u128,
    /// What its view was made from.
    reads: Box<[Mark]>,
    /// The parts that links ask it for, and those of them that it has not.
    asked: BTreeSet<Box<str>>,
    missing: Vec<Missing>,
    /// What its templates did wrong.
    faults: Vec<Diagnostic>,
    /// Whether it was to be rendered again when a turn was given up.
    stale: bool,
}

impl Prints {
    /// The fingerprint of the bytes of each page, by file.
    pub fn fingerprints(&self) -> BTreeMap<String, u128> {
        let all = self.all.iter().flatten();
        all.map(|print| (print.spec.address.file(), print.hash)).collect()
    }

    /// Whether pages are left over from a turn that was given up.
    pub fn has_stale(&self) -> bool {
        let Some(of) = &self.of else { return !self.all.is_empty() };
        let all = self.all.iter().zip(&of.pages.specs);
        all.into_iter().any(|(print, spec)| match print {
            Some(print) => print.stale,
            None => !spec.kind.is_on_demand(),
        })
    }

    /// Puts them into the order of these pages; those of pages that are gone are dropped.
    fn arrange(&mut self, pages: &Arc<Pages>) {
        if self.of.as_ref().is_some_and(|of| Arc::ptr_eq(&of.pages, pages)) {
            return;
        }
        let file = |print: Print| (print.spec.address.file(), print);
        let mut by_file: HashMap<String, Print> =
            std::mem::take(&mut self.all).into_iter().flatten().map(file).collect();
        let specs = pages.specs.iter();
        self.all = specs.map(|spec| by_file.remove(&spec.address.file())).collect();
    }
}

/// The parts that links ask a page for.
type Asked<'a> = BTreeMap<&'a Address, Vec<&'a AnchorCheck>>;

/// Renders the pages of an edition that may look different now. Gives the indexer that has
/// them, if they are to be searched.
pub fn print(
    memory: &mut Memory,
    run: &mut Run<'_>,
    edition: &Arc<Edition>,
    output: &Output<'_>,
) -> Option<Indexer> {
    let asked = checks::anchors(&edition.woven);
    let epoch = vec![
        memory.config.version(),
        memory.langs.version(),
        memory.engine.version(),
        memory.tools.version(),
    ];
    let prints = &mut memory.prints;
    prints.arrange(&edition.pages);
    let everything = prints.epoch != epoch || prints.of.is_none();
    let changes = match &prints.of {
        Some(of) if !everything => changes(of, edition),
        _ => Changes::default(),
    };
    let specs = &edition.pages.specs;
    let is_due = |i: &usize| {
        let spec = &specs[*i];
        // A session makes it from the edition when somebody asks for it.
        if memory.keeps && spec.kind.is_on_demand() {
            return false;
        }
        let Some(print) = &prints.all[*i] else { return true };
        everything
            || print.stale
            || !(Arc::ptr_eq(&print.spec, spec) || print.spec.renders_as(spec))
            || changes.touch(&print.reads)
            || !asks_same(&asked, print)
    };
    let (mut due, rest): (Vec<usize>, Vec<usize>) =
        (0..specs.len()).into_par_iter().partition(is_due);
    run.progress.stage("render", due.len());
    let sound = !has_errors(&run.found);
    for print in rest.iter().filter_map(|i| prints.all[*i].as_ref()) {
        print.tell(&asked, run);
    }
    let sink = match output {
        Output::Sink(sink) if sound => Some(*sink),
        _ => None,
    };
    let index = sink.and_then(|sink| match search::indexer(edition, sink) {
        Ok(index) => index,
        Err(error) => {
            run.summary.refused.push(Arc::new(error));
            None
        }
    });
    let press = Press { edition, asked: &asked, sink, index, keeps: memory.keeps };
    let mut aside = Vec::new();
    if let Output::Audience(audience) = output
        && due.len() >= MANY
    {
        let wanted = first(&mut due, specs, *audience);
        let results = press.stretch(run, &due[..wanted]);
        due.drain(..wanted);
        aside.extend(press.keep(&mut memory.prints, run, results));
        if !has_errors(&run.found) {
            audience.show(edition);
        }
    }
    let mut left = &due[..];
    while !left.is_empty() {
        if matches!(output, Output::Audience(audience) if audience.is_impatient()) {
            break;
        }
        let (now, later) = left.split_at(left.len().min(STRETCH));
        let results = press.stretch(run, now);
        aside.extend(press.keep(&mut memory.prints, run, results));
        left = later;
    }
    // A session does not make these pages by itself: what is wrong on others, too, is counted
    // without them, so that it is told alike by both.
    checks::add_new(&mut run.found, aside);
    run.unfinished = !left.is_empty();
    if memory.keeps {
        for i in left {
            if let Some(print) = &mut memory.prints.all[*i] {
                print.stale = true;
            }
        }
        memory.prints.epoch = epoch;
        memory.prints.of = Some(edition.clone());
    }
    press.index
}

fn changes(old: &Edition, new: &Edition) -> Changes {
    let same_case = Arc::ptr_eq(&old.resolved, &new.resolved);
    let same_order = Arc::ptr_eq(&old.gathered, &new.gathered);
    Changes::between(&old.parts(), &new.parts(), same_case, same_order)
}

fn asks_same(asked: &Asked<'_>, print: &Print) -> bool {
    match asked.get(&print.spec.address) {
        None => print.asked.is_empty(),
        Some(checks) => {
            checks.iter().all(|c| print.asked.contains(&c.anchor))
                && print.asked.iter().all(|a| checks.iter().any(|c| c.anchor == *a))
        }
    }
}

/// Puts the pages that somebody looks at first; says how many there are.
fn first(due: &mut [usize], specs: &[Arc<PageSpec>], audience: &dyn Audience) -> usize {
    let wanted: HashSet<String> = audience.wanted().into_iter().collect();
    let is_wanted = |i: &usize| wanted.contains(&specs[*i].address.file());
    due.sort_by_cached_key(|i| (!is_wanted(i), *i));
    due.iter().take_while(|i| is_wanted(i)).count()
}

impl Print {
    /// Tells what is wrong with the page.
    fn tell(&self, asked: &Asked<'_>, run: &mut Run<'_>) {
        run.found.extend(self.faults.iter().cloned());
        if !self.missing.is_empty() {
            let checks = asked.get(&self.spec.address).map_or(&[][..], |c| &c[..]);
            run.found.extend(checks::broken_anchors(checks, &self.missing));
        }
    }
}

struct Press<'a> {
    edition: &'a Edition,
    asked: &'a Asked<'a>,
    /// Where the bytes go, if anywhere.
    sink: Option<&'a dyn Sink>,
    /// Who makes the search index of them, if anybody.
    index: Option<Indexer>,
    keeps: bool,
}

/// What came of a page: what is known of it, and what of it goes into the search index.
type Pressed = Result<(Print, Option<Entry>), PublishError>;

impl Press<'_> {
    /// Renders some pages, in parallel.
    fn stretch(&self, run: &Run<'_>, due: &[usize]) -> Vec<(usize, Pressed)> {
        due.par_iter()
            .with_max_len(64)
            .map(|i| {
                let result = self.page(&self.edition.pages.specs[*i]);
                run.progress.step();
                (*i, result)
            })
            .collect()
    }

    /// Tells what came of some pages, and remembers it. Gives what is wrong with those that
    /// are made on demand.
    fn keep(
        &self,
        prints: &mut Prints,
        run: &mut Run<'_>,
        results: Vec<(usize, Pressed)>,
    ) -> Vec<Diagnostic> {
        let mut aside = Vec::new();
        for (i, result) in results {
            // What goes with a page is no page.
            let is_page = usize::from(!self.edition.pages.specs[i].is_preview());
            run.work.rendered += is_page;
            match result {
                Ok((mut print, entry)) => {
                    if print.spec.kind.is_on_demand() {
                        aside.append(&mut print.faults);
                    }
                    print.tell(self.asked, run);
                    if let (Some(index), Some(entry)) = (&self.index, entry) {
                        index.add(entry);
                    }
                    let before = prints.all[i].as_ref().map(|print| print.hash);
                    run.work.changed += is_page * usize::from(before != Some(print.hash));
                    if self.keeps {
                        prints.all[i] = Some(print);
                    }
                }
                Err(error) => run.summary.refused.push(Arc::new(error)),
            }
        }
        aside
    }

    fn page(&self, spec: &Arc<PageSpec>) -> Pressed {
        let mut entry = None;
        let reads = Reads::default();
        let asked: BTreeSet<Box<str>> = self
            .asked
            .get(&spec.address)
            .into_iter()
            .flatten()
            .map(|check| check.anchor.clone())
            .collect();
        let mut print = Print {
            spec: spec.clone(),
            hash: 0,
            reads: Box::default(),
            asked,
            missing: Vec::new(),
            faults: Vec::new(),
            stale: false,
        };
        match self.edition.site(self.keeps.then_some(&reads)).page(spec) {
            Ok(bytes) => {
                print.missing = checks::missing_anchors(&bytes, &print.asked);
                if self.keeps {
                    print.hash = fingerprint(&bytes);
                }
                if let Some(sink) = self.sink {
                    sink.put(&spec.address.file(), &bytes)?;
                }
                if self.index.is_some() {
                    entry = search::entry(self.edition, spec, &bytes);
                }
            }
            Err(found) => print.faults = found,
        }
        print.reads = reads.into_marks();
        Ok((print, entry))
    }
}

/// Half of the BLAKE3 hash of some bytes.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u128 {
    let hash = blake3::hash(bytes);
    let (half, _) = hash.as_bytes().split_at(16);
    half.iter().fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}

/// Puts in the files that are no pages; says how many there are.
pub fn files(
    edition: &Edition,
    output: &Output<'_>,
    world: &dyn World,
) -> Result<usize, PublishError> {
    let (statics, copied) = (&edition.statics.files, &edition.layout.copied);
    let (exports, made) = (&edition.layout.exports, &edition.layout.made);
    let extra = made.keys().filter(|path| !copied.contains_key(*path)).count();
    let written = &edition.layout.written;
    let count = exports.len() + statics.len() + copied.len() + extra + written.len();
    let Output::Sink(sink) = output else {
        // Feeds and exports are made when they are asked for. The project may bring its own.
        let own = ["robots.txt", ".nojekyll"].iter().filter(|p| copied.contains_key(**p));
        let feeds = feeds::count(&edition.pages.specs) - own.count();
        return Ok(feeds + count);
    };
    let feeds = edition.feeds();
    for feed in feeds {
        sink.put(&feed.path, &feed.bytes)?;
    }
    exports.par_iter().try_for_each(|export| {
        let bytes = exports::make(&edition.site(None), export).unwrap_or_default();
        sink.put(export.address.as_str(), &bytes)
    })?;
    for path in written {
        sink.put(path, &edition.written(path).unwrap_or_default())?;
    }
    for (path, content) in statics {
        match content {
            StaticContent::Text(text) => sink.put(path, text.as_bytes())?,
            StaticContent::File(file) => sink.put_file(path, file)?,
        }
    }
    let plain = copied.par_iter().filter(|(to, _)| !made.contains_key(*to));
    plain.try_for_each(|(to, file)| sink.put_file(to, file))?;
    if sink.keeps() {
        made.par_iter().try_for_each(|(to, recipe)| {
            let bytes = recipe.make(world).map_err(|source| PublishError::Io {
                path: PathBuf::from(&*recipe.file),
                doing: "making what is published of",
                source,
            })?;
            sink.put(to, &bytes)
        })?;
    }
    Ok(feeds.len() + count)
}
