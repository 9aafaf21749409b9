//! PDF: the whole file is written anew without its notes about itself, and with it goes
//! every earlier version of it that was still inside.

use lopdf::{Dictionary, Document, Object};

use super::{Stripped, Trace, jpeg, xmp};
use crate::media::Fault;

pub fn strip(bytes: &[u8]) -> Result<Stripped, Fault> {
    let mut file = Document::load_mem(bytes).map_err(Fault::of)?;
    let mut found = Stripped::default();
    let pages = file.get_pages().len();
    if file.is_encrypted() || file.was_encrypted() {
        return Ok(untouched(found, "an encryption that must not be broken"));
    }
    info(&file, &mut found);
    if file.revision_count() > 1 {
        found.add(Trace::plain("earlier versions"));
    }
    let mut is_signed = false;
    let mut carried = Vec::new();
    for object in file.objects.values() {
        is_signed |= holds(object, &|dict| dict.has(b"ByteRange"));
        if holds(object, &|dict| dict.has_type(b"EmbeddedFile") || dict.has(b"EF")) {
            carried.push("embedded files");
        }
        if holds(object, &|dict| is_name(dict, b"S", b"JavaScript")) {
            carried.push("JavaScript");
        }
    }
    for kind in carried {
        found.leave(Trace::plain(kind));
    }
    file.trailer.remove(b"Info");
    for object in file.objects.values_mut() {
        clean(object, &mut found);
    }
    if is_signed {
        return Ok(untouched(found, "a signature that covers the whole file"));
    }
    if found.removed.is_empty() {
        return Ok(found);
    }
    file.trailer.remove(b"ID");
    file.prune_objects();
    let mut out = Vec::with_capacity(bytes.len());
    file.save_to(&mut out).map_err(Fault::of)?;
    // What was written is read again: a document must not lose pages on its way.
    let again = Document::load_mem(&out).map_err(Fault::of)?;
    if again.get_pages().len() != pages {
        return Ok(untouched(found, "a structure that cannot be written again"));
    }
    found.bytes = out;
    Ok(found)
}

/// Nothing is taken out, for a reason that is told with all that stays.
fn untouched(found: Stripped, reason: &'static str) -> Stripped {
    let mut left = found.left;
    left.extend(found.removed);
    left.push(Trace::plain(reason));
    Stripped { left, ..Stripped::default() }
}

fn info(file: &Document, found: &mut Stripped) {
    let Ok(info) = file.trailer.get(b"Info") else { return };
    let Ok((_, Object::Dictionary(info))) = file.dereference(info) else { return };
    let names: Vec<&str> = [
        (&b"Author"[..], "author"),
        (b"Creator", "software"),
        (b"Producer", "software"),
        (b"CreationDate", "date"),
        (b"ModDate", "date"),
        (b"Title", "title"),
        (b"Subject", "comment"),
        (b"Keywords", "comment"),
    ]
    .into_iter()
    .filter(|(key, _)| info.has(key))
    .map(|(_, name)| name)
    .collect();
    found.add(Trace::new("PDF Info", Vec::new()));
    for name in names {
        found.add(Trace::new("PDF Info", vec![name]));
    }
}

/// Whether a dictionary in an object is of some sort.
fn holds(object: &Object, is: &dyn Fn(&Dictionary) -> bool) -> bool {
    match object {
        Object::Dictionary(dict) => {
            is(dict) || dict.iter().any(|(_, inner)| holds(inner, is))
        }
        Object::Stream(stream) => {
            is(&stream.dict) || stream.dict.iter().any(|(_, inner)| holds(inner, is))
        }
        Object::Array(all) => all.iter().any(|inner| holds(inner, is)),
        _ => false,
    }
}

fn is_name(dict: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    matches!(dict.get(key), Ok(Object::Name(found)) if found == name)
}

/// Takes out what an object tells beside what it shows.
fn clean(object: &mut Object, found: &mut Stripped) {
    match object {
        Object::Array(all) => all.iter_mut().for_each(|inner| clean(inner, found)),
        Object::Dictionary(dict) => entries(dict, found),
        Object::Stream(stream) => {
            entries(&mut stream.dict, found);
            let is_packet = is_name(&stream.dict, b"Type", b"Metadata");
            if is_packet {
                let packet = stream.decompressed_content();
                found.add(xmp(packet.as_deref().unwrap_or(&stream.content)));
                stream.set_plain_content(Vec::new());
            }
            let filters = stream.filters().unwrap_or_default();
            if filters == [&b"DCTDecode"[..]]
                && let Ok(picture) = jpeg::strip(&stream.content)
                && !picture.removed.is_empty()
            {
                for trace in picture.removed {
                    let kind = "metadata of pictures";
                    found.add(Trace { kind, names: trace.names, gps: trace.gps });
                }
                stream.set_content(picture.bytes);
            }
        }
        _ => {}
    }
}

/// Notes of reviewers: their names, and when they wrote.
const REMARKS: [&[u8]; 12] = [
    b"Text",
    b"FreeText",
    b"Highlight",
    b"Underline",
    b"StrikeOut",
    b"Squiggly",
    b"Caret",
    b"Ink",
    b"Stamp",
    b"Square",
    b"Line",
    b"Popup",
];

fn entries(dict: &mut Dictionary, found: &mut Stripped) {
    if matches!(dict.get(b"Metadata"), Ok(Object::Reference(_) | Object::Stream(_))) {
        dict.remove(b"Metadata");
        found.add(Trace::plain("XMP"));
    }
    if dict.remove(b"PieceInfo").is_some() {
        found.add(Trace::plain("notes of programs"));
    }
    dict.remove(b"LastModified");
    if REMARKS.iter().any(|kind| is_name(dict, b"Subtype", kind)) && dict.has(b"Rect") {
        for (key, name) in
            [(&b"T"[..], "author"), (b"M", "date"), (b"CreationDate", "date")]
        {
            if dict.remove(key).is_some() {
                found.add(Trace::new("remarks", vec![name]));
            }
        }
    }
    for (_, inner) in dict.iter_mut() {
        clean(inner, found);
    }
}
