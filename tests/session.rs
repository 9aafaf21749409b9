//! A project built again and again: any sequence of edits gives the bytes and the findings
//! of a clean build, and a turn does no more than the edit asks for.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::must_use_candidate,
    clippy::too_many_lines,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

#[path = "session/case.rs"]
mod case;
#[path = "session/counts.rs"]
mod counts;
#[path = "session/edits.rs"]
mod edits;
mod fixture;
#[path = "session/storm.rs"]
mod storm;
#[path = "session/strands.rs"]
mod strands;

use std::collections::{BTreeMap, BTreeSet};

use casebook::build::{
    Collect, Item, Nobody, Options, Outcome, Session, Silent, Summary, Turn, build,
    fingerprint,
};
use casebook::diag::FilePath;
use casebook::world::{Look, Memory, World};

/// A project with its session.
pub struct Desk {
    /// The project.
    pub world: Memory,
    /// What is kept of it.
    pub session: Session,
}

impl Desk {
    /// A session over a project, after its first turn.
    pub fn new(world: Memory) -> Self {
        let mut desk = Self { world, session: Session::new(Options::default()) };
        desk.look();
        desk
    }

    /// Looks at everything.
    pub fn look(&mut self) -> Turn {
        self.session.turn(&self.world, &Look::Everything, &Nobody, &Silent)
    }

    /// Looks at some files.
    pub fn look_at(&mut self, paths: &[&str]) -> Turn {
        let paths: BTreeSet<FilePath> = paths.iter().map(|p| (*p).into()).collect();
        self.session.turn(&self.world, &Look::At(paths), &Nobody, &Silent)
    }

    /// The fingerprints of pages, without the previews that go with them.
    pub fn pages(&self) -> BTreeMap<String, u128> {
        let mut all = self.session.fingerprints();
        all.retain(|path, _| !path.ends_with("/preview.html"));
        all
    }

    /// Whether the turn gave what a clean build gives; what differs, if not.
    pub fn differs(&self, turn: &Turn) -> Option<String> {
        difference(&self.world, &self.session, &Options::default(), turn)
    }
}

/// What a clean build of a project gives.
pub fn clean(world: &dyn World, options: &Options) -> (fixture::Files, Outcome) {
    let sink = Collect::new(world);
    let outcome = build(world, options, &sink);
    (sink.into_files(), outcome)
}

/// What a finished turn gave other than a clean build, if anything.
pub fn difference(
    world: &dyn World,
    session: &Session,
    options: &Options,
    turn: &Turn,
) -> Option<String> {
    let (files, outcome) = clean(world, options);
    let told = told(turn, &outcome);
    if turn.edition.is_some() {
        return told.or_else(|| made(world, session, turn, &files));
    }
    told.or_else(|| believed(world, session, options))
}

/// What differs in what is kept of the pages of a site that must not be published: those of
/// the next one that may be are made from it.
fn believed(world: &dyn World, session: &Session, options: &Options) -> Option<String> {
    let mut fresh = Session::new(options.clone());
    let _ = fresh.turn(world, &Look::Everything, &Nobody, &Silent);
    let (ours, theirs) = (session.fingerprints(), fresh.fingerprints());
    // Without templates that compile, nothing is rendered.
    let path = theirs.keys().find(|path| ours.get(*path) != theirs.get(*path))?;
    Some(format!("{path} changed in an unsound site and was not rendered again"))
}

/// What differs in what a turn tells.
fn told(turn: &Turn, clean: &Outcome) -> Option<String> {
    let (ours, theirs) = (&turn.outcome.diagnostics, &clean.diagnostics);
    if ours != theirs {
        return Some(format!("the findings differ: {ours:#?} for {theirs:#?}"));
    }
    for d in ours {
        for place in d.place.iter().chain(d.related.iter().map(|r| &r.0)) {
            if turn.outcome.text(&place.file) != clean.text(&place.file) {
                return Some(format!("the text of {} differs", place.file));
            }
        }
    }
    let counted = |s: &Summary| {
        (s.pages.clone(), s.files, s.mentions, s.linked, s.withheld, s.counts)
    };
    let (ours, theirs) = (counted(&turn.outcome.summary), counted(&clean.summary));
    if ours != theirs {
        return Some(format!("the summaries differ: {ours:?} for {theirs:?}"));
    }
    let differ = turn.edition.is_some() != clean.is_sound();
    differ.then(|| "only one of the two is sound".into())
}

/// What differs in what a turn made.
fn made(
    world: &dyn World,
    session: &Session,
    turn: &Turn,
    clean: &fixture::Files,
) -> Option<String> {
    let edition = turn.edition.as_ref()?;
    if !edition.paths().iter().eq(clean.keys()) {
        let theirs: Vec<_> = clean.keys().collect();
        return Some(format!("paths differ: {:?} for {theirs:?}", edition.paths()));
    }
    let believed = session.fingerprints();
    for (path, bytes) in clean {
        let made = match edition.file(path) {
            Ok(Some(Item::Bytes(bytes))) => bytes,
            Ok(Some(Item::Copy(from))) => {
                // Browsers are told of files that are served as they lie in the project.
                if turn.changed.contains(&from) != turn.copied.contains(path) {
                    return Some(format!("{path} is a copy of {from}, told wrongly"));
                }
                world.read(&from).unwrap_or_default()
            }
            Ok(Some(Item::Made(recipe))) => {
                let is_copy = recipe.make == casebook::assets::Make::Stripped;
                let is_changed = turn.changed.contains(&recipe.file);
                if is_copy && is_changed != turn.copied.contains(path) {
                    return Some(format!(
                        "{path} is made of {}, told wrongly",
                        recipe.file
                    ));
                }
                recipe.make(world).unwrap_or_default()
            }
            other => return Some(format!("{path} cannot be made: {other:?}")),
        };
        if made != *bytes {
            return Some(format!("the bytes of {path} differ"));
        }
        if believed.get(path).is_some_and(|print| *print != fingerprint(bytes)) {
            return Some(format!("{path} changed and was not rendered again"));
        }
    }
    // Previews go with pages: they are remembered alike, and counted with none. The whole
    // case on one page is made when somebody asks for it, and never remembered.
    let is_preview = |path: &&String| path.ends_with("/preview.html");
    let pages = believed.keys().filter(|path| !is_preview(path)).count();
    let summary = &turn.outcome.summary;
    let on_demand = summary.pages.get("documents").copied().unwrap_or_default();
    let all = pages + on_demand == summary.page_count()
        && clean.keys().filter(is_preview).all(|path| believed.contains_key(path))
        && believed.keys().all(|path| clean.contains_key(path));
    (!all).then(|| "a page is not remembered, or one that is gone is".into())
}
