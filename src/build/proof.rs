//! Proofs in a session: pages that it makes only for whoever opens them are tried when
//! templates change, so that a fault of a template of theirs is told with those of all others.
//!
//! Most faults of a template show only when a page is made by it, and such a page holds the
//! whole case. So it is tried where the project has templates of its own, when these are
//! compiled anew, and again while it fails; never for an edit of a text. The page is thrown
//! away.

use rayon::prelude::*;

use super::edition::Edition;
use super::memory::Memory;
use super::{Run, checks};
use crate::diag::Diagnostic;
use crate::memo::Version;

/// What is known of the last trial.
#[derive(Debug, Default)]
pub struct Proofs {
    /// The version of the templates that were tried; `None` where there is more to try.
    passed: Option<Version>,
}

/// Tries the pages that the session does not make by itself, if that is due.
pub fn prove(memory: &mut Memory, run: &mut Run<'_>, edition: &Edition) {
    let version = memory.engine.version();
    let is_due = memory.keeps && memory.proofs.passed != Some(version);
    // A turn that is given up is followed by another.
    if !is_due || run.unfinished {
        return;
    }
    let mut own = edition.theme.theme.templates.values().filter(|file| !file.built_in);
    let faults = if own.next().is_some() { faults(edition) } else { Vec::new() };
    memory.proofs.passed = faults.is_empty().then_some(version);
    checks::add_new(&mut run.found, faults);
}

fn faults(edition: &Edition) -> Vec<Diagnostic> {
    let specs = edition.pages.specs.par_iter();
    let tried = specs.filter(|spec| spec.kind.is_on_demand());
    tried
        .flat_map_iter(|spec| edition.site(None).page(spec).err().into_iter().flatten())
        .collect()
}
