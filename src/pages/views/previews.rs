//! Previews of records: what is shown of one where a page leads to it.

use serde::Serialize;

use super::{DateView, NameView, ProseView, WithheldView};

/// The frame of a preview, for the file it stands in. A preview is handed to its template as
/// `preview`, this frame as `page`; what it tells beside is named after the record's kind.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewView {
    /// The record's kind: `article`, `entity`, `event`, `claim`, `exhibit` or `source`.
    pub kind: &'static str,
    /// BCP 47 tag of its language.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language of the record's text, where that is not the file's: nobody has
    /// translated it.
    pub text: Option<ProseView>,
    /// The record's title or name.
    pub name: NameView,
    /// The record's own page, from here.
    pub href: String,
    /// The absolute address of the record's own page.
    pub canonical: String,
    /// Whether the record's page was withdrawn.
    pub retracted: bool,
    /// Set when the record is only shown because drafts are.
    pub withheld: Option<WithheldView>,
}

/// What the preview of an entity tells beside its name.
#[derive(Debug, Clone, Serialize)]
pub struct EntityPreview {
    /// What kind of thing it is.
    pub kind: &'static str,
    /// One or two sentences; may be empty.
    pub summary: String,
    /// An office or post that it holds, or the first that it held.
    pub role: Option<RolePreview>,
    /// Other names, as long as they are few.
    pub aliases: Vec<NameView>,
    /// How many pages name it.
    pub pages: usize,
}

/// An office or post in one line.
#[derive(Debug, Clone, Serialize)]
pub struct RolePreview {
    /// Its title.
    pub title: String,
    /// The body it is in.
    pub org: Option<NameView>,
    /// From when until when; may be empty.
    pub period: String,
    /// How far it is established; may be empty.
    pub status: &'static str,
}

/// What the preview of a claim tells; the name is its statement.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimPreview {
    /// How far it is established.
    pub status: &'static str,
    /// What it is called for short; may be empty.
    pub label: String,
    /// Who claims it.
    pub by: Vec<NameView>,
}

/// What the preview of a source tells beside its title.
#[derive(Debug, Clone, Serialize)]
pub struct SourcePreview {
    /// Whether nobody is told who it is.
    pub confidential: bool,
    /// Its reference in the style of the site, as HTML without links; may be empty.
    pub reference_html: String,
    /// `primary`, `secondary`, `tertiary`, or empty.
    pub kind: String,
    /// Its type in CSL, or empty.
    pub medium: &'static str,
    /// Whether an archived copy is known.
    pub archived: bool,
    /// The day of that copy.
    pub archive_date: Option<DateView>,
}

/// What the preview of an event tells beside its title.
#[derive(Debug, Clone, Serialize)]
pub struct EventPreview {
    /// When it happened.
    pub date: Option<DateView>,
    /// The time of day; may be empty.
    pub time: String,
    /// How far it is established; may be empty.
    pub status: &'static str,
    /// Where.
    pub place: Option<NameView>,
    /// One or two sentences; may be empty.
    pub summary: String,
}

/// What the preview of an article tells beside its title.
#[derive(Debug, Clone, Serialize)]
pub struct ArticlePreview {
    /// The standfirst, else what lists say of it; may be empty.
    pub standfirst: String,
    /// When it was published.
    pub date: Option<DateView>,
    /// Who wrote it.
    pub authors: Vec<String>,
}

/// What the preview of an exhibit tells beside its title.
#[derive(Debug, Clone, Serialize)]
pub struct ExhibitPreview {
    /// `audio`, `video`, `image`, `document` or `dataset`.
    pub kind: &'static str,
    /// How far it is known to be genuine; may be empty.
    pub authenticity: &'static str,
    /// One or two sentences; may be empty.
    pub summary: String,
    /// Whose it is; may be empty.
    pub credit: String,
}
