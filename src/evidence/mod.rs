//! Evidence: what statements rest on, looked at across the whole case.

pub mod same;
