//! The options of a theme: those it declares in theme.yaml.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic};
use crate::yaml::{Fields, Node, Value};

pub use super::choose::{Chosen, Wished, choose};

/// A property of a style sheet and what it is set to.
pub type Property = (Arc<str>, Arc<str>);

/// An option that a theme declares.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    /// Its name, as casebook.yaml has it.
    pub name: Arc<str>,
    /// What it is for, in a sentence.
    pub help: Arc<str>,
    /// What it can be.
    pub form: Form,
}

/// What an option can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A colour on light paper and one on dark paper.
    Colours {
        /// The custom property that they set.
        property: Arc<str>,
        /// The custom properties of the papers it is read on.
        against: Vec<Arc<str>>,
    },
    /// One of some words; the first unless chosen otherwise.
    Choice {
        /// The selector on which its properties are set.
        on: Arc<str>,
        /// The words, and the properties that each sets.
        choices: Vec<(Arc<str>, Vec<Property>)>,
    },
    /// A picture of the project's `content/_static/`.
    File,
    /// Words.
    Text,
    /// On or off.
    Switch,
}

/// The words for them.
const TYPES: [&str; 5] = ["colours", "choice", "file", "text", "switch"];

/// Reads `options` of a theme.yaml.
pub fn declared(f: &mut Fields<'_>) -> Vec<Declared> {
    let mut all = Vec::new();
    for (key, node) in f.map("options") {
        let (file, text, found) = f.parts();
        let what = format!("the option `{}`", key.name);
        let Some(mut option) = Fields::open(&what, node, file, text, found) else {
            continue;
        };
        if &*key.name == "name" {
            let message = "an option cannot be called `name`: that is the theme's own";
            let place = option.place(key.span);
            option.report(
                Diagnostic::new(Code::BadValue, message)
                    .at(place)
                    .help("give it another name"),
            );
        }
        let help = option.text("help").map(|(help, _)| help).unwrap_or_default();
        let form = form(&mut option);
        option.close();
        if let Some(form) = form {
            all.push(Declared { name: Arc::from(&*key.name), help, form });
        }
    }
    all
}

fn form(option: &mut Fields<'_>) -> Option<Form> {
    if option.node("type").is_none() {
        option.missing("type");
    }
    match option.text("type")?.0.as_ref() {
        "colours" => {
            let (property, _) = option.required("property")?;
            let against = option.texts("against").into_iter().map(|(t, _)| t).collect();
            Some(Form::Colours { property, against })
        }
        "choice" => {
            let on = option.text("on").map_or_else(|| Arc::from(":root"), |(t, _)| t);
            if option.node("choices").is_none() {
                option.missing("choices");
            }
            let entries = option.map("choices");
            let choices = entries
                .iter()
                .map(|(word, node)| (word.name.clone(), properties(option, node)));
            let choices: Vec<_> = choices.collect();
            (!choices.is_empty()).then_some(Form::Choice { on, choices })
        }
        "file" => Some(Form::File),
        "text" => Some(Form::Text),
        "switch" => Some(Form::Switch),
        other => {
            let place = option.place(option.span());
            option.report(
                Diagnostic::new(Code::BadValue, format!("`type` cannot be `{other}`"))
                    .at(place)
                    .label(format!("one of: {}", TYPES.join(", ")))
                    .suggest(other, TYPES, ""),
            );
            None
        }
    }
}

/// The properties that a choice sets.
fn properties<'a>(option: &mut Fields<'a>, node: &'a Node) -> Vec<Property> {
    match &node.value {
        Value::Null => Vec::new(),
        Value::Map(entries) => entries
            .iter()
            .filter_map(|(key, value)| {
                let (value, _) = option.scalar(&key.name, value)?;
                Some((key.name.clone(), value))
            })
            .collect(),
        _ => {
            option.wrong("properties and what they are set to, as a mapping", node);
            Vec::new()
        }
    }
}
