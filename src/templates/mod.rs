//! Themes: templates, static files and words of the interface, and their rendering.
//!
//! A theme is a folder of files; some are inside the binary. A project's theme that
//! extends another overrides it file by file. A template sees the view it is handed, the
//! site's own facts and the words of its language, and pure filters; it reads nothing
//! else, so equal views give equal bytes.

mod accent;
mod choose;
mod colour;
mod embedded;
mod engine;
mod errors;
mod files;
mod filters;
mod load;
mod manifest;
mod options;
mod theme;
mod tokens;
mod unused;
mod words;

pub use choose::{Chosen, Wished};
pub use embedded::BOTTOM;
pub use engine::{Engine, Globals};
pub use files::Used;
pub use load::{Known, known, load};
pub use manifest::API;
pub use theme::{Layer, Theme, ThemeFile, ThemeFiles};
pub use words::prose_words;
