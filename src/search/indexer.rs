//! The indexer: a thread of its own that takes pages while others are rendered, and makes the
//! files of the index when all are in.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, JoinHandle};

use pagefind::api::{PagefindIndex, SyntheticFile};
use pagefind::options::PagefindServiceConfig;
use tokio::runtime;

use super::{Entry, FOLDER, Fault, File, bundle};
use crate::config::Search;

/// Pages that may wait for the indexer before those who bring more have to.
const WAITING: usize = 256;

/// What the renderer of prose puts beside an author's words: signs that lead to a heading,
/// to a paragraph, to a note and back. Themes mark what they put there themselves.
const FURNITURE: [&str; 4] = [".anchor", ".pilcrow", ".note-ref", ".footnote-back"];

enum Message {
    Page(Entry),
    /// All pages are in.
    Done,
}

/// Makes an index of the pages it is given. Their order decides the bytes of the index.
#[derive(Debug)]
pub struct Indexer {
    pages: SyncSender<Message>,
    thread: JoinHandle<Result<Vec<File>, Fault>>,
}

impl Indexer {
    /// Begins an index for a site that is searched in such a way.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(search: Search) -> Result<Self, Fault> {
        let (pages, inbox) = sync_channel(WAITING);
        let work = move || index(search, &inbox);
        let thread = Builder::new().name("search".to_owned()).spawn(work);
        let thread = thread.map_err(|error| Fault(error.to_string()))?;
        Ok(Self { pages, thread })
    }

    /// Adds a page.
    pub fn add(&self, entry: Entry) {
        // An indexer that has stopped says why at the end.
        let _ = self.pages.send(Message::Page(entry));
    }

    /// Makes the files of the index.
    ///
    /// # Errors
    /// What the engine could not do.
    pub fn finish(self) -> Result<Vec<File>, Fault> {
        let _ = self.pages.send(Message::Done);
        let made = self.thread.join();
        made.unwrap_or_else(|_| Err(Fault("the search engine stopped".to_owned())))
    }
}

fn index(search: Search, inbox: &Receiver<Message>) -> Result<Vec<File>, Fault> {
    let fault = |error: &dyn std::fmt::Display| Fault(error.to_string());
    let runtime =
        runtime::Builder::new_current_thread().build().map_err(|e| fault(&e))?;
    let furniture = FURNITURE.map(str::to_owned).to_vec();
    let config = PagefindServiceConfig::builder()
        .keep_index_url(true)
        .exclude_selectors(furniture)
        .build();
    let mut index = PagefindIndex::new(Some(config)).map_err(|e| fault(&e))?;
    runtime.block_on(async {
        loop {
            match inbox.recv() {
                Ok(Message::Page(Entry { url, html })) => {
                    let told = |why| Fault(format!("{url}: {why}"));
                    let added = index.add_html_file(None, Some(url.clone()), html).await;
                    added.map_err(told)?;
                }
                Ok(Message::Done) => break,
                // Whoever began this has given it up.
                Err(_) => return Ok(Vec::new()),
            }
        }
        let made = index.get_files().await.map_err(|e| fault(&e))?;
        drop(index);
        files(made, search)
    })
}

/// The files that a site needs of those that Pagefind makes, in the order of their paths.
fn files(made: Vec<SyntheticFile>, search: Search) -> Result<Vec<File>, Fault> {
    let path = |file: &SyntheticFile| {
        let parts = file.filename.iter().map(|part| part.to_string_lossy());
        parts.collect::<Vec<_>>().join("/")
    };
    let entry = made.iter().find(|file| path(file) == "pagefind-entry.json");
    let entry = entry.map(|file| &file.contents[..]).unwrap_or_default();
    let engines = engines(entry)?;
    let is_wanted = |path: &str| match path.split_once('/') {
        // Its own interfaces, and what only they need.
        None if path.starts_with("wasm.") => engines.contains(path),
        None => {
            matches!(path, "pagefind.js" | "pagefind-entry.json")
                || path.ends_with(".pf_meta")
        }
        Some(_) => true,
    };
    let mut files: Vec<File> = made
        .into_iter()
        .map(|file| (path(&file), file.contents))
        .filter(|(path, _)| is_wanted(path))
        .map(|(path, bytes)| File { path: format!("{FOLDER}{path}"), bytes })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(match search {
        Search::Folder => vec![bundle::bundle(&files)],
        _ => files,
    })
}

/// The engines that the languages of the index are read with: one that knows the endings of
/// words where there is one, else the one that knows none.
fn engines(entry: &[u8]) -> Result<BTreeSet<String>, Fault> {
    let entry: serde_json::Value =
        serde_json::from_slice(entry).map_err(|error| Fault(error.to_string()))?;
    let languages = entry["languages"].as_object();
    let of = |language: &serde_json::Value| {
        let name = language["wasm"].as_str().unwrap_or("unknown");
        format!("wasm.{name}.pagefind")
    };
    Ok(languages.into_iter().flat_map(|all| all.values()).map(of).collect())
}
