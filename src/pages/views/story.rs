//! Articles, plain pages and the front page.

use serde::Serialize;

use super::{
    ClaimItem, DateView, EntityItem, EntityRef, EventItem, LinkView, NameView, NamedLink,
    PictureView, PortraitView, SourceView, StatusCount, WithheldView,
};

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
    /// Whether it was withdrawn.
    pub retracted: bool,
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
    /// When it was last changed in substance, or corrected.
    pub updated: Option<DateView>,
    /// When its statements were last checked.
    pub last_verified: Option<DateView>,
    /// Who wrote it.
    pub authors: Vec<LinkView>,
    /// Its tags.
    pub tags: Vec<LinkView>,
    /// The picture it opens with.
    pub image: Option<PortraitView>,
    /// Minutes to read it.
    pub minutes: usize,
    /// Its headings, in order.
    pub contents: Vec<HeadingView>,
    /// The body, as HTML.
    pub body: String,
    /// What readers need to know, as HTML; may be empty.
    pub points_html: String,
    /// How it was reported, as HTML; may be empty.
    pub methods_html: String,
    /// What it is about, as its author says.
    pub about: Vec<EntityRef>,
    /// Who and what is named in it, the most named first.
    pub mentions: Vec<MentionedView>,
    /// The events it links to.
    pub events: Vec<EventItem>,
    /// The claims it leads to but does not show.
    pub claims: Vec<ClaimItem>,
    /// The sources it cites, in the order of the citation style.
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

/// The front page: the value `home`.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// The site's or the page's title.
    pub title: String,
    /// Standfirst; may be empty.
    pub subtitle: String,
    /// The author's own words, as HTML; may be empty.
    pub body: String,
    /// The newest article that was not withdrawn.
    pub lead: Option<ArticleItem>,
    /// The picture that article opens with.
    pub lead_image: Option<PortraitView>,
    /// The other articles.
    pub articles: Vec<ArticleItem>,
    /// The entities named most often.
    pub entities: Vec<EntityItem>,
    /// What is new, the newest first.
    pub updates: Vec<UpdateView>,
    /// The key events, in order.
    pub events: Vec<EventItem>,
    /// The picture of all events, where there are enough of them.
    pub picture: Option<PictureView>,
    /// How many claims have each status.
    pub claims: Vec<StatusCount>,
    /// The claims that the body leads to and does not show itself.
    pub told: Vec<ClaimItem>,
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
    /// The ledger of claims; empty when there are none.
    pub claims_href: String,
}

/// Something new in the case.
#[derive(Debug, Clone, Serialize)]
pub struct UpdateView {
    /// `published`, `updated`, `status` (of a claim), or the kind of a correction; words in
    /// `t.news`.
    pub what: &'static str,
    /// The status a claim was given, or empty.
    pub status: &'static str,
    /// When.
    pub date: DateView,
    /// The page concerned.
    pub page: NamedLink,
    /// What was corrected.
    pub text: Option<NameView>,
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
    /// When it was last changed or corrected.
    pub updated: Option<DateView>,
    /// The sources it cites.
    pub sources: Vec<SourceView>,
}
