//! Exhibits: their pages, the list of them, and what is shown of a file.

use serde::Serialize;

use super::{DateView, EntityRef, ImageView, LinkView, NameView, SourceView};

/// An exhibit's page: the value `exhibit`.
#[derive(Debug, Clone, Serialize)]
pub struct ExhibitView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `audio`, `video`, `image`, `document` or `dataset`; words in `t.exhibit_kinds`.
    pub kind: &'static str,
    /// A sentence on it; may be empty.
    pub summary: String,
    /// The prose, as HTML; may be empty.
    pub body: String,
    /// How far it is known to be what it seems; words in `t.authenticity`, or empty.
    pub authenticity: &'static str,
    /// What that rests on; may be empty.
    pub basis: String,
    /// Who made it; may be empty.
    pub credit: String,
    /// What it is published under; the address is empty where the licence is in words.
    pub licence: Option<LinkView>,
    /// When it was made.
    pub recorded: Option<DateView>,
    /// Whom or what it is about.
    pub about: Vec<EntityRef>,
    /// The sources it comes from, by their pages.
    pub from: Vec<LinkView>,
    /// The sources that its text cites.
    pub sources: Vec<SourceView>,
    /// The articles that lead to it or show it.
    pub stories: Vec<LinkView>,
    /// How it came here and what was done with it, in the order written.
    pub custody: Vec<CustodyView>,
    /// The player, picture, pages or table; none where no copy is published.
    pub shown: Option<ShownView>,
    /// The SHA-256 of the file that is held, where no copy is published; may be empty.
    pub held: String,
    /// What is said in it; none where nobody took it down.
    pub transcript: Option<TranscriptView>,
    /// Who is heard, and on what basis that is said.
    pub speakers: Vec<SpeakerView>,
    /// Claims made in it, where there is no transcript to mark them in.
    pub marks: Vec<MomentView>,
    /// Words of it, with their pages.
    pub quotes: Vec<ExcerptView>,
}

/// A step of custody.
#[derive(Debug, Clone, Serialize)]
pub struct CustodyView {
    /// When.
    pub date: Option<DateView>,
    /// What was done.
    pub action: String,
    /// Who did it; may be empty.
    pub by: String,
    /// What is to be said of it; may be empty.
    pub note: String,
}

/// What is shown of an exhibit's file, on its page and on its card.
#[derive(Debug, Clone, Serialize)]
pub struct ShownView {
    /// The file.
    pub href: String,
    /// Its absolute address, for paper.
    pub url: String,
    /// Its name.
    pub name: String,
    /// What kind of file it is: `MP3`, `PDF`, `CSV`.
    pub format: String,
    /// Its length in words.
    pub size: String,
    /// How long it plays, such as `1:08`; empty for what does not play or is not known.
    pub duration: String,
    /// The same in seconds, for programs; 0 where it is not known.
    pub seconds: f64,
    /// How many pages it has; 0 for what has none.
    pub pages: usize,
    /// Its size in pixels, as `1280 × 720`; empty for what is no picture.
    pub dimensions: String,
    /// The SHA-256 of the file that is held.
    pub sha256: String,
    /// The SHA-256 of the published copy, where it is another one; may be empty.
    pub published_sha256: String,
    /// What was taken out of the published copy, in words.
    pub removed: Vec<String>,
    /// What it still tells beside what it shows, in words.
    pub left: Vec<String>,
    /// The outline of its sound.
    pub wave: Option<WaveView>,
    /// Its transcripts, as the browser's player takes them.
    pub tracks: Vec<TrackView>,
    /// Of a picture: itself, for `partials/img.html`.
    pub image: Option<ImageView>,
    /// Of a document: its first pages.
    pub thumbnails: Vec<PageThumb>,
    /// Of a table: its first rows.
    pub table: Option<TableView>,
}

/// The outline of a sound: bars in a drawing, made of one path.
#[derive(Debug, Clone, Serialize)]
pub struct WaveView {
    /// The path's data.
    pub path: String,
    /// The width of the drawing in its own units.
    pub width: usize,
    /// The height.
    pub height: usize,
}

/// A transcript for the browser's player.
#[derive(Debug, Clone, Serialize)]
pub struct TrackView {
    /// Its file.
    pub href: String,
    /// BCP 47 tag of its language.
    pub lang: String,
    /// The language's name in itself.
    pub label: String,
}

/// A picture of a page of a document.
#[derive(Debug, Clone, Serialize)]
pub struct PageThumb {
    /// The page, from 1.
    pub page: usize,
    /// The picture.
    pub image_href: String,
    /// The document, opened at the page.
    pub href: String,
    /// The picture's width in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// The first rows of a table.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// An id that no other table of the page has.
    pub id: String,
    /// The names of the columns; empty for a column without one.
    pub header: Vec<String>,
    /// The rows, each as wide as the header.
    pub rows: Vec<Vec<String>>,
    /// How many rows are shown.
    pub count: usize,
    /// How many rows there are, as the language writes it.
    pub total: String,
    /// Whether all of them are shown.
    pub whole: bool,
    /// Whether there are further columns.
    pub cut: bool,
}

/// What is said in a recording.
#[derive(Debug, Clone, Serialize)]
pub struct TranscriptView {
    /// The languages it is written in, the first being the one that anchors follow.
    pub columns: Vec<ColumnView>,
    /// The cues, those that begin together in one row.
    pub rows: Vec<RowView>,
}

/// A language of a transcript.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnView {
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its name in itself.
    pub name: String,
    /// The transcript's file.
    pub href: String,
}

/// Cues that begin together.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// The anchor, such as `t-61`; empty where the first language has no cue.
    pub anchor: String,
    /// When they begin, such as `1:01`.
    pub time: String,
    /// The same in seconds.
    pub start: f64,
    /// When the last of them ends, in seconds.
    pub end: f64,
    /// One cell a language, in the order of the columns.
    pub cells: Vec<CellView>,
    /// The claims made here.
    pub marks: Vec<MomentView>,
}

/// A cue in one language.
#[derive(Debug, Clone, Serialize)]
pub struct CellView {
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    /// What each voice says; empty where this language has no cue.
    pub runs: Vec<RunView>,
}

/// What one voice says in a cue.
#[derive(Debug, Clone, Serialize)]
pub struct RunView {
    /// Who speaks, where it is another than before.
    pub voice: Option<VoiceView>,
    /// The words, as HTML.
    pub body: String,
}

/// A voice: an entity, words for it, or the name that the transcript gives it.
#[derive(Debug, Clone, Serialize)]
pub struct VoiceView {
    /// Whose it is said to be.
    pub entity: Option<EntityRef>,
    /// Words for it where it is no entity's.
    pub label: Option<NameView>,
    /// Whether nobody says whose it is.
    pub unknown: bool,
}

/// Who is said to be heard.
#[derive(Debug, Clone, Serialize)]
pub struct SpeakerView {
    /// The voice.
    pub voice: VoiceView,
    /// What that rests on; may be empty.
    pub basis: String,
    /// The source that says so.
    pub source: Option<LinkView>,
}

/// A claim made at a moment.
#[derive(Debug, Clone, Serialize)]
pub struct MomentView {
    /// When, such as `1:01`.
    pub time: String,
    /// The claim.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its status; words in `t.status`.
    pub status: &'static str,
    /// The language of its title, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

/// Words of a document.
#[derive(Debug, Clone, Serialize)]
pub struct ExcerptView {
    /// The words.
    pub text: String,
    /// The page, as printed there; may be empty.
    pub page: String,
    /// The document at that page; may be empty.
    pub href: String,
    /// The claim they bear on.
    pub claim: Option<MomentView>,
}

/// All exhibits: the value `exhibits`.
#[derive(Debug, Clone, Serialize)]
pub struct ExhibitsView {
    /// How many there are.
    pub count: usize,
    /// By medium.
    pub groups: Vec<MediumView>,
    /// The list of SHA-256 sums; empty where no file is published.
    pub sums_href: String,
}

/// The exhibits of one medium.
#[derive(Debug, Clone, Serialize)]
pub struct MediumView {
    /// `audio`, `video`, `image`, `document` or `dataset`.
    pub kind: &'static str,
    /// They.
    pub items: Vec<ExhibitItem>,
}

/// An exhibit in a list.
#[derive(Debug, Clone, Serialize)]
pub struct ExhibitItem {
    /// Its title.
    pub title: NameView,
    /// Its page.
    pub href: String,
    /// A sentence on it; may be empty.
    pub summary: String,
    /// How far it is known to be what it seems; words in `t.authenticity`, or empty.
    pub authenticity: &'static str,
    /// Its length in words; empty where no copy is published.
    pub size: String,
    /// What kind of file it is; empty where no copy is published.
    pub format: String,
    /// How long it plays; may be empty.
    pub duration: String,
    /// How many pages it has.
    pub pages: usize,
    /// The outline of its sound.
    pub wave: Option<WaveView>,
    /// A small picture of it.
    pub thumbnail: Option<ThumbView>,
}

/// A small picture.
#[derive(Debug, Clone, Serialize)]
pub struct ThumbView {
    /// Its address.
    pub href: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
}
