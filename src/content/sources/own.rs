//! What casebook itself asks of a source: `custom` in CSL, fields of their own in .bib.

use std::sync::Arc;

use super::{dates, sound};
use crate::date::CaseDate;
use crate::diag::{Diagnostic, FilePath};
use crate::yaml::{Fields, Node};

/// Where a source stands between the events and their tellers.
pub const KINDS: &[&str] = &["primary", "secondary", "tertiary"];
/// The Admiralty scale for a source.
pub const RELIABILITY: &[&str] = &["a", "b", "c", "d", "e", "f"];
/// The Admiralty scale for what it says.
pub const CREDIBILITY: &[&str] = &["1", "2", "3", "4", "5", "6"];

/// Casebook's own fields, and the dates of a source, which CSL items have in another form.
#[derive(Default)]
pub struct Own {
    pub archive_url: Arc<str>,
    pub archive_date: Option<CaseDate>,
    pub sha256: Arc<str>,
    pub kind: Arc<str>,
    pub origin: Arc<str>,
    pub reliability: Arc<str>,
    pub credibility: Arc<str>,
    pub confidential: bool,
    pub public_name: Arc<str>,
    pub issued: Option<CaseDate>,
    pub accessed: Option<CaseDate>,
}

/// Reads `custom` of an item.
pub fn read(
    node: &Node,
    file: &FilePath,
    text: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<Own> {
    let mut c = Fields::open("`custom` of a source", node, file, text, found)?;
    let confidential = c.boolean("confidential");
    // What cannot be read must not let a name slip out.
    let unreadable = confidential.is_none() && c.node("confidential").is_some();
    let confidential = confidential.unwrap_or(unreadable);
    let public_name = c.text("public_name").map(|(t, _)| Arc::from(sound::line(&t)));
    if confidential && public_name.is_none() {
        c.missing("public_name");
    }
    let kind = graded(&mut c, "kind", KINDS);
    let reliability = graded(&mut c, "reliability", RELIABILITY);
    let credibility = graded(&mut c, "credibility", CREDIBILITY);
    let mut own = Own {
        kind,
        reliability,
        credibility,
        confidential,
        public_name: public_name.unwrap_or_default(),
        ..Own::default()
    };
    // All the rest may tell who a confidential source is.
    let origin = c.text("origin").map(|(t, _)| Arc::from(sound::line(&t)));
    let url = checked(&mut c, "archive_url", |t, place| {
        sound::address("archive_url", t, place)
    });
    let sha256 = checked(&mut c, "sha256", sound::sha256);
    let archive_date = dates::csl(&mut c, "archive_date").0;
    if !confidential {
        own.origin = origin.unwrap_or_default();
        (own.archive_url, own.sha256, own.archive_date) = (url, sha256, archive_date);
    }
    c.close();
    Some(own)
}

fn graded(c: &mut Fields<'_>, key: &'static str, scale: &[&'static str]) -> Arc<str> {
    let Some((text, span)) = c.text(key) else { return Arc::default() };
    let (word, wrong) = sound::graded(key, &text, scale, c.place(span));
    if let Some(d) = wrong {
        c.report(d);
    }
    word
}

fn checked(
    c: &mut Fields<'_>,
    key: &'static str,
    sound: impl Fn(&str, crate::diag::Place) -> (Option<String>, Option<Diagnostic>),
) -> Arc<str> {
    let Some((text, span)) = c.text(key) else { return Arc::default() };
    let (held, wrong) = sound(&text, c.place(span));
    if let Some(d) = wrong {
        c.report(d);
    }
    Arc::from(held.unwrap_or_default())
}
