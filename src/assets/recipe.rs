//! Files that are made when somebody asks for them: of files of the project, copies without
//! metadata, smaller pictures, pictures of pages; of words, cards and icons. What was made
//! is kept in the world's store, under the hash of what it was made from.

use std::io;
use std::sync::Arc;

use crate::diag::FilePath;
use crate::media::picture::{self, Encoding, Size};
use crate::media::{Fault, Format, document, metadata};
use crate::social::{self, Card, Icon};
use crate::world::World;

/// Counts the ways in which files have been made: another one makes everything anew.
pub const VERSION: u32 = 1;

/// How wide pictures of pages are.
pub const PAGE_WIDTH: u16 = 480;

/// How to make a file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// The file of the project that it is made from; of what is drawn, its path in the site.
    pub file: FilePath,
    /// The BLAKE3 hash of that file, or of all that is drawn.
    pub hash: [u8; 32],
    /// What is made.
    pub make: Make,
}

/// What is made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Make {
    /// The file without its metadata.
    Stripped,
    /// A picture in another size.
    Sized(Size),
    /// A picture of a page, counted from 0.
    Page(usize),
    /// A card, drawn from its words.
    Card(Arc<Card>),
    /// An icon, drawn from an SVG file's bytes.
    Icon(Arc<[u8]>, Icon),
}

impl Recipe {
    /// A card at a path of the site.
    #[must_use]
    pub fn card(path: &str, card: Card) -> Self {
        let hash = *card.hash().as_bytes();
        Self { file: path.into(), hash, make: Make::Card(Arc::new(card)) }
    }

    /// An icon at a path of the site.
    #[must_use]
    pub fn icon(path: &str, svg: &Arc<[u8]>, icon: Icon) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&social::VERSION.to_le_bytes()).update(svg);
        let hash = *hasher.finalize().as_bytes();
        Self { file: path.into(), hash, make: Make::Icon(svg.clone(), icon) }
    }

    /// Under which key it is stored: what it is made from, and how.
    #[must_use]
    pub fn key(&self) -> String {
        let how = match &self.make {
            Make::Stripped => {
                let format = Format::of(&self.file, b"").word();
                let letters = format.chars().filter(char::is_ascii_alphanumeric);
                format!("stripped-{}", letters.collect::<String>())
            }
            Make::Sized(Size { width, encoding }) => {
                format!("{width}-{}", encoding.ending())
            }
            Make::Page(page) => format!("page-{page}-{PAGE_WIDTH}"),
            Make::Card(_) => "card".to_owned(),
            Make::Icon(_, Icon::Small) => "icon".to_owned(),
            Make::Icon(_, Icon::Square(size)) => format!("icon-{size}"),
            Make::Icon(_, Icon::Tile(size)) => format!("icon-tile-{size}"),
        };
        key(&self.hash, &how)
    }

    /// The bytes, made now or taken from the store.
    ///
    /// # Errors
    /// When the file cannot be read, is not what it was, or the file asked for cannot be
    /// made of it.
    pub fn make(&self, world: &dyn World) -> io::Result<Vec<u8>> {
        let key = self.key();
        if self.is_stored()
            && let Some(bytes) = world.store().get(&key)
        {
            return Ok(bytes);
        }
        let made = if let Some(drawn) = self.drawn() {
            drawn.map_err(io::Error::other)?
        } else {
            let bytes = world.read(&self.file)?;
            if *blake3::hash(&bytes).as_bytes() != self.hash {
                return Err(io::Error::other("it was changed while the site was made"));
            }
            self.cook(&bytes).map_err(|fault| io::Error::other(fault.0))?
        };
        if self.is_stored() {
            world.store().put(&key, &made);
        }
        Ok(made)
    }

    /// Whether it is worth its place in the store. A clean copy is as long as the file and
    /// soon made, but for documents, which are written anew.
    #[must_use]
    pub fn is_stored(&self) -> bool {
        self.make != Make::Stripped || Format::of(&self.file, b"") == Format::Pdf
    }

    /// What is drawn rather than made of a file.
    fn drawn(&self) -> Option<Result<Vec<u8>, social::Fault>> {
        match &self.make {
            Make::Card(card) => Some(card.draw()),
            Make::Icon(svg, icon) => Some(social::draw_icon(svg, *icon)),
            _ => None,
        }
    }

    fn cook(&self, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
        match &self.make {
            Make::Stripped => {
                let format = Format::of(&self.file, bytes);
                metadata::strip(bytes, format).map(|stripped| stripped.bytes)
            }
            Make::Sized(size) => picture::render(bytes, size),
            Make::Page(page) => {
                document::thumbnail(bytes, *page, PAGE_WIDTH).map(|drawn| drawn.bytes)
            }
            Make::Card(_) | Make::Icon(..) => Ok(bytes.to_vec()),
        }
    }
}

/// The key of something known of a file.
pub fn key(hash: &[u8; 32], what: &str) -> String {
    let hash = blake3::Hash::from_bytes(*hash).to_hex();
    format!("{hash}-{VERSION}-{what}")
}

/// Eight digits that differ when a file or the way of making others of it does.
pub fn print(hash: &[u8; 32]) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(hash).update(&VERSION.to_le_bytes());
    hasher.finalize().to_hex().chars().take(8).collect()
}

/// The encoding in which a picture is offered to readers whose browser knows no WebP.
pub fn own_encoding(format: Format) -> Option<Encoding> {
    match format {
        Format::Jpeg => Some(Encoding::Jpeg),
        Format::Png => Some(Encoding::Png),
        _ => None,
    }
}
