//! A theme as a list of files, each with the theme it comes from.

use std::sync::Arc;

use super::theme::{Theme, ThemeFile};

/// A file of a theme in use.
#[derive(Debug, Clone)]
pub struct Used<'a> {
    /// Its name within a theme, such as `templates/partials/date.html`.
    pub name: String,
    /// Its path in the project, or in the binary.
    pub path: &'a str,
    /// Whether it is the one in the binary.
    pub built_in: bool,
    /// Its text; none for what is no text.
    pub text: Option<&'a Arc<str>>,
}

impl Used<'_> {
    /// The theme that it is of.
    #[must_use]
    pub fn theme(&self) -> &str {
        let rest = self.path.strip_prefix("themes/").unwrap_or(self.path);
        rest.split('/').next().unwrap_or_default()
    }
}

impl Theme {
    /// Every file in use, by name. Words are of all themes that have them, the nearest to
    /// the project first: they lie over one another word by word.
    #[must_use]
    pub fn files(&self) -> Vec<Used<'_>> {
        let mut all = Vec::new();
        let folders = [
            ("templates", &self.templates),
            ("styles", &self.sheets),
            ("static", &self.texts),
        ];
        for (folder, files) in folders {
            all.extend(files.iter().map(|(name, file)| used(folder, name, file)));
        }
        all.extend(self.blobs.iter().map(|(name, path)| Used {
            name: format!("static/{name}"),
            path,
            built_in: false,
            text: None,
        }));
        for (tag, files) in &self.words {
            let name = format!("{tag}.yaml");
            all.extend(files.iter().rev().map(|file| used("i18n", &name, file)));
        }
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }
}

fn used<'a>(folder: &str, name: &str, file: &'a ThemeFile) -> Used<'a> {
    Used {
        name: format!("{folder}/{name}"),
        path: &file.path,
        built_in: file.built_in,
        text: Some(&file.text),
    }
}
