//! The parts that views share: how one page names entities, dates, sources and events.

use super::parts::Tools;
use super::reads::Terms;
use super::site::Site;
use super::views::{
    ArticleItem, DateView, EntityRef, EventItem, HeadingView, LinkView, NameView,
    WithheldView,
};
use crate::address::Address;
use crate::date::CaseDate;
use crate::language::{Lang, script_language, text_direction};
use crate::linking::Woven;
use crate::model::{
    Article, ClockTime, Ending, Entity, EntityType, Event, Head, Kind, Reference, Status,
    Withheld,
};

/// A page being made: where it is and in which language.
#[derive(Debug, Clone, Copy)]
pub struct Here<'a> {
    /// What views are made from.
    pub site: &'a Site<'a>,
    /// Where the page is.
    pub address: &'a Address,
    /// The language of its words.
    pub lang: &'a Lang,
    /// The language of the pages that its links lead to: the page's own, whatever text is
    /// shown on it.
    pub reader: &'a Lang,
}

impl<'a> Here<'a> {
    /// The link from here to an address.
    pub fn href(&self, to: &Address) -> String {
        self.address.link(to, self.site.config.urls)
    }

    pub fn tools(&self) -> Option<&'a Tools> {
        self.site.tools(self.lang)
    }

    /// The language and the direction of a text, where it is not in the page's language.
    pub fn tongue(&self, lang: &Lang) -> (Option<String>, Option<&'static str>) {
        let other = lang != self.lang;
        let tag = other.then(|| lang.as_str().to_owned());
        (tag, other.then(|| lang.direction().as_str()))
    }

    /// A name, marked with its language where that is not the page's: by its own tag, or
    /// by its script when nobody said.
    pub fn name(&self, text: &str, lang: Option<&Lang>) -> NameView {
        let lang = match lang {
            Some(lang) if lang.as_str() != self.lang.as_str() => {
                Some(lang.as_str().to_owned())
            }
            Some(_) => None,
            None => script_language(text)
                .filter(|_| {
                    text_direction(text).is_some_and(|d| d != self.lang.direction())
                })
                .map(str::to_owned),
        };
        let dir = lang.as_ref().map(|tag| {
            let own =
                text_direction(text).or_else(|| Lang::parse(tag).map(|l| l.direction()));
            own.unwrap_or_default().as_str()
        });
        NameView { text: text.to_owned(), lang, dir }
    }

    pub fn date(&self, date: &CaseDate) -> DateView {
        DateView {
            words: self.tools().map_or_else(String::new, |t| t.dates.words(date)),
            datetime: date.html_datetime(),
            edtf: date.written().to_owned(),
        }
    }

    pub fn some_date(&self, date: Option<&crate::model::PlacedDate>) -> Option<DateView> {
        date.map(|d| self.date(&d.value))
    }

    /// The date of an event. A time of day is told beside it, not twice.
    pub fn event_date(&self, event: &Event) -> Option<DateView> {
        let date = &event.date.as_ref()?.value;
        let mut view = self.full_date(date);
        if let (Some(_), Some(tools)) = (&event.time, self.tools()) {
            view.words = tools.dates.full_without_clock(date);
        }
        Some(view)
    }

    /// A date with the day of the week, where one day is known.
    pub fn full_date(&self, date: &CaseDate) -> DateView {
        let words = self.tools().map_or_else(String::new, |t| t.dates.full(date));
        DateView { words, ..self.date(date) }
    }

    /// A time of day with its zone.
    pub fn clock(&self, time: &ClockTime) -> String {
        self.tools()
            .map_or_else(String::new, |tools| tools.dates.clock_words(&time.clock))
    }

    /// A span of time in words; empty when neither end is known.
    pub fn period(
        &self,
        start: Option<&crate::model::PlacedDate>,
        ending: &Ending,
    ) -> String {
        let start = start.map(|date| &date.value);
        let written = match (start.map(CaseDate::written), ending.written()) {
            (Some(s), Some(e)) if s == e => s.to_owned(),
            (Some(s), Some(e)) => format!("{s}/{e}"),
            (Some(s), None) => s.to_owned(),
            (None, Some("..") | None) => return String::new(),
            (None, Some(e)) => format!("../{e}"),
        };
        if let Ok(date) = CaseDate::parse(&written) {
            return self.date(&date).words;
        }
        // Sets and the like cannot be ends of an interval: say each by itself.
        let end = match ending {
            Ending::On(date) => Some(&date.value),
            Ending::Open | Ending::Unsaid => None,
        };
        let ends = [start, end].into_iter().flatten();
        ends.map(|date| self.date(date).words).collect::<Vec<_>>().join(" – ")
    }

    pub fn withheld(&self, head: &Head) -> Option<WithheldView> {
        let withheld = head.withheld.as_ref()?;
        let until = match withheld {
            Withheld::Draft => String::new(),
            Withheld::Scheduled(t) | Withheld::Embargoed(t) => {
                let utc = t.to_zoned(jiff::tz::TimeZone::UTC);
                let written = utc.strftime("%Y-%m-%dT%H:%M:00Z").to_string();
                CaseDate::parse(&written).map(|d| self.date(&d).words).unwrap_or(written)
            }
        };
        Some(WithheldView { reason: withheld.word(), until })
    }

    pub fn entity(&self, entity: &'a Entity) -> EntityRef {
        let (name, lang) = self.site.entity_name(entity, self.lang);
        let tongue = self.tongue(&entity.head.lang);
        let own = entity.head.lang == *lang && *lang == self.site.config.language;
        EntityRef {
            id: entity.head.id.to_string(),
            name: self.name(name, (!own || lang != self.lang).then_some(lang)),
            href: self.to(&entity.head),
            kind: entity.kind.word(),
            lang: tongue.0,
            dir: tongue.1,
            summary: entity.head.summary.as_deref().unwrap_or_default().to_owned(),
        }
    }

    pub fn entity_by_id(&self, id: &str) -> Option<EntityRef> {
        self.site.entity(id, self.lang).map(|e| self.entity(e))
    }

    pub fn entities(&self, references: &[Reference]) -> Vec<EntityRef> {
        references.iter().filter_map(|r| self.entity_by_id(&r.value)).collect()
    }

    pub fn woven(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&'a Woven> {
        self.site.weave(kind, id, lang).map(|w| &w.body)
    }

    pub fn headings(woven: &Woven) -> Vec<HeadingView> {
        let view = |h: &crate::markdown::Heading| HeadingView {
            id: h.id.clone(),
            title: h.title.clone(),
            level: h.level,
        };
        woven.headings.iter().map(view).collect()
    }

    /// The link to a record by its title.
    pub fn link_to(&self, head: &Head) -> LinkView {
        let NameView { text, lang, dir } = self.name(&head.title, Some(&head.lang));
        LinkView { title: text, href: self.to(head), lang, dir }
    }

    /// The link to an article.
    pub fn article_link(&self, id: &str) -> Option<LinkView> {
        Some(self.link_to(&self.site.article(id, self.lang)?.head))
    }

    pub fn authors(&self, article: &Article) -> Vec<LinkView> {
        let link = |a: &crate::model::Author| {
            self.term_link(Terms::Authors, &a.name, &article.head.lang)
        };
        article.authors.iter().map(link).collect()
    }

    pub fn article_item(&self, article: &Article) -> ArticleItem {
        let head = &article.head;
        let (lang, dir) = self.tongue(&head.lang);
        ArticleItem {
            title: head.title.to_string(),
            subtitle: article.subtitle.as_deref().unwrap_or_default().to_owned(),
            summary: self.site.summary(head),
            href: self.to(head),
            date: self.some_date(article.date.as_ref()),
            authors: self.authors(article),
            minutes: self.site.minutes(head),
            lang,
            dir,
            retracted: self.site.is_retracted(Kind::Article, &head.id),
            withheld: self.withheld(head),
        }
    }

    pub fn event_item(&self, event: &'a Event) -> EventItem {
        let head = &event.head;
        let (lang, dir) = self.tongue(&head.lang);
        EventItem {
            lang,
            dir,
            id: head.id.to_string(),
            anchor: event.anchor(),
            title: head.title.to_string(),
            href: self.to(head),
            date: self.event_date(event),
            time: event.time.as_ref().map_or_else(String::new, |t| self.clock(t)),
            date_basis: event.date_basis.map_or("", crate::model::DateBasis::word),
            public_date: event.public_date.as_ref().map(|d| self.full_date(&d.value)),
            status: event.status.map_or("", Status::word),
            summary: self.site.summary(head),
            participants: self.entities(&event.participants),
            place: event.venue.as_ref().and_then(|r| self.entity_by_id(&r.value)),
            sources: self.sources(&event.sources),
            articles: self
                .site
                .used_in(&head.id)
                .iter()
                .filter_map(|id| self.article_link(id))
                .collect(),
            threads: self.threads_of(event),
            bounds: event.date.as_ref().map(|d| d.value.interval()).unwrap_or_default(),
            significance: event.significance,
            withheld: self.withheld(head),
        }
    }
}

/// The order in which kinds of entities are listed.
pub fn kinds() -> impl Iterator<Item = EntityType> {
    EntityType::WORDS.iter().map(|(_, kind)| *kind)
}
