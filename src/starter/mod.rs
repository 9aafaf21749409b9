//! Beginnings: the small case that a new project starts from, and the files that new
//! records start from.
//!
//! Input: a folder, or a project with a kind and a title. Output: files on the disk, none
//! of which was there before, or the reason why there are none. Only a list of sources is
//! ever added to, at its end.

mod embedded;
mod known;
mod made;
mod naming;
mod put;
mod record;
mod settle;
mod sources;
mod template;

pub use embedded::CASE;
pub use put::put;
pub use record::{Added, Wanted, add};
pub use settle::{Settled, settle};
pub use template::Form;

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is in the way.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
}

impl Refused {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}
