//! The theme: its files loaded, its templates compiled, what every page sees of the site.

use std::collections::{BTreeMap, BTreeSet};

use crate::assets::{Icons, MANIFEST, StaticFiles};
use crate::config::Config;
use crate::diag::{Diagnostic, FilePath};
use crate::headers;
use crate::language::Lang;
use crate::linking::ProseWords;
use crate::templates::{self, Engine, Globals, Theme, ThemeFiles, Wished};
use crate::world::{Content, Snapshot};

/// The files that themes may be made of, by fingerprint; `None` for what is no text.
pub type ThemeInputs = Vec<(FilePath, Option<u128>)>;

/// A theme with what was found in loading it.
#[derive(Debug, PartialEq)]
pub struct Loaded {
    /// The theme.
    pub theme: Theme,
    /// What was found.
    pub found: Vec<Diagnostic>,
}

/// Compiled templates with what was found in compiling them.
#[derive(Debug)]
pub struct Compiled {
    /// The engine. With faults in the templates it has none, but the words are there, so
    /// that the content is still looked through and all faults are told in one run.
    pub engine: Engine,
    /// What was found.
    pub found: Vec<Diagnostic>,
}

/// The fingerprints of all files under themes/.
pub fn inputs(snapshot: &Snapshot) -> ThemeInputs {
    let from: FilePath = "themes/".into();
    let files = snapshot.files.range(from..);
    let files = files.take_while(|(path, _)| path.starts_with("themes/"));
    let input = |(path, file): (&FilePath, &crate::world::File)| {
        let hash = match &file.content {
            Content::Text { hash, .. } => Some(*hash),
            Content::Blob => None,
        };
        (path.clone(), hash)
    };
    files.map(input).collect()
}

/// All files under themes/ with their texts.
pub fn texts(snapshot: &Snapshot) -> ThemeFiles<'_> {
    let text = |(path, hash): (FilePath, Option<u128>)| {
        let text = hash.and_then(|_| snapshot.text(&path));
        (path, text)
    };
    inputs(snapshot).into_iter().map(text).collect()
}

/// Loads the theme that the configuration names, with the options it sets; `files` are all
/// of the project's.
pub fn load(snapshot: &Snapshot, config: &Config, files: &BTreeSet<FilePath>) -> Loaded {
    let mut found = Vec::new();
    let choice = &config.theme;
    let wished = Wished { options: &choice.options, files };
    let texts = texts(snapshot);
    let name = &choice.name;
    let theme = templates::load(&name.value, &name.place, &wished, &texts, &mut found);
    Loaded { theme, found }
}

/// Compiles a theme.
pub fn compile(theme: &Theme, globals: &BTreeMap<Lang, Globals>) -> Compiled {
    let mut found = Vec::new();
    let engine = match Engine::new(theme, globals, &mut found) {
        Ok(engine) => engine,
        Err(mut errors) => {
            found.append(&mut errors);
            Engine::bare(theme, globals, &mut found)
        }
    };
    Compiled { engine, found }
}

/// The words of the interface that stand in prose.
pub fn prose_words(engine: &Engine, langs: &[Lang]) -> BTreeMap<Lang, ProseWords> {
    let words = |l: &Lang| Some((l.clone(), templates::prose_words(engine.words(l)?)));
    langs.iter().filter_map(words).collect()
}

/// What dates are composed with, in each language.
pub fn date_words(engine: &Engine, langs: &[Lang]) -> BTreeMap<Lang, serde_json::Value> {
    let dates = |l: &Lang| Some((l.clone(), engine.words(l)?.get("dates")?.clone()));
    langs.iter().filter_map(dates).collect()
}

/// What the pages of each language see of the site.
pub fn globals(
    config: &Config,
    langs: &[Lang],
    theme: &Theme,
    statics: &StaticFiles,
    files: &BTreeSet<FilePath>,
) -> BTreeMap<Lang, Globals> {
    let icons = Icons::of(files, &config.title);
    let one = |lang: &Lang| {
        let words = config.words(lang);
        let publisher = &config.publisher;
        Globals {
            title: words.title.to_string(),
            description: words.description.to_string(),
            lang: lang.as_str().to_owned(),
            base_url: config.base_url.to_string(),
            publisher: BTreeMap::from([
                ("name", publisher.name.to_string()),
                ("url", publisher.url.to_string()),
            ]),
            icon: icons.best.to_owned(),
            icons: BTreeMap::from([
                ("letter", icons.letter),
                ("ico", icons.ico),
                ("touch", icons.touch),
                ("manifest", MANIFEST),
            ]),
            referrer: headers::REFERRER,
            assets: statics.names.clone(),
            options: theme.chosen.values.clone(),
            feeds: BTreeMap::from([("atom", "feed.xml"), ("json", "feed.json")]),
            generator: concat!("casebook ", env!("CARGO_PKG_VERSION")),
            csp: config.content_security_policy(),
        }
    };
    langs.iter().map(|l| (l.clone(), one(l))).collect()
}
