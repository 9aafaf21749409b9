//! Pages of events.

use std::sync::Arc;

use super::content::{Content, Title};
use super::plan::PageSpec;
use super::record::Here;
use super::site::Site;
use super::views::{EventView, LinkView, templates};
use crate::diag::Diagnostic;
use crate::model::Kind;

impl<'a> Site<'a> {
    pub(super) fn event_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let Some(event) =
            self.events_of(id).and_then(|all| self.version(all, &spec.lang))
        else {
            return Ok(templates::EVENT.none(Title::new("event", "")));
        };
        let woven = here.woven(Kind::Event, id, &event.head.lang);
        let mut title = Title::new("event", &*event.head.title);
        let item = here.event_item(event);
        title.description.clone_from(&item.summary);
        title.has_code = woven.is_some_and(|w| w.has_code);
        let chronology = self.list("chronology/", here.lang);
        title.trail = vec![
            self.home_step(here.lang),
            (self.word(here.lang, "/titles/chronology"), chronology),
        ];
        let (before, after) = self.around(Kind::Event, id);
        let neighbour = |id: Option<&Arc<str>>| self.event_link(here, id?);
        let mut item = item;
        // A body says more than its own excerpt.
        if event.head.summary.is_none() {
            item.summary.clear();
        }
        let mut keys: Vec<&Arc<str>> = event.sources.iter().map(|r| &r.value).collect();
        keys.extend(woven.into_iter().flat_map(|w| &w.cited));
        item.sources = here.sources_once(keys);
        let view = EventView {
            body: self.body(here, &event.head, woven)?,
            after: event
                .after
                .iter()
                .filter_map(|r| self.event_link(here, &r.value))
                .collect(),
            previous: neighbour(before),
            next: neighbour(after),
            chronology_href: format!(
                "{}#{}",
                here.href(&self.entry(id, here.reader)),
                item.anchor
            ),
            item,
        };
        Ok(templates::EVENT.of(title, &view))
    }

    fn event_link(&self, here: &Here<'_>, id: &str) -> Option<LinkView> {
        let event = self.event(id, here.lang)?;
        Some(here.link_to(&event.head))
    }
}
