//! A theme as it is used: its own files over those of the themes it extends.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::embedded::Files;
use super::options::Chosen;
use crate::diag::FilePath;

/// A file of a theme: where it is and what it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeFile {
    /// Its path in the project, or in the binary (`themes/default/…`).
    pub path: FilePath,
    /// Its text.
    pub text: Arc<str>,
    /// Whether it is the one in the binary.
    pub built_in: bool,
}

/// One of the themes that lie over one another.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// The theme's name.
    pub name: Arc<str>,
    /// Whether it is the one in the binary.
    pub built_in: bool,
}

/// A theme with all that it extends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
    /// What it is made of, the nearest to the project first. A project's theme over the
    /// one of that name in the binary are two.
    pub layers: Vec<Layer>,
    /// Whether all of them were found, and are made for this casebook.
    pub is_whole: bool,
    /// Templates by name, such as `partials/date.html`.
    pub templates: BTreeMap<String, ThemeFile>,
    /// Parts of the style sheet, under styles/, by name.
    pub sheets: BTreeMap<String, ThemeFile>,
    /// The parts in their order: those of the theme at the bottom first.
    pub styles: Vec<String>,
    /// Scripts and other texts under static/, by name.
    pub texts: BTreeMap<String, ThemeFile>,
    /// Other files under static/: name to path in the project.
    pub blobs: BTreeMap<String, FilePath>,
    /// The words of the interface by language tag, the extended theme's first.
    pub words: BTreeMap<String, Vec<ThemeFile>>,
    /// What the project chose of the options.
    pub chosen: Chosen,
}

/// The files of the project's themes: path to text, or `None` for what is no text.
pub type ThemeFiles<'a> = BTreeMap<FilePath, Option<&'a Arc<str>>>;

impl Theme {
    /// Names of the shortcodes it has.
    pub fn shortcodes(&self) -> impl Iterator<Item = &str> {
        self.templates
            .keys()
            .filter_map(|n| n.strip_prefix("shortcodes/")?.strip_suffix(".html"))
    }

    /// The text of one of its files, by path.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<Arc<str>> {
        let words = self.words.values().flatten();
        let all = [&self.templates, &self.texts, &self.sheets];
        let files = all.into_iter().flat_map(|some| some.values()).chain(words);
        files.into_iter().find(|f| &*f.path == path).map(|f| f.text.clone())
    }

    /// The parts of the style sheet as one text.
    #[must_use]
    pub fn sheet(&self) -> String {
        let parts = self.styles.iter().filter_map(|name| self.sheets.get(name));
        let parts: Vec<&str> = parts.map(|part| &*part.text).collect();
        parts.join("\n")
    }

    /// Adds what a project's theme has, below what is there.
    pub(super) fn add_project(&mut self, own: &str, files: &ThemeFiles<'_>) {
        let from: FilePath = Arc::from(own);
        let under = files.range(from..).take_while(|(path, _)| path.starts_with(own));
        for (path, text) in under {
            let file = text.map(|text| ThemeFile {
                path: path.clone(),
                text: text.clone(),
                built_in: false,
            });
            self.add(&path[own.len()..], path, file);
        }
    }

    /// Adds what a theme in the binary has, below what is there.
    pub(super) fn add_built_in(&mut self, own: &str, files: Files) {
        for (name, text) in files {
            let path: FilePath = Arc::from(format!("{own}{name}"));
            let text = Arc::from(*text);
            let file = ThemeFile { path: path.clone(), text, built_in: true };
            self.add(name, &path, Some(file));
        }
    }

    /// Adds a file unless a theme nearer to the project has it.
    fn add(&mut self, name: &str, path: &FilePath, file: Option<ThemeFile>) {
        let Some((folder, name)) = name.split_once('/') else { return };
        let kept = match folder {
            "templates" => &mut self.templates,
            "styles" => &mut self.sheets,
            "static" => {
                if self.texts.contains_key(name) || self.blobs.contains_key(name) {
                    return;
                }
                if file.is_none() {
                    self.blobs.insert(name.to_owned(), path.clone());
                }
                &mut self.texts
            }
            "i18n" => {
                let tag = name.strip_suffix(".yaml");
                if let (Some(tag), Some(file)) = (tag, file) {
                    self.words.entry(tag.to_owned()).or_default().insert(0, file);
                }
                return;
            }
            _ => return,
        };
        if let Some(file) = file {
            kept.entry(name.to_owned()).or_insert(file);
        }
    }
}
