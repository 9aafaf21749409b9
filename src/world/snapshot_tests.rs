//! What a snapshot reads, takes over and reports.

use std::collections::BTreeSet;
use std::io;
use std::sync::Mutex;

use jiff::Timestamp;

use super::*;
use crate::diag::has_errors;
use crate::world::{Disk, Memory};

/// A world that counts what is read of another.
struct Counted<'a> {
    world: &'a dyn World,
    read: Mutex<BTreeSet<String>>,
}

impl World for Counted<'_> {
    fn discover(&self, folder: &str, found: &mut Vec<Diagnostic>) -> Vec<Entry> {
        self.world.discover(folder, found)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.read.lock().expect("the list").insert(path.to_owned());
        self.world.read(path)
    }

    fn now(&self) -> Timestamp {
        self.world.now()
    }
}

fn take(world: &dyn World, previous: Option<&Snapshot>) -> (Snapshot, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let folders = ["content", "themes"];
    let snapshot =
        Snapshot::take(world, &folders, &["casebook.yaml"], previous, &mut found);
    (snapshot, found)
}

/// The paths that are read when `world` is taken after `previous`.
fn reads(world: &dyn World, previous: Option<&Snapshot>) -> Vec<String> {
    let counted = Counted { world, read: Mutex::default() };
    let _ = take(&counted, previous);
    counted.read.into_inner().expect("the list").into_iter().collect()
}

const FIXTURE: &str = "-- casebook.yaml --
title: A
-- content/articles/a.md --
one
-- content/articles/b.md --
two
-- content/articles/b.jpg --
not read
-- elsewhere/c.md --
three
";

#[test]
fn texts_are_read_and_other_files_are_named() {
    let (snapshot, found) = take(&Memory::fixture(FIXTURE), None);
    assert!(found.is_empty(), "{found:?}");
    let paths: Vec<&str> = snapshot.files.keys().map(|path| &**path).collect();
    let expected = [
        "casebook.yaml",
        "content/articles/a.md",
        "content/articles/b.jpg",
        "content/articles/b.md",
    ];
    assert_eq!(paths, expected);
    assert_eq!(snapshot.text("content/articles/a.md").map(|t| &**t), Some("one\n"));
    assert!(snapshot.text("content/articles/b.jpg").is_none());
}

#[test]
fn only_what_changed_is_read_again() {
    let mut world = Memory::fixture(FIXTURE);
    let (first, _) = take(&world, None);
    assert_eq!(reads(&world, Some(&first)), Vec::<String>::new());
    world.insert("content/articles/a.md", "ONE\n");
    world.rename("content/articles/b.md", "content/articles/c.md");
    let changed = ["content/articles/a.md", "content/articles/c.md"];
    assert_eq!(reads(&world, Some(&first)), changed);
    let (second, _) = take(&world, Some(&first));
    let (clean, _) = take(&world, None);
    assert_eq!(format!("{second:?}"), format!("{clean:?}"));
    assert!(second.text("content/articles/b.md").is_none());
}

#[test]
fn a_fault_is_told_in_every_run() {
    let mut world = Memory::fixture(FIXTURE);
    world.insert("content/articles/b.md", b"caf\xE9".to_vec());
    let (first, told) = take(&world, None);
    let (_, again) = take(&world, Some(&first));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].code, Code::NotUtf8);
    assert_eq!(told, again);
}

#[test]
fn documents_in_any_encoding_may_lie_beside_an_article() {
    let mut world = Memory::fixture(FIXTURE);
    world.insert("content/articles/a/saved.html", b"caf\xE9".to_vec());
    world.insert("themes/mine/static/serif.woff2", b"wOF2\xFF".to_vec());
    let (snapshot, found) = take(&world, None);
    assert!(!has_errors(&found), "{found:?}");
    assert_eq!(snapshot.files.len(), 6);
    world.insert("themes/mine/templates/page.html", b"caf\xE9".to_vec());
    assert!(has_errors(&take(&world, None).1));
}

#[test]
fn the_order_of_the_disk_does_not_matter() {
    let mut world = Memory::new();
    for n in 0..50 {
        let text = if n % 7 == 0 { b"caf\xE9".to_vec() } else { n.to_string().into() };
        world.insert(&format!("content/articles/{n}.md"), text);
    }
    let (plain, told) = take(&world, None);
    assert_eq!(told.len(), 8);
    for seed in 0..5 {
        world.shuffle(seed);
        let (shuffled, told_shuffled) = take(&world, None);
        assert_eq!(format!("{shuffled:?}"), format!("{plain:?}"));
        assert_eq!(told_shuffled, told);
    }
}

#[test]
fn marks_of_byte_order_go_and_line_ends_stay() {
    let mut world = Memory::new();
    world.insert("content/a.md", "\u{feff}---\r\ntitle: A\r\n---\r\n");
    world.insert("content/b.md", "---\r\ntitle: A\r\n---\r\n");
    let (snapshot, found) = take(&world, None);
    assert!(found.is_empty(), "{found:?}");
    let text = snapshot.text("content/a.md").map(|text| &**text);
    assert_eq!(text, Some("---\r\ntitle: A\r\n---\r\n"));
    let hash = |path: &str| match snapshot.files[path].content {
        Content::Text { hash, .. } => hash,
        Content::Blob => 0,
    };
    assert_eq!(hash("content/a.md"), hash("content/b.md"));
}

#[test]
fn a_huge_text_is_refused_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    std::fs::create_dir(&content).expect("a folder");
    for name in ["huge.md", "film.mp4"] {
        let file = std::fs::File::create(content.join(name)).expect("a file");
        file.set_len(50_000_000).expect("a length");
    }
    let disk = Disk::new(folder.path().to_owned(), None);
    let (snapshot, found) = take(&disk, None);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code, Code::TooLarge);
    assert!(found[0].message.contains("48 MiB"), "{}", found[0].message);
    assert_eq!(snapshot.files.len(), 2);
    assert_eq!(reads(&disk, None), Vec::<String>::new());
}

#[test]
fn a_file_changed_just_now_is_not_trusted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("casebook.yaml");
    std::fs::write(&path, "title: A\n").expect("a file");
    let disk = Disk::new(folder.path().to_owned(), None);
    let (fresh, _) = take(&disk, None);
    assert_eq!(reads(&disk, Some(&fresh)), ["casebook.yaml"]);
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_hours(1);
    let file = std::fs::File::options().write(true).open(&path).expect("the file");
    file.set_modified(hour_ago).expect("a time");
    let (settled, _) = take(&disk, None);
    assert_eq!(reads(&disk, Some(&settled)), Vec::<String>::new());
}
