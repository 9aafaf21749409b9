//! The sources as a bibliography, under the ids they are known by outside.

use crate::bibliography::Exported;
use crate::date::CaseDate;
use crate::pages::Site;

/// The sources in the order of their ids outside, written by one of the writers of
/// bibliographies. The order of keys would tell something of those of confidential ones.
pub fn file(site: &Site<'_>, write: fn(Vec<Exported<'_>>) -> String) -> Vec<u8> {
    let mut all: Vec<Exported<'_>> = Vec::new();
    for key in site.sources() {
        let Some(source) = site.source(key) else { continue };
        all.push(Exported {
            id: site.public_id(key),
            item: &source.csl,
            archive_url: &source.archive_url,
            archive_date: source.archive_date.as_ref().map_or("", CaseDate::written),
        });
    }
    all.sort_by_key(|source| source.id);
    write(all).into_bytes()
}
