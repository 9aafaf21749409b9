//! The way from a page's kind to its view, and to its bytes.

use super::content::{Title, View, value};
use super::plan::{PageKind, PageSpec};
use super::record::Here;
use super::site::Site;
use super::views::templates;
use crate::address::Address;
use crate::diag::Diagnostic;

impl<'a> Site<'a> {
    /// Renders one page.
    ///
    /// # Errors
    /// What its templates do wrong.
    pub fn page(&'a self, spec: &'a PageSpec) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let view = self.view(spec)?;
        self.render(&spec.lang, view.template, view.values, &spec.what)
    }

    /// The view of one page: its template and the values that is handed.
    ///
    /// # Errors
    /// What the templates of its cards do wrong.
    pub fn view(&'a self, spec: &'a PageSpec) -> Result<View, Vec<Diagnostic>> {
        let here = Here {
            site: self,
            address: &spec.address,
            lang: &spec.lang,
            reader: &spec.lang,
        };
        let (title, template, name, content) = match &spec.kind {
            PageKind::Home => self.home_view(&here, spec)?,
            PageKind::Article(id) => self.article_view(&here, spec, id)?,
            PageKind::Entity(id) => self.entity_view(&here, spec, id)?,
            PageKind::Mentions(id, n) => self.mentions_view(&here, id, *n),
            PageKind::Event(id) => self.event_view(&here, spec, id)?,
            PageKind::Plain(id) => self.plain_view(&here, spec, id)?,
            PageKind::Articles(n) => self.articles_view(&here, *n),
            PageKind::Terms(which) => self.terms_view(&here, *which),
            PageKind::Term(which, slug, n) => self.term_view(&here, *which, slug, *n),
            PageKind::Entities => self.entities_view(&here),
            PageKind::Chronology(scope, part) => {
                self.chronology_view(&here, scope, *part)
            }
            PageKind::Claim(id) => self.claim_view(&here, spec, id)?,
            PageKind::Claims => self.claims_view(&here),
            PageKind::Exhibit(id) => self.exhibit_view(&here, spec, id)?,
            PageKind::Exhibits => self.exhibits_view(&here),
            PageKind::Source(key) => self.source_view(&here, key),
            PageKind::Sources => self.sources_view(&here),
            PageKind::Corrections => self.corrections_view(&here),
            PageKind::Whole => self.whole_view(&here)?,
            PageKind::Search => self.search_page(&here),
            PageKind::NotFound => {
                let title =
                    Title::new("not-found", self.word(&spec.lang, "/titles/not_found"));
                templates::NOT_FOUND.none(title)
            }
            PageKind::Redirect(target, title) => {
                return Ok(self.redirect_view(&here, spec, target, title));
            }
            PageKind::Preview(kind, id) => {
                return Ok(self.preview_view(&here, spec, *kind, id));
            }
        };
        let page = self.frame(&here, spec, title);
        let mut values = vec![("page", value(&page))];
        if !name.is_empty() {
            values.push((name, content));
        }
        Ok(View { template, values })
    }

    /// A page that only leads to another.
    fn redirect_view(
        &self,
        here: &Here<'_>,
        spec: &PageSpec,
        target: &Address,
        title: &str,
    ) -> View {
        let page = self.frame(here, spec, Title::new("redirect", title));
        let whole = target.absolute(&self.config.base_url);
        let values = vec![
            ("page", value(&page)),
            (templates::REDIRECT.value, value(&here.href(target))),
            (templates::REDIRECT_WHOLE.value, value(&whole)),
        ];
        View { template: templates::REDIRECT.file, values }
    }
}
