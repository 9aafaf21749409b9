//! `casebook list`: what a case holds, as a table for people or JSON for programs.

mod articles;
mod asked;
mod entities;
mod events;
mod naming;
mod rows;
pub mod table;
mod withheld;

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use super::build::moment;
use super::new::entity_types;
use super::progress::Bar;
use super::refusal::{Refusal, root};
use super::telling::colour;
use crate::build::{self, Options, Outcome, Survey};
use crate::diag::{Severity, report};
use crate::model::Status;
use crate::world::Disk;

/// What can be listed.
#[derive(Debug, Subcommand)]
pub enum ListCommand {
    /// What happened, in order, with dates as written and in words
    Events(EventArgs),
    /// People, bodies, places, documents, accounts, with how often they are named
    Entities(EntityArgs),
    /// The stories, newest first
    Articles(ArticleArgs),
    /// Who is named on which page, how often, and in which sentence first
    Mentions(MentionArgs),
    /// All that is withheld: what is due and when, then drafts
    Scheduled(Asked),
}

/// What every list is asked.
#[derive(Debug, Args)]
pub struct Asked {
    /// The project: a folder with a casebook.yaml [default: the nearest, upwards from here]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// One JSON array on stdout, for programs
    #[arg(long)]
    json: bool,
    /// The moment that decides what is withheld: 2026-11-22 or 2026-11-22T09:00:00Z [default: now]
    #[arg(long, value_name = "DATE")]
    now: Option<String>,
}

#[derive(Debug, Args)]
pub struct EventArgs {
    #[command(flatten)]
    asked: Asked,
    /// Drafts, scheduled and embargoed ones too
    #[arg(long)]
    drafts: bool,
    /// Only those of this thread
    #[arg(long, value_name = "THREAD")]
    thread: Option<String>,
    /// Only those in which this entity takes part, or which happened there
    #[arg(long, value_name = "ID")]
    entity: Option<String>,
    /// Only those of this status
    #[arg(long, value_name = "STATUS", value_parser = statuses())]
    status: Option<String>,
}

#[derive(Debug, Args)]
pub struct EntityArgs {
    #[command(flatten)]
    asked: Asked,
    /// Drafts, scheduled and embargoed ones too
    #[arg(long)]
    drafts: bool,
    /// Only those of this type
    #[arg(long = "type", value_name = "TYPE", value_parser = entity_types())]
    entity_type: Option<String>,
}

#[derive(Debug, Args)]
pub struct ArticleArgs {
    #[command(flatten)]
    asked: Asked,
    /// Drafts, scheduled and embargoed ones too
    #[arg(long)]
    drafts: bool,
    /// Only those that name this entity, or are about it
    #[arg(long, value_name = "ID")]
    entity: Option<String>,
}

#[derive(Debug, Args)]
pub struct MentionArgs {
    #[command(flatten)]
    asked: Asked,
    /// Drafts, scheduled and embargoed pages too
    #[arg(long)]
    drafts: bool,
    /// Only those of this entity
    #[arg(long, value_name = "ID")]
    entity: Option<String>,
}

fn statuses() -> PossibleValuesParser {
    PossibleValuesParser::new(Status::WORDS.iter().map(|(word, _)| *word))
}

impl ListCommand {
    fn asked(&self) -> &Asked {
        match self {
            Self::Events(args) => &args.asked,
            Self::Entities(args) => &args.asked,
            Self::Articles(args) => &args.asked,
            Self::Mentions(args) => &args.asked,
            Self::Scheduled(asked) => asked,
        }
    }

    /// Whether withheld records are to be there; to be listed, they must be.
    fn drafts(&self) -> bool {
        match self {
            Self::Events(args) => args.drafts,
            Self::Entities(args) => args.drafts,
            Self::Articles(args) => args.drafts,
            Self::Mentions(args) => args.drafts,
            Self::Scheduled(_) => true,
        }
    }

    fn listing(&self, survey: &Survey) -> Result<Listing, Refusal> {
        Ok(match self {
            Self::Events(args) => events::events(survey, args)?,
            Self::Entities(args) => entities::entities(survey, args),
            Self::Articles(args) => articles::articles(survey, args)?,
            Self::Mentions(args) => naming::mentions(survey, args)?,
            Self::Scheduled(asked) => withheld::scheduled(survey, asked),
        })
    }
}

/// A list that is ready to be shown, as cells or as objects.
#[derive(Default)]
pub struct Listing {
    /// What each column is.
    pub columns: &'static [table::Column],
    /// The cells, row by row.
    pub cells: Vec<Vec<String>>,
    /// The rows as objects.
    pub objects: Vec<serde_json::Value>,
    /// The sentence that ends it: how many there are, or that there are none.
    pub closing: String,
}

impl Listing {
    /// Shows it, as JSON or as a table.
    pub fn show(&self, json: bool) {
        if json {
            let text = serde_json::to_string_pretty(&self.objects).unwrap_or_default();
            // A reader that closes the pipe early has what it wants.
            let _ = writeln!(io::stdout().lock(), "{text}");
        } else {
            show(self);
        }
    }
}

pub fn run(command: &ListCommand) -> u8 {
    match listed(command) {
        Ok(code) => code,
        Err(refusal) => refusal.tell(),
    }
}

fn listed(command: &ListCommand) -> Result<u8, Refusal> {
    let asked = command.asked();
    let root = root(asked.root.as_deref())?;
    let now = asked.now.as_deref().map(moment).transpose()?;
    let world = Disk::new(root, now);
    let options = Options { drafts: command.drafts(), ..Options::default() };
    let progress = Bar::new(!asked.json);
    let (outcome, survey) = build::survey(&world, &options, &progress);
    progress.clear();
    tell_errors(&outcome);
    let Some(survey) = survey else { return Ok(1) };
    command.listing(&survey)?.show(asked.json);
    if !outcome.is_sound() {
        let _ = writeln!(
            io::stderr().lock(),
            "What could not be read is missing here; `casebook check` tells all that is wrong."
        );
    }
    Ok(u8::from(!outcome.is_sound()))
}

/// Says what stands in the way of publishing, and so of a full list. Warnings are for
/// `check` to tell.
pub fn tell_errors(outcome: &Outcome) {
    let errors = outcome.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let errors: Vec<_> = errors.cloned().collect();
    let lookup = |path: &str| outcome.text(path);
    let text = report::human(&errors, &lookup, colour(), false);
    let _ = write!(io::stderr().lock(), "{text}");
}

/// The table on stdout, and on stderr the sentence that ends it.
fn show(listing: &Listing) {
    let is_terminal = io::stdout().is_terminal();
    let shown = table::shown(listing.columns, &listing.cells, is_terminal);
    if !listing.cells.is_empty() {
        let _ = writeln!(io::stdout().lock(), "{}", shown.text);
    }
    let mut out = io::stderr().lock();
    let _ = writeln!(out, "{}", listing.closing);
    if !shown.left_out.is_empty() && !listing.cells.is_empty() {
        let left_out = shown.left_out.join(", ");
        let _ = writeln!(
            out,
            "Too wide for this terminal and left out: {left_out}; a pipe gets all, as in \
             `casebook list … | less -S`."
        );
    }
}
