//! Slips in the files of a project's theme: what overrides nothing, and what nothing uses.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::embedded::built_in;
use super::theme::{Theme, ThemeFile, ThemeFiles};
use crate::diag::{Code, Diagnostic, FilePath, Place};
use crate::yaml::{self, Node, Value};

/// The folders that a theme is made of.
const FOLDERS: [&str; 4] = ["templates", "styles", "static", "i18n"];

/// Endings of files that a theme would be made of, were they in one of its folders.
const ENDINGS: [&str; 5] = [".html", ".css", ".js", ".yaml", ".yml"];

/// Tells of templates, parts of the style sheet and words of the project's themes that
/// neither take the place of others nor are used.
pub fn check(theme: &Theme, files: &ThemeFiles<'_>, found: &mut Vec<Diagnostic>) {
    let layers = theme.layers.iter().filter(|layer| layer.built_in);
    let built_in: BTreeSet<&str> = layers
        .filter_map(|layer| built_in(&layer.name))
        .flatten()
        .map(|(name, _)| *name)
        .collect();
    let here = Here { theme, built_in };
    for layer in theme.layers.iter().filter(|layer| !layer.built_in) {
        let own = format!("themes/{}/", layer.name);
        let from: FilePath = Arc::from(&*own);
        let under = files.range(from..).take_while(|(path, _)| path.starts_with(&own));
        for (path, text) in under {
            here.file(&path[own.len()..], path, *text, found);
        }
    }
}

struct Here<'a> {
    theme: &'a Theme,
    /// Files of the themes in the binary that lie below, by name within the theme.
    built_in: BTreeSet<&'a str>,
}

impl Here<'_> {
    fn file(
        &self,
        name: &str,
        path: &FilePath,
        text: Option<&Arc<str>>,
        found: &mut Vec<Diagnostic>,
    ) {
        let (folder, inner) = name.split_once('/').unwrap_or(("", name));
        if self.built_in.contains(name) && folder != "i18n" {
            return;
        }
        match folder {
            "templates" if !self.is_included(inner) => {
                found.push(self.astray(
                    path,
                    name,
                    format!("no page is made of the template `{inner}`"),
                    "name it as the one it is to take the place of, or include it somewhere",
                ));
            }
            "styles" if !self.theme.styles.iter().any(|part| part == inner) => {
                found.push(self.astray(
                    path,
                    name,
                    format!("no theme lists the style sheet `{inner}`"),
                    "list it under `styles` in theme.yaml",
                ));
            }
            "i18n" => {
                if let Some(text) = text {
                    self.words(path, text, found);
                }
            }
            "templates" | "styles" | "static" => {}
            _ if name != "theme.yaml"
                && ENDINGS.iter().any(|end| name.ends_with(end)) =>
            {
                let message = format!("a theme has no place for `{name}`");
                let help =
                    "files of a theme lie in templates/, styles/, static/ and i18n/";
                found.push(
                    Diagnostic::new(Code::UnusedThemeFile, message)
                        .at(Place::whole(path))
                        .suggest(folder, FOLDERS, help),
                );
            }
            _ => {}
        }
    }

    fn astray(
        &self,
        path: &FilePath,
        name: &str,
        message: String,
        help: &str,
    ) -> Diagnostic {
        let (folder, inner) = name.split_once('/').unwrap_or(("", name));
        let near = self.built_in.iter().filter_map(|known| {
            known.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'))
        });
        Diagnostic::new(Code::UnusedThemeFile, message)
            .at(Place::whole(path))
            .suggest(inner, near, help)
    }

    /// Whether a template is a shortcode, or another one names it.
    fn is_included(&self, name: &str) -> bool {
        let quoted = [format!("\"{name}\""), format!("'{name}'")];
        let names_it = |file: &ThemeFile| quoted.iter().any(|q| file.text.contains(q));
        name.starts_with("shortcodes/") || self.theme.templates.values().any(names_it)
    }

    /// Words that neither the themes below nor any template know.
    fn words(&self, path: &FilePath, text: &Arc<str>, found: &mut Vec<Diagnostic>) {
        let Ok(own) = yaml::parse(text, path, 0) else { return };
        let english = self.theme.words.get("en").into_iter().flatten();
        let below = english.filter(|file| file.built_in);
        let known: Vec<Node> =
            below.filter_map(|f| yaml::parse(&f.text, &f.path, 0).ok()).collect();
        let known: Vec<&Node> = known.iter().collect();
        self.unknown(&own, &known, "", path, found);
    }

    fn unknown(
        &self,
        own: &Node,
        known: &[&Node],
        around: &str,
        path: &FilePath,
        found: &mut Vec<Diagnostic>,
    ) {
        let Value::Map(own) = &own.value else { return };
        let maps = known.iter().filter_map(|node| match &node.value {
            Value::Map(map) => Some(map),
            _ => None,
        });
        let keys: Vec<_> = maps.flatten().collect();
        // Plural categories differ between languages.
        if keys.iter().any(|(key, _)| &*key.name == "other") {
            return;
        }
        for (key, node) in own {
            let name = &key.name;
            let whole = if around.is_empty() {
                name.to_string()
            } else {
                format!("{around}.{name}")
            };
            let same = keys.iter().filter(|(known, _)| known.name == *name);
            let same: Vec<&Node> = same.map(|(_, node)| node).collect();
            if !same.is_empty() {
                self.unknown(node, &same, &whole, path, found);
            } else if !self.is_said(&whole) {
                let message = format!("no template has a use for the words `{whole}`");
                let near = keys.iter().map(|(key, _)| &*key.name);
                found.push(
                    Diagnostic::new(Code::UnusedThemeFile, message)
                        .at(Place::new(path, key.span))
                        .suggest(name, near, "take them out, or use them in a template"),
                );
            }
        }
    }

    /// Whether a template names these words, or looks one up in what holds them.
    fn is_said(&self, whole: &str) -> bool {
        let mut wanted = vec![format!("t.{whole}")];
        let holders = whole.match_indices('.').map(|(at, _)| &whole[..at]);
        wanted.extend(holders.map(|holder| format!("t.{holder}[")));
        let says = |file: &ThemeFile| wanted.iter().any(|w| has_whole(&file.text, w));
        self.theme.templates.values().any(says)
    }
}

/// Whether `text` has these words, and no longer one that begins with them.
fn has_whole(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let next = text[at + words.len()..].chars().next();
        words.ends_with('[') || !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
