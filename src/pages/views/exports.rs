//! The exports of the chronology, as a page offers them.

use serde::Serialize;

/// The exports: the value `exports` of `partials/exports.html`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ExportsView {
    /// How many events there are to export.
    pub count: usize,
    /// Those that hold any event; empty when there are none.
    pub items: Vec<ExportItem>,
}

/// One export.
#[derive(Debug, Clone, Serialize)]
pub struct ExportItem {
    /// `json`, `csv`, `ics` or `timelinejs`; words in `t.exports`.
    pub format: &'static str,
    /// Its file's name.
    pub file: &'static str,
    /// Where it is.
    pub href: String,
    /// Its media type.
    pub media_type: &'static str,
    /// How many events it cannot hold.
    pub left_out: usize,
}
