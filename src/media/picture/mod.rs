//! Pictures: what their heads tell, and which sizes are worth making.

mod render;
mod svg;

pub use render::{Encoding, Size, render};

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{Fault, Format, guarded};

/// What is known of a picture without its pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Its width as it is to be seen, in pixels (of an SVG, in its units).
    pub width: u32,
    /// Its height as it is to be seen.
    pub height: u32,
    /// Its format.
    pub format: Format,
    /// Whether it moves.
    pub animated: bool,
    /// Whether nothing shines through it.
    pub opaque: bool,
    /// Whether it has proportions only, as drawings may: it is as wide as there is room.
    pub boundless: bool,
}

/// Wider pictures are never made.
const WIDEST: u32 = 2400;
/// The widths that are made below a picture's own.
const STEPS: [u32; 5] = [400, 800, 1200, 1600, WIDEST];

/// The widths worth making of a picture, smallest first; the last is its own, unless it is
/// wider than any screen asks for. Steps just below it would save nothing.
#[must_use]
pub fn widths(width: u32) -> Vec<u32> {
    let own = width.min(WIDEST);
    let is_worth_it = |step: &u32| u64::from(*step) * 100 <= u64::from(own) * 85;
    let mut all: Vec<u32> = STEPS.into_iter().filter(is_worth_it).collect();
    all.extend((own > 0).then_some(own));
    all
}

/// Reads the head of a picture.
///
/// # Errors
/// When it cannot be read, or is no picture.
pub fn facts(bytes: &[u8]) -> Result<Facts, Fault> {
    let format = Format::of("", bytes);
    if format == Format::Svg {
        let (width, height, boundless) = svg::size(bytes)?;
        let (animated, opaque) = (false, false);
        return Ok(Facts { width, height, format, animated, opaque, boundless });
    }
    guarded(|| {
        let mut decoder = decoder(bytes, format)?;
        let (width, height) = decoder.dimensions();
        let opaque = !decoder.color_type().has_alpha();
        let is_turned = decoder.orientation().is_ok_and(is_on_its_side);
        drop(decoder);
        let (width, height) = if is_turned { (height, width) } else { (width, height) };
        let animated = moves(bytes, format);
        Ok(Facts { width, height, format, animated, opaque, boundless: false })
    })
}

/// Decodes all of a picture and drops it again: whether it can be shown at all.
///
/// # Errors
/// When it cannot be decoded.
pub fn check(bytes: &[u8]) -> Result<(), Fault> {
    guarded(|| decoded(bytes, Format::of("", bytes)).map(drop))
}

fn is_on_its_side(orientation: image::metadata::Orientation) -> bool {
    use image::metadata::Orientation::{
        Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH,
    };
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// A picture of so many pixels in memory at most: one of 100 megapixels fits.
const MOST_BYTES: u64 = 512 << 20;
const LONGEST_SIDE: u32 = 40_000;

fn decoder(bytes: &[u8], format: Format) -> Result<impl ImageDecoder + '_, Fault> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Webp => ImageFormat::WebP,
        Format::Gif => ImageFormat::Gif,
        other => return Err(Fault(format!("a {} cannot be decoded", other.word()))),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    reader.limits(limits);
    reader.into_decoder().map_err(Fault::of)
}

/// The pixels of a picture, upright, and its colour profile.
fn decoded(
    bytes: &[u8],
    format: Format,
) -> Result<(DynamicImage, Option<Vec<u8>>), Fault> {
    let mut decoder = decoder(bytes, format)?;
    let profile = decoder.icc_profile().unwrap_or_default();
    let orientation = decoder.orientation().ok();
    if decoder.total_bytes() > MOST_BYTES {
        return Err(Fault("it has too many pixels".to_owned()));
    }
    let mut picture = DynamicImage::from_decoder(decoder).map_err(Fault::of)?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok((picture, profile))
}

/// Whether a picture has more than one frame.
fn moves(bytes: &[u8], format: Format) -> bool {
    match format {
        Format::Gif => super::metadata::gif_frames(bytes) > 1,
        Format::Png => {
            let head = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
            let end = super::find(head, b"IDAT").unwrap_or(head.len());
            super::find(&head[..end], b"acTL").is_some()
        }
        // The flags of an extended head: the second bit from below stands for animation.
        Format::Webp => {
            bytes.get(12..16) == Some(b"VP8X")
                && bytes.get(20).is_some_and(|flags| flags & 0b10 != 0)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_steps_and_the_own_one() {
        assert_eq!(widths(0), Vec::<u32>::new());
        assert_eq!(widths(300), [300]);
        assert_eq!(widths(410), [410]);
        assert_eq!(widths(820), [400, 820]);
        assert_eq!(widths(1600), [400, 800, 1200, 1600]);
        assert_eq!(widths(4000), [400, 800, 1200, 1600, 2400]);
    }
}
