//! What views are made from: the case with its woven bodies, read through accessors that
//! note what a page reads.

mod evidence;
mod interface;
mod strands;
mod whole;

use std::borrow::Cow;
use std::sync::Arc;

use super::gathered::{Naming, Namings, Term};
use super::parts::{Parts, Tools};
use super::reads::{Facet, Reads, Terms};
use super::weaves::{RecordKey, Weave, excerpt, minutes};
use crate::address::{Address, segment};
use crate::assets::MediaFacts;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::language::Lang;
use crate::linking::Mention;
use crate::model::{
    Article, Claim, Entity, Event, Exhibit, Head, Kind, Page, RelationEnd, Source,
    Translations, pick,
};

/// A site as one reader sees it. Immutable and cheap to copy.
///
/// The configuration, the theme and the words of the interface are the same for every
/// page and are read freely: when one of them changes, all pages are made anew. Whatever
/// can change for some pages only is private here and read through accessors.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The configuration.
    pub config: &'a Config,
    parts: Parts<'a>,
    reads: Option<&'a Reads>,
}

impl<'a> Site<'a> {
    /// A site made of its parts. What is read of it is noted in `reads`.
    #[must_use]
    pub fn new(parts: Parts<'a>, reads: Option<&'a Reads>) -> Self {
        Self { config: parts.config, parts, reads }
    }

    fn note(&self, facet: &Facet<'_>) {
        if let Some(reads) = self.reads {
            reads.note(facet);
        }
    }

    /// An article in all its languages.
    #[must_use]
    pub fn articles_of(&self, id: &str) -> Option<&'a Translations<Article>> {
        self.note(&Facet::Record(Kind::Article, id));
        self.parts.case.articles.get(id)
    }

    /// An entity in all its languages.
    #[must_use]
    pub fn entities_of(&self, id: &str) -> Option<&'a Translations<Entity>> {
        self.note(&Facet::Record(Kind::Entity, id));
        self.parts.case.entities.get(id)
    }

    /// An event in all its languages.
    #[must_use]
    pub fn events_of(&self, id: &str) -> Option<&'a Translations<Event>> {
        self.note(&Facet::Record(Kind::Event, id));
        self.parts.case.events.get(id)
    }

    /// An exhibit in all its languages.
    #[must_use]
    pub fn exhibits_of(&self, id: &str) -> Option<&'a Translations<Exhibit>> {
        self.note(&Facet::Record(Kind::Exhibit, id));
        self.parts.case.exhibits.get(id)
    }

    /// A plain page in all its languages.
    #[must_use]
    pub fn pages_of(&self, id: &str) -> Option<&'a Translations<Page>> {
        self.note(&Facet::Record(Kind::Page, id));
        self.parts.case.pages.get(id)
    }

    /// The entity of this id, in `lang` where it is translated.
    #[must_use]
    pub fn entity(&self, id: &str, lang: &Lang) -> Option<&'a Arc<Entity>> {
        self.note(&Facet::Record(Kind::Entity, id));
        self.version(self.parts.case.entities.get(id)?, lang)
    }

    /// The event of this id, in `lang` where it is translated.
    #[must_use]
    pub fn event(&self, id: &str, lang: &Lang) -> Option<&'a Arc<Event>> {
        self.note(&Facet::Record(Kind::Event, id));
        self.version(self.parts.case.events.get(id)?, lang)
    }

    /// The claim of this id, in `lang` where it is translated.
    #[must_use]
    pub fn claim(&self, id: &str, lang: &Lang) -> Option<&'a Arc<Claim>> {
        self.note(&Facet::Record(Kind::Claim, id));
        self.version(self.parts.case.claims.get(id)?, lang)
    }

    /// The article of this id, in `lang` where it is translated.
    #[must_use]
    pub fn article(&self, id: &str, lang: &Lang) -> Option<&'a Arc<Article>> {
        self.version(self.articles_of(id)?, lang)
    }

    /// The article of this id, in the site's language where it can be.
    #[must_use]
    pub fn own_article(&self, id: &str) -> Option<&'a Arc<Article>> {
        pick(self.articles_of(id)?, &self.config.language)
    }

    /// A source.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&'a Arc<Source>> {
        self.note(&Facet::Source(id));
        self.parts.case.sources.get(id)
    }

    /// Whether there is any record of a kind.
    #[must_use]
    pub fn has_any(&self, kind: Kind) -> bool {
        self.note(&Facet::Any(kind));
        match kind {
            Kind::Entity => !self.parts.case.entities.is_empty(),
            Kind::Event => !self.parts.case.events.is_empty(),
            Kind::Claim => !self.parts.case.claims.is_empty(),
            Kind::Exhibit => !self.parts.case.exhibits.is_empty(),
            Kind::Source => !self.parts.case.sources.is_empty(),
            _ => !self.parts.case.articles.is_empty(),
        }
    }

    /// The ids of all articles, newest first.
    #[must_use]
    pub fn articles(&self) -> &'a [Arc<str>] {
        self.note(&Facet::Articles);
        &self.parts.gathered.articles
    }

    /// The ids of all entities, and how many there are.
    #[must_use]
    pub fn entities(&self) -> impl ExactSizeIterator<Item = &'a Arc<str>> + use<'a> {
        self.note(&Facet::Entities);
        self.parts.case.entities.keys()
    }

    /// The ids of all events in chronological order.
    #[must_use]
    pub fn chronology(&self) -> &'a [Arc<str>] {
        self.note(&Facet::Chronology);
        &self.parts.case.chronology
    }

    /// The events of an entity, in chronological order.
    #[must_use]
    pub fn events_with(&self, entity: &str) -> &'a [Arc<str>] {
        self.note(&Facet::EventsOf(entity));
        self.parts.case.events_of.get(entity).map_or(&[], Vec::as_slice)
    }

    /// The ids before and after a record in the order of its kind.
    #[must_use]
    pub fn around(
        &self,
        kind: Kind,
        id: &str,
    ) -> (Option<&'a Arc<str>>, Option<&'a Arc<str>>) {
        self.note(&Facet::Around(kind, id));
        self.parts.around(kind, id)
    }

    /// The relations of an entity.
    #[must_use]
    pub fn relations(&self, entity: &str) -> &'a [RelationEnd] {
        self.note(&Facet::Relations(entity));
        self.parts.case.relations.get(entity).map_or(&[], Vec::as_slice)
    }

    /// Who must not be taken for an entity, as told by the others.
    #[must_use]
    pub fn told_apart(&self, entity: &str) -> &'a [Arc<str>] {
        self.note(&Facet::Apart(entity));
        self.parts.gathered.apart.get(entity).map_or(&[], Vec::as_slice)
    }

    /// The pages that name an entity.
    #[must_use]
    pub fn namings(&self, entity: &str) -> &'a [Naming] {
        self.note(&Facet::Namings(entity));
        self.parts.gathered.namings.get(entity).map_or(&[], |n| &n.pages)
    }

    /// The record whose page it is that names an entity, and how it does.
    #[must_use]
    pub fn mention(
        &self,
        naming: &Naming,
        entity: &str,
    ) -> (&'a RecordKey, Option<&'a Mention>) {
        let (key, weave) = self.parts.woven.at(naming.at);
        self.note(&Facet::Mention(key, entity));
        (key, weave.body.mentions.get(entity))
    }

    /// How often an entity is named, and on how many pages.
    #[must_use]
    pub fn named(&self, entity: &str) -> (usize, usize) {
        self.note(&Facet::Named(entity));
        self.parts.gathered.namings.get(entity).map_or((0, 0), Namings::counts)
    }

    /// The ids of the articles that use an event.
    #[must_use]
    pub fn used_in(&self, event: &str) -> &'a [Arc<str>] {
        self.note(&Facet::UsedIn(event));
        self.parts.gathered.used_in.get(event).map_or(&[], Vec::as_slice)
    }

    /// The tags or the authors in a language of the site, in alphabetical order.
    #[must_use]
    pub fn terms(&self, which: Terms, lang: &Lang) -> &'a [Term] {
        self.note(&Facet::Terms(which, lang));
        self.parts.gathered.terms(which, lang)
    }

    /// A tag or an author in a language of the site, by its segment of addresses.
    #[must_use]
    pub fn term(&self, which: Terms, lang: &Lang, slug: &str) -> Option<&'a Term> {
        self.note(&Facet::Term(which, lang, slug));
        let all = self.parts.gathered.terms(which, lang);
        all.iter().find(|term| term.slug == slug)
    }

    /// Whether a text leads to an article. The plan alone asks: it is made anew whenever
    /// this may be another.
    #[must_use]
    pub(super) fn is_led_to(&self, article: &str) -> bool {
        self.parts.gathered.led_to.contains(article)
    }

    /// What was woven of a record.
    #[must_use]
    pub fn weave(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&'a Arc<Weave>> {
        self.note(&Facet::Body(kind, id, lang));
        self.parts.woven.get(kind, id, lang)
    }

    /// The summary of a record: its author's, else the first words of its body.
    #[must_use]
    pub fn summary(&self, head: &Head) -> String {
        if let Some(summary) = &head.summary {
            return summary.to_string();
        }
        self.note(&Facet::Lead(head.kind, &head.id, &head.lang));
        let weave = self.parts.woven.get(head.kind, &head.id, &head.lang);
        weave.map(|w| excerpt(&w.body.lead)).unwrap_or_default()
    }

    /// How many minutes it takes to read a record's body; 0 when it has none.
    #[must_use]
    pub fn minutes(&self, head: &Head) -> usize {
        self.note(&Facet::Minutes(head.kind, &head.id, &head.lang));
        let weave = self.parts.woven.get(head.kind, &head.id, &head.lang);
        weave.map_or(0, |w| minutes(&w.body))
    }

    /// What is known of a published file, by its path in the project.
    #[must_use]
    pub fn media(&self, file: &str) -> Option<&'a MediaFacts> {
        self.note(&Facet::Media(file));
        self.parts.media.get(file).map(|facts| &**facts)
    }

    /// What a language brings; the site's own for one that was not prepared.
    #[must_use]
    pub fn tools(&self, lang: &Lang) -> Option<&'a Tools> {
        let tools = self.parts.tools;
        tools.get(lang).or_else(|| tools.get(&self.config.language))
    }

    /// The address of a record's page.
    #[must_use]
    pub fn address(&self, kind: Kind, id: &str, lang: &Lang) -> Address {
        kind.address(id, lang, &self.config.language)
    }

    /// The address of a record's page, from its head.
    #[must_use]
    pub fn address_of(&self, head: &Head) -> Address {
        self.address(head.kind, &head.id, &head.lang)
    }

    /// The entity's name on pages in `lang`: an alias in that language before its own name.
    #[must_use]
    pub fn entity_name<'e>(
        &self,
        entity: &'e Entity,
        lang: &Lang,
    ) -> (&'e str, &'e Lang) {
        if entity.head.lang != *lang {
            let named = entity.aliases.iter().filter_map(|a| Some((a, a.lang.as_ref()?)));
            if let Some((alias, local)) = named.into_iter().find(|(_, l)| *l == lang) {
                return (&alias.name, local);
            }
        }
        (&entity.head.title, &entity.head.lang)
    }

    /// Renders a template with some values.
    ///
    /// # Errors
    /// What the template does wrong.
    pub fn render(
        &self,
        lang: &Lang,
        template: &str,
        values: Vec<(&'static str, tera::Value)>,
        what: &str,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.parts.engine.render(self.parts.theme, lang, template, values, what)
    }

    /// The segment of addresses of a tag or an author.
    #[must_use]
    pub fn slug(&self, title: &str) -> Cow<'a, str> {
        let known = self.parts.gathered.slugs.get(title);
        known.map_or_else(|| segment(title).into(), |s| s.as_str().into())
    }
}
