//! The list of events.

use serde::Serialize;

use super::rows::{Row, Rows, ids, languages, marked, own, withheld};
use super::table::{Column, Form};
use super::{EventArgs, Listing, asked};
use crate::build::Survey;
use crate::cli::refusal::Refusal;
use crate::date::{Bound, CaseDate};
use crate::model::{ClockTime, DateBasis, Event, Kind, Status, Translations};
use crate::pages::Site;

const EVENTS: &[Column] = &[
    Column { name: "date", form: Form::Whole, spare: 0 },
    Column { name: "in words", form: Form::Words, spare: 3 },
    Column { name: "title", form: Form::Words, spare: 0 },
    Column { name: "status", form: Form::Whole, spare: 1 },
    Column { name: "threads", form: Form::Words, spare: 2 },
    Column { name: "id", form: Form::Whole, spare: 0 },
    Column { name: "where", form: Form::Whole, spare: 4 },
];

/// An event, for programs.
#[derive(Serialize)]
struct EventRow<'a> {
    id: &'a str,
    title: &'a str,
    /// EDTF, as written.
    date: Option<&'a str>,
    words: Option<String>,
    earliest: String,
    latest: String,
    time: Option<TimeRow<'a>>,
    date_basis: Option<&'a str>,
    public_date: Option<&'a str>,
    status: Option<&'a str>,
    threads: Vec<&'a str>,
    significance: u32,
    participants: Vec<&'a str>,
    place: Option<&'a str>,
    sources: Vec<&'a str>,
    languages: Vec<&'a str>,
    withheld: Option<&'a str>,
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct TimeRow<'a> {
    local: &'a str,
    zone: Option<&'a str>,
}

impl Row for EventRow<'_> {
    fn cells(&self) -> Vec<String> {
        vec![
            self.date.unwrap_or_default().to_owned(),
            self.words.clone().unwrap_or_else(|| "date unknown".to_owned()),
            marked(self.title, self.withheld),
            self.status.unwrap_or_default().to_owned(),
            self.threads.join(", "),
            self.id.to_owned(),
            format!("{}:{}", self.file, self.line),
        ]
    }
}

/// The events in the order of the chronology.
pub fn events(survey: &Survey, args: &EventArgs) -> Result<Listing, Refusal> {
    let (case, site) = (survey.case(), survey.site());
    let thread = asked::thread(survey, args.thread.as_deref())?;
    let ids = match asked::entity(survey, args.entity.as_deref())? {
        Some(entity) => site.events_with(entity),
        None => site.chronology(),
    };
    let fits = |event: &Event| {
        thread.is_none_or(|t| event.threads.iter().any(|other| *other.value == *t))
            && args.status.as_deref().is_none_or(|s| word(event.status) == Some(s))
    };
    let mut lines = survey.lines();
    let mut list = Rows::new(EVENTS, &args.asked);
    for all in ids.iter().filter_map(|id| case.events.get(id)) {
        let Some(event) = own(all, &site) else { continue };
        if !fits(event) {
            continue;
        }
        let head = &event.head;
        let row =
            EventRow { line: lines.of(&head.place), ..event_row(event, all, &site) };
        list.add(&row);
    }
    let filtered = thread.is_some() || args.entity.is_some() || args.status.is_some();
    Ok(list.end(survey, Kind::Event, ["event", "events"], filtered))
}

fn event_row<'a>(
    event: &'a Event,
    all: &'a Translations<Event>,
    site: &Site<'_>,
) -> EventRow<'a> {
    let head = &event.head;
    let date = event.date.as_ref().map(|d| &d.value);
    let bound = |of: fn(&CaseDate) -> Bound| date.map_or(Bound::Unknown, of);
    EventRow {
        id: &head.id,
        title: &head.title,
        date: date.map(CaseDate::written),
        words: date.map(|date| words(date, event.time.as_ref(), site)),
        earliest: bound_word(bound(CaseDate::earliest)),
        latest: bound_word(bound(CaseDate::latest)),
        time: event
            .time
            .as_ref()
            .map(|t| TimeRow { local: &t.local, zone: t.zone.as_deref() }),
        date_basis: event.date_basis.map(DateBasis::word),
        public_date: event.public_date.as_ref().map(|d| d.value.written()),
        status: word(event.status),
        threads: event.threads.iter().map(|thread| &*thread.value).collect(),
        significance: event.significance,
        participants: ids(&event.participants),
        place: event.venue.as_ref().map(|r| &*r.value),
        sources: ids(&event.sources),
        languages: languages(all),
        withheld: withheld(head),
        file: &head.file,
        line: 0,
    }
}

fn words(date: &CaseDate, time: Option<&ClockTime>, site: &Site<'_>) -> String {
    let tools = site.tools(&site.config.language);
    let told = tools.map(|t| t.dates.words_at(date, time.map(|time| &time.clock)));
    told.unwrap_or_else(|| date.written().to_owned())
}

fn bound_word(bound: Bound) -> String {
    match bound {
        Bound::Day(day) => day.to_string(),
        Bound::Open => "open".to_owned(),
        Bound::Unknown => "unknown".to_owned(),
    }
}

fn word(status: Option<Status>) -> Option<&'static str> {
    status.map(Status::word)
}
