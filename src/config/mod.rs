//! casebook.yaml: what the site is, typed, every fault with its place.
//!
//! Input: the file's text. Output: a [`Config`] with defaults where a key is absent or
//! faulty, and the faults. A project without a readable casebook.yaml cannot be built;
//! one with faults in it is read as far as it goes, so that all faults show in one run.

mod chronology;
mod csp;
mod policies;
mod print;
mod relations;
mod theme;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::Urls;
use crate::diag::{Code, Diagnostic, FilePath, Place, Span};
use crate::language::Lang;
use crate::yaml::{self, Fields, Node};

pub use chronology::{Chronology, ThreadTitles};
pub use print::Print;
pub use relations::RelationType;
pub use theme::{OptionValue, ThemeChoice, ThemeOption};

/// Where automatic links are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum First {
    /// On the first mention in each section.
    #[default]
    Section,
    /// On the first mention on the page.
    Page,
    /// On every mention.
    All,
}

/// Who publishes the site.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Publisher {
    /// The name as printed.
    pub name: Arc<str>,
    /// Its own address; may be empty.
    pub url: Arc<str>,
}

/// The site's title and description in one language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SiteWords {
    /// The title.
    pub title: Arc<str>,
    /// The description; may be empty.
    pub description: Arc<str>,
}

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq)]
pub struct MenuItem {
    /// Its words, in the site's language.
    pub title: Arc<str>,
    /// Its words in other languages.
    pub titles: BTreeMap<Lang, Arc<str>>,
    /// An address from the site's root, or one of another site.
    pub url: Arc<str>,
    /// Where it is written.
    pub place: Place,
}

/// How Markdown is read beyond `CommonMark` and GFM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MarkdownConfig {
    /// Curly quotes, dashes and ellipses for straight ones.
    pub smart: bool,
    /// `$…$` and `$$…$$` as TeX.
    pub math: bool,
}

/// How readers search the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Search {
    /// They cannot: there is no index and no script.
    Off,
    /// From a host, with an index of many small files.
    #[default]
    Hosted,
    /// From a folder on disk, with the whole index in one script.
    Folder,
}

/// A text and where it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// The text.
    pub value: Arc<str>,
    /// Where it is written; the whole file for one that is not.
    pub place: Place,
    /// Whether its author wrote it.
    pub is_written: bool,
}

/// The style of citations where none is named: notes as publishers know them.
const STYLE: &str = "chicago-notes";

fn default_style(place: Place) -> Placed {
    Placed { value: Arc::from(STYLE), place, is_written: false }
}

fn citation_style(f: &mut Fields<'_>, fallback: Place) -> Placed {
    match f.text("citation_style") {
        Some((value, span)) => Placed { value, place: f.place(span), is_written: true },
        None => default_style(fallback),
    }
}

/// casebook.yaml.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The site's title.
    pub title: Arc<str>,
    /// Where it will be published: an absolute URL that ends in a slash.
    pub base_url: Arc<str>,
    /// Its language.
    pub language: Lang,
    /// What it is, in a sentence.
    pub description: Arc<str>,
    /// Title and description in other languages.
    pub translations: BTreeMap<Lang, SiteWords>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// The theme, with its options.
    pub theme: ThemeChoice,
    /// The menu.
    pub menu: Vec<MenuItem>,
    /// Where automatic links are put.
    pub first: First,
    /// The vocabulary of relations.
    pub relations: BTreeMap<Arc<str>, RelationType>,
    /// Articles on a page of a list.
    pub page_size: usize,
    /// How the chronology is published.
    pub chronology: Chronology,
    /// The citation style: a name, or a file of the project that ends in `.csl`.
    pub citation_style: Placed,
    /// What the publisher holds itself to: a key of schema.org's, and where it is told.
    pub policies: Vec<(Arc<str>, Arc<str>, Place)>,
    /// Whether the whole case is published as one document.
    pub print: Print,
    /// How links to pages are written.
    pub urls: Urls,
    /// How Markdown is read.
    pub markdown: MarkdownConfig,
    /// Whether cards are drawn for those who share a page.
    pub social_cards: bool,
    /// How readers search the site.
    pub search: Search,
}

impl Config {
    /// Makes it that of a site which is opened from a folder on disk, without a host.
    pub fn read_from_a_folder(&mut self) {
        self.urls = Urls::Explicit;
        if self.search == Search::Hosted {
            self.search = Search::Folder;
        }
    }

    /// Title and description in `lang`, falling back to the site's own.
    #[must_use]
    pub fn words(&self, lang: &Lang) -> SiteWords {
        self.translations.get(lang).cloned().unwrap_or_else(|| SiteWords {
            title: self.title.clone(),
            description: self.description.clone(),
        })
    }
}

/// Reads casebook.yaml.
///
/// # Errors
/// The diagnostic of the YAML fault, when there is no tree to read.
pub fn parse(
    text: &str,
    file: &FilePath,
    found: &mut Vec<Diagnostic>,
) -> Result<Config, Box<Diagnostic>> {
    let root = yaml::parse(text, file, 0)?;
    let fallback = || Place::whole(file);
    let Some(mut f) = Fields::open("the configuration", &root, file, text, found) else {
        return Ok(empty(&fallback()));
    };
    let title = f.required("title").map(|(t, _)| t).unwrap_or_default();
    let base_url =
        f.required("base_url").and_then(|t| base_url(&mut f, &t)).unwrap_or_default();
    let language = language(&mut f, "language").unwrap_or_default();
    let description = f.text("description").map(|(t, _)| t).unwrap_or_default();
    let theme = theme::read(&mut f, fallback());
    let page_size = f.integer("pagination", 1, 10_000).map_or(50, |n| n as usize);
    let urls = f.choice("urls", &[("clean", Urls::Clean), ("explicit", Urls::Explicit)]);
    let config = Config {
        title,
        base_url,
        language,
        description,
        translations: translations(&mut f),
        publisher: publisher(&mut f),
        theme,
        menu: menu(&mut f),
        first: linking(&mut f),
        relations: relations::vocabulary(&mut f),
        page_size,
        chronology: chronology::read(&mut f),
        citation_style: citation_style(&mut f, fallback()),
        policies: policies::read(&mut f),
        print: print::read(&mut f),
        urls: urls.unwrap_or_default(),
        markdown: markdown(&mut f),
        social_cards: f.boolean("social_cards").unwrap_or_default(),
        search: search(&mut f),
    };
    // For themes of a project's own: known, so not a slip.
    let _ = f.node("extra");
    f.close();
    Ok(config)
}

fn empty(place: &Place) -> Config {
    Config {
        title: Arc::default(),
        base_url: Arc::default(),
        language: Lang::default(),
        description: Arc::default(),
        translations: BTreeMap::new(),
        publisher: Publisher::default(),
        theme: ThemeChoice::unsaid(place.clone()),
        menu: Vec::new(),
        first: First::default(),
        relations: relations::built_in(),
        page_size: 50,
        chronology: Chronology::default(),
        citation_style: default_style(place.clone()),
        policies: Vec::new(),
        print: Print::default(),
        urls: Urls::default(),
        markdown: MarkdownConfig::default(),
        social_cards: false,
        search: Search::default(),
    }
}

/// Checks an absolute http(s) URL and gives it its final slash; `None` when it is none.
#[must_use]
pub fn absolute_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let sound = !host.is_empty()
        && !url.contains(|c: char| {
            c.is_whitespace() || c.is_control() || "?#\"<>\\".contains(c)
        });
    sound.then(|| if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

fn base_url(f: &mut Fields<'_>, (url, span): &(Arc<str>, Span)) -> Option<Arc<str>> {
    let absolute = absolute_url(url);
    if absolute.is_none() {
        let place = f.place(*span);
        f.report(
            Diagnostic::new(
                Code::BadValue,
                format!("`{url}` is not an absolute web address"),
            )
            .at(place)
            .help("write where the site will be, such as `https://example.org/case/`"),
        );
    }
    absolute.map(Arc::from)
}

const TAG: &str = "write a BCP 47 tag, such as `en`, `ur` or `pt-BR`";

/// A language tag under `key`.
pub(crate) fn language(f: &mut Fields<'_>, key: &'static str) -> Option<Lang> {
    let (text, span) = f.text(key)?;
    let lang = Lang::parse(&text);
    if lang.is_none() {
        let place = f.place(span);
        f.report(
            Diagnostic::new(Code::BadValue, format!("`{text}` is not a language tag"))
                .at(place)
                .help(TAG),
        );
    }
    lang
}

fn publisher(f: &mut Fields<'_>) -> Publisher {
    let Some(node) = f.node("publisher") else { return Publisher::default() };
    if let yaml::Value::Text(name) = &node.value {
        return Publisher { name: name.clone(), url: Arc::default() };
    }
    let (file, text, found) = f.parts();
    let Some(mut p) = Fields::open("the publisher", node, file, text, found) else {
        return Publisher::default();
    };
    let name = p.required("name").map(|(t, _)| t).unwrap_or_default();
    let url = p.text("url").map(|(t, _)| t).unwrap_or_default();
    p.close();
    Publisher { name, url }
}

/// Mappings from language tags: `{ur: …}`.
fn by_language<'a, T>(
    f: &mut Fields<'a>,
    key: &'static str,
    mut read: impl FnMut(&mut Fields<'a>, &'a Node) -> Option<T>,
) -> BTreeMap<Lang, T> {
    let mut all = BTreeMap::new();
    for (tag, node) in f.map(key) {
        let Some(lang) = Lang::parse(&tag.name) else {
            let place = f.place(tag.span);
            f.report(
                Diagnostic::new(
                    Code::BadValue,
                    format!("`{}` is not a language tag", tag.name),
                )
                .at(place)
                .help(TAG),
            );
            continue;
        };
        if let Some(value) = read(f, node) {
            all.insert(lang, value);
        }
    }
    all
}

fn translations(f: &mut Fields<'_>) -> BTreeMap<Lang, SiteWords> {
    by_language(f, "translations", |f, node| {
        let (file, text, found) = f.parts();
        let mut t =
            Fields::open("the site in another language", node, file, text, found)?;
        let title = t.required("title").map(|(t, _)| t).unwrap_or_default();
        let description = t.text("description").map(|(t, _)| t).unwrap_or_default();
        t.close();
        Some(SiteWords { title, description })
    })
}

fn menu(f: &mut Fields<'_>) -> Vec<MenuItem> {
    let mut menu = Vec::new();
    for node in f.list("menu") {
        let (file, text, found) = f.parts();
        let Some(mut m) = Fields::open("a menu entry", node, file, text, found) else {
            continue;
        };
        let title = m.required("title");
        let url = m.required("url");
        let titles = by_language(&mut m, "titles", |m, node| {
            m.scalar("titles", node).map(|t| t.0)
        });
        if let (Some((title, _)), Some((url, span))) = (title, url) {
            menu.push(MenuItem { title, titles, url, place: m.place(span) });
        }
        m.close();
    }
    menu
}

fn linking(f: &mut Fields<'_>) -> First {
    let Some(node) = f.node("linking") else { return First::default() };
    let (file, text, found) = f.parts();
    let Some(mut l) = Fields::open("`linking`", node, file, text, found) else {
        return First::default();
    };
    let words = [("section", First::Section), ("page", First::Page), ("all", First::All)];
    let first = l.choice("first", &words).unwrap_or_default();
    l.close();
    first
}

fn search(f: &mut Fields<'_>) -> Search {
    let is_on = f.boolean("search").unwrap_or(true);
    if is_on { Search::default() } else { Search::Off }
}

fn markdown(f: &mut Fields<'_>) -> MarkdownConfig {
    let Some(node) = f.node("markdown") else { return MarkdownConfig::default() };
    let (file, text, found) = f.parts();
    let Some(mut m) = Fields::open("`markdown`", node, file, text, found) else {
        return MarkdownConfig::default();
    };
    let smart = m.boolean("smart").unwrap_or_default();
    let math = m.boolean("math").unwrap_or_default();
    m.close();
    MarkdownConfig { smart, math }
}
