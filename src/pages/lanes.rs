//! The lanes of a picture: one for each thread of its events, as far as they can be taken in.

use crate::date::CaseDate;
use crate::model::Event;

/// More lanes than this could not be taken in; the smallest share the last one.
const MOST_LANES: usize = 8;

/// The lanes of a picture, in the order in which their first events happened.
pub(super) struct Lanes<'a> {
    threads: Vec<&'a str>,
    /// Their names; the last is that of all other events.
    pub(super) names: Vec<String>,
}

impl<'a> Lanes<'a> {
    pub(super) fn of(
        dated: &[(&'a Event, &CaseDate)],
        wanted: bool,
        title: &dyn Fn(&str) -> String,
        others: &str,
    ) -> Self {
        let mut threads: Vec<(&str, usize)> = Vec::new();
        let firsts = dated.iter().filter_map(|(e, _)| Some(&e.threads.first()?.value));
        for thread in firsts.filter(|_| wanted) {
            match threads.iter_mut().find(|(t, _)| *t == &**thread) {
                Some((_, count)) => *count += 1,
                None => threads.push((thread, 1)),
            }
        }
        if threads.len() > MOST_LANES {
            let mut counts: Vec<usize> = threads.iter().map(|(_, n)| *n).collect();
            counts.sort_unstable_by(|a, b| b.cmp(a));
            let least = counts[MOST_LANES - 2];
            threads.retain(|(_, n)| *n >= least);
            threads.truncate(MOST_LANES - 1);
        }
        let threads: Vec<&str> = threads.into_iter().map(|(thread, _)| thread).collect();
        let mut names: Vec<String> = threads.iter().map(|t| title(t)).collect();
        names.push(if threads.is_empty() { String::new() } else { others.to_owned() });
        Self { threads, names }
    }

    pub(super) fn lane_of(&self, event: &Event) -> usize {
        let first = event.threads.first();
        let at = first.and_then(|f| self.threads.iter().position(|t| *t == &*f.value));
        at.unwrap_or(self.threads.len())
    }

    /// Whether the event belongs to another lane as well.
    pub(super) fn is_elsewhere(&self, event: &Event) -> bool {
        let others = event.threads.iter().skip(1);
        others.into_iter().any(|t| self.threads.contains(&&*t.value))
    }
}
