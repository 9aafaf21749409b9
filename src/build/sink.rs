//! Where the files of a site go.

use std::collections::BTreeMap;
use std::sync::Mutex;

use crate::diag::FilePath;
use crate::publish::PublishError;
use crate::world::World;

/// Takes the files of a site, from many threads at once.
pub trait Sink: Sync {
    /// A file with these bytes.
    ///
    /// # Errors
    /// When the disk refuses.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError>;

    /// A file that is copied from the project.
    ///
    /// # Errors
    /// When it cannot be read, or the disk refuses.
    fn put_file(&self, path: &str, source: &FilePath) -> Result<(), PublishError>;

    /// Whether anything becomes of what is put in. Files that cost time to make are not
    /// made for a sink that drops them.
    fn keeps(&self) -> bool {
        true
    }

    /// Whether the search index is made for it.
    fn indexes(&self) -> bool {
        self.keeps()
    }
}

/// Drops everything: for checking.
#[derive(Debug, Default)]
pub struct Discard;

impl Sink for Discard {
    fn put(&self, _: &str, _: &[u8]) -> Result<(), PublishError> {
        Ok(())
    }
    fn put_file(&self, _: &str, _: &FilePath) -> Result<(), PublishError> {
        Ok(())
    }
    fn keeps(&self) -> bool {
        false
    }
}

/// Keeps everything in memory, the search index only where that is what is asked after: for
/// tests.
pub struct Collect<'a> {
    world: &'a dyn World,
    indexes: bool,
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl<'a> Collect<'a> {
    /// An empty collection; files of the project are read from `world`.
    #[must_use]
    pub fn new(world: &'a dyn World) -> Self {
        Self { world, indexes: false, files: Mutex::default() }
    }

    /// The same, with the search index.
    #[must_use]
    pub fn with_search(world: &'a dyn World) -> Self {
        Self { indexes: true, ..Self::new(world) }
    }

    /// What was collected.
    #[must_use]
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_default()
    }
}

impl Sink for Collect<'_> {
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        if let Ok(mut files) = self.files.lock() {
            files.insert(path.to_owned(), bytes.to_vec());
        }
        Ok(())
    }
    fn put_file(&self, path: &str, source: &FilePath) -> Result<(), PublishError> {
        let bytes = self.world.read(source).unwrap_or_default();
        self.put(path, &bytes)
    }
    fn indexes(&self) -> bool {
        self.indexes
    }
}
