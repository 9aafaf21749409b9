//! `serve`: the site from memory while it is written, in a browser that keeps up by itself.
//!
//! ```text
//! watch ─ signals ─→ turning ─ Standing ─→ board ─→ answer (requests)
//!                    (one thread)                └→ live (open tabs)
//! ```
//!
//! One thread builds, turn after turn, and puts up what stands on the [`Board`]. Requests
//! are answered from whatever stands when they come: the last sound site, as a web host
//! would answer (`site`), from memory (`send`). Nothing is looked up on the disk by the
//! address of a request.

mod answer;
mod board;
mod hosts;
mod inject;
mod live;
mod own;
mod panics;
mod paths;
mod rules;
mod send;
mod server;
mod shelf;
mod site;
mod tags;
mod turning;
pub mod watch;

pub use board::{Board, News, Standing};
pub use rules::Rules;
pub use server::{Bound, end_on_signals};
pub use shelf::{Copies, Item, Makes, Origins, Shelf};
pub use turning::{Told, Turner, Turning};
pub use watch::{Signal, Watching};
