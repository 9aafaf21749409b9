//! What files tell beside what they show: of cameras, authors, programs, places. It is found
//! and taken out, without touching pixels or sound where the format allows it.

mod boxes;
mod chunks;
mod ebml;
mod exif;
mod flac;
mod gif;
mod jpeg;
mod markup;
mod pdf;
mod png;
mod tags;

pub use gif::frames as gif_frames;

use std::fmt;

use super::{Fault, Format, guarded};

/// Something that a file tells beside what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// What it is: `EXIF`, `XMP`, `ID3v2`.
    pub kind: &'static str,
    /// A few telling things in it: `camera`, `author`, `position`.
    pub names: Vec<&'static str>,
    /// Whether it tells where somebody was.
    pub gps: bool,
}

impl Trace {
    fn new(kind: &'static str, names: Vec<&'static str>) -> Self {
        let gps = names.contains(&POSITION);
        Self { kind, names, gps }
    }

    fn plain(kind: &'static str) -> Self {
        Self::new(kind, Vec::new())
    }
}

/// The name of what tells where somebody was.
const POSITION: &str = "position";

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)?;
        if self.names.is_empty() {
            return Ok(());
        }
        write!(f, " ({})", self.names.join(", "))
    }
}

/// What a file tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Everything private in it.
    pub traces: Vec<Trace>,
    /// Whether any of it tells where somebody was.
    pub gps: bool,
    /// Whether it has a colour profile, which is not private.
    pub profile: bool,
}

/// A file with what could be taken out taken out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stripped {
    /// Its bytes; those it had when nothing was taken out.
    pub bytes: Vec<u8>,
    /// What was taken out.
    pub removed: Vec<Trace>,
    /// What is still in it.
    pub left: Vec<Trace>,
    /// Whether it has a colour profile, which stays.
    pub profile: bool,
}

impl Stripped {
    fn add(&mut self, trace: Trace) {
        merge(&mut self.removed, trace);
    }

    fn leave(&mut self, trace: Trace) {
        merge(&mut self.left, trace);
    }
}

/// One trace for each kind, however often it occurs.
fn merge(all: &mut Vec<Trace>, trace: Trace) {
    match all.iter_mut().find(|known| known.kind == trace.kind) {
        Some(known) => {
            known.gps |= trace.gps;
            let fresh = trace.names.into_iter();
            let fresh: Vec<_> =
                fresh.filter(|name| !known.names.contains(name)).collect();
            known.names.extend(fresh);
        }
        None => all.push(trace),
    }
}

/// What a file tells beside what it shows.
///
/// # Errors
/// When the file cannot be read as its format.
pub fn inspect(bytes: &[u8], format: Format) -> Result<Found, Fault> {
    let Stripped { removed, left, profile, .. } = strip(bytes, format)?;
    let mut traces = removed;
    for trace in left {
        merge(&mut traces, trace);
    }
    let gps = traces.iter().any(|trace| trace.gps);
    Ok(Found { traces, gps, profile })
}

/// Takes out of a file what it tells beside what it shows. Pixels and sound stay as they
/// are, byte for byte; so does how a picture is turned.
///
/// # Errors
/// When the file cannot be read as its format.
pub fn strip(bytes: &[u8], format: Format) -> Result<Stripped, Fault> {
    let mut stripped = guarded(|| match format {
        Format::Jpeg => jpeg::strip(bytes),
        Format::Png => png::strip(bytes),
        Format::Webp => chunks::webp(bytes),
        Format::Gif => gif::strip(bytes),
        Format::Svg => markup::strip(bytes),
        Format::Tiff | Format::Heif => Ok(exif::left_in(bytes)),
        Format::Mp3 => tags::mp3(bytes),
        Format::Ogg => tags::ogg(bytes),
        Format::Flac => flac::strip(bytes),
        Format::Wav => chunks::wav(bytes),
        Format::Aiff => chunks::aiff(bytes),
        Format::Mp4 => boxes::strip(bytes),
        Format::Matroska => ebml::strip(bytes),
        Format::Pdf => pdf::strip(bytes),
        Format::Office => {
            let left = vec![Trace::new("document properties", vec!["author", "dates"])];
            Ok(Stripped { left, ..Stripped::default() })
        }
        Format::Other => Ok(Stripped::default()),
    })?;
    // What was made again without cause would differ in vain.
    if stripped.removed.is_empty() {
        stripped.bytes = bytes.to_vec();
    }
    Ok(stripped)
}

/// Whether a file that cannot be read as its format seems to tell where somebody was.
#[must_use]
pub fn may_tell_place(bytes: &[u8]) -> bool {
    let of_exif = guarded(|| Ok(exif::left_in(bytes))).unwrap_or_default();
    of_exif.left.iter().any(|trace| trace.gps) || xmp(bytes).gps
}

/// What an XMP packet tells.
fn xmp(packet: &[u8]) -> Trace {
    Trace::new("XMP", named(packet, XMP))
}

const XMP: &[(&[u8], &str)] = &[
    (b"dc:creator", "author"),
    (b"CreatorTool", "software"),
    (b"CreateDate", "date"),
    (b"ModifyDate", "date"),
    (b"xmpMM:History", "history"),
    (b"DocumentID", "identifiers"),
    (b"SerialNumber", "serial number"),
    (b"GPSLatitude", POSITION),
    (b"GPSCoordinates", POSITION),
    (b"LocationCreated", POSITION),
];

/// The names of those marks that occur.
fn named(bytes: &[u8], marks: &[(&[u8], &'static str)]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for (mark, name) in marks {
        if !names.contains(name) && super::find(bytes, mark).is_some() {
            names.push(*name);
        }
    }
    names
}
