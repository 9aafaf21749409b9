//! Events and chronologies.

use serde::Serialize;

use super::{
    DateView, EntityRef, ExportsView, LinkView, PictureView, SourceView, WithheldView,
};

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
    /// The threads it belongs to.
    pub threads: Vec<ThreadLink>,
    /// The first and the last day its date may touch, as `2022-08-01/2022-08-31`; an open
    /// end is `..`, an unknown one nothing. Empty when the date is unknown.
    pub bounds: String,
    /// The language of its title and its summary, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
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

/// The chronology, or a part of it: the value `chronology`; entity pages and embeds hold
/// one too.
#[derive(Debug, Clone, Serialize)]
pub struct ChronologyView {
    /// What it is of: `all`, `public` (all, in the order in which they became known),
    /// `thread` or `entity`.
    pub scope: &'static str,
    /// The name of the thread or entity it is limited to, or empty.
    pub limit: String,
    /// The thread's segment of addresses or the entity's id, or empty.
    pub limit_id: String,
    /// Whether it stands inside another page.
    pub embedded: bool,
    /// How many events in all.
    pub count: usize,
    /// How many of them stand on this page.
    pub shown: usize,
    /// Whether there are too many for one page, and this one leads to the others.
    pub is_overview: bool,
    /// The part it is, in words (`September 2022`), where there are several; or empty.
    pub part: String,
    /// The years on this page, in order.
    pub years: Vec<YearView>,
    /// Events on this page whose date is unknown.
    pub undated: Vec<EventItem>,
    /// The key events, where this page leads to others.
    pub key: Vec<EventItem>,
    /// All years and months with events, as links.
    pub map: Vec<MapYear>,
    /// The picture of its events, where there are enough of them.
    pub picture: Option<PictureView>,
    /// The forms in which it can be taken along, on the first page of all.
    pub exports: Option<ExportsView>,
    /// How many events have no known date.
    pub undated_count: usize,
    /// Where the events whose date is unknown stand; empty when there are none.
    pub undated_href: String,
    /// The part before this one.
    pub previous: Option<LinkView>,
    /// The part after this one.
    pub next: Option<LinkView>,
    /// The whole that this is a part of; empty for what is whole.
    pub whole_href: String,
    /// The two orders, where they differ: the words are `t.chronology.orders`.
    pub orders: Vec<OrderView>,
    /// The threads, with the current one marked.
    pub threads: Vec<ThreadLink>,
    /// Whether the events on this page can be filtered.
    pub has_filters: bool,
    /// Where the index for filtering all events is, when they are on several pages.
    pub index_href: String,
}

/// A year of a chronology.
#[derive(Debug, Clone, Serialize)]
pub struct YearView {
    /// The year in words; empty for what stands before every year.
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// Events dated over more than one year, of which this is the first.
    pub beyond: Vec<EventItem>,
    /// Events known only to fall within the year, or to run across months of it.
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

/// A year on the map of a chronology.
#[derive(Debug, Clone, Serialize)]
pub struct MapYear {
    /// The year in words; empty for what stands before every year.
    pub title: String,
    /// Where it stands.
    pub href: String,
    /// How many events it has.
    pub count: usize,
    /// Whether it is the part this page shows.
    pub current: bool,
    /// Its twelve months.
    pub months: Vec<MapMonth>,
}

/// A month on the map of a chronology.
#[derive(Debug, Clone, Serialize)]
pub struct MapMonth {
    /// The month in words, shortened.
    pub short: String,
    /// Where it stands; empty when it has no events.
    pub href: String,
    /// How many events it has.
    pub count: usize,
}

/// One of the orders of the chronology.
#[derive(Debug, Clone, Serialize)]
pub struct OrderView {
    /// `happened` or `public`.
    pub id: &'static str,
    /// Where it is.
    pub href: String,
    /// Whether it is this one.
    pub current: bool,
}

/// A thread of the chronology.
#[derive(Debug, Clone, Serialize)]
pub struct ThreadLink {
    /// Its segment of addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// How many events it has; 0 where that is not shown.
    pub count: usize,
    /// Whether it is this one.
    pub current: bool,
}
