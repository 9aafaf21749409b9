//! JPEG: segments are kept or dropped as a whole; what lies behind the picture is dropped.

use super::{Stripped, Trace, exif, xmp};
use crate::media::{Fault, be};

const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP13: u8 = 0xED;
const APP14: u8 = 0xEE;
const APP15: u8 = 0xEF;
const COMMENT: u8 = 0xFE;
const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// Everything but the picture, its colours and how it is turned goes.
pub fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let mut out = Stripped { bytes: b"\xFF\xD8".to_vec(), ..Stripped::default() };
    let mut at = 2;
    let mut seen_scan = false;
    loop {
        let Some((marker, start)) = next_marker(bytes, at) else {
            // A picture that breaks off is shown as far as it goes.
            return if seen_scan { Ok(out) } else { Err(broken()) };
        };
        if marker == END {
            out.bytes.extend_from_slice(&[0xFF, END]);
            if bytes.get(start..).is_some_and(|rest| rest.iter().any(|b| *b != 0)) {
                out.add(Trace::plain("data behind the picture"));
            }
            return Ok(out);
        }
        let Some(length) = be(bytes, start, 2).and_then(|n| usize::try_from(n).ok())
        else {
            return if seen_scan { Ok(out) } else { Err(broken()) };
        };
        let end = start + length.max(2);
        let body = bytes.get(start + 2..end).ok_or_else(broken)?;
        segment(&mut out, marker, body);
        at = end;
        if marker == START_OF_SCAN {
            seen_scan = true;
            at = scan_end(bytes, end);
            out.bytes.extend_from_slice(&bytes[end..at]);
        }
    }
}

fn broken() -> Fault {
    Fault("it breaks off before the picture".to_owned())
}

/// The next marker and where its segment begins; padding is passed over.
fn next_marker(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        at += bytes.get(at..)?.iter().position(|byte| *byte != 0xFF)?;
        let marker = bytes[at];
        at += 1;
        // Markers without a segment say nothing here.
        if !matches!(marker, 0x00 | 0x01 | 0xD0..=0xD8) {
            return Some((marker, at));
        }
    }
}

/// Where the coded pixels end that begin at `at`.
fn scan_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(rest) = bytes.get(at..) {
        let Some(step) = rest.iter().position(|byte| *byte == 0xFF) else { break };
        at += step;
        match bytes.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            Some(0xFF) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

fn segment(out: &mut Stripped, marker: u8, body: &[u8]) {
    match marker {
        // The head of the file, without the thumbnail that may lie in it.
        APP0 if body.starts_with(b"JFIF\0") && body.len() >= 14 => {
            let mut head = body[..14].to_vec();
            if body.len() > 14 {
                out.add(Trace::new("JFIF", vec!["thumbnail"]));
                head[12] = 0;
                head[13] = 0;
            }
            put(out, marker, &head);
        }
        APP1 if body.starts_with(b"Exif\0\0") => {
            let block = &body[6..];
            if let Some(orientation) = exif::turned(block) {
                let kept = [b"Exif\0\0".as_slice(), &exif::only_turned(orientation)];
                put(out, marker, &kept.concat());
            }
            if let Some(trace) = exif::trace(block) {
                out.add(trace);
            }
        }
        APP1 if body.starts_with(b"http://ns.adobe.com/") => out.add(xmp(body)),
        APP2 if body.starts_with(b"ICC_PROFILE\0") => {
            out.profile = true;
            put(out, marker, body);
        }
        APP2 if body.starts_with(b"MPF\0") => out.add(Trace::plain("further pictures")),
        APP13 if body.starts_with(b"Photoshop") => {
            let marks: &[(&[u8], &str)] = &[
                (b"\x1C\x02\x50", "author"),
                (b"\x1C\x02\x74", "copyright"),
                (b"\x1C\x02\x78", "caption"),
                (b"\x1C\x02\x5A", "city"),
                (b"\x1C\x02\x37", "date"),
            ];
            out.add(Trace::new("IPTC", super::named(body, marks)));
        }
        // How the colours are coded: without it they would be wrong.
        APP14 if body.starts_with(b"Adobe") => put(out, marker, body),
        APP0..=APP15 => out.add(Trace::plain("data of programs")),
        COMMENT => out.add(Trace::plain("comments")),
        _ => put(out, marker, body),
    }
}

fn put(out: &mut Stripped, marker: u8, body: &[u8]) {
    let length = u16::try_from(body.len() + 2).unwrap_or(u16::MAX);
    out.bytes.extend_from_slice(&[0xFF, marker]);
    out.bytes.extend_from_slice(&length.to_be_bytes());
    out.bytes.extend_from_slice(body);
}
