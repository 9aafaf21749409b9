//! Search: the page for it in each language, and under what a page is found.

use super::content::{Content, Title};
use super::plan::{PageKind, PageSpec};
use super::record::Here;
use super::site::Site;
use super::views::{LinkView, SearchElsewhere, SearchPageView, SearchView, templates};
use crate::address::Address;
use crate::config::Search;
use crate::language::Lang;
use crate::model::Kind;

/// Where the page for searching is.
pub const SEARCH: &str = "search/";

impl<'a> Site<'a> {
    /// Whether readers can search the site.
    #[must_use]
    pub fn is_searched(&self) -> bool {
        self.config.search != Search::Off
    }

    /// What the frame of a page tells of search.
    pub(super) fn search_view(
        &self,
        spec: &PageSpec,
        href: &dyn Fn(&Address) -> String,
    ) -> SearchView {
        if !self.is_searched() {
            return SearchView::default();
        }
        let languages = self.languages();
        let at = |lang: &Lang| href(&self.list(SEARCH, lang));
        SearchView {
            href: at(&spec.lang),
            kind: self.search_kind(spec).unwrap_or_default(),
            index: if self.config.search == Search::Folder { "folder" } else { "host" },
            others: languages
                .of_site()
                .iter()
                .filter(|lang| **lang != spec.lang)
                .map(|lang| SearchElsewhere {
                    lang: lang.as_str().to_owned(),
                    dir: lang.direction().as_str(),
                    name: lang.native_name(),
                    href: at(lang),
                })
                .collect(),
        }
    }

    /// Under what a page is found; `None` for one that is not to be found.
    fn search_kind(&self, spec: &PageSpec) -> Option<&'static str> {
        if !spec.is_found() {
            return None;
        }
        Some(match &spec.kind {
            PageKind::Article(_) => "article",
            PageKind::Entity(id) => {
                self.version(self.entities_of(id)?, &spec.lang)?.kind.word()
            }
            PageKind::Event(_) => "event",
            PageKind::Claim(_) => "claim",
            PageKind::Exhibit(_) => "exhibit",
            PageKind::Source(_) => "source",
            _ => "page",
        })
    }

    /// The page for searching. Without scripts it leads to the lists instead.
    pub(super) fn search_page(&'a self, here: &Here<'a>) -> Content {
        let mut title = Title::new("search", self.word(here.lang, "/search/title"));
        title.trail = vec![self.home_step(here.lang)];
        let lists = [
            ("entities", Kind::Entity, "entities/"),
            ("articles", Kind::Article, "articles/"),
            ("chronology", Kind::Event, "chronology/"),
        ];
        let there = lists.iter().filter(|(_, kind, _)| self.has_any(*kind));
        let link = |(word, _, path): &(&str, Kind, &str)| {
            let title = self.word(here.lang, &format!("/titles/{word}"));
            LinkView::new(title, here.list_href(path))
        };
        let view = SearchPageView { lists: there.map(link).collect() };
        templates::SEARCH.of(title, &view)
    }
}
