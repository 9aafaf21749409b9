//! FLAC: the blocks before the sound. What it takes to play and to seek stays.

use super::tags::names_in_comments;
use super::{Stripped, Trace};
use crate::media::{Fault, be, find};

const LAST: u8 = 0x80;

pub fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let broken = || Fault("it breaks off before the sound".to_owned());
    let mut out = Stripped::default();
    // Some programs put tags of another format before the mark.
    let start = find(bytes, b"fLaC").ok_or_else(broken)?;
    if start > 0 {
        out.add(Trace::plain("ID3v2"));
    }
    let mut kept: Vec<(u8, &[u8])> = Vec::new();
    let mut at = start + 4;
    loop {
        let head = *bytes.get(at).ok_or_else(broken)?;
        let length = be(bytes, at + 1, 3).ok_or_else(broken)?;
        let end = at + 4 + usize::try_from(length).map_err(Fault::of)?;
        let body = bytes.get(at + 4..end).ok_or_else(broken)?;
        at = end;
        match head & !LAST {
            // How it is coded, where to seek, the tracks of a disc.
            kind @ (0 | 3 | 5) => kept.push((kind, body)),
            1 => {}
            2 => out.add(Trace::plain("data of programs")),
            4 => {
                let names = names_in_comments(body);
                out.add(Trace::new("Vorbis comments", names));
            }
            6 => out.add(Trace::new("cover", vec!["picture"])),
            _ => out.add(Trace::plain("data of programs")),
        }
        if head & LAST != 0 {
            break;
        }
    }
    out.bytes.extend_from_slice(b"fLaC");
    for (i, (kind, body)) in kept.iter().enumerate() {
        let last = if i + 1 == kept.len() { LAST } else { 0 };
        out.bytes.push(kind | last);
        let length = u32::try_from(body.len()).map_err(Fault::of)?.to_be_bytes();
        out.bytes.extend_from_slice(&length[1..]);
        out.bytes.extend_from_slice(body);
    }
    let mut sound = bytes.get(at..).unwrap_or_default();
    if let Some(tail) = sound.len().checked_sub(128)
        && sound[tail..].starts_with(b"TAG")
    {
        out.add(Trace::plain("ID3v1"));
        sound = &sound[..tail];
    }
    out.bytes.extend_from_slice(sound);
    Ok(out)
}
