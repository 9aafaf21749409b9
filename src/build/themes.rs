//! The themes of a project, without its content: for whoever looks at a theme.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::progress::Silent;
use super::theme;
use super::{CONFIG, Options, Outcome, Run, stages};
use crate::config::Config;
use crate::diag::FilePath;
use crate::templates::{self, BOTTOM, Known, Theme};
use crate::world::{Snapshot, World};

/// The themes of a project, and those in the binary.
pub struct Themes {
    snapshot: Snapshot,
    files: BTreeSet<FilePath>,
    config: Option<Arc<Config>>,
    theme: Option<Theme>,
}

impl fmt::Debug for Themes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Themes with {} in use", self.current())
    }
}

impl Themes {
    /// Every theme there is.
    #[must_use]
    pub fn known(&self) -> Vec<Known> {
        templates::known(&theme::texts(&self.snapshot))
    }

    /// The name of the theme in use.
    #[must_use]
    pub fn current(&self) -> &str {
        self.config.as_ref().map_or(BOTTOM, |config| &config.theme.name.value)
    }

    /// The theme in use; none where the configuration cannot be read.
    #[must_use]
    pub fn theme(&self) -> Option<&Theme> {
        self.theme.as_ref()
    }

    /// The theme in use as it would be without some of the project's files.
    #[must_use]
    pub fn without(&self, paths: &[String]) -> Option<Theme> {
        let mut snapshot = self.snapshot.clone();
        snapshot.files.retain(|path, _| !paths.iter().any(|p| **p == **path));
        let config = self.config.as_ref()?;
        Some(theme::load(&snapshot, config, &self.files).theme)
    }

    /// The themes in the binary, where there is no project.
    #[must_use]
    pub fn built_in() -> Self {
        let snapshot = Snapshot::default();
        Self { snapshot, files: BTreeSet::new(), config: None, theme: None }
    }
}

/// Looks at the themes of a project.
pub fn themes(world: &dyn World) -> (Outcome, Themes) {
    let mut run = Run::new(&Silent, world.now());
    let folders = ["themes", "content/_static"];
    let snapshot = Snapshot::take(world, &folders, &[CONFIG], None, &mut run.found);
    let read = run.found.clone();
    let configured = stages::configure(&snapshot, &Options::default());
    run.found.extend(configured.found);
    let config = configured.config;
    let files: BTreeSet<FilePath> = snapshot.files.keys().cloned().collect();
    let theme = config.as_ref().map(|config| {
        let loaded = theme::load(&snapshot, config, &files);
        run.found.extend(loaded.found);
        loaded.theme
    });
    let outcome = run.outcome(read, |path| {
        let of_theme = || theme.as_ref()?.text(path);
        snapshot.text(path).cloned().or_else(of_theme)
    });
    (outcome, Themes { snapshot, files, config, theme })
}
