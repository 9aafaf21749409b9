//! Dates as sources give them: a year, a day, "about September 2022", "some time in
//! the 1980s", an interval with an open end.
//!
//! The notation is EDTF, the Extended Date/Time Format of ISO 8601-2:2019, Annex A,
//! levels 0 to 2. [`CaseDate`] keeps the expression as its author wrote it and knows
//! the days it may touch; [`SortKey`] puts expressions in order, [`Period`] says where
//! a chronology files them, [`DateWords`] says them in words, at the precision of the
//! source and no more. A [`Clock`] is a time of day in its [`Zone`]. [`DateError`] speaks to authors who do not know the notation.
//!
//! Years are astronomical (0 is 1 BC, -43 is 44 BC) and the calendar is the proleptic
//! Gregorian one throughout.

mod before;
mod bounds;
mod clock;
mod day;
mod edtf;
mod error;
mod explain;
mod html;
mod patterns;
mod period;
mod phrases;
mod read;
mod slips;
mod sort;
mod stretch;
#[cfg(test)]
mod tests;
mod time_of_day;
mod words;
mod zone;

pub use clock::{Clock, ClockError, Instant, Moment};
pub use day::{Bound, Day};
pub use edtf::CaseDate;
pub use error::DateError;
pub use period::{During, Period, Precision};
pub use sort::SortKey;
pub use stretch::{Doubt, Stretch};
pub use time_of_day::TimeOfDay;
pub use words::DateWords;
pub use zone::Zone;
