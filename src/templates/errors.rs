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
            let mut d = told(report.message());
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
        ErrorKind::MissingParent { current, parent } => {
            let d = told(&format!("There is no template `{parent}` to extend"));
            let known = theme
                .templates
                .keys()
                .map(String::as_str)
                .filter(|name| *name != current);
            vec![at_name(d, theme, current, parent).suggest(
                parent,
                known,
                "a template is named by its path under templates/",
            )]
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            let chain = chain.join("` to `");
            let d = told(&format!("Templates lead in a circle: `{chain}`"));
            vec![
                at_name(d, theme, tpl, "")
                    .help("take one `extends` or `include` out of it"),
            ]
        }
        other => vec![told(&other.to_string())],
    }
}

/// The diagnostic at the place where a template names another; the engine gives none.
fn at_name(d: Diagnostic, theme: &Theme, template: &str, name: &str) -> Diagnostic {
    let Some(file) = theme.templates.get(template) else { return d };
    let at = file.text.find(name).filter(|_| !name.is_empty());
    d.at(at.map_or_else(
        || Place::whole(&file.path),
        |at| Place::new(&file.path, Span::new(at, at + name.len())),
    ))
}

/// What the engine says, in the form of all messages: a first sentence that begins small,
/// what follows as a note, and the field that may be meant.
fn told(said: &str) -> Diagnostic {
    let said = said.trim().trim_end_matches('.');
    let (first, more) = said.split_once(". ").unwrap_or((said, ""));
    let mut letters = first.chars();
    let message: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .chain(letters.clone())
        .collect();
    let mut d = Diagnostic::new(Code::TemplateError, message);
    let known = ["Available fields: ", "Available variables: "];
    if let Some(names) = known.iter().find_map(|words| more.strip_prefix(words)) {
        let meant = first.split('`').nth(1).unwrap_or_default();
        d = d.note(format!("there are {names}")).suggest(meant, names.split(", "), "");
    } else if !more.is_empty() {
        d = d.note(more);
    }
    if first.starts_with("Unexpected end of input") {
        d = d.help("close each `{% if %}`, `{% for %}` and `{% block %}` by its end tag");
    }
    d
}

/// Reads `error: message` and ` --> file:line:column` out of the joined text.
fn joined(text: &str, theme: &Theme) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let mut message = String::new();
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("error: ") {
            words.clone_into(&mut message);
        } else if let Some(at) = line.trim_start().strip_prefix("--> ") {
            let mut d = told(&std::mem::take(&mut message));
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
    let column = (0..=column).rev().find(|i| rest.is_char_boundary(*i))?;
    // The text gives no end: a name is marked as a whole, anything else by its first sign.
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let marked = &rest[column..];
    let word = marked.find(|c: char| !is_word(c)).unwrap_or(marked.len());
    let len = word.max(marked.chars().next().map_or(0, char::len_utf8));
    Some(Place::new(&file.path, Span::new(start + column, start + column + len)))
}
