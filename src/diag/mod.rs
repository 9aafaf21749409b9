//! Diagnostics: what is wrong in the content, as values.
//!
//! Every stage returns its diagnostics beside its result; nothing here prints or
//! stops the run. [`Diagnostic`] says what is wrong, where, and what to do;
//! [`Code`] names the rule and leads to its page in `docs/diagnostics/`;
//! [`report`] turns a list into text for people or JSON for programs.

mod code;
pub mod report;
mod suggest;

pub use code::Code;
pub use suggest::did_you_mean;

use std::sync::Arc;

/// A path inside the project, relative to its root, with `/` between its parts.
pub type FilePath = Arc<str>;

/// A range of bytes in one file. Kept as `u32`: text inputs are capped far below 4 GiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of `start..end`, in bytes; values past 4 GiB are clamped.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The same span, `by` bytes further into the file.
    #[must_use]
    pub fn shift(self, by: usize) -> Self {
        Self::new(self.start as usize + by, self.end as usize + by)
    }

    /// The span as a range of indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Where in the project something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FilePath,
    /// The bytes meant. An empty span at 0 means the file as a whole.
    pub span: Span,
}

impl Place {
    /// A place in `file`.
    #[must_use]
    pub fn new(file: &FilePath, span: Span) -> Self {
        Self { file: file.clone(), span }
    }

    /// The file as a whole.
    #[must_use]
    pub fn whole(file: &FilePath) -> Self {
        Self::new(file, Span::default())
    }
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published while one stands.
    Error,
    /// Published, but an editor should look.
    Warning,
    /// For information.
    Note,
}

impl Severity {
    /// The word printed before the code.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One finding about the content, the configuration or the theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule.
    pub code: Code,
    /// How much it matters; the code's own unless changed.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; `None` for what has no file.
    pub place: Option<Place>,
    /// A few words set beside the marked text.
    pub label: String,
    /// Other places that belong to it, each with its words.
    pub related: Vec<(Place, String)>,
    /// Facts that explain it.
    pub notes: Vec<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic of this rule, still without a place.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place: None,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
        }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, with words beside the marked text.
    #[must_use]
    pub fn label(mut self, words: impl Into<String>) -> Self {
        self.label = words.into();
        self
    }

    /// The same, pointing to one more place.
    #[must_use]
    pub fn also(mut self, place: Place, words: impl Into<String>) -> Self {
        self.related.push((place, words.into()));
        self
    }

    /// The same, with one more fact.
    #[must_use]
    pub fn note(mut self, words: impl Into<String>) -> Self {
        self.notes.push(words.into());
        self
    }

    /// The same, with what to do.
    #[must_use]
    pub fn help(mut self, words: impl Into<String>) -> Self {
        self.help = Some(words.into());
        self
    }

    /// The same, with "did you mean" when one of `known` is near `word`, else with `otherwise`.
    #[must_use]
    pub fn suggest<'a>(
        self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: &str,
    ) -> Self {
        match did_you_mean(word, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None if otherwise.is_empty() => self,
            None => self.help(otherwise),
        }
    }
}

/// Sorts by file, place, severity and text and drops exact repeats, so that a list
/// reads the same whatever order the stages found it in.
pub fn sort(list: &mut Vec<Diagnostic>) {
    list.sort_by(|a, b| key(a).cmp(&key(b)));
    list.dedup();
}

type Key<'a> = (Option<&'a Place>, Severity, Code, &'a str, Rest<'a>);
/// What tells findings of one place and message apart.
type Rest<'a> = (&'a str, &'a [(Place, String)], &'a [String], Option<&'a str>);

fn key(d: &Diagnostic) -> Key<'_> {
    let rest: Rest<'_> = (&d.label, &d.related, &d.notes, d.help.as_deref());
    (d.place.as_ref(), d.severity, d.code, &d.message, rest)
}

/// Whether any of them is an error.
#[must_use]
pub fn has_errors(list: &[Diagnostic]) -> bool {
    list.iter().any(|d| d.severity == Severity::Error)
}
