//! From a project to its site: the stages in order, once or again and again.
//!
//! ```text
//! snapshot → parse → resolve → weave → plan → render → the sink, or whoever looks on
//! ```
//!
//! Each stage hands a value to the next and its diagnostics to the list. The sink is
//! told whether to keep what it got only when everything is through: with one error
//! anywhere, nothing is published.

mod checks;
mod drawn;
mod edition;
mod exhibits;
mod layout;
mod media;
mod memory;
mod print;
mod progress;
mod proof;
mod records;
mod search;
mod session;
mod sink;
mod stages;
mod style;
mod summary;
mod survey;
mod targets;
mod theme;
mod themes;
mod weave;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use crate::diag::{self, Diagnostic, FilePath};

pub use edition::{Edition, Item};
pub use print::fingerprint;
pub use progress::{Progress, Silent};
pub use session::{Session, Turn, Work, build, build_telling};
pub use sink::{Collect, Discard, Sink};
pub use summary::{Counts, Summary};
pub use survey::{Lines, Survey, survey};
pub use themes::{Themes, themes};

/// The name of the configuration, at the root of a project.
pub const CONFIG: &str = "casebook.yaml";

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Show what is withheld, marked.
    pub drafts: bool,
    /// In place of `base_url` of the configuration; absolute, with its final slash.
    pub base_url: Option<Arc<str>>,
    /// Make a site that is read from a folder on disk, search included.
    pub offline: bool,
}

/// Whoever looks at the pages while they are made.
pub trait Audience {
    /// The files of the site that are looked at, such as `articles/x/index.html`.
    fn wanted(&self) -> Vec<String>;
    /// All wanted pages are there; the others will follow.
    fn show(&self, edition: &Arc<Edition>);
    /// Whether another turn waits, so that the rest of this one is not worth its time.
    fn is_impatient(&self) -> bool;
}

/// Nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nobody;

impl Audience for Nobody {
    fn wanted(&self) -> Vec<String> {
        Vec::new()
    }
    fn show(&self, _: &Arc<Edition>) {}
    fn is_impatient(&self) -> bool {
        false
    }
}

/// Where pages go.
enum Output<'a> {
    /// Into a sink, all of them.
    Sink(&'a dyn Sink),
    /// Nowhere: they are made again from the edition when somebody asks for them.
    Audience(&'a dyn Audience),
}

/// What a build gives.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was made.
    pub summary: Summary,
    /// The texts that diagnostics speak of, for excerpts.
    texts: BTreeMap<FilePath, Arc<str>>,
    /// What reading the project told.
    read: Vec<Diagnostic>,
}

impl Outcome {
    /// Whether nothing stands in the way of publishing.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !diag::has_errors(&self.diagnostics)
    }

    /// The text of a file that a diagnostic speaks of.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        self.texts.get(path).cloned()
    }
}

/// The texts of the files that diagnostics speak of.
fn texts(
    found: &[Diagnostic],
    text: impl Fn(&str) -> Option<Arc<str>>,
) -> BTreeMap<FilePath, Arc<str>> {
    let places =
        found.iter().flat_map(|d| d.place.iter().chain(d.related.iter().map(|r| &r.0)));
    let named: BTreeSet<&FilePath> = places.map(|place| &place.file).collect();
    named.into_iter().filter_map(|path| Some((path.clone(), text(path)?))).collect()
}

/// What stages add to as they go.
struct Run<'a> {
    found: Vec<Diagnostic>,
    summary: Summary,
    begun: Instant,
    at: Instant,
    /// The moment for which the site is made: one answer for the whole run.
    now: jiff::Timestamp,
    work: Work,
    /// Whether pages were left unrendered.
    unfinished: bool,
    /// When time alone changes the site.
    next_moment: Option<jiff::Timestamp>,
    progress: &'a dyn Progress,
}

impl Run<'_> {
    /// Notes how long the stage that now ends took.
    fn stage(&mut self, name: &'static str) {
        self.summary.stages.push((name, self.at.elapsed()));
        self.at = Instant::now();
    }
}
