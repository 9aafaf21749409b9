//! A list as it grows, and what the lists of records share.

use std::sync::Arc;

use serde::Serialize;

use super::table::Column;
use super::{Asked, Listing, asked};
use crate::build::Survey;
use crate::language::Lang;
use crate::model::{Head, Kind, PlacedDate, Reference, Translations, Withheld};
use crate::pages::Site;

/// A row: an object for programs, and the cells of a table.
pub trait Row: Serialize {
    /// The texts of its cells, column by column.
    fn cells(&self) -> Vec<String>;
}

/// A list as it grows.
pub struct Rows {
    listing: Listing,
    json: bool,
}

impl Rows {
    /// An empty list; of each row only what is asked for will be kept.
    pub fn new(columns: &'static [Column], asked: &Asked) -> Self {
        Self { listing: Listing { columns, ..Listing::default() }, json: asked.json }
    }

    pub fn add(&mut self, row: &impl Row) {
        if self.json {
            let object = serde_json::to_value(row).unwrap_or_default();
            self.listing.objects.push(object);
        } else {
            self.listing.cells.push(row.cells());
        }
    }

    pub fn len(&self) -> usize {
        self.listing.objects.len() + self.listing.cells.len()
    }

    /// The list with the sentence that ends it.
    pub fn closed(self, closing: String) -> Listing {
        Listing { closing, ..self.listing }
    }

    /// The same, for records of one kind.
    pub fn end(
        self,
        survey: &Survey,
        kind: Kind,
        noun: [&str; 2],
        filtered: bool,
    ) -> Listing {
        let closing = asked::closing(survey, kind, noun, self.len(), filtered);
        self.closed(closing)
    }
}

/// The record in the site's own language, else the first there is.
pub fn own<'a, T>(all: &'a Translations<T>, site: &Site<'_>) -> Option<&'a Arc<T>> {
    all.get(&site.config.language).or_else(|| all.values().next())
}

/// Why a record is withheld, if it is.
pub fn withheld(head: &Head) -> Option<&'static str> {
    head.withheld.as_ref().map(Withheld::word)
}

/// A title, with a word where the record is withheld.
pub fn marked(title: &str, withheld: Option<&str>) -> String {
    match withheld {
        Some(why) => format!("[{why}] {title}"),
        None => title.to_owned(),
    }
}

pub fn written(date: Option<&PlacedDate>) -> Option<&str> {
    date.map(|date| date.value.written())
}

pub fn ids(references: &[Reference]) -> Vec<&str> {
    references.iter().map(|reference| &*reference.value).collect()
}

pub fn languages<T>(all: &Translations<T>) -> Vec<&str> {
    all.keys().map(Lang::as_str).collect()
}
