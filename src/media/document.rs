//! Documents: the facts of a PDF file and pictures of its pages.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use lopdf::{Document, Object};

use super::{Fault, find, guarded};

/// What is known of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// How many pages it has; none can be counted in one that is encrypted.
    pub pages: usize,
    /// The version of the format, such as `1.7`.
    pub version: String,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The title it gives itself.
    pub title: Option<String>,
}

/// Reads the facts of a document.
///
/// # Errors
/// When it cannot be read as PDF.
pub fn facts(bytes: &[u8]) -> Result<Facts, Fault> {
    guarded(|| {
        let file = Document::load_mem(bytes).map_err(Fault::of)?;
        let encrypted = file.is_encrypted() || file.was_encrypted();
        let pages = file.get_pages().len();
        if pages == 0 && !encrypted {
            return Err(Fault("it has no pages".to_owned()));
        }
        let version = version(bytes).unwrap_or_else(|| file.version.clone());
        Ok(Facts { pages, version, encrypted, title: title(&file) })
    })
}

/// The version in the first line.
fn version(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(1024))?;
    let at = find(head, b"%PDF-")? + 5;
    let rest = head.get(at..)?;
    let is_part = |byte: &&u8| byte.is_ascii_digit() || **byte == b'.';
    let digits: Vec<u8> = rest.iter().take_while(is_part).copied().collect();
    String::from_utf8(digits).ok().filter(|version| !version.is_empty())
}

fn title(file: &Document) -> Option<String> {
    let info = file.trailer.get(b"Info").ok()?;
    let (_, Object::Dictionary(info)) = file.dereference(info).ok()? else { return None };
    let (_, Object::String(bytes, _)) =
        file.dereference(info.get(b"Title").ok()?).ok()?
    else {
        return None;
    };
    let title = match bytes.strip_prefix(b"\xFE\xFF") {
        Some(wide) => {
            let pairs =
                wide.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
            char::decode_utf16(pairs).map(|c| c.unwrap_or('\u{fffd}')).collect()
        }
        None => match std::str::from_utf8(
            bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
        ) {
            Ok(text) => text.to_owned(),
            // The format's own letters are, for names, those of Latin-1.
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    };
    let title: String = title.chars().filter(|c| !c.is_control()).collect();
    let title = title.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// A picture of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumbnail {
    /// Its width in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// WebP.
    pub bytes: Vec<u8>,
}

/// No page is drawn higher than this many times its width.
const TALLEST: f32 = 4.0;

/// Draws a page, counted from 0, on white.
///
/// # Errors
/// When the document cannot be read, has no such page, or the page cannot be drawn.
pub fn thumbnail(bytes: &[u8], page: usize, width: u16) -> Result<Thumbnail, Fault> {
    guarded(|| {
        let file =
            Pdf::new(bytes.to_vec()).map_err(|error| Fault(format!("{error:?}")))?;
        let pages = file.pages();
        let page =
            pages.get(page).ok_or_else(|| Fault("there is no such page".to_owned()))?;
        let (wide, tall) = page.render_dimensions();
        let is_sound = wide.is_finite() && tall.is_finite() && wide >= 1.0 && tall >= 1.0;
        if !is_sound || tall / wide > TALLEST {
            return Err(Fault("its pages have no size that can be drawn".to_owned()));
        }
        let scale = f32::from(width) / wide;
        let pixels = render(
            page,
            &RenderCache::new(),
            &InterpreterSettings::default(),
            &RenderSettings::default(),
            &PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE },
        );
        let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
        let raw = pixels.data_as_u8_slice();
        // On white, nothing shines through.
        let opaque: Vec<u8> = raw
            .chunks_exact(4)
            .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
            .collect();
        let encoder = webp::Encoder::from_rgb(&opaque, width, height);
        let written = encoder
            .encode_simple(false, 78.0)
            .map_err(|error| Fault(format!("it cannot be written as WebP: {error:?}")))?;
        Ok(Thumbnail { width, height, bytes: written.to_vec() })
    })
}
