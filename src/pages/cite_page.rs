//! How readers cite a page: its address, the page in the citation style of the site, and
//! entries for programs that keep bibliographies.

use std::sync::Arc;

use serde_json::{Value, json};

use super::content::Title;
use super::plan::{PageKind, PageSpec};
use super::previews::without_links;
use super::record::Here;
use super::views::CiteView;
use super::wording::in_language;
use crate::bibliography::{Citable, CslItem, Exported, biblatex, csl_date, csl_json};
use crate::markdown;
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
    let date = article.and_then(|article| article.date.as_ref());
    let issued = date.map(|date| csl_date(&date.value));
    if let Some(formatter) = site.formatter(here.lang) {
        let kind = if article.is_some() { "article-newspaper" } else { "webpage" };
        let shape = Shape::new(&view, kind, issued.as_ref());
        let made = formatter.entry(&Citable::new(&shape.item, None));
        // The page would lead to itself, at an address it may not have here.
        let html = shape.filled(&without_links(&made.reference), &view);
        in_language(here, formatter, "cite", &mut view.reference_html, |out| {
            out.push_str(&html);
        });
    }
    let item = item(here, id, &view, issued);
    if article.is_some() {
        let one = || [Exported { id, item: &item, archive_url: "", archive_date: "" }];
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
fn item(here: &Here<'_>, id: &str, view: &CiteView, issued: Option<Value>) -> CslItem {
    let mut item = CslItem::new();
    item.insert("id".into(), json!(id));
    item.insert("type".into(), json!("article-newspaper"));
    item.insert("title".into(), json!(view.title));
    if !view.authors.is_empty() {
        let literal = |name: &String| json!({ "literal": name });
        let names: Vec<_> = view.authors.iter().map(literal).collect();
        item.insert("author".into(), json!(names));
    }
    item.insert("container-title".into(), json!(view.container));
    if let Some(date) = issued {
        item.insert("issued".into(), date);
    }
    item.insert("URL".into(), json!(view.url));
    item.insert("language".into(), json!(here.lang.as_str()));
    item
}

/// The mark that stands for a text of the page in a made-up one.
const MARK: &str = "Zyxw";
/// The year of a made-up page.
const YEAR: u16 = 8127;

/// A made-up page that a style words as it does all pages like it: of as many authors, of
/// this day of the year, with a title that closes alike. The engine takes a third of a
/// millisecond for each, and a case has thousands of pages.
struct Shape {
    item: CslItem,
    /// The year that is put in for the made-up one.
    year: Option<u64>,
}

impl Shape {
    fn new(view: &CiteView, kind: &str, issued: Option<&Value>) -> Self {
        let mut item = CslItem::new();
        item.insert("id".into(), json!(MARK));
        item.insert("type".into(), json!(kind));
        item.insert(
            "title".into(),
            json!(format!("{MARK}title{}", closing(&view.title))),
        );
        if !view.authors.is_empty() {
            let name = |n: usize| json!({ "literal": format!("{MARK}author{n}x") });
            let names: Vec<_> = (0..view.authors.len()).map(name).collect();
            item.insert("author".into(), json!(names));
        }
        item.insert("container-title".into(), json!(view.container));
        item.insert("URL".into(), json!(format!("https://{MARK}.example/")));
        let mut year = None;
        if let Some(issued) = issued {
            let mut issued = issued.clone();
            let is_plain = issued.as_object().is_some_and(|date| date.len() == 1)
                && !view.container.contains(&YEAR.to_string());
            let whole = issued.pointer("/date-parts").and_then(Value::as_array);
            let is_one = whole.is_some_and(|dates| dates.len() == 1);
            if is_plain
                && is_one
                && let Some(first) = issued.pointer_mut("/date-parts/0/0")
                && let Some(real) = first.as_u64().filter(|y| (1000..=9999).contains(y))
            {
                year = Some(real);
                *first = json!(YEAR);
            }
            item.insert("issued".into(), issued);
        }
        Self { item, year }
    }

    /// What a style made of the made-up page, with the texts of the real one.
    fn filled(&self, html: &str, view: &CiteView) -> String {
        let escaped = |text: &str| {
            let mut out = String::new();
            markdown::escape_text(&mut out, text);
            out
        };
        let mut out = html.to_owned();
        if let Some(year) = self.year {
            out = out.replace(&YEAR.to_string(), &year.to_string());
        }
        for (n, name) in view.authors.iter().enumerate() {
            out = out.replace(&format!("{MARK}author{n}x"), &escaped(name));
        }
        let title = view.title.trim_end_matches(CLOSING);
        out = out.replace(&format!("https://{MARK}.example/"), &escaped(&view.url));
        out.replace(&format!("{MARK}title"), &escaped(title))
    }
}

/// Signs after which styles put no stop of their own.
const CLOSING: [char; 4] = ['?', '!', '.', '…'];

fn closing(title: &str) -> &str {
    &title[title.trim_end_matches(CLOSING).len()..]
}
