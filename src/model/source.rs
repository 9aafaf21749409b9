//! Sources: what statements rest on.

use std::sync::Arc;

use crate::address::segment;
use crate::date::CaseDate;
use crate::diag::Place;
use crate::language::Lang;

/// A source as a CSL-JSON item.
pub type CslItem = serde_json::Map<String, serde_json::Value>;

/// What statements rest on (CSL). Of a confidential source only the key, the public name
/// and the three gradings are here; all else its file says of it was never kept.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source {
    /// Its key.
    pub id: Arc<str>,
    /// Where it is written.
    pub place: Option<Place>,
    /// The whole of it as CSL-JSON, without `custom`. A confidential source has its public
    /// name as `title` and no `id`, for which nothing else is ever printed.
    pub csl: Arc<CslItem>,
    /// A number for all that its wording in a style is made from, another one for any other
    /// source's.
    pub print: u128,
    /// Its title; for a confidential source its public name, the only one ever printed.
    pub title: Arc<str>,
    /// Who wrote it, as printed.
    pub authors: Arc<str>,
    /// Where it appeared.
    pub container: Arc<str>,
    /// When it was issued.
    pub issued: Option<CaseDate>,
    /// When it was last seen at its address.
    pub accessed: Option<CaseDate>,
    /// The language of its titles.
    pub lang: Option<Lang>,
    /// Its address, `http` or `https`.
    pub url: Arc<str>,
    /// Its DOI, without an address before it.
    pub doi: Arc<str>,
    /// The archived copy's address.
    pub archive_url: Arc<str>,
    /// When the copy was made.
    pub archive_date: Option<CaseDate>,
    /// The SHA-256 of what was seen, 64 hexadecimal digits in lower case.
    pub sha256: Arc<str>,
    /// `primary`, `secondary`, `tertiary`, or empty.
    pub kind: Arc<str>,
    /// Whom it repeats.
    pub origin: Arc<str>,
    /// How far the source is relied on, `a` to `f` on the Admiralty scale, or empty.
    pub reliability: Arc<str>,
    /// How far what it says is borne out, `1` to `6` on the same scale, or empty.
    pub credibility: Arc<str>,
    /// What its entry says of it.
    pub note: Arc<str>,
    /// Whether only its public name may be printed.
    pub confidential: bool,
}

impl Source {
    /// What it is known by outside: its key, which for a confidential source is its
    /// author's own word and is made of the public name instead.
    #[must_use]
    pub fn public_id(&self) -> String {
        if self.confidential { segment(&self.title) } else { self.id.to_string() }
    }
}
