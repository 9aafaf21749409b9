//! One build: the only list of the stages, in order.
//!
//! ```text
//! snapshot → parse → resolve → weave → plan → render → the sink
//! ```
//!
//! Each stage hands a value to the next and its diagnostics to the list. The sink is
//! told whether to keep what it got only when everything is through: with one error
//! anywhere, nothing is published.

mod checks;
mod layout;
mod render;
mod sink;
mod stages;
mod summary;
mod targets;
mod weave;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use crate::config::{self, Config};
use crate::diag::{self, Code, Diagnostic, FilePath};
use crate::templates::Theme;
use crate::world::{Snapshot, World};

pub use sink::{Collect, Discard, Sink};
pub use summary::{Counts, Summary};

/// The name of the configuration, at the root of a project.
pub const CONFIG: &str = "casebook.yaml";

/// What a build is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Show what is withheld, marked.
    pub drafts: bool,
    /// In place of `base_url` of the configuration; absolute, with its final slash.
    pub base_url: Option<Arc<str>>,
}

/// What a build gives.
#[derive(Debug)]
pub struct Outcome {
    /// What was found, sorted.
    pub diagnostics: Vec<Diagnostic>,
    /// What was made.
    pub summary: Summary,
    /// The texts that diagnostics speak of, for excerpts.
    texts: BTreeMap<FilePath, Arc<str>>,
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

/// Runs every stage over a world. The sink receives the files of the site; with errors
/// it has received some of them and must not keep them.
pub fn build(world: &dyn World, options: &Options, sink: &dyn Sink) -> Outcome {
    let mut run =
        Run { found: Vec::new(), summary: Summary::default(), at: Instant::now() };
    let folders = ["content", "themes"];
    let snapshot = Snapshot::take(world, &folders, &[CONFIG], None, &mut run.found);
    run.stage("read");
    let config = read_config(&snapshot, options, &mut run.found);
    let theme = if let Some(config) = config {
        stages::site(&mut run, world, snapshot, &config, options, sink)
    } else {
        stages::records_alone(&mut run, world, &snapshot);
        Theme::default()
    };
    let Run { mut found, mut summary, .. } = run;
    checks::fold_repeats(&mut found);
    summary.count(&found);
    let texts = texts(world, &theme, &found);
    Outcome { diagnostics: found, summary, texts }
}

/// The texts of the files that diagnostics speak of, read once more: a build keeps no
/// prose it has woven.
fn texts(
    world: &dyn World,
    theme: &Theme,
    found: &[Diagnostic],
) -> BTreeMap<FilePath, Arc<str>> {
    let places =
        found.iter().flat_map(|d| d.place.iter().chain(d.related.iter().map(|r| &r.0)));
    let named: BTreeSet<&str> = places.map(|place| &*place.file).collect();
    let named: Vec<&str> = named.into_iter().collect();
    let again = Snapshot::take(world, &[], &named, None, &mut Vec::new());
    let text = |path: &&str| {
        let text = again.text(path).cloned().or_else(|| theme.text(path))?;
        Some((Arc::from(*path), text))
    };
    named.iter().filter_map(text).collect()
}

/// What stages add to as they go.
struct Run {
    found: Vec<Diagnostic>,
    summary: Summary,
    at: Instant,
}

impl Run {
    /// Notes how long the stage that now ends took.
    fn stage(&mut self, name: &'static str) {
        self.summary.stages.push((name, self.at.elapsed()));
        self.at = Instant::now();
    }
}

fn read_config(
    snapshot: &Snapshot,
    options: &Options,
    found: &mut Vec<Diagnostic>,
) -> Option<Config> {
    let file: FilePath = Arc::from(CONFIG);
    let Some(text) = snapshot.text(CONFIG) else {
        // A file that is there but no text has been told of.
        if !snapshot.files.contains_key(CONFIG) {
            found
                .push(Diagnostic::new(Code::Unreadable, format!("there is no {CONFIG}")));
        }
        return None;
    };
    match config::parse(text, &file, found) {
        Ok(mut config) => {
            if let Some(base) = &options.base_url {
                config.base_url = base.clone();
            }
            Some(config)
        }
        Err(d) => {
            found.push(*d);
            None
        }
    }
}
