//! The picture of a chronology: which events it draws, and where its marks lead.

use super::{Making, Stand};
use crate::chronology::Filed;
use crate::model::Event;
use crate::pages::filing::{month_anchor, year_anchor};
use crate::pages::picture::Framing;
use crate::pages::strands::Scope;
use crate::pages::views::PictureView;

impl Making<'_, '_> {
    /// The picture of what this page is of. A picture shows when things happened, so the
    /// order in which they became known has none.
    pub(super) fn picture(&self) -> Option<PictureView> {
        let Self { here, scope, strand, .. } = *self;
        if *scope == Scope::Public {
            return None;
        }
        let is_here = |filed| self.part.is_none() || strand.part(filed) == self.part;
        let ids = strand.events.iter().filter(|(_, filed)| is_here(*filed));
        let events: Vec<&Event> = ids
            .filter_map(|(id, _)| here.site.event(id, here.lang))
            .map(|event| &**event)
            .collect();
        let mark = |event: &Event| match self.stand {
            Stand::Card(_) => here.to(&event.head),
            _ => self.to(strand.part(here.site.filed(&event.head.id)), &event.anchor()),
        };
        let years = strand.years();
        let bin = |year: i64, month: Option<u8>| {
            let (_, months) = years.get(&year)?;
            let month = month.filter(|month| months.contains_key(month));
            if let Some(month) = month {
                let part = strand.part(Filed::Month(year, month));
                return Some(self.to(part, &month_anchor(year, month)));
            }
            let part = strand.part(Filed::Year(year));
            Some(self.to_part(part, &year_anchor(Some(year))))
        };
        let id = match (self.stand, scope) {
            (Stand::Card(n), Scope::Thread(id)) => format!("time-thread-{id}-{n}"),
            (Stand::Card(n), Scope::Entity(id)) => format!("time-entity-{id}-{n}"),
            (Stand::Card(n), _) => format!("time-{n}"),
            _ => "time".to_owned(),
        };
        let lanes = *scope == Scope::All;
        here.site.picture_of(
            here,
            &events,
            &Framing { bin: &bin, mark: &mark, lanes, id },
        )
    }
}
