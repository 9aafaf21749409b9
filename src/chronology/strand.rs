//! A strand of the chronology: some events in an order, where each is filed, and how many
//! pages they take.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::date::Period;

/// Where an event is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filed {
    /// Before every year: its date has no beginning.
    Before,
    /// In a year, and in no month of it.
    Year(i64),
    /// In a month of a year.
    Month(i64, u8),
    /// Nowhere: its date is not known.
    Undated,
}

/// A page of a strand that takes more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What stands before every year.
    Before,
    /// A year; of one that is split by month, what is filed in none.
    Year(i64),
    /// A month of a year that has too many events for a page.
    Month(i64, u8),
    /// Events whose date is not known.
    Undated,
}

/// Events in an order, filed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Strand {
    /// Their ids, with where each is filed.
    pub events: Vec<(Arc<str>, Filed)>,
    /// Whether they are too many for one page.
    pub is_split: bool,
    /// The years with too many events for one page.
    by_month: BTreeSet<i64>,
}

impl Filed {
    /// Where a date is filed.
    #[must_use]
    pub fn of(period: Option<Period>) -> Self {
        let Some(period) = period else { return Self::Undated };
        match (period.heading_year(), period.heading_month()) {
            (Some(year), Some(month)) => Self::Month(year, month),
            (Some(year), None) => Self::Year(year),
            (None, _) => Self::Before,
        }
    }

    /// The year, if there is one.
    #[must_use]
    pub fn year(self) -> Option<i64> {
        match self {
            Self::Year(year) | Self::Month(year, _) => Some(year),
            Self::Before | Self::Undated => None,
        }
    }
}

impl fmt::Display for Part {
    /// Its segment of addresses.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before => f.write_str("before"),
            Self::Year(year) => write!(f, "{}", padded(*year)),
            Self::Month(year, month) => write!(f, "{}-{month:02}", padded(*year)),
            Self::Undated => f.write_str("undated"),
        }
    }
}

/// A year of four digits or more, as EDTF writes it: `-0043`.
fn padded(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.unsigned_abs())
}

impl Strand {
    /// A strand of events in their order; `page` is the most that one page holds.
    #[must_use]
    pub fn new(events: Vec<(Arc<str>, Filed)>, page: usize) -> Self {
        let is_split = events.len() > page;
        let mut years: BTreeMap<i64, usize> = BTreeMap::new();
        for year in events.iter().filter_map(|(_, filed)| filed.year()) {
            *years.entry(year).or_default() += 1;
        }
        let long = years.into_iter().filter(|(_, n)| is_split && *n > page);
        let by_month = long.map(|(year, _)| year).collect();
        Self { events, is_split, by_month }
    }

    /// Whether it has no events.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The page on which what is filed so stands; `None` for the strand's only page.
    #[must_use]
    pub fn part(&self, filed: Filed) -> Option<Part> {
        self.is_split.then_some(match filed {
            Filed::Before => Part::Before,
            Filed::Month(year, month) if self.by_month.contains(&year) => {
                Part::Month(year, month)
            }
            Filed::Year(year) | Filed::Month(year, _) => Part::Year(year),
            Filed::Undated => Part::Undated,
        })
    }

    /// Every page besides the first, in the order in which they are read.
    #[must_use]
    pub fn parts(&self) -> BTreeSet<Part> {
        let mut all: BTreeSet<Part> =
            self.events.iter().filter_map(|(_, filed)| self.part(*filed)).collect();
        all.extend(self.by_month.iter().map(|year| Part::Year(*year)));
        all
    }

    /// Whether a year has too many events for one page.
    #[must_use]
    pub fn is_by_month(&self, year: i64) -> bool {
        self.by_month.contains(&year)
    }

    /// Whether what is filed alike stands on the same page of either.
    #[must_use]
    pub fn is_split_as(&self, other: &Self) -> bool {
        self.is_split == other.is_split && self.by_month == other.by_month
    }

    /// The ids of the events on a page.
    pub fn on(&self, part: Option<Part>) -> impl Iterator<Item = &Arc<str>> {
        let here = self.events.iter().filter(move |(_, f)| self.part(*f) == part);
        here.map(|(id, _)| id)
    }

    /// How many events each year has, and how many each of its months; in order.
    #[must_use]
    pub fn years(&self) -> BTreeMap<i64, (usize, BTreeMap<u8, usize>)> {
        let mut all: BTreeMap<i64, (usize, BTreeMap<u8, usize>)> = BTreeMap::new();
        for (_, filed) in &self.events {
            let Some(year) = filed.year() else { continue };
            let (count, months) = all.entry(year).or_default();
            *count += 1;
            if let Filed::Month(_, month) = filed {
                *months.entry(*month).or_default() += 1;
            }
        }
        all
    }

    /// How many events are filed so.
    #[must_use]
    pub fn count(&self, filed: Filed) -> usize {
        self.events.iter().filter(|(_, f)| *f == filed).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strand(filed: &[Filed], page: usize) -> Strand {
        let event = |(n, f): (usize, &Filed)| (Arc::from(format!("e{n}")), *f);
        Strand::new(filed.iter().enumerate().map(event).collect(), page)
    }

    #[test]
    fn a_short_strand_is_one_page() {
        let all = strand(&[Filed::Year(2007), Filed::Undated], 2);
        assert!(!all.is_split && all.parts().is_empty());
        assert_eq!(all.on(None).count(), 2);
    }

    #[test]
    fn a_long_one_is_split_by_year_and_a_long_year_by_month() {
        let mut filed = vec![Filed::Before, Filed::Year(2007)];
        filed.extend([Filed::Month(2022, 8); 2]);
        filed.extend([Filed::Month(2022, 9), Filed::Year(2022), Filed::Undated]);
        let all = strand(&filed, 3);
        let parts: Vec<String> = all.parts().iter().map(Part::to_string).collect();
        assert_eq!(parts, ["before", "2007", "2022", "2022-08", "2022-09", "undated"]);
        assert_eq!(all.on(Some(Part::Month(2022, 8))).count(), 2);
        assert_eq!(all.on(Some(Part::Year(2022))).count(), 1);
        assert!(all.is_by_month(2022) && !all.is_by_month(2007));
        assert_eq!(all.years()[&2022].0, 4);
    }

    #[test]
    fn addresses_of_years_are_written_as_dates_are() {
        let written = |part: Part| part.to_string();
        assert_eq!(written(Part::Year(-43)), "-0043");
        assert_eq!(written(Part::Month(33, 4)), "0033-04");
        assert_eq!(written(Part::Year(12345)), "12345");
    }

    #[test]
    fn every_event_stands_on_one_page() {
        let filed: Vec<Filed> =
            (0_u8..60).map(|n| Filed::Month(i64::from(n % 3), n % 12 + 1)).collect();
        for page in [5, 19, 20, 59, 60] {
            let all = strand(&filed, page);
            let pages = all.parts().into_iter().map(Some).chain([None]);
            let on: usize = pages.map(|part| all.on(part).count()).sum();
            assert_eq!(on, 60, "{page}");
        }
    }
}
