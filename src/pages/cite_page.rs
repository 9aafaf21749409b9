//! How readers cite a page: its address, the page in the citation style of the site, and
//! entries for programs that keep bibliographies.

mod pattern;

use std::sync::Arc;

use serde_json::{Value, json};

use self::pattern::Pattern;
use super::content::Title;
use super::plan::{PageKind, PageSpec};
use super::record::Here;
use super::rewritten::without_links;
use super::views::CiteView;
use super::wording::in_language;
use crate::bibliography::{Citable, CslItem, Exported, biblatex, csl_date, csl_json};
use crate::model::{Article, Kind};

/// What CSL calls an article, and any other page.
const ARTICLE: &str = "article-newspaper";
const PAGE: &str = "webpage";

/// How to cite a page; `None` for pages that lead to others, and for what is not public.
pub fn cite(here: &Here<'_>, spec: &PageSpec, title: &Title) -> Option<CiteView> {
    let site = here.site;
    let (kind, id) = match &spec.kind {
        PageKind::Article(id) => (Kind::Article, id),
        PageKind::Claim(id) => (Kind::Claim, id),
        PageKind::Entity(id) => (Kind::Entity, id),
        PageKind::Exhibit(id) => (Kind::Exhibit, id),
        _ => return None,
    };
    if site.head(kind, id, here.lang)?.withheld.is_some() {
        return None;
    }
    let article = match kind {
        Kind::Article => site.articles_of(id)?.get(here.lang),
        _ => None,
    };
    let date = article.and_then(|article| article.date.as_ref());
    let issued = date.map(|date| csl_date(&date.value));
    let mut view = CiteView {
        url: here.address.absolute(&site.config.base_url),
        reference_html: String::new(),
        authors: names(article),
        title: alone(here, kind, id, &title.words),
        container: site.config.words(here.lang).title.to_string(),
        date: here.some_date(date),
        biblatex: String::new(),
        csl: String::new(),
    };
    let csl_kind = if article.is_some() { ARTICLE } else { PAGE };
    view.reference_html = reference(here, &view, csl_kind, issued.as_ref());
    if article.is_some() {
        let item = item(here, id, &view, issued);
        let one = || [Exported { id, item: &item, archive_url: "", archive_date: "" }];
        view.biblatex = biblatex(one());
        view.csl = csl_json(one());
    }
    Some(view)
}

/// The title as it can stand alone in a list of works, where a statement would read as ours.
fn alone(here: &Here<'_>, kind: Kind, id: &Arc<str>, title: &str) -> String {
    let word = |path| here.site.word(here.lang, path);
    let mut words = title.to_owned();
    if kind == Kind::Claim {
        words = format!("{}: {words}", word("/claim/title"));
    }
    if here.site.is_retracted(kind, id) {
        words = format!("{}: {words}", word("/retracted/word"));
    }
    words
}

fn names(article: Option<&Arc<Article>>) -> Vec<String> {
    let authors = article.into_iter().flat_map(|article| &article.authors);
    authors.map(|author| author.name.to_string()).collect()
}

/// The page in the style of the site; empty where that cannot be used.
fn reference(
    here: &Here<'_>,
    page: &CiteView,
    kind: &str,
    issued: Option<&Value>,
) -> String {
    let mut html = String::new();
    if let Some(formatter) = here.site.formatter(here.lang) {
        let pattern = Pattern::of(page, kind, issued);
        let made = formatter.entry(&Citable::new(&pattern.item, None));
        // The page would lead to itself, at an address it may not have here.
        let words = pattern.filled(&without_links(&made.reference), page);
        in_language(here, formatter, "cite", &mut html, |out| out.push_str(&words));
    }
    html
}

/// An article as an item of CSL. Names are left in one piece: which part of one is the
/// family's nobody has said.
fn item(here: &Here<'_>, id: &str, page: &CiteView, issued: Option<Value>) -> CslItem {
    let mut item = CslItem::new();
    item.insert("id".into(), json!(id));
    item.insert("type".into(), json!(ARTICLE));
    item.insert("title".into(), json!(page.title));
    if !page.authors.is_empty() {
        let names = page.authors.iter().map(|name| json!({ "literal": name }));
        item.insert("author".into(), names.collect());
    }
    item.insert("container-title".into(), json!(page.container));
    if let Some(date) = issued {
        item.insert("issued".into(), date);
    }
    item.insert("URL".into(), json!(page.url));
    item.insert("language".into(), json!(here.lang.as_str()));
    item
}
