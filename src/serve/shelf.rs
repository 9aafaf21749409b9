//! A finished site, as far as the server knows it: files by their paths.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::assets::Recipe;
use crate::build::{self, Edition};
use crate::diag::FilePath;

/// A file of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Bytes in memory.
    Bytes(Vec<u8>),
    /// A file of the disk, copied into the site as it is.
    Disk(PathBuf),
}

/// The files of one state of a site.
pub trait Shelf: Send + Sync {
    /// The file at a path from the site's root, `articles/x/index.html`. It may be made
    /// only now, so this may take some milliseconds.
    fn file(&self, path: &str) -> Option<Item>;
}

/// Finds a file of the project that is copied into the site.
pub type Copies = Arc<dyn Fn(&FilePath) -> Option<Item> + Send + Sync>;

/// Makes a file of the site that is made of one of the project.
pub type Makes = Arc<dyn Fn(&Recipe) -> Option<Item> + Send + Sync>;

/// Where files come from that are no pages.
#[derive(Clone)]
pub struct Origins {
    /// Where copied files are.
    pub copies: Copies,
    /// Whoever makes files of others.
    pub makes: Makes,
}

/// An edition, whose pages are made when they are asked for.
pub struct Shown {
    /// The newest edition.
    pub edition: Arc<Edition>,
    /// The last one of which every page was seen to be sound: it stands in for a page of
    /// the newest that cannot be made.
    pub sound: Option<Arc<Edition>>,
    /// Where files come from that are no pages.
    pub origins: Origins,
}

impl Shelf for Shown {
    fn file(&self, path: &str) -> Option<Item> {
        let item = match (self.edition.file(path), &self.sound) {
            (Ok(item), _) => item?,
            (Err(_), Some(sound)) => sound.file(path).ok()??,
            (Err(_), None) => return None,
        };
        Some(match item {
            build::Item::Bytes(bytes) => Item::Bytes(bytes),
            build::Item::Copy(file) => (self.origins.copies)(&file)?,
            build::Item::Made(recipe) => (self.origins.makes)(&recipe)?,
        })
    }
}

impl Shelf for BTreeMap<String, Vec<u8>> {
    fn file(&self, path: &str) -> Option<Item> {
        self.get(path).cloned().map(Item::Bytes)
    }
}

/// The bytes of a file of a shelf, wherever they are; `None` when there is no such file,
/// or it has gone from the disk since.
pub(super) fn bytes(shelf: &dyn Shelf, path: &str) -> Option<Vec<u8>> {
    match shelf.file(path)? {
        Item::Bytes(bytes) => Some(bytes),
        Item::Disk(file) => std::fs::read(file).ok(),
    }
}
