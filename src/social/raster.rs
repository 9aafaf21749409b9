//! Drawings to pixels, and pixels to PNG.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::{Fault, fonts};

/// Reads a drawing.
pub fn tree(svg: &[u8]) -> Result<Tree, Fault> {
    Tree::from_data(svg, &fonts::options()).map_err(|error| Fault(error.to_string()))
}

/// An empty sheet.
pub fn sheet(width: u32, height: u32) -> Result<Pixmap, Fault> {
    Pixmap::new(width, height).ok_or_else(|| Fault("a picture without a size".to_owned()))
}

/// A drawing that covers its whole sheet, as a PNG.
pub fn opaque(svg: &str, width: u32, height: u32) -> Result<Vec<u8>, Fault> {
    let mut pixels = sheet(width, height)?;
    resvg::render(&tree(svg.as_bytes())?, Transform::identity(), &mut pixels.as_mut());
    let colours: Vec<u8> =
        pixels.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    png(&colours, width, height, ExtendedColorType::Rgb8)
}

/// A sheet as a PNG, with what shines through.
pub fn clear(pixels: &Pixmap) -> Result<Vec<u8>, Fault> {
    let colour = |p: &resvg::tiny_skia::PremultipliedColorU8| {
        let plain = p.demultiply();
        [plain.red(), plain.green(), plain.blue(), plain.alpha()]
    };
    let colours: Vec<u8> = pixels.pixels().iter().flat_map(colour).collect();
    png(&colours, pixels.width(), pixels.height(), ExtendedColorType::Rgba8)
}

fn png(
    colours: &[u8],
    width: u32,
    height: u32,
    kind: ExtendedColorType,
) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    // Flat colours: the plain filters beat the clever ones, in size and in time.
    PngEncoder::new_with_quality(
        &mut out,
        CompressionType::Default,
        FilterType::NoFilter,
    )
    .write_image(colours, width, height, kind)
    .map_err(|error| Fault(error.to_string()))?;
    Ok(out)
}
