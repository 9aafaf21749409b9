//! Events and chronologies.

use serde::Serialize;

use super::{DateView, EntityRef, LinkView, SourceView, WithheldView};

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
