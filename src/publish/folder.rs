//! The folder that is published to: where it really lies, whether it may be written,
//! and what killed builds left beside it.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use super::error::doing;
use super::{PublishError, swap};

/// The folder that is published to.
#[derive(Debug)]
pub(super) struct Folder {
    /// Where it really lies, with no symbolic link on the way.
    pub(super) path: PathBuf,
    /// Whether it is there already.
    pub(super) exists: bool,
    parent: PathBuf,
    name: OsString,
}

impl Folder {
    /// Finds the folder and refuses one that must not be replaced, whatever it holds.
    pub(super) fn resolve(
        output: &Path,
        project: Option<&Path>,
    ) -> Result<Self, PublishError> {
        let unfit = |reason| PublishError::Unfit { output: output.to_owned(), reason };
        let exists = fs::symlink_metadata(output).is_ok();
        let path = if exists {
            fs::canonicalize(output).map_err(doing("opening", output))?
        } else {
            create_parent(output)?.ok_or_else(|| unfit("has no name"))?
        };
        if exists && !path.is_dir() {
            return Err(unfit("is not a folder"));
        }
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(unfit("is the root of the disk"));
        };
        let real = |path: &Path| fs::canonicalize(path).ok();
        if env::home_dir()
            .and_then(|home| real(&home))
            .is_some_and(|h| h.starts_with(&path))
        {
            return Err(unfit("is your home folder, or one around it"));
        }
        if exists && is_mounted(&path, parent) {
            return Err(unfit("is where a disk is mounted, and cannot be exchanged"));
        }
        if let Some(project) = project.and_then(real) {
            if project.starts_with(&path) {
                return Err(unfit("is the project's own folder, or one around it"));
            }
            if ["content", "themes"]
                .iter()
                .any(|part| path.starts_with(project.join(part)))
            {
                return Err(unfit("lies among the files that the site is made from"));
            }
        }
        let (parent, name) = (parent.to_owned(), name.to_owned());
        Ok(Self { path, exists, parent, name })
    }

    /// A name beside the folder, on the same disk, that says whose it is.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        let mut name = self.prefix();
        name.push(what);
        if what != "lock" {
            name.push(format!("-{}", process::id()));
        }
        self.parent.join(name)
    }

    fn prefix(&self) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".casebook-");
        name
    }

    /// Clears away what killed builds left, and puts back a site that one had set aside.
    /// Only the holder of the lock may do this.
    pub(super) fn clear_leftovers(&mut self) -> Result<(), PublishError> {
        let failed = doing("reading", &self.parent);
        for entry in fs::read_dir(&self.parent).map_err(&failed)? {
            let entry = entry.map_err(&failed)?;
            let path = entry.path();
            if self.is_leftover(&entry.file_name(), "old-") && !self.path.exists() {
                fs::rename(&path, &self.path)
                    .map_err(doing("putting back", &self.path))?;
            } else if self.is_leftover(&entry.file_name(), "old-")
                || self.is_leftover(&entry.file_name(), "new-")
            {
                swap::remove(&path);
                if fs::symlink_metadata(&path).is_ok() {
                    // Tried again only for the reason why it cannot be done.
                    fs::remove_dir_all(&path).map_err(doing(
                        "clearing away what a killed build left in",
                        &path,
                    ))?;
                }
            }
        }
        // It may have come or gone while the lock was waited for.
        self.exists = self.path.is_dir();
        Ok(())
    }

    fn is_leftover(&self, name: &OsStr, what: &str) -> bool {
        let mut start = self.prefix();
        start.push(what);
        name.as_encoded_bytes().starts_with(start.as_encoded_bytes())
    }

    /// Refuses a folder that holds more than dotfiles: somebody else's work.
    pub(super) fn must_be_free(&self) -> Result<(), PublishError> {
        if !self.exists {
            return Ok(());
        }
        let failed = doing("reading", &self.path);
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(&failed)? {
            let name = entry.map_err(&failed)?.file_name();
            if !name.as_encoded_bytes().starts_with(b".") {
                found.push(name.to_string_lossy().into_owned());
            }
        }
        found.sort();
        let output = self.path.clone();
        if found.is_empty() {
            return Ok(());
        }
        if found.iter().any(|name| name == "casebook.yaml") {
            let reason = "is the folder of a project (it holds a casebook.yaml)";
            return Err(PublishError::Unfit { output, reason });
        }
        Err(PublishError::NotOurs { output, found })
    }
}

/// Creates the folder around `output`; gives the real path of `output`, if it has one.
fn create_parent(output: &Path) -> Result<Option<PathBuf>, PublishError> {
    let Some(name) = output.file_name() else { return Ok(None) };
    let parent = match output.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(doing("creating", parent))?;
    let parent = fs::canonicalize(parent).map_err(doing("opening", parent))?;
    Ok(Some(parent.join(name)))
}

/// Whether a disk is mounted at `path`. Then what lies beside is on another one.
#[cfg(unix)]
fn is_mounted(path: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let disk = |path: &Path| fs::metadata(path).map(|metadata| metadata.dev()).ok();
    disk(path) != disk(parent)
}

#[cfg(not(unix))]
fn is_mounted(_: &Path, _: &Path) -> bool {
    false
}
