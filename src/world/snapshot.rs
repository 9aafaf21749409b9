//! What one run reads of a project, at one moment. Files that have not changed since the
//! snapshot before are not read again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::text::{self, Reading};
use super::{Entry, World, walk};
use crate::diag::{Code, Diagnostic, FilePath, Place};

/// The longest text file that is read, in bytes.
pub const MOST_BYTES: u64 = 16 << 20;

/// Half of the BLAKE3 hash of a text: enough to tell texts apart, short enough to carry.
pub type Fingerprint = u128;

/// The files of a project at one moment, by their paths.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// Every file found, those that cannot be used included.
    pub files: BTreeMap<FilePath, File>,
}

/// One file of a snapshot.
#[derive(Debug, Clone)]
pub struct File {
    /// Where it lies and how a change of it shows.
    pub entry: Entry,
    /// What was read of it.
    pub content: Content,
}

/// What was read of a file.
#[derive(Debug, Clone)]
pub enum Content {
    /// A text, without its byte order mark; line ends are as they were.
    Text {
        /// The text.
        text: Arc<str>,
        /// The fingerprint of the text.
        hash: Fingerprint,
    },
    /// Nothing was read: it is no text, or a text that a diagnostic speaks of.
    Blob,
}

impl Snapshot {
    /// Reads the text files in `folders` and the files named in `extra`. What `previous`
    /// holds is taken over where the file is unchanged. Whatever order the world hands
    /// files out in, the snapshot and what is added to `found` are the same.
    #[must_use]
    pub fn take(
        world: &dyn World,
        folders: &[&str],
        extra: &[&str],
        previous: Option<&Snapshot>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut entries: BTreeMap<FilePath, Entry> = BTreeMap::new();
        for place in extra.iter().chain(folders) {
            let listed = world.discover(place, found);
            entries.extend(listed.into_iter().map(|entry| (entry.path.clone(), entry)));
        }
        let entries: Vec<Entry> = entries.into_values().collect();
        let load = |entry: Entry| load(world, entry, previous);
        let loaded: Vec<_> = entries.into_par_iter().map(load).collect();
        let mut files = BTreeMap::new();
        for (file, told) in loaded {
            found.extend(told);
            files.insert(file.entry.path.clone(), file);
        }
        Self { files }
    }

    /// Looks at some files again; gives those that are not what they were. `None`, and
    /// nothing done, when only a look at everything can tell what became of them: when one
    /// is new, gone, or no plain file any more.
    pub fn refresh(
        &mut self,
        world: &dyn World,
        paths: &BTreeSet<FilePath>,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Vec<FilePath>> {
        let mut told = Vec::new();
        let mut fresh = Vec::with_capacity(paths.len());
        for path in paths {
            let before = self.files.get(path)?;
            let [entry] = <[Entry; 1]>::try_from(world.discover(path, &mut told)).ok()?;
            if entry.path != *path || !told.is_empty() {
                return None;
            }
            if !entry.is_unchanged_since(&before.entry) {
                fresh.push(entry);
            }
        }
        let mut changed = Vec::new();
        for entry in fresh {
            let (file, told) = load(world, entry, Some(self));
            found.extend(told);
            let path = file.entry.path.clone();
            if let Some(held) = self.files.get_mut(&path) {
                let is_same = file.is_same(held);
                *held = file;
                changed.extend((!is_same).then_some(path));
            }
        }
        Some(changed)
    }

    /// The files that are not what they were in an earlier snapshot, the new and the
    /// vanished ones included.
    #[must_use]
    pub fn changed_since(&self, earlier: &Self) -> Vec<FilePath> {
        let is_same = |path: &FilePath, file: &File| match earlier.files.get(path) {
            Some(before) => file.is_same(before),
            None => false,
        };
        let other = self.files.iter().filter(|(path, file)| !is_same(path, file));
        let gone = earlier.files.keys().filter(|path| !self.files.contains_key(*path));
        let mut all: Vec<FilePath> = other.map(|(p, _)| p.clone()).collect();
        all.extend(gone.cloned());
        all.sort();
        all
    }

    /// The text of a file; `None` when there is no such file or it is not text.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&Arc<str>> {
        match &self.files.get(path)?.content {
            Content::Text { text, .. } => Some(text),
            Content::Blob => None,
        }
    }
}

impl File {
    /// The fingerprint of its text; 0 for what is no text.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.content {
            Content::Text { hash, .. } => *hash,
            Content::Blob => 0,
        }
    }

    /// Whether it has what it had. Texts are compared; other files were not read, so a
    /// later time is taken for a change.
    fn is_same(&self, earlier: &Self) -> bool {
        match (&self.content, &earlier.content) {
            (Content::Text { hash: now, .. }, Content::Text { hash: then, .. }) => {
                now == then
            }
            (Content::Blob, Content::Blob) => {
                let key = |e: &Entry| (e.len, e.stamp.modified, e.stamp.inode);
                key(&self.entry) == key(&earlier.entry)
            }
            _ => false,
        }
    }
}

type Loaded = (File, Option<Diagnostic>);

fn load(world: &dyn World, entry: Entry, previous: Option<&Snapshot>) -> Loaded {
    let reading = text::reading(&entry.path);
    if reading == Reading::Never {
        return (File { entry, content: Content::Blob }, None);
    }
    let earlier = previous.and_then(|snapshot| snapshot.files.get(&entry.path));
    if let Some(File { entry: then, content: content @ Content::Text { .. } }) = earlier
        && entry.is_unchanged_since(then)
    {
        return (File { content: content.clone(), entry }, None);
    }
    match read(world, &entry) {
        Ok(content) => (File { entry, content }, None),
        Err(told) => {
            let told = (reading == Reading::Required).then_some(*told);
            (File { entry, content: Content::Blob }, told)
        }
    }
}

/// The text of a file, or what keeps it from being one.
fn read(world: &dyn World, entry: &Entry) -> Result<Content, Box<Diagnostic>> {
    if entry.len > MOST_BYTES {
        return Err(Box::new(too_large(entry)));
    }
    let bytes = world
        .read(&entry.path)
        .map_err(|error| Box::new(walk::cannot_read(&entry.path, &error)))?;
    let text = text::decode(&bytes)
        .map_err(|at| Box::new(text::not_utf8(&entry.path, &bytes, at)))?;
    Ok(Content::Text { text: Arc::from(text), hash: fingerprint(text) })
}

fn too_large(entry: &Entry) -> Diagnostic {
    let mebibytes = entry.len.div_ceil(1 << 20);
    let most = MOST_BYTES >> 20;
    let message =
        format!("this text file has {mebibytes} MiB; at most {most} MiB are read");
    Diagnostic::new(Code::TooLarge, message)
        .at(Place::whole(&entry.path))
        .help("split it, or give it a name that does not end as a text file's does")
}

fn fingerprint(text: &str) -> Fingerprint {
    let hash = blake3::hash(text.as_bytes());
    let (half, _) = hash.as_bytes().split_at(16);
    half.iter().fold(0, |sum, byte| sum << 8 | u128::from(*byte))
}

#[cfg(test)]
#[path = "snapshot_tests.rs"]
mod tests;
