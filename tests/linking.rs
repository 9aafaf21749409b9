//! Names in prose become links, by the rules of the content format, and the author's
//! text stays as it is, whatever stands in it.

mod fixture;
#[path = "linking/properties.rs"]
mod properties;
#[path = "linking/prose.rs"]
mod prose;
#[path = "linking/rules.rs"]
mod rules;
#[path = "linking/specification.rs"]
mod specification;
