//! What files tell beside what they show: all of it goes, and nothing else.

use casebook::media::metadata::{inspect, strip};
use casebook::media::{Format, audio};
use lofty::file::TaggedFileExt as _;

use super::{FILES, bytes, holds, read};

#[test]
fn no_canary_is_left_in_any_format() {
    for name in FILES {
        let (before, format) = read(name);
        assert!(holds(&before, "canary"), "{name} has nothing to lose");
        let found = inspect(&before, format).expect(name);
        assert!(!found.traces.is_empty(), "{name}");
        let out = strip(&before, format).expect(name);
        assert!(!out.removed.is_empty() && out.left.is_empty(), "{name}: {:?}", out.left);
        assert!(!holds(&out.bytes, "canary"), "{name}");
        assert_eq!(Format::of(name, &out.bytes), format, "{name}");
        let again = strip(&out.bytes, format).expect(name);
        assert_eq!((again.removed, again.bytes == out.bytes), (vec![], true), "{name}");
    }
}

#[test]
fn positions_are_found_where_they_are() {
    let with: Vec<&str> = FILES
        .into_iter()
        .filter(|name| {
            let (bytes, format) = read(name);
            inspect(&bytes, format).expect(name).gps
        })
        .collect();
    let expected = ["clip.mov", "memo.pdf", "photo.jpg", "photo.webp", "screen.png"];
    assert_eq!(with, expected);
}

#[test]
fn what_was_there_is_named() {
    let said = |name: &str| {
        let (bytes, format) = read(name);
        let out = strip(&bytes, format).expect(name);
        out.removed.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    let photo = said("photo.jpg");
    for part in
        ["EXIF (camera", "serial number", "position", "IPTC (author)", "XMP (author"]
    {
        assert!(photo.contains(part), "{part}: {photo}");
    }
    let memo = said("memo.pdf");
    for part in
        ["PDF Info (author", "earlier versions", "metadata of pictures", "remarks"]
    {
        assert!(memo.contains(part), "{part}: {memo}");
    }
    assert!(said("tape.mp3").contains("ID3v1"), "{}", said("tape.mp3"));
}

#[test]
fn pixels_stay_as_they_are_and_as_they_are_turned() {
    for name in ["photo.jpg", "photo.webp", "screen.png", "moving.gif"] {
        let (before, format) = read(name);
        let after = strip(&before, format).expect(name).bytes;
        let pixels =
            |bytes: &[u8]| image::load_from_memory(bytes).expect(name).to_rgba8();
        assert_eq!(pixels(&before), pixels(&after), "{name}");
        let turned = |bytes: &[u8]| {
            let facts = casebook::media::picture::facts(bytes).expect(name);
            (facts.width, facts.height, facts.animated)
        };
        assert_eq!(turned(&before), turned(&after), "{name}");
    }
}

#[test]
fn only_the_orientation_is_left_of_exif() {
    for name in ["photo.jpg", "photo.webp"] {
        let (before, format) = read(name);
        let after = strip(&before, format).expect(name).bytes;
        let mut file = std::io::Cursor::new(&after);
        let read = exif::Reader::new().read_from_container(&mut file).expect(name);
        let tags: Vec<exif::Tag> = read.fields().map(|field| field.tag).collect();
        assert_eq!(tags, [exif::Tag::Orientation], "{name}");
    }
    let (before, format) = read("screen.png");
    let after = strip(&before, format).expect("a picture").bytes;
    let mut file = std::io::Cursor::new(&after);
    assert!(exif::Reader::new().read_from_container(&mut file).is_err());
}

#[test]
fn a_colour_profile_stays() {
    let profile = [&[0; 16][..], b"RGB ", &[7; 108]].concat();
    let segment = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile].concat();
    let mut photo = bytes("photo.jpg");
    let length = u16::try_from(segment.len() + 2).expect("short").to_be_bytes();
    photo.splice(2..2, [&[0xFF, 0xE2], &length[..], &segment].concat());
    let out = strip(&photo, Format::Jpeg).expect("a photograph");
    assert!(out.profile && out.bytes.windows(profile.len()).any(|w| w == profile));
}

#[test]
fn sound_stays_as_it_is() {
    for name in FILES.into_iter().filter(|name| name.starts_with("tape")) {
        let (before, format) = read(name);
        let after = strip(&before, format).expect(name).bytes;
        let [before, after] = [before, after].map(|b| audio::facts(&b, 64).expect(name));
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn no_tag_is_read_from_what_is_published() {
    for name in ["tape.mp3", "tape.flac", "tape.wav", "tape.m4a", "tape.aiff"] {
        let (before, format) = read(name);
        let after = strip(&before, format).expect(name).bytes;
        let file = std::io::Cursor::new(&after);
        let probe = lofty::probe::Probe::new(file).guess_file_type().expect(name);
        let read = probe.read().expect(name);
        let items: u32 = read.tags().iter().map(lofty::tag::Tag::item_count).sum();
        assert_eq!(items, 0, "{name}");
    }
}

#[test]
fn a_document_keeps_its_pages_and_nothing_of_its_past() {
    let before = bytes("memo.pdf");
    assert!(holds(&before, "First canary draft"));
    let out = strip(&before, Format::Pdf).expect("a document");
    let after = lopdf::Document::load_mem(&out.bytes).expect("a document");
    assert_eq!(after.get_pages().len(), 2);
    assert_eq!(after.revision_count(), 1);
    assert!(!after.trailer.has(b"Info") && !after.trailer.has(b"ID"));
    assert!(holds(&out.bytes, "Published"));
    let [before, after] = [before, out.bytes].map(|bytes| {
        casebook::media::document::thumbnail(&bytes, 0, 120).expect("a page")
    });
    assert_eq!(before, after);
}

#[test]
fn a_signed_document_is_left_alone() {
    let mut file = lopdf::Document::load_mem(&bytes("memo.pdf")).expect("a document");
    let mut signature = lopdf::Dictionary::new();
    signature.set("ByteRange", vec![0.into(), 1.into()]);
    let id = file.add_object(signature);
    file.catalog_mut().expect("a catalog").set("AcroForm", id);
    let mut signed = Vec::new();
    file.save_to(&mut signed).expect("a document");
    let out = strip(&signed, Format::Pdf).expect("a document");
    assert!(out.removed.is_empty());
    assert!(out.bytes == signed);
    assert!(
        out.left.iter().any(|trace| trace.kind.contains("signature")),
        "{:?}",
        out.left
    );
}

#[test]
fn what_cannot_be_written_here_is_told_of() {
    let found = inspect(b"PK\x03\x04 something", Format::Office).expect("no fault");
    assert_eq!(found.traces.len(), 1);
    let plain = strip(b"a,b\n1,2\n", Format::Other).expect("no fault");
    assert_eq!(
        (plain.removed, plain.left, plain.bytes),
        (vec![], vec![], b"a,b\n1,2\n".to_vec())
    );
}
