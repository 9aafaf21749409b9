//! The outside, as the rest of the program sees it: the files of a project and the time.
//!
//! [`World`] has two implementations: [`Disk`] for a folder, [`Memory`] for tests.
//! [`Snapshot`] holds what one run reads of it; the stages after it read nothing else,
//! so that a run cannot see half of an edit.

mod disk;
mod look;
mod memory;
mod snapshot;
mod store;
mod text;
mod walk;

pub use disk::Disk;
pub use look::Look;
pub use memory::Memory;
pub use snapshot::{Content, File, Fingerprint, MOST_BYTES, Snapshot};
pub use store::{Cellar, Larder, Nothing, Store};
pub use walk::is_left_aside;

use std::io;

use crate::diag::{Diagnostic, FilePath};

/// Files and the time. Paths are relative to the project's root, with `/` between parts.
pub trait World: Sync {
    /// Every file in `folder` and below, sorted by path; `folder` may also name one file.
    /// What does not exist holds no files. What cannot be used is told in `found`.
    fn discover(&self, folder: &str, found: &mut Vec<Diagnostic>) -> Vec<Entry>;

    /// The bytes of a file.
    ///
    /// # Errors
    /// When the file is gone, cannot be read, or its path leads out of the project.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// The present moment. A run asks once, so that it has one answer.
    fn now(&self) -> jiff::Timestamp;

    /// Where what was made of files is kept for the next time.
    fn store(&self) -> &dyn Store {
        &Nothing
    }
}

/// A file that was found, not yet read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path from the project's root.
    pub path: FilePath,
    /// Its length in bytes.
    pub len: u64,
    /// What tells one state of the file from the next without reading it.
    pub stamp: Stamp,
}

impl Entry {
    /// Whether the file surely has the bytes it had when `earlier` was found.
    #[must_use]
    pub fn is_unchanged_since(&self, earlier: &Entry) -> bool {
        let (now, then) = (self.stamp, earlier.stamp);
        then.settled
            && self.len == earlier.len
            && (now.modified, now.inode) == (then.modified, then.inode)
    }
}

/// The marks by which a changed file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// When it was last modified, in nanoseconds since 1970.
    pub modified: i128,
    /// Its number in the file system; 0 where there is none.
    pub inode: u64,
    /// Whether it was looked at so long after its last change that a further change
    /// would show in `modified`. Clocks of file systems tick slowly.
    pub settled: bool,
}
