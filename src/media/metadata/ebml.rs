//! Matroska and `WebM`: elements in elements. What tells of anybody is overwritten in place by
//! a void of the same size, so that every index into the file stays right.

use std::ops::Range;

use super::{Stripped, Trace, named};
use crate::media::Fault;

const SEGMENT: u64 = 0x1853_8067;
const INFO: u64 = 0x1549_A966;
const TAGS: u64 = 0x1254_C367;
const ATTACHMENTS: u64 = 0x1941_A469;
const TITLE: u64 = 0x7BA9;
const DATE: u64 = 0x4461;
const FILE_NAMES: [u64; 3] = [0x7384, 0x003C_83AB, 0x003E_83BB];
const CHECKSUM: u64 = 0xBF;
const VOID: u8 = 0xEC;

struct Element {
    id: u64,
    start: usize,
    body: Range<usize>,
    /// Whether its length was not known when it was written.
    is_open: bool,
}

pub fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let mut out = Stripped { bytes: bytes.to_vec(), ..Stripped::default() };
    let broken = || Fault("it holds no segment".to_owned());
    let head = element(bytes, 0..bytes.len()).ok_or_else(broken)?;
    let segment = element(bytes, head.body.end..bytes.len()).ok_or_else(broken)?;
    if segment.id != SEGMENT {
        return Err(broken());
    }
    let mut at = segment.body.start;
    while let Some(part) = element(&out.bytes, at..segment.body.end) {
        at = part.body.end;
        match part.id {
            INFO => info(&mut out, part.body),
            TAGS => {
                let marks: &[(&[u8], &str)] = &[
                    (b"ARTIST", "author"),
                    (b"ENCODER", "software"),
                    (b"DATE", "date"),
                    (b"COMMENT", "comment"),
                    (b"LOCATION", super::POSITION),
                ];
                let trace = Trace::new(
                    "Matroska tags",
                    named(&out.bytes[part.body.clone()], marks),
                );
                out.add(trace);
                void(&mut out, &part);
            }
            ATTACHMENTS => {
                out.add(Trace::plain("attached files"));
                void(&mut out, &part);
            }
            _ if part.is_open => {
                // What follows a part without a length cannot be told from it.
                out.leave(Trace::plain("parts behind one of unknown length"));
                break;
            }
            _ => {}
        }
    }
    Ok(out)
}

fn info(out: &mut Stripped, range: Range<usize>) {
    let mut at = range.start;
    let mut names = Vec::new();
    let mut checksum = None;
    while let Some(part) = element(&out.bytes, at..range.end) {
        at = part.body.end;
        match part.id {
            TITLE => names.push("title"),
            DATE => names.push("date"),
            id if FILE_NAMES.contains(&id) => names.push("file name"),
            CHECKSUM => {
                checksum = Some(part);
                continue;
            }
            _ => continue,
        }
        void(out, &part);
    }
    if names.is_empty() {
        return;
    }
    out.add(Trace::new("Matroska head", names));
    // It would not match any more.
    if let Some(part) = checksum {
        void(out, &part);
    }
}

/// Makes an element a void of the same size.
fn void(out: &mut Stripped, part: &Element) {
    let whole = part.start..part.body.end;
    let length = whole.len();
    let Some(place) = out.bytes.get_mut(whole).filter(|place| place.len() >= 2) else {
        return;
    };
    place.fill(0);
    place[0] = VOID;
    if length < 127 {
        place[1] = 0x80 | u8::try_from(length - 2).unwrap_or_default();
    } else {
        let written = (length as u64 - 9) | 1 << 56;
        place[1..9].copy_from_slice(&written.to_be_bytes());
    }
}

/// The element at the beginning of a range.
fn element(bytes: &[u8], range: Range<usize>) -> Option<Element> {
    let start = range.start;
    let (id, id_length) = number(bytes, start, false)?;
    let (length, length_length) = number(bytes, start + id_length, true)?;
    let body = start + id_length + length_length;
    let is_open = length == (1 << (7 * length_length)) - 1;
    let end = if is_open {
        range.end
    } else {
        body.checked_add(usize::try_from(length).ok()?)?.min(range.end)
    };
    (body <= range.end).then_some(Element { id, start, body: body..end, is_open })
}

/// A number whose first byte says how many there are; with `bare`, without that mark.
fn number(bytes: &[u8], at: usize, bare: bool) -> Option<(u64, usize)> {
    let first = *bytes.get(at)?;
    let length = first.leading_zeros() as usize + 1;
    let value = crate::media::be(bytes, at, length).filter(|_| length <= 8)?;
    Some((if bare { value & !(1 << (7 * length)) } else { value }, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: &[u8], body: &[u8]) -> Vec<u8> {
        let length = (body.len() as u64 | 1 << 56).to_be_bytes();
        [id, &length, body].concat()
    }

    #[test]
    fn elements_keep_their_sizes_and_lose_what_they_tell() {
        let long = vec![b'x'; 300];
        let info =
            [part(b"\x7B\xA9", b"A secret title"), part(b"\x4D\x80", b"muxer")].concat();
        let inside = [
            part(b"\x15\x49\xA9\x66", &info),
            part(b"\x12\x54\xC3\x67", &[&b"ARTIST canary"[..], &long].concat()),
            part(b"\x1F\x43\xB6\x75", b"frames"),
        ];
        let file = [
            part(b"\x1A\x45\xDF\xA3", b"webm"),
            part(b"\x18\x53\x80\x67", &inside.concat()),
        ];
        let file = file.concat();
        let out = strip(&file).expect("elements");
        assert_eq!(out.bytes.len(), file.len());
        for canary in [&b"secret"[..], b"canary"] {
            assert!(crate::media::find(&out.bytes, canary).is_none());
        }
        assert!(out.bytes.ends_with(&inside[2]));
        assert_eq!(out.removed.len(), 2);
        let again = strip(&out.bytes).expect("elements");
        assert_eq!((again.bytes, again.removed), (out.bytes, Vec::new()));
    }
}
