//! What one run has put on the disk, so that it can be taken back when the rest fails.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::Refused;

/// The files and folders made so far.
#[derive(Debug, Default)]
pub struct Made {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Made {
    /// Writes a file that is not there yet, with the folders around it. When that fails,
    /// everything made so far is taken back.
    pub fn file(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Refused> {
        self.try_file(path, bytes).map_err(|error| {
            let help = if self.take_back() {
                "nothing was left behind; mend that and run the command again"
            } else {
                "some of what was written could not be removed again"
            };
            Refused::new(format!("cannot write {}: {error}", path.display()), help)
        })
    }

    fn try_file(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            self.folder(folder)?;
        }
        // Never through a link, never over a file that has come up meanwhile.
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        self.files.push(path.to_owned());
        file.write_all(bytes)
    }

    /// Makes a folder, and those around it, where there is none.
    pub(super) fn folder(&mut self, path: &Path) -> io::Result<()> {
        if path.as_os_str().is_empty() || path.is_dir() {
            return Ok(());
        }
        if let Some(around) = path.parent() {
            self.folder(around)?;
        }
        fs::create_dir(path)?;
        self.folders.push(path.to_owned());
        Ok(())
    }

    /// Removes what was made; says whether nothing of it is left.
    pub(super) fn take_back(&mut self) -> bool {
        let files = self.files.drain(..).rev();
        let files_left = files.filter(|file| fs::remove_file(file).is_err()).count();
        let folders = self.folders.drain(..).rev();
        let left = folders.filter(|folder| fs::remove_dir(folder).is_err()).count();
        files_left + left == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_is_taken_back_when_the_rest_fails() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("in-the-way"), "here before").expect("a file");
        let mut made = Made::default();
        made.file(&at("new/deep/a.md"), b"a").expect("it is written");
        let refused = made.file(&at("in-the-way/b.md"), b"b").expect_err("no folder");
        assert!(refused.message.contains("in-the-way/b.md"), "{refused:?}");
        assert!(refused.help.contains("nothing was left behind"), "{refused:?}");
        assert!(!at("new").exists());
        assert_eq!(fs::read(at("in-the-way")).expect("a file"), b"here before");
    }

    #[test]
    fn a_file_that_is_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.md");
        fs::write(&path, "first").expect("a file");
        assert!(Made::default().file(&path, b"second").is_err());
        assert_eq!(fs::read(&path).expect("a file"), b"first");
    }
}
