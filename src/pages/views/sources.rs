//! Sources: as other pages name them, their own pages, and the list of all.

use serde::Serialize;

use super::{DateView, EntityRef, NameView};

/// A source as pages name it. In a page's list of sources its `reference` says who wrote it,
/// where it appeared, when it was issued and where it is on the web; those fields are empty
/// there, unless the reference is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SourceView {
    /// What it is known by outside.
    pub id: String,
    /// The anchor of its entry in the page's list of sources.
    pub anchor: String,
    /// Its own page.
    pub href: String,
    /// Its title; for a confidential source, its public name.
    pub title: String,
    /// Who wrote it; may be empty.
    pub authors: String,
    /// Where it appeared; may be empty.
    pub container: String,
    /// When it was issued.
    pub issued: Option<DateView>,
    /// Its address on the web; may be empty.
    pub url: String,
    /// The archived copy's address; may be empty.
    pub archive_url: String,
    /// `primary`, `secondary`, `tertiary`, or empty.
    pub kind: String,
    /// Its reference in the style of the site, as HTML that links to its page; only in a
    /// page's list of sources, and empty where the style cannot be used.
    pub reference: String,
    /// Its number in the page's list of sources; 0 where the style sorts by name.
    pub number: usize,
    /// The language of its title, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

/// The page of a source: the value `source`.
#[derive(Debug, Clone, Serialize)]
pub struct SourcePageView {
    /// How pages name it.
    #[serde(flatten)]
    pub source: SourceView,
    /// Its title, marked with its language.
    pub name: NameView,
    /// Whether only its public name is known here.
    pub confidential: bool,
    /// Its type in CSL (`report`, `post`…); words in `t.source_types`. Empty for one that
    /// says nothing.
    pub medium: &'static str,
    /// Its language in its own words, and the tag; empty when unknown.
    pub language: Option<NameView>,
    /// When it was last seen at its address.
    pub accessed: Option<DateView>,
    /// When the archived copy was made.
    pub archive_date: Option<DateView>,
    /// The SHA-256 of what is held; may be empty.
    pub sha256: String,
    /// Whom it repeats; may be empty.
    pub origin: String,
    /// `a` to `f` on the Admiralty scale, or empty; words in `t.reliability`.
    pub reliability: String,
    /// `1` to `6` on the same scale, or empty; words in `t.credibility`.
    pub credibility: String,
    /// What its entry says of it; may be empty.
    pub note: String,
    /// The pages that cite it.
    pub pages: Vec<CitingView>,
    /// What else rests on it, beside prose.
    pub rests: Vec<RestView>,
}

/// A page that cites a source.
#[derive(Debug, Clone, Serialize)]
pub struct CitingView {
    /// `article`, `event`…; words in `t.mention_kinds`.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Its date, if it has one.
    pub date: Option<DateView>,
    /// Its language, when it differs from this page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
    /// The sentences that do; none where the page only links to the source.
    pub quotes: Vec<QuoteView>,
}

/// A sentence that cites a source.
#[derive(Debug, Clone, Serialize)]
pub struct QuoteView {
    /// The sentence.
    pub text: String,
    /// The place it stands at.
    pub href: String,
    /// The number of its note; 0 within a footnote.
    pub note: usize,
}

/// Something else that rests on a source.
#[derive(Debug, Clone, Serialize)]
pub struct RestView {
    /// `claim`, `event`, `relation`, `role` or `exhibit`; words in `t.rests`.
    pub kind: &'static str,
    /// Its title, linked to its page; of a relation or a role nothing.
    pub title: Option<NameView>,
    /// Where its page is; empty for a relation or a role.
    pub href: String,
    /// When, if it has a date.
    pub date: Option<DateView>,
    /// How far it is established, or empty; words in `t.status`.
    pub status: &'static str,
    /// What the source gives a claim: evidence and figures.
    pub points: Vec<PointView>,
    /// Whose relation or role it is.
    pub subject: Option<EntityRef>,
    /// The words of the relation, or the title of the role.
    pub label: String,
    /// To whom the relation is, or the body the role is in.
    pub target: Option<EntityRef>,
    /// When a relation or a role was, in words; may be empty.
    pub period: String,
    /// The language of its `label`, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

/// A piece of evidence, or a figure, that a source gives a claim.
#[derive(Debug, Clone, Serialize)]
pub struct PointView {
    /// How it bears on the claim (`for`, `against`, `context`), words in `t.bears`; empty
    /// for a figure.
    pub bears: &'static str,
    /// Which part of the source is meant; may be empty.
    pub locator: String,
    /// The words of the source; may be empty.
    pub quote: String,
    /// The figure; may be empty.
    pub value: String,
}

/// The list of all sources: the value `sources`.
#[derive(Debug, Clone, Serialize)]
pub struct SourcesView {
    /// How many there are.
    pub count: usize,
    /// How many of each kind, and how many nobody may name.
    pub kinds: Vec<KindCount>,
    /// The sources, by title.
    pub rows: Vec<SourceRow>,
    /// The list to take along.
    pub downloads: Vec<DownloadView>,
}

/// How many sources are of a kind.
#[derive(Debug, Clone, Serialize)]
pub struct KindCount {
    /// `primary`, `secondary`, `tertiary`, `unsaid` or `confidential`; words in
    /// `t.source_counts`.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
}

/// A source in the list of all.
#[derive(Debug, Clone, Serialize)]
pub struct SourceRow {
    /// Its title, marked with its language.
    pub name: NameView,
    /// Its own page.
    pub href: String,
    /// Who wrote it; may be empty.
    pub authors: String,
    /// Where it appeared, or who published it; may be empty.
    pub publisher: String,
    /// When it was issued.
    pub issued: Option<DateView>,
    /// What to sort it by among dates; empty without one.
    pub order: String,
    /// `primary`, `secondary`, `tertiary`, or empty.
    pub kind: String,
    /// Whether only its public name is known here.
    pub confidential: bool,
    /// How many pages and records rest on it.
    pub used: usize,
}

/// A form in which the sources can be taken along.
#[derive(Debug, Clone, Serialize)]
pub struct DownloadView {
    /// Its word in `t.bibliography`.
    pub format: &'static str,
    /// Where it is.
    pub href: String,
    /// Its media type.
    pub media_type: &'static str,
}
