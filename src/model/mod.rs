//! The records of a case: types only.
//!
//! A record is what one content file (or one entry of a data file) says, typed. It is
//! made by `content` and never changed afterwards; `resolve` gathers records into a
//! [`Case`], where every reference is known to lead somewhere. Names follow schema.org,
//! `FollowTheMoney` and CSL where they have one.

mod case;
mod evidence;
mod exhibit;
mod records;
mod source;
mod words;

pub use case::{Case, RecordId, RelationEnd, Translations, pick};
pub use evidence::{
    Claim, ClaimValue, Correction, Evidence, Rating, Reply, StatusChange, Texts, text_in,
};
pub use exhibit::{Custody, Exhibit, Mark, Medium, Quote, Speaker};
pub use records::*;
pub use source::{CslItem, Source};
pub use words::{
    Authenticity, Bears, CorrectionKind, DateBasis, EntityType, Kind, Linking,
    ReplyOutcome, Status,
};
