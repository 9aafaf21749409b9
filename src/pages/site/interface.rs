//! What is the same on every page: the words of the interface, its languages
//! and the site's icon.

use super::Site;
use crate::language::{Lang, Languages};

impl<'a> Site<'a> {
    /// The languages it can be read in. Like the configuration they are the same for every
    /// page, and all pages are made anew when they change.
    #[must_use]
    pub fn languages(&self) -> &'a Languages {
        self.parts.languages
    }

    /// A word of the interface by its path (`/titles/articles`).
    #[must_use]
    pub fn word(&self, lang: &Lang, path: &str) -> String {
        let word = self.known_word(lang, path);
        word.unwrap_or_else(|| path.rsplit('/').next().unwrap_or_default()).to_owned()
    }

    /// A word of the interface that a theme may lack.
    pub(in crate::pages) fn known_word(
        &self,
        lang: &Lang,
        path: &str,
    ) -> Option<&'a str> {
        let engine = self.parts.engine;
        let words = engine.words(lang).or_else(|| engine.words(&self.config.language));
        words.and_then(|w| w.pointer(path)).and_then(serde_json::Value::as_str)
    }

    /// The path of the site's icon from the root, or empty.
    #[must_use]
    pub fn icon(&self) -> &'a str {
        self.parts.engine.icon()
    }
}
