//! `casebook new`.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::builder::PossibleValuesParser;

use super::refusal::{Refusal, root};
use super::{NewArgs, NewKind};
use crate::language::Lang;
use crate::model::EntityType;
use crate::starter::{self, Form, Wanted};
use crate::world::Disk;

/// The words that `--type` takes.
pub fn entity_types() -> PossibleValuesParser {
    PossibleValuesParser::new(EntityType::WORDS.iter().map(|(word, _)| *word))
}

pub fn run(args: &NewArgs) -> u8 {
    match added(args) {
        Ok(()) => 0,
        Err(refusal) => refusal.tell(),
    }
}

fn added(args: &NewArgs) -> Result<(), Refusal> {
    let form = form(args)?;
    let lang = args.lang.as_deref().map(lang).transpose()?;
    // Asked first: nothing is written that could not be opened as it was meant to be.
    let editor = if args.edit { Some(editor()?) } else { None };
    let world = Disk::new(root(args.root.as_deref())?, None);
    let wanted = Wanted { form, title: &args.title, id: args.id.as_deref(), lang };
    let added = starter::add(&world, &wanted)?;
    let shown = from_here(&added.path);
    let mut line = shown.clone().into_os_string().into_encoded_bytes();
    line.push(b'\n');
    let _ = io::stdout().lock().write_all(&line);
    let mut out = io::stderr().lock();
    if form == Form::Article {
        let _ = writeln!(
            out,
            "It is a draft: `casebook serve --drafts` shows it, and taking out `draft: true` \
             publishes it."
        );
    }
    if added.translates_nothing {
        let _ = writeln!(
            out,
            "There is no such record in the site's own language yet, and builds will warn of that."
        );
    }
    drop(out);
    editor.map_or(Ok(()), |editor| open(&editor, &shown))
}

fn form(args: &NewArgs) -> Result<Form, Refusal> {
    let word = args.entity_type.as_deref();
    let named = |w: &str| EntityType::WORDS.iter().find(|(known, _)| *known == w);
    let entity_type = word.and_then(named).map(|(_, kind)| *kind);
    if entity_type.is_some() && args.kind != NewKind::Entity {
        let help = "leave it out, or add an entity: `casebook new entity \"A Name\" --type person`";
        return Err(Refusal::new("--type says what an entity is", help));
    }
    Ok(match args.kind {
        NewKind::Article => Form::Article,
        NewKind::Entity => Form::Entity(entity_type.unwrap_or(EntityType::Other)),
        NewKind::Event => Form::Event,
        NewKind::Claim => Form::Claim,
        NewKind::Source => Form::Source,
        NewKind::Exhibit => Form::Exhibit,
    })
}

/// A language that can stand in a file's name, where subtags of more than three letters
/// would not be taken for one.
fn lang(tag: &str) -> Result<Lang, Refusal> {
    Lang::parse(tag).filter(|lang| lang.primary().len() <= 3).ok_or_else(|| {
        let message = format!("--lang `{tag}` is not the tag of a language");
        Refusal::new(message, "write one such as ur, or pt-BR")
    })
}

/// The words of the editor's command line.
fn editor() -> Result<Vec<String>, Refusal> {
    let help = "set one of them, as in `export EDITOR=nano`, or leave out --edit";
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let value = std::env::var(name).ok().filter(|value| !value.trim().is_empty())?;
        Some((name, value))
    });
    let Some((name, value)) = named else {
        return Err(Refusal::new(
            "neither VISUAL nor EDITOR says which editor to open",
            help,
        ));
    };
    match shell_words::split(&value) {
        Ok(words) if !words.is_empty() => Ok(words),
        _ => Err(Refusal::new(format!("{name} is not a command line: `{value}`"), help)),
    }
}

/// Opens the editor and waits until it is closed.
fn open(editor: &[String], path: &Path) -> Result<(), Refusal> {
    let Some((program, arguments)) = editor.split_first() else { return Ok(()) };
    let help = "the file is written; open it by hand";
    match Command::new(program).args(arguments).arg(path).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Refusal::new(
            format!("the editor `{program}` ended badly: {status}"),
            help,
        )),
        Err(error) => Err(Refusal::new(
            format!("cannot start the editor `{program}`: {error}"),
            help,
        )),
    }
}

/// The path from the current folder, where one leads there.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let real = path.canonicalize();
    let (Ok(here), Ok(real)) = (here, real) else { return path.to_owned() };
    let shared =
        here.components().zip(real.components()).take_while(|(a, b)| a == b).count();
    // Nothing but the root in common: the whole path is the plainer one.
    if shared < 2 {
        return real;
    }
    let up = here.components().skip(shared).map(|_| OsString::from(".."));
    let down = real.components().skip(shared).map(|part| part.as_os_str().to_owned());
    up.chain(down).collect()
}
