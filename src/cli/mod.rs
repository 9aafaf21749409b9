//! The command line: arguments in, an exit code out.
//!
//! 0: done. 1: the content has errors, nothing was published. 2: could not run.
//! Data goes to stdout, words to people to stderr.

mod build;
mod date;
mod init;
mod list;
mod markdown;
mod new;
mod progress;
mod refusal;
mod serve;
mod telling;
mod theme;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// A static site generator for the investigative explainer.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin: write a small finished case that explains itself
    Init(InitArgs),
    /// Add a record to the project: a valid file, with a word on every key
    New(NewArgs),
    /// Build the site into public/
    Build(BuildArgs),
    /// Check the site: everything that build does, without publishing
    Check(BuildArgs),
    /// Show the site in a browser while it is written, from memory
    Serve(ServeArgs),
    /// List what the case holds, as a table or as JSON
    #[command(subcommand, arg_required_else_help = true)]
    List(list::ListCommand),
    /// Look at themes, and take files out of one to change them
    #[command(subcommand, arg_required_else_help = true)]
    Theme(theme::ThemeCommand),
    /// Turn Markdown on stdin into HTML on stdout
    Markdown(MarkdownArgs),
    /// Explain dates: what they mean, in days and in words, or what is wrong with them
    Date(DateArgs),
}

#[derive(Debug, Args)]
struct InitArgs {
    /// Where the case goes: a new folder or an empty one [default: the current folder]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Write into a folder that is not empty, changing nothing of what is there
    #[arg(long)]
    force: bool,
}

#[derive(Debug, Args)]
struct NewArgs {
    /// What to add
    #[arg(value_enum)]
    kind: NewKind,
    /// Its headline, name, statement or title
    title: String,
    /// The project: a folder with a casebook.yaml [default: the nearest, upwards from here]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Its id [default: made of the title]
    #[arg(long)]
    id: Option<String>,
    /// The language it is written in, such as ur [default: the site's own]
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// What an entity is [default: other]
    #[arg(long = "type", value_name = "TYPE", value_parser = new::entity_types())]
    entity_type: Option<String>,
    /// Open it in the editor that VISUAL or EDITOR names, and wait
    #[arg(long)]
    edit: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NewKind {
    /// A story; it begins as a draft
    Article,
    /// A person, body, place, document, account
    Entity,
    /// Something that happened
    Event,
    /// A statement that is tested
    Claim,
    /// What statements rest on, added to content/sources.yaml
    Source,
    /// A recording, document, picture or dataset
    Exhibit,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct BuildArgs {
    /// The project: a folder with a casebook.yaml [default: the nearest, upwards from here]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Where the site goes [default: public/ in the project]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Show drafts, scheduled and embargoed pages too, marked as such
    #[arg(long)]
    drafts: bool,
    /// A site to be opened from a folder without a host: links to files, search included
    #[arg(long)]
    offline: bool,
    /// Where the site will be published, in place of `base_url` in casebook.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The moment that decides what is published: 2026-11-22 or 2026-11-22T09:00:00Z [default: now]
    #[arg(long, value_name = "DATE")]
    now: Option<String>,
    /// How many threads to use [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// How findings are told: words on stderr, or JSON on stdout
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Say nothing but warnings and errors
    #[arg(long, short, conflicts_with = "verbose")]
    quiet: bool,
    /// Tell notes too, and how long each stage took
    #[arg(long, short)]
    verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Words, with the lines they speak of
    Human,
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct ServeArgs {
    /// The project: a folder with a casebook.yaml [default: the nearest, upwards from here]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Build again whenever a file changes; open pages keep up by themselves
    #[arg(long)]
    watch: bool,
    /// Show drafts, scheduled and embargoed pages too, marked as such
    #[arg(long)]
    drafts: bool,
    /// The port, or the next free one above it; 0 for any
    #[arg(long, value_name = "PORT", default_value_t = 4040)]
    port: u16,
    /// The name or address to listen on; 0.0.0.0 lets the whole network in
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Have the open page go to whatever page is edited
    #[arg(long, requires = "watch")]
    open_changed: bool,
    /// Look at the files again and again instead of waiting for the system to tell
    #[arg(long, requires = "watch")]
    poll: bool,
    /// The moment that decides what is shown: 2026-11-22 or 2026-11-22T09:00:00Z [default: now]
    #[arg(long, value_name = "DATE")]
    now: Option<String>,
    /// How many threads to use [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Say nothing but warnings and errors
    #[arg(long, short, conflicts_with = "verbose")]
    quiet: bool,
    /// Tell notes too, and how long each stage took
    #[arg(long, short)]
    verbose: bool,
}

#[derive(Debug, Args)]
struct MarkdownArgs {
    /// The bare `CommonMark` specification, without any extension
    #[arg(long)]
    commonmark: bool,
}

#[derive(Debug, Args)]
struct DateArgs {
    /// Dates in EDTF, such as 2022-09~; `-` reads them from stdin, one a line
    #[arg(value_name = "EDTF", required = true, allow_hyphen_values = true)]
    dates: Vec<String>,
    /// One JSON object a line for each; `-` then reads one JSON string a line
    #[arg(long)]
    json: bool,
    /// The language of the words, such as ur
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let code = match Cli::parse().command {
        Command::Init(args) => init::run(&args),
        Command::New(args) => new::run(&args),
        Command::Build(args) => build::run(&args, true),
        Command::Check(args) => build::run(&args, false),
        Command::Serve(args) => serve::run(&args),
        Command::List(command) => list::run(&command),
        Command::Theme(command) => theme::run(&command),
        Command::Markdown(args) => markdown::run(&args),
        Command::Date(args) => date::run(&args),
    };
    ExitCode::from(code)
}
