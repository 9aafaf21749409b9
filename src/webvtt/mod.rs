//! Transcripts: the format `WebVTT`, as the W3C's parser reads it, with every place kept.
//!
//! [`parse`] follows the algorithm of the specification (<https://www.w3.org/TR/webvtt1/>,
//! §6), so a file means here what it means in a browser's player. It never fails as a
//! whole: what can be read is read, and each thing that an author should mend is a
//! [`Fault`] at its bytes. Where the algorithm passes over something silently that would
//! be missed on a page, such as a cue without words, there is a fault as well.

mod block;
mod entity;
mod html;
mod settings;
mod text;
mod timing;
mod token;

use std::collections::BTreeMap;
use std::ops::Range;

pub use html::{Run, Tongue};

/// What a transcript holds, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Transcript {
    /// The cues.
    pub cues: Vec<Cue>,
    /// The comments (`NOTE` blocks).
    pub notes: Vec<Note>,
    /// How many style sheets were skipped: a page has its theme's.
    pub styles: usize,
    /// How many regions were skipped: they place words over a moving picture.
    pub regions: usize,
}

/// Words and the time in which they are heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// The line above the times, if there is one.
    pub id: Option<String>,
    /// When it begins, in milliseconds.
    pub start_ms: u64,
    /// When it ends, in milliseconds.
    pub end_ms: u64,
    /// The bytes of the timing line.
    pub span: Range<usize>,
    /// The settings that could be read: name and value, for players that place words.
    pub settings: Vec<(String, String)>,
    /// The words, as a tree.
    pub text: Vec<Node>,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its text, without the word `NOTE`.
    pub text: String,
    /// How many cues stand before it: the index of the cue that follows.
    pub before: usize,
    /// Its bytes.
    pub span: Range<usize>,
}

/// A part of a cue's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Text with its references resolved.
    Text(String),
    /// `<00:01.500>`: when the words after it begin, in milliseconds.
    Time(u64),
    /// What stands between two tags.
    Element(Element),
}

/// What stands between a tag and its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Which tag.
    pub tag: Tag,
    /// `<c.loud.far>`: `loud` and `far`.
    pub classes: Vec<String>,
    /// The speaker of a voice, the tag of a language; empty for the others.
    pub value: String,
    /// What it encloses.
    pub children: Vec<Node>,
}

/// The tags that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// `<v Name>`
    Voice,
    /// `<lang ur>`
    Lang,
    /// `<i>`
    Italic,
    /// `<b>`
    Bold,
    /// `<u>`
    Underline,
    /// `<c>`
    Class,
    /// `<ruby>`
    Ruby,
    /// `<rt>`
    RubyText,
}

impl Tag {
    /// The name as it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Voice => "v",
            Self::Lang => "lang",
            Self::Italic => "i",
            Self::Bold => "b",
            Self::Underline => "u",
            Self::Class => "c",
            Self::Ruby => "ruby",
            Self::RubyText => "rt",
        }
    }
}

/// Something an author should mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The bytes it is about.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl Fault {
    fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Reads a transcript; the faults are in the order of the file.
#[must_use]
pub fn parse(text: &str) -> (Transcript, Vec<Fault>) {
    let (transcript, mut faults) = block::read(text);
    faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    (transcript, faults)
}

impl Transcript {
    /// An anchor for each cue, by the second it begins in: `t-61` at 1:01, and `t-61-2`
    /// for a second cue in that second.
    #[must_use]
    pub fn anchors(&self) -> Vec<String> {
        let mut taken: BTreeMap<u64, u32> = BTreeMap::new();
        let anchor = |cue: &Cue| {
            let second = cue.start_ms / 1000;
            let nth = taken.entry(second).or_default();
            *nth += 1;
            if *nth == 1 { format!("t-{second}") } else { format!("t-{second}-{nth}") }
        };
        self.cues.iter().map(anchor).collect()
    }
}
