//! The list of pages.

use std::sync::Arc;

use super::previews;
use super::reads::Terms;
use super::site::Site;
use super::strands::Scope;
use crate::address::Address;
use crate::chronology::Part;
use crate::diag::Place;
use crate::language::Lang;
use crate::model::{Case, Head, Kind};

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
    /// All tags, or all authors.
    Terms(Terms),
    /// The articles of a tag or an author, by its segment of addresses: the page from 1.
    Term(Terms, String, usize),
    /// All entities.
    Entities,
    /// A claim.
    Claim(Arc<str>),
    /// All claims.
    Claims,
    /// An exhibit.
    Exhibit(Arc<str>),
    /// All exhibits.
    Exhibits,
    /// A source, by its key.
    Source(Arc<str>),
    /// All sources.
    Sources,
    /// What was corrected.
    Corrections,
    /// Events in order: all of them or a strand, whole or a part.
    Chronology(Scope, Option<Part>),
    /// The whole case as one document.
    Whole,
    /// The error page.
    NotFound,
    /// A former address that leads to a new one.
    Redirect(Address, String),
    /// What is shown of a record where a page leads to it.
    Preview(Kind, Arc<str>),
}

impl PageKind {
    /// Whether the page is made only for whoever opens it while the project is edited: it
    /// reads everything, so every edit would make it anew.
    #[must_use]
    pub fn is_on_demand(&self) -> bool {
        matches!(self, Self::Whole)
    }

    /// The word under which pages of this kind are counted.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Article(_) => "articles",
            Self::Entity(_) => "entities",
            Self::Event(_) => "events",
            Self::Claim(_) => "claims",
            Self::Exhibit(_) => "exhibits",
            Self::Source(_) => "sources",
            Self::Plain(_) => "plain pages",
            Self::Redirect(..) => "redirects",
            Self::Preview(..) => "previews",
            Self::Whole => "documents",
            _ => "lists",
        }
    }
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

impl PageSpec {
    /// Whether both are rendered alike. Where a page comes from is told of faults in the
    /// plan and is no part of the page.
    #[must_use]
    pub fn renders_as(&self, other: &Self) -> bool {
        let Self { address, lang, kind, what, place: _, listed } = self;
        *kind == other.kind
            && *address == other.address
            && *lang == other.lang
            && *what == other.what
            && *listed == other.listed
    }
}

/// Every page of a site, in a fixed order.
#[must_use]
pub fn plan(site: &Site<'_>, case: &Case) -> Vec<PageSpec> {
    let mut plan = Plan { site, case, pages: Vec::new() };
    plan.home();
    plan.records();
    plan.lists();
    plan.redirects();
    let previews = previews::plan(site, &plan.pages);
    plan.pages.extend(previews);
    plan.pages
}

struct Plan<'a, 's> {
    site: &'a Site<'s>,
    case: &'a Case,
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
            // What was withdrawn stays where it is, out of feeds and search.
            listed: head.withheld.is_none()
                && !self.site.is_retracted(head.kind, &head.id),
        });
    }

    fn home(&mut self) {
        let written = self.case.pages.get("index");
        let site_lang = &self.site.config.language;
        if written.is_none_or(|all| !all.contains_key(site_lang)) {
            self.add(Address::new(""), PageKind::Home, "the front page");
        }
        for page in written.into_iter().flat_map(|all| all.values()) {
            self.record(&page.head, PageKind::Home);
        }
    }

    fn records(&mut self) {
        let case = self.case;
        for article in case.articles.values().flat_map(|all| all.values()) {
            self.record(&article.head, PageKind::Article(article.head.id.clone()));
        }
        for entity in case.entities.values().flat_map(|all| all.values()) {
            self.record(&entity.head, PageKind::Entity(entity.head.id.clone()));
        }
        for event in case.events.values().flat_map(|all| all.values()) {
            self.record(&event.head, PageKind::Event(event.head.id.clone()));
        }
        for claim in case.claims.values().flat_map(|all| all.values()) {
            self.record(&claim.head, PageKind::Claim(claim.head.id.clone()));
        }
        for exhibit in case.exhibits.values().flat_map(|all| all.values()) {
            self.record(&exhibit.head, PageKind::Exhibit(exhibit.head.id.clone()));
        }
        for (key, source) in &case.sources {
            let public = case.public_id(key);
            let kind = PageKind::Source(key.clone());
            self.add(source_address(public), kind, &format!("the source `{public}`"));
            if let Some(spec) = self.pages.last_mut() {
                // A place would tell the key of a confidential source.
                spec.place = source.place.clone().filter(|_| !source.confidential);
            }
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
        for n in 1..=pages_of(site.articles().len(), size) {
            let address = numbered("articles/", n);
            self.add(address, PageKind::Articles(n), "the list of articles");
        }
        if site.has_any(Kind::Entity) {
            self.add(
                Address::new("entities/"),
                PageKind::Entities,
                "the list of entities",
            );
        }
        let evidence = [
            (Kind::Claim, PageKind::Claims, "the list of claims"),
            (Kind::Exhibit, PageKind::Exhibits, "the list of exhibits"),
            (Kind::Source, PageKind::Sources, "the list of sources"),
        ];
        for (kind, page, what) in evidence {
            if site.has_any(kind) {
                self.add(Address::new(&format!("{}/", kind.folder())), page, what);
            }
        }
        if !site.corrections().is_empty() {
            let what = "the list of corrections";
            self.add(Address::new("corrections/"), PageKind::Corrections, what);
        }
        self.chronologies();
        self.terms(Terms::Tags);
        self.terms(Terms::Authors);
        for entity in self.case.entities.values().flat_map(|all| all.values()) {
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
        for lang in site.printed() {
            let what = format!("the whole case in `{}`", lang.as_str());
            self.add(site.print_address(lang), PageKind::Whole, &what);
            if let Some(spec) = self.pages.last_mut() {
                spec.lang = lang.clone();
                spec.listed = false;
            }
        }
        self.add(Address::new("404.html"), PageKind::NotFound, "the error page");
    }

    /// The chronology in its orders, its threads, and the entities with more events than
    /// their own pages can hold.
    fn chronologies(&mut self) {
        let site = self.site;
        let lang = &site.config.language;
        if !site.has_any(Kind::Event) {
            return;
        }
        self.chronology(&Scope::All, lang, "the chronology");
        if site.has_public_order() {
            let what = "the chronology of what became known";
            self.chronology(&Scope::Public, lang, what);
        }
        for (id, slug, _) in site.threads() {
            let what = format!("the thread `{id}`");
            self.chronology(&Scope::Thread(slug.to_owned()), lang, &what);
        }
        for (id, all) in &self.case.entities {
            let scope = Scope::Entity(id.clone());
            if site.events_with(id).len() <= site.config.chronology.page {
                continue;
            }
            for lang in all.keys() {
                self.chronology(&scope, lang, &format!("the chronology of `{id}`"));
            }
        }
    }

    fn chronology(&mut self, scope: &Scope, lang: &Lang, what: &str) {
        let strand = self.site.strand(scope);
        let parts = strand.parts();
        let site = &self.site.config.language;
        for part in std::iter::once(None).chain(parts.into_iter().map(Some)) {
            let what = match part {
                Some(part) => format!("{what} ({part})"),
                None => what.to_owned(),
            };
            let kind = PageKind::Chronology(scope.clone(), part);
            self.add(scope.page(part, lang, site), kind, &what);
            if let Some(spec) = self.pages.last_mut() {
                spec.lang = lang.clone();
            }
        }
    }

    /// The list of tags or of authors, and the lists of articles of each.
    fn terms(&mut self, which: Terms) {
        let site = self.site;
        let terms = site.terms(which);
        let folder = format!("{}/", which.folder());
        for term in terms {
            let what = match which {
                Terms::Tags => format!("the tag “{}”", term.title),
                Terms::Authors => format!("the author {}", term.title),
            };
            for n in 1..=pages_of(term.articles.len(), site.config.page_size) {
                let address = numbered(&format!("{folder}{}/", term.slug), n);
                let kind = PageKind::Term(which, term.slug.clone(), n);
                self.add(address, kind, &what);
            }
        }
        if !terms.is_empty() {
            let what = format!("the list of {}", which.folder());
            self.add(Address::new(&folder), PageKind::Terms(which), &what);
        }
    }

    fn redirects(&mut self) {
        let case = self.case;
        let mut heads: Vec<&Head> = Vec::new();
        heads.extend(case.articles.values().flat_map(|a| a.values()).map(|r| &r.head));
        heads.extend(case.entities.values().flat_map(|a| a.values()).map(|r| &r.head));
        heads.extend(case.events.values().flat_map(|a| a.values()).map(|r| &r.head));
        heads.extend(case.claims.values().flat_map(|a| a.values()).map(|r| &r.head));
        heads.extend(case.exhibits.values().flat_map(|a| a.values()).map(|r| &r.head));
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

/// The address of a source's page, from what it is known by outside.
#[must_use]
pub fn source_address(public: &str) -> Address {
    Address::new(&format!("sources/{public}/"))
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
