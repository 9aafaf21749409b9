//! The calendar (RFC 5545): the events whose day is known, as entries of whole days.

use icalendar::{Calendar, Component, Event as Item, EventLike, EventStatus, Property};
use jiff::civil::Date;

use super::entry::{Clerk, Entry};
use super::text::{fill, plain};
use crate::pages::{CalendarDays, Site};

/// The moment at which every entry is said to have been made: none, told as the first one
/// there is. A clock would make the file another with each build, and when an event was
/// last revised nobody has written down.
const STAMP: &str = "19700101T000000Z";
/// The most octets of a line.
const LINE: usize = 75;

pub fn file(site: &Site<'_>) -> Vec<u8> {
    let clerk = Clerk::new(site);
    let mut calendar = Calendar::empty();
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//casebook//Chronology//EN"),
        ("CALSCALE", "GREGORIAN"),
        ("X-WR-CALNAME", &plain(&site.config.title)),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    for event in site.exported_events() {
        let days = event.date.as_ref().and_then(|date| CalendarDays::of(&date.value));
        if let Some(days) = days {
            calendar.push(item(&clerk, &clerk.entry(event), days));
        }
    }
    folded(&calendar.to_string()).into_bytes()
}

fn item(clerk: &Clerk<'_>, entry: &Entry, days: CalendarDays) -> Item {
    let mut item = Item::new();
    item.append_property(Property::new(
        "UID",
        uid(&clerk.site.config.base_url, &entry.id),
    ))
    .append_property(Property::new("DTSTAMP", STAMP))
    .append_property(day("DTSTART", days.first))
    .append_property(day("DTEND", days.after))
    // What has happened keeps nobody from other appointments.
    .append_property(Property::new("TRANSP", "TRANSPARENT"))
    .append_property(Property::new("URL", &entry.url))
    .summary(&summary(clerk, entry, days))
    .description(&description(clerk, entry));
    if let Some(place) = &entry.place {
        item.location(&plain(&place.name));
    }
    if !entry.threads.is_empty() {
        item.categories(entry.threads.iter().map(|thread| plain(&thread.title)));
    }
    if let Some(status) = standing(entry, days) {
        item.status(status);
    }
    item.done()
}

/// The calendar's word for how sure an event is; none where nobody has said.
fn standing(entry: &Entry, days: CalendarDays) -> Option<EventStatus> {
    match entry.status {
        _ if days.is_doubted => Some(EventStatus::Tentative),
        Some("confirmed") => Some(EventStatus::Confirmed),
        Some(_) => Some(EventStatus::Tentative),
        None => None,
    }
}

/// The title, with the words for its standing where it is not established, and those of
/// the date where that is doubted: a calendar shows nothing else.
fn summary(clerk: &Clerk<'_>, entry: &Entry, days: CalendarDays) -> String {
    let mut words = entry.title.clone();
    if let Some(status) = &entry.status_words
        && entry.status != Some("confirmed")
    {
        let values = [("title", &*words), ("status", status)];
        words = fill(&clerk.word("/exports/with_status"), &values);
    }
    if let Some(date) = entry.date.as_ref().filter(|_| days.is_doubted) {
        let values = [("title", &*words), ("date", &date.words)];
        words = fill(&clerk.word("/exports/with_date"), &values);
    }
    plain(&words)
}

fn description(clerk: &Clerk<'_>, entry: &Entry) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut add = |label: &str, words: Option<&str>| {
        let words = words.unwrap_or_default();
        if !words.is_empty() {
            lines.push(format!("{}: {words}", clerk.word(label)));
        }
    };
    let date = entry.date.as_ref().map(|date| match entry.date_basis {
        Some(basis) => {
            let basis = clerk.word(&format!("/date_basis/{basis}"));
            let values = [("date", &*date.words), ("basis", &basis)];
            fill(&clerk.word("/exports/with_basis"), &values)
        }
        None => date.words.clone(),
    });
    add("/event_page/date", date.as_deref());
    add("/event_page/time", entry.time.as_ref().map(|time| &*time.words));
    add("/event_page/public", entry.public_date.as_ref().map(|date| &*date.words));
    add("/event_page/status", entry.status_words.as_deref());
    let separator = clerk.word("/separator");
    let names: Vec<&str> = entry.participants.iter().map(|named| &*named.name).collect();
    add("/event_page/participants", Some(&names.join(&separator)));
    lines.extend(entry.summary.clone());
    let sources = entry.sources.iter().map(|source| match &source.url {
        Some(url) => format!("{} {url}", source.title),
        None => source.title.clone(),
    });
    let sources: Vec<String> = sources.collect();
    if !sources.is_empty() {
        lines.push(format!("{}:", clerk.word("/sources")));
    }
    lines.extend(sources);
    lines.push(entry.url.clone());
    plain(&lines.join("\n"))
}

fn day(key: &str, day: Date) -> Property {
    let written = day.strftime("%Y%m%d").to_string();
    Property::new(key, written).add_parameter("VALUE", "DATE").done()
}

/// The id of an entry, the same in every build: that of the event, under the path of the
/// site where it has one, at its host. Two cases of one host do not get in each other's
/// way.
fn uid(base_url: &str, id: &str) -> String {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    format!("{path}{id}@{host}")
}

/// The lines folded anew at 75 octets, between characters: those of the library may have
/// one octet too many.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut room = LINE;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                out.push_str("\r\n ");
                room = LINE - 1;
            }
            out.push(letter);
            room -= letter.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        for n in 60..400 {
            let line = format!("SUMMARY:{}", "ab ۱🕯".repeat(n)).split_off(n % 3);
            let out = folded(&format!("{line}\r\nEND:X\r\n"));
            assert!(out.split("\r\n").all(|line| line.len() <= LINE), "{out}");
            assert_eq!(out.replace("\r\n ", ""), format!("{line}\r\nEND:X\r\n"));
        }
    }

    #[test]
    fn ids_are_of_the_host_and_the_path() {
        assert_eq!(uid("https://example.org/", "x"), "x@example.org");
        assert_eq!(uid("https://example.org/a/case/", "x"), "a/case/x@example.org");
    }
}
