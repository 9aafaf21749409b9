//! Bibliographies: a source as a CSL item in, references and notes in a citation style out.
//!
//! Styles and their languages are CSL's, by hayagriva: its archive of styles by name, or the
//! text of a .csl file. Every source is formatted by itself, unseen by all others, so that
//! the work can be spread over threads and kept between builds; what a style does between
//! sources (suffixes to years, a line for a repeated author, "ibid.") is not done.
//!
//! Of an item without an `id` nothing but its title is ever printed: that is how a
//! confidential source arrives here.

mod biblatex;
mod cite;
mod dates;
mod derived;
mod engine;
mod exported;
mod format;
mod formatter;
mod html;
mod item;
mod json;
mod known;
mod locale;
mod mend;
mod names;
mod order;
mod repair;
mod rich;
mod specialise;
mod style;
#[cfg(test)]
mod tests;
mod vocabulary;
mod walk;
mod work;

pub use biblatex::{biblatex, number as bib_number};
pub use cite::{Form, Locator};
pub use dates::csl as csl_date;
pub use exported::Exported;
pub use format::{Entry, Formatted, RobustLink};
pub use formatter::{Citable, Formatter, OrderKey, print};
pub use json::csl_json;
pub use names::printed as authors;
pub use order::Order;
pub use rich::plain;
pub use style::{Style, StyleError};
pub use vocabulary::{BIB_FIELDS, BIB_TYPES, DATES, NAMES, TEXTS, TYPES, bib_type};

/// A source as a CSL-JSON item.
pub type CslItem = serde_json::Map<String, serde_json::Value>;

/// The text of a field.
fn text<'a>(item: &'a CslItem, key: &str) -> &'a str {
    item.get(key).and_then(serde_json::Value::as_str).unwrap_or_default()
}
