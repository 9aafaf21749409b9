//! Records as pages see them: without where things stand in their files. No view shows a
//! place, and every edit of a file of many records moves those that follow.

use std::sync::Arc;

use crate::diag::{Place, Span};
use crate::model::{
    Alias, Article, Body, Claim, Correction, Ending, Entity, Event, Exhibit, Head, Page,
    Placed, Relation, RelationEnd, Reply, Role, Source,
};

/// What can be compared as pages see it.
pub trait Shown: Clone + PartialEq {
    /// Forgets where its parts stand. A part that is passed over here costs a page made in
    /// vain and no more.
    fn lift(&mut self);

    /// Whether pages show both alike.
    fn shows_as(&self, other: &Self) -> bool {
        let lifted = |record: &Self| {
            let mut record = record.clone();
            record.lift();
            record
        };
        self == other || lifted(self) == lifted(other)
    }
}

impl Shown for Place {
    fn lift(&mut self) {
        self.span = Span::default();
    }
}

impl<T: Clone + PartialEq> Shown for Placed<T> {
    fn lift(&mut self) {
        self.place.lift();
    }
}

impl<T: Shown> Shown for Option<T> {
    fn lift(&mut self) {
        self.iter_mut().for_each(Shown::lift);
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn lift(&mut self) {
        self.iter_mut().for_each(Shown::lift);
    }
}

/// Lifts each of some parts.
macro_rules! lift {
    ($of:ident: $($part:ident),*) => {
        $($of.$part.lift();)*
    };
}

impl Shown for Head {
    fn lift(&mut self) {
        self.body = Body::default();
        lift!(self: place, redirect_from);
    }
}

impl Shown for Article {
    fn lift(&mut self) {
        lift!(self: head, date, updated, last_verified, about, image, key_points, methods);
    }
}

impl Shown for Alias {
    fn lift(&mut self) {
        self.place.lift();
    }
}

impl Shown for Ending {
    fn lift(&mut self) {
        if let Self::On(date) = self {
            date.lift();
        }
    }
}

impl Shown for Role {
    fn lift(&mut self) {
        lift!(self: org, start, end, sources);
    }
}

impl Shown for Relation {
    fn lift(&mut self) {
        lift!(self: kind, subject, target, start, end, sources);
    }
}

impl Shown for RelationEnd {
    fn lift(&mut self) {
        Arc::make_mut(&mut self.relation).lift();
    }
}

impl Shown for Entity {
    fn lift(&mut self) {
        lift!(self: head, aliases, weak_aliases, distinct_from, roles, image, relations);
    }
}

impl Shown for Event {
    fn lift(&mut self) {
        lift!(self: head, date, public_date, after, participants, venue, threads, sources);
    }
}

impl Shown for Claim {
    fn lift(&mut self) {
        lift!(self: head, by, about, date, replies, last_verified);
        self.history.iter_mut().for_each(|change| change.date.lift());
        self.evidence.iter_mut().for_each(|evidence| evidence.source.lift());
        self.values.iter_mut().for_each(|value| value.by.lift());
    }
}

impl Shown for Exhibit {
    fn lift(&mut self) {
        lift!(self: head, file, sha256, recorded, about, sources);
        self.transcripts.iter_mut().for_each(|(_, file)| file.lift());
        for speaker in &mut self.speakers {
            lift!(speaker: voice, entity, source);
        }
        self.marks.iter_mut().for_each(|mark| mark.claim.lift());
        self.quotes.iter_mut().for_each(|quote| quote.claim.lift());
        self.custody.iter_mut().for_each(|step| step.at.lift());
    }
}

impl Shown for Correction {
    fn lift(&mut self) {
        lift!(self: place, page, date, claim);
    }
}

impl Shown for Reply {
    fn lift(&mut self) {
        lift!(self: place, subject, asked, deadline, date, about);
    }
}

impl Shown for Page {
    fn lift(&mut self) {
        lift!(self: head, updated);
    }
}

impl Shown for Source {
    fn lift(&mut self) {
        self.place.lift();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(value: u8, start: usize) -> Placed<u8> {
        let place = Place::new(&"content/x.yaml".into(), Span::new(start, start + 1));
        Placed { value, place }
    }

    #[test]
    fn what_only_moved_is_shown_alike() {
        assert!(placed(1, 0).shows_as(&placed(1, 9)));
        assert!(!placed(1, 0).shows_as(&placed(2, 0)));
        assert!(vec![placed(1, 0)].shows_as(&vec![placed(1, 3)]));
        assert!(!Some(placed(1, 0)).shows_as(&None));
    }
}
