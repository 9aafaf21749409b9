//! Whether a published file has the bytes that it should have. What cannot be read as a
//! plain file does not have them.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read, Seek as _};
use std::path::Path;

use super::manifest::Hash;

/// The size of the pieces in which files are read.
const PIECE: usize = 64 << 10;

thread_local! {
    /// Two pieces to a thread, so that comparing many small files allocates nothing.
    static PIECES: RefCell<(Vec<u8>, Vec<u8>)> =
        RefCell::new((vec![0; PIECE], vec![0; PIECE]));
}

/// Whether the file at `path` holds just `bytes`.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let Some(mut file) = open_of_length(path, bytes.len() as u64) else { return false };
    PIECES.with_borrow_mut(|(buffer, _)| {
        let mut rest = bytes;
        while !rest.is_empty() {
            match file.read(buffer) {
                Ok(n) if n > 0 && rest.get(..n) == buffer.get(..n) => rest = &rest[n..],
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                _ => return false,
            }
        }
        true
    })
}

/// The hash and length of `source` when the file at `path` has the same bytes. The
/// source is at its beginning again when they differ.
pub(super) fn same(path: &Path, source: &mut File) -> io::Result<Option<(Hash, u64)>> {
    let Some(mut file) = open_of_length(path, source.metadata()?.len()) else {
        return Ok(None);
    };
    let known = PIECES.with_borrow_mut(|(ours, theirs)| {
        let mut hasher = blake3::Hasher::new();
        loop {
            let n = fill(source, theirs)?;
            let is_same = fill(&mut file, ours).is_ok_and(|m| m == n);
            if !is_same || ours.get(..n) != theirs.get(..n) {
                return Ok(None);
            }
            hasher.update(&theirs[..n]);
            if n < theirs.len() {
                return Ok(Some((*hasher.finalize().as_bytes(), hasher.count())));
            }
        }
    });
    if !matches!(known, Ok(Some(_))) {
        source.rewind()?;
    }
    known
}

/// Hands `source` piece by piece to `take`; gives its hash and length.
pub(super) fn stream(
    source: &mut impl Read,
    mut take: impl FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<(Hash, u64)> {
    PIECES.with_borrow_mut(|(buffer, _)| {
        let mut hasher = blake3::Hasher::new();
        loop {
            let n = fill(source, buffer)?;
            hasher.update(&buffer[..n]);
            take(&buffer[..n])?;
            if n < buffer.len() {
                return Ok((*hasher.finalize().as_bytes(), hasher.count()));
            }
        }
    })
}

/// Reads until the buffer is full or the file ends.
fn fill(file: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

fn open_of_length(path: &Path, len: u64) -> Option<File> {
    let mut options = File::options();
    options.read(true);
    refuse_links(&mut options);
    let file = options.open(path).ok()?;
    let metadata = file.metadata().ok()?;
    (metadata.is_file() && metadata.len() == len).then_some(file)
}

/// A symbolic link is not a file of ours even if it leads to the right bytes; and a pipe
/// that stands in the way must not be waited for.
#[cfg(unix)]
fn refuse_links(options: &mut std::fs::OpenOptions) {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
    options.custom_flags(flags.cast_signed());
}

#[cfg(not(unix))]
fn refuse_links(_: &mut std::fs::OpenOptions) {}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn bytes_of_any_length_are_compared_to_the_last() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, source) = (folder.path().join("a"), folder.path().join("b"));
        for len in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let bytes: Vec<u8> = (0..=250).cycle().take(len).collect();
            let mut others = vec![[&bytes[..], b"x"].concat()];
            if len > 0 {
                others.push([&bytes[..len - 1], b"\xFF"].concat());
            }
            fs::write(&path, &bytes).expect("a file");
            fs::write(&source, &bytes).expect("a file");
            assert!(holds(&path, &bytes), "{len}");
            let mut file = File::open(&source).expect("the file");
            let known = same(&path, &mut file).expect("bytes");
            assert_eq!(known, Some((*blake3::hash(&bytes).as_bytes(), len as u64)));
            for other in others {
                assert!(!holds(&path, &other), "{len}");
                fs::write(&source, &other).expect("a file");
                let mut file = File::open(&source).expect("the file");
                assert_eq!(same(&path, &mut file).expect("bytes"), None, "{len}");
                let mut read = Vec::new();
                let told = stream(&mut file, |piece| {
                    read.extend_from_slice(piece);
                    Ok(())
                });
                let hash = *blake3::hash(&other).as_bytes();
                assert_eq!(told.expect("bytes"), (hash, other.len() as u64));
                assert_eq!(read, other);
            }
        }
    }

    #[test]
    #[cfg(unix)]
    fn what_is_no_plain_file_holds_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("file"), "x").expect("a file");
        std::os::unix::fs::symlink("file", path("link")).expect("a link");
        assert!(holds(&path("file"), b"x"));
        assert!(!holds(&path("link"), b"x"));
        assert!(!holds(folder.path(), b""));
        assert!(!holds(&path("file/deeper"), b"x"));
        assert!(!holds(&path("gone"), b""));
    }
}
