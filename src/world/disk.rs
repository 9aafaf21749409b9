//! The project in a folder of the disk.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use jiff::Timestamp;

use super::{Cellar, Entry, Store, World, walk};
use crate::diag::Diagnostic;

/// A project in a folder of the disk.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
    now: Option<Timestamp>,
    cellar: Arc<Cellar>,
}

/// The folder of a project that holds what is made of its files.
const CACHE: &str = ".casebook/cache";

impl Disk {
    /// The project in `root`. With `now`, time stands still at that moment.
    #[must_use]
    pub fn new(root: PathBuf, now: Option<Timestamp>) -> Self {
        let cellar = Arc::new(Cellar::new(root.join(CACHE)));
        Self { root, now, cellar }
    }

    /// Removes what was kept of files and has not been used for months.
    pub fn sweep(&self) {
        self.cellar.sweep();
    }

    /// The folder of the project.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a file of the project lies on the disk.
    ///
    /// # Errors
    /// When the path is not one inside the project.
    pub fn locate(&self, path: &str) -> io::Result<PathBuf> {
        let path = Path::new(path);
        if path.components().all(|part| matches!(part, Component::Normal(_))) {
            return Ok(self.root.join(path));
        }
        let words = format!("`{}` is not a path inside the project", path.display());
        Err(io::Error::new(io::ErrorKind::InvalidInput, words))
    }
}

impl World for Disk {
    fn discover(&self, folder: &str, found: &mut Vec<Diagnostic>) -> Vec<Entry> {
        walk::walk(&self.root, folder, found)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        fs::read(self.locate(path)?)
    }

    fn now(&self) -> Timestamp {
        self.now.unwrap_or_else(Timestamp::now)
    }

    fn store(&self) -> &dyn Store {
        &*self.cellar
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_project_is_read() {
        let outer = tempfile::tempdir().expect("a folder");
        fs::create_dir(outer.path().join("project")).expect("a folder");
        fs::write(outer.path().join("secret"), "x").expect("a file");
        fs::write(outer.path().join("project/open"), "y").expect("a file");
        let disk = Disk::new(outer.path().join("project"), None);
        assert_eq!(disk.read("open").expect("bytes"), b"y");
        for path in ["../secret", "/etc/hostname", "a/../../secret"] {
            let error = disk.read(path).expect_err("a refusal");
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{path}");
        }
    }

    #[test]
    fn time_stands_still_when_told_to() {
        let moment: Timestamp = "2022-09-28T12:00:00Z".parse().expect("a moment");
        assert_eq!(Disk::new(PathBuf::new(), Some(moment)).now(), moment);
        assert!(Disk::new(PathBuf::new(), None).now() > moment);
    }
}
