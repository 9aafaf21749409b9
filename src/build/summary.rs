//! What a build made, in numbers.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;

use crate::diag::{Diagnostic, FilePath, Severity};
use crate::publish::PublishError;

/// Findings by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

/// What a build made.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// Pages by kind.
    pub pages: BTreeMap<&'static str, usize>,
    /// Files that are no pages.
    pub files: usize,
    /// Mentions of entities in prose.
    pub mentions: usize,
    /// Links put around names by themselves.
    pub linked: usize,
    /// Records that are withheld.
    pub withheld: usize,
    /// Files whose published copies lack what they told beside what they show, and what
    /// that was.
    pub stripped: Vec<(FilePath, Vec<String>)>,
    /// How long each stage took.
    pub stages: Vec<(&'static str, Duration)>,
    /// Findings by severity.
    pub counts: Counts,
    /// What the disk refused.
    pub refused: Vec<Arc<PublishError>>,
}

impl Summary {
    /// All pages.
    #[must_use]
    pub fn page_count(&self) -> usize {
        self.pages.values().sum()
    }

    pub(super) fn count(&mut self, found: &[Diagnostic]) {
        let of = |severity| found.iter().filter(|d| d.severity == severity).count();
        self.counts = Counts {
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Note),
        };
    }
}
