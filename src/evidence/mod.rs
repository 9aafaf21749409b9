//! Evidence: what statements rest on, looked at across the whole case.

pub mod same;

mod index;

pub use index::{ClaimsOf, Evidence, Rest};
