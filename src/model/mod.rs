//! The records of a case: types only.
//!
//! A record is what one content file (or one entry of a data file) says, typed. It is
//! made by `content` and never changed afterwards; `resolve` gathers records into a
//! [`Case`], where every reference is known to lead somewhere. Names follow schema.org,
//! `FollowTheMoney` and CSL where they have one.

mod case;
mod records;
mod words;

pub use case::{Case, RelationEnd, Translations, pick};
pub use records::*;
pub use words::{Authenticity, Bears, DateBasis, EntityType, Kind, Linking, Status};
