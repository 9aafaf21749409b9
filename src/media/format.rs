//! What kind of file it is: told by its first bytes, and by its name where they do not tell.

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG, animated or not.
    Png,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
    /// SVG.
    Svg,
    /// TIFF, and raw pictures built on it.
    Tiff,
    /// HEIC and AVIF.
    Heif,
    /// MP3.
    Mp3,
    /// Ogg with Vorbis, Opus or FLAC.
    Ogg,
    /// FLAC.
    Flac,
    /// WAV.
    Wav,
    /// AIFF.
    Aiff,
    /// MP4, M4A and MOV.
    Mp4,
    /// Matroska, of which `WebM` is a part.
    Matroska,
    /// PDF.
    Pdf,
    /// Documents of office programs.
    Office,
    /// Anything else; it holds nothing that is looked for here.
    Other,
}

impl Format {
    /// The kind of a file.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Self {
        let ending = by_ending(name);
        match by_magic(bytes) {
            // An archive is a document of an office program when its name says so.
            Some(Self::Office) if ending != Some(Self::Office) => Self::Other,
            Some(found) => found,
            None => ending.unwrap_or(Self::Other),
        }
    }

    /// Whether it is a picture made of pixels that can be put into other sizes.
    #[must_use]
    pub fn is_raster(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp | Self::Gif)
    }

    /// Whether it is a picture.
    #[must_use]
    pub fn is_picture(self) -> bool {
        self.is_raster() || matches!(self, Self::Svg | Self::Tiff | Self::Heif)
    }

    /// Whether it is a recording: sound, or moving pictures.
    #[must_use]
    pub fn is_recording(self) -> bool {
        use Format::{Aiff, Flac, Matroska, Mp3, Mp4, Ogg, Wav};
        matches!(self, Mp3 | Ogg | Flac | Wav | Aiff | Mp4 | Matroska)
    }

    /// Its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
            Self::Gif => "GIF",
            Self::Svg => "SVG",
            Self::Tiff => "TIFF",
            Self::Heif => "HEIF",
            Self::Mp3 => "MP3",
            Self::Ogg => "Ogg",
            Self::Flac => "FLAC",
            Self::Wav => "WAV",
            Self::Aiff => "AIFF",
            Self::Mp4 => "MP4",
            Self::Matroska => "Matroska",
            Self::Pdf => "PDF",
            Self::Office => "office document",
            Self::Other => "file",
        }
    }
}

fn by_magic(bytes: &[u8]) -> Option<Format> {
    let at = |from: usize, mark: &[u8]| {
        bytes.get(from..).is_some_and(|rest| rest.starts_with(mark))
    };
    let found = match bytes {
        _ if at(0, b"\xFF\xD8\xFF") => Format::Jpeg,
        _ if at(0, b"\x89PNG\r\n\x1A\n") => Format::Png,
        _ if at(0, b"RIFF") && at(8, b"WEBP") => Format::Webp,
        _ if at(0, b"RIFF") && at(8, b"WAVE") => Format::Wav,
        _ if at(0, b"GIF87a") || at(0, b"GIF89a") => Format::Gif,
        _ if at(0, b"II*\0") || at(0, b"MM\0*") => Format::Tiff,
        _ if at(0, b"OggS") => Format::Ogg,
        _ if at(0, b"fLaC") => Format::Flac,
        _ if at(0, b"FORM") && (at(8, b"AIFF") || at(8, b"AIFC")) => Format::Aiff,
        _ if at(0, b"\x1A\x45\xDF\xA3") => Format::Matroska,
        _ if at(0, b"PK\x03\x04") || at(0, b"\xD0\xCF\x11\xE0") => Format::Office,
        _ if at(0, b"ID3") => Format::Mp3,
        _ if at(4, b"ftyp") => of_brand(bytes.get(8..12)?),
        _ if at(4, b"moov") || at(4, b"mdat") || at(4, b"wide") => Format::Mp4,
        _ => {
            let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
            // A reader of PDF looks for the mark in the first kilobyte.
            let first = head.get(..head.len().min(1024)).unwrap_or_default();
            if super::find(first, b"%PDF-").is_some() {
                Format::Pdf
            } else if is_svg(head) {
                Format::Svg
            } else {
                return None;
            }
        }
    };
    Some(found)
}

fn of_brand(brand: &[u8]) -> Format {
    let heif: [&[u8]; 7] =
        [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"];
    if heif.contains(&brand) { Format::Heif } else { Format::Mp4 }
}

fn is_svg(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let is_markup = head.starts_with(b"<?xml")
        || head.starts_with(b"<!--")
        || head.starts_with(b"<!DOCTYPE svg");
    head.starts_with(b"<svg") || (is_markup && super::find(head, b"<svg").is_some())
}

fn by_ending(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "jpe" | "jfif" => Format::Jpeg,
        "png" | "apng" => Format::Png,
        "webp" => Format::Webp,
        "gif" => Format::Gif,
        "svg" => Format::Svg,
        "tif" | "tiff" => Format::Tiff,
        "heic" | "heif" | "avif" => Format::Heif,
        "mp3" => Format::Mp3,
        "ogg" | "oga" | "opus" | "ogv" => Format::Ogg,
        "flac" => Format::Flac,
        "wav" => Format::Wav,
        "aif" | "aiff" | "aifc" => Format::Aiff,
        "mp4" | "m4a" | "m4v" | "mov" => Format::Mp4,
        "mkv" | "webm" | "mka" => Format::Matroska,
        "pdf" => Format::Pdf,
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "doc" | "xls" | "ppt" => {
            Format::Office
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_before_names() {
        let cases: [(&str, &[u8], Format); 14] = [
            ("a.png", b"\xFF\xD8\xFF\xE0", Format::Jpeg),
            ("a.jpg", b"nothing", Format::Jpeg),
            ("a", b"RIFF\0\0\0\0WEBPVP8 ", Format::Webp),
            ("a", b"RIFF\0\0\0\0WAVEfmt ", Format::Wav),
            ("a", b"\0\0\0\x18ftypheic", Format::Heif),
            ("a", b"\0\0\0\x18ftypqt  ", Format::Mp4),
            ("a.csv", b"a,b\n", Format::Other),
            ("a", b"\n%PDF-1.4", Format::Pdf),
            ("a", b"<?xml version=\"1.0\"?>\n<svg/>", Format::Svg),
            ("a.xml", b"<?xml version=\"1.0\"?>\n<feed/>", Format::Other),
            ("a.html", b"<!DOCTYPE html><svg/>", Format::Other),
            ("a.docx", b"PK\x03\x04", Format::Office),
            ("a.zip", b"PK\x03\x04", Format::Other),
            ("a", b"", Format::Other),
        ];
        for (name, bytes, expected) in cases {
            assert_eq!(Format::of(name, bytes), expected, "{name} {bytes:?}");
        }
    }
}
