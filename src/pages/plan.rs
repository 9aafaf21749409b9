//! The list of pages.

use std::sync::Arc;

use super::lists::pages_of;
use super::previews;
use super::reads::Terms;
use super::site::Site;
pub use super::spec::{Listing, PageKind, PageSpec};
use super::strands::Scope;
use crate::address::Address;
use crate::diag::Place;
use crate::language::Lang;
use crate::model::{Case, Head, Kind, Translations};

/// Mentions shown on an entity's own page, and on each further page of them.
pub const MENTIONS: usize = 100;

/// Every page of a site, in a fixed order.
#[must_use]
pub fn plan(site: &Site<'_>, case: &Case) -> Vec<PageSpec> {
    let mut plan = Plan { site, case, pages: Vec::new() };
    plan.home();
    plan.records();
    plan.lists_of_entities();
    plan.lists();
    plan.documents();
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
    /// A page that nobody writes, in a language.
    fn add(&mut self, lang: &Lang, kind: PageKind, what: &str) {
        let own = &self.site.config.language;
        self.pages.push(PageSpec {
            address: self.site.address_in(&kind, lang),
            lang: lang.clone(),
            listing: Listing::when(!matches!(kind, PageKind::NotFound | PageKind::Whole)),
            kind,
            what: if lang == own { what.to_owned() } else { format!("{what} ({lang})") },
            place: None,
        });
    }

    fn record(&mut self, head: &Head, kind: PageKind) {
        self.pages.push(PageSpec {
            address: self.site.address_in(&kind, &head.lang),
            lang: head.lang.clone(),
            kind,
            what: format!("the {} `{}`", head.kind.word(), head.id),
            place: Some(Place::whole(&head.file)),
            // What was withdrawn stays where it is, out of feeds and search.
            listing: Listing::when(
                head.withheld.is_none() && !self.site.is_retracted(head.kind, &head.id),
            ),
        });
    }

    /// A record in each language it is written in; in the other languages of the site its
    /// text stands untranslated, on pages that stand in.
    fn written<T>(
        &mut self,
        all: &Translations<T>,
        head: impl Fn(&T) -> &Head,
        kind: impl Fn(&Arc<str>) -> PageKind,
    ) {
        let site = *self.site;
        for lang in site.languages_of(all) {
            let Some(version) = site.version(all, lang) else { continue };
            let head = head(version);
            self.record(head, kind(&head.id));
            if let Some(spec) = self.pages.last_mut()
                && spec.lang != *lang
            {
                spec.address = site.address_in(&spec.kind, lang);
                spec.lang = lang.clone();
                spec.what = format!("{} ({lang})", spec.what);
                if spec.is_listed() {
                    spec.listing = Listing::StandsIn;
                }
            }
        }
    }

    fn home(&mut self) {
        let written = self.case.pages.get("index");
        let site = *self.site;
        for lang in site.languages().of_site() {
            match written.and_then(|all| all.get(lang)) {
                Some(page) => self.record(&page.head, PageKind::Home),
                None => self.add(lang, PageKind::Home, "the front page"),
            }
        }
    }

    fn records(&mut self) {
        let case = self.case;
        for all in case.articles.values() {
            self.written(all, |r| &r.head, |id| PageKind::Article(id.clone()));
        }
        for all in case.entities.values() {
            self.written(all, |r| &r.head, |id| PageKind::Entity(id.clone()));
        }
        for all in case.events.values() {
            self.written(all, |r| &r.head, |id| PageKind::Event(id.clone()));
        }
        for all in case.claims.values() {
            self.written(all, |r| &r.head, |id| PageKind::Claim(id.clone()));
        }
        for all in case.exhibits.values() {
            self.written(all, |r| &r.head, |id| PageKind::Exhibit(id.clone()));
        }
        let site = *self.site;
        for lang in site.languages().of_site() {
            for (key, source) in &case.sources {
                let what = format!("the source `{}`", case.public_id(key));
                self.add(lang, PageKind::Source(key.clone()), &what);
                if let Some(spec) = self.pages.last_mut() {
                    // A place would tell the key of a confidential source.
                    spec.place = source.place.clone().filter(|_| !source.confidential);
                }
            }
        }
        for (id, all) in &case.pages {
            if &**id != "index" {
                self.written(all, |r| &r.head, |id| PageKind::Plain(id.clone()));
            }
        }
    }

    fn lists(&mut self) {
        let site = *self.site;
        for lang in site.languages().of_site() {
            self.lists_in(lang);
        }
        self.add(&site.config.language, PageKind::NotFound, "the error page");
    }

    fn lists_in(&mut self, lang: &Lang) {
        let site = self.site;
        let size = site.config.page_size;
        for n in 1..=pages_of(site.articles().len(), size) {
            self.add(lang, PageKind::Articles(n), "the list of articles");
        }
        let lists = [
            (Kind::Entity, PageKind::Entities, "the list of entities"),
            (Kind::Claim, PageKind::Claims, "the list of claims"),
            (Kind::Exhibit, PageKind::Exhibits, "the list of exhibits"),
            (Kind::Source, PageKind::Sources, "the list of sources"),
        ];
        for (kind, page, what) in lists {
            if site.has_any(kind) {
                self.add(lang, page, what);
            }
        }
        if !site.corrections().is_empty() {
            self.add(lang, PageKind::Corrections, "the list of corrections");
        }
        self.chronologies(lang);
        self.terms(lang, Terms::Tags);
        self.terms(lang, Terms::Authors);
    }

    /// The further mentions of entities, and the chronologies of those with more events than
    /// their own pages can hold: in each language that an entity has a page in.
    fn lists_of_entities(&mut self) {
        let site = *self.site;
        for (id, all) in &self.case.entities {
            let (_, pages) = site.named(id);
            let is_long = site.events_with(id).len() > site.config.chronology.page;
            for lang in site.languages_of(all) {
                for n in 2..=pages_of(pages, MENTIONS) {
                    let what = format!("mentions of the entity `{id}`");
                    self.add(lang, PageKind::Mentions(id.clone(), n), &what);
                    self.belongs_to(site.head(Kind::Entity, id, lang));
                }
                if is_long {
                    let what = format!("the chronology of `{id}`");
                    self.chronology(&Scope::Entity(id.clone()), lang, &what);
                }
            }
        }
    }

    /// The whole case as one document, in each language that has it, and a page for
    /// searching in each language of the site.
    fn documents(&mut self) {
        let site = *self.site;
        for lang in site.printed() {
            self.add(lang, PageKind::Whole, "the whole case");
        }
        let languages = site.languages().of_site().iter();
        for lang in languages.filter(|_| site.is_searched()) {
            self.add(lang, PageKind::Search, "the page for searching");
        }
    }

    /// Says of the last page which record's it is.
    fn belongs_to(&mut self, head: Option<&Head>) {
        if let (Some(spec), Some(head)) = (self.pages.last_mut(), head) {
            spec.place = Some(Place::whole(&head.file));
            spec.listing = Listing::when(head.withheld.is_none());
        }
    }

    /// The chronology in its orders and its threads.
    fn chronologies(&mut self, lang: &Lang) {
        let site = self.site;
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
    }

    fn chronology(&mut self, scope: &Scope, lang: &Lang, what: &str) {
        let strand = self.site.strand(scope);
        let parts = strand.parts();
        for part in std::iter::once(None).chain(parts.into_iter().map(Some)) {
            let what = match part {
                Some(part) => format!("{what} ({part})"),
                None => what.to_owned(),
            };
            self.add(lang, PageKind::Chronology(scope.clone(), part), &what);
        }
    }

    /// The list of tags or of authors, and the lists of articles of each.
    fn terms(&mut self, lang: &Lang, which: Terms) {
        let site = self.site;
        let terms = site.terms(which, lang);
        for term in terms {
            let what = match which {
                Terms::Tags => format!("the tag “{}”", term.title),
                Terms::Authors => format!("the author {}", term.title),
            };
            for n in 1..=pages_of(term.articles.len(), site.config.page_size) {
                self.add(lang, PageKind::Term(which, term.slug.clone(), n), &what);
            }
        }
        if !terms.is_empty() {
            let what = format!("the list of {}", which.folder());
            self.add(lang, PageKind::Terms(which), &what);
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
                    listing: Listing::Unlisted,
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

/// The address of a former page: a folder, unless its last part is a file's name.
fn former(path: &str) -> Address {
    let is_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if is_file || path.ends_with('/') {
        Address::new(path)
    } else {
        Address::new(&format!("{path}/"))
    }
}
