//! `casebook serve`: the site from memory while it is written, and what the terminal says
//! of it.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use super::ServeArgs;
use super::build::moment;
use super::progress::Bar;
use super::refusal::{Refusal, root};
use super::telling;
use crate::build::{Audience, Options, Session, Turn};
use crate::diag::report;
use crate::serve::{
    self, Board, Bound, Copies, Item, Makes, Origins, Signal, Told, Turner, Turning,
    Watching,
};
use crate::world::{Disk, Look};

pub fn run(args: &ServeArgs) -> u8 {
    served(args).unwrap_or_else(|refusal| refusal.tell())
}

fn served(args: &ServeArgs) -> Result<u8, Refusal> {
    let root = root(args.root.as_deref())?;
    let now = args.now.as_deref().map(moment).transpose()?;
    if let Some(jobs) = args.jobs {
        // The pool is made once for the process; a second request could only come from us.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let bound = Bound::take(&args.host, args.port).map_err(|error| {
        let place = format!("{}:{}", args.host, args.port);
        let help = "name another port with --port, or another address with --host";
        Refusal::new(format!("cannot listen on {place}: {error}"), help)
    })?;
    let system = |error: io::Error| Refusal::new(error.to_string(), "");
    let (ask, stop) = tokio::sync::watch::channel(false);
    serve::end_on_signals(ask).map_err(system)?;
    let url = bound.url();
    let mut terminal = Terminal::new(args);
    terminal.greet(args, &root, &bound);
    if args.open
        && let Err(error) = open::that_detached(&url)
    {
        terminal.warn(&format!("no browser could be opened: {error}"));
    }
    let board = Board::default();
    let options = Options {
        drafts: args.drafts,
        base_url: Some(Arc::from(url)),
        ..Options::default()
    };
    let world = Disk::new(root.clone(), now);
    let (watch, poll, jumps) = (args.watch, args.poll, args.open_changed);
    let standing = board.clone();
    let turn = move || {
        let shows = !terminal.quiet;
        // The watch stands before the first look, so that nothing falls between.
        let (signals, watching) = signals(&root, watch, poll);
        let (disk, maker) = (world.clone(), world.clone());
        let make = move || -> Turner {
            let (mut session, world) = (Session::new(options.clone()), world.clone());
            Box::new(move |look: &Look, readers: &dyn Audience| {
                // Only a turn that takes long shows one; it goes when the turn is over.
                session.turn(&world, look, readers, &Bar::new(shows))
            })
        };
        let copies: Copies = Arc::new(move |file| disk.locate(file).ok().map(Item::Disk));
        let makes: Makes = Arc::new(move |r| r.make(&maker).ok().map(Item::Bytes));
        let origins = Origins { copies, makes };
        let tell = |told: &Told<'_>| terminal.tell(told);
        let turning = Turning { make, origins, board: standing, tell, jumps };
        turning.run(&signals, watching.as_ref());
    };
    let builder = std::thread::Builder::new().name("build".into());
    builder.spawn(turn).map_err(system)?;
    bound.serve(board, stop).map_err(system)?;
    Ok(0)
}

/// Where looks come from; without a watcher none do.
fn signals(
    root: &Path,
    watch: bool,
    poll: bool,
) -> (mpsc::Receiver<Signal>, Option<Watching>) {
    if !watch {
        return (mpsc::channel().1, None);
    }
    let (signals, watching) = serve::watch::watch(root, poll);
    (signals, Some(watching))
}

/// What is said to the person at the terminal.
struct Terminal {
    quiet: bool,
    verbose: bool,
    colour: bool,
    /// The diagnostics that were told last: the same are not told twice in a row.
    told: String,
    /// How the turn before ended.
    before: Ending,
}

impl Terminal {
    fn new(args: &ServeArgs) -> Self {
        Self {
            quiet: args.quiet,
            verbose: args.verbose,
            colour: telling::colour(),
            told: String::new(),
            before: Ending::Sound,
        }
    }

    fn say(&self, words: &str) {
        if !self.quiet {
            let _ = writeln!(io::stderr().lock(), "{words}");
        }
    }

    #[expect(clippy::unused_self, reason = "it is said to the same person")]
    fn warn(&self, words: &str) {
        let _ = writeln!(io::stderr().lock(), "warning: {words}");
    }

    fn greet(&self, args: &ServeArgs, root: &Path, bound: &Bound) {
        if args.port != 0 && bound.port() != args.port {
            self.say(&format!("Port {} is in use; {} is free.", args.port, bound.port()));
        }
        self.say(&format!("Serving {} from {}", bound.url(), root.display()));
        if !bound.is_private() {
            self.warn(
                "everybody on the network can reach this server and read what is not \
                 published yet; --host 127.0.0.1 keeps it to this machine",
            );
        }
        self.say(if args.watch {
            "Watching for changes; Ctrl-C ends."
        } else {
            "Changes are not watched for (--watch does); Ctrl-C ends."
        });
    }

    fn tell(&mut self, told: &Told<'_>) {
        match told {
            Told::Turned { turn, took, is_first } => self.turned(turn, *took, *is_first),
            Told::Stopped(why) => {
                self.before = Ending::Broken;
                let mut out = io::stderr().lock();
                let _ = writeln!(out, "error: the program stopped while it built: {why}");
                let _ = writeln!(
                    out,
                    "  = note: this is a fault of casebook; the site stays as it was"
                );
            }
            Told::Unclear(lines) => {
                lines.iter().for_each(|line| self.warn(line));
            }
            Told::Polling(why) => self.warn(why),
        }
    }

    /// One line for the turn, and the diagnostics under it.
    fn turned(&mut self, turn: &Turn, took: Duration, is_first: bool) {
        let outcome = &turn.outcome;
        let is_sound = outcome.is_sound();
        let lookup = |path: &str| outcome.text(path);
        let list = &outcome.diagnostics;
        let report = report::human(list, &lookup, self.colour, self.verbose);
        let line = line(turn, took, is_first, self.before);
        self.before = match (is_sound, turn.unfinished) {
            (false, _) => Ending::Broken,
            (true, true) => Ending::Unfinished,
            (true, false) => Ending::Sound,
        };
        let is_news = report != self.told;
        if !self.quiet || (is_news && !report.is_empty()) {
            let _ = writeln!(io::stderr().lock(), "{line}");
        }
        if is_news {
            let _ = write!(io::stderr().lock(), "{report}");
            self.told = report;
        }
        if self.verbose {
            for (stage, time) in &outcome.summary.stages {
                let time = time.as_secs_f64() * 1000.0;
                self.say(&format!("  {stage:<12} {time:>8.1} ms"));
            }
        }
    }
}

/// How a turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Every page is there.
    Sound,
    /// Some pages were left to the next turn.
    Unfinished,
    /// There were errors.
    Broken,
}

/// `content/about.md: 1 page in 4 ms`
fn line(turn: &Turn, took: Duration, is_first: bool, before: Ending) -> String {
    let what = match &*turn.changed {
        _ if is_first => "Built".to_owned(),
        [] if before == Ending::Unfinished => "The rest".to_owned(),
        [] => "Time went on".to_owned(),
        [file] => file.to_string(),
        files => report::counted(files.len(), "file", ""),
    };
    let pages = match turn.work.rendered {
        0 => "nothing to render".to_owned(),
        n => report::counted(n, "page", ""),
    };
    let counts = turn.outcome.summary.counts;
    let mut found = Vec::new();
    for (n, noun) in [(counts.errors, "error"), (counts.warnings, "warning")] {
        if n > 0 {
            found.push(report::counted(n, noun, ""));
        }
    }
    let found = if found.is_empty() { String::new() } else { found.join(", ") };
    let time = format!("{:.0} ms", took.as_secs_f64() * 1000.0);
    if turn.outcome.is_sound() {
        let joint = if is_first { " " } else { ": " };
        let mended = if before == Ending::Broken { "; mended" } else { "" };
        let found = if found.is_empty() { found } else { format!("; {found}") };
        format!("{what}{joint}{pages} in {time}{mended}{found}")
    } else if is_first {
        format!("There is no site yet: {found} ({time})")
    } else {
        format!("{what}: {found}; the site stays as it was ({time})")
    }
}
