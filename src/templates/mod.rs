//! Themes: templates, static files and words of the interface, and their rendering.
//!
//! A theme is a folder of files; the default one is inside the binary. A project's
//! theme that extends another overrides it file by file. A template sees the view it
//! is handed, the site's own facts and the words of its language, and pure filters;
//! it reads nothing else, so equal views give equal bytes.

mod embedded;
mod engine;
mod errors;
mod filters;
mod theme;
mod words;

pub use embedded::DEFAULT_THEME;
pub use engine::{Engine, Globals};
pub use theme::{API, Theme, load};
pub use words::prose_words;
