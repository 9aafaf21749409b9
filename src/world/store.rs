//! What was made of files and may be wanted again: smaller pictures, outlines of sound.
//! A store may lose anything at any time; what it gives back is what was put into it.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// Bytes by keys. Keys are of letters, digits and hyphens.
pub trait Store: Send + Sync {
    /// What was put in under a key, if it is still there.
    fn get(&self, key: &str) -> Option<Vec<u8>>;
    /// Puts bytes in. Whether they stay is not told: nothing depends on it.
    fn put(&self, key: &str, bytes: &[u8]);
}

/// A store that keeps nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Store for Nothing {
    fn get(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
    fn put(&self, _: &str, _: &[u8]) {}
}

/// A store in memory that holds so many bytes and drops the oldest for the newest.
#[derive(Debug)]
pub struct Larder {
    most: usize,
    held: Mutex<Held>,
}

/// What is held, the oldest first, and how many bytes that is.
#[derive(Debug, Default)]
struct Held {
    all: VecDeque<(String, Arc<[u8]>)>,
    size: usize,
}

impl Larder {
    /// An empty store for at most so many bytes.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { most, held: Mutex::default() }
    }
}

impl Store for Larder {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        let held = self.held.lock().ok()?;
        let found = held.all.iter().find(|(known, _)| known == key)?;
        Some(found.1.to_vec())
    }

    fn put(&self, key: &str, bytes: &[u8]) {
        let Ok(mut held) = self.held.lock() else { return };
        let Held { all, size } = &mut *held;
        if bytes.len() > self.most || all.iter().any(|(known, _)| known == key) {
            return;
        }
        *size += bytes.len();
        all.push_back((key.to_owned(), Arc::from(bytes)));
        while *size > self.most {
            let Some((_, gone)) = all.pop_front() else { break };
            *size -= gone.len();
        }
    }
}

/// A store in a folder of the disk, with the newest in memory too: where the folder cannot
/// be written to, a session still makes nothing twice. Each file begins with the hash of
/// what follows, so that what was damaged is not given back.
#[derive(Debug)]
pub struct Cellar {
    folder: PathBuf,
    newest: Larder,
}

/// What nobody asked for in so long goes.
const KEPT: Duration = Duration::from_hours(90 * 24);
/// How old the mark of the last use may grow before it is renewed.
const STALE: Duration = Duration::from_hours(24);
/// How many bytes are held in memory.
const IN_MEMORY: usize = 64 << 20;
const HASH: usize = 32;

impl Cellar {
    /// The store in a folder, which is made when there is something to put into it.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, newest: Larder::new(IN_MEMORY) }
    }

    /// Two letters of a key are the folder of its file.
    fn path(&self, key: &str) -> Option<PathBuf> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let is_key = key.len() > 2 && key.chars().all(is_plain);
        is_key.then(|| self.folder.join(&key[..2]).join(key))
    }

    /// Removes what has not been asked for in three months.
    pub fn sweep(&self) {
        let Ok(folders) = fs::read_dir(&self.folder) else { return };
        let now = SystemTime::now();
        for folder in folders.flatten() {
            let Ok(files) = fs::read_dir(folder.path()) else { continue };
            for file in files.flatten() {
                let age = age(&file.path(), now);
                if age.is_some_and(|age| age > KEPT) {
                    let _ = fs::remove_file(file.path());
                }
            }
        }
    }
}

/// How long ago a file was last used.
fn age(path: &Path, now: SystemTime) -> Option<Duration> {
    let data = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    now.duration_since(data.modified().ok()?).ok()
}

impl Store for Cellar {
    fn get(&self, key: &str) -> Option<Vec<u8>> {
        if let Some(bytes) = self.newest.get(key) {
            return Some(bytes);
        }
        let path = self.path(key)?;
        let mut bytes = fs::read(&path).ok()?;
        let body = bytes.get(HASH..)?;
        if blake3::hash(body).as_bytes() != bytes.get(..HASH)? {
            let _ = fs::remove_file(&path);
            return None;
        }
        let now = SystemTime::now();
        if age(&path, now).is_some_and(|age| age > STALE)
            && let Ok(file) = File::options().append(true).open(&path)
        {
            let _ = file.set_modified(now);
        }
        bytes.drain(..HASH);
        Some(bytes)
    }

    fn put(&self, key: &str, bytes: &[u8]) {
        self.newest.put(key, bytes);
        let Some(path) = self.path(key) else { return };
        let Some(folder) = path.parent() else { return };
        // A store is a help and no duty: a full or locked disk only costs time.
        let _ = fs::create_dir_all(folder).and_then(|()| {
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(blake3::hash(bytes).as_bytes())?;
            file.write_all(bytes)?;
            file.persist(&path)?;
            Ok(())
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_comes_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("deep/cache");
        Cellar::new(root.clone()).put("abc-1", b"bytes");
        assert_eq!(Cellar::new(root.clone()).get("abc-1"), Some(b"bytes".to_vec()));
        assert_eq!(Cellar::new(root.clone()).get("abc-2"), None);
        Cellar::new(root.clone()).put("../../escape", b"x");
        assert!(!folder.path().join("escape").exists());
        fs::write(root.join("ab/abc-1"), [0; 40]).expect("a damaged file");
        assert_eq!(Cellar::new(root).get("abc-1"), None);
    }

    #[test]
    fn what_nobody_wants_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let cellar = Cellar::new(folder.path().to_owned());
        cellar.put("old-1", b"old");
        cellar.put("new-1", b"new");
        let old = File::options().append(true).open(folder.path().join("ol/old-1"));
        let then = SystemTime::now() - KEPT - STALE;
        old.expect("the file").set_modified(then).expect("another time");
        cellar.sweep();
        let again = Cellar::new(folder.path().to_owned());
        assert_eq!(again.get("old-1"), None);
        assert_eq!(again.get("new-1"), Some(b"new".to_vec()));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_fault() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("file"), "x").expect("a file");
        let cellar = Cellar::new(folder.path().join("file/cache"));
        cellar.put("abc", b"bytes");
        cellar.sweep();
        assert_eq!(cellar.get("abc"), Some(b"bytes".to_vec()), "from memory");
    }

    #[test]
    fn memory_has_its_bounds() {
        let larder = Larder::new(5);
        for (key, bytes) in
            [("a", &b"123"[..]), ("b", b"45"), ("c", b"6"), ("d", b"1234567")]
        {
            larder.put(key, bytes);
        }
        let held = ["a", "b", "c", "d"].map(|key| larder.get(key).is_some());
        assert_eq!(held, [false, true, true, false]);
    }
}
