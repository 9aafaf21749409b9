//! Pictures in other sizes, and what is known of recordings and documents.

use casebook::media::picture::{Encoding, Size, facts, render};
use casebook::media::{audio, document};

use super::{bytes, photograph};

#[test]
fn a_smaller_picture_is_upright_and_bare() {
    let photo = bytes("photo.jpg");
    let own = facts(&photo).expect("a picture");
    assert_eq!((own.width, own.height), (100, 160));
    for encoding in [Encoding::Webp, Encoding::Jpeg, Encoding::Png] {
        let small = render(&photo, &Size { width: 50, encoding }).expect("a picture");
        let read = facts(&small).expect("a picture");
        assert_eq!((read.width, read.height), (50, 80), "{encoding:?}");
        assert!(!super::holds(&small, "canary") && !super::holds(&small, "exif"));
        assert_eq!(
            render(&photo, &Size { width: 50, encoding }).expect("the same"),
            small
        );
    }
    let wide = render(&photo, &Size { width: 5000, encoding: Encoding::Webp });
    assert_eq!(facts(&wide.expect("a picture")).expect("a picture").width, 100);
}

#[test]
fn a_smaller_picture_looks_like_the_larger() {
    let photo = photograph(1200, 800, 0);
    let small = render(&photo, &Size { width: 300, encoding: Encoding::Webp })
        .expect("a picture");
    let [large, small] = [&photo, &small]
        .map(|b| image::load_from_memory(b).expect("a picture").to_rgb8());
    assert_eq!(small.dimensions(), (300, 200));
    // The first two colours run evenly over the picture.
    for (x, y) in [(20, 20), (150, 100), (280, 180)] {
        let (near, far) = (small.get_pixel(x, y), large.get_pixel(x * 4, y * 4));
        for part in 0..2 {
            assert!(near[part].abs_diff(far[part]) < 24, "{x},{y}: {near:?} for {far:?}");
        }
    }
}

#[test]
fn what_shines_through_does_so_in_other_sizes() {
    let drawn = image::RgbaImage::from_fn(80, 80, |x, _| {
        if x < 40 { image::Rgba([255, 0, 0, 0]) } else { image::Rgba([0, 0, 255, 255]) }
    });
    let mut png = std::io::Cursor::new(Vec::new());
    drawn.write_to(&mut png, image::ImageFormat::Png).expect("a drawing");
    let png = png.into_inner();
    assert!(!facts(&png).expect("a picture").opaque);
    for encoding in [Encoding::Webp, Encoding::Png] {
        let small = render(&png, &Size { width: 20, encoding }).expect("a picture");
        let small = image::load_from_memory(&small).expect("a picture").to_rgba8();
        assert_eq!((small.get_pixel(3, 9)[3], small.get_pixel(16, 9)[3]), (0, 255));
        // Red that nobody sees does not bleed into the blue.
        assert!(small.get_pixel(10, 9)[0] < 30, "{:?}", small.get_pixel(10, 9));
    }
    let flat =
        render(&png, &Size { width: 20, encoding: Encoding::Jpeg }).expect("a picture");
    let flat = image::load_from_memory(&flat).expect("a picture").to_rgb8();
    assert!(flat.get_pixel(3, 9).0.iter().all(|part| *part > 240));
}

#[test]
fn a_recording_has_its_length_and_its_outline() {
    let table = [
        ("tape.mp3", 2000, "mp3", 22050),
        ("tape.ogg", 500, "vorbis", 16000),
        ("tape.flac", 500, "flac", 16000),
        ("tape.wav", 500, "pcm_s16le", 16000),
        ("tape.m4a", 576, "aac", 16000),
        ("tape.opus", 2000, "opus", 48000),
    ];
    for (name, length, codec, rate) in table {
        let facts = audio::facts(&bytes(name), 20).expect(name);
        let told = (facts.duration_ms, facts.codec.as_deref(), facts.sample_rate);
        assert_eq!(told, (Some(length), Some(codec), Some(rate)), "{name}");
        assert_eq!((facts.channels, facts.video), (Some(1), false), "{name}");
        assert_eq!(facts.peaks.len(), if codec == "opus" { 0 } else { 20 }, "{name}");
    }
    // The first half is a tenth as loud as the second.
    let peaks = audio::facts(&bytes("tape.mp3"), 20).expect("a recording").peaks;
    assert!(peaks[..9].iter().all(|peak| (15..40).contains(peak)), "{peaks:?}");
    assert!(peaks[11..].iter().all(|peak| *peak > 200), "{peaks:?}");
    for name in ["clip.mov", "clip.webm"] {
        let facts = audio::facts(&bytes(name), 20).expect(name);
        let length = facts.duration_ms.expect("a length");
        assert!(facts.video && (900..1100).contains(&length), "{name}: {facts:?}");
    }
}

#[test]
fn a_document_has_its_pages_and_its_title() {
    let memo = bytes("memo.pdf");
    let facts = document::facts(&memo).expect("a document");
    let told = (facts.pages, &*facts.version, facts.encrypted, facts.title.as_deref());
    assert_eq!(told, (2, "1.6", false, Some("The memo")));
    let page = document::thumbnail(&memo, 0, 200).expect("a page");
    assert_eq!((page.width, page.height), (200, 280));
    let drawn = image::load_from_memory(&page.bytes).expect("a picture").to_luma8();
    assert!(drawn.pixels().any(|p| p[0] < 80) && drawn.pixels().any(|p| p[0] > 250));
    assert!(document::thumbnail(&memo, 2, 200).is_err());
}
