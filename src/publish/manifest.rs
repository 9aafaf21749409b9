//! The list of what casebook wrote to a folder, with the BLAKE3 hash of each file, in
//! the form of the `b3sum` tool (`b3sum --check casebook.b3sums`).

use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs, io};

use super::error::doing;
use super::{PublishError, paths};

/// The name of the list inside the published folder. It marks the folder as ours.
pub const MANIFEST: &str = "casebook.b3sums";

/// A BLAKE3 hash.
pub(super) type Hash = [u8; 32];

/// The files that casebook wrote, by their paths.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<Box<str>, Hash>,
}

impl Manifest {
    /// The list in `folder`; `None` when there is none.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, PublishError> {
        let path = folder.join(MANIFEST);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(doing("reading", &path)(error)),
        };
        match Self::parse(&text) {
            Ok(manifest) => Ok(Some(manifest)),
            Err(line) => Err(PublishError::Manifest { path, line }),
        }
    }

    /// Reads the lines; the error is the number of one that cannot be read.
    fn parse(text: &str) -> Result<Self, usize> {
        let mut files = BTreeMap::new();
        for (at, line) in text.lines().enumerate() {
            let entry = line.split_once("  ").and_then(|(hash, path)| {
                paths::check(path).ok()?;
                Some((path.into(), *blake3::Hash::from_hex(hash).ok()?.as_bytes()))
            });
            let (path, hash) = entry.ok_or(at + 1)?;
            files.insert(path, hash);
        }
        Ok(Self { files })
    }

    /// Whether casebook wrote a file of this path.
    pub(super) fn names(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (path, hash) in &self.files {
            writeln!(f, "{}  {path}", blake3::Hash::from_bytes(*hash).to_hex())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_survives_being_written_and_read() {
        let mut manifest = Manifest::default();
        for path in ["b/two  spaces.html", "a.html"] {
            manifest.files.insert(path.into(), *blake3::hash(path.as_bytes()).as_bytes());
        }
        let text = manifest.to_string();
        assert_eq!(Manifest::parse(&text), Ok(manifest));
        // The reference value for the hash of nothing.
        let empty = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
        let line = format!("{empty}  a.html\n");
        let parsed = Manifest::parse(&line).expect("a list");
        assert_eq!(parsed.files["a.html"], *blake3::hash(b"").as_bytes());
        assert_eq!(parsed.to_string(), line);
    }

    #[test]
    fn a_list_that_is_none_is_refused_with_its_line() {
        let good = format!("{}  a.html\n", "0".repeat(64));
        for bad in ["x  b.html", "", "00  b.html", &format!("{}  ../b", "0".repeat(64))] {
            assert_eq!(Manifest::parse(&format!("{good}{bad}\n")), Err(2), "{bad:?}");
        }
    }
}
