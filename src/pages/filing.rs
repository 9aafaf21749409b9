//! Events filed under years and months.

use super::record::Here;
use super::strands::Scope;
use super::views::{EventItem, MonthView, YearView};
use crate::date::During;
use crate::model::Event;

/// Files events, which come in order, under years and months.
#[derive(Default)]
pub struct Groups {
    /// The years, in order.
    pub years: Vec<YearView>,
    /// What has no date.
    pub undated: Vec<EventItem>,
    /// The number of each year, so that `after:` may bring one back under it.
    keys: Vec<Option<i64>>,
    months: Vec<Vec<u8>>,
}

impl Groups {
    /// Files one event by the date that the scope goes by.
    pub fn add<'a>(&mut self, here: &Here<'a>, scope: &Scope, event: &'a Event) {
        let item = here.event_item(event);
        let date = match scope {
            Scope::Public => event.known_since(),
            _ => event.date.as_ref(),
        };
        let Some(date) = date else {
            self.undated.push(item);
            return;
        };
        let period = date.value.period();
        let year = self.year(here, period.heading_year());
        let Some(month) = period.heading_month() else {
            match period.during() {
                Some(During::Span) => self.years[year].beyond.push(item),
                _ => self.years[year].during.push(item),
            }
            return;
        };
        let month = self.month(here, year, month);
        if period.is_day() {
            self.years[year].months[month].days.push(item);
        } else {
            self.years[year].months[month].during.push(item);
        }
    }

    /// The group of a year; years stand in order even where `after:` moves an event.
    fn year(&mut self, here: &Here<'_>, year: Option<i64>) -> usize {
        if let Some(at) = self.keys.iter().rposition(|k| *k == year) {
            return at;
        }
        let at = self.keys.partition_point(|k| *k < year);
        let title = year.map_or_else(String::new, |year| year_words(here, year));
        let view = YearView {
            title,
            anchor: year_anchor(year),
            beyond: Vec::new(),
            during: Vec::new(),
            months: Vec::new(),
        };
        self.years.insert(at, view);
        self.keys.insert(at, year);
        self.months.insert(at, Vec::new());
        at
    }

    fn month(&mut self, here: &Here<'_>, year: usize, month: u8) -> usize {
        if let Some(at) = self.months[year].iter().position(|m| *m == month) {
            return at;
        }
        let at = self.months[year].partition_point(|m| *m < month);
        let number = self.keys[year].unwrap_or_default();
        let view = MonthView {
            title: month_words(here, number, month),
            anchor: month_anchor(number, month),
            during: Vec::new(),
            days: Vec::new(),
        };
        self.years[year].months.insert(at, view);
        self.months[year].insert(at, month);
        at
    }
}

/// The anchor of a year on a chronology; `None` is what stands before every year.
pub fn year_anchor(year: Option<i64>) -> String {
    year.map_or_else(|| "part-before".to_owned(), |y| format!("part-{y}"))
}

/// The anchor of a month on a chronology.
pub fn month_anchor(year: i64, month: u8) -> String {
    format!("part-{year}-{month:02}")
}

/// A year in words.
pub fn year_words(here: &Here<'_>, year: i64) -> String {
    here.tools().map_or_else(String::new, |t| t.dates.year(year))
}

/// A month in words.
pub fn month_words(here: &Here<'_>, year: i64, month: u8) -> String {
    here.tools().map_or_else(String::new, |t| t.dates.month_year(year, month))
}
