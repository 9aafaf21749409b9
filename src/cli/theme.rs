//! `casebook theme`: which themes there are, what the one in use is made of, and its files
//! taken out to be changed.

mod eject;
mod names;
mod show;
mod themes;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::list::tell_errors;
use super::refusal::{Refusal, root};
use crate::build::{self, Themes};
use crate::templates::Theme;
use crate::world::Disk;

/// What is asked of themes.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// The themes of the project and those in the program
    List(ListArgs),
    /// The files of the theme in use, each with the theme it comes from; or one file's text
    Show(ShowArgs),
    /// Copy a file of the theme in use into the project, to be changed there
    Eject(EjectArgs),
}

#[derive(Debug, Args)]
pub struct ListArgs {
    /// The project: a folder with a casebook.yaml [default: the nearest, upwards from here]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// One JSON array on stdout, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// A file, such as partials/date.html, whose text goes to stdout; or a folder
    file: Option<String>,
    /// The project: a folder with a casebook.yaml [default: the nearest, upwards from here]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// One JSON array on stdout, for programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct EjectArgs {
    /// Files, such as partials/date.html, or folders, such as styles/
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
    /// The project: a folder with a casebook.yaml [default: the nearest, upwards from here]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Write over files of the project's that are there already
    #[arg(long)]
    force: bool,
}

pub fn run(command: &ThemeCommand) -> u8 {
    let code = match command {
        ThemeCommand::List(args) => themes::list(args),
        ThemeCommand::Show(args) => show::show(args),
        ThemeCommand::Eject(args) => eject::eject(args),
    };
    code.unwrap_or_else(|refusal| refusal.tell())
}

/// A project with its themes.
struct Opened {
    world: Disk,
    themes: Themes,
    is_sound: bool,
}

fn open(named: Option<&std::path::Path>) -> Result<Opened, Refusal> {
    let world = Disk::new(root(named)?, None);
    let (outcome, themes) = build::themes(&world);
    tell_errors(&outcome);
    Ok(Opened { world, themes, is_sound: outcome.is_sound() })
}

/// The theme in use.
fn in_use(themes: &Themes) -> Result<&Theme, Refusal> {
    let help = "mend casebook.yaml first";
    themes.theme().ok_or_else(|| Refusal::new("no theme can be told to be in use", help))
}

/// Where a file or a theme is, in words.
fn place(built_in: bool, in_project: bool) -> &'static str {
    match (built_in, in_project) {
        (true, true) => "project, over built in",
        (true, false) => "built in",
        _ => "project",
    }
}
