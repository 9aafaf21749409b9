//! Lists of articles, of tags and of authors.

use std::sync::Arc;

use super::content::{Content, Title};
use super::gathered::Term;
use super::reads::Terms;
use super::record::Here;
use super::site::Site;
use super::views::{
    ListView, PageNumber, PaginationView, TermView, TermsView, templates,
};
use crate::address::Address;

impl<'a> Site<'a> {
    pub(super) fn articles_view(&'a self, here: &Here<'a>, n: usize) -> Content {
        let mut title = Title::new("articles", self.word(here.lang, "/titles/articles"));
        title.trail = vec![self.home_step(here.lang)];
        let view = self.articles_list(here, self.articles(), "articles/", n);
        templates::LIST.of(title, &view)
    }

    pub(super) fn terms_view(&'a self, here: &Here<'a>, which: Terms) -> Content {
        let word = which.folder();
        let mut title =
            Title::new(word, self.word(here.lang, &format!("/titles/{word}")));
        title.trail = vec![self.home_step(here.lang)];
        let item = |t: &Term| TermView {
            title: t.title.to_string(),
            href: here.list_href(&format!("{word}/{}/", t.slug)),
            count: t.articles.len(),
        };
        let view =
            TermsView { items: self.terms(which, here.lang).iter().map(item).collect() };
        templates::TERMS.of(title, &view)
    }

    pub(super) fn term_view(
        &'a self,
        here: &Here<'a>,
        which: Terms,
        slug: &str,
        n: usize,
    ) -> Content {
        let folder = which.folder();
        let Some(term) = self.term(which, here.lang, slug) else {
            return templates::LIST.none(Title::new(which.word(), ""));
        };
        let mut title = Title::new(which.word(), &*term.title);
        let list = (
            self.word(here.lang, &format!("/titles/{folder}")),
            self.list(&format!("{folder}/"), here.lang),
        );
        title.trail = vec![self.home_step(here.lang), list];
        let folder = format!("{folder}/{}/", term.slug);
        let view = self.articles_list(here, &term.articles, &folder, n);
        templates::LIST.of(title, &view)
    }

    fn articles_list(
        &'a self,
        here: &Here<'a>,
        articles: &[Arc<str>],
        folder: &str,
        n: usize,
    ) -> ListView {
        let size = self.config.page_size;
        let pages = pages_of(articles.len(), size);
        let shown = articles.iter().skip((n - 1) * size).take(size);
        ListView {
            count: articles.len(),
            items: shown
                .filter_map(|id| self.article(id, here.lang))
                .map(|a| here.article_item(a))
                .collect(),
            pagination: pagination(here, n, pages, &|n| {
                numbered(self.list(folder, here.lang).as_str(), n)
            }),
        }
    }
}

/// The links between the pages of a list: the first, the last, and those near.
pub fn pagination(
    here: &Here<'_>,
    page: usize,
    pages: usize,
    address: &dyn Fn(usize) -> Address,
) -> PaginationView {
    if pages < 2 {
        return PaginationView { page, pages, ..PaginationView::default() };
    }
    let href = |n: usize| here.href(&address(n));
    let mut numbers: Vec<PageNumber> = Vec::new();
    let mut last = 0;
    for n in 1..=pages {
        let near = n.abs_diff(page) <= 2 || n == 1 || n == pages;
        if !near {
            continue;
        }
        if n > last + 1 {
            numbers.push(PageNumber { number: 0, href: String::new(), current: false });
        }
        numbers.push(PageNumber { number: n, href: href(n), current: n == page });
        last = n;
    }
    PaginationView {
        page,
        pages,
        previous: if page > 1 { href(page - 1) } else { String::new() },
        next: if page < pages { href(page + 1) } else { String::new() },
        numbers,
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
