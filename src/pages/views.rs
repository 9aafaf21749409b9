//! What each template sees: plain data, one struct a page kind, nothing else.
//!
//! A template is handed four things: `site` (the same for every page of a language),
//! `t` (the words of the interface, from `i18n/`), `page` ([`PageView`], the frame of
//! this page) and one value named after the page's kind (`article`, `entity`, `event`,
//! `chronology`, `home`, `plain`, `articles`, `entities`, `terms`, `list`, `mentions`).
//! Addresses in a field named `href` are ready for use on this page; those named `path`
//! (in `site`) are from the site's root and want `page.root` before them. Fields named
//! `…_html` and `body` are HTML and want `| safe`; all others are text.

use serde::Serialize;

/// The frame of a page: what `<head>`, header and footer need.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// The page's kind: `article`, `entity`, `event`, `chronology`, `home`, `plain`,
    /// `articles`, `entities`, `tags`, `tag`, `authors`, `author`, `mentions`, `events`, `not-found`.
    pub kind: &'static str,
    /// Its title, as text.
    pub title: String,
    /// One or two sentences for search engines and feeds; may be empty.
    pub description: String,
    /// BCP 47 tag of its language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The absolute address, for `rel="canonical"`; empty for the error page.
    pub canonical: String,
    /// What leads from this page to the site's root: `""`, `"../../"`, or an absolute path.
    pub root: String,
    /// The address of the front page from here.
    pub home_href: String,
    /// The menu, with the entry that holds this page marked.
    pub menu: Vec<MenuView>,
    /// The way here from the front page, without this page itself.
    pub breadcrumbs: Vec<LinkView>,
    /// The same page in other languages.
    pub translations: Vec<TranslationView>,
    /// Set when the page is only shown because drafts are: `draft`, `scheduled` or `embargoed`.
    pub withheld: Option<WithheldView>,
    /// Whether a block of code is on the page, so the highlighting style sheet is wanted.
    pub has_code: bool,
}

/// An entry of the menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuView {
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// Whether this page is it (`page`), lies under it (`section`), or neither (empty).
    pub current: &'static str,
}

/// A page in another language.
#[derive(Debug, Clone, Serialize)]
pub struct TranslationView {
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its address from here.
    pub href: String,
    /// Its absolute address, for `hreflang`.
    pub url: String,
    /// Whether it is this very page.
    pub current: bool,
}

/// Why a page shown with `--drafts` is withheld otherwise.
#[derive(Debug, Clone, Serialize)]
pub struct WithheldView {
    /// `draft`, `scheduled` or `embargoed`.
    pub reason: &'static str,
    /// Until when, in words; empty for drafts.
    pub until: String,
}

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub struct LinkView {
    /// The words.
    pub title: String,
    /// Where it leads.
    pub href: String,
}

/// A name that may be in another language or script than the page.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    /// The name.
    pub text: String,
    /// Its language, when it differs from the page's; then it belongs in `<bdi lang dir>`.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

/// A date in words.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// In the page's language, at the source's precision.
    pub words: String,
    /// For `<time datetime>`, where HTML has a form for it.
    pub datetime: Option<String>,
    /// The EDTF string as the author wrote it.
    pub edtf: String,
}

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
}

/// An article as lists show it.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleItem {
    /// Headline.
    pub title: String,
    /// Standfirst; may be empty.
    pub subtitle: String,
    /// Summary or first words; may be empty.
    pub summary: String,
    /// Where it is.
    pub href: String,
    /// When it was published.
    pub date: Option<DateView>,
    /// Names of its authors.
    pub authors: Vec<LinkView>,
    /// Minutes to read it.
    pub minutes: usize,
    /// Its language, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
    /// Set with `--drafts`.
    pub withheld: Option<WithheldView>,
}

/// An article's page: the value `article`.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleView {
    /// Headline.
    pub title: String,
    /// Standfirst; may be empty.
    pub subtitle: String,
    /// Summary; may be empty.
    pub summary: String,
    /// When it was published.
    pub date: Option<DateView>,
    /// When it was last changed in substance.
    pub updated: Option<DateView>,
    /// When its statements were last checked.
    pub last_verified: Option<DateView>,
    /// Who wrote it.
    pub authors: Vec<LinkView>,
    /// Its tags.
    pub tags: Vec<LinkView>,
    /// Minutes to read it.
    pub minutes: usize,
    /// Its headings, in order.
    pub contents: Vec<HeadingView>,
    /// The body, as HTML.
    pub body: String,
    /// How it was reported, as HTML; may be empty.
    pub methods_html: String,
    /// What it is about, as its author says.
    pub about: Vec<EntityRef>,
    /// Who and what is named in it, the most named first.
    pub mentions: Vec<MentionedView>,
    /// The events it links to.
    pub events: Vec<EventItem>,
    /// The sources it cites, in the order of their first citation.
    pub sources: Vec<SourceView>,
    /// The article published before it.
    pub older: Option<LinkView>,
    /// The article published after it.
    pub newer: Option<LinkView>,
}

/// A heading of the body.
#[derive(Debug, Clone, Serialize)]
pub struct HeadingView {
    /// Its anchor.
    pub id: String,
    /// Its words.
    pub title: String,
    /// 2 to 6.
    pub level: u8,
}

/// An entity named in a text, with how often.
#[derive(Debug, Clone, Serialize)]
pub struct MentionedView {
    /// The entity.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// How often it is named.
    pub count: usize,
    /// Where it is first named, on this page (`#…`).
    pub anchor: String,
}

/// A source as pages name it.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Its id.
    pub id: String,
    /// The anchor of its entry in the page's list of sources.
    pub anchor: String,
    /// Its title; for a confidential source, its public name.
    pub title: String,
    /// Who wrote it; may be empty.
    pub authors: String,
    /// Where it appeared; may be empty.
    pub container: String,
    /// When it was issued.
    pub issued: Option<DateView>,
    /// Its address on the web; may be empty.
    pub url: String,
    /// The archived copy's address; may be empty.
    pub archive_url: String,
    /// `primary`, `secondary`, `tertiary`, or empty.
    pub kind: String,
}

/// An event as lists and chronologies show it.
#[derive(Debug, Clone, Serialize)]
pub struct EventItem {
    /// Its id.
    pub id: String,
    /// Its permanent anchor on chronologies.
    pub anchor: String,
    /// What happened.
    pub title: String,
    /// Its page.
    pub href: String,
    /// When; `None` when the date is unknown.
    pub date: Option<DateView>,
    /// The time of day with its zone, in words; may be empty.
    pub time: String,
    /// What the date is of: `occurred`, `recorded`, `published`, `reported`, or empty.
    pub date_basis: &'static str,
    /// When it became public, where that differs.
    pub public_date: Option<DateView>,
    /// `reported`, `alleged`…, or empty; words in `t.status`.
    pub status: &'static str,
    /// A sentence about it; may be empty.
    pub summary: String,
    /// Who took part.
    pub participants: Vec<EntityRef>,
    /// Where.
    pub place: Option<EntityRef>,
    /// What it rests on.
    pub sources: Vec<SourceView>,
    /// The articles that use it.
    pub articles: Vec<LinkView>,
    /// 1 (key) to 3 (detail).
    pub significance: u32,
    /// Set with `--drafts`.
    pub withheld: Option<WithheldView>,
}

/// An event's page: the value `event`.
#[derive(Debug, Clone, Serialize)]
pub struct EventView {
    /// What lists show of it.
    #[serde(flatten)]
    pub item: EventItem,
    /// The body, as HTML; may be empty.
    pub body: String,
    /// Events known to come before it, where dates do not tell.
    pub after: Vec<LinkView>,
    /// The event before it in the chronology.
    pub previous: Option<LinkView>,
    /// The event after it in the chronology.
    pub next: Option<LinkView>,
    /// Its place on the chronology.
    pub chronology_href: String,
}

/// The chronology: the value `chronology`; entity pages and embeds hold one too.
#[derive(Debug, Clone, Serialize)]
pub struct ChronologyView {
    /// The years, in order.
    pub years: Vec<YearView>,
    /// Events whose date is unknown.
    pub undated: Vec<EventItem>,
    /// How many events in all.
    pub count: usize,
    /// What it is limited to (a thread's name), or empty.
    pub limit: String,
    /// Whether it stands inside another page.
    pub embedded: bool,
}

/// A year of a chronology.
#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    /// The year in words.
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// Events known only to fall within the year or to run across months.
    pub during: Vec<EventItem>,
    /// The months with events.
    pub months: Vec<MonthView>,
}

/// A month of a chronology.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView {
    /// Month and year in words.
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// Events known only to fall within the month.
    pub during: Vec<EventItem>,
    /// Events of a known day.
    pub days: Vec<EventItem>,
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

/// Pages of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PaginationView {
    /// This page, from 1.
    pub page: usize,
    /// All pages.
    pub pages: usize,
    /// The page before it, or empty.
    pub previous: String,
    /// The page after it, or empty.
    pub next: String,
    /// The pages to offer: first, last, and those near.
    pub numbers: Vec<PageNumber>,
}

/// One page of a list.
#[derive(Debug, Clone, Serialize)]
pub struct PageNumber {
    /// Its number; 0 stands for a gap.
    pub number: usize,
    /// Where it is; empty for a gap.
    pub href: String,
    /// Whether it is this one.
    pub current: bool,
}

/// A list of articles: the value `list` (all articles, a tag's, an author's).
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// How many in all.
    pub count: usize,
    /// Those on this page.
    pub items: Vec<ArticleItem>,
    /// The other pages.
    pub pagination: PaginationView,
}

/// All tags, or all authors: the value `terms`.
#[derive(Debug, Clone, Serialize)]
pub struct TermsView {
    /// The terms, in alphabetical order.
    pub items: Vec<TermView>,
}

/// A tag or an author.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    /// Its words.
    pub title: String,
    /// Its page.
    pub href: String,
    /// How many articles.
    pub count: usize,
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
    /// How often it is named.
    pub mentions: usize,
    /// Set with `--drafts`.
    pub withheld: Option<WithheldView>,
}

/// The front page: the value `home`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The site's or the page's title.
    pub title: String,
    /// Standfirst; may be empty.
    pub subtitle: String,
    /// The author's own words, as HTML; may be empty.
    pub body: String,
    /// The newest article.
    pub lead: Option<ArticleItem>,
    /// The articles after it.
    pub articles: Vec<ArticleItem>,
    /// The entities named most often.
    pub entities: Vec<EntityItem>,
    /// The key events, in order.
    pub events: Vec<EventItem>,
    /// How many articles, entities and events there are.
    pub counts: CountsView,
    /// The sources the body cites.
    pub sources: Vec<SourceView>,
    /// The list of all articles.
    pub articles_href: String,
    /// The index of entities; empty when there are none.
    pub entities_href: String,
    /// The chronology; empty when there are no events.
    pub chronology_href: String,
}

/// How much there is.
#[derive(Debug, Clone, Serialize)]
pub struct CountsView {
    /// Articles.
    pub articles: usize,
    /// Entities.
    pub entities: usize,
    /// Events.
    pub events: usize,
}

/// A plain page: the value `plain`.
#[derive(Debug, Clone, Serialize)]
pub struct PlainView {
    /// Its title.
    pub title: String,
    /// Standfirst; may be empty.
    pub subtitle: String,
    /// The body, as HTML.
    pub body: String,
    /// Its headings.
    pub contents: Vec<HeadingView>,
    /// When it was last changed.
    pub updated: Option<DateView>,
    /// The sources it cites.
    pub sources: Vec<SourceView>,
}

/// A claim's card, shown where a text embeds it: the value `claim` of `cards/claim.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimCard {
    /// Its id.
    pub id: String,
    /// The card's anchor on the page.
    pub anchor: String,
    /// What is claimed.
    pub statement: String,
    /// `reported`, `alleged`…; words and meaning in `t.status` and `t.status_meaning`.
    pub status: &'static str,
    /// Who claims it.
    pub by: Vec<EntityRef>,
    /// Whom or what it is about.
    pub about: Vec<EntityRef>,
    /// Figures that differ, each with who gives it.
    pub values: Vec<ValueView>,
    /// What speaks for, against, or explains it.
    pub evidence: Vec<EvidenceView>,
    /// When it was last checked.
    pub last_verified: Option<DateView>,
}

/// One of several figures for the same thing.
#[derive(Debug, Clone, Serialize)]
pub struct ValueView {
    /// The figure.
    pub value: String,
    /// Who gives it.
    pub by: Option<SourceView>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceView {
    /// The source.
    pub source: SourceView,
    /// Where in it; may be empty.
    pub locator: String,
    /// Its words; may be empty.
    pub quote: String,
    /// `for`, `against` or `context`.
    pub bears: &'static str,
}

/// An exhibit's card: the value `exhibit` of `cards/exhibit.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ExhibitCard {
    /// Its id.
    pub id: String,
    /// The card's anchor on the page.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// `audio`, `document`, `image`, `video` or `dataset`.
    pub kind: &'static str,
    /// The file, from this page.
    pub href: String,
    /// Words on how far it is authenticated; in `t.authenticity`, or empty.
    pub authenticity: String,
    /// A caption; may be empty.
    pub summary: String,
}
