//! Entities, their relations and mentions.

use serde::Serialize;

use super::{
    ChronologyView, ClaimItem, DateView, HeadingView, LinkView, NameView, PaginationView,
    PortraitView, ReplyView, SourceView, WithheldView,
};

/// An entity as it is named on other pages.
#[derive(Debug, Clone, Serialize)]
pub struct EntityRef {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: NameView,
    /// Where its page is.
    pub href: String,
    /// Its kind's id (`person`, `public-body`…); words in `t.kinds`.
    pub kind: &'static str,
    /// One sentence; may be empty.
    pub summary: String,
    /// The language of that sentence, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

/// An entity's page: the value `entity`.
#[derive(Debug, Clone, Serialize)]
pub struct EntityView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: NameView,
    /// Its kind's id; words in `t.kinds`.
    pub kind: &'static str,
    /// One sentence; may be empty.
    pub summary: String,
    /// The picture of it, where there is one.
    pub portrait: Option<PortraitView>,
    /// Letters that stand for it where there is none; may be empty.
    pub monogram: String,
    /// Other names.
    pub aliases: Vec<NameView>,
    /// Offices and posts.
    pub roles: Vec<RoleView>,
    /// Those it must not be confused with.
    pub distinct_from: Vec<EntityRef>,
    /// Its relations, both ways.
    pub relations: Vec<RelationView>,
    /// Identifiers in other systems.
    pub identifiers: Vec<IdentifierView>,
    /// Links out.
    pub links: Vec<LinkView>,
    /// The body, as HTML; may be empty.
    pub body: String,
    /// Its headings.
    pub contents: Vec<HeadingView>,
    /// The sources its body cites.
    pub sources: Vec<SourceView>,
    /// The events it took part in or that happened there.
    pub chronology: ChronologyView,
    /// The claims about it.
    pub claims_about: Vec<ClaimItem>,
    /// The claims it makes.
    pub claims_by: Vec<ClaimItem>,
    /// What it was asked, and what came of it.
    pub replies: Vec<ReplyView>,
    /// Where it is named.
    pub mentions: MentionsView,
}

/// An office or post.
#[derive(Debug, Clone, Serialize)]
pub struct RoleView {
    /// The office.
    pub title: String,
    /// Where.
    pub org: Option<EntityRef>,
    /// When, in words; may be empty.
    pub period: String,
    /// `reported`…, or empty.
    pub status: &'static str,
    /// What it rests on.
    pub sources: Vec<SourceView>,
}

/// A relation, told from this entity's side.
#[derive(Debug, Clone, Serialize)]
pub struct RelationView {
    /// Its words (label or inverse): "said to have attacked".
    pub label: String,
    /// The language of those words, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
    /// The other end.
    pub other: EntityRef,
    /// When, in words; may be empty.
    pub period: String,
    /// `reported`…, or empty.
    pub status: &'static str,
    /// What it rests on.
    pub sources: Vec<SourceView>,
}

/// An identifier in another system.
#[derive(Debug, Clone, Serialize)]
pub struct IdentifierView {
    /// The system, such as `wikidata`.
    pub scheme: String,
    /// The identifier.
    pub value: String,
    /// Where it leads; may be empty.
    pub url: String,
}

/// The mentions of an entity; on long lists also a page of its own, the value `mentions`.
#[derive(Debug, Clone, Serialize)]
pub struct MentionsView {
    /// How often it is named in all.
    pub total: usize,
    /// On how many pages.
    pub pages: usize,
    /// The pages, grouped: `article`, `event`, `page`, `entity`.
    pub groups: Vec<MentionGroup>,
    /// Further pages of the list.
    pub pagination: PaginationView,
    /// The entity, on pages that hold mentions alone.
    pub entity: Option<EntityRef>,
}

/// Mentions in pages of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct MentionGroup {
    /// `article`, `event`, `page` or `entity`.
    pub kind: &'static str,
    /// The pages.
    pub items: Vec<MentionItem>,
}

/// A page that names an entity, with the first sentence that does.
#[derive(Debug, Clone, Serialize)]
pub struct MentionItem {
    /// The page's title.
    pub title: String,
    /// The very place.
    pub href: String,
    /// The page's date.
    pub date: Option<DateView>,
    /// The sentence before the name.
    pub before: String,
    /// The name as it stands there.
    pub name: String,
    /// The sentence after the name.
    pub after: String,
    /// How often the page names it.
    pub count: usize,
    /// The page's language, when it differs.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

/// The index of entities: the value `entities`.
#[derive(Debug, Clone, Serialize)]
pub struct EntitiesView {
    /// How many in all.
    pub count: usize,
    /// By kind, each in alphabetical order.
    pub kinds: Vec<EntityKindView>,
    /// By first letter, in the language's own order.
    pub letters: Vec<LetterView>,
}

/// The entities of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct EntityKindView {
    /// The kind's id; words in `t.kinds_plural`.
    pub kind: &'static str,
    /// Its anchor.
    pub anchor: String,
    /// The entities.
    pub items: Vec<EntityItem>,
}

/// The names under one letter: entities and aliases.
#[derive(Debug, Clone, Serialize)]
pub struct LetterView {
    /// The letter.
    pub letter: String,
    /// Its anchor.
    pub anchor: String,
    /// The entities.
    pub items: Vec<LinkView>,
}

/// An entity in the index.
#[derive(Debug, Clone, Serialize)]
pub struct EntityItem {
    /// The entity.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// The picture of it, where there is one.
    pub portrait: Option<PortraitView>,
    /// Letters that stand for it where there is none; may be empty.
    pub monogram: String,
    /// How often it is named.
    pub mentions: usize,
    /// Set with `--drafts`.
    pub withheld: Option<WithheldView>,
}
