//! The icons of a site, drawn from one: its own drawing, or the first letter of its title.

use resvg::tiny_skia::{Color, Pixmap, Transform};

use super::fonts::SERIF;
use super::{ACCENT, Fault, PAPER, covers, escaped, raster};

/// An icon that is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// `favicon.ico`: 16 and 32 pixels, for what knows nothing else.
    Small,
    /// A square of so many pixels, with what shines through.
    Square(u32),
    /// A square that nothing shines through: phones put black behind such icons.
    Tile(u32),
}

/// The pixels that icons lie on, where they must lie on something.
const GROUND: [u8; 3] = [0xfd, 0xfc, 0xf9];

/// The icon of a site that has none: the first letter of its title. `None` when there is
/// no letter that the fonts know.
#[must_use]
pub fn monogram(title: &str) -> Option<String> {
    let letter = title.chars().find(|c| c.is_alphanumeric())?;
    let letter: String = letter.to_uppercase().collect();
    covers(&letter).then(|| {
        let arabic = letter.chars().any(|c| matches!(c, '\u{600}'..='\u{8ff}'));
        let y = if arabic { 38 } else { 46 };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\" width=\"64\" \
             height=\"64\"><rect width=\"64\" height=\"64\" rx=\"8\" fill=\"{ACCENT}\"/>\
             <text x=\"32\" y=\"{y}\" font-family=\"{}\" font-weight=\"{}\" \
             font-size=\"42\" text-anchor=\"middle\" fill=\"{PAPER}\">{}</text></svg>",
            SERIF.family,
            SERIF.weight,
            escaped(&letter)
        )
    })
}

/// Whether icons can be drawn from a drawing.
///
/// # Errors
/// Why not.
pub fn check(svg: &[u8]) -> Result<(), Fault> {
    raster::tree(svg).map(drop)
}

/// Draws an icon.
///
/// # Errors
/// When the drawing cannot be read.
pub fn draw(svg: &[u8], icon: Icon) -> Result<Vec<u8>, Fault> {
    match icon {
        Icon::Square(size) => raster::clear(&square(svg, size, size)?),
        Icon::Tile(size) => raster::clear(&tile(svg, size)?),
        Icon::Small => {
            let sizes = [16_u8, 32];
            let pictures: Vec<Vec<u8>> = sizes
                .iter()
                .map(|size| {
                    let size = u32::from(*size);
                    raster::clear(&square(svg, size, size)?)
                })
                .collect::<Result<_, _>>()?;
            Ok(ico(&sizes, &pictures))
        }
    }
}

/// The drawing in the middle of a square sheet, `size` wide at most.
#[allow(clippy::cast_precision_loss, reason = "sizes of icons")]
fn square(svg: &[u8], size: u32, sheet: u32) -> Result<Pixmap, Fault> {
    let tree = raster::tree(svg)?;
    let mut pixels = raster::sheet(sheet, sheet)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = size as f32 / width.max(height);
    let shift = |length: f32| (sheet as f32 - length * scale) / 2.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, shift(width), shift(height));
    resvg::render(&tree, place, &mut pixels.as_mut());
    Ok(pixels)
}

/// A drawing that fills its square stays as it is; another gets a ground and some air.
fn tile(svg: &[u8], size: u32) -> Result<Pixmap, Fault> {
    let full = square(svg, size, size)?;
    if full.pixels().iter().all(|pixel| pixel.alpha() == u8::MAX) {
        return Ok(full);
    }
    let [red, green, blue] = GROUND;
    let mut ground = raster::sheet(size, size)?;
    ground.fill(Color::from_rgba8(red, green, blue, u8::MAX));
    let drawn = square(svg, size - size / 6, size)?;
    let paint = resvg::tiny_skia::PixmapPaint::default();
    ground.draw_pixmap(0, 0, drawn.as_ref(), &paint, Transform::identity(), None);
    Ok(ground)
}

/// PNG pictures in one file, as Windows has had them since Vista.
fn ico(sizes: &[u8], pictures: &[Vec<u8>]) -> Vec<u8> {
    let word = |n: usize| u32::try_from(n).unwrap_or_default().to_le_bytes();
    let count = u16::try_from(pictures.len()).unwrap_or_default();
    let mut out =
        [0, 1, count].iter().flat_map(|n: &u16| n.to_le_bytes()).collect::<Vec<u8>>();
    let mut at = 6 + 16 * pictures.len();
    for (size, picture) in sizes.iter().zip(pictures) {
        // Width, height, no palette, one plane of 32 bits.
        out.extend([*size, *size, 0, 0, 1, 0, 32, 0]);
        out.extend(word(picture.len()));
        out.extend(word(at));
        at += picture.len();
    }
    pictures.iter().fold(out, |mut out, picture| {
        out.extend(picture);
        out
    })
}
