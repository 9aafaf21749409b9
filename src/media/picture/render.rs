//! A picture in another size and encoding, upright, with nothing but pixels and colours.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::{self, FilterType};
use image::{
    DynamicImage, ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, RgbaImage,
};
use img_parts::{Bytes, ImageICC as _};

use crate::media::{Fault, Format, guarded};

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Encoding {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Encoding {
    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Size {
    /// The width in pixels; the height follows.
    pub width: u32,
    /// How it is written.
    pub encoding: Encoding,
}

/// Chosen by eye: photographs look the same beside their originals on a dense screen.
const JPEG_QUALITY: u8 = 80;
const WEBP_QUALITY: f32 = 78.0;
/// Longer profiles are those of printing presses, and outweigh a small picture.
const LONGEST_PROFILE: usize = 16 << 10;

/// A picture in another size. Pixels keep their colour profile unless it is sRGB, which
/// is what a browser takes for granted.
///
/// # Errors
/// When the picture cannot be decoded, or the size cannot be made.
pub fn render(bytes: &[u8], size: &Size) -> Result<Vec<u8>, Fault> {
    guarded(|| {
        let format = Format::of("", bytes);
        let (picture, profile) = super::decoded(bytes, format)?;
        let profile = profile.filter(|profile| is_worth_keeping(profile));
        let picture = resized(picture, size.width)?;
        let is_drawn = matches!(format, Format::Png | Format::Gif);
        encoded(&picture, size.encoding, is_drawn, profile)
    })
}

fn is_worth_keeping(profile: &[u8]) -> bool {
    // The colour space of the pixels, at a fixed place of every profile.
    profile.get(16..20) == Some(b"RGB ")
        && profile.len() <= LONGEST_PROFILE
        && crate::media::find(profile, b"sRGB").is_none()
        && crate::media::find(profile, b"s\0R\0G\0B").is_none()
}

/// Pixels of eight bits, with or without a mask.
enum Pixels {
    Opaque(RgbImage),
    Masked(RgbaImage),
}

fn resized(picture: DynamicImage, width: u32) -> Result<Pixels, Fault> {
    let (from, tall) = (picture.width(), picture.height());
    if from == 0 || tall == 0 || width == 0 {
        return Err(Fault("it has no pixels".to_owned()));
    }
    let width = width.min(from);
    let height = (u64::from(tall) * u64::from(width)).div_ceil(u64::from(from));
    let height = u32::try_from(height).map_err(Fault::of)?.max(1);
    let is_same = width == from;
    if picture.color().has_alpha() {
        let mut pixels = picture.into_rgba8();
        if !is_same {
            // What nobody sees must not bleed into the edges of what one does.
            multiply(&mut pixels);
            pixels = imageops::resize(&pixels, width, height, FilterType::CatmullRom);
            divide(&mut pixels);
        }
        return Ok(Pixels::Masked(pixels));
    }
    let mut pixels = picture.into_rgb8();
    if from / 5 * 2 >= width {
        // Averages first: a third of the time, and no difference to see.
        pixels = imageops::thumbnail(&pixels, width * 2, height.saturating_mul(2));
    }
    if !is_same {
        pixels = imageops::resize(&pixels, width, height, FilterType::CatmullRom);
    }
    Ok(Pixels::Opaque(pixels))
}

fn multiply(pixels: &mut RgbaImage) {
    for pixel in pixels.pixels_mut() {
        let [rest @ .., mask] = &mut pixel.0;
        for part in rest {
            *part =
                u8::try_from(u16::from(*part) * u16::from(*mask) / 255).unwrap_or(255);
        }
    }
}

fn divide(pixels: &mut RgbaImage) {
    for pixel in pixels.pixels_mut() {
        let [rest @ .., mask] = &mut pixel.0;
        if *mask == 0 {
            continue;
        }
        for part in rest {
            let whole = u16::from(*part) * 255 / u16::from(*mask);
            *part = u8::try_from(whole).unwrap_or(255);
        }
    }
}

fn encoded(
    pixels: &Pixels,
    encoding: Encoding,
    is_drawn: bool,
    profile: Option<Vec<u8>>,
) -> Result<Vec<u8>, Fault> {
    let (raw, width, height, colour): (&[u8], u32, u32, _) = match pixels {
        Pixels::Opaque(p) => (p.as_raw(), p.width(), p.height(), ExtendedColorType::Rgb8),
        Pixels::Masked(p) => {
            (p.as_raw(), p.width(), p.height(), ExtendedColorType::Rgba8)
        }
    };
    let mut out = Cursor::new(Vec::new());
    match (encoding, pixels) {
        (Encoding::Png, _) => {
            let mut encoder = PngEncoder::new(&mut out);
            if let Some(profile) = profile {
                encoder.set_icc_profile(profile).map_err(Fault::of)?;
            }
            encoder.write_image(raw, width, height, colour).map_err(Fault::of)?;
        }
        (Encoding::Jpeg, pixels) => {
            let on_white;
            let opaque = match pixels {
                Pixels::Opaque(pixels) => pixels,
                Pixels::Masked(pixels) => {
                    on_white = flattened(pixels);
                    &on_white
                }
            };
            let mut encoder = JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY);
            if let Some(profile) = profile {
                encoder.set_icc_profile(profile).map_err(Fault::of)?;
            }
            encoder.encode_image(opaque).map_err(Fault::of)?;
        }
        (Encoding::Webp, pixels) => return webp(pixels, is_drawn, profile),
    }
    Ok(out.into_inner())
}

fn flattened(pixels: &RgbaImage) -> RgbImage {
    RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [red, green, blue, mask] = pixels.get_pixel(x, y).0;
        let over = |part: u8| {
            let sum = u16::from(part) * u16::from(mask) + 255 * (255 - u16::from(mask));
            u8::try_from(sum / 255).unwrap_or(255)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

/// WebP. Drawings and screens are tried without loss too: with few colours that is smaller.
fn webp(
    pixels: &Pixels,
    is_drawn: bool,
    profile: Option<Vec<u8>>,
) -> Result<Vec<u8>, Fault> {
    let encoder = match pixels {
        Pixels::Opaque(p) => webp::Encoder::from_rgb(p.as_raw(), p.width(), p.height()),
        Pixels::Masked(p) => webp::Encoder::from_rgba(p.as_raw(), p.width(), p.height()),
    };
    let fault = |error| Fault(format!("it cannot be written as WebP: {error:?}"));
    let mut best = encoder.encode_simple(false, WEBP_QUALITY).map_err(fault)?.to_vec();
    if is_drawn {
        let exact = encoder.encode_simple(true, 75.0).map_err(fault)?;
        if exact.len() < best.len() {
            best = exact.to_vec();
        }
    }
    let Some(profile) = profile else { return Ok(best) };
    let mut file =
        img_parts::webp::WebP::from_bytes(Bytes::from(best)).map_err(Fault::of)?;
    file.set_icc_profile(Some(Bytes::from(profile)));
    Ok(file.encoder().bytes().to_vec())
}
