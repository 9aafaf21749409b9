//! The frame of a page: what stands around its content on every page of the site.

use super::cite_page;
use super::content::Title;
use super::corrections::CORRECTIONS;
use super::graph;
use super::plan::{PageKind, PageSpec};
use super::record::Here;
use super::site::Site;
use super::tongues::Tongues;
use super::views::{LinkView, MenuView, PageView, ProseView};
use crate::address::{Address, base_path};
use crate::language::Lang;
use crate::model::{Head, Kind};

impl<'a> Site<'a> {
    /// The head of the record a page shows: in the page's language where it is translated.
    /// The front page has none in a language in which nobody wrote one.
    #[must_use]
    pub fn head_of(&self, spec: &PageSpec) -> Option<&'a Head> {
        match &spec.kind {
            PageKind::Home => Some(&self.pages_of("index")?.get(&spec.lang)?.head),
            PageKind::Mentions(id, _) => self.head(Kind::Entity, id, &spec.lang),
            kind => {
                let (kind, id) = kind.record()?;
                self.head(kind, id, &spec.lang)
            }
        }
    }

    /// What stands around the content of a page.
    pub(super) fn frame(
        &self,
        here: &Here<'_>,
        spec: &PageSpec,
        mut title: Title,
    ) -> PageView {
        let config = self.config;
        let words = config.words(here.lang);
        let base = &*config.base_url;
        let everywhere = matches!(spec.kind, PageKind::NotFound);
        let root =
            if everywhere { base_path(base).to_owned() } else { here.address.root() };
        let href = |to: &Address| {
            if everywhere {
                format!("{root}{}", to.path(config.urls))
            } else {
                here.href(to)
            }
        };
        let tongues = Tongues::of(self, spec);
        let mut description = std::mem::take(&mut title.description);
        if description.is_empty() {
            description = words.description.to_string();
        }
        let card = self.card_image(spec);
        let json_ld = graph::json_ld(here, spec, &title, &description, card.as_ref());
        let head = self.head_of(spec);
        let (published, modified) = graph::times(here, spec);
        let corrections = head.map_or_else(Vec::new, |h| here.corrections(h.kind, &h.id));
        let cite = cite_page::cite(here, spec, &title);
        PageView {
            cite,
            json_ld,
            kind: title.kind,
            title: title.words,
            description,
            lang: here.lang.as_str().to_owned(),
            dir: here.lang.direction().as_str(),
            canonical: if everywhere {
                String::new()
            } else {
                tongues.original().unwrap_or(here.address).absolute(base)
            },
            home_href: href(&self.home_address(here.lang)),
            publisher_href: self.publisher(here, &href),
            menu: self.menu(spec, &href),
            breadcrumbs: title
                .trail
                .into_iter()
                .map(|(title, to)| LinkView::new(title, href(&to)))
                .collect(),
            translations: tongues.views(here),
            default_url: tongues.default_url(here),
            fallback: tongues.fallback(here),
            text: self.text_of(spec).filter(|lang| **lang != *here.lang).map(prose),
            withheld: head.and_then(|head| here.withheld(head)),
            retracted: head.is_some_and(|head| self.is_retracted(head.kind, &head.id)),
            corrections,
            corrections_href: if self.has_corrections() {
                href(&self.list(CORRECTIONS, here.reader))
            } else {
                String::new()
            },
            card,
            published,
            modified,
            locale: here.lang.locale(),
            print_href: self
                .printed_in(here.lang)
                .map(|lang| href(&self.print_address(lang)))
                .unwrap_or_default(),
            updated: self.updated(here, spec),
            has_code: title.has_code,
            has_previews: has_previews(&spec.kind),
            search: self.search_view(spec, &href),
            root,
        }
    }

    /// The front page for readers of a language.
    #[must_use]
    pub fn home_address(&self, lang: &Lang) -> Address {
        self.list("", lang)
    }

    /// The language of the text that a page shows, where it shows one.
    fn text_of(&self, spec: &PageSpec) -> Option<&'a Lang> {
        match spec.kind {
            PageKind::Home => {
                let all = self.pages_of("index")?;
                self.version(all, &spec.lang).map(|page| &page.head.lang)
            }
            _ => self.untranslated(spec).map(|head| &head.lang),
        }
    }

    /// The publisher's page: one of the site itself, for this reader, or one of the web.
    fn publisher(&self, here: &Here<'_>, href: &dyn Fn(&Address) -> String) -> String {
        let url = &*self.config.publisher.url;
        let base = &*self.config.base_url;
        match url.strip_prefix('/').or_else(|| url.strip_prefix(base)) {
            Some(path) => href(&self.for_reader(&Address::new(path), here.reader)),
            None => url.to_owned(),
        }
    }

    fn menu(&self, spec: &PageSpec, href: &dyn Fn(&Address) -> String) -> Vec<MenuView> {
        let current = |to: &Address| {
            let here = spec.address.as_str();
            match to.as_str() {
                path if path == here => "page",
                path if !path.is_empty() && here.starts_with(path) => "section",
                _ => "",
            }
        };
        let own = |title: String, to: &Address| MenuView {
            title,
            href: href(to),
            current: current(to),
        };
        if self.config.menu.is_empty() {
            let lists = [
                ("articles", "articles/"),
                ("entities", "entities/"),
                ("chronology", "chronology/"),
                ("claims", "claims/"),
                ("exhibits", "exhibits/"),
                ("sources", "sources/"),
            ];
            return lists
                .iter()
                .filter(|(word, _)| match *word {
                    "entities" => self.has_any(Kind::Entity),
                    "chronology" => self.has_any(Kind::Event),
                    "claims" => self.has_any(Kind::Claim),
                    "exhibits" => self.has_any(Kind::Exhibit),
                    "sources" => self.has_any(Kind::Source),
                    _ => true,
                })
                .map(|(word, path)| {
                    own(
                        self.word(&spec.lang, &format!("/titles/{word}")),
                        &self.list(path, &spec.lang),
                    )
                })
                .collect();
        }
        let entry = |item: &crate::config::MenuItem| {
            let title = item.titles.get(&spec.lang).unwrap_or(&item.title).to_string();
            if item.url.starts_with('/') {
                own(title, &self.for_reader(&Address::new(&item.url), &spec.lang))
            } else {
                MenuView { title, href: item.url.to_string(), current: "" }
            }
        };
        self.config.menu.iter().map(entry).collect()
    }

    /// The first step of every trail.
    pub(super) fn home_step(&self, lang: &Lang) -> (String, Address) {
        (self.config.words(lang).title.to_string(), self.home_address(lang))
    }
}

fn prose(lang: &Lang) -> ProseView {
    ProseView { lang: lang.as_str().to_owned(), dir: lang.direction().as_str() }
}

/// Whether links of a page are previewed: lists of all records tell of each already.
fn has_previews(kind: &PageKind) -> bool {
    !matches!(
        kind,
        PageKind::Articles(_)
            | PageKind::Terms(_)
            | PageKind::Term(..)
            | PageKind::Entities
            | PageKind::Claims
            | PageKind::Exhibits
            | PageKind::Sources
            | PageKind::NotFound
    )
}
