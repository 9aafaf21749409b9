//! The chronology to take along: JSON with every field, a table for spreadsheets, a
//! calendar of the events whose day is known, and what `TimelineJS` reads. Beside them the
//! sources, for programs that keep bibliographies.
//!
//! Each is a function of the site, in its language, without a clock; what filters look
//! events up in, in each language of the site. What a form cannot
//! hold is decided in [`pages`](crate::pages), where it is also counted for the reader;
//! docs/exports.md tells every field. Nothing withheld is exported, not even where pages
//! show it.

mod calendar;
mod entry;
mod index;
mod json;
mod sources;
mod sums;
mod table;
mod text;
mod timeline;

use std::io;

use crate::bibliography::{biblatex, csl_json};
use crate::pages::{Export, ExportFormat, Site};

/// Makes an export.
///
/// # Errors
/// When a writer fails, which on memory it does not.
pub fn make(site: &Site<'_>, export: &Export) -> io::Result<Vec<u8>> {
    match export.format {
        ExportFormat::Json => json::file(site),
        ExportFormat::Csv => table::file(site),
        ExportFormat::Calendar => Ok(calendar::file(site)),
        ExportFormat::TimelineJs => timeline::file(site),
        ExportFormat::Index => index::file(site, export),
        ExportFormat::CslJson => Ok(sources::file(site, |all| csl_json(all))),
        ExportFormat::Biblatex => Ok(sources::file(site, |all| biblatex(all))),
        ExportFormat::Sums => Ok(sums::file(site)),
    }
}
