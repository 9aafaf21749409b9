//! Pictures that are drawn: the card that networks show for a page, and the icons of the
//! site. Texts and colours in, PNG out; knows no records, no paths and no files, and
//! carries its own fonts, so that every machine draws the same bytes.

mod card;
mod fit;
mod fonts;
mod icon;
mod raster;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use crate::language::Direction;

pub use fonts::covers;
pub use icon::{Icon, check, draw as draw_icon, monogram};

/// Counts the ways in which pictures have been drawn: another one draws all anew.
pub const VERSION: u32 = 1;

/// How wide a card is, in pixels.
pub const WIDTH: u32 = 1200;
/// How high a card is, in pixels.
pub const HEIGHT: u32 = 630;

/// The ground of cards and icons: the default theme's `--paper`.
pub const PAPER: &str = "#fdfcf9";
/// The default theme's `--accent`.
pub const ACCENT: &str = "#96211b";

/// Why nothing can be drawn.
#[derive(Debug)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// Text as it stands in XML.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = pulldown_cmark_escape::escape_html(&mut out, text);
    out
}

/// What stands on a card. Empty texts take no room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// What must be said before anything else: that the page was withdrawn.
    pub notice: Arc<str>,
    /// What kind of thing the page is about, or under what it is filed.
    pub kicker: Arc<str>,
    /// The headline, or the name.
    pub title: Arc<str>,
    /// A sentence under it. It is shown whole or not at all: a sentence that is cut may
    /// lose who says it.
    pub summary: Arc<str>,
    /// The title of the site.
    pub site: Arc<str>,
    /// Who publishes it.
    pub publisher: Arc<str>,
    /// In which direction its language is written.
    pub dir: Direction,
}

impl Card {
    /// The card without the texts that the fonts cannot write; `None` when that is the
    /// title.
    #[must_use]
    pub fn writable(mut self) -> Option<Self> {
        if self.title.trim().is_empty() || !covers(&self.title) || !covers(&self.notice) {
            return None;
        }
        let rest =
            [&mut self.kicker, &mut self.summary, &mut self.site, &mut self.publisher];
        for text in rest {
            if !covers(text) {
                *text = Arc::default();
            }
        }
        Some(self)
    }

    /// What tells it from every other card, and from itself drawn in another way.
    #[must_use]
    pub fn hash(&self) -> blake3::Hash {
        let Self { notice, kicker, title, summary, site, publisher, dir } = self;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&VERSION.to_le_bytes());
        for text in [notice, kicker, title, summary, site, publisher] {
            hasher.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        }
        hasher.update(dir.as_str().as_bytes()).finalize()
    }

    /// The card as a PNG.
    ///
    /// # Errors
    /// When the drawing cannot be made, which for texts that [`covers`] knows does not
    /// happen.
    pub fn draw(&self) -> Result<Vec<u8>, Fault> {
        raster::opaque(&card::svg(self)?, WIDTH, HEIGHT)
    }
}
