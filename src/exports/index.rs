//! The index that the filters of a chronology of several pages look events up in: what is
//! looked for in each, as arrays, since it is fetched while a reader waits.

use std::collections::HashMap;
use std::io;

use serde::Serialize;

use super::json::written;
use crate::address::Address;
use crate::date::CaseDate;
use crate::language::Lang;
use crate::model::{Event, Status};
use crate::pages::{Export, Site};

/// Things that events have, each with its words; events name them by their places.
#[derive(Default)]
struct Words {
    all: Vec<(String, String)>,
    /// Looked up, never walked.
    places: HashMap<String, usize>,
}

impl Words {
    fn place(&mut self, id: &str, words: impl FnOnce() -> String) -> usize {
        if let Some(at) = self.places.get(id) {
            return *at;
        }
        self.places.insert(id.to_owned(), self.all.len());
        self.all.push((id.to_owned(), words()));
        self.all.len() - 1
    }
}

/// Where it stands (from the index itself), its title, its date in words, its bounds, the
/// places of its status, of those who took part, of its threads and of its sources, its
/// summary, the place of where it happened among those who took part, and the language and
/// the direction of its title where nobody has translated it.
type Row = (
    String,
    String,
    String,
    String,
    i64,
    Vec<usize>,
    Vec<usize>,
    Vec<usize>,
    String,
    i64,
    Option<(String, &'static str)>,
);

/// What events have, in the order of the places that rows name.
#[derive(Serialize)]
struct Head {
    status: Vec<(String, String)>,
    who: Vec<(String, String)>,
    thread: Vec<(String, String)>,
    source: Vec<(String, String)>,
}

/// Makes the index for readers of one language, of the events that pages show.
pub fn file(site: &Site<'_>, export: &Export) -> io::Result<Vec<u8>> {
    let mut making = Making {
        site,
        lang: &export.lang,
        from: &export.address,
        status: Words::default(),
        who: Words::default(),
        thread: Words::default(),
        source: Words::default(),
    };
    let ids = site.chronology().iter();
    let events = ids.filter_map(|id| site.event(id, &export.lang));
    let rows: Vec<Row> = events.map(|event| making.row(event)).collect();
    let Making { status, who, thread, source, .. } = making;
    let head =
        Head { status: status.all, who: who.all, thread: thread.all, source: source.all };
    written(&head, rows.iter())
}

struct Making<'a, 's> {
    site: &'a Site<'s>,
    lang: &'a Lang,
    from: &'a Address,
    status: Words,
    who: Words,
    thread: Words,
    source: Words,
}

impl Making<'_, '_> {
    fn row(&mut self, event: &Event) -> Row {
        let (site, lang) = (self.site, self.lang);
        let head = &event.head;
        let href = self.from.link(&site.entry(&event.head.id, lang), site.config.urls);
        let date = event.date.as_ref().map(|date| &date.value);
        let words = |date| site.tools(lang).map(|tools| tools.dates.words(date));
        let status = event.status.map(Status::word);
        let status = status.map(|word| {
            self.status.place(word, || site.word(lang, &format!("/status/{word}")))
        });
        let who = event.participants.iter().filter_map(|r| self.entity(&r.value));
        let who = who.collect();
        let venue = event.venue.as_ref().and_then(|r| self.entity(&r.value));
        let threads = event.threads.iter();
        let threads = threads.map(|thread| {
            let thread = &thread.value;
            let slug = crate::address::segment(thread);
            self.thread.place(&slug, || site.config.chronology.thread(thread, lang))
        });
        let threads = threads.collect();
        let sources = event.sources.iter().filter_map(|r| site.source(&r.value));
        let sources = sources.map(|source| {
            let id = site.public_id(&source.id);
            self.source.place(id, || source.title.to_string())
        });
        let sources = sources.collect();
        (
            format!("{href}#{}", event.anchor()),
            head.title.to_string(),
            date.and_then(words).unwrap_or_default(),
            date.map(CaseDate::interval).unwrap_or_default(),
            place(status),
            who,
            threads,
            sources,
            site.summary(head),
            place(venue),
            (head.lang != *lang)
                .then(|| (head.lang.to_string(), head.lang.direction().as_str())),
        )
    }

    fn entity(&mut self, id: &str) -> Option<usize> {
        let entity = self.site.entity(id, self.lang)?;
        let name = || self.site.entity_name(entity, self.lang).0.to_owned();
        Some(self.who.place(&entity.head.id, name))
    }
}

/// A place, or -1 for none.
fn place(at: Option<usize>) -> i64 {
    at.and_then(|at| i64::try_from(at).ok()).unwrap_or(-1)
}
