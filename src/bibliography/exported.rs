//! A source on its way out, into a bibliography for other programs.

use super::CslItem;

/// What is exported of a source.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'a> {
    /// The id it is known by outside.
    pub id: &'a str,
    /// The source; of one without an `id` nothing but its title is written.
    pub item: &'a CslItem,
    /// The archived copy's address, or nothing.
    pub archive_url: &'a str,
    /// The day of the copy as EDTF, or nothing.
    pub archive_date: &'a str,
}
