//! The list of pages.

use std::sync::Arc;

use super::site::Site;
use crate::address::Address;
use crate::diag::Place;
use crate::language::Lang;
use crate::model::Head;

/// Mentions shown on an entity's own page, and on each further page of them.
pub const MENTIONS: usize = 100;

/// What a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The front page.
    Home,
    /// An article.
    Article(Arc<str>),
    /// An entity.
    Entity(Arc<str>),
    /// Further mentions of an entity: the page from 2.
    Mentions(Arc<str>, usize),
    /// An event.
    Event(Arc<str>),
    /// A plain page.
    Plain(Arc<str>),
    /// All articles: the page from 1.
    Articles(usize),
    /// All tags.
    Tags,
    /// A tag, by index, and the page from 1.
    Tag(usize, usize),
    /// All authors.
    Authors,
    /// An author, by index, and the page from 1.
    Author(usize, usize),
    /// All entities.
    Entities,
    /// All events.
    Chronology,
    /// The error page.
    NotFound,
    /// A former address that leads to a new one.
    Redirect(Address, String),
}

/// A page that will be rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageSpec {
    /// Where it is.
    pub address: Address,
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub kind: PageKind,
    /// In words, for messages.
    pub what: String,
    /// Where it comes from, if from one file.
    pub place: Option<Place>,
    /// Whether search engines and feeds may list it.
    pub listed: bool,
}

/// Every page of a site, in a fixed order.
#[must_use]
pub fn plan(site: &Site<'_>) -> Vec<PageSpec> {
    let mut plan = Plan { site, pages: Vec::new() };
    plan.home();
    plan.records();
    plan.lists();
    plan.redirects();
    plan.pages
}

struct Plan<'a, 's> {
    site: &'a Site<'s>,
    pages: Vec<PageSpec>,
}

impl Plan<'_, '_> {
    fn add(&mut self, address: Address, kind: PageKind, what: &str) {
        let lang = self.site.config.language.clone();
        let listed =
            kind != PageKind::NotFound && !matches!(kind, PageKind::Redirect(..));
        let what = what.to_owned();
        self.pages.push(PageSpec { address, lang, kind, what, place: None, listed });
    }

    fn record(&mut self, head: &Head, kind: PageKind) {
        self.pages.push(PageSpec {
            address: self.site.address_of(head),
            lang: head.lang.clone(),
            kind,
            what: format!("the {} `{}`", head.kind.word(), head.id),
            place: Some(Place::whole(&head.file)),
            listed: head.withheld.is_none(),
        });
    }

    fn home(&mut self) {
        let written = self.site.case.pages.get("index");
        let site_lang = &self.site.config.language;
        if written.is_none_or(|all| !all.contains_key(site_lang)) {
            self.add(Address::new(""), PageKind::Home, "the front page");
        }
        for page in written.into_iter().flat_map(|all| all.values()) {
            self.record(&page.head, PageKind::Home);
        }
    }

    fn records(&mut self) {
        let case = self.site.case;
        for article in case.articles.values().flat_map(|all| all.values()) {
            self.record(&article.head, PageKind::Article(article.head.id.clone()));
        }
        for entity in case.entities.values().flat_map(|all| all.values()) {
            self.record(&entity.head, PageKind::Entity(entity.head.id.clone()));
        }
        for event in case.events.values().flat_map(|all| all.values()) {
            self.record(&event.head, PageKind::Event(event.head.id.clone()));
        }
        for page in case.pages.values().flat_map(|all| all.values()) {
            if &*page.head.id != "index" {
                self.record(&page.head, PageKind::Plain(page.head.id.clone()));
            }
        }
    }

    fn lists(&mut self) {
        let site = self.site;
        let size = site.config.page_size;
        for n in 1..=pages_of(site.articles.len(), size) {
            let address = numbered("articles/", n);
            self.add(address, PageKind::Articles(n), "the list of articles");
        }
        if !site.case.entities.is_empty() {
            self.add(
                Address::new("entities/"),
                PageKind::Entities,
                "the list of entities",
            );
        }
        if !site.case.events.is_empty() {
            let address = Address::new("chronology/");
            self.add(address, PageKind::Chronology, "the chronology");
        }
        for (i, term) in site.tags.iter().enumerate() {
            for n in 1..=pages_of(term.articles.len(), size) {
                let address = numbered(&format!("tags/{}/", term.slug), n);
                self.add(
                    address,
                    PageKind::Tag(i, n),
                    &format!("the tag “{}”", term.title),
                );
            }
        }
        for (i, term) in site.authors.iter().enumerate() {
            for n in 1..=pages_of(term.articles.len(), size) {
                let address = numbered(&format!("authors/{}/", term.slug), n);
                self.add(
                    address,
                    PageKind::Author(i, n),
                    &format!("the author {}", term.title),
                );
            }
        }
        if !site.tags.is_empty() {
            self.add(Address::new("tags/"), PageKind::Tags, "the list of tags");
        }
        if !site.authors.is_empty() {
            self.add(Address::new("authors/"), PageKind::Authors, "the list of authors");
        }
        for entity in site.case.entities.values().flat_map(|all| all.values()) {
            let (_, pages) = site.named(&entity.head.id);
            for n in 2..=pages_of(pages, MENTIONS) {
                let own = site.address_of(&entity.head);
                let address = numbered(&format!("{}mentions/", own.as_str()), n);
                let kind = PageKind::Mentions(entity.head.id.clone(), n);
                self.record(&entity.head, kind);
                if let Some(spec) = self.pages.last_mut() {
                    spec.address = address;
                    spec.what = format!("mentions of the entity `{}`", entity.head.id);
                }
            }
        }
        self.add(Address::new("404.html"), PageKind::NotFound, "the error page");
    }

    fn redirects(&mut self) {
        let case = self.site.case;
        let mut heads: Vec<&Head> = Vec::new();
        heads.extend(case.articles.values().flat_map(|a| a.values()).map(|r| &r.head));
        heads.extend(case.entities.values().flat_map(|a| a.values()).map(|r| &r.head));
        heads.extend(case.events.values().flat_map(|a| a.values()).map(|r| &r.head));
        heads.extend(case.pages.values().flat_map(|a| a.values()).map(|r| &r.head));
        for head in heads {
            for old in &head.redirect_from {
                let target = self.site.address_of(head);
                let kind = PageKind::Redirect(target, head.title.to_string());
                self.pages.push(PageSpec {
                    address: former(&old.value),
                    lang: head.lang.clone(),
                    kind,
                    what: format!(
                        "a former address of the {} `{}`",
                        head.kind.word(),
                        head.id
                    ),
                    place: Some(old.place.clone()),
                    listed: false,
                });
            }
        }
    }
}

/// How many pages a list of `n` takes; at least one.
pub fn pages_of(n: usize, size: usize) -> usize {
    n.div_ceil(size.max(1)).max(1)
}

/// The address of the `n`th page of a list.
pub fn numbered(folder: &str, n: usize) -> Address {
    if n == 1 { Address::new(folder) } else { Address::new(&format!("{folder}{n}/")) }
}

/// The address of a former page: a folder, unless its last part is a file's name.
fn former(path: &str) -> Address {
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if is_file || path.ends_with('/') {
        Address::new(path)
    } else {
        Address::new(&format!("{path}/"))
    }
}
