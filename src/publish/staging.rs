//! The folder in which the next state of the site is put together.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use super::error::doing;
use super::folder::Folder;
use super::manifest::Hash;
use super::{PublishError, compare};

/// A folder beside the published one, with the folders already made in it.
#[derive(Debug)]
pub(super) struct Staging {
    pub(super) root: PathBuf,
    made: RwLock<HashSet<Box<str>>>,
}

impl Staging {
    pub(super) fn create(root: PathBuf) -> Result<Self, PublishError> {
        fs::create_dir(&root).map_err(doing("creating", &root))?;
        Ok(Self { root, made: RwLock::default() })
    }

    /// Writes a new file.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let (mut file, target) = self.new_file(path)?;
        file.write_all(bytes).map_err(doing("writing", &target))
    }

    /// Writes a new file from one that is open; gives its hash and length.
    pub(super) fn copy(
        &self,
        path: &str,
        source: &mut File,
        source_path: &Path,
    ) -> Result<(Hash, u64), PublishError> {
        let (mut file, target) = self.new_file(path)?;
        let mut refused = None;
        let told = compare::stream(source, |piece| {
            file.write_all(piece).map_err(|error| {
                let kind = error.kind();
                refused = Some(error);
                kind.into()
            })
        });
        match (told, refused) {
            (_, Some(error)) => Err(doing("writing", &target)(error)),
            (told, None) => told.map_err(doing("reading", source_path)),
        }
    }

    /// Brings over a file of the published folder without copying its bytes, where the
    /// disk can do that.
    pub(super) fn link(&self, path: &str, old: &Path) -> Result<(), PublishError> {
        self.make_folder_of(path)?;
        let target = self.root.join(path);
        link_or_copy(old, &target).map_err(doing("keeping", old))
    }

    /// Gives the staging folder the permissions of the published one.
    pub(super) fn take_mode_of(&self, folder: &Folder) -> Result<(), PublishError> {
        if !folder.exists {
            return Ok(());
        }
        let old = fs::metadata(&folder.path).map_err(doing("reading", &folder.path))?;
        fs::set_permissions(&self.root, old.permissions())
            .map_err(doing("setting the permissions of", &self.root))
    }

    fn new_file(&self, path: &str) -> Result<(File, PathBuf), PublishError> {
        self.make_folder_of(path)?;
        let target = self.root.join(path);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
        match options.open(&target) {
            Ok(file) => Ok((file, target)),
            Err(error) => Err(self.refused(path, error)),
        }
    }

    fn refused(&self, path: &str, error: io::Error) -> PublishError {
        match error.kind() {
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                PublishError::Clash { path: path.to_owned() }
            }
            _ => doing("writing", &self.root.join(path))(error),
        }
    }

    fn make_folder_of(&self, path: &str) -> Result<(), PublishError> {
        path.rsplit_once('/').map_or(Ok(()), |(folder, _)| self.make_folder(folder))
    }

    /// Makes a folder and those around it, each once.
    pub(super) fn make_folder(&self, folder: &str) -> Result<(), PublishError> {
        if self.made.read().unwrap_or_else(PoisonError::into_inner).contains(folder) {
            return Ok(());
        }
        self.make_folder_of(folder)?;
        match fs::create_dir(self.root.join(folder)) {
            // Where a file has the name, what goes into the folder will fail to open.
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(self.refused(folder, error));
            }
            _ => {}
        }
        self.made.write().unwrap_or_else(PoisonError::into_inner).insert(folder.into());
        Ok(())
    }
}

/// A second name for the file, or a copy where the disk has no second names.
pub(super) fn link_or_copy(old: &Path, new: &Path) -> io::Result<()> {
    match fs::hard_link(old, new) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        Err(_) => fs::copy(old, new).map(|_| ()),
    }
}
