//! The map of a chronology: all its years and months as links.

use super::Making;
use crate::chronology::Filed;
use crate::pages::filing::{month_anchor, year_anchor, year_words};
use crate::pages::views::{MapMonth, MapYear};

impl Making<'_, '_> {
    /// Links to all years and months with events.
    pub(super) fn map(&self) -> Vec<MapYear> {
        let strand = self.strand;
        let mut all = Vec::new();
        let before = strand.count(Filed::Before);
        if before > 0 {
            let part = strand.part(Filed::Before);
            all.push(MapYear {
                title: String::new(),
                href: self.to_part(part, &year_anchor(None)),
                count: before,
                current: part.is_some() && part == self.part,
                months: Vec::new(),
            });
        }
        for (year, (count, months)) in strand.years() {
            let part = strand.part(Filed::Year(year));
            let month = |month: u8| {
                let count = months.get(&month).copied().unwrap_or_default();
                let part = strand.part(Filed::Month(year, month));
                let href = || self.to(part, &month_anchor(year, month));
                MapMonth {
                    short: self
                        .here
                        .tools()
                        .map_or_else(String::new, |t| t.dates.month_short(month)),
                    href: if count > 0 { href() } else { String::new() },
                    count,
                }
            };
            all.push(MapYear {
                title: year_words(self.here, year),
                href: self.to_part(part, &year_anchor(Some(year))),
                count,
                current: part.is_some() && part == self.part,
                months: (1..=12).map(month).collect(),
            });
        }
        all
    }
}
