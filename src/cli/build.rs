//! `casebook build` and `casebook check`.

use std::sync::Arc;
use std::time::Instant;

use super::BuildArgs;
use super::progress::Bar;
use super::refusal::{Refusal, root};
use super::telling::Telling;
use crate::build::{self, Discard, Options, Sink};
use crate::config::absolute_url;
use crate::content::parse_moment;
use crate::diag::FilePath;
use crate::publish::{PublishError, Publisher};
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
    let options = Options { drafts: args.drafts, base_url, offline: args.offline };
    let told = Telling { args, started, output: &output };
    let progress = Bar::of(args);
    if !publish {
        let outcome = build::build_telling(&world, &options, &Discard, &progress);
        progress.clear();
        return Ok(told.tell(&outcome, None));
    }
    let publisher = Publisher::open_for(&root, &output).map_err(|e| refused(&e))?;
    let sink = ToDisk { publisher, world };
    let mut outcome = build::build_telling(&sink.world, &options, &sink, &progress);
    progress.clear();
    if let Some(error) = outcome.summary.refused.first() {
        return Err(refused(error));
    }
    if !outcome.is_sound() {
        sink.publisher.abort();
        return Ok(told.tell(&outcome, None));
    }
    let at = Instant::now();
    let published = sink.publisher.finish().map_err(|e| refused(&e))?;
    sink.world.sweep();
    outcome.summary.stages.push(("publish", at.elapsed()));
    Ok(told.tell(&outcome, Some(published)))
}

fn refused(error: &PublishError) -> Refusal {
    Refusal::new(error.to_string(), "")
}

pub(super) fn moment(text: &str) -> Result<jiff::Timestamp, Refusal> {
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
