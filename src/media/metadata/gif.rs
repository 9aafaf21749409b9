//! GIF: blocks that make the picture stay, comments and data of programs go.

use super::{Stripped, Trace, xmp};
use crate::media::Fault;

/// A block of a GIF and the bytes it takes.
enum Block {
    Frame,
    /// An extension by its label.
    Extension(u8),
    End,
}

/// How many frames there are, as far as the file can be read.
#[must_use]
pub fn frames(bytes: &[u8]) -> usize {
    let mut count = 0;
    let mut at = head(bytes).unwrap_or(bytes.len());
    while let Some((block, end)) = block(bytes, at) {
        count += usize::from(matches!(block, Block::Frame));
        at = end;
    }
    count
}

pub fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let broken = || Fault("it breaks off before the picture".to_owned());
    let mut at = head(bytes).ok_or_else(broken)?;
    let kept = bytes.get(..at).ok_or_else(broken)?;
    let mut out = Stripped { bytes: kept.to_vec(), ..Stripped::default() };
    let mut frames = 0;
    while let Some((block, end)) = block(bytes, at) {
        let body = &bytes[at..end];
        at = end;
        match block {
            Block::Frame => frames += 1,
            Block::Extension(0xFE) => {
                out.add(Trace::plain("comments"));
                continue;
            }
            Block::Extension(0xFF) => {
                let application = body.get(3..14).unwrap_or_default();
                match application {
                    b"XMP DataXMP" => {
                        out.add(xmp(body));
                        continue;
                    }
                    b"ICCRGBG1012" => out.profile = true,
                    // How often the frames are repeated.
                    b"NETSCAPE2.0" | b"ANIMEXTS1.0" => {}
                    _ => {
                        out.add(Trace::plain("data of programs"));
                        continue;
                    }
                }
            }
            Block::Extension(_) => {}
            Block::End => {
                out.bytes.push(0x3B);
                if bytes.get(end..).is_some_and(|rest| rest.iter().any(|b| *b != 0)) {
                    out.add(Trace::plain("data behind the picture"));
                }
                return Ok(out);
            }
        }
        out.bytes.extend_from_slice(body);
    }
    if frames == 0 {
        return Err(broken());
    }
    // Without an end mark, what is there is shown.
    out.bytes.push(0x3B);
    Ok(out)
}

/// Where the blocks begin: after the head and the table of colours.
fn head(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(10)?;
    Some(13 + table(flags)).filter(|at| *at <= bytes.len())
}

/// The length of a table of colours, by the flags that announce it.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The block at `at` and where the next one begins.
fn block(bytes: &[u8], at: usize) -> Option<(Block, usize)> {
    match *bytes.get(at)? {
        0x21 => {
            let label = *bytes.get(at + 1)?;
            Some((Block::Extension(label), pieces(bytes, at + 2)?))
        }
        0x2C => {
            let flags = *bytes.get(at + 9)?;
            // After the table of colours stands the size of the first code.
            Some((Block::Frame, pieces(bytes, at + 10 + table(flags) + 1)?))
        }
        0x3B => Some((Block::End, at + 1)),
        _ => None,
    }
}

/// Where a row of pieces ends, each with its length before it, the last of none.
fn pieces(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
