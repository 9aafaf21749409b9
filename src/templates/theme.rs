//! Loading a theme: its own files over those of the themes it extends.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::embedded::EMBEDDED;
use crate::diag::{Code, Diagnostic, FilePath, Place};
use crate::yaml::{self, Fields};

/// The version of the contract between casebook and themes.
pub const API: u32 = 1;

/// A file of a theme: where it is and what it holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeFile {
    /// Its path in the project, or in the binary (`themes/default/…`).
    pub path: FilePath,
    /// Its text.
    pub text: Arc<str>,
}

/// A theme with all that it extends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Theme {
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
}

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
}

/// The files of the project's themes: path to text, or `None` for what is no text.
pub type ThemeFiles<'a> = BTreeMap<FilePath, Option<&'a Arc<str>>>;

/// Loads the theme `name` from the project's files, over what it extends.
#[must_use]
pub fn load(
    name: &str,
    named_at: &Place,
    files: &ThemeFiles<'_>,
    found: &mut Vec<Diagnostic>,
) -> Theme {
    let mut theme = Theme::default();
    let mut chain = Vec::new();
    let mut styles = Vec::new();
    let mut next = Some((name.to_owned(), named_at.clone()));
    while let Some((name, place)) = next.take() {
        if chain.contains(&name) {
            found.push(
                Diagnostic::new(
                    Code::ThemeMissing,
                    format!("the theme `{name}` extends itself"),
                )
                .at(place)
                .help("name another theme, or `default`"),
            );
            break;
        }
        chain.push(name.clone());
        let own = format!("themes/{name}/");
        let manifest: FilePath = Arc::from(format!("{own}theme.yaml"));
        let here = files.contains_key(&manifest);
        let text = files.get(&manifest).copied().flatten().cloned();
        if let Some(text) = text.or_else(|| built_in(&name)) {
            next = read_manifest(&name, &manifest, &text, &mut styles, found);
        } else if name != "default" {
            found.push(missing(&name, place, files));
            next = Some(("default".into(), named_at.clone()));
            continue;
        }
        if name == "default" {
            // The project's own copy, where there is one, lies over the one in the binary.
            next = None;
        }
        if here || name == "default" {
            add_project(&mut theme, &own, files);
        }
    }
    add_embedded(&mut theme);
    theme.styles = in_order(&theme, styles, found);
    theme
}

/// The manifest of a theme in the binary.
fn built_in(name: &str) -> Option<Arc<str>> {
    let text = EMBEDDED.iter().find(|(file, _)| *file == "theme.yaml")?.1;
    (name == "default").then(|| Arc::from(text))
}

/// The parts of the style sheet that a theme lists, and where.
type Listed = Vec<(Arc<str>, Place)>;

/// The parts that themes list, those of the bottom one first, each where it is first named.
fn in_order(
    theme: &Theme,
    listed: Vec<Listed>,
    found: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (name, place) in listed.into_iter().rev().flatten() {
        if !theme.sheets.contains_key(&*name) {
            let known = theme.sheets.keys().map(String::as_str);
            let message =
                format!("the theme lists the style sheet `{name}`, which is not there");
            let help = format!("write styles/{name}, or take it off the list");
            found.push(
                Diagnostic::new(Code::ThemeMissing, message)
                    .at(place)
                    .suggest(&name, known, &help),
            );
        } else if !all.iter().any(|known| **known == *name) {
            all.push(name.to_string());
        }
    }
    all
}

fn missing(name: &str, place: Place, files: &ThemeFiles<'_>) -> Diagnostic {
    let mut known: Vec<&str> = files
        .keys()
        .filter_map(|f| f.strip_prefix("themes/")?.split_once('/').map(|(n, _)| n))
        .collect();
    known.push("default");
    known.dedup();
    let message =
        format!("there is no theme `{name}`: themes/{name}/theme.yaml is missing");
    Diagnostic::new(Code::ThemeMissing, message).at(place).suggest(
        name,
        known,
        "write themes/<name>/theme.yaml, or use `theme: default`",
    )
}

/// Reads theme.yaml; gives the theme it extends and where it says so.
fn read_manifest(
    name: &str,
    file: &FilePath,
    text: &Arc<str>,
    styles: &mut Vec<Listed>,
    found: &mut Vec<Diagnostic>,
) -> Option<(String, Place)> {
    let root = match yaml::parse(text, file, 0) {
        Ok(root) => root,
        Err(d) => {
            found.push(*d);
            return None;
        }
    };
    let mut f = Fields::open("a theme", &root, file, text, found)?;
    for key in ["name", "description", "licence", "options"] {
        let _ = f.node(key);
    }
    let listed = f.texts("styles");
    styles.push(listed.into_iter().map(|(t, s)| (t, f.place(s))).collect());
    let extends = f.text("extends").map(|(t, s)| (t.to_string(), f.place(s)));
    if let Some(node) = f.node("api") {
        let (file, text, found) = f.parts();
        if let Some(mut api) = Fields::open("`api`", node, file, text, found) {
            let min = api.integer("min", 1, 1000).unwrap_or(API);
            let max = api.integer("max", 1, 1000).unwrap_or(API);
            if !(min..=max).contains(&API) {
                let place = api.place(node.span);
                api.report(
                    Diagnostic::new(
                        Code::ThemeMissing,
                        format!("the theme `{name}` is made for versions {min} to {max} of the theme contract; this casebook has {API}"),
                    )
                    .at(place)
                    .help("use a release of the theme made for this version"),
                );
            }
            api.close();
        }
    }
    f.close();
    (name != "default")
        .then(|| extends.unwrap_or_else(|| ("default".into(), Place::whole(file))))
}

fn add_project(theme: &mut Theme, own: &str, files: &ThemeFiles<'_>) {
    let from: FilePath = Arc::from(own);
    let under = files.range(from..).take_while(|(path, _)| path.starts_with(own));
    for (path, text) in under {
        add(theme, &path[own.len()..], path, *text);
    }
}

fn add_embedded(theme: &mut Theme) {
    for (name, text) in EMBEDDED {
        let path: FilePath = Arc::from(format!("themes/default/{name}"));
        add(theme, name, &path, Some(&Arc::from(*text)));
    }
}

/// Adds a file unless a theme nearer to the project has it.
fn add(theme: &mut Theme, name: &str, path: &FilePath, text: Option<&Arc<str>>) {
    let file = text.map(|t| ThemeFile { path: path.clone(), text: t.clone() });
    if let Some(name) = name.strip_prefix("templates/") {
        if let Some(file) = file {
            theme.templates.entry(name.to_owned()).or_insert(file);
        }
    } else if let Some(name) = name.strip_prefix("styles/") {
        if let Some(file) = file {
            theme.sheets.entry(name.to_owned()).or_insert(file);
        }
    } else if let Some(name) = name.strip_prefix("static/") {
        if theme.texts.contains_key(name) || theme.blobs.contains_key(name) {
            return;
        }
        match file {
            Some(file) => {
                theme.texts.insert(name.to_owned(), file);
            }
            None => {
                theme.blobs.insert(name.to_owned(), path.clone());
            }
        }
    } else if let Some(tag) =
        name.strip_prefix("i18n/").and_then(|n| n.strip_suffix(".yaml"))
        && let Some(file) = file
    {
        let all = theme.words.entry(tag.to_owned()).or_default();
        if !all.iter().any(|f| f.path == file.path) {
            all.insert(0, file);
        }
    }
}
