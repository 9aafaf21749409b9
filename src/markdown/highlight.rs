//! Colours for code, as classes.
//!
//! syntect finds the scopes; a scope becomes one of a dozen classes (`hl-comment`,
//! `hl-string`…), so the HTML stays small and the colours of both themes come
//! out of one table. Syntaxes are loaded when the first block of code is met and never
//! otherwise.

use std::fmt::Write as _;
use std::str::FromStr;
use std::sync::LazyLock;

use syntect::highlighting::HighlightIterator;
use syntect::highlighting::{
    Color, HighlightState, Highlighter, ScopeSelectors, StyleModifier, Theme, ThemeItem,
    ThemeSettings,
};
use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::escape;

/// Class, the `TextMate` scopes it stands for, colour on light, colour on dark. Every
/// colour has a contrast of 4.5:1 or more on the theme's code background (WCAG 2.2 AA).
const CLASSES: &[(&str, &str, &str, &str)] = &[
    ("comment", "comment, punctuation.definition.comment", "#5c6166", "#a3a9b0"),
    ("string", "string, punctuation.definition.string", "#0b5a3c", "#9cd6ae"),
    (
        "escape",
        "constant.character.escape, constant.other.placeholder",
        "#8a4600",
        "#f0b878",
    ),
    ("number", "constant.numeric", "#8a4600", "#f0b878"),
    (
        "constant",
        "constant.language, support.constant, constant.other",
        "#8a4600",
        "#f0b878",
    ),
    ("keyword", "keyword, storage", "#8b1a4f", "#f2a3c7"),
    (
        "function",
        "entity.name.function, support.function, variable.function",
        "#1d4e89",
        "#9cc4f2",
    ),
    (
        "type",
        "entity.name.type, entity.name.class, support.type, support.class",
        "#5b2d8e",
        "#cdb2f2",
    ),
    ("tag", "entity.name.tag, meta.mapping.key string", "#1d4e89", "#9cc4f2"),
    ("attribute", "entity.other.attribute-name", "#5b2d8e", "#cdb2f2"),
    (
        "variable",
        "variable.parameter, variable.language, variable.other.readwrite",
        "#6b3f00",
        "#e6cf9c",
    ),
    ("inserted", "markup.inserted", "#0b5a3c", "#9cd6ae"),
    ("deleted", "markup.deleted", "#a01818", "#f5a8a8"),
    ("heading", "markup.heading", "#1d4e89", "#9cc4f2"),
];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);
static THEME: LazyLock<Theme> = LazyLock::new(theme);

/// A syntect theme whose "colours" are the numbers of the classes.
fn theme() -> Theme {
    let number = |n: u8| Color { r: n, g: 0, b: 0, a: 255 };
    let scopes = CLASSES
        .iter()
        .zip(1u8..)
        .filter_map(|((_, selectors, ..), n)| {
            let scope = ScopeSelectors::from_str(selectors).ok()?;
            let style =
                StyleModifier { foreground: Some(number(n)), ..StyleModifier::default() };
            Some(ThemeItem { scope, style })
        })
        .collect();
    let settings =
        ThemeSettings { foreground: Some(number(0)), ..ThemeSettings::default() };
    Theme { name: None, author: None, settings, scopes }
}

/// Appends `code` with classes. `false`, with nothing appended, when the language is
/// not known or the code cannot be read.
pub fn into(out: &mut String, code: &str, language: &str) -> bool {
    let Some(syntax) = SYNTAXES.find_syntax_by_token(language) else { return false };
    let start = out.len();
    let highlighter = Highlighter::new(&THEME);
    let mut parse = ParseState::new(syntax);
    let mut state = HighlightState::new(&highlighter, ScopeStack::new());
    let mut open = 0u8;
    for line in LinesWithEndings::from(code) {
        let Ok(ops) = parse.parse_line(line, &SYNTAXES) else {
            out.truncate(start);
            return false;
        };
        for (style, piece) in HighlightIterator::new(&mut state, &ops, line, &highlighter)
        {
            // White space has no colour: it stays in whatever is open.
            let class = if piece.trim().is_empty() { open } else { style.foreground.r };
            if class != open {
                span(out, open, class);
                open = class;
            }
            escape::text(out, piece);
        }
    }
    span(out, open, 0);
    true
}

fn span(out: &mut String, open: u8, class: u8) {
    if open != 0 {
        out.push_str("</span>");
    }
    if let Some((name, ..)) =
        usize::from(class).checked_sub(1).and_then(|n| CLASSES.get(n))
    {
        out.push_str("<span class=\"hl-");
        out.push_str(name);
        out.push_str("\">");
    }
}

/// The style sheet of the classes: light, or dark where the page is. Browsers that have no
/// colours of two kinds keep to the first.
#[must_use]
pub fn stylesheet() -> String {
    let mut css = String::new();
    for (name, _, light, dark) in CLASSES {
        let both = format!("color: {light}; color: light-dark({light}, {dark});");
        let _ = writeln!(css, ".hl-{name} {{ {both} }}");
    }
    css
}
