//! What files hold that are no texts: pictures, recordings, documents. Pure functions of
//! their bytes: facts, smaller copies, and what they tell of those who made them.
//!
//! Files come from anywhere. Nothing here panics on them, and libraries that might are
//! called through a guard that turns a panic into a [`Fault`].

pub mod audio;
pub mod document;
mod format;
pub mod metadata;
pub mod picture;
pub mod table;

pub use format::Format;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use sha2::{Digest as _, Sha256};

/// Why a file cannot be read, in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub String);

impl Fault {
    fn of(error: impl fmt::Display) -> Self {
        let words = error.to_string();
        // Of a long answer of a library, the first line says what is wrong.
        Self(words.lines().next().unwrap_or_default().trim_end_matches('.').to_owned())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The SHA-256 of some bytes, in 64 hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    use fmt::Write as _;
    let mut out = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// Runs what a library does with a hostile file; its panic is a fault of the file.
fn guarded<T>(work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Fault("the library that reads it stopped".to_owned())))
}

/// A number of two or four bytes at `at`, the greatest first.
fn be(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// The same, the least first.
fn le(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let part = bytes.get(at..at.checked_add(length)?)?;
    Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

/// Where some bytes stand in others.
fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_standard() {
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(b"abc"), of_abc);
    }

    #[test]
    fn a_panic_is_a_fault() {
        let broken = guarded(|| -> Result<(), Fault> { panic!("inside") });
        assert!(broken.is_err());
        assert_eq!(guarded(|| Ok(1)), Ok(1));
    }
}
