//! Plain pages: those that somebody wrote about the case, not in it.

use std::sync::Arc;

use super::content::{Content, Title};
use super::plan::PageSpec;
use super::record::Here;
use super::site::Site;
use super::views::PlainView;
use super::views::templates;
use crate::diag::Diagnostic;
use crate::model::Kind;

impl<'a> Site<'a> {
    pub(super) fn plain_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let Some(page) = self.pages_of(id).and_then(|all| self.version(all, &spec.lang))
        else {
            return Ok(templates::PLAIN.none(Title::new("plain", "")));
        };
        let woven = here.woven(Kind::Page, id, &page.head.lang);
        let mut title = Title::new("plain", &*page.head.title);
        title.description = self.summary(&page.head);
        title.has_code = woven.is_some_and(|w| w.has_code);
        title.trail = vec![self.home_step(here.lang)];
        let view = PlainView {
            title: page.head.title.to_string(),
            subtitle: page.subtitle.as_deref().unwrap_or_default().to_owned(),
            body: self.body(here, &page.head, woven)?,
            contents: woven.map(Here::headings).unwrap_or_default(),
            updated: self
                .last_changed(Kind::Page, id, page.updated.as_ref())
                .map(|date| here.date(date)),
            sources: here.sources_once(woven.into_iter().flat_map(|w| &w.cited)),
        };
        Ok(templates::PLAIN.of(title, &view))
    }
}
