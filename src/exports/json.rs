//! JSON: every field of every event (docs/chronology.schema.json).

use std::io;

use serde::Serialize;

use super::entry::{Clerk, Entry};
use crate::address::Address;
use crate::pages::Site;

/// The form of the file. It changes when a reader of the last one would misread this one;
/// a new key is no reason.
const VERSION: u32 = 1;

/// The chronology.
#[derive(Serialize)]
struct Chronology<'a> {
    version: u32,
    title: String,
    site: Whose<'a>,
    language: &'a str,
    url: String,
    count: usize,
    events: Vec<Entry>,
}

/// Whose it is.
#[derive(Serialize)]
struct Whose<'a> {
    title: &'a str,
    url: &'a str,
    publisher: Option<&'a str>,
}

pub fn file(site: &Site<'_>) -> io::Result<Vec<u8>> {
    let clerk = Clerk::new(site);
    let config = site.config;
    let events: Vec<Entry> = site.exported_events().map(|e| clerk.entry(e)).collect();
    let publisher = Some(&*config.publisher.name).filter(|name| !name.is_empty());
    let chronology = Chronology {
        version: VERSION,
        title: clerk.word("/titles/chronology"),
        site: Whose { title: &config.title, url: &config.base_url, publisher },
        language: config.language.as_str(),
        url: clerk.url(&Address::new("chronology/")),
        count: events.len(),
        events,
    };
    written(&chronology)
}

/// As JSON for people too, with a line end after it.
pub fn written(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
