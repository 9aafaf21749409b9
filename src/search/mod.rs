//! What readers search by: an index of the site's pages, made by Pagefind from the bytes that
//! are published, and the engine that reads it in the browser. Knows pages as HTML.
//!
//! ```text
//! rendered page → Entry → Indexer → files below pagefind/
//! ```

mod bundle;
mod entry;
mod indexer;

use std::fmt;

pub use entry::Entry;
pub use indexer::Indexer;

/// The folder of the index, from the site's root.
pub const FOLDER: &str = "pagefind/";

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path from the site's root.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Why there is no index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}
