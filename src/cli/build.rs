//! `casebook build` and `casebook check`.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;

use super::refusal::{Refusal, root};
use super::{BuildArgs, Format};
use crate::build::{self, Discard, Options, Outcome, Sink};
use crate::config::absolute_url;
use crate::content::parse_moment;
use crate::diag::{FilePath, report};
use crate::publish::{PublishError, Published, Publisher};
use crate::world::Disk;

pub fn run(args: &BuildArgs, publish: bool) -> u8 {
    match prepared(args, publish) {
        Ok(code) => code,
        Err(refusal) => refusal.tell(),
    }
}

fn prepared(args: &BuildArgs, publish: bool) -> Result<u8, Refusal> {
    let started = Instant::now();
    let root = root(args.root.as_deref())?;
    let now = args.now.as_deref().map(moment).transpose()?;
    let base_url = args.base_url.as_deref().map(base_url).transpose()?;
    if let Some(jobs) = args.jobs {
        // The pool is made once for the process; a second request could only come from us.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let world = Disk::new(root.clone(), now);
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    let options = Options { drafts: args.drafts, base_url };
    let told = Telling { args, started, output: &output };
    if !publish {
        let outcome = build::build(&world, &options, &Discard);
        return Ok(told.tell(&outcome, None));
    }
    let publisher = Publisher::open_for(&root, &output).map_err(|e| refused(&e))?;
    let sink = ToDisk { publisher, world };
    let mut outcome = build::build(&sink.world, &options, &sink);
    if let Some(error) = outcome.summary.refused.first() {
        return Err(refused(error));
    }
    if !outcome.is_sound() {
        sink.publisher.abort();
        return Ok(told.tell(&outcome, None));
    }
    let at = Instant::now();
    let published = sink.publisher.finish().map_err(|e| refused(&e))?;
    outcome.summary.stages.push(("publish", at.elapsed()));
    Ok(told.tell(&outcome, Some(published)))
}

fn refused(error: &PublishError) -> Refusal {
    Refusal::new(error.to_string(), "")
}

fn moment(text: &str) -> Result<jiff::Timestamp, Refusal> {
    parse_moment(text).ok_or_else(|| {
        Refusal::new(
            format!("--now `{text}` is not a moment"),
            "write a day, 2026-11-22, or a time, 2026-11-22T09:00:00+05:00",
        )
    })
}

fn base_url(text: &str) -> Result<Arc<str>, Refusal> {
    absolute_url(text).map(Arc::from).ok_or_else(|| {
        Refusal::new(
            format!("--base-url `{text}` is not an absolute web address"),
            "write one such as https://example.org/case/",
        )
    })
}

/// Publishing as a sink; files of the project come from where the world has them.
struct ToDisk {
    publisher: Publisher,
    world: Disk,
}

impl Sink for ToDisk {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.publisher.put(path, bytes)
    }
    fn put_file(&self, path: &str, source: &FilePath) -> Result<(), PublishError> {
        self.publisher.put_file(path, &self.world.root().join(&**source))
    }
}

/// How the outcome is told.
struct Telling<'a> {
    args: &'a BuildArgs,
    started: Instant,
    output: &'a Path,
}

impl Telling<'_> {
    fn tell(&self, outcome: &Outcome, published: Option<Published>) -> u8 {
        match self.args.format {
            Format::Json => json(outcome, published),
            Format::Human => self.human(outcome, published),
        }
        u8::from(!outcome.is_sound())
    }

    fn human(&self, outcome: &Outcome, published: Option<Published>) {
        let mut out = io::stderr().lock();
        let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let lookup = |path: &str| outcome.text(path);
        let text =
            report::human(&outcome.diagnostics, &lookup, colour, self.args.verbose);
        let _ = write!(out, "{text}");
        if self.args.quiet && outcome.is_sound() {
            return;
        }
        let _ = writeln!(out, "{}", self.closing(outcome, published));
        if self.args.verbose {
            let _ = write!(out, "{}", stages(outcome));
        }
    }

    /// The last line: what was made, or why nothing was.
    fn closing(&self, outcome: &Outcome, published: Option<Published>) -> String {
        let summary = &outcome.summary;
        let counts = summary.counts;
        let mut told = Vec::new();
        for (n, noun) in [
            (counts.errors, "error"),
            (counts.warnings, "warning"),
            (counts.notes, "note"),
        ] {
            if n > 0 {
                told.push(report::counted(n, noun, ""));
            }
        }
        let told =
            if told.is_empty() { "no findings".to_owned() } else { told.join(", ") };
        let time = format!("{:.2} s", self.started.elapsed().as_secs_f64());
        if !outcome.is_sound() {
            return format!("Nothing was published: {told}. ({time})");
        }
        let made = format!(
            "{}, {}, {} of names",
            report::counted(summary.page_count(), "page", ""),
            report::counted(summary.files, "file", ""),
            report::counted(summary.mentions, "mention", ""),
        );
        let hidden = match summary.withheld {
            0 => String::new(),
            n => format!(" {n} withheld."),
        };
        match published {
            None => format!("Checked {made}: {told}.{hidden} ({time})"),
            Some(p) if p.written == 0 && p.removed == 0 => format!(
                "Nothing to write: {} is up to date with {made}; {told}.{hidden} ({time})",
                self.output.display(),
            ),
            Some(p) => format!(
                "Built {made} into {}: {} written, {} unchanged, {} removed; {told}.{hidden} ({time})",
                self.output.display(),
                p.written,
                p.unchanged,
                p.removed,
            ),
        }
    }
}

fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e5).round() / 100.0
}

/// Pages by kind and time by stage.
fn stages(outcome: &Outcome) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for (kind, n) in &outcome.summary.pages {
        let _ = writeln!(out, "  {kind:<12} {n:>8}");
    }
    for (stage, time) in &outcome.summary.stages {
        let _ = writeln!(out, "  {stage:<12} {:>8.1} ms", milliseconds(*time));
    }
    out
}

/// Everything, for programs.
fn json(outcome: &Outcome, published: Option<Published>) {
    let lookup = |path: &str| outcome.text(path);
    let summary = &outcome.summary;
    let stages: serde_json::Map<String, serde_json::Value> = summary
        .stages
        .iter()
        .map(|(name, time)| ((*name).to_owned(), json!(milliseconds(*time))))
        .collect();
    let answer = json!({
        "ok": outcome.is_sound(),
        "diagnostics": report::records(&outcome.diagnostics, &lookup),
        "summary": {
            "pages": summary.pages,
            "files": summary.files,
            "mentions": summary.mentions,
            "names_linked": summary.linked,
            "withheld": summary.withheld,
            "findings": summary.counts,
            "published": published.map(|p| json!({
                "written": p.written, "unchanged": p.unchanged, "removed": p.removed,
            })),
            "milliseconds": stages,
        },
    });
    let _ = writeln!(io::stdout().lock(), "{answer:#}");
}
