//! PNG: chunks that make the picture stay, all others go.

use img_parts::png::Png;
use img_parts::{Bytes, ImageEXIF as _};

use super::{POSITION, Stripped, Trace, exif, xmp};
use crate::media::{Fault, find};

/// What the picture is made of: pixels, colours, transparency, frames, the size on paper.
const KEPT: &[&[u8; 4]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP",
    b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL",
    b"fdAT",
];

pub fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let mut picture =
        Png::from_bytes(Bytes::copy_from_slice(bytes)).map_err(Fault::of)?;
    let mut out = Stripped::default();
    if picture.len() < bytes.len() {
        out.add(Trace::plain("data behind the picture"));
    }
    let mut turned = None;
    for chunk in picture.chunks() {
        let body = chunk.contents();
        match &chunk.kind() {
            b"iCCP" => out.profile = true,
            b"eXIf" => {
                turned = exif::turned(body);
                if let Some(trace) = exif::trace(body) {
                    out.add(trace);
                }
            }
            b"tEXt" | b"zTXt" | b"iTXt" => out.add(text(body)),
            b"tIME" => out.add(Trace::new("PNG time", vec!["date"])),
            kind if KEPT.contains(&kind) => {}
            _ => out.add(Trace::plain("data of programs")),
        }
    }
    let is_kept = |kind: [u8; 4]| KEPT.contains(&&kind);
    picture.chunks_mut().retain(|chunk| is_kept(chunk.kind()));
    if let Some(orientation) = turned {
        picture.set_exif(Some(Bytes::copy_from_slice(&exif::only_turned(orientation))));
    }
    out.bytes = picture.encoder().bytes().to_vec();
    Ok(out)
}

/// What a chunk of text tells, by its keyword.
fn text(body: &[u8]) -> Trace {
    if body.starts_with(b"XML:com.adobe.xmp") {
        return xmp(body);
    }
    // ImageMagick keeps EXIF in a text of its own, as hexadecimal digits.
    if body.starts_with(b"Raw profile type") {
        return Trace::new("PNG text", vec!["raw profile"]);
    }
    let keyword = find(body, b"\0").and_then(|end| body.get(..end)).unwrap_or(body);
    let name = match keyword {
        b"Author" | b"Artist" => Some("author"),
        b"Software" => Some("software"),
        b"Source" => Some("device"),
        b"Creation Time" | b"date:create" | b"date:modify" => Some("date"),
        b"Copyright" => Some("copyright"),
        b"Comment" | b"Description" | b"Title" => Some("comment"),
        b"Location" => Some(POSITION),
        _ => None,
    };
    Trace::new("PNG text", name.into_iter().collect())
}
