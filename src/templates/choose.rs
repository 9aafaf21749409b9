//! What a project chose of a theme's options: values for templates, and the part of the
//! style sheet that they make.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::accent;
use super::options::{Declared, Form, Property};
use crate::config::{OptionValue, Placed, ThemeOption};
use crate::diag::{Code, Diagnostic, FilePath};

/// What a project asks of its theme's options, and what it has to give.
#[derive(Debug, Clone, Copy)]
pub struct Wished<'a> {
    /// The options it sets.
    pub options: &'a [ThemeOption],
    /// Its files.
    pub files: &'a BTreeSet<FilePath>,
}

/// What was chosen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chosen {
    /// Every option of the theme with its value, as templates see it.
    pub values: BTreeMap<String, Json>,
    /// What follows the theme's own style sheet; empty when nothing does.
    pub css: String,
}

/// Where files that an option may name lie.
const FILES: &str = "content/_static/";

/// The endings of pictures that browsers show.
const PICTURES: [&str; 7] = ["svg", "png", "webp", "avif", "jpg", "jpeg", "gif"];

/// Holds the options that a project sets against those its theme declares.
pub fn choose(
    declared: &[Declared],
    wished: &Wished<'_>,
    sheet: &str,
    found: &mut Vec<Diagnostic>,
) -> Chosen {
    let mut chosen = Chosen::default();
    for option in declared {
        chosen.values.insert(option.name.to_string(), unset(&option.form));
        let is_set = wished.options.iter().any(|wish| wish.name.value == option.name);
        if let (false, Form::Choice { on, choices }) = (is_set, &option.form) {
            let first = choices.first().map_or(&[][..], |(_, properties)| properties);
            rule(on, first, &mut chosen.css);
        }
    }
    for wish in wished.options {
        let Some(option) = declared.iter().find(|o| o.name == wish.name.value) else {
            found.push(undeclared(wish, declared));
            continue;
        };
        match value(option, wish, wished, sheet, &mut chosen.css) {
            Ok(value) => {
                chosen.values.insert(option.name.to_string(), value);
            }
            Err(all) => found.extend(all),
        }
    }
    chosen
}

/// The value of an option that nobody set.
fn unset(form: &Form) -> Json {
    match form {
        Form::Choice { choices, .. } => {
            json!(choices.first().map_or("", |(word, _)| &**word))
        }
        Form::Switch => json!(false),
        Form::Colours { .. } | Form::File | Form::Text => json!(""),
    }
}

fn undeclared(wish: &ThemeOption, declared: &[Declared]) -> Diagnostic {
    let name = &wish.name.value;
    let known: Vec<&str> = declared.iter().map(|option| &*option.name).collect();
    let help = if known.is_empty() {
        "the theme has no options".to_owned()
    } else {
        format!("its options: {}", known.join(", "))
    };
    Diagnostic::new(Code::UnknownKey, format!("the theme has no option `{name}`"))
        .at(wish.name.place.clone())
        .suggest(name, known.iter().copied().chain(["name"]), &help)
}

/// The value of one option for templates; what it means for the style sheet goes to `css`.
fn value(
    option: &Declared,
    wish: &ThemeOption,
    wished: &Wished<'_>,
    sheet: &str,
    css: &mut String,
) -> Result<Json, Vec<Diagnostic>> {
    if let Form::Colours { property, against } = &option.form {
        let pair = accent::pair(&option.name, &wish.value)?;
        let papers = accent::Papers::of(sheet, property, against);
        return papers.dress(&option.name, &pair, css);
    }
    let one = match &wish.value {
        OptionValue::One(one) => one,
        OptionValue::Named(_) => {
            let message = format!("`{}` is one value, not several", option.name);
            return Err(vec![
                Diagnostic::new(Code::WrongType, message).at(wish.name.place.clone()),
            ]);
        }
    };
    let result = match &option.form {
        Form::Choice { on, choices } => choice(option, one, on, choices, css),
        Form::File => file(option, one, wished.files),
        Form::Switch => switch(option, one),
        Form::Text | Form::Colours { .. } => Ok(json!(&*one.value)),
    };
    result.map_err(|d| vec![*d])
}

fn choice(
    option: &Declared,
    one: &Placed,
    on: &str,
    choices: &[(Arc<str>, Vec<Property>)],
    css: &mut String,
) -> Result<Json, Box<Diagnostic>> {
    let hit = choices.iter().find(|(word, _)| *word == one.value);
    let Some((word, properties)) = hit else {
        let words: Vec<&str> = choices.iter().map(|(word, _)| &**word).collect();
        return Err(Box::new(
            Diagnostic::new(
                Code::BadValue,
                format!("`{}` cannot be `{}`", option.name, one.value),
            )
            .at(one.place.clone())
            .label(format!("one of: {}", words.join(", ")))
            .suggest(&one.value, words.iter().copied(), ""),
        ));
    };
    rule(on, properties, css);
    Ok(json!(&**word))
}

/// A rule of the style sheet; none without properties.
fn rule(on: &str, properties: &[Property], css: &mut String) {
    if properties.is_empty() {
        return;
    }
    let _ = writeln!(css, "{on} {{");
    for (property, value) in properties {
        let _ = writeln!(css, "  {property}: {value};");
    }
    css.push_str("}\n");
}

/// A picture of `content/_static/`, as its path from the site's root.
fn file(
    option: &Declared,
    one: &Placed,
    files: &BTreeSet<FilePath>,
) -> Result<Json, Box<Diagnostic>> {
    let path = one.value.trim_start_matches('/');
    let is_picture = |path: &str| {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        PICTURES.iter().any(|known| ending.eq_ignore_ascii_case(known))
    };
    if files.contains(&*format!("{FILES}{path}")) && is_picture(path) {
        return Ok(json!(path));
    }
    let known = files.iter().filter_map(|file| file.strip_prefix(FILES));
    let help = format!("put a picture into {FILES} and write its name here");
    let (code, message) = if is_picture(path) {
        (Code::DanglingReference, format!("there is no file `{path}` in {FILES}"))
    } else {
        let name = &option.name;
        (Code::BadValue, format!("`{name}` is a picture, and `{}` is none", one.value))
    };
    Err(Box::new(Diagnostic::new(code, message).at(one.place.clone()).suggest(
        path,
        known.filter(|file| is_picture(file) && *file != path),
        &help,
    )))
}

fn switch(option: &Declared, one: &Placed) -> Result<Json, Box<Diagnostic>> {
    match &*one.value {
        "true" => Ok(json!(true)),
        "false" => Ok(json!(false)),
        other => Err(Box::new(
            Diagnostic::new(
                Code::WrongType,
                format!("expected true or false for `{}`, found `{other}`", option.name),
            )
            .at(one.place.clone()),
        )),
    }
}
