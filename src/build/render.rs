//! Pages and files to the sink.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::{Run, Sink, checks};
use crate::assets::{StaticContent, StaticFiles};
use crate::diag::{Diagnostic, FilePath, has_errors};
use crate::feeds;
use crate::output::OutputPlan;
use crate::pages::{PageKind, PageSpec, Site};
use crate::publish::PublishError;

/// What rendering needs beside the list of pages.
pub struct Output<'a> {
    /// What views are made from.
    pub site: &'a Site<'a>,
    /// Every path.
    pub plan: &'a OutputPlan,
    /// Where the bytes go.
    pub sink: &'a dyn Sink,
}

/// Renders every page, in parallel, then puts in the files that are no pages. With an
/// error anywhere, templates are still tried, and the sink gets nothing more.
pub fn render(
    run: &mut Run,
    output: &Output<'_>,
    pages: &[PageSpec],
    statics: &StaticFiles,
    copied: &[(String, FilePath)],
) {
    let sound = !has_errors(&run.found);
    let anchors = checks::anchors(output.site.woven);
    let results: Vec<Result<Vec<Diagnostic>, PublishError>> = pages
        .par_iter()
        .with_max_len(64)
        .map(|spec| {
            let bytes = match output.site.page(spec) {
                Ok(bytes) => bytes,
                Err(found) => return Ok(found),
            };
            let found = anchors
                .get(&spec.address)
                .map(|checks| checks::missing_anchors(&bytes, checks))
                .unwrap_or_default();
            if sound {
                output.sink.put(&spec.address.file(), &bytes)?;
            }
            Ok(found)
        })
        .collect();
    for result in results {
        match result {
            Ok(mut found) => run.found.append(&mut found),
            Err(error) => run.summary.refused.push(error),
        }
    }
    for spec in pages {
        *run.summary.pages.entry(kind_word(&spec.kind)).or_default() += 1;
    }
    if sound
        && !has_errors(&run.found)
        && let Err(error) = files(run, output, pages, statics, copied)
    {
        run.summary.refused.push(error);
    }
}

fn files(
    run: &mut Run,
    output: &Output<'_>,
    pages: &[PageSpec],
    statics: &StaticFiles,
    copied: &[(String, FilePath)],
) -> Result<(), PublishError> {
    let own: BTreeSet<&str> = copied.iter().map(|(to, _)| to.as_str()).collect();
    let feeds = feeds::all(output.site, pages).unwrap_or_default();
    let feeds: Vec<_> =
        feeds.into_iter().filter(|f| !own.contains(f.path.as_str())).collect();
    for feed in &feeds {
        debug_assert!(output.plan.has(&feed.path) || feed.path.starts_with("sitemap-"));
        output.sink.put(&feed.path, &feed.bytes)?;
    }
    for (path, content) in &statics.files {
        match content {
            StaticContent::Text(text) => output.sink.put(path, text.as_bytes())?,
            StaticContent::File(file) => output.sink.put_file(path, file)?,
        }
    }
    copied.par_iter().try_for_each(|(to, file)| output.sink.put_file(to, file))?;
    run.summary.files = feeds.len() + statics.files.len() + copied.len();
    Ok(())
}

fn kind_word(kind: &PageKind) -> &'static str {
    match kind {
        PageKind::Home => "home",
        PageKind::Article(_) => "articles",
        PageKind::Entity(_) => "entities",
        PageKind::Event(_) => "events",
        PageKind::Plain(_) => "plain pages",
        PageKind::Redirect(..) => "redirects",
        _ => "lists",
    }
}
