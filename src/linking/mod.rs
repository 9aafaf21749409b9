//! Names in prose to links, and the links of prose to addresses.
//!
//! [`NameTable`] holds every name that may be linked; [`Weaver::weave`] takes one body, finds
//! the names in it, decides which become links, resolves what its author linked by
//! hand, and gives the HTML with what was learnt on the way ([`Woven`]). The author's
//! text is never changed: links are put around it.

mod cite;
mod edges;
mod embed;
mod fold;
mod hand;
mod host;
mod names;
mod raw;
mod resolve;
mod scan;
mod sentence;
mod targets;
mod weave;
mod weaver;
mod woven;

pub use crate::markdown::{Cite, CiteMode, Locator};
pub use cite::Citation;
pub use names::NameTable;
pub use sentence::Sentence;
pub use targets::{ClaimTarget, FileTarget, Target, Targets};
pub use weaver::{ProseWords, Weaver};
pub use woven::{AnchorCheck, Card, LinkCheck, Mention, Subject, Woven};
