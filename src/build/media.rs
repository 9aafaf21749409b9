//! The files that are published with the pages: which they are, and what is known of each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Run;
use super::memory::Memory;
use crate::assets::{self, Asked, Examined, Media};
use crate::diag::FilePath;
use crate::linking::Card;
use crate::model::Case;
use crate::pages::Weaves;
use crate::world::{Content, File, Stamp, World};

/// What a file was when it was looked at, and what was asked of it: all that the answer
/// depends on.
pub type FilePrint = (u128, u64, Option<Stamp>, Asked);

/// What came of looking at a file, and whether a later change of it is sure to show.
#[derive(Debug, Clone)]
pub struct Seen {
    examined: Arc<Examined>,
    settled: bool,
}

/// What pages ask of the files beside them.
#[derive(Debug, Default, PartialEq)]
pub struct Wishes {
    /// Files of content/ that are published because a page refers to them.
    pub referred: BTreeSet<FilePath>,
    /// Files that pages show rather than link to: they are made in sizes.
    pub shown: BTreeSet<FilePath>,
    /// Files whose metadata stays.
    pub kept: BTreeSet<FilePath>,
}

impl Wishes {
    /// What the bodies and the records of a case ask for.
    pub fn of(case: &Case, woven: &Weaves) -> Self {
        let mut referred: BTreeSet<FilePath> =
            woven.texts().flat_map(|w| &w.files).cloned().collect();
        // An exhibit has a page, which shows its files.
        let exhibits = case.exhibits.values().flat_map(BTreeMap::values);
        let files = exhibits.flat_map(|e| e.files());
        referred.extend(files.filter(|file| case.files.contains(*file)).cloned());
        let cards = woven.texts().flat_map(|w| &w.cards);
        let pictures = cards.filter_map(|(_, card)| match card {
            Card::Picture(picture) => Some(picture.file.clone()),
            _ => None,
        });
        let exhibits = case.exhibits.values().flat_map(BTreeMap::values);
        let exhibits = exhibits.filter_map(|e| e.file.as_ref().map(|f| f.value.clone()));
        let shown = exhibits.chain(pictures).collect();
        Self { referred, shown, kept: kept(case) }
    }

    /// The files that are published: those that pages refer to, and what lies in _static/.
    pub fn published<'a>(
        &'a self,
        files: &'a BTreeSet<FilePath>,
    ) -> BTreeSet<&'a FilePath> {
        let fixed = files.iter().filter(|path| path.starts_with(STATIC));
        fixed.chain(&self.referred).collect()
    }
}

/// What lies here is published whether anything refers to it or not.
const STATIC: &str = "content/_static/";

/// The files whose exhibits say that their metadata stays.
fn kept(case: &Case) -> BTreeSet<FilePath> {
    let exhibits = case.exhibits.values().flat_map(BTreeMap::values);
    let keeping = exhibits.filter(|exhibit| exhibit.keeps_metadata);
    keeping.filter_map(|e| e.file.as_ref().map(|file| file.value.clone())).collect()
}

/// Looks at every published file that is not what it was.
pub fn look(
    memory: &mut Memory,
    run: &mut Run<'_>,
    world: &dyn World,
    wishes: &Wishes,
    files: &BTreeSet<FilePath>,
) -> Arc<Media> {
    let snapshot = &memory.snapshot;
    let input = |path: &FilePath| {
        let is_static = path.starts_with(STATIC);
        let shown = !is_static && wishes.shown.contains(path);
        let asked = Asked { shown, kept: wishes.kept.contains(path) };
        (path.clone(), print(snapshot.files.get(path), asked))
    };
    let inputs: Vec<_> = wishes.published(files).into_iter().map(input).collect();
    run.progress.stage("files", inputs.len());
    let passed = memory.examined.pass(
        &inputs,
        |seen| seen.settled,
        |i, before| {
            run.progress.step();
            let (path, (.., stamp, asked)) = &inputs[i];
            let examined = assets::examine(world, path, *asked);
            let same = before.filter(|before| *before.examined == examined);
            let examined =
                same.map_or_else(|| Arc::new(examined), |same| same.examined.clone());
            let settled = stamp.is_none_or(|stamp| stamp.settled);
            Seen { examined, settled }
        },
    );
    let mut all = BTreeMap::new();
    for ((path, _), seen) in inputs.iter().zip(&passed.values) {
        run.found.extend(seen.examined.found.iter().cloned());
        if let Some(facts) = &seen.examined.facts {
            if !facts.removed.is_empty() {
                let words = facts.removed.iter().map(ToString::to_string).collect();
                run.summary.stripped.push((path.clone(), words));
            }
            all.insert(path.clone(), facts.clone());
        }
    }
    memory.media.settle(Media::new(all))
}

/// What tells one state of a file from the next. In a build that keeps nothing, nothing
/// is known of files any more, and nothing needs to be.
fn print(file: Option<&File>, asked: Asked) -> FilePrint {
    match file {
        Some(File { content: Content::Text { hash, text }, .. }) => {
            (*hash, text.len() as u64, None, asked)
        }
        Some(File { entry, .. }) => (0, entry.len, Some(entry.stamp), asked),
        None => (0, 0, None, asked),
    }
}
