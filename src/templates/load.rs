//! Loading a theme: the chain of those it extends, and what each of them says.

use std::sync::Arc;

use super::embedded::{BOTTOM, BUILT_IN, built_in};
use super::manifest::{self, Manifest};
use super::options::{self, Declared, Wished};
use super::theme::{Layer, Theme, ThemeFiles};
use super::unused;
use crate::diag::{Code, Diagnostic, FilePath, Place};

/// The parts of the style sheet that a theme lists, and where.
type Listed = Vec<(Arc<str>, Place)>;

/// Loads the theme `name` from the project's files and the binary, over what it extends,
/// with the options that the project chose.
#[must_use]
pub fn load(
    name: &str,
    named_at: &Place,
    wished: &Wished<'_>,
    files: &ThemeFiles<'_>,
    found: &mut Vec<Diagnostic>,
) -> Theme {
    let mut theme = Theme::default();
    let mut styles = Vec::new();
    let mut declared: Vec<Declared> = Vec::new();
    let before = found.len();
    let steps = chain(name, named_at, files, found);
    theme.is_whole = !found[before..].iter().any(|d| d.code == Code::ThemeMissing);
    for step in steps {
        let own = format!("themes/{}/", step.layer.name);
        if step.layer.built_in {
            let files = built_in(&step.layer.name).unwrap_or_default();
            theme.add_built_in(&own, files);
        } else {
            theme.add_project(&own, files);
        }
        theme.layers.push(step.layer);
        styles.push(step.manifest.styles);
        // The nearest theme that declares an option says what it is.
        for option in step.manifest.options {
            if !declared.iter().any(|known| known.name == option.name) {
                declared.push(option);
            }
        }
    }
    theme.styles = in_order(&theme, styles, found);
    theme.chosen = options::choose(&declared, wished, &theme.sheet(), found);
    unused::check(&theme, files, found);
    theme
}

/// A theme of the chain, in the project or in the binary.
struct Step {
    layer: Layer,
    manifest: Manifest,
}

/// The theme, what it extends, and so on down to the default one. A project's theme lies
/// over the one of its name in the binary.
fn chain(
    name: &str,
    named_at: &Place,
    files: &ThemeFiles<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut next: Option<(Arc<str>, Place)> = Some((Arc::from(name), named_at.clone()));
    let bottom: Arc<str> = Arc::from(BOTTOM);
    while let Some((name, place)) = next.take() {
        if steps.iter().any(|step| step.layer.name == name) {
            let message = format!("the theme `{name}` extends itself");
            found.push(
                Diagnostic::new(Code::ThemeMissing, message)
                    .at(place)
                    .help("name another theme, or `default`"),
            );
            next = Some((bottom.clone(), named_at.clone()))
                .filter(|_| !steps.iter().any(|step| step.layer.name == bottom));
            continue;
        }
        let all = steps_of(&name, files, found);
        if all.is_empty() {
            found.push(missing(&name, place, files));
            next = Some((bottom.clone(), named_at.clone()));
            continue;
        }
        let file: FilePath = Arc::from(format!("themes/{name}/theme.yaml"));
        if name != bottom {
            let named = all.iter().filter_map(|step| step.manifest.extends.clone());
            // A theme that says it extends the one of its own name means the one below it.
            let named = named.filter(|(other, _)| *other != name || all.len() == 1);
            let named = named.into_iter().next();
            next = Some(named.unwrap_or_else(|| (bottom.clone(), Place::whole(&file))));
        }
        steps.extend(all);
    }
    steps
}

/// The project's theme of this name and the one in the binary, as far as there are any.
fn steps_of(
    name: &Arc<str>,
    files: &ThemeFiles<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Step> {
    let own = format!("themes/{name}/");
    let file: FilePath = Arc::from(format!("{own}theme.yaml"));
    let mut all = Vec::new();
    let embedded = built_in(name);
    let written = files.get(&file).copied();
    let from: FilePath = Arc::from(&*own);
    let has_any = files.range(from..).next().is_some_and(|(f, _)| f.starts_with(&own));
    if written.is_some() || (embedded.is_some() && has_any) {
        let text = written.flatten();
        let manifest =
            text.map(|text| manifest::read(name, &file, text, found)).unwrap_or_default();
        let layer = Layer { name: name.clone(), built_in: false };
        all.push(Step { layer, manifest });
    }
    if let Some(files) = embedded {
        let text = files.iter().find(|(file, _)| *file == "theme.yaml").map(|f| f.1);
        let manifest = manifest::read(name, &file, text.unwrap_or_default(), found);
        all.push(Step { layer: Layer { name: name.clone(), built_in: true }, manifest });
    }
    all
}

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

/// The names of all themes there are, in the project and in the binary.
pub fn names(files: &ThemeFiles<'_>) -> Vec<String> {
    let own = files.keys().filter_map(|file| {
        file.strip_prefix("themes/")?.split_once('/').map(|(name, _)| name)
    });
    let mut all: Vec<String> =
        own.chain(BUILT_IN.iter().map(|(name, _)| *name)).map(str::to_owned).collect();
    all.sort();
    all.dedup();
    all
}

fn missing(name: &str, place: Place, files: &ThemeFiles<'_>) -> Diagnostic {
    let known = names(files);
    let message =
        format!("there is no theme `{name}`: themes/{name}/theme.yaml is missing");
    let built_in: Vec<String> =
        BUILT_IN.iter().map(|(name, _)| format!("`theme: {name}`")).collect();
    Diagnostic::new(Code::ThemeMissing, message).at(place).suggest(
        name,
        known.iter().map(String::as_str).filter(|known| *known != name),
        &format!("write themes/<name>/theme.yaml, or use {}", built_in.join(" or ")),
    )
}

/// A theme that there is, with what it says of itself.
#[derive(Debug)]
pub struct Known {
    /// Its name.
    pub name: String,
    /// Whether the project has files of it.
    pub in_project: bool,
    /// Whether it is in the binary.
    pub built_in: bool,
    /// The theme it lies over; empty for the one at the bottom.
    pub extends: String,
    /// What it is; may be empty.
    pub description: String,
    /// Under which terms it may be used; may be empty.
    pub licence: String,
}

/// Every theme of the project and of the binary. What is wrong in one is told when it is
/// used.
#[must_use]
pub fn known(files: &ThemeFiles<'_>) -> Vec<Known> {
    let one = |name: String| {
        let steps = steps_of(&Arc::from(&*name), files, &mut Vec::new());
        let said = |of: fn(&Manifest) -> &str| {
            let mut all = steps.iter().map(|step| of(&step.manifest));
            all.find(|text| !text.is_empty()).unwrap_or_default().to_owned()
        };
        let own = Arc::from(&*name);
        let extends = steps.iter().filter_map(|s| s.manifest.extends.as_ref());
        let extends = extends.map(|(other, _)| other).find(|other| **other != own);
        Known {
            in_project: steps.iter().any(|step| !step.layer.built_in),
            built_in: steps.iter().any(|step| step.layer.built_in),
            extends: match extends {
                _ if name == BOTTOM => String::new(),
                Some(other) => other.to_string(),
                None => BOTTOM.to_owned(),
            },
            description: said(|m| &m.description),
            licence: said(|m| &m.licence),
            name,
        }
    };
    let all = names(files).into_iter().map(one);
    all.filter(|theme| theme.in_project || theme.built_in).collect()
}
