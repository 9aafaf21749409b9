//! What is the same on every page: the words of the interface and the site's icon.

use super::Site;
use crate::language::Lang;

impl<'a> Site<'a> {
    /// A word of the interface by its path (`/titles/articles`).
    #[must_use]
    pub fn word(&self, lang: &Lang, path: &str) -> String {
        let engine = self.parts.engine;
        let words = engine.words(lang).or_else(|| engine.words(&self.config.language));
        let word =
            words.and_then(|w| w.pointer(path)).and_then(serde_json::Value::as_str);
        word.unwrap_or_else(|| path.rsplit('/').next().unwrap_or_default()).to_owned()
    }

    /// The path of the site's icon from the root, or empty.
    #[must_use]
    pub fn icon(&self) -> &'a str {
        self.parts.engine.icon()
    }
}
