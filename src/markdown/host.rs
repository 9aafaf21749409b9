//! What the renderer asks of whoever renders: where links lead, what pictures, embeds
//! and shortcodes become.

use std::ops::Range;
use std::sync::Arc;

use super::shortcode::Shortcode;
use super::{attribute, escape};

/// What is put around the words of a link.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Anchor {
    /// Before the words; empty for no link at all.
    pub open: String,
    /// After the words.
    pub close: String,
    /// Words in place of the author's (a bare wikilink shows a name, not an id).
    pub words: Option<String>,
}

impl Anchor {
    /// A plain link.
    #[must_use]
    pub fn plain(url: &str, title: &str) -> Self {
        let mut open = String::from("<a href=\"");
        escape::href(&mut open, url);
        if !title.is_empty() {
            open.push_str("\" title=\"");
            attribute(&mut open, title);
        }
        open.push_str("\">");
        Self { open, close: "</a>".into(), words: None }
    }
}

/// What stands for a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pictured {
    /// The picture at this address, of which nothing more is known.
    Plain(String),
    /// A file that more will be known of when the page is made.
    Known {
        /// The file, by a name that the host understands.
        file: Arc<str>,
        /// Its address.
        url: String,
    },
}

/// Words of the interface that stand inside rendered prose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Names a table that scrolls sideways.
    pub table: String,
    /// A task that is done.
    pub done: String,
    /// A task that is not.
    pub not_done: String,
    /// Leads from a footnote back to the text.
    pub back: String,
    /// The name of a paragraph's own link, with `{n}` for its number.
    pub paragraph: String,
    /// Titles of alerts: note, tip, important, warning, caution.
    pub alerts: [String; 5],
}

/// Decides what links mean. Ranges are bytes of the prose.
pub trait Host {
    /// Words of the interface.
    fn words(&self) -> &Words;
    /// `[words](destination "title")`.
    fn link(&mut self, destination: &str, title: &str, range: Range<usize>) -> Anchor;
    /// `[[target]]` or `[[target|words]]`.
    fn wikilink(&mut self, target: &str, has_words: bool, range: Range<usize>) -> Anchor;
    /// A source is cited.
    fn cites(&mut self, key: &str);
    /// What the anchors of notes and paragraphs begin with: something of its own for each of the texts
    /// that stand on one page.
    fn note_ids(&self) -> &'static str;
    /// Whether paragraphs get addresses of their own: where the text stands on a page.
    fn counts_paragraphs(&self) -> bool;
    /// What a picture is, or `None` when it is none (a fault).
    fn picture(
        &mut self,
        destination: &str,
        alt: &str,
        range: Range<usize>,
    ) -> Option<Pictured>;
    /// Whether a picture's destination stands for a card, such as `exhibit:x`.
    fn is_card(&self, destination: &str) -> bool;
    /// `![[target]]` inside a line, where no card can stand.
    fn misplaced_embed(&mut self, target: &str, range: Range<usize>);
    /// A shortcode that cannot be read, with what is wrong.
    fn bad_shortcode(&mut self, problem: &str, range: Range<usize>);
    /// A shortcode; whether it is one of the theme's.
    fn shortcode(&mut self, shortcode: &Shortcode, range: Range<usize>) -> bool;
    /// Raw HTML passes by.
    fn html(&mut self, html: &str, range: Range<usize>);
}

/// A host with nothing to link to: the bare specification.
#[derive(Debug, Default)]
pub struct Bare {
    words: Words,
}

impl Host for Bare {
    fn words(&self) -> &Words {
        &self.words
    }
    fn link(&mut self, destination: &str, title: &str, _: Range<usize>) -> Anchor {
        Anchor::plain(destination, title)
    }
    fn wikilink(&mut self, target: &str, _: bool, _: Range<usize>) -> Anchor {
        Anchor::plain(target, "")
    }
    fn cites(&mut self, _: &str) {}
    fn note_ids(&self) -> &'static str {
        ""
    }
    fn counts_paragraphs(&self) -> bool {
        false
    }
    fn picture(
        &mut self,
        destination: &str,
        _: &str,
        _: Range<usize>,
    ) -> Option<Pictured> {
        Some(Pictured::Plain(destination.to_owned()))
    }
    fn is_card(&self, _: &str) -> bool {
        false
    }
    fn misplaced_embed(&mut self, _: &str, _: Range<usize>) {}
    fn bad_shortcode(&mut self, _: &str, _: Range<usize>) {}
    fn shortcode(&mut self, _: &Shortcode, _: Range<usize>) -> bool {
        true
    }
    fn html(&mut self, _: &str, _: Range<usize>) {}
}
