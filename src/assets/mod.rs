//! Files beside the pages: the theme's, with fingerprints in their names, and the project's
//! own with what is known of them and what is made of them.

mod examine;
mod facts;
mod icons;
mod recipe;
mod verdict;

pub use examine::{Asked, Examined, examine};
pub use facts::{Copy, Media, MediaFacts, Sized, Source, Thumbnail};
pub use icons::{Icons, MANIFEST};
pub use recipe::{Make, Recipe};

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::diag::FilePath;
use crate::markdown::highlight_stylesheet;
use crate::templates::Theme;

/// A static file of the theme.
#[derive(Debug, Clone, PartialEq)]
pub enum StaticContent {
    /// Text that is held.
    Text(Arc<str>),
    /// A file of the project.
    File(FilePath),
}

/// The theme's static files: where each is published, and by what name templates know it.
#[derive(Debug, Clone, Default)]
pub struct StaticFiles {
    /// Name to path from the site's root.
    pub names: BTreeMap<String, String>,
    /// Path from the site's root to content.
    pub files: BTreeMap<String, StaticContent>,
}

/// The style sheet that is made of a theme's parts.
const SHEET: &str = "site.css";

/// Lays out a theme's static files under `static/`. Style sheets and scripts carry a
/// fingerprint, so that hosts may let browsers keep them for ever.
#[must_use]
pub fn of_theme(theme: &Theme) -> StaticFiles {
    let mut all = StaticFiles::default();
    let mut add = |name: &str, path: String, content: StaticContent| {
        all.names.insert(name.to_owned(), path.clone());
        all.files.insert(path, content);
    };
    // One request for all of them; a theme with a site.css of its own wants no other. What
    // the project chose of the options comes last, so that it holds.
    let own = theme.texts.get(SHEET).map(|file| file.text.to_string());
    if own.is_some() || !theme.styles.is_empty() {
        let sheet = own.unwrap_or_else(|| theme.sheet());
        let sheet: Arc<str> = Arc::from(sheet + &theme.chosen.css);
        add(SHEET, fingerprinted(SHEET, &sheet), StaticContent::Text(sheet));
    }
    for (name, file) in theme.texts.iter().filter(|(name, _)| *name != SHEET) {
        let path = fingerprinted(name, &file.text);
        add(name, path, StaticContent::Text(file.text.clone()));
    }
    for (name, file) in &theme.blobs {
        add(name, format!("static/{name}"), StaticContent::File(file.clone()));
    }
    let colours: Arc<str> = Arc::from(highlight_stylesheet());
    let path = fingerprinted("highlight.css", &colours);
    add("highlight.css", path, StaticContent::Text(colours));
    all
}

/// `site.css` to `static/site.1f2e3d4c5b.css`.
fn fingerprinted(name: &str, text: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending @ ("css" | "js" | "mjs"))) => {
            let mut print = String::new();
            for byte in &blake3::hash(text.as_bytes()).as_bytes()[..5] {
                let _ = write!(print, "{byte:02x}");
            }
            format!("static/{stem}.{print}.{ending}")
        }
        _ => format!("static/{name}"),
    }
}
