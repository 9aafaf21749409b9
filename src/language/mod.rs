//! Languages: validated tags, the direction of text, the order of names, plural
//! categories and numbers.
//!
//! Tags are BCP 47; everything a language decides (direction, order, plurals,
//! digits) comes from CLDR through ICU4X's compiled data, so a build needs no system
//! locale and gives the same result on every machine. What is built here is built
//! once per language and may be shared between threads.

mod collation;
mod names;
mod number;
mod script;
mod several;
mod tag;

pub use collation::Collation;
pub use number::{Plurals, format_number, format_tenths};
pub use script::{script_language, text_direction};
pub use several::Languages;
pub use tag::{Direction, Lang};
