//! Which template is handed which value: the one table of it, used wherever a page or a
//! card is made, and printed in docs/theme.md.

use std::marker::PhantomData;

use super::{
    ArticleItem, ArticleView, ChronologyView, ClaimCard, ClaimView, ClaimsView,
    CorrectionsView, EntitiesView, EntityRef, EntityView, EventItem, EventView,
    ExhibitCard, ExhibitView, ExhibitsView, HomeView, ImageView, ListView, MentionsView,
    PlainView, SearchPageView, SourcePageView, SourcesView, TermsView, WholeView,
};

/// A template and the value it is handed beside `site`, `t` and `page`.
#[derive(Debug)]
pub struct Template<V: ?Sized> {
    /// Its name under templates/.
    pub file: &'static str,
    /// By which name it has the value; empty for one without.
    pub value: &'static str,
    view: PhantomData<fn(&V)>,
}

/// A line of the table, for whoever documents it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The template's name under templates/.
    pub file: &'static str,
    /// What it shows.
    pub what: &'static str,
    /// By which name it has the value; empty for one without.
    pub value: &'static str,
    /// The type of the value, as it is called among the views.
    pub view: &'static str,
}

macro_rules! templates {
    ($(#[doc = $what:literal] $name:ident: $view:ty = $value:literal in $file:literal;)*) => {
        $(
            #[doc = $what]
            pub const $name: Template<$view> =
                Template { file: $file, value: $value, view: PhantomData };
        )*

        /// The whole table.
        pub const GIVEN: &[Given] = &[$(Given {
            file: $file,
            what: $what,
            value: $value,
            view: stringify!($view),
        }),*];
    };
}

templates! {
    /// The front page.
    HOME: HomeView = "home" in "home.html";
    /// An article.
    ARTICLE: ArticleView = "article" in "article.html";
    /// An entity.
    ENTITY: EntityView = "entity" in "entity.html";
    /// All entities.
    ENTITIES: EntitiesView = "entities" in "entities.html";
    /// Further mentions of an entity.
    MENTIONS: MentionsView = "mentions" in "mentions.html";
    /// An event.
    EVENT: EventView = "event" in "event.html";
    /// Events in order: all, a thread, those of an entity, or a part of them.
    CHRONOLOGY: ChronologyView = "chronology" in "chronology.html";
    /// A claim.
    CLAIM: ClaimView = "claim" in "claim.html";
    /// The ledger of all claims.
    CLAIMS: ClaimsView = "claims" in "claims.html";
    /// An exhibit.
    EXHIBIT: ExhibitView = "exhibit" in "exhibit.html";
    /// All exhibits.
    EXHIBITS: ExhibitsView = "exhibits" in "exhibits.html";
    /// A source.
    SOURCE: SourcePageView = "source" in "source.html";
    /// All sources.
    SOURCES: SourcesView = "sources" in "sources.html";
    /// What was corrected.
    CORRECTIONS: CorrectionsView = "corrections" in "corrections.html";
    /// A list of articles: all, or those of a tag or an author.
    LIST: ListView = "list" in "list.html";
    /// All tags, or all authors.
    TERMS: TermsView = "terms" in "terms.html";
    /// A plain page.
    PLAIN: PlainView = "plain" in "plain.html";
    /// The page for searching.
    SEARCH: SearchPageView = "search" in "search.html";
    /// The whole case as one document.
    WHOLE: WholeView = "whole" in "print.html";
    /// The error page.
    NOT_FOUND: () = "" in "not-found.html";
    /// A former address: where it leads.
    REDIRECT: str = "target" in "redirect.html";
    /// A former address: the new one in full.
    REDIRECT_WHOLE: str = "canonical" in "redirect.html";
    /// The card of an article.
    ARTICLE_CARD: ArticleItem = "article" in "cards/article.html";
    /// The card of an entity.
    ENTITY_CARD: EntityRef = "entity" in "cards/entity.html";
    /// The card of an event.
    EVENT_CARD: EventItem = "event" in "cards/event.html";
    /// The card of a claim.
    CLAIM_CARD: ClaimCard = "claim" in "cards/claim.html";
    /// The card of an exhibit.
    EXHIBIT_CARD: ExhibitCard = "exhibit" in "cards/exhibit.html";
    /// A chronology inside a text.
    CHRONOLOGY_CARD: ChronologyView = "chronology" in "cards/chronology.html";
    /// A picture in a text.
    IMAGE: ImageView = "image" in "partials/img.html";
}
