//! `casebook theme show`.

use std::io::{self, Write as _};

use serde_json::json;

use super::names::meant;
use super::{ShowArgs, in_use, open, place};
use crate::cli::list::Listing;
use crate::cli::list::table::{Column, Form};
use crate::cli::refusal::Refusal;
use crate::diag::report::counted;
use crate::templates::{Layer, Theme, Used};

const COLUMNS: &[Column] = &[
    Column { name: "file", form: Form::Whole, spare: 0 },
    Column { name: "theme", form: Form::Whole, spare: 0 },
    Column { name: "where", form: Form::Whole, spare: 1 },
];

pub fn show(args: &ShowArgs) -> Result<u8, Refusal> {
    let opened = open(args.root.as_deref())?;
    let code = u8::from(!opened.is_sound);
    let theme = in_use(&opened.themes)?;
    let files = match &args.file {
        None => theme.files(),
        Some(asked) => meant(theme, asked)?,
    };
    if let ([first, rest @ ..], Some(_), false) = (&*files, &args.file, args.json)
        && rest.iter().all(|other| other.name == first.name)
    {
        text(first, rest)?;
        return Ok(code);
    }
    let listing = Listing {
        columns: COLUMNS,
        cells: files.iter().map(cells).collect(),
        objects: files.iter().map(object).collect(),
        closing: format!("{} of {}.", counted(files.len(), "file", ""), chain(theme)),
    };
    listing.show(args.json);
    Ok(code)
}

/// The text of a file on stdout; where it is from, on stderr.
fn text(file: &Used<'_>, below: &[Used<'_>]) -> Result<(), Refusal> {
    let Some(text) = file.text else {
        let message = format!("{} is no text", file.path);
        return Err(Refusal::new(message, ""));
    };
    let _ = io::stdout().lock().write_all(text.as_bytes());
    let over = below.iter().map(|file| format!(", over {}", origin(file)));
    let over: String = over.collect();
    let _ = writeln!(io::stderr().lock(), "{} of {}{over}.", file.name, origin(file));
    Ok(())
}

fn origin(file: &Used<'_>) -> String {
    let place = place(file.built_in, !file.built_in);
    format!("the theme {} ({place})", file.theme())
}

/// The theme with all that it extends, in words.
fn chain(theme: &Theme) -> String {
    let word = |layer: &Layer| {
        format!("{} ({})", layer.name, place(layer.built_in, !layer.built_in))
    };
    theme.layers.iter().map(word).collect::<Vec<_>>().join(" over ")
}

fn cells(file: &Used<'_>) -> Vec<String> {
    let place = place(file.built_in, !file.built_in);
    [&*file.name, file.theme(), place].map(str::to_owned).to_vec()
}

fn object(file: &Used<'_>) -> serde_json::Value {
    let path = Some(file.path).filter(|_| !file.built_in);
    json!({
        "name": file.name,
        "theme": file.theme(),
        "built_in": file.built_in,
        "path": path,
    })
}
