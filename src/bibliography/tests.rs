//! The smallest things: names of styles, languages, dates.
