//! theme.yaml: what a theme says of itself, typed, every fault with its place.

use std::sync::Arc;

use super::options::{self, Declared};
use crate::diag::{Code, Diagnostic, FilePath, Place};
use crate::yaml::{self, Fields};

/// The version of the contract between casebook and themes.
pub const API: u32 = 1;

/// What a theme says of itself.
#[derive(Debug, Default)]
pub struct Manifest {
    /// What it is, in a sentence; may be empty.
    pub description: Arc<str>,
    /// Under which terms it may be used; may be empty.
    pub licence: Arc<str>,
    /// The theme it lies over, where it names one.
    pub extends: Option<(Arc<str>, Place)>,
    /// The parts of the style sheet that it lists.
    pub styles: Vec<(Arc<str>, Place)>,
    /// The options that it declares.
    pub options: Vec<Declared>,
}

/// Reads a theme.yaml. One that cannot be read says nothing.
pub fn read(
    name: &str,
    file: &FilePath,
    text: &str,
    found: &mut Vec<Diagnostic>,
) -> Manifest {
    let root = match yaml::parse(text, file, 0) {
        Ok(root) => root,
        Err(d) => {
            found.push(*d);
            return Manifest::default();
        }
    };
    let Some(mut f) = Fields::open("a theme", &root, file, text, found) else {
        return Manifest::default();
    };
    let _ = f.text("name");
    let words = |f: &mut Fields<'_>, key| f.text(key).map(|(t, _)| t).unwrap_or_default();
    let manifest = Manifest {
        description: words(&mut f, "description"),
        licence: words(&mut f, "licence"),
        styles: f.texts("styles").into_iter().map(|(t, s)| (t, f.place(s))).collect(),
        options: options::declared(&mut f),
        extends: f.text("extends").map(|(t, s)| (t, f.place(s))),
    };
    api(name, &mut f);
    f.close();
    manifest
}

/// Checks that the theme is made for this version of the contract.
fn api(name: &str, f: &mut Fields<'_>) {
    let Some(node) = f.node("api") else { return };
    let (file, text, found) = f.parts();
    let Some(mut api) = Fields::open("`api`", node, file, text, found) else { return };
    let min = api.integer("min", 1, 1000).unwrap_or(API);
    let max = api.integer("max", 1, 1000).unwrap_or(API);
    if !(min..=max).contains(&API) {
        let place = api.place(node.span);
        let message = format!(
            "the theme `{name}` is made for versions {min} to {max} of the theme contract; \
             this casebook has {API}"
        );
        api.report(
            Diagnostic::new(Code::ThemeMissing, message)
                .at(place)
                .help("use a release of the theme made for this version"),
        );
    }
    api.close();
}
