//! Diagnostics for people (excerpt with a caret, in the manner of rustc), for browsers
//! ([`html()`]) and for programs (JSON). The text of the files is looked up when it is needed, so a
//! diagnostic carries no source.

mod html;

use std::fmt::Write as _;
use std::sync::Arc;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

pub use html::html;

use super::{Diagnostic, Place, Severity};

/// How many findings of one severity are written out for people before the rest is counted.
pub const SHOWN: usize = 20;

/// Finds the text of a file of the project; `None` when it is gone or not text.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<Arc<str>>;

/// The list for people: the first [`SHOWN`] of each severity, then what was left out.
/// Notes are left out unless `notes` is set.
#[must_use]
pub fn human(
    list: &[Diagnostic],
    lookup: Lookup<'_>,
    colour: bool,
    notes: bool,
) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for severity in [Severity::Note, Severity::Warning, Severity::Error] {
        if severity == Severity::Note && !notes {
            continue;
        }
        let of_kind: Vec<_> = list.iter().filter(|d| d.severity == severity).collect();
        for d in of_kind.iter().take(SHOWN) {
            out.push_str(&one(d, lookup, &renderer));
            out.push_str("\n\n");
        }
        if of_kind.len() > SHOWN {
            let rest = of_kind.len() - SHOWN;
            let _ = writeln!(out, "… and {}\n", counted(rest, severity.word(), "more "));
        }
    }
    out
}

/// `1 error`, `3 errors`: a number with its noun.
#[must_use]
pub fn counted(n: usize, noun: &str, between: &str) -> String {
    format!("{n} {between}{noun}{}", if n == 1 { "" } else { "s" })
}

fn one(d: &Diagnostic, lookup: Lookup<'_>, renderer: &Renderer) -> String {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level
        .primary_title(&*d.message)
        .id(d.code.number())
        .elements(Vec::<Snippet<'_, annotate_snippets::Annotation<'_>>>::new());
    let excerpts: Vec<Excerpt> =
        d.place.iter().filter_map(|p| excerpt(p, lookup)).collect();
    for e in &excerpts {
        let label = (!d.label.is_empty()).then_some(d.label.as_str());
        let mark = AnnotationKind::Primary.span(e.mark.clone()).label(label);
        group = group.element(e.snippet().annotation(mark));
    }
    if let (true, Some(place)) = (excerpts.is_empty(), &d.place) {
        group = group.element(annotate_snippets::Origin::path(&*place.file));
    }
    let related: Vec<(Option<Excerpt>, &Place, &str)> = d
        .related
        .iter()
        .map(|(p, words)| (excerpt(p, lookup), p, words.as_str()))
        .collect();
    for (e, place, words) in &related {
        group =
            match e {
                Some(e) => group.element(e.snippet().annotation(
                    AnnotationKind::Context.span(e.mark.clone()).label(*words),
                )),
                None => {
                    group.element(Level::NOTE.message(format!("{words}: {}", place.file)))
                }
            };
    }
    for words in &d.notes {
        group = group.element(Level::NOTE.message(words));
    }
    if let Some(help) = &d.help {
        group = group.element(Level::HELP.message(help));
    }
    let groups: [Group<'_>; 1] = [group];
    renderer.render(&groups)
}

/// The lines around a place, and the place within them.
struct Excerpt {
    file: Arc<str>,
    text: String,
    first_line: usize,
    mark: std::ops::Range<usize>,
}

impl Excerpt {
    fn snippet(&self) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
        Snippet::source(&*self.text)
            .path(&*self.file)
            .line_start(self.first_line)
            .fold(false)
    }
}

/// Longest excerpt, in bytes: a file without line breaks must not fill the screen.
const EXCERPT: usize = 400;

fn excerpt(place: &Place, lookup: Lookup<'_>) -> Option<Excerpt> {
    // The file as a whole: its first line would say nothing.
    if place.span == super::Span::default() {
        return None;
    }
    let text = lookup(&place.file)?;
    let at = floor(&text, place.span.start as usize);
    let end = floor(&text, (place.span.end as usize).max(at));
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    // What spans several lines is marked on its first.
    let end = end.min(line_end);
    let from = if at - line_start > EXCERPT {
        floor(&text, at - EXCERPT / 2)
    } else {
        line_start
    };
    let to = floor(&text, line_end.min(end.max(at) + EXCERPT));
    let shown = text[from..to].trim_end_matches('\r').to_owned();
    let mark = (at - from).min(shown.len())..(end - from).min(shown.len());
    let first_line = text[..at].matches('\n').count() + 1;
    Some(Excerpt { file: place.file.clone(), text: shown, first_line, mark })
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Line and column of a byte, both from 1; columns count characters.
#[must_use]
pub fn line_column(text: &str, at: usize) -> (usize, usize) {
    let at = floor(text, at);
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    (text[..at].matches('\n').count() + 1, text[start..at].chars().count() + 1)
}

/// A diagnostic as programs read it: places as lines and columns from 1 (columns in
/// characters), with the marked line as `excerpt`.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    at: Option<At>,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct At {
    file: Arc<str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<String>,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    at: At,
    message: &'a str,
}

/// The list for programs; every finding, in order.
#[must_use]
pub fn records<'a>(list: &'a [Diagnostic], lookup: Lookup<'_>) -> Vec<Record<'a>> {
    let record = |d: &'a Diagnostic| Record {
        code: d.code.number(),
        severity: d.severity.word(),
        message: &d.message,
        at: d.place.as_ref().map(|p| located(p, lookup)),
        label: &d.label,
        related: d
            .related
            .iter()
            .map(|(p, message)| Related { at: located(p, lookup), message })
            .collect(),
        notes: &d.notes,
        help: d.help.as_deref(),
    };
    list.iter().map(record).collect()
}

fn located(place: &Place, lookup: Lookup<'_>) -> At {
    let text = lookup(&place.file).unwrap_or_else(|| Arc::from(""));
    let (line, column) = line_column(&text, place.span.start as usize);
    let (end_line, end_column) = line_column(&text, place.span.end as usize);
    let excerpt = excerpt(place, lookup).map(|e| e.text).filter(|t| !t.is_empty());
    At { file: place.file.clone(), line, column, end_line, end_column, excerpt }
}
