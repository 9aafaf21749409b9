//! A project that is built again and again: what each stage made is kept, and a turn
//! makes only what an edit changed. A plain build is one turn of a session that keeps
//! nothing.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::edition::Edition;
use super::memory::Memory;
use super::progress::{Progress, Silent};
use super::{
    Audience, Options, Outcome, Output, Run, Sink, Summary, checks, stages, texts,
};
use crate::diag::{Diagnostic, FilePath};
use crate::world::{Look, World};

/// How much a turn had to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// Files parsed.
    pub parsed: usize,
    /// Bodies woven: their Markdown read, their names found, their links resolved.
    pub woven: usize,
    /// Pages rendered; the previews that go with them are not counted.
    pub rendered: usize,
    /// Pages rendered whose bytes are not what they were.
    pub changed: usize,
}

/// What a turn gives.
#[derive(Debug)]
pub struct Turn {
    /// What was found and what was made.
    pub outcome: Outcome,
    /// The site, when nothing stands in its way.
    pub edition: Option<Arc<Edition>>,
    /// The files of the project that are not what they were, the vanished ones included.
    pub changed: Vec<FilePath>,
    /// Paths of the site whose files are copies of changed files.
    pub copied: Vec<String>,
    /// The file of the site that shows the one file that was edited.
    pub page: Option<String>,
    /// How much there was to do.
    pub work: Work,
    /// How long looking at the files took.
    pub looked: Duration,
    /// Whether the audience lost patience before all pages were rendered.
    pub unfinished: bool,
}

/// A project with all that was made of it.
#[derive(Debug)]
pub struct Session {
    options: Options,
    memory: Memory,
    last: Option<Last>,
}

/// What the turn before ended with, for a turn in which nothing has changed.
#[derive(Debug)]
struct Last {
    outcome: Outcome,
    edition: Option<Arc<Edition>>,
    /// The moment for which the site was made.
    now: jiff::Timestamp,
    /// When time alone changes the site.
    next_moment: Option<jiff::Timestamp>,
}

impl Last {
    /// Whether the site would be the same at `now`. Clocks are put back, too.
    fn is_of(&self, now: jiff::Timestamp) -> bool {
        self.now <= now && self.next_moment.is_none_or(|moment| now < moment)
    }
}

impl Session {
    /// A session that has seen nothing yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self { options, memory: Memory::new(true), last: None }
    }

    /// Looks at the project again and makes what an edit changed. Pages that the audience
    /// waits for come first.
    pub fn turn(
        &mut self,
        world: &dyn World,
        look: &Look,
        audience: &dyn Audience,
        progress: &dyn Progress,
    ) -> Turn {
        let mut run = Run::new(progress, world.now());
        let changed = stages::read(&mut self.memory, &mut run, world, look);
        let looked = run.begun.elapsed();
        if changed.is_empty()
            && let Some(last) = &self.last
            && last.is_of(run.now)
            && !self.memory.prints.has_stale()
            && last.outcome.read == run.found
        {
            return Turn {
                outcome: last.outcome.clone(),
                edition: last.edition.clone(),
                changed,
                copied: Vec::new(),
                page: None,
                work: Work::default(),
                looked,
                unfinished: false,
            };
        }
        let read = run.found.clone();
        let output = Output::Audience(audience);
        let made =
            stages::site(&mut self.memory, &mut run, world, &self.options, &output);
        let snapshot = &self.memory.snapshot;
        let Run { work, unfinished, now, next_moment, .. } = run;
        let outcome = run.outcome(read, |path| {
            // The theme of this turn: without a configuration there is none.
            let of_theme = || made.as_ref()?.theme.theme.text(path);
            snapshot.text(path).cloned().or_else(of_theme)
        });
        let edition = made.filter(|_| outcome.is_sound());
        let of = |edition: &Arc<Edition>| match &changed[..] {
            [one] => edition.page_of(one).map(|spec| spec.address.file()),
            _ => None,
        };
        self.last = Some(Last {
            outcome: outcome.clone(),
            edition: edition.clone(),
            now,
            next_moment,
        });
        Turn {
            copied: edition
                .as_ref()
                .map_or_else(Vec::new, |e| stages::copied(e, &changed)),
            page: edition.as_ref().and_then(of),
            outcome,
            edition,
            changed,
            work,
            looked,
            unfinished,
        }
    }

    /// The fingerprint of the bytes of each page, by file: what the session believes its
    /// pages to be.
    #[must_use]
    pub fn fingerprints(&self) -> BTreeMap<String, u128> {
        self.memory.prints.fingerprints()
    }
}

/// Runs every stage over a world. The sink receives the files of the site; with errors
/// it has received some of them and must not keep them.
pub fn build(world: &dyn World, options: &Options, sink: &dyn Sink) -> Outcome {
    build_telling(world, options, sink, &Silent)
}

/// As [`build`], telling how far it is.
pub fn build_telling(
    world: &dyn World,
    options: &Options,
    sink: &dyn Sink,
    progress: &dyn Progress,
) -> Outcome {
    let mut memory = Memory::new(false);
    let mut run = Run::new(progress, world.now());
    stages::read(&mut memory, &mut run, world, &Look::Everything);
    let read = run.found.clone();
    let output = Output::Sink(sink);
    let edition = stages::site(&mut memory, &mut run, world, options, &output);
    // A build keeps no prose it has woven: the texts of excerpts are read once more.
    run.outcome(read, |path| {
        let again =
            crate::world::Snapshot::take(world, &[], &[path], None, &mut Vec::new());
        let of_theme = || edition.as_ref()?.theme.theme.text(path);
        again.text(path).cloned().or_else(of_theme)
    })
}

impl<'a> Run<'a> {
    pub(super) fn new(progress: &'a dyn Progress, now: jiff::Timestamp) -> Self {
        Self {
            found: Vec::new(),
            summary: Summary::default(),
            begun: Instant::now(),
            at: Instant::now(),
            now,
            work: Work::default(),
            unfinished: false,
            next_moment: None,
            progress,
        }
    }

    /// Closes the run: findings sorted and counted, with the texts they speak of.
    pub(super) fn outcome(
        self,
        read: Vec<Diagnostic>,
        text: impl Fn(&str) -> Option<Arc<str>>,
    ) -> Outcome {
        let Self { mut found, mut summary, .. } = self;
        checks::fold_repeats(&mut found);
        summary.count(&found);
        let texts = texts(&found, text);
        Outcome { diagnostics: found, summary, texts, read }
    }
}
