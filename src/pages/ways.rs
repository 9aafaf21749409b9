//! Where pages are in each language of the site, and where the links of a page lead: to
//! pages in the language of its reader.
//!
//! Where the whole site can be read in several languages, every page of it is there in each:
//! a record that nobody has translated shows its own text in the frame of the other
//! language. So a reader who came in by one language stays in it. A site in one language
//! has none of that: each record is where it was written.

use super::lists::{numbered, pages_of};
use super::plan::{PageKind, PageSpec, source_address};
use super::reads::Terms;
use super::record::Here;
use super::site::Site;
use super::views::LinkView;
use crate::address::Address;
use crate::language::Lang;
use crate::model::{Head, Kind, Translations};

impl<'a> Site<'a> {
    /// The version of a record that readers of `lang` are shown: its translation, else the
    /// text in the site's own language, else the first there is.
    #[must_use]
    pub fn version<'r, T>(
        &self,
        all: &'r Translations<T>,
        lang: &Lang,
    ) -> Option<&'r std::sync::Arc<T>> {
        let own = || all.get(&self.config.language).or_else(|| all.values().next());
        all.get(lang).or_else(own)
    }

    /// The language of the page on which readers of `lang` find a text that is in `text`.
    pub(super) fn page_lang<'l>(&self, text: &'l Lang, lang: &'l Lang) -> &'l Lang {
        let languages = self.languages();
        if languages.are_several() && languages.have(lang) { lang } else { text }
    }

    /// The page on which readers of `lang` find a record.
    #[must_use]
    pub fn page_of(&self, head: &Head, lang: &Lang) -> Address {
        self.address(head.kind, &head.id, self.page_lang(&head.lang, lang))
    }

    /// A page that nobody writes (`claims/`), for readers of `lang`.
    #[must_use]
    pub fn list(&self, path: &str, lang: &Lang) -> Address {
        let lang = self.languages().of_reader(lang);
        if *lang == self.config.language {
            return Address::new(path);
        }
        Address::new(&format!("{lang}/{path}"))
    }

    /// The languages a record has a page in: those of its versions, and those of the site.
    pub(super) fn languages_of<'l, T>(
        &'l self,
        all: &'l Translations<T>,
    ) -> impl Iterator<Item = &'l Lang> + use<'l, 'a, T> {
        let languages = self.languages();
        let site: &[Lang] =
            if languages.are_several() { languages.of_site() } else { &[] };
        all.keys().chain(site.iter().filter(|lang| !all.contains_key(*lang)))
    }

    /// The page that readers of `lang` find instead of one of this site, where there is one.
    pub(super) fn for_reader(&self, to: &Address, lang: &Lang) -> Address {
        let (of, path) = self.split(to);
        let lang = self.languages().of_reader(lang);
        if of == lang || !self.is_in_all_languages(path) {
            return to.clone();
        }
        self.list(path, lang)
    }

    /// The language of the page at an address, and the address without it.
    pub(super) fn split<'l>(&self, to: &'l Address) -> (&'a Lang, &'l str) {
        let languages = self.languages();
        let path = to.as_str();
        let prefix = path.split_once('/');
        let named = prefix.and_then(|(tag, rest)| {
            let others = languages.all().iter().filter(|l| *l != languages.own());
            Some((others.into_iter().find(|lang| lang.as_str() == tag)?, rest))
        });
        named.unwrap_or((languages.own(), path))
    }

    /// Whether the page at an address of the site's own language is a record's that somebody
    /// wrote in `lang`.
    pub(super) fn is_translated(&self, path: &str, lang: &Lang) -> bool {
        let path = path.trim_end_matches('/');
        let (kind, id) = match path.split_once('/') {
            Some(("articles", id)) => (Kind::Article, id),
            Some(("entities", id)) => (Kind::Entity, id),
            Some(("events", id)) => (Kind::Event, id),
            Some(("claims", id)) => (Kind::Claim, id),
            Some(("exhibits", id)) => (Kind::Exhibit, id),
            _ if path.is_empty() => (Kind::Page, "index"),
            _ => (Kind::Page, path),
        };
        self.written_in(kind, id).contains(&lang)
    }

    /// Whether a page is there in every language of the site, by its address in the site's
    /// own. Former addresses and files are not.
    fn is_in_all_languages(&self, path: &str) -> bool {
        if !self.languages().are_several() {
            return false;
        }
        let Some(path) = path.strip_suffix('/') else { return path.is_empty() };
        let lists = ["articles", "entities", "claims", "exhibits", "sources"];
        match path.split_once('/') {
            None if lists.contains(&path) => true,
            None if ["chronology", "corrections", "tags", "authors"].contains(&path) => {
                true
            }
            Some(("chronology" | "tags" | "authors" | "sources", _)) => true,
            Some((folder, rest))
                if [&lists[..], &["events"]].concat().contains(&folder) =>
            {
                let id = rest.split('/').next().unwrap_or_default();
                let is_page_of_list = folder == "articles" && id.parse::<usize>().is_ok();
                is_page_of_list || self.has_record(folder, id)
            }
            _ => self.pages_of(path).is_some(),
        }
    }

    fn has_record(&self, folder: &str, id: &str) -> bool {
        match folder {
            "articles" => self.articles_of(id).is_some(),
            "entities" => self.entities_of(id).is_some(),
            "events" => self.events_of(id).is_some(),
            "claims" => self.claims_of(id).is_some(),
            _ => self.exhibits_of(id).is_some(),
        }
    }

    /// Whether a page that nobody writes is there in a language of the site: tags and authors
    /// may be written otherwise in each.
    pub(super) fn has_list(&self, kind: &PageKind, lang: &Lang) -> bool {
        if *kind == PageKind::Whole {
            return self.printed().contains(lang);
        }
        let PageKind::Term(which, slug, n) = kind else { return true };
        let term = self.term(*which, lang, slug);
        term.is_some_and(|t| *n <= pages_of(t.articles.len(), self.config.page_size))
    }

    /// The languages of the versions of a record.
    pub(super) fn written_in(&self, kind: Kind, id: &str) -> Vec<&'a Lang> {
        fn keys<T>(all: Option<&Translations<T>>) -> Vec<&Lang> {
            all.into_iter().flat_map(|all| all.keys()).collect()
        }
        match kind {
            Kind::Article => keys(self.articles_of(id)),
            Kind::Entity => keys(self.entities_of(id)),
            Kind::Event => keys(self.events_of(id)),
            Kind::Claim => keys(self.claims_of(id)),
            Kind::Exhibit => keys(self.exhibits_of(id)),
            Kind::Page => keys(self.pages_of(id)),
            Kind::Source => Vec::new(),
        }
    }

    /// Where a page is in a language.
    #[must_use]
    pub fn address_in(&self, kind: &PageKind, lang: &Lang) -> Address {
        let record = |kind: Kind, id: &str| self.address(kind, id, lang);
        match kind {
            PageKind::Home => record(Kind::Page, "index"),
            PageKind::Mentions(id, n) => {
                let own = record(Kind::Entity, id);
                numbered(&format!("{}mentions/", own.as_str()), *n)
            }
            PageKind::Articles(n) => numbered(self.list("articles/", lang).as_str(), *n),
            PageKind::Terms(which) => self.list(&format!("{}/", which.folder()), lang),
            PageKind::Term(which, slug, n) => {
                let first = self.list(&format!("{}/{slug}/", which.folder()), lang);
                numbered(first.as_str(), *n)
            }
            PageKind::Entities => self.list("entities/", lang),
            PageKind::Claims => self.list("claims/", lang),
            PageKind::Exhibits => self.list("exhibits/", lang),
            PageKind::Sources => self.list("sources/", lang),
            PageKind::Source(key) => self.source_page(key, lang),
            PageKind::Corrections => self.list(super::corrections::CORRECTIONS, lang),
            PageKind::Chronology(scope, part) => {
                scope.page(*part, lang, &self.config.language)
            }
            PageKind::Whole => self.print_address(lang),
            PageKind::Search => self.list(super::search::SEARCH, lang),
            PageKind::NotFound => Address::new("404.html"),
            PageKind::Redirect(to, _) => to.clone(),
            kind => {
                kind.record().map_or_else(|| Address::new(""), |(k, id)| record(k, id))
            }
        }
    }

    /// The address of a source's page.
    #[must_use]
    pub fn source_page(&self, key: &str, lang: &Lang) -> Address {
        self.list(source_address(self.public_id(key)).as_str(), lang)
    }

    /// The language of the text on a record's page, where that is not the page's: nobody has
    /// translated it.
    #[must_use]
    pub fn untranslated(&self, spec: &PageSpec) -> Option<&'a Head> {
        spec.kind.record()?;
        self.head_of(spec).filter(|head| head.lang != spec.lang)
    }
}

impl PageKind {
    /// The record whose own page it is.
    #[must_use]
    pub fn record(&self) -> Option<(Kind, &str)> {
        Some(match self {
            Self::Article(id) => (Kind::Article, id),
            Self::Entity(id) => (Kind::Entity, id),
            Self::Event(id) => (Kind::Event, id),
            Self::Claim(id) => (Kind::Claim, id),
            Self::Exhibit(id) => (Kind::Exhibit, id),
            Self::Plain(id) => (Kind::Page, id),
            _ => return None,
        })
    }
}

impl<'a> Here<'a> {
    /// The same page where it shows a text in another language: what belongs to the text is
    /// worded in that one, and leads to the same pages.
    pub fn within<'b>(&self, lang: &'b Lang) -> Here<'b>
    where
        'a: 'b,
    {
        Here { lang, ..*self }
    }

    /// The link to a page that nobody writes.
    pub fn list_href(&self, path: &str) -> String {
        self.href(&self.site.list(path, self.reader))
    }

    /// The link to a record's page.
    pub fn to(&self, head: &Head) -> String {
        self.href(&self.site.page_of(head, self.reader))
    }

    /// The link to a tag or an author, whose words are in `lang`.
    pub fn term_link(&self, which: Terms, words: &str, lang: &Lang) -> LinkView {
        let slug = self.site.slug(words);
        let languages = self.site.languages();
        let folder = which.folder();
        // What only a text in a language of its own is filed under may have no page.
        let own = languages.own();
        let is_there =
            languages.have(self.reader) || self.site.term(which, own, &slug).is_some();
        let path =
            if is_there { format!("{folder}/{slug}/") } else { format!("{folder}/") };
        let (lang, dir) = self.tongue(lang);
        LinkView { title: words.to_owned(), href: self.list_href(&path), lang, dir }
    }

    /// The link to a source's page.
    pub fn source_href(&self, key: &str) -> String {
        self.href(&self.site.source_page(key, self.reader))
    }

    /// The page on which a text is read that stands at `own`: that one, or where nobody has
    /// translated the text, the one that shows it to this reader.
    pub fn page_of_text(&self, kind: Kind, id: &str, own: &Address) -> Address {
        let site = self.site;
        let is_shown = site.languages().are_several()
            && !site.written_in(kind, id).contains(&self.reader);
        if is_shown { site.for_reader(own, self.reader) } else { own.clone() }
    }
}
