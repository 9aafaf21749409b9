//! Events: what happened, when, where, and who took part.
//!
//! What is no more than alleged did not happen for a program that reads "Event". It is
//! given as the claim it is, with its standing.

use std::sync::Arc;

use super::node::Node;
use super::{Subject, correction, dates, entity, ids, source};
use crate::model::{EntityType, Event, Kind, Status};
use crate::pages::record::Here;

/// An event with all that its page tells of it.
pub fn subject<'n>(here: &Here<'n>, id: &'n Arc<str>) -> Option<Subject<'n>> {
    let event: &'n Event = here.site.events_of(id)?.get(here.lang)?;
    let head = &event.head;
    let description = here.site.summary(head);
    let covers = event.date.as_ref().map(|date| date.value.written());
    let about = entity::named(here, event.participants.iter().map(|r| &r.value));
    let body = here.woven(Kind::Event, id, here.lang);
    let cited = body.into_iter().flat_map(|woven| &woven.cited);
    let cited = event.sources.iter().map(|r| &r.value).chain(cited);
    let named = |kind: &[&'static str]| {
        Some(
            Node::new(kind)
                .with("@id", ids::of(here, Kind::Event, id)?)
                .with("name", &*head.title)
                .with("description", description.as_str().to_owned())
                .with("url", ids::page(here)),
        )
    };
    let modified = correction::last(here, Kind::Event, id, []);
    let node = if is_claimed(event.status) {
        let node = named(&["Claim"])?
            .with("text", &*head.title)
            .with("temporalCoverage", covers)
            .with("about", about)
            .with("citation", source::cited(here, cited));
        correction::put(
            here,
            node,
            Kind::Event,
            id,
            event.status.map_or("", Status::word),
        )
    } else if let (Some(start), end) = when(event) {
        named(&["Event"])?
            .with("disambiguatingDescription", standing(here, event))
            .with("startDate", start)
            .with("endDate", end)
            .with("location", place(here, event))
            .with("about", about)
            .with("subjectOf", source::cited(here, cited))
    } else {
        // An event of schema.org begins at a date of ISO 8601. This one has none.
        named(&["Thing"])?
            .with("additionalType", "https://schema.org/Event")
            .with("disambiguatingDescription", standing(here, event))
            .with("subjectOf", source::cited(here, cited))
    };
    Some(Subject { nodes: vec![node], modified, covers, ..Subject::default() })
}

/// Whether it is short of being reported as having happened.
fn is_claimed(status: Option<Status>) -> bool {
    !matches!(
        status,
        None | Some(Status::Confirmed | Status::Corroborated | Status::Reported)
    )
}

/// How far it is established, in the words of the page.
fn standing(here: &Here<'_>, event: &Event) -> Option<String> {
    let word = event.status?.word();
    Some(here.site.word(here.lang, &format!("/status/{word}")))
}

/// When it began and ended; the moment, where its time of day makes one.
fn when(event: &Event) -> (Option<String>, Option<String>) {
    let Some(date) = &event.date else { return (None, None) };
    let (start, end) = dates::ends(&date.value);
    let moment = event.time.as_ref().and_then(|time| match time.clock.moment {
        crate::date::Moment::Known(instant) => Some(instant),
        _ => None,
    });
    let is_day = start.as_ref().is_some_and(|start| start.len() == "2007-02-28".len());
    match moment.filter(|_| is_day && end.is_none()) {
        Some(moment) => {
            (Some(moment.at.display_with_offset(moment.offset).to_string()), end)
        }
        None => (start, end),
    }
}

/// Where it happened, if that is a place.
fn place<'n>(here: &Here<'n>, event: &'n Event) -> Option<Node<'n>> {
    let venue = &event.venue.as_ref()?.value;
    let entity = here.site.entity(venue, here.lang)?;
    (entity.kind == EntityType::Place).then(|| entity::one(here, venue)).flatten()
}
