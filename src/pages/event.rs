//! Events and chronologies.

use std::sync::Arc;

use super::frame::{Content, Title, value};
use super::plan::PageSpec;
use super::record::Here;
use super::site::Site;
use super::views::{ChronologyView, EventItem, EventView, LinkView, MonthView, YearView};
use crate::address::Address;
use crate::diag::Diagnostic;
use crate::model::{Event, Kind};

/// What a chronology is limited to.
#[derive(Default)]
pub struct Limit<'a> {
    /// Events of this thread.
    pub thread: Option<&'a str>,
    /// Events of this entity.
    pub entity: Option<&'a str>,
}

impl<'a> Site<'a> {
    pub(super) fn event_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let Some(event) = self.events_of(id).and_then(|all| all.get(&spec.lang)) else {
            return Ok((
                Title::new("event", ""),
                "event.html",
                "event",
                tera::Value::none(),
            ));
        };
        let woven = here.woven(Kind::Event, id, &spec.lang);
        let mut title = Title::new("event", &*event.head.title);
        let item = here.event_item(event);
        title.description.clone_from(&item.summary);
        title.has_code = woven.is_some_and(|w| w.has_code);
        let chronology = Address::new("chronology/");
        title.trail = vec![
            self.home_step(here.lang),
            (self.word(here.lang, "/titles/chronology"), chronology.clone()),
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
            body: self.body(here, woven)?,
            after: event
                .after
                .iter()
                .filter_map(|r| self.event_link(here, &r.value))
                .collect(),
            previous: neighbour(before),
            next: neighbour(after),
            chronology_href: format!("{}#{}", here.href(&chronology), item.anchor),
            item,
        };
        Ok((title, "event.html", "event", value(&view)))
    }

    fn event_link(&self, here: &Here<'_>, id: &str) -> Option<LinkView> {
        let event = self.event(id, here.lang)?;
        let href = here.href(&self.address_of(&event.head));
        Some(LinkView { title: event.head.title.to_string(), href })
    }

    pub(super) fn chronology_view(&'a self, here: &Here<'a>) -> Content {
        let view = self.chronology_of(here, &Limit::default(), false);
        let mut title =
            Title::new("chronology", self.word(here.lang, "/titles/chronology"));
        title.trail = vec![self.home_step(here.lang)];
        (title, "chronology.html", "chronology", value(&view))
    }

    /// The chronology, or a part of it, grouped by year and month.
    pub(super) fn chronology_of(
        &self,
        here: &Here<'_>,
        limit: &Limit<'_>,
        embedded: bool,
    ) -> ChronologyView {
        let ids = match limit.entity {
            Some(entity) => self.events_with(entity),
            None => self.chronology(),
        };
        let events = ids.iter().filter_map(|id| self.event(id, here.lang));
        let events = events.filter(|e| {
            limit.thread.is_none_or(|thread| e.threads.iter().any(|t| **t == *thread))
        });
        let mut groups = Groups::default();
        for event in events {
            groups.add(here, event);
        }
        ChronologyView {
            limit: limit.thread.unwrap_or_default().to_owned(),
            embedded,
            count: groups.count,
            years: groups.years,
            undated: groups.undated,
        }
    }
}

/// Files events, which come in order, under years and months.
#[derive(Default)]
struct Groups {
    years: Vec<YearView>,
    undated: Vec<EventItem>,
    /// The year of the last group, so that `after:` may bring one back under it.
    keys: Vec<Option<i64>>,
    months: Vec<Vec<u8>>,
    count: usize,
}

impl Groups {
    fn add(&mut self, here: &Here<'_>, event: &Event) {
        self.count += 1;
        let item = here.event_item(event);
        let Some(date) = &event.date else {
            self.undated.push(item);
            return;
        };
        let period = date.value.period();
        let year = self.year(here, period.heading_year());
        let Some(month) = period.heading_month() else {
            self.years[year].during.push(item);
            return;
        };
        let month = self.month(here, year, month);
        if period.is_day() {
            self.years[year].months[month].days.push(item);
        } else {
            self.years[year].months[month].during.push(item);
        }
    }

    /// The group of a year; years stand in order even where `after:` moves an event.
    fn year(&mut self, here: &Here<'_>, year: Option<i64>) -> usize {
        if let Some(at) = self.keys.iter().position(|k| *k == year) {
            return at;
        }
        let at = self.keys.partition_point(|k| *k < year);
        let title = match (year, here.tools()) {
            (Some(year), Some(tools)) => tools.dates.year(year),
            _ => String::from("…"),
        };
        let anchor =
            year.map_or_else(|| "part-before".to_owned(), |y| format!("part-{y}"));
        let view = YearView { title, anchor, during: Vec::new(), months: Vec::new() };
        self.years.insert(at, view);
        self.keys.insert(at, year);
        self.months.insert(at, Vec::new());
        at
    }

    fn month(&mut self, here: &Here<'_>, year: usize, month: u8) -> usize {
        if let Some(at) = self.months[year].iter().position(|m| *m == month) {
            return at;
        }
        let at = self.months[year].partition_point(|m| *m < month);
        let number = self.keys[year].unwrap_or_default();
        let title =
            here.tools().map_or_else(String::new, |t| t.dates.month_year(number, month));
        let anchor = format!("part-{number}-{month:02}");
        let view = MonthView { title, anchor, during: Vec::new(), days: Vec::new() };
        self.years[year].months.insert(at, view);
        self.months[year].insert(at, month);
        at
    }
}
