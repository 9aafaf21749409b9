//! `casebook theme list`.

use serde_json::json;

use super::{ListArgs, open, place};
use crate::build::Themes;
use crate::cli::list::Listing;
use crate::cli::list::table::{Column, Form};
use crate::cli::refusal::{Refusal, root};
use crate::diag::report::counted;
use crate::templates::Known;

const COLUMNS: &[Column] = &[
    Column { name: "theme", form: Form::Whole, spare: 0 },
    Column { name: "in use", form: Form::Whole, spare: 0 },
    Column { name: "where", form: Form::Whole, spare: 0 },
    Column { name: "extends", form: Form::Whole, spare: 0 },
    Column { name: "licence", form: Form::Whole, spare: 2 },
    Column { name: "description", form: Form::Words, spare: 1 },
];

pub fn list(args: &ListArgs) -> Result<u8, Refusal> {
    // Outside a project there are still those in the program.
    let is_anywhere = args.root.is_none() && root(None).is_err();
    let (themes, is_sound) = if is_anywhere {
        (Themes::built_in(), true)
    } else {
        let opened = open(args.root.as_deref())?;
        (opened.themes, opened.is_sound)
    };
    let current = themes.current();
    let known = themes.known();
    let is_used = |theme: &Known| !is_anywhere && theme.name == current;
    let listing = Listing {
        columns: COLUMNS,
        cells: known.iter().map(|theme| cells(theme, is_used(theme))).collect(),
        objects: known.iter().map(|theme| object(theme, is_used(theme))).collect(),
        closing: format!("{}.", counted(known.len(), "theme", "")),
    };
    listing.show(args.json);
    Ok(u8::from(!is_sound))
}

fn cells(theme: &Known, is_used: bool) -> Vec<String> {
    let used = if is_used { "yes" } else { "" };
    let place = place(theme.built_in, theme.in_project);
    let texts =
        [&*theme.name, used, place, &theme.extends, &theme.licence, &theme.description];
    texts.map(str::to_owned).to_vec()
}

fn object(theme: &Known, is_used: bool) -> serde_json::Value {
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    json!({
        "name": theme.name,
        "in_use": is_used,
        "built_in": theme.built_in,
        "in_project": theme.in_project,
        "extends": said(&theme.extends),
        "licence": said(&theme.licence),
        "description": said(&theme.description),
    })
}
