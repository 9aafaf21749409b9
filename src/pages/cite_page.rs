//! How readers cite a page: its address, the page in the citation style of the site, and
//! entries for programs that keep bibliographies.

use std::sync::Arc;

use serde_json::json;

use super::frame::Title;
use super::plan::{PageKind, PageSpec};
use super::record::Here;
use super::views::CiteView;
use super::wording::in_language;
use crate::bibliography::{CslItem, Exported, biblatex, csl_date, csl_json};
use crate::model::{Article, Kind};

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
    let mut words = title.words.clone();
    // Alone in a list of works, a statement would read as ours.
    if kind == Kind::Claim {
        words = format!("{}: {words}", site.word(here.lang, "/claim/title"));
    }
    if site.is_retracted(kind, id) {
        words = format!("{}: {words}", site.word(here.lang, "/retracted/word"));
    }
    let mut view = CiteView {
        url: here.address.absolute(&site.config.base_url),
        reference_html: String::new(),
        authors: names(article),
        title: words,
        container: site.config.words(here.lang).title.to_string(),
        date: article.and_then(|article| here.some_date(article.date.as_ref())),
        biblatex: String::new(),
        csl: String::new(),
    };
    let item = item(here, id, &view, article);
    if let Some(formatter) = site.formatter(here.lang) {
        // Not by way of the formatter's memory: a page is cited once, on itself.
        let made = formatter.style().entry(&item, None);
        view.reference_html = in_language(here, formatter, "cite", &made.reference);
    }
    if article.is_some() {
        let one =
            || [Exported { id: &**id, item: &item, archive_url: "", archive_date: "" }];
        view.biblatex = biblatex(one());
        view.csl = csl_json(one());
    }
    Some(view)
}

fn names(article: Option<&Arc<Article>>) -> Vec<String> {
    let authors = article.into_iter().flat_map(|article| &article.authors);
    authors.map(|author| author.name.to_string()).collect()
}

/// The page as an item of CSL. Names are left in one piece: which part of one is the family's
/// nobody has said.
fn item(
    here: &Here<'_>,
    id: &str,
    view: &CiteView,
    article: Option<&Arc<Article>>,
) -> CslItem {
    let kind = if article.is_some() { "article-newspaper" } else { "webpage" };
    let mut item = CslItem::new();
    item.insert("id".into(), json!(id));
    item.insert("type".into(), json!(kind));
    item.insert("title".into(), json!(view.title));
    if !view.authors.is_empty() {
        let literal = |name: &String| json!({ "literal": name });
        let names: Vec<_> = view.authors.iter().map(literal).collect();
        item.insert("author".into(), json!(names));
    }
    item.insert("container-title".into(), json!(view.container));
    if let Some(date) = article.and_then(|article| article.date.as_ref()) {
        item.insert("issued".into(), csl_date(&date.value));
    }
    item.insert("URL".into(), json!(view.url));
    item.insert("language".into(), json!(here.lang.as_str()));
    item
}
