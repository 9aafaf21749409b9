//! The search index of an edition: in a build made of the pages as they are rendered, in a
//! session of pages made anew when somebody first searches.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rayon::prelude::*;

use super::Sink;
use super::edition::Edition;
use crate::config::Search;
use crate::pages::PageSpec;
use crate::publish::PublishError;
use crate::search::{Entry, FOLDER, Fault, Indexer};

/// Pages rendered before the indexer is handed them, when an index is made by itself.
const STRETCH: usize = 256;

/// The indexer of a build into this sink, where the site is searched.
pub fn indexer(
    edition: &Edition,
    sink: &dyn Sink,
) -> Result<Option<Indexer>, PublishError> {
    let search = edition.config.search;
    if search == Search::Off || !sink.indexes() {
        return Ok(None);
    }
    Indexer::start(search).map(Some).map_err(refused)
}

/// What the index is handed of a rendered page; `None` when it is not to be found.
pub fn entry(edition: &Edition, spec: &PageSpec, html: &[u8]) -> Option<Entry> {
    spec.is_found().then(|| Entry::of(spec, edition.config.urls, html))?
}

/// Puts the files of the index in.
pub fn finish(indexer: Indexer, sink: &dyn Sink) -> Result<(), PublishError> {
    let files = indexer.finish().map_err(refused)?;
    files.par_iter().try_for_each(|file| sink.put(&file.path, &file.bytes))
}

fn refused(fault: Fault) -> PublishError {
    PublishError::Io {
        path: PathBuf::from(FOLDER),
        doing: "making the search index",
        source: std::io::Error::other(fault),
    }
}

/// The files of an edition's index, made now. A page that cannot be made is not in it.
pub fn files(edition: &Edition) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let indexer = Indexer::start(edition.config.search)?;
    let found: Vec<&PageSpec> =
        edition.pages.specs.iter().map(|spec| &**spec).filter(|s| s.is_found()).collect();
    for some in found.chunks(STRETCH) {
        let page = |spec: &&PageSpec| {
            let bytes = edition.site(None).page(spec).ok()?;
            entry(edition, spec, &bytes)
        };
        let entries: Vec<Option<Entry>> = some.par_iter().map(page).collect();
        for entry in entries.into_iter().flatten() {
            indexer.add(entry);
        }
    }
    let files = indexer.finish()?;
    Ok(files.into_iter().map(|file| (file.path, file.bytes)).collect())
}
