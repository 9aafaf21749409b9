//! Files beside the pages: what is taken out of them, which sizes are made of pictures, what
//! is known of recordings and documents, and their way through a build.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test that cannot go on should stop where it stands"
)]

mod fixture;
#[path = "media/hostile.rs"]
mod hostile;
#[path = "media/published.rs"]
mod published;
#[path = "media/sizes.rs"]
mod sizes;
#[path = "media/stripped.rs"]
mod stripped;

use std::path::{Path, PathBuf};

use casebook::media::Format;

/// The files of `tests/media/`, each made to tell of a “canary” wherever its format can.
const FILES: [&str; 15] = [
    "clip.mov",
    "clip.webm",
    "drawing.svg",
    "memo.pdf",
    "moving.gif",
    "photo.jpg",
    "photo.webp",
    "screen.png",
    "tape.aiff",
    "tape.flac",
    "tape.m4a",
    "tape.mp3",
    "tape.ogg",
    "tape.opus",
    "tape.wav",
];

/// The bytes of a file of `tests/media/`.
fn bytes(name: &str) -> Vec<u8> {
    let path: PathBuf =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The same, with what it is.
fn read(name: &str) -> (Vec<u8>, Format) {
    let bytes = bytes(name);
    let format = Format::of(name, &bytes);
    (bytes, format)
}

/// Whether some bytes stand in others, whatever the case of their letters.
fn holds(bytes: &[u8], what: &str) -> bool {
    let (bytes, what) = (bytes.to_ascii_lowercase(), what.to_ascii_lowercase());
    bytes.windows(what.len()).any(|window| window == what.as_bytes())
}

/// A photograph of so many pixels, made by a rule.
fn photograph(width: u32, height: u32, shift: u32) -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(width, height, |x, y| {
        let part = |n: u32| (n + shift) as u8;
        image::Rgb([part(x * 255 / width), part(y * 255 / height), part((x ^ y) % 256)])
    });
    let mut out = std::io::Cursor::new(Vec::new());
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 85)
        .encode_image(&pixels)
        .expect("a photograph");
    out.into_inner()
}
