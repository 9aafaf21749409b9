//! A project built again and again: any sequence of edits gives the bytes and the findings
//! of a clean build, and a turn does no more than the edit asks for.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]

#[path = "session/case.rs"]
mod case;
#[path = "session/counts.rs"]
mod counts;
#[path = "session/edits.rs"]
mod edits;
mod fixture;

use std::collections::BTreeSet;

use casebook::build::{Item, Nobody, Options, Session, Silent, Turn, fingerprint};
use casebook::diag::FilePath;
use casebook::world::{Look, Memory, World};

/// A project with its session.
struct Desk {
    /// The project.
    world: Memory,
    /// What is kept of it.
    session: Session,
}

impl Desk {
    /// A session over a project, after its first turn.
    fn new(world: Memory) -> Self {
        let mut desk = Self { world, session: Session::new(Options::default()) };
        desk.look();
        desk
    }

    /// Looks at everything.
    fn look(&mut self) -> Turn {
        self.session.turn(&self.world, &Look::Everything, &Nobody, &Silent)
    }

    /// Looks at some files.
    fn look_at(&mut self, paths: &[&str]) -> Turn {
        let paths: BTreeSet<FilePath> = paths.iter().map(|p| (*p).into()).collect();
        self.session.turn(&self.world, &Look::At(paths), &Nobody, &Silent)
    }

    /// Whether the turn gave what a clean build gives; what differs, if not.
    fn differs(&self, turn: &Turn) -> Option<String> {
        let clean = fixture::world(&self.world, &Options::default());
        let (ours, theirs) = (&turn.outcome.diagnostics, &clean.outcome.diagnostics);
        if ours != theirs {
            return Some(format!("the findings differ: {ours:#?} for {theirs:#?}"));
        }
        for d in ours {
            let file = d.place.as_ref().map_or("", |p| &*p.file);
            if turn.outcome.text(file) != clean.outcome.text(file) {
                return Some(format!("the text of {file} differs"));
            }
        }
        if turn.edition.is_some() != clean.outcome.is_sound() {
            return Some("only one of the two is sound".into());
        }
        let edition = turn.edition.as_ref()?;
        if !edition.paths().iter().eq(clean.files.keys()) {
            let theirs: Vec<_> = clean.files.keys().collect();
            return Some(format!("paths differ: {:?} for {theirs:?}", edition.paths()));
        }
        let believed = self.session.fingerprints();
        for (path, bytes) in &clean.files {
            let made = match edition.file(path) {
                Ok(Some(Item::Bytes(bytes))) => bytes,
                Ok(Some(Item::Copy(from))) => self.world.read(&from).unwrap_or_default(),
                other => return Some(format!("{path} cannot be made: {other:?}")),
            };
            if made != *bytes {
                return Some(format!("the bytes of {path} differ"));
            }
            let is_page = path.ends_with(".html");
            if is_page && believed.get(path) != Some(&fingerprint(bytes)) {
                return Some(format!("{path} changed and was not rendered again"));
            }
        }
        let pages = clean.files.keys().filter(|p| p.ends_with(".html")).count();
        (believed.len() != pages).then(|| "a page that is gone is remembered".into())
    }
}
