//! What a case holds, without its pages: for whoever looks something up in it.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

use super::memory::Memory;
use super::progress::Progress;
use super::records::Resolved;
use super::theme::{Compiled, Loaded};
use super::{Options, Outcome, Run, stages};
use crate::assets::{Media, StaticFiles};
use crate::config::Config;
use crate::diag::{FilePath, Place};
use crate::language::{Lang, Languages};
use crate::linking::ProseWords;
use crate::model::Case;
use crate::pages::{Gathered, Parts, Site, Tools, Weaves};
use crate::world::{Look, Snapshot, World};

/// What pages are dressed in: the theme and the words of each language.
pub struct Dress {
    pub languages: Arc<Languages>,
    pub loaded: Arc<Loaded>,
    pub statics: Arc<StaticFiles>,
    pub engine: Arc<Compiled>,
    pub words: Arc<BTreeMap<Lang, ProseWords>>,
    pub tools: Arc<BTreeMap<Lang, Tools>>,
}

/// All that pages are made from.
pub struct Surveyed {
    pub config: Arc<Config>,
    pub resolved: Arc<Resolved>,
    pub woven: Weaves,
    pub gathered: Arc<Gathered>,
    pub dress: Dress,
    /// The files published beside the pages; nothing is known of them in a mere survey.
    pub media: Arc<Media>,
}

impl Surveyed {
    /// The same, as the list of pages and the views take it.
    pub fn parts(&self) -> Parts<'_> {
        Parts {
            config: &self.config,
            case: &self.resolved.case,
            woven: &self.woven,
            gathered: &self.gathered,
            theme: &self.dress.loaded.theme,
            engine: &self.dress.engine.engine,
            tools: &self.dress.tools,
            languages: &self.dress.languages,
            media: &self.media,
        }
    }
}

/// A case at one moment: its records, its bodies, and who names whom.
pub struct Survey {
    surveyed: Surveyed,
    snapshot: Snapshot,
}

impl fmt::Debug for Survey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Survey of {} bodies", self.surveyed.woven.iter().count())
    }
}

impl Survey {
    /// The records.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.surveyed.resolved.case
    }

    /// The bodies.
    #[must_use]
    pub fn bodies(&self) -> &Weaves {
        &self.surveyed.woven
    }

    /// What views are made from: orders, who names whom, the words of each language.
    #[must_use]
    pub fn site(&self) -> Site<'_> {
        Site::new(self.surveyed.parts(), None)
    }

    /// Tells the lines of places.
    #[must_use]
    pub fn lines(&self) -> Lines<'_> {
        Lines { snapshot: &self.snapshot, ends: HashMap::new() }
    }
}

/// Tells on which lines places lie; a file is counted through once.
#[derive(Debug)]
pub struct Lines<'a> {
    snapshot: &'a Snapshot,
    /// Where the lines of a file end. Looked up, never walked.
    ends: HashMap<FilePath, Vec<usize>>,
}

impl Lines<'_> {
    /// The line on which a place begins, counted from 1.
    pub fn of(&mut self, place: &Place) -> usize {
        let ends = self.ends.entry(place.file.clone()).or_insert_with(|| {
            let text = self.snapshot.text(&place.file).map_or("", |text| &**text);
            text.match_indices('\n').map(|(at, _)| at).collect()
        });
        ends.partition_point(|end| *end < place.span.start as usize) + 1
    }
}

/// Runs the stages up to what pages are made from. With errors in the content, what is
/// sound is there all the same; only without a usable configuration there is nothing.
pub fn survey(
    world: &dyn World,
    options: &Options,
    progress: &dyn Progress,
) -> (Outcome, Option<Survey>) {
    // The texts are kept: places are told by their lines.
    let mut memory = Memory::new(true);
    let mut run = Run::new(progress, world.now());
    stages::read(&mut memory, &mut run, world, &Look::Everything);
    let read = run.found.clone();
    let surveyed = stages::survey(&mut memory, &mut run, options);
    let snapshot = std::mem::take(&mut memory.snapshot);
    let outcome = run.outcome(read, |path| {
        let of_theme = || surveyed.as_ref()?.dress.loaded.theme.text(path);
        snapshot.text(path).cloned().or_else(of_theme)
    });
    (outcome, surveyed.map(|surveyed| Survey { surveyed, snapshot }))
}
