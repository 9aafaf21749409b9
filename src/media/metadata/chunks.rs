//! Files made of chunks, each with four letters and a length: WebP, WAV and AIFF.

use super::{Stripped, Trace, exif, xmp};
use crate::media::{Fault, be, le};

/// A chunk: its letters, its body, and all its bytes with the one that evens its length.
struct Chunk<'a> {
    kind: [u8; 4],
    body: &'a [u8],
    whole: &'a [u8],
}

/// Whether lengths are written with the greatest byte first.
type GreatestFirst = bool;

/// The chunks of a file, and whether there is something behind them.
fn chunks(bytes: &[u8], order: GreatestFirst) -> Result<(Vec<Chunk<'_>>, bool), Fault> {
    let number = if order { be } else { le };
    let broken = || Fault("it breaks off".to_owned());
    let length = number(bytes, 4, 4).ok_or_else(broken)?;
    let end = usize::try_from(length).unwrap_or(usize::MAX).saturating_add(8);
    let end = end.min(bytes.len());
    let mut all = Vec::new();
    let mut at = 12;
    while at + 8 <= end {
        let kind = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        let length = number(bytes, at + 4, 4).ok_or_else(broken)?;
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        // A recorder that was cut off never wrote the length; the sound goes to the end.
        let body_end = (at + 8).saturating_add(length).min(end);
        let next = (body_end + (length & 1)).min(end);
        all.push(Chunk { kind, body: &bytes[at + 8..body_end], whole: &bytes[at..next] });
        at = next;
    }
    let behind = bytes.get(end..).is_some_and(|rest| rest.iter().any(|b| *b != 0));
    Ok((all, behind))
}

/// The file with the chunks in `kept` and nothing else.
fn joined(head: &[u8], kept: &[Vec<u8>], order: GreatestFirst) -> Vec<u8> {
    let mut out = head.get(..12).unwrap_or_default().to_vec();
    for chunk in kept {
        out.extend_from_slice(chunk);
        if out.len() % 2 == 1 {
            out.push(0);
        }
    }
    let length = u32::try_from(out.len().saturating_sub(8)).unwrap_or(u32::MAX);
    let written = if order { length.to_be_bytes() } else { length.to_le_bytes() };
    if let Some(place) = out.get_mut(4..8) {
        place.copy_from_slice(&written);
    }
    out
}

pub fn webp(bytes: &[u8]) -> Result<Stripped, Fault> {
    const EXIF: u8 = 0x08;
    const XMP: u8 = 0x04;
    let (all, behind) = chunks(bytes, false)?;
    let mut out = Stripped::default();
    let mut kept: Vec<Vec<u8>> = Vec::new();
    let mut turned = None;
    for chunk in &all {
        match &chunk.kind {
            b"EXIF" => {
                let block = chunk.body.strip_prefix(b"Exif\0\0").unwrap_or(chunk.body);
                turned = exif::turned(block);
                if let Some(trace) = exif::trace(block) {
                    out.add(trace);
                }
            }
            b"XMP " => out.add(xmp(chunk.body)),
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" | b"ANMF" => {
                kept.push(chunk.whole.to_vec());
            }
            b"ICCP" => {
                out.profile = true;
                kept.push(chunk.whole.to_vec());
            }
            _ => out.add(Trace::plain("data of programs")),
        }
    }
    if kept.is_empty() {
        return Err(Fault("it holds no picture".to_owned()));
    }
    if behind {
        out.add(Trace::plain("data behind the picture"));
    }
    if let Some(orientation) = turned {
        let block = exif::only_turned(orientation);
        kept.push([b"EXIF\x1A\0\0\0".as_slice(), &block].concat());
    }
    // The extended head says which of them follow.
    if let Some(head) = kept.iter_mut().find(|chunk| chunk.starts_with(b"VP8X"))
        && let Some(flags) = head.get_mut(8)
    {
        *flags &= !(EXIF | XMP);
        *flags |= if turned.is_some() { EXIF } else { 0 };
    }
    out.bytes = joined(bytes, &kept, false);
    Ok(out)
}

pub fn wav(bytes: &[u8]) -> Result<Stripped, Fault> {
    sound(bytes, false, |chunk| match &chunk.kind {
        b"fmt " | b"fact" | b"data" | b"cue " | b"smpl" => Fate::Kept,
        b"JUNK" | b"junk" | b"PAD " | b"FLLR" | b"filr" => Fate::Dropped(None),
        b"LIST" => {
            let marks: &[(&[u8], &str)] = &[
                (b"IART", "author"),
                (b"IENG", "author"),
                (b"ISFT", "software"),
                (b"ICRD", "date"),
                (b"ICMT", "comment"),
                (b"INAM", "title"),
            ];
            Fate::Dropped(Some(Trace::new("RIFF INFO", super::named(chunk.body, marks))))
        }
        b"bext" => {
            let names = vec!["author", "date"];
            Fate::Dropped(Some(Trace::new("broadcast extension", names)))
        }
        b"id3 " | b"ID3 " => Fate::Dropped(Some(Trace::plain("ID3v2"))),
        b"_PMX" => Fate::Dropped(Some(xmp(chunk.body))),
        b"iXML" | b"axml" => Fate::Dropped(Some(Trace::plain("iXML"))),
        _ => Fate::Dropped(Some(Trace::plain("data of programs"))),
    })
}

pub fn aiff(bytes: &[u8]) -> Result<Stripped, Fault> {
    sound(bytes, true, |chunk| match &chunk.kind {
        b"COMM" | b"SSND" | b"FVER" | b"INST" => Fate::Kept,
        b"AUTH" => Fate::Dropped(Some(Trace::new("AIFF text", vec!["author"]))),
        b"NAME" => Fate::Dropped(Some(Trace::new("AIFF text", vec!["title"]))),
        b"(c) " => Fate::Dropped(Some(Trace::new("AIFF text", vec!["copyright"]))),
        b"ANNO" | b"COMT" | b"MARK" => {
            Fate::Dropped(Some(Trace::new("AIFF text", vec!["comment"])))
        }
        b"ID3 " | b"id3 " => Fate::Dropped(Some(Trace::plain("ID3v2"))),
        _ => Fate::Dropped(Some(Trace::plain("data of programs"))),
    })
}

/// What becomes of a chunk.
enum Fate {
    Kept,
    Dropped(Option<Trace>),
}

fn sound(
    bytes: &[u8],
    order: GreatestFirst,
    fate: impl Fn(&Chunk<'_>) -> Fate,
) -> Result<Stripped, Fault> {
    let (all, behind) = chunks(bytes, order)?;
    let mut out = Stripped::default();
    let mut kept = Vec::new();
    for chunk in &all {
        match fate(chunk) {
            Fate::Kept => kept.push(chunk.whole.to_vec()),
            Fate::Dropped(trace) => trace.into_iter().for_each(|trace| out.add(trace)),
        }
    }
    if kept.is_empty() {
        return Err(Fault("it holds no sound".to_owned()));
    }
    if behind {
        out.add(Trace::plain("data behind the sound"));
    }
    out.bytes = joined(bytes, &kept, order);
    Ok(out)
}
