//! Files that were cut off, turned over or made up: an answer or a fault, never a panic.

use casebook::media::{Format, audio, document, metadata, picture};
use proptest::prelude::*;

use super::{FILES, read};

/// Everything that is ever done with a file.
fn handle(name: &str, bytes: &[u8]) {
    let format = Format::of(name, bytes);
    let _ = metadata::may_tell_place(bytes);
    if let Ok(out) = metadata::strip(bytes, format) {
        // What was cleaned once has nothing left to take out.
        if let Ok(again) = metadata::strip(&out.bytes, Format::of(name, &out.bytes)) {
            let traces = again.removed.iter().filter(|trace| trace.gps);
            assert_eq!(traces.count(), 0, "{name}");
        }
    }
    let _ = picture::facts(bytes);
    let size = picture::Size { width: 40, encoding: picture::Encoding::Webp };
    let _ = picture::render(bytes, &size);
    if format.is_recording() {
        let _ = audio::facts(bytes, 10);
    }
    if format == Format::Pdf {
        let _ = document::facts(bytes);
        let _ = document::thumbnail(bytes, 0, 40);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_are_survived(
        which in 0..FILES.len(),
        cut in 0.0..1.0_f64,
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        is_cut in any::<bool>(),
    ) {
        let name = FILES[which];
        let mut bytes = read(name).0;
        for (place, byte) in flips {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if is_cut {
            #[allow(clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share")]
            bytes.truncate((bytes.len() as f64 * cut) as usize);
        }
        handle(name, &bytes);
    }
}

#[test]
fn files_of_nothing_but_their_mark_are_survived() {
    for name in FILES {
        let bytes = read(name).0;
        for length in 0..bytes.len().min(64) {
            handle(name, &bytes[..length]);
        }
    }
}

#[test]
fn a_picture_larger_than_memory_is_refused() {
    let mut bytes = read("screen.png").0;
    // The width and height of the head, and the check of the head after them.
    bytes[16..24].copy_from_slice(&[0, 0, 0x90, 0, 0, 0, 0x90, 0]);
    let mut check = 0xFFFF_FFFF_u32;
    for byte in &bytes[12..29] {
        check ^= u32::from(*byte);
        for _ in 0..8 {
            check = if check & 1 == 1 { check >> 1 ^ 0xEDB8_8320 } else { check >> 1 };
        }
    }
    bytes[29..33].copy_from_slice(&(!check).to_be_bytes());
    assert!(picture::check(&bytes).is_err());
}
