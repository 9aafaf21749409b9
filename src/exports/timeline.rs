//! What `TimelineJS` reads (its own JSON, version 3).
//!
//! It makes HTML of every text it is given. Headlines and texts are escaped once; labels
//! (`group`, `display_date`) twice, for it takes those apart as HTML and puts the text
//! that comes out into the page as HTML again.

use std::io;

use pulldown_cmark_escape::escape_html;
use serde::Serialize;

use super::entry::{Clerk, Entry};
use super::json::written;
use super::text::fill;
use crate::address::Address;
use crate::pages::{Site, TimelineDate, TimelineSpan};

/// What stands before the slides of the events.
#[derive(Serialize)]
struct Head {
    scale: &'static str,
    title: Slide,
}

#[derive(Serialize)]
struct Slide {
    unique_id: String,
    #[serde(flatten)]
    when: Option<Shown>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    text: Text,
    /// It would make links of whatever looks like one.
    autolink: bool,
}

#[derive(Serialize)]
struct Shown {
    #[serde(rename = "start_date")]
    start: TimelineDate,
    #[serde(rename = "end_date", skip_serializing_if = "Option::is_none")]
    end: Option<TimelineDate>,
    /// Always given: without it, a month not known is shown as January.
    #[serde(rename = "display_date")]
    words: String,
}

#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

pub fn file(site: &Site<'_>) -> io::Result<Vec<u8>> {
    let clerk = Clerk::new(site);
    let events = site.exported_events().filter_map(|event| {
        let span = TimelineSpan::of(&event.date.as_ref()?.value)?;
        Some(slide(&clerk, &clerk.entry(event), span))
    });
    written(&Head { scale: "human", title: title(&clerk) }, events)
}

fn title(clerk: &Clerk<'_>) -> Slide {
    let config = clerk.site.config;
    let chronology = clerk.url(&Address::new("chronology/"));
    let mut text = String::new();
    paragraph(&mut text, &config.description);
    link(&mut text, &chronology, &clerk.word("/titles/chronology"));
    Slide {
        // Ids of events begin with another word.
        unique_id: "chronology".to_owned(),
        when: None,
        group: None,
        text: Text { headline: escaped(&config.title), text },
        autolink: false,
    }
}

fn slide(clerk: &Clerk<'_>, entry: &Entry, span: TimelineSpan) -> Slide {
    let words = entry.date.as_ref().map_or("", |date| &date.words);
    let mut text = String::new();
    if let Some(status) = &entry.status_words {
        let label = clerk.word("/event_page/status");
        paragraph(&mut text, &format!("{label}: {status}"));
    }
    paragraph(&mut text, entry.summary.as_deref().unwrap_or_default());
    link(&mut text, &entry.url, &clerk.word("/exports/entry"));
    let headline = match &entry.status_words {
        Some(status) if entry.status != Some("confirmed") => {
            let values = [("title", &*entry.title), ("status", status)];
            fill(&clerk.word("/exports/with_status"), &values)
        }
        _ => entry.title.clone(),
    };
    Slide {
        unique_id: entry.anchor.clone(),
        when: Some(Shown {
            start: span.start,
            end: span.end,
            words: escaped(&escaped(words)),
        }),
        group: entry.threads.first().map(|thread| escaped(&escaped(&thread.title))),
        text: Text { headline: escaped(&headline), text },
        autolink: false,
    }
}

fn paragraph(out: &mut String, words: &str) {
    if !words.is_empty() {
        out.push_str("<p>");
        out.push_str(&escaped(words));
        out.push_str("</p>");
    }
}

fn link(out: &mut String, url: &str, words: &str) {
    out.push_str("<p><a href=\"");
    out.push_str(&escaped(url));
    out.push_str("\">");
    out.push_str(&escaped(words));
    out.push_str("</a></p>");
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    // Writing to a String cannot fail.
    let _ = escape_html(&mut out, words);
    out
}
