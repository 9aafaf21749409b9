//! Storms: many random edits at once, of every file of several cases, looked at in every
//! truthful way, with an audience that loses patience. Whatever the weather, a finished
//! turn gives what a clean build gives.

#[path = "storm/cases.rs"]
pub mod cases;
#[path = "storm/disk.rs"]
mod disk;
#[path = "storm/edits.rs"]
mod edits;
#[path = "storm/lines.rs"]
mod lines;

use std::collections::BTreeSet;
use std::sync::Arc;

use casebook::build::{Audience, Edition, Options, Session, Silent, Turn};
use casebook::diag::FilePath;
use casebook::world::{Look, Memory, World};
use proptest::prelude::*;

use super::difference;
use edits::{Edit, apply};

/// The edits between two looks, how they are looked at, and who looks on.
type Step = (Vec<Edit>, u8, u8);

/// Somebody who waits for some pages and may be in a hurry.
struct Hurried {
    wanted: Vec<String>,
    impatient: bool,
}

impl Audience for Hurried {
    fn wanted(&self) -> Vec<String> {
        self.wanted.clone()
    }
    fn show(&self, edition: &Arc<Edition>) {
        for page in &self.wanted {
            assert!(edition.file(page).is_ok(), "{page} is shown before it is told of");
        }
    }
    fn is_impatient(&self) -> bool {
        self.impatient
    }
}

/// The paths whose bytes differ between two states of a project.
fn differing(before: &Memory, now: &Memory) -> BTreeSet<FilePath> {
    let all = before.paths().chain(now.paths()).cloned().collect::<BTreeSet<_>>();
    let bytes = |world: &Memory, path: &str| world.read(path).ok();
    all.into_iter().filter(|path| bytes(before, path) != bytes(now, path)).collect()
}

/// A look that names every path that changed, and perhaps some more.
fn look(changed: BTreeSet<FilePath>, world: &Memory, drawn: u8) -> Look {
    let mut paths = changed;
    let all: Vec<&FilePath> = world.paths().collect();
    let more: &[&str] = match drawn % 8 {
        0 | 1 => return Look::Everything,
        2 => &["content"],
        3 => &["content/articles", "themes"],
        4 => &["content/none.md", "content/.one.md.swp", "README.md", ""],
        5 => {
            paths
                .extend(all.get(usize::from(drawn) % all.len().max(1)).copied().cloned());
            &[]
        }
        _ => &[],
    };
    paths.extend(more.iter().map(|path| FilePath::from(*path)));
    Look::At(paths)
}

/// One project in a storm.
struct Storm<'a> {
    start: &'a Memory,
    world: Memory,
    session: Session,
    options: Options,
}

impl<'a> Storm<'a> {
    fn new(start: &'a Memory, options: Options) -> Self {
        let session = Session::new(options.clone());
        Self { start, world: start.clone(), session, options }
    }

    /// Applies the edits of a step; gives the look they ask for and who looks on.
    fn edit(&mut self, (edits, drawn, mood): &Step) -> (Look, Hurried) {
        let before = self.world.clone();
        for edit in edits {
            apply(&mut self.world, self.start, *edit);
        }
        let look = look(differing(&before, &self.world), &self.world, *drawn);
        let all: Vec<String> = self.session.fingerprints().into_keys().collect();
        let wanted = all.get(usize::from(*drawn)).into_iter().cloned().collect();
        (look, Hurried { wanted, impatient: mood % 4 == 0 })
    }

    /// Looks on; gives what differs from a clean build, if anything does.
    fn turn(&mut self, world: &dyn World, look: &Look, who: &Hurried) -> Option<String> {
        let turn = self.session.turn(world, look, who, &Silent);
        if turn.unfinished {
            assert!(who.impatient, "nobody was in a hurry");
            return self.glimpse(world, &turn);
        }
        difference(world, &self.session, &self.options, &turn)
    }

    /// What a turn that was given up tells must be true, as far as it goes.
    fn glimpse(&self, world: &dyn World, turn: &Turn) -> Option<String> {
        let (files, outcome) = super::clean(world, &self.options);
        for d in &turn.outcome.diagnostics {
            let is_folded = d.code == casebook::diag::Code::TemplateError;
            if !is_folded && !outcome.diagnostics.contains(d) {
                return Some(format!("unfinished, and no clean build finds {d:#?}"));
            }
        }
        let edition = turn.edition.as_ref().filter(|_| outcome.is_sound())?;
        let same = edition.paths().iter().eq(files.keys());
        (!same).then(|| "unfinished, and the paths differ".to_owned())
    }

    fn run(&mut self, script: &[Step]) -> Result<(), String> {
        for (n, step) in script.iter().enumerate() {
            let (look, who) = self.edit(step);
            let world = self.world.clone();
            if let Some(difference) = self.turn(&world, &look, &who) {
                return Err(format!("step {n}, {look:?}: {difference}"));
            }
        }
        let calm = Hurried { wanted: Vec::new(), impatient: false };
        let world = self.world.clone();
        match self.turn(&world, &Look::At(BTreeSet::new()), &calm) {
            Some(difference) => Err(format!("when all was calm: {difference}")),
            None => Ok(()),
        }
    }
}

fn script(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let edit = (any::<u8>(), any::<u16>(), any::<u16>(), any::<u16>());
    let edits = proptest::collection::vec(edit, 0..4);
    proptest::collection::vec((edits, any::<u8>(), any::<u8>()), 1..most)
}

/// A few storms in every run; as many as `PROPTEST_CASES` says when it is set. `share` is
/// how many of them fall to one test, in percent.
fn config(few: u32, share: u32) -> ProptestConfig {
    let set: Option<u32> =
        std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    let cases = set.map_or(few, |all| (all * share).div_ceil(100));
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 1000,
        ..ProptestConfig::default()
    }
}

/// Runs some scripts over a case.
#[track_caller]
fn weather(start: &Memory, drafts: bool, few: u32, share: u32) {
    let options = Options { drafts, ..Options::default() };
    proptest!(config(few, share), |(script in script(12))| {
        let ran = Storm::new(start, options.clone()).run(&script);
        prop_assert!(ran.is_ok(), "{}", ran.err().unwrap_or_default());
    });
}

#[test]
fn over_the_small_case() {
    weather(&super::case::case(), false, 12, 100);
}

#[test]
fn over_the_small_case_with_drafts() {
    weather(&super::case::case(), true, 4, 50);
}

#[test]
fn over_the_starter_case() {
    weather(&cases::starter(), false, 3, 50);
}

#[test]
fn over_the_demonstration() {
    weather(&cases::demonstration(), false, 1, 10);
}

#[test]
fn over_a_case_of_many_pages() {
    weather(&cases::many(60), false, 1, 10);
}

#[test]
fn over_a_long_chronology() {
    weather(&cases::long(), false, 3, 100);
}

#[test]
fn over_a_long_chronology_with_drafts() {
    weather(&cases::long(), true, 1, 20);
}

/// What storms begin with can be published, or nothing but findings would be compared.
#[test]
fn they_begin_in_fair_weather() {
    let (many, long) = (cases::many(60), cases::long());
    for start in [cases::starter(), cases::demonstration(), many, long] {
        let (_, outcome) = super::clean(&start, &Options::default());
        assert!(outcome.is_sound(), "{:#?}", outcome.diagnostics);
    }
}

/// The long chronology has a page of every sort.
#[test]
fn a_long_chronology_has_all_that_may_change() {
    let (files, _) = super::clean(&cases::long(), &Options::default());
    for path in [
        "chronology/before/index.html",
        "chronology/2021/index.html",
        "chronology/2022/index.html",
        "chronology/2022-09/index.html",
        "chronology/undated/index.html",
        "chronology/public/2022-12/index.html",
        "chronology/threads/money/2022/index.html",
        "chronology/threads/sole/index.html",
        "entities/mina/chronology/2022-09/index.html",
        "ur/entities/mina/chronology/2022-09/index.html",
        "entities/harbour/chronology/2022/index.html",
        "chronology.json",
        "chronology.csv",
        "chronology.ics",
        "chronology.timelinejs.json",
        "chronology/index.json",
    ] {
        assert!(files.contains_key(path), "{path} of {:#?}", files.keys());
    }
    let home = String::from_utf8_lossy(&files["index.html"]);
    assert!(home.contains("<svg"), "a picture");
}
