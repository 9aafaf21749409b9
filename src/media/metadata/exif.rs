//! EXIF: what cameras write, and how a picture is turned.

use std::io::Cursor;

use exif::{Context, Exif, In, Reader, Tag, Value};

use super::{POSITION, Stripped, Trace, xmp};

/// What an EXIF block tells, if anything beside the form of the picture.
pub fn trace(block: &[u8]) -> Option<Trace> {
    match Reader::new().read_raw(block.to_vec()) {
        Ok(read) => of(&read),
        // A block that nobody can read may still be read by somebody.
        Err(_) => Some(Trace::plain("EXIF")),
    }
}

/// The orientation that an EXIF block gives, where it is not upright.
pub fn turned(block: &[u8]) -> Option<u8> {
    let read = Reader::new().read_raw(block.to_vec()).ok()?;
    let field = read.get_field(Tag::Orientation, In::PRIMARY)?;
    let value = field.value.get_uint(0)?;
    u8::try_from(value).ok().filter(|n| (2..=8).contains(n))
}

/// An EXIF block that says how the picture is turned, and nothing else.
pub fn only_turned(orientation: u8) -> [u8; 26] {
    let mut block = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    block[19] = orientation;
    block
}

/// What is left in a picture whose format cannot be written here.
pub fn left_in(bytes: &[u8]) -> Stripped {
    let mut stripped = Stripped::default();
    match Reader::new().read_from_container(&mut Cursor::new(bytes)) {
        Ok(read) => {
            if let Some(trace) = of(&read) {
                stripped.leave(trace);
            }
        }
        Err(exif::Error::NotFound(_)) => {}
        Err(_) => stripped.leave(Trace::plain("EXIF")),
    }
    if crate::media::find(bytes, b"<x:xmpmeta").is_some() {
        stripped.leave(xmp(bytes));
    }
    stripped
}

fn of(read: &Exif) -> Option<Trace> {
    let mut names = Vec::new();
    let mut is_private = false;
    for field in read.fields().filter(|field| !is_form(field.tag)) {
        is_private = true;
        if let Some(name) = name(field.tag, &field.value).filter(|n| !names.contains(n)) {
            names.push(name);
        }
    }
    is_private.then(|| Trace::new("EXIF", names))
}

fn name(tag: Tag, value: &Value) -> Option<&'static str> {
    if tag.context() == Context::Gps {
        // Cameras without a receiver write the version of the block all the same.
        let is_version = tag == Tag::GPSVersionID;
        return (!is_version && !is_empty(value)).then_some(POSITION);
    }
    Some(match tag {
        Tag::Make | Tag::Model | Tag::LensModel => "camera",
        Tag::BodySerialNumber | Tag::LensSerialNumber | Tag::ImageUniqueID => {
            "serial number"
        }
        Tag::Artist | Tag::CameraOwnerName => "author",
        Tag::Copyright => "copyright",
        Tag::Software => "software",
        Tag::DateTime | Tag::DateTimeOriginal | Tag::DateTimeDigitized => "date",
        Tag::MakerNote => "maker’s note",
        Tag::UserComment | Tag::ImageDescription => "comment",
        Tag::JPEGInterchangeFormat => "thumbnail",
        _ => return None,
    })
}

fn is_empty(value: &Value) -> bool {
    matches!(value, Value::Ascii(parts) if parts.iter().all(|p| p.trim_ascii().is_empty()))
}

/// What only says how the pixels are laid out. TIFF keeps its picture in such fields.
fn is_form(tag: Tag) -> bool {
    const LAYOUT: [u16; 24] = [
        0x00FE, 0x00FF, 0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x010A, 0x0111, 0x0112,
        0x0115, 0x0116, 0x0117, 0x0118, 0x0119, 0x011A, 0x011B, 0x011C, 0x0128, 0x013D,
        0x0140, 0x0152, 0x0153, 0x0213,
    ];
    const FORM: [u16; 6] = [0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003];
    match tag.context() {
        Context::Tiff => LAYOUT.contains(&tag.number()),
        Context::Exif => FORM.contains(&tag.number()),
        _ => false,
    }
}
