//! Exhibits: recordings, documents, pictures and datasets.

use std::sync::Arc;

use super::{Authenticity, Head, Placed, PlacedDate, Reference};
use crate::diag::FilePath;
use crate::language::Lang;

/// What kind of thing an exhibit is (`FollowTheMoney` `Audio`, `Document`, `Image`,
/// `Video`, `Table`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Medium {
    /// A recording of sound.
    Audio,
    /// A recording of pictures.
    Video,
    /// A picture.
    Image,
    /// A text.
    Document,
    /// A table.
    Dataset,
}

impl Medium {
    /// Each word an author may write, with what it stands for.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("audio", Self::Audio),
        ("video", Self::Video),
        ("image", Self::Image),
        ("document", Self::Document),
        ("dataset", Self::Dataset),
    ];

    /// The word an author writes, also the key of its words in a theme.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Image => "image",
            Self::Document => "document",
            Self::Dataset => "dataset",
        }
    }
}

/// A voice of a transcript, and whose it is said to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    /// The name the transcript gives it.
    pub voice: Placed<Arc<str>>,
    /// The entity it is said to be.
    pub entity: Option<Reference>,
    /// Words for it where it is no entity: "Synthetic voice".
    pub label: Option<Arc<str>>,
    /// What that rests on, in words.
    pub basis: Option<Arc<str>>,
    /// The source that says so.
    pub source: Option<Reference>,
}

/// A claim that is made at a moment of a recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The moment, in milliseconds from the beginning.
    pub at: u64,
    /// The claim.
    pub claim: Reference,
}

/// A step in the keeping of an exhibit.
#[derive(Debug, Clone, PartialEq)]
pub struct Custody {
    /// When.
    pub at: Option<PlacedDate>,
    /// Who did it.
    pub by: Option<Arc<str>>,
    /// What was done.
    pub action: Arc<str>,
    /// What is to be said of it.
    pub note: Option<Arc<str>>,
}

/// Words of a document, with where they stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words.
    pub text: Arc<str>,
    /// The page, as printed there.
    pub page: Option<Arc<str>>,
    /// The claim they bear on.
    pub claim: Option<Reference>,
}

/// A recording, document, picture or dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct Exhibit {
    /// What all records have.
    pub head: Head,
    /// What kind of thing it is.
    pub medium: Medium,
    /// The file, from the root of the project.
    pub file: Option<Placed<FilePath>>,
    /// What the file is held to: SHA-256 in small hexadecimal digits.
    pub sha256: Option<Placed<Arc<str>>>,
    /// How far it is known to be what it seems.
    pub authenticity: Option<Authenticity>,
    /// What that rests on, in words.
    pub basis: Option<Arc<str>>,
    /// Whether the published copy keeps what its maker wrote into it.
    pub keeps_metadata: bool,
    /// What is said in it, by language, in the order written.
    pub transcripts: Vec<(Lang, Placed<FilePath>)>,
    /// The voices of the transcripts.
    pub speakers: Vec<Speaker>,
    /// Claims made in it.
    pub marks: Vec<Mark>,
    /// Words of it.
    pub quotes: Vec<Quote>,
    /// How it came here and what was done with it.
    pub custody: Vec<Custody>,
    /// When it was made.
    pub recorded: Option<PlacedDate>,
    /// Whom or what it is about.
    pub about: Vec<Reference>,
    /// Where it comes from.
    pub sources: Vec<Reference>,
    /// What a picture shows, for those who do not see it.
    pub alt: Option<Arc<str>>,
    /// Who made it, as it is to be printed.
    pub credit: Option<Arc<str>>,
    /// The licence it is published under: words or an address.
    pub licence: Option<Arc<str>>,
}

impl Exhibit {
    /// The files that are published with it: its own and its transcripts.
    pub fn files(&self) -> impl Iterator<Item = &FilePath> {
        let transcripts = self.transcripts.iter().map(|(_, file)| file);
        self.file.iter().chain(transcripts).map(|file| &file.value)
    }
}
