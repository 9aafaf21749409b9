//! JSON: every field of every event (docs/chronology.schema.json).

use std::io;

use serde::Serialize;

use super::entry::Clerk;
use crate::address::Address;
use crate::pages::Site;

/// The form of the file. It changes when a reader of the last one would misread this one;
/// a new key is no reason.
const VERSION: u32 = 1;

/// What stands before the events.
#[derive(Serialize)]
struct Head<'a> {
    version: u32,
    title: String,
    site: Whose<'a>,
    language: &'a str,
    url: String,
    count: usize,
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
    let publisher = Some(&*config.publisher.name).filter(|name| !name.is_empty());
    let head = Head {
        version: VERSION,
        title: clerk.word("/titles/chronology"),
        site: Whose { title: &config.title, url: &config.base_url, publisher },
        language: config.language.as_str(),
        url: clerk.url(&Address::new("chronology/")),
        count: site.exported_events().count(),
    };
    written(&head, site.exported_events().map(|event| clerk.entry(event)))
}

/// An object with its events at the end, one a line: a change of one event is a change of
/// one line, and no more than one of them is held beside the bytes.
pub fn written(
    head: &impl Serialize,
    events: impl Iterator<Item = impl Serialize>,
) -> io::Result<Vec<u8>> {
    let mut out = serde_json::to_vec(head)?;
    // Its closing brace, which comes after the events.
    out.pop();
    out.extend(b",\"events\":[");
    for (n, event) in events.enumerate() {
        out.extend(if n == 0 { "\n" } else { ",\n" }.bytes());
        serde_json::to_writer(&mut out, &event)?;
    }
    out.extend(b"\n]}\n");
    Ok(out)
}
