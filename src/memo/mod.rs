//! The only cache: what a stage made last time, kept for as long as it is asked for.
//!
//! A stage that makes one value keeps it in a [`Slot`]; a stage that makes one value an
//! input (a file, a body) keeps them in a [`Table`]. Both answer from what they hold when
//! the input is equal and make it anew when it is not, and both forget whatever the last
//! turn did not ask for, so memory follows the project and not its history. Everything
//! kept is a function of its input: a hit cannot be stale, and deletions need no code.

mod slot;
mod table;

pub use slot::{Slot, Version};
pub use table::{Passed, Table};
