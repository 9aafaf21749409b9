//! Files on their way through a build: clean copies, sizes, findings.

use casebook::build::{Collect, Discard, Item, Nobody, Options, Session, Silent, build};
use casebook::diag::{Code, Severity};
use casebook::world::{Look, Memory};

use super::fixture::{self, Built};
use super::{bytes, holds, photograph};

const CASE: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/
-- content/articles/a.md --
---
title: A story
---
![A market in the rain](photo.jpg)

![A screen](wide.jpg)

[The memo](memo.pdf) and [the tape](tape.mp3)
";

fn world() -> Memory {
    let mut world = Memory::fixture(CASE);
    for name in ["photo.jpg", "memo.pdf", "tape.mp3"] {
        world.insert(&format!("content/articles/{name}"), bytes(name));
    }
    world.insert("content/articles/wide.jpg", photograph(1800, 1200, 0));
    world.insert("content/_static/logo.png", bytes("screen.png"));
    world
}

fn made(world: &Memory) -> Built {
    fixture::world(world, &Options::default())
}

/// The paths of the sizes of a picture.
fn sizes<'a>(built: &'a Built, stem: &'a str) -> impl Iterator<Item = &'a String> {
    built.files.keys().filter(move |path| path.starts_with(stem))
}

#[test]
fn nothing_private_is_published() {
    let built = made(&world());
    assert!(built.outcome.is_sound(), "{}", built.told());
    for (path, bytes) in &built.files {
        assert!(!holds(bytes, "canary"), "{path}");
    }
    let stripped: Vec<&str> =
        built.outcome.summary.stripped.iter().map(|(file, _)| &**file).collect();
    let expected = [
        "_static/logo.png",
        "articles/memo.pdf",
        "articles/photo.jpg",
        "articles/tape.mp3",
    ];
    assert_eq!(stripped, expected.map(|path| format!("content/{path}")));
}

#[test]
fn a_picture_is_published_in_sizes() {
    let built = made(&world());
    let widths: Vec<u32> = sizes(&built, "articles/wide-")
        .filter(|path| path.ends_with(".webp"))
        .map(|path| {
            let facts = casebook::media::picture::facts(&built.files[path]).expect(path);
            let said = path.rsplit('-').next().and_then(|rest| rest.split('.').next());
            assert_eq!(said, Some(&*facts.width.to_string()), "{path}");
            facts.width
        })
        .collect();
    assert_eq!(widths, [1200, 1800, 400, 800]);
    // A small picture is shown as it is.
    assert_eq!(sizes(&built, "articles/photo-").count(), 0);
}

#[test]
fn another_picture_has_other_names() {
    let mut world = world();
    let before = made(&world);
    world.insert("content/articles/wide.jpg", photograph(1800, 1200, 9));
    let after = made(&world);
    let gone =
        sizes(&before, "articles/wide-").all(|path| !after.files.contains_key(path));
    assert!(gone && sizes(&after, "articles/wide-").count() == 5);
}

#[test]
fn a_check_makes_no_pictures() {
    let mut world = world();
    world.insert("content/articles/wide.jpg", photograph(2000, 1200, 0));
    let checked = build(&world, &Options::default(), &Discard);
    let collected = Collect::new(&world);
    let built = build(&world, &Options::default(), &collected);
    assert_eq!(checked.diagnostics, built.diagnostics);
    assert_eq!(checked.summary.files, built.summary.files);
}

#[test]
fn what_tells_a_place_and_cannot_be_cleaned_is_an_error() {
    let mut world = world();
    // An office document is never read; a drawing with a path in it cannot be cleaned.
    world.insert("content/_static/a.docx", b"PK\x03\x04".to_vec());
    let built = made(&world);
    let found: Vec<(Code, Severity)> =
        built.outcome.diagnostics.iter().map(|d| (d.code, d.severity)).collect();
    assert_eq!(found, [(Code::MetadataKept, Severity::Warning)]);
    // The same photograph as a TIFF: its block of EXIF is one.
    let photo = bytes("photo.jpg");
    let at = photo.windows(6).position(|w| w == b"Exif\0\0").expect("a block") + 6;
    world.insert("content/_static/a.tif", photo[at..at + 600].to_vec());
    let built = made(&world);
    let errors =
        built.outcome.diagnostics.iter().filter(|d| d.severity == Severity::Error);
    let codes: Vec<Code> = errors.map(|d| d.code).collect();
    assert_eq!(codes, [Code::MetadataLeft], "{}", built.told());
}

#[test]
fn a_picture_that_cannot_be_decoded_is_published_with_a_warning() {
    let mut world = world();
    world.insert("content/articles/wide.jpg", b"no picture".to_vec());
    let built = made(&world);
    assert!(built.outcome.is_sound());
    let codes: Vec<Code> = built.outcome.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, [Code::BadMedia], "{}", built.told());
    assert_eq!(built.files["articles/wide.jpg"], b"no picture");
}

#[test]
fn a_session_makes_what_a_clean_build_makes() {
    let mut world = world();
    let mut session = Session::new(Options::default());
    let shift = |n| photograph(1800, 1200, n);
    let edits: [Option<(&str, Vec<u8>)>; 5] = [
        None,
        Some(("content/articles/wide.jpg", shift(3))),
        Some(("content/articles/photo.jpg", bytes("photo.webp"))),
        Some(("content/articles/wide.jpg", b"broken".to_vec())),
        Some(("content/articles/wide.jpg", shift(4))),
    ];
    for edit in edits {
        if let Some((path, bytes)) = edit {
            world.insert(path, bytes);
        }
        let turn = session.turn(&world, &Look::Everything, &Nobody, &Silent);
        let clean = made(&world);
        assert_eq!(turn.outcome.diagnostics, clean.outcome.diagnostics);
        let edition = turn.edition.expect("a sound site");
        assert!(edition.paths().iter().eq(clean.files.keys()));
        for (path, bytes) in &clean.files {
            let made = match edition.file(path) {
                Ok(Some(Item::Bytes(bytes))) => bytes,
                Ok(Some(Item::Made(recipe))) => recipe.make(&world).expect(path),
                Ok(Some(Item::Copy(file))) => {
                    casebook::world::World::read(&world, &file).expect(path)
                }
                other => panic!("{path}: {other:?}"),
            };
            assert!(made == *bytes, "{path} differs");
        }
    }
}

#[test]
fn a_picture_in_a_text_has_its_size_and_its_widths() {
    let mut world = world();
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 20'/>";
    world.insert("content/articles/plan.svg", drawing);
    let text = "---\ntitle: A story\n---\nIn a line ![a \"market\"](photo.jpg \"A <title>\").\n\n\
        ![A screen](wide.jpg \"The caption\")\n\n![A plan](plan.svg)\n\n![Gone](broken.png)\n";
    world.insert("content/articles/a.md", text);
    world.insert("content/articles/broken.png", "no picture");
    let built = made(&world);
    let page = built.text("articles/a/");
    let small = "<img src=\"../photo.jpg\" alt=\"a &quot;market&quot;\" \
        title=\"A &lt;title&gt;\" width=\"100\" height=\"160\" decoding=\"async\">";
    assert!(page.contains(small), "{page}");
    let figure =
        page.split("<figure>").nth(1).and_then(|rest| rest.split("</figure>").next());
    let figure = figure.expect("a figure");
    assert!(
        figure.starts_with("<picture><source type=\"image/webp\" srcset=\""),
        "{figure}"
    );
    assert!(
        figure.contains("width=\"1800\" height=\"1200\" loading=\"lazy\""),
        "{figure}"
    );
    assert!(
        figure.ends_with("</picture><figcaption>The caption</figcaption>"),
        "{figure}"
    );
    let offered: Vec<&str> =
        figure.split("srcset=\"").nth(1).expect("widths").split('"').collect();
    for source in offered[0].split(", ") {
        let (href, width) = source.split_once(' ').expect("an address and a width");
        let path = href.replace("../", "articles/");
        let facts =
            casebook::media::picture::facts(&built.files[&path]).expect("a picture");
        assert_eq!(width, format!("{}w", facts.width));
    }
    let fallback = figure.split("<img src=\"").nth(1).expect("a picture");
    let fallback =
        fallback.split('"').next().expect("an address").replace("../", "articles/");
    assert!(fallback.contains("wide-1600."), "{fallback}");
    assert!(built.files.contains_key(&fallback));
    assert!(page.contains("alt=\"A plan\" width=\"1200\" height=\"400\""), "{page}");
    assert!(page.contains("<img src=\"../broken.png\" alt=\"Gone\" loading"), "{page}");
}

#[test]
fn a_theme_may_write_pictures_its_own_way() {
    let mut world = world();
    let config = "title: A case\nbase_url: https://example.org/\ntheme: house\n";
    world.insert("casebook.yaml", config);
    world.insert("themes/house/theme.yaml", "name: house\nextends: default\n");
    let own = "<b>{{ image.alt }} {{ image.sources | length }}</b>";
    world.insert("themes/house/templates/partials/img.html", own);
    let built = made(&world);
    let page = built.text("articles/a/");
    assert!(page.contains("<b>A market in the rain 0</b>"), "{}{page}", built.told());
    assert!(page.contains("<b>A screen 4</b>"), "{page}");
}

#[test]
fn pages_follow_the_pictures_they_show() {
    let mut world = world();
    let other = "---\ntitle: Other\n---\nNothing to see.\n";
    world.insert("content/articles/b.md", other);
    let mut session = Session::new(Options::default());
    let mut turn =
        |world: &Memory| session.turn(world, &Look::Everything, &Nobody, &Silent);
    turn(&world);
    world.insert("content/articles/wide.jpg", photograph(1800, 1100, 1));
    let after = turn(&world);
    assert_eq!((after.work.rendered, after.work.changed), (1, 1));
    assert_eq!(after.copied, ["articles/wide.jpg"]);
    // Other bytes of the same size make other names, and so another page.
    world.insert("content/articles/wide.jpg", photograph(1800, 1100, 2));
    assert_eq!(turn(&world).work.changed, 1);
    // A picture that is shown as it is keeps its page as it is.
    let mut photo = bytes("photo.jpg");
    photo.extend_from_slice(b"more behind the picture");
    world.insert("content/articles/photo.jpg", photo);
    assert_eq!(turn(&world).work.changed, 0);
}
