//! Chronologies: all events or a strand of them, whole, in parts, or inside another page.

mod drawn;
mod map;

use crate::address::{Address, segment};
use crate::chronology::{Filed, Part, Strand};
use crate::model::{Event, Kind, Reference};
use crate::pages::content::{Content, Title};
use crate::pages::exports::ExportFormat;
use crate::pages::filing::{Groups, month_words, year_words};
use crate::pages::record::Here;
use crate::pages::site::Site;
use crate::pages::strands::Scope;
use crate::pages::views::{
    ChronologyView, EventItem, LinkView, OrderView, PictureView, ThreadLink, templates,
};

/// Key events shown where a chronology is too long for one page.
const KEY: usize = 12;
/// Fewer events than this are looked through faster than filtered.
const WORTH_FILTERING: usize = 5;

/// Where a chronology stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// On a page of its own.
    Page,
    /// As a section of the page of its entity.
    Section,
    /// As a card in a text, which may hold the same one so many times before.
    Card(usize),
}

/// A chronology being made.
struct Making<'s, 'a> {
    here: &'s Here<'a>,
    scope: &'s Scope,
    strand: &'s Strand,
    part: Option<Part>,
    stand: Stand,
}

impl<'a> Site<'a> {
    pub(super) fn chronology_view(
        &'a self,
        here: &Here<'a>,
        scope: &Scope,
        part: Option<Part>,
    ) -> Content {
        let view = self.chronology_of(here, scope, part, Stand::Page);
        let all = self.word(here.lang, "/titles/chronology");
        let own = match scope {
            Scope::All => all.clone(),
            Scope::Public => self.word(here.lang, "/titles/public"),
            _ => view.limit.clone(),
        };
        let words = match (part, scope) {
            (None, _) => own.clone(),
            (Some(_), Scope::All) => view.part.clone(),
            (Some(_), _) => format!("{own}: {}", view.part),
        };
        let mut title = Title::new("chronology", words);
        title.trail = vec![self.home_step(here.lang)];
        if let Scope::Entity(id) = scope {
            let list = self.word(here.lang, "/titles/entities");
            title.trail.push((list, self.list("entities/", here.lang)));
            let entity = self.address(Kind::Entity, id, here.lang);
            title.trail.push((view.limit.clone(), entity));
        } else if *scope != Scope::All || part.is_some() {
            title.trail.push((all, self.first_page(here, &Scope::All)));
        }
        if part.is_some() && *scope != Scope::All {
            let words = match scope {
                Scope::Entity(_) => self.word(here.lang, "/titles/chronology"),
                _ => own,
            };
            title.trail.push((words, self.first_page(here, scope)));
        }
        templates::CHRONOLOGY.of(title, &view)
    }

    /// The picture of all events, for a page that does not list them.
    pub(super) fn picture_of_all(&self, here: &Here<'_>) -> Option<PictureView> {
        let (scope, stand) = (&Scope::All, Stand::Card(0));
        let strand = self.strand(scope);
        Making { here, scope, strand: &strand, part: None, stand }.picture()
    }

    fn first_page(&self, here: &Here<'_>, scope: &Scope) -> Address {
        let lang = self.languages().of_reader(here.reader);
        scope.address(lang, &self.config.language)
    }

    /// A chronology or a part of it, grouped by year and month.
    pub(super) fn chronology_of(
        &self,
        here: &Here<'_>,
        scope: &Scope,
        part: Option<Part>,
        stand: Stand,
    ) -> ChronologyView {
        let strand = self.strand(scope);
        let making = Making { here, scope, strand: &strand, part, stand };
        making.view()
    }
}

impl Making<'_, '_> {
    fn view(&self) -> ChronologyView {
        let Self { here, scope, strand, part, stand } = *self;
        let site = here.site;
        let mut groups = Groups::default();
        let mut shown = 0;
        for id in strand.on(part) {
            if let Some(event) = site.event(id, here.lang) {
                groups.add(here, scope, event);
                shown += 1;
            }
        }
        let first_of_parts = strand.is_split && part.is_none();
        let by_month = matches!(part, Some(Part::Year(year)) if strand.is_by_month(year));
        let (previous, next) = self.neighbours();
        let is_page = stand == Stand::Page;
        ChronologyView {
            scope: scope.word(),
            limit: self.limit(),
            limit_id: match scope {
                Scope::All | Scope::Public => String::new(),
                Scope::Thread(slug) => slug.clone(),
                Scope::Entity(id) => id.to_string(),
            },
            embedded: matches!(stand, Stand::Card(_)),
            count: strand.events.len(),
            shown,
            is_overview: first_of_parts || by_month,
            part: part.map(|part| self.part_words(part)).unwrap_or_default(),
            years: groups.years,
            undated: groups.undated,
            key: if first_of_parts { self.key_events() } else { Vec::new() },
            map: if strand.events.len() > 1 { self.map() } else { Vec::new() },
            picture: self.picture(),
            exports: (is_page && *scope == Scope::All && part.is_none())
                .then(|| here.site.exports_view(here)),
            undated_count: strand.count(Filed::Undated),
            undated_href: if strand.count(Filed::Undated) > 0 {
                self.to_part(strand.part(Filed::Undated), "undated")
            } else {
                String::new()
            },
            previous,
            next,
            whole_href: self.whole(),
            orders: if is_page { self.orders() } else { Vec::new() },
            threads: if is_page { self.threads() } else { Vec::new() },
            has_filters: is_page && shown >= WORTH_FILTERING && !first_of_parts,
            index_href: if is_page && first_of_parts {
                here.href(&here.site.export(ExportFormat::Index, here.reader).address)
            } else {
                String::new()
            },
        }
    }

    fn limit(&self) -> String {
        let site = self.here.site;
        match self.scope {
            Scope::All | Scope::Public => String::new(),
            Scope::Thread(slug) => {
                let id = site.thread(slug).unwrap_or(slug);
                site.config.chronology.thread(id, self.here.lang)
            }
            Scope::Entity(id) => {
                let entity = site.entity(id, self.here.lang);
                entity.map(|e| site.entity_name(e, self.here.lang).0.to_owned())
            }
            .unwrap_or_default(),
        }
    }

    fn part_words(&self, part: Part) -> String {
        let word = |path| self.here.site.word(self.here.lang, path);
        match part {
            Part::Before => word("/chronology/before"),
            Part::Undated => word("/chronology/undated"),
            Part::Year(year) => year_words(self.here, year),
            Part::Month(year, month) => month_words(self.here, year, month),
        }
    }

    /// The link to a page of this strand. An entity has its pages in its own languages too.
    fn to_page(&self, part: Option<Part>) -> String {
        let here = self.here;
        let languages = here.site.languages();
        let lang = match self.scope {
            Scope::Entity(id) => {
                let entity = here.site.entity(id, here.reader);
                let own = entity.map_or(here.reader, |entity| &entity.head.lang);
                here.site.page_lang(own, here.reader)
            }
            _ => languages.of_reader(here.reader),
        };
        here.href(&self.scope.page(part, lang, &here.site.config.language))
    }

    /// The link to an anchor on a page of this strand.
    fn to(&self, part: Option<Part>, anchor: &str) -> String {
        let stands_here = match self.stand {
            Stand::Page => part == self.part,
            Stand::Section => !self.strand.is_split,
            Stand::Card(_) => false,
        };
        if stands_here {
            return format!("#{anchor}");
        }
        match self.section() {
            Some(entity) => format!("{}#{anchor}", self.here.href(&entity)),
            None => format!("{}#{anchor}", self.to_page(part)),
        }
    }

    /// The page of the entity, where the whole strand is a section of it.
    fn section(&self) -> Option<Address> {
        let here = self.here;
        match self.scope {
            Scope::Entity(id) if !self.strand.is_split => {
                let entity = here.site.entity(id, here.lang)?;
                Some(here.site.page_of(&entity.head, here.reader))
            }
            _ => None,
        }
    }

    /// The link to the whole that this is a part of, or that it shows in brief.
    fn whole(&self) -> String {
        let is_whole = match self.stand {
            Stand::Page => self.part.is_none(),
            Stand::Section => !self.strand.is_split,
            Stand::Card(_) => false,
        };
        if is_whole {
            return String::new();
        }
        match self.section() {
            Some(entity) => format!("{}#part-chronology", self.here.href(&entity)),
            None => self.to_page(None),
        }
    }

    /// The parts before and after this one: years beside years, months beside months.
    fn neighbours(&self) -> (Option<LinkView>, Option<LinkView>) {
        let Some(part) = self.part else { return (None, None) };
        let is_month = |part: &Part| matches!(part, Part::Month(..));
        let parts = self.strand.parts();
        let beside = |p: &&Part| is_month(p) == is_month(&part);
        let link = |part: &Part| {
            LinkView::new(self.part_words(*part), self.to_page(Some(*part)))
        };
        let before = parts.range(..part).rev().find(beside).map(link);
        let after = parts.range(part..).skip(1).find(beside).map(link);
        (before, after)
    }

    /// The link to what is a page of its own, or an anchor on the only one.
    fn to_part(&self, part: Option<Part>, anchor: &str) -> String {
        match part {
            Some(_) => self.to_page(part),
            None => self.to(None, anchor),
        }
    }

    /// The two orders, where they differ.
    fn orders(&self) -> Vec<OrderView> {
        let here = self.here;
        let of_all = matches!(self.scope, Scope::All | Scope::Public);
        if !of_all || !here.site.has_public_order() {
            return Vec::new();
        }
        let order = |(id, scope): (&'static str, Scope)| OrderView {
            id,
            href: here.href(&here.site.first_page(here, &scope)),
            current: *self.scope == scope,
        };
        [("happened", Scope::All), ("public", Scope::Public)].map(order).into()
    }

    fn threads(&self) -> Vec<ThreadLink> {
        let here = self.here;
        let link = |(id, slug, count): (&str, &str, usize)| ThreadLink {
            count,
            current: matches!(self.scope, Scope::Thread(own) if own == slug),
            ..here.thread(id, slug)
        };
        here.site.threads().map(link).collect()
    }

    /// The first of the key events.
    fn key_events(&self) -> Vec<EventItem> {
        let here = self.here;
        let all = self.strand.events.iter();
        let all = all.filter_map(|(id, _)| here.site.event(id, here.lang));
        let key = all.filter(|event| event.significance == 1);
        key.take(KEY).map(|event| here.event_item(event)).collect()
    }
}

impl Here<'_> {
    /// The link to a thread.
    fn thread(&self, id: &str, slug: &str) -> ThreadLink {
        let scope = Scope::Thread(slug.to_owned());
        let site = self.site;
        let lang = site.languages().of_reader(self.reader);
        ThreadLink {
            id: slug.to_owned(),
            title: self.site.config.chronology.thread(id, self.lang),
            href: self.href(&scope.address(lang, &site.config.language)),
            count: 0,
            current: false,
        }
    }

    /// The threads of an event.
    pub fn threads_of(&self, event: &Event) -> Vec<ThreadLink> {
        let link = |id: &Reference| self.thread(&id.value, &segment(&id.value));
        event.threads.iter().map(link).collect()
    }
}
