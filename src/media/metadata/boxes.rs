//! MP4 and MOV: boxes in boxes. What tells of anybody is overwritten in place by an empty
//! box of the same size, so that every offset into the sound and the pictures stays right.

use std::ops::Range;

use super::{POSITION, Stripped, Trace, named, xmp};
use crate::media::{Fault, be, find};

/// Boxes that hold boxes which may tell something.
const FOLDERS: [&[u8; 4]; 6] = [b"moov", b"trak", b"mdia", b"minf", b"moof", b"traf"];
/// Deeper than any real file goes.
const DEEPEST: usize = 12;

pub fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let mut out = Stripped { bytes: bytes.to_vec(), ..Stripped::default() };
    if next(bytes, 0..bytes.len()).is_none() {
        return Err(Fault("it holds no boxes".to_owned()));
    }
    level(&mut out, 0..bytes.len(), 0);
    Ok(out)
}

/// A box: its four letters, and where it and its body lie.
struct Held {
    kind: [u8; 4],
    start: usize,
    body: Range<usize>,
}

/// The box at the beginning of a range.
fn next(bytes: &[u8], range: Range<usize>) -> Option<Held> {
    let start = range.start;
    let kind = bytes.get(start + 4..start + 8)?.try_into().ok()?;
    let (head, length) = match be(bytes, start, 4)? {
        // To the end of what it stands in.
        0 => (8, range.len()),
        1 => (16, usize::try_from(be(bytes, start + 8, 8)?).ok()?),
        length => (8, usize::try_from(length).ok()?),
    };
    let end = start.checked_add(length)?;
    (length >= head && end <= range.end).then_some(Held {
        kind,
        start,
        body: start + head..end,
    })
}

fn level(out: &mut Stripped, range: Range<usize>, depth: usize) {
    let mut at = range.start;
    while let Some(held) = next(&out.bytes, at..range.end) {
        at = held.body.end;
        match &held.kind {
            b"udta" | b"meta" | b"uuid" => {
                let trace = trace(&out.bytes[held.body.clone()]);
                if let Some(trace) = trace {
                    out.add(trace);
                }
                blank(out, &held);
            }
            b"free" | b"skip" | b"wide" => out.bytes[held.body.clone()].fill(0),
            b"mvhd" | b"tkhd" | b"mdhd" => dates(out, held.body.clone()),
            b"trak" if is_timed_data(&out.bytes[held.body.clone()]) => {
                let marks: &[(&[u8], &str)] = &[
                    (b"gpmd", POSITION),
                    (b"camm", POSITION),
                    (b"quicktime.location", POSITION),
                ];
                let names = named(&out.bytes[held.body.clone()], marks);
                out.leave(Trace::new("a track of measurements", names));
            }
            kind if FOLDERS.contains(&kind) && depth < DEEPEST => {
                level(out, held.body.clone(), depth + 1);
            }
            _ => {}
        }
    }
}

/// What a box of metadata tells.
fn trace(body: &[u8]) -> Option<Trace> {
    if body.iter().all(|byte| *byte == 0) {
        return None;
    }
    if find(body, b"<x:xmpmeta").is_some() {
        return Some(xmp(body));
    }
    let marks: &[(&[u8], &str)] = &[
        (b"\xA9xyz", POSITION),
        (b"loci", POSITION),
        (b"quicktime.location", POSITION),
        (b"\xA9ART", "author"),
        (b"quicktime.author", "author"),
        (b"\xA9mak", "camera"),
        (b"\xA9mod", "camera"),
        (b"quicktime.make", "camera"),
        (b"quicktime.model", "camera"),
        (b"\xA9too", "software"),
        (b"\xA9swr", "software"),
        (b"quicktime.software", "software"),
        (b"\xA9day", "date"),
        (b"creationdate", "date"),
        (b"\xA9nam", "title"),
        (b"\xA9cmt", "comment"),
        (b"covr", "picture"),
    ];
    Some(Trace::new("MP4 metadata", named(body, marks)))
}

/// Makes a box an empty one of the same size.
fn blank(out: &mut Stripped, held: &Held) {
    out.bytes[held.start + 4..held.start + 8].copy_from_slice(b"free");
    out.bytes[held.body.clone()].fill(0);
}

/// The moments at which a head says it was made and changed become none.
fn dates(out: &mut Stripped, body: Range<usize>) {
    let Some(version) = out.bytes.get(body.start).copied() else { return };
    let length = if version == 1 { 16 } else { 8 };
    let place = body.start + 4..body.start + 4 + length;
    if place.end <= body.end && out.bytes[place.clone()].iter().any(|byte| *byte != 0) {
        out.bytes[place].fill(0);
        out.add(Trace::new("MP4 heads", vec!["date"]));
    }
}

/// Whether a track holds neither pictures nor sound but what a device measured.
fn is_timed_data(track: &[u8]) -> bool {
    let handler = find(track, b"hdlr").and_then(|at| track.get(at + 12..at + 16));
    handler == Some(b"meta") || handler == Some(b"camm")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(kind: &[u8], body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 8).expect("short");
        [&length.to_be_bytes()[..], kind, body].concat()
    }

    #[test]
    fn boxes_keep_their_sizes_and_lose_what_they_tell() {
        let place = held(b"\xA9xyz", b"\0\x12\x15\xc7+24.8607+067.0011/");
        let udta = held(b"udta", &place);
        let mvhd = held(b"mvhd", &[0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9]);
        let moov = held(b"moov", &[mvhd, udta].concat());
        let mdat = held(b"mdat", b"\xA9xyz is no box here");
        let file = [held(b"ftyp", b"isom"), moov, mdat.clone()].concat();
        let out = strip(&file).expect("boxes");
        assert_eq!(out.bytes.len(), file.len());
        assert!(out.bytes.ends_with(&mdat));
        assert!(find(&out.bytes, b"+24.8607").is_none());
        assert!(out.removed.iter().any(|trace| trace.gps));
        assert!(out.removed.iter().any(|trace| trace.kind == "MP4 heads"));
        let again = strip(&out.bytes).expect("boxes");
        assert_eq!((again.bytes, again.removed), (out.bytes, Vec::new()));
    }

    #[test]
    fn a_track_of_positions_is_told_of() {
        let head = held(b"hdlr", b"\0\0\0\0\0\0\0\0meta");
        let track = held(b"trak", &[head, held(b"stsd", b"gpmd")].concat());
        let out = strip(&held(b"moov", &track)).expect("boxes");
        assert!(out.left.iter().any(|trace| trace.gps), "{:?}", out.left);
    }

    #[test]
    fn lengths_that_lie_are_left_alone() {
        for file in [&b"\0\0\0\x04moov"[..], b"\xFF\xFF\xFF\xFFmoov", b"\0\0\0\x01moov"] {
            assert!(strip(file).is_err());
        }
    }
}
