//! A whole site at one moment: immutable, and every file of it can be made from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::records::Resolved;
use super::search;
use super::theme::{Compiled, Loaded};
use crate::assets::{self, Icons, Media, Recipe, StaticContent, StaticFiles};
use crate::config::{Config, Search};
use crate::diag::{Diagnostic, FilePath};
use crate::exports;
use crate::feeds::{self, Feed};
use crate::headers;
use crate::language::{Lang, Languages};
use crate::output::OutputPlan;
use crate::pages::{Export, Gathered, PageSpec, Parts, Reads, Site, Tools, Weaves};
use crate::search::{FOLDER, Fault};

/// The list of pages.
#[derive(Debug, Default)]
pub struct Pages {
    /// In a fixed order.
    pub specs: Vec<Arc<PageSpec>>,
    /// The exports of the chronology that hold anything.
    pub exports: Vec<Export>,
    /// Where the page of each file stands. Looked up, never walked.
    at: std::collections::HashMap<String, usize>,
}

impl Pages {
    /// The pages with their files, and the exports beside them.
    pub fn new(specs: Vec<PageSpec>, exports: Vec<Export>) -> Self {
        let specs: Vec<Arc<PageSpec>> = specs.into_iter().map(Arc::new).collect();
        let at = specs.iter().map(|spec| spec.address.file()).zip(0..).collect();
        Self { specs, exports, at }
    }

    /// The page that is published as this file.
    pub fn of_file(&self, path: &str) -> Option<&Arc<PageSpec>> {
        self.specs.get(*self.at.get(path)?)
    }
}

/// Files of a few lines that are written when they are asked for, unless the project
/// brings them itself.
pub const WRITTEN: [&str; 2] = [headers::FILE, assets::MANIFEST];

/// Every path of the site and whose it is.
#[derive(Debug)]
pub struct Layout {
    /// The plan.
    pub plan: OutputPlan,
    /// Files of the project that are copied: where to, and from where.
    pub copied: BTreeMap<String, FilePath>,
    /// Files that are made: of files of the project, among them copies without metadata,
    /// and those that are drawn.
    pub made: BTreeMap<String, Recipe>,
    /// Those of [`WRITTEN`] that the project does not bring.
    pub written: Vec<&'static str>,
    /// The exports that are made: those whose path nobody else has.
    pub exports: Vec<Export>,
    /// What was found in laying it out.
    pub found: Vec<Diagnostic>,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Bytes that were made.
    Bytes(Vec<u8>),
    /// A copy of a file of the project.
    Copy(FilePath),
    /// A file that is made of one of the project when it is wanted.
    Made(Recipe),
}

/// A site at one moment.
pub struct Edition {
    pub(super) config: Arc<Config>,
    pub(super) resolved: Arc<Resolved>,
    pub(super) woven: Weaves,
    pub(super) gathered: Arc<Gathered>,
    pub(super) languages: Arc<Languages>,
    pub(super) theme: Arc<Loaded>,
    pub(super) engine: Arc<Compiled>,
    pub(super) tools: Arc<BTreeMap<Lang, Tools>>,
    pub(super) statics: Arc<StaticFiles>,
    pub(super) media: Arc<Media>,
    pub(super) pages: Arc<Pages>,
    pub(super) layout: Arc<Layout>,
    /// Feeds and the sitemap, made when first asked for.
    pub(super) feeds: OnceLock<Vec<Feed>>,
    /// The search index, made when first asked for.
    pub(super) search: OnceLock<Result<BTreeMap<String, Vec<u8>>, Fault>>,
}

impl fmt::Debug for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edition of {} pages", self.pages.specs.len())
    }
}

impl Edition {
    /// What its pages are made from.
    pub(super) fn parts(&self) -> Parts<'_> {
        Parts {
            config: &self.config,
            case: &self.resolved.case,
            woven: &self.woven,
            gathered: &self.gathered,
            theme: &self.theme.theme,
            engine: &self.engine.engine,
            tools: &self.tools,
            languages: &self.languages,
            media: &self.media,
        }
    }

    /// The site, noting in `reads` what is read of it.
    pub(super) fn site<'a>(&'a self, reads: Option<&'a Reads>) -> Site<'a> {
        Site::new(self.parts(), reads)
    }

    /// Feeds, sitemap and the like, those left out that the project brings itself.
    pub(super) fn feeds(&self) -> &[Feed] {
        self.feeds.get_or_init(|| {
            let all = feeds::all(&self.site(None), &self.pages.specs).unwrap_or_default();
            let own = |feed: &Feed| !self.layout.copied.contains_key(&feed.path);
            all.into_iter().filter(own).collect()
        })
    }

    /// One of [`WRITTEN`].
    pub(super) fn written(&self, path: &str) -> Option<Vec<u8>> {
        let path = self.layout.written.iter().find(|own| **own == path)?;
        let config = &self.config;
        if *path == headers::FILE {
            let names = self.statics.names.iter();
            // Where the name does not stand in the path, a fingerprint does.
            let lasting = names.filter(|(name, path)| !path.ends_with(&***name));
            let lasting = lasting.map(|(_, path)| &**path);
            let cards = self.config.social_cards;
            let policy = config.content_security_policy();
            let file = headers::file(&config.base_url, &policy, cards, lasting);
            return Some(file.into_bytes());
        }
        let (lang, dir) = (&config.language, config.language.direction());
        let files = self.layout.copied.values().cloned().collect();
        let icons = Icons::of(&files, &config.title);
        Some(icons.manifest(&config.title, lang.as_str(), dir.as_str()))
    }

    /// The export at a path, made now. Nothing keeps it: it is asked for seldom, and of a
    /// long chronology it is large.
    fn export(&self, path: &str) -> Option<Vec<u8>> {
        let all = &self.layout.exports;
        let export = all.iter().find(|export| export.address.as_str() == path)?;
        exports::make(&self.site(None), export).ok()
    }

    /// A file of the search index. The first one asked for takes the time of all of them.
    fn searched(&self, path: &str) -> Option<&Vec<u8>> {
        if self.config.search == Search::Off {
            return None;
        }
        let files = self.search.get_or_init(|| search::files(self));
        files.as_ref().ok()?.get(path)
    }

    /// The file at a path from the site's root, such as `articles/x/index.html`, made now.
    ///
    /// # Errors
    /// What a page's templates do wrong.
    pub fn file(&self, path: &str) -> Result<Option<Item>, Vec<Diagnostic>> {
        if let Some(spec) = self.pages.of_file(path) {
            return self.site(None).page(spec).map(|bytes| Some(Item::Bytes(bytes)));
        }
        if let Some(content) = self.statics.files.get(path) {
            return Ok(Some(match content {
                StaticContent::Text(text) => Item::Bytes(text.as_bytes().to_vec()),
                StaticContent::File(file) => Item::Copy(file.clone()),
            }));
        }
        if let Some(recipe) = self.layout.made.get(path) {
            return Ok(Some(Item::Made(recipe.clone())));
        }
        if let Some(file) = self.layout.copied.get(path) {
            return Ok(Some(Item::Copy(file.clone())));
        }
        if let Some(bytes) = self.written(path).or_else(|| self.export(path)) {
            return Ok(Some(Item::Bytes(bytes)));
        }
        if path.starts_with(FOLDER) {
            return Ok(self.searched(path).map(|bytes| Item::Bytes(bytes.clone())));
        }
        let feed = self.feeds().iter().find(|feed| feed.path == path);
        Ok(feed.map(|feed| Item::Bytes(feed.bytes.clone())))
    }

    /// The paths of all files, sorted, but for those of the search index, which are named
    /// after what is in them.
    #[must_use]
    pub fn paths(&self) -> BTreeSet<String> {
        let pages = self.pages.specs.iter().map(|spec| spec.address.file());
        let others = self.statics.files.keys().chain(self.layout.copied.keys());
        let others = others.chain(self.layout.made.keys()).cloned();
        let feeds = self.feeds().iter().map(|feed| feed.path.clone());
        let exports = self.layout.exports.iter().map(|export| export.address.file());
        let written = self.layout.written.iter().map(|path| (*path).to_owned());
        pages.chain(others).chain(feeds).chain(exports).chain(written).collect()
    }

    /// The page that a file of the project is the source of.
    pub(super) fn page_of(&self, file: &FilePath) -> Option<&Arc<PageSpec>> {
        let (kind, id, lang) = self.resolved.files.get(file)?;
        self.pages.of_file(&kind.address(id, lang, &self.config.language).file())
    }
}
