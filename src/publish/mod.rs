//! From finished bytes to a folder that readers are served from, in one step.
//!
//! A [`Publisher`] takes the site file by file, from many threads. What the folder holds
//! already is left alone; what differs is written to a staging folder beside it. Only
//! [`Publisher::finish`] touches what readers see, with one exchange of the two folders:
//! a build that is killed leaves the site as it was or as it should be.
//!
//! The file [`MANIFEST`] inside the folder lists what casebook wrote there, in the form
//! of the `b3sum` tool. Files that others put there (a `.git`, a `CNAME`) are kept.

mod compare;
mod error;
mod folder;
mod foreign;
mod lock;
mod manifest;
mod paths;
mod plan;
mod staging;
mod swap;

pub use error::PublishError;
pub use manifest::MANIFEST;

use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use rayon::prelude::*;

use error::doing;
use folder::Folder;
use foreign::Foreign;
use lock::Lock;
use manifest::Manifest;
use plan::{Plan, Planned};
use staging::Staging;

/// How long a build waits for another one that writes to the same folder.
const PATIENCE: Duration = Duration::from_secs(10);

/// Publishes one site to one folder. Dropped before [`Publisher::finish`] is through, it
/// leaves the folder as it was.
#[derive(Debug)]
pub struct Publisher {
    folder: Folder,
    /// What the folder holds from the last time; `None` when casebook never wrote there.
    before: Option<Manifest>,
    staging: OnceLock<Staging>,
    files: Mutex<Vec<Planned>>,
    /// Released last, when nothing of this build is left beside the folder.
    _lock: Lock,
}

/// What publishing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that were there with the same bytes.
    pub unchanged: usize,
    /// Files that casebook had written before and that are no longer part of the site.
    pub removed: usize,
    /// The length of all files of the site together.
    pub bytes: u64,
}

impl Publisher {
    /// Makes ready to publish to `output`, which need not exist yet. Waits for another
    /// build that holds the folder, and clears away what a killed one left beside it.
    ///
    /// # Errors
    /// When the folder must not be published to (it holds files of others, it is a file,
    /// a home folder, the folder of a project), or when it cannot be read or locked.
    pub fn open(output: &Path) -> Result<Self, PublishError> {
        Self::open_within(output, None, PATIENCE)
    }

    /// As [`Publisher::open`], for the project in the folder `project`: refuses an output
    /// around it, and one that would be read as its content.
    ///
    /// # Errors
    /// As [`Publisher::open`].
    pub fn open_for(project: &Path, output: &Path) -> Result<Self, PublishError> {
        Self::open_within(output, Some(project), PATIENCE)
    }

    fn open_within(
        output: &Path,
        project: Option<&Path>,
        patience: Duration,
    ) -> Result<Self, PublishError> {
        let mut folder = Folder::resolve(output, project)?;
        let lock = Lock::take(folder.beside("lock"), patience)?;
        folder.clear_leftovers()?;
        let before = Manifest::read(&folder.path)?;
        if before.is_none() {
            folder.must_be_free()?;
        }
        Ok(Self {
            folder,
            before,
            staging: OnceLock::new(),
            files: Mutex::default(),
            _lock: lock,
        })
    }

    /// Takes in one file of the site: `path` is relative, with `/` between its parts.
    ///
    /// # Errors
    /// When the path cannot be used, is taken, or the disk refuses.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        paths::check(path)?;
        let hash = *blake3::hash(bytes).as_bytes();
        let changed =
            !(self.folder.exists && compare::holds(&self.folder.path.join(path), bytes));
        if changed {
            self.staging()?.write(path, bytes)?;
        }
        let len = bytes.len() as u64;
        lock_files(&self.files).push(Planned { path: path.into(), hash, len, changed });
        Ok(())
    }

    /// Takes in one file of the site that lies on the disk. Its bytes are copied; its
    /// times and permissions are not.
    ///
    /// # Errors
    /// As [`Publisher::put`], and when the source cannot be read.
    pub fn put_file(&self, path: &str, source: &Path) -> Result<(), PublishError> {
        paths::check(path)?;
        let mut file = File::open(source).map_err(doing("reading", source))?;
        let old = self.folder.path.join(path);
        let same = if self.folder.exists {
            compare::same(&old, &mut file).map_err(doing("reading", source))?
        } else {
            None
        };
        let ((hash, len), changed) = match same {
            Some(known) => (known, false),
            None => (self.staging()?.copy(path, &mut file, source)?, true),
        };
        lock_files(&self.files).push(Planned { path: path.into(), hash, len, changed });
        Ok(())
    }

    /// Makes what was taken in the site, in one step. Where it is the site already,
    /// nothing at all is written.
    ///
    /// # Errors
    /// When two files want one path, when a file of the site would replace one that
    /// casebook did not write, or when the disk refuses. The folder is then as it was.
    pub fn finish(self) -> Result<Published, PublishError> {
        let files = std::mem::take(&mut *lock_files(&self.files));
        let plan = Plan::new(files)?;
        let published = plan.compared_to(self.before.as_ref());
        let manifest = plan.manifest();
        let is_there = published.written == 0 && self.before.as_ref() == Some(&manifest);
        if !is_there {
            self.stage_the_rest(&plan, &manifest)?;
            let staging = self.staging()?;
            swap::swap(&staging.root, &self.folder)?;
        }
        Ok(published)
    }

    /// Gives up: the folder stays as it was, and nothing is left beside it.
    pub fn abort(self) {}

    /// Brings to the staging folder what the site keeps of the old one.
    fn stage_the_rest(
        &self,
        plan: &Plan,
        manifest: &Manifest,
    ) -> Result<(), PublishError> {
        let staging = self.staging()?;
        if self.folder.exists {
            let foreign = Foreign::find(&self.folder.path, plan, self.before.as_ref())?;
            let kept = plan.files.par_iter().filter(|file| !file.changed);
            kept.try_for_each(|file| {
                staging.link(&file.path, &self.folder.path.join(&*file.path))
            })?;
            foreign.carry_over(&self.folder.path, staging)?;
        }
        staging.write(MANIFEST, manifest.to_string().as_bytes())?;
        staging.take_mode_of(&self.folder)
    }

    /// The staging folder, made when it is first needed.
    fn staging(&self) -> Result<&Staging, PublishError> {
        if let Some(staging) = self.staging.get() {
            return Ok(staging);
        }
        // The list doubles as the guard: two threads must not both make the folder.
        let _guard = lock_files(&self.files);
        if let Some(staging) = self.staging.get() {
            return Ok(staging);
        }
        let made = Staging::create(self.folder.beside("new"))?;
        Ok(self.staging.get_or_init(|| made))
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        // After the exchange, what lies here is the site as it was before. What cannot
        // be removed now, the next build clears away.
        if let Some(staging) = self.staging.get() {
            swap::remove(&staging.root);
        }
    }
}

fn lock_files(files: &Mutex<Vec<Planned>>) -> MutexGuard<'_, Vec<Planned>> {
    files.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod guard_tests;

#[cfg(test)]
#[cfg(unix)]
mod kill_tests;
