//! What the template engine says, as diagnostics at the template's line.

use tera::ErrorKind;

use super::theme::Theme;
use crate::diag::{Code, Diagnostic, Place, Span};

/// The diagnostics of one error. The engine joins the reports of several faults in one
/// text when it checks templates; they are taken apart here.
pub fn diagnostics(
    error: &tera::Error,
    theme: &Theme,
    rendering: &str,
) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let message = report.message().trim_end_matches('.').to_owned();
            let mut d = Diagnostic::new(Code::TemplateError, message);
            if let Some(file) = theme.templates.get(report.filename()) {
                let range = &report.span().range;
                d = d.at(Place::new(&file.path, Span::new(range.start, range.end)));
            }
            if !rendering.is_empty() {
                d = d.note(format!("while rendering {rendering}"));
            }
            vec![d]
        }
        ErrorKind::Msg(text) => joined(text, theme),
        other => vec![Diagnostic::new(Code::TemplateError, other.to_string())],
    }
}

/// Reads `error: message` and ` --> file:line:column` out of the joined text.
fn joined(text: &str, theme: &Theme) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut message = String::new();
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("error: ") {
            message = words.trim_end_matches('.').to_owned();
        } else if let Some(at) = line.trim_start().strip_prefix("--> ") {
            let mut d =
                Diagnostic::new(Code::TemplateError, std::mem::take(&mut message));
            if let Some(place) = place(at, theme) {
                d = d.at(place);
            }
            all.push(d);
        }
    }
    if all.is_empty() {
        all.push(Diagnostic::new(Code::TemplateError, text.trim().to_owned()));
    }
    all
}

fn place(at: &str, theme: &Theme) -> Option<Place> {
    let mut parts = at.rsplitn(3, ':');
    let column: usize = parts.next()?.trim().parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let file = theme.templates.get(parts.next()?)?;
    let start: usize =
        file.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let rest = file.text.get(start..)?.lines().next().unwrap_or_default();
    let column = column.saturating_sub(1).min(rest.len());
    Some(Place::new(&file.path, Span::new(start + column, start + rest.trim_end().len())))
}
