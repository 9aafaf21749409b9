//! `casebook theme eject`: a file of the theme in use, copied to where the project's own
//! lies over it.

use std::fs;
use std::io::{self, Write as _};

use super::names::meant;
use super::{EjectArgs, Opened, in_use, open};
use crate::cli::refusal::Refusal;
use crate::starter;
use crate::world::World as _;

pub fn eject(args: &EjectArgs) -> Result<u8, Refusal> {
    let opened = open(args.root.as_deref())?;
    if !opened.is_sound {
        return Ok(1);
    }
    let names = names(args, &opened)?;
    let current = opened.themes.current();
    let target = |name: &str| format!("themes/{current}/{name}");
    let targets: Vec<String> = names.iter().map(|name| target(name)).collect();
    if !args.force {
        is_free(&opened, &targets)?;
    }
    let files = copies(&opened, &names, &targets)?;
    starter::put(opened.world.root(), &files)?;
    for (path, _) in &files {
        let _ = writeln!(io::stdout().lock(), "{path}");
    }
    let (what, which) =
        if files.len() == 1 { ("It lies", "it") } else { ("They lie", "those") };
    let _ = writeln!(
        io::stderr().lock(),
        "{what} over the theme's own from now on; remove {which} if you change nothing \
         after all, and the theme's holds again."
    );
    Ok(0)
}

/// The names within a theme of all files that are asked for.
fn names(args: &EjectArgs, opened: &Opened) -> Result<Vec<String>, Refusal> {
    let theme = in_use(&opened.themes)?;
    let mut names: Vec<String> = Vec::new();
    for asked in &args.files {
        names.extend(meant(theme, asked)?.into_iter().map(|file| file.name));
    }
    names.sort();
    names.dedup();
    Ok(names)
}

fn is_free(opened: &Opened, targets: &[String]) -> Result<(), Refusal> {
    let root = opened.world.root();
    let is_there = |path: &&String| fs::symlink_metadata(root.join(path)).is_ok();
    let taken: Vec<&str> = targets.iter().filter(is_there).map(|p| &**p).collect();
    if taken.is_empty() {
        return Ok(());
    }
    let message = format!("the project has its own {}", taken.join(", "));
    Err(Refusal::new(message, "nothing was written; --force writes the theme's over it"))
}

/// What goes where: each file as the theme has it below the project's own.
fn copies(
    opened: &Opened,
    names: &[String],
    targets: &[String],
) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
    let below = opened.themes.without(targets).unwrap_or_default();
    let used = below.files();
    let mut all = Vec::new();
    for (name, target) in names.iter().zip(targets) {
        let Some(file) = used.iter().find(|file| file.name == *name) else {
            let message = format!("{target} is the project's own, with nothing below it");
            return Err(Refusal::new(message, "nothing was written"));
        };
        let bytes = match file.text {
            Some(text) => text.as_bytes().to_vec(),
            None => opened.world.read(file.path).map_err(|error| {
                Refusal::new(format!("cannot read {}: {error}", file.path), "")
            })?,
        };
        all.push((target.clone(), bytes));
    }
    Ok(all)
}
