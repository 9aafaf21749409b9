//! `theme`: which theme a project uses, and what it chose of its options.

use std::sync::Arc;

use super::Placed;
use crate::diag::Place;
use crate::yaml::{Fields, Node, Value};

/// The theme of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeChoice {
    /// Its name.
    pub name: Placed,
    /// What was chosen of its options. Which there are, the theme itself says.
    pub options: Vec<ThemeOption>,
}

/// An option of a theme, as a project sets it.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeOption {
    /// The option's name.
    pub name: Placed,
    /// What it is set to.
    pub value: OptionValue,
}

/// What an option is set to.
#[derive(Debug, Clone, PartialEq)]
pub enum OptionValue {
    /// One value.
    One(Placed),
    /// Several, each under a word.
    Named(Vec<(Placed, Placed)>),
}

impl ThemeChoice {
    /// The theme of a project that names none.
    pub(super) fn unsaid(place: Place) -> Self {
        let name = Placed { value: Arc::from("default"), place, is_written: false };
        Self { name, options: Vec::new() }
    }
}

/// Reads `theme`: a name, or a mapping with a `name` and options.
pub(super) fn read(f: &mut Fields<'_>, fallback: Place) -> ThemeChoice {
    let mut choice = ThemeChoice::unsaid(fallback);
    let Some(node) = f.node("theme") else { return choice };
    let Value::Map(entries) = &node.value else {
        if let Some(name) = placed(f, "theme", node) {
            choice.name = name;
        }
        return choice;
    };
    choice.name.place = f.place(node.span);
    for (key, node) in entries {
        if &*key.name == "name" {
            if let Some(name) = placed(f, "name", node) {
                choice.name = name;
            }
            continue;
        }
        let place = f.place(key.span);
        let name = Placed { value: Arc::from(&*key.name), place, is_written: true };
        if let Some(value) = value(f, &key.name, node) {
            choice.options.push(ThemeOption { name, value });
        }
    }
    choice
}

fn value<'a>(f: &mut Fields<'a>, name: &str, node: &'a Node) -> Option<OptionValue> {
    let Value::Map(entries) = &node.value else {
        return placed(f, name, node).map(OptionValue::One);
    };
    let mut named = Vec::new();
    for (key, node) in entries {
        let word = Placed {
            value: Arc::from(&*key.name),
            place: f.place(key.span),
            is_written: true,
        };
        named.extend(placed(f, &key.name, node).map(|value| (word, value)));
    }
    Some(OptionValue::Named(named))
}

fn placed<'a>(f: &mut Fields<'a>, name: &str, node: &'a Node) -> Option<Placed> {
    if node.value == Value::Null {
        // To YAML, a colour without quotes is a comment. Not left out: it is told of.
        let place = f.place(f.key_span(name).unwrap_or(node.span));
        return Some(Placed { value: Arc::default(), place, is_written: true });
    }
    let (value, span) = f.scalar(name, node)?;
    Some(Placed { value, place: f.place(span), is_written: true })
}
