//! One build at a time: a lock beside the folder that is published to.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::PublishError;
use super::error::doing;

/// How often a lock that is held is tried again.
const PAUSE: Duration = Duration::from_millis(20);

/// A lock that is held until it is dropped, or until the process ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock; waits for it at most as long as `patience`.
    pub(super) fn take(path: PathBuf, patience: Duration) -> Result<Self, PublishError> {
        let start = Instant::now();
        loop {
            let open =
                File::options().write(true).create(true).truncate(false).open(&path);
            let file = open.map_err(doing("opening", &path))?;
            match file.try_lock() {
                // Whoever held it before may have removed the file since it was opened.
                Ok(()) if is_still_there(&file, &path) => {
                    return Ok(Self { path, _file: file });
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if start.elapsed() >= patience => {
                    return Err(PublishError::Locked { lock: path });
                }
                Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => {
                    return Err(doing("locking", &path)(error));
                }
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held, so that it is never somebody else's.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let number = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => number(held) == number(named),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_there(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_held_lock_is_waited_for_and_then_reported() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let held = Lock::take(path.clone(), Duration::ZERO).expect("the lock");
        let start = Instant::now();
        let error = Lock::take(path.clone(), Duration::from_millis(100));
        assert!(matches!(error, Err(PublishError::Locked { .. })), "{error:?}");
        assert!(start.elapsed() >= Duration::from_millis(100));
        drop(held);
        assert!(!path.exists());
        assert!(Lock::take(path, Duration::ZERO).is_ok());
    }

    #[test]
    fn of_many_threads_one_holds_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let (inside, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..5 {
                        let path = folder.path().join("lock");
                        let lock = Lock::take(path, Duration::from_mins(1)).expect("it");
                        let now = inside.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(now, Ordering::SeqCst);
                        thread::sleep(Duration::from_millis(1));
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 1);
    }

    #[test]
    #[cfg(unix)]
    fn a_lock_on_a_file_that_was_removed_is_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("lock");
        let file = File::create(&path).expect("a file");
        assert!(is_still_there(&file, &path));
        fs::remove_file(&path).expect("a removal");
        assert!(!is_still_there(&file, &path));
        let _other = File::create(&path).expect("a file");
        assert!(!is_still_there(&file, &path));
    }
}
