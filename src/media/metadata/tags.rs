//! Tags of MP3 and Ogg, taken out by the library that knows where they may stand.

use std::io::Cursor;

use lofty::config::WriteOptions;
use lofty::file::TaggedFileExt as _;
use lofty::probe::Probe;
use lofty::tag::{ItemKey, Tag, TagType};

use super::{POSITION, Stripped, Trace};
use crate::media::{Fault, find};

pub fn mp3(bytes: &[u8]) -> Result<Stripped, Fault> {
    let kinds =
        [(TagType::Id3v2, "ID3v2"), (TagType::Ape, "APE tag"), (TagType::Id3v1, "ID3v1")];
    let mut out = without(bytes, &kinds)?;
    // What stands before the sound and after it, in forms that the library leaves alone.
    if let Some(at) = find(tail(&out.bytes), b"LYRICSBEGIN") {
        let at = out.bytes.len() - tail(&out.bytes).len() + at;
        out.bytes.truncate(at);
        out.add(Trace::plain("Lyrics3"));
    }
    if find(tail(&out.bytes), b"APETAGEX").is_some() {
        out.leave(Trace::plain("APE tag"));
    }
    Ok(out)
}

/// The last kilobytes, in which tags stand.
fn tail(bytes: &[u8]) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(16 << 10)..).unwrap_or_default()
}

pub fn ogg(bytes: &[u8]) -> Result<Stripped, Fault> {
    without(bytes, &[(TagType::VorbisComments, "Vorbis comments")])
}

fn without(bytes: &[u8], kinds: &[(TagType, &'static str)]) -> Result<Stripped, Fault> {
    let probe = Probe::new(Cursor::new(bytes)).guess_file_type().map_err(Fault::of)?;
    let read = probe.read().map_err(Fault::of)?;
    let mut out = Stripped { bytes: bytes.to_vec(), ..Stripped::default() };
    for (kind, word) in kinds {
        let Some(tag) = read.tag(*kind) else { continue };
        if is_bare(tag) {
            continue;
        }
        let trace = Trace::new(word, names(tag));
        let mut file = Cursor::new(std::mem::take(&mut out.bytes));
        match kind.remove_from(&mut file, WriteOptions::default()) {
            Ok(()) => out.add(trace),
            Err(_) => out.leave(trace),
        }
        out.bytes = file.into_inner();
    }
    Ok(out)
}

/// Whether a tag holds nothing but the name of the library that wrote the sound, which
/// Ogg cannot be without.
fn is_bare(tag: &Tag) -> bool {
    let is_library = |key| key == ItemKey::EncoderSoftware;
    let is_ogg = tag.tag_type() == TagType::VorbisComments;
    tag.picture_count() == 0
        && tag.items().all(|item| is_ogg && is_library(item.key()))
        && tag.item_count() <= 1
}

fn names(tag: &Tag) -> Vec<&'static str> {
    let mut names = Vec::new();
    let mut add = |name| {
        if !names.contains(&name) {
            names.push(name);
        }
    };
    for item in tag.items() {
        match item.key() {
            ItemKey::TrackTitle | ItemKey::AlbumTitle => add("title"),
            ItemKey::TrackArtist | ItemKey::AlbumArtist | ItemKey::Composer => {
                add("author");
            }
            ItemKey::EncodedBy | ItemKey::EncoderSoftware | ItemKey::EncoderSettings => {
                add("software");
            }
            ItemKey::RecordingDate | ItemKey::Year | ItemKey::ReleaseDate => add("date"),
            ItemKey::Comment | ItemKey::Description => add("comment"),
            ItemKey::CopyrightMessage => add("copyright"),
            _ => {}
        }
    }
    if tag.picture_count() > 0 {
        add("picture");
    }
    names
}

/// The telling fields of a block of Vorbis comments.
pub fn names_in_comments(block: &[u8]) -> Vec<&'static str> {
    let block = block.to_ascii_uppercase();
    let marks: &[(&[u8], &str)] = &[
        (b"ARTIST=", "author"),
        (b"TITLE=", "title"),
        (b"ENCODER=", "software"),
        (b"DATE=", "date"),
        (b"COMMENT=", "comment"),
        (b"DESCRIPTION=", "comment"),
        (b"LOCATION", POSITION),
        (b"METADATA_BLOCK_PICTURE", "picture"),
    ];
    super::named(&block, marks)
}
