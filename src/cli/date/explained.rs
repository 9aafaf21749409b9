//! A date's answer for a person at a terminal.

use std::fmt::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::Asked;
use crate::date::{Bound, CaseDate, DateError, DateWords};

pub fn human(asked: &Asked<'_>, words: &DateWords) -> String {
    match &asked.read {
        Ok(date) => sound(date, words),
        Err(error) => wrong(asked.written, error),
    }
}

fn sound(date: &CaseDate, words: &DateWords) -> String {
    let mut out = format!("{date}\n");
    let mut row = |name: &str, value: &str| {
        let _ = writeln!(out, "  {name:<9} {value}");
    };
    row("in words", &words.full(date));
    row("which is", date.kind_words());
    row("level", &format!("{} of EDTF", date.level()));
    row("earliest", &bound(date.earliest(), words));
    row("latest", &bound(date.latest(), words));
    for doubt in date.doubt_words() {
        row("doubted", &doubt);
    }
    out
}

fn bound(bound: Bound, words: &DateWords) -> String {
    match bound {
        Bound::Day(day) => format!("{day}, {}", words.full_day(day)),
        Bound::Open => "open: no limit on this side (..)".to_owned(),
        Bound::Unknown => "unknown: there is a limit, and nobody says where".to_owned(),
    }
}

/// How much of a text is shown on each side of what is wrong in it, in bytes.
const AROUND: usize = 60;

/// The date with the part that is wrong marked, as diagnostics mark places in files.
fn wrong(written: &str, error: &DateError) -> String {
    let from = written.floor_char_boundary(error.offset);
    let to = written.ceil_char_boundary(from.saturating_add(error.length));
    let start = written.floor_char_boundary(from.saturating_sub(AROUND));
    let end = written.floor_char_boundary(to.min(from + AROUND) + AROUND);
    let shown = written.get(start..end).unwrap_or("");
    let part = from - start..to.min(end) - start;
    let mark = AnnotationKind::Primary.span(part).label(&*error.message);
    let mut group = Level::ERROR
        .primary_title("this is not a date in EDTF")
        .element(Snippet::source(shown).annotation(mark));
    if let Some(form) = &error.suggestion {
        group = group.element(Level::HELP.message(format!("write {form}")));
    }
    let renderer = Renderer::plain().decor_style(DecorStyle::Ascii);
    format!("{}\n", renderer.render(&[group]))
}
