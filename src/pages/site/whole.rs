//! The whole case as one document: in which languages, and where.

use super::Site;
use crate::address::Address;
use crate::date::CaseDate;
use crate::language::Lang;
use crate::model::Kind;
use crate::pages::plan::{PageKind, PageSpec};
use crate::pages::reads::Facet;
use crate::pages::record::Here;
use crate::pages::views::DateView;

/// What its address ends with, in each language.
const PRINT: &str = "print";

impl<'a> Site<'a> {
    /// The languages in which the whole case is published as one document.
    #[must_use]
    pub fn printed(&self) -> &'a [Lang] {
        self.note(&Facet::Printed);
        &self.parts.gathered.printed
    }

    /// The language of the document that a reader of `lang` is offered, if there is any.
    #[must_use]
    pub fn printed_in(&self, lang: &Lang) -> Option<&'a Lang> {
        let all = self.printed();
        all.iter().find(|one| *one == lang).or(all.first())
    }

    /// Where the document is.
    #[must_use]
    pub fn print_address(&self, lang: &Lang) -> Address {
        self.address(Kind::Page, PRINT, lang)
    }

    /// The ids of all plain pages.
    #[must_use]
    pub fn pages(
        &self,
    ) -> impl ExactSizeIterator<Item = &'a std::sync::Arc<str>> + use<'a> {
        self.note(&Facet::Pages);
        self.parts.case.pages.keys()
    }

    /// When a page was last changed, as far as its record says.
    pub(in crate::pages) fn updated(
        &self,
        here: &Here<'_>,
        spec: &PageSpec,
    ) -> Option<DateView> {
        let date: Option<&CaseDate> = match &spec.kind {
            PageKind::Article(id) => {
                let article = self.articles_of(id)?.get(&spec.lang)?;
                let own = article.updated.as_ref().or(article.date.as_ref());
                self.last_changed(Kind::Article, id, own)
            }
            PageKind::Plain(id) => {
                let page = self.pages_of(id)?.get(&spec.lang)?;
                self.last_changed(Kind::Page, id, page.updated.as_ref())
            }
            _ => None,
        };
        date.map(|date| here.date(date))
    }
}
