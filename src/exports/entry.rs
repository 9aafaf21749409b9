//! An event as it is exported: the fields of the JSON, from which the other forms take
//! what they can hold.

use std::sync::Arc;

use serde::Serialize;

use crate::address::Address;
use crate::date::{Bound, CaseDate, Precision};
use crate::model::{Article, ClockTime, Entity, Event, PlacedDate, Reference};
use crate::pages::{Site, is_public};

/// An event. Every key is always there: `null` where nothing is stated, an empty list
/// where nothing is listed.
#[derive(Debug, Serialize)]
pub struct Entry {
    pub id: String,
    pub url: String,
    pub path: String,
    pub anchor: String,
    pub language: String,
    pub title: String,
    pub summary: Option<String>,
    pub date: Option<When>,
    pub time: Option<Time>,
    pub date_basis: Option<&'static str>,
    pub public_date: Option<When>,
    pub status: Option<&'static str>,
    pub status_words: Option<String>,
    pub threads: Vec<Thread>,
    pub significance: u32,
    pub participants: Vec<Named>,
    pub place: Option<Named>,
    pub sources: Vec<Cited>,
    pub articles: Vec<Story>,
    pub after: Vec<String>,
    pub tags: Vec<String>,
}

/// A date.
#[derive(Debug, Serialize)]
pub struct When {
    pub edtf: String,
    pub level: u8,
    pub earliest: String,
    pub latest: String,
    pub precision: &'static str,
    pub uncertain: bool,
    pub approximate: bool,
    pub words: String,
}

/// A time of day at the place of the event.
#[derive(Debug, Serialize)]
pub struct Time {
    pub local: String,
    pub zone: Option<String>,
    pub words: String,
}

/// A thread of the chronology.
#[derive(Debug, Serialize)]
pub struct Thread {
    pub id: String,
    pub title: String,
}

/// An entity.
#[derive(Debug, Serialize)]
pub struct Named {
    pub id: String,
    pub name: String,
    pub url: String,
}

/// A source. The key of a confidential one is its author's own word for it and stays
/// inside.
#[derive(Debug, Serialize)]
pub struct Cited {
    pub key: Option<String>,
    pub title: String,
    pub url: Option<String>,
}

/// An article.
#[derive(Debug, Serialize)]
pub struct Story {
    pub id: String,
    pub title: String,
    pub url: String,
}

/// Makes entries.
pub struct Clerk<'a> {
    pub site: &'a Site<'a>,
}

impl<'a> Clerk<'a> {
    pub fn new(site: &'a Site<'a>) -> Self {
        Self { site }
    }

    /// A word of the interface, in the site's language.
    pub fn word(&self, path: &str) -> String {
        self.site.word(&self.site.config.language, path)
    }

    /// The absolute address of a page or file.
    pub fn url(&self, to: &Address) -> String {
        to.absolute(&self.site.config.base_url)
    }

    pub fn entry(&self, event: &'a Event) -> Entry {
        let (site, head) = (self.site, &event.head);
        let address = site.address_of(head);
        let summary = site.summary(head);
        let status = event.status.map(crate::model::Status::word);
        Entry {
            id: head.id.to_string(),
            url: self.url(&address),
            path: address.path(site.config.urls),
            anchor: event.anchor(),
            language: head.lang.as_str().to_owned(),
            title: head.title.to_string(),
            summary: (!summary.is_empty()).then_some(summary),
            date: self.when(event.date.as_ref()),
            time: event.time.as_ref().map(|time| self.time(time)),
            date_basis: event.date_basis.map(crate::model::DateBasis::word),
            public_date: self.when(event.public_date.as_ref()),
            status,
            status_words: status.map(|word| self.word(&format!("/status/{word}"))),
            threads: event
                .threads
                .iter()
                .map(|thread| self.thread(&thread.value))
                .collect(),
            significance: event.significance,
            participants: self.all_named(&event.participants),
            place: event.venue.as_ref().and_then(|r| self.named(&r.value)),
            sources: event.sources.iter().filter_map(|r| self.cited(&r.value)).collect(),
            articles: site
                .used_in(&head.id)
                .iter()
                .filter_map(|id| self.story(id))
                .collect(),
            after: self.known(&event.after),
            tags: head.tags.iter().map(ToString::to_string).collect(),
        }
    }

    fn when(&self, date: Option<&PlacedDate>) -> Option<When> {
        let date = &date?.value;
        Some(When {
            edtf: date.written().to_owned(),
            level: date.level(),
            earliest: bound(date.earliest()),
            latest: bound(date.latest()),
            precision: precision(date),
            uncertain: date.is_uncertain(),
            approximate: date.is_approximate(),
            words: self.words(date),
        })
    }

    fn time(&self, time: &ClockTime) -> Time {
        let tools = self.site.tools(&self.site.config.language);
        Time {
            local: time.local.to_string(),
            zone: time.zone.as_deref().map(str::to_owned),
            words: tools.map_or_else(String::new, |t| t.dates.clock_words(&time.clock)),
        }
    }

    fn words(&self, date: &CaseDate) -> String {
        let tools = self.site.tools(&self.site.config.language);
        tools.map_or_else(|| date.written().to_owned(), |tools| tools.dates.words(date))
    }

    fn thread(&self, thread: &Arc<str>) -> Thread {
        Thread { id: thread.to_string(), title: self.site.thread_title(thread) }
    }

    fn all_named(&self, references: &[Reference]) -> Vec<Named> {
        references.iter().filter_map(|r| self.named(&r.value)).collect()
    }

    fn named(&self, id: &str) -> Option<Named> {
        let lang = &self.site.config.language;
        let entity: &Entity = self.site.entity(id, lang)?;
        is_public(&entity.head).then(|| Named {
            id: entity.head.id.to_string(),
            name: self.site.entity_name(entity, lang).0.to_owned(),
            url: self.url(&self.site.address_of(&entity.head)),
        })
    }

    fn cited(&self, key: &str) -> Option<Cited> {
        let source = self.site.source(key)?;
        let open = |text: &Arc<str>| {
            (!source.confidential && !text.is_empty()).then(|| text.to_string())
        };
        let (key, url) = (open(&source.id), open(&source.url));
        Some(Cited { key, title: source.title.to_string(), url })
    }

    fn story(&self, id: &str) -> Option<Story> {
        let article: &Article = self.site.own_article(id)?;
        is_public(&article.head).then(|| Story {
            id: article.head.id.to_string(),
            title: article.head.title.to_string(),
            url: self.url(&self.site.address_of(&article.head)),
        })
    }

    /// The ids of events that are exported too.
    fn known(&self, references: &[Reference]) -> Vec<String> {
        let events = references.iter().filter_map(|r| self.site.exported_event(&r.value));
        events.map(|event| event.head.id.to_string()).collect()
    }
}

/// A bound: a day, `open` or `unknown`.
fn bound(bound: Bound) -> String {
    match bound {
        Bound::Day(day) => day.to_string(),
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "unknown".to_owned(),
    }
}

fn precision(date: &CaseDate) -> &'static str {
    match date.period().precision() {
        Precision::Day => "day",
        Precision::Month => "month",
        Precision::Season => "season",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Century => "century",
        Precision::Span => "span",
    }
}
