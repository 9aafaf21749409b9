//! The engine: templates compiled once, rendered from views.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::theme::Theme;
use super::{errors, filters, words};
use crate::diag::Diagnostic;
use crate::language::Lang;

/// What every page of a language sees as `site`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Globals {
    /// The site's title.
    pub title: String,
    /// What it is; may be empty.
    pub description: String,
    /// The language's tag.
    pub lang: String,
    /// Where it will be published, with a final slash.
    pub base_url: String,
    /// Who publishes it: `name` and `url`.
    pub publisher: BTreeMap<&'static str, String>,
    /// The path of the author's icon from the root, or empty.
    pub icon: String,
    /// Paths of the others from the root, each may be empty: `letter`, `ico`, `touch` and
    /// `manifest`.
    pub icons: BTreeMap<&'static str, &'static str>,
    /// What pages tell others of where their readers come from.
    pub referrer: &'static str,
    /// Static files of the theme: name to path from the root.
    pub assets: BTreeMap<String, String>,
    /// The theme's options with their values; see the theme's `theme.yaml`.
    pub options: BTreeMap<String, serde_json::Value>,
    /// Paths of the feeds from the root: `atom` and `json`.
    pub feeds: BTreeMap<&'static str, &'static str>,
    /// Name and version of this program.
    pub generator: &'static str,
    /// What browsers may do here, as a `Content-Security-Policy`; it wants `| safe`.
    pub csp: String,
}

/// Compiled templates with the words of each language.
#[derive(Debug)]
pub struct Engine {
    by_lang: BTreeMap<Lang, Tera>,
    words: BTreeMap<Lang, serde_json::Value>,
    icon: String,
}

impl Engine {
    /// Compiles a theme for some languages.
    ///
    /// # Errors
    /// Every fault of its templates.
    pub fn new(
        theme: &Theme,
        globals: &BTreeMap<Lang, Globals>,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut base = Tera::new();
        filters::register(&mut base, globals.keys());
        let templates =
            theme.templates.iter().map(|(name, file)| (name.clone(), &*file.text));
        if let Err(error) = base.add_raw_templates(templates) {
            return Err(one_by_one(theme, &error));
        }
        Ok(Self::with_words(&base, theme, globals, found))
    }

    /// An engine without a template: it knows the words and renders nothing.
    #[must_use]
    pub fn bare(
        theme: &Theme,
        globals: &BTreeMap<Lang, Globals>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        Self::with_words(&Tera::new(), theme, globals, found)
    }

    fn with_words(
        base: &Tera,
        theme: &Theme,
        globals: &BTreeMap<Lang, Globals>,
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut by_lang = BTreeMap::new();
        let mut all_words = BTreeMap::new();
        for (lang, site) in globals {
            let mut tera = base.clone();
            let t = words::words(theme, lang, found);
            tera.global_context().insert("site", site);
            tera.global_context().insert("t", &t);
            by_lang.insert(lang.clone(), tera);
            all_words.insert(lang.clone(), t);
        }
        let icon = globals.values().next().map(|site| site.icon.clone());
        Self { by_lang, words: all_words, icon: icon.unwrap_or_default() }
    }

    /// The path of the site's icon from the root, or empty.
    #[must_use]
    pub fn icon(&self) -> &str {
        &self.icon
    }

    /// The words of a language.
    #[must_use]
    pub fn words(&self, lang: &Lang) -> Option<&serde_json::Value> {
        self.words.get(lang)
    }

    /// Renders `template` with the named values; `what` names the page in errors.
    ///
    /// # Errors
    /// What the template does wrong.
    pub fn render(
        &self,
        theme: &Theme,
        lang: &Lang,
        template: &str,
        values: Vec<(&'static str, Value)>,
        what: &str,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let tera = self.by_lang.get(lang).or_else(|| self.by_lang.values().next());
        let mut out = Vec::with_capacity(16 << 10);
        let Some(tera) = tera else { return Ok(out) };
        let mut context = Context::new();
        for (name, value) in values {
            context.insert_value(name, value);
        }
        tera.render_to(template, &context, &mut out)
            .map_err(|error| errors::diagnostics(&error, theme, what))?;
        Ok(out)
    }
}

/// The engine stops at the first template it cannot parse. Each is tried alone so that
/// all of them are told; what only a set of templates can be wrong in comes after.
fn one_by_one(theme: &Theme, together: &tera::Error) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    for (name, file) in &theme.templates {
        let mut alone = Tera::new();
        filters::register(&mut alone, []);
        if let Err(error) = alone.add_raw_template(name, &file.text)
            && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        {
            all.extend(errors::diagnostics(&error, theme, ""));
        }
    }
    if all.is_empty() {
        all = errors::diagnostics(together, theme, "");
    }
    all
}
