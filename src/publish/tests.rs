//! What a publisher writes, leaves alone and leaves behind.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{fs, io};

use super::*;

/// All that lies in a folder: files with their text, links with `-> target`, empty
/// folders with a `/` at the end. The manifest is left out.
pub(super) fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.expect("an entry");
        let name = entry.path().strip_prefix(folder).expect("inside");
        let name = name.to_str().expect("a name").to_owned();
        if entry.file_type().is_dir() {
            if fs::read_dir(entry.path()).expect("a folder").next().is_none() {
                found.insert(name + "/", String::new());
            }
        } else if entry.file_type().is_symlink() {
            let target = fs::read_link(entry.path()).expect("a link");
            found.insert(name, format!("-> {}", target.display()));
        } else if name != MANIFEST {
            let bytes = fs::read(entry.path()).expect("a file");
            found.insert(name, String::from_utf8(bytes).expect("text"));
        }
    }
    found
}

/// A folder `public` in a fresh folder.
pub(super) struct Site {
    pub(super) outer: tempfile::TempDir,
}

impl Site {
    pub(super) fn new() -> Self {
        Self { outer: tempfile::tempdir().expect("a folder") }
    }

    pub(super) fn output(&self) -> PathBuf {
        self.outer.path().join("public")
    }

    /// Puts something into the folder by hand.
    pub(super) fn place(&self, path: &str, text: &str) {
        let path = self.output().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(super) fn publish(
        &self,
        files: &[(&str, &str)],
    ) -> Result<Published, PublishError> {
        let publisher =
            Publisher::open_within(&self.output(), None, Duration::from_millis(50))?;
        for (path, text) in files {
            publisher.put(path, text.as_bytes())?;
        }
        publisher.finish()
    }

    /// Publishes, and compares the counts (written, unchanged, removed).
    #[track_caller]
    pub(super) fn counts(&self, files: &[(&str, &str)], expected: (usize, usize, usize)) {
        let p = self.publish(files).expect("a published site");
        assert_eq!((p.written, p.unchanged, p.removed), expected);
    }

    /// Compares the folder with `files` (the manifest aside), the manifest with the
    /// files named in `ours`, and sees that nothing lies beside the folder.
    #[track_caller]
    pub(super) fn check(&self, files: &[(&str, &str)], ours: &[&str]) {
        let expected: BTreeMap<String, String> =
            files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
        assert_eq!(tree(&self.output()), expected);
        let manifest = Manifest::read(&self.output()).expect("a list").expect("a list");
        let names: Vec<&str> = manifest.files.keys().map(|path| &**path).collect();
        assert_eq!(names, ours);
        for (path, hash) in &manifest.files {
            let bytes = fs::read(self.output().join(&**path)).expect("a file");
            assert_eq!(hash, blake3::hash(&bytes).as_bytes(), "{path}");
        }
        self.nothing_beside();
    }

    #[track_caller]
    pub(super) fn nothing_beside(&self) {
        let names = fs::read_dir(self.outer.path()).expect("a folder");
        let names: Vec<_> = names.map(|entry| entry.expect("one").file_name()).collect();
        assert!(names.iter().all(|name| name == "public"), "{names:?}");
    }
}

pub(super) const SITE: [(&str, &str); 3] =
    [("a/b/index.html", "deep"), ("a/index.html", "a"), ("index.html", "home")];
pub(super) const PATHS: [&str; 3] = ["a/b/index.html", "a/index.html", "index.html"];

#[test]
fn a_site_is_written_changed_and_emptied() {
    let site = Site::new();
    site.counts(&SITE, (3, 0, 0));
    site.check(&SITE, &PATHS);
    let next = [("a/b/index.html", "DEEP"), ("c.html", "c"), ("index.html", "home")];
    site.counts(&next, (2, 1, 1));
    site.check(&next, &["a/b/index.html", "c.html", "index.html"]);
    site.counts(&[], (0, 0, 3));
    site.check(&[], &[]);
}

#[test]
fn a_second_build_writes_nothing() {
    let site = Site::new();
    site.counts(&SITE, (3, 0, 0));
    let marks = || {
        let metadata = |entry: walkdir::DirEntry| {
            let metadata = entry.metadata().expect("metadata");
            (entry.into_path(), metadata.modified().expect("a time"))
        };
        let entries =
            walkdir::WalkDir::new(site.output()).sort_by_file_name().into_iter();
        entries.map(|entry| metadata(entry.expect("an entry"))).collect::<Vec<_>>()
    };
    let before = marks();
    site.counts(&SITE, (0, 3, 0));
    assert_eq!(marks(), before);
    site.nothing_beside();
}

#[test]
fn a_file_changed_by_hand_is_mended() {
    let site = Site::new();
    site.counts(&SITE, (3, 0, 0));
    site.place("index.html", "HOME");
    fs::remove_file(site.output().join("a/index.html")).expect("a removal");
    site.counts(&SITE, (2, 1, 0));
    site.check(&SITE, &PATHS);
}

#[test]
fn a_file_becomes_a_folder_and_back() {
    let site = Site::new();
    site.counts(&[("a", "file"), ("b/c", "inner")], (2, 0, 0));
    site.counts(&[("a/x", "inner"), ("b", "file")], (2, 0, 2));
    site.check(&[("a/x", "inner"), ("b", "file")], &["a/x", "b"]);
    site.counts(&[("a", "file"), ("b/c", "inner")], (2, 0, 2));
    site.check(&[("a", "file"), ("b/c", "inner")], &["a", "b/c"]);
}

#[test]
fn giving_up_changes_nothing() {
    let site = Site::new();
    site.counts(&SITE, (3, 0, 0));
    let publisher = Publisher::open(&site.output()).expect("a publisher");
    publisher.put("index.html", b"other").expect("a file");
    publisher.abort();
    site.check(&SITE, &PATHS);
}

#[test]
fn leftovers_of_killed_builds_go() {
    let site = Site::new();
    site.counts(&SITE, (3, 0, 0));
    let beside = |name: &str| site.outer.path().join(name);
    fs::create_dir_all(beside(".public.casebook-new-1/a")).expect("a folder");
    fs::write(beside(".public.casebook-new-1/a/b"), "").expect("a file");
    fs::write(beside(".public.casebook-lock"), "").expect("a file");
    // A build that was killed while it had set the site aside.
    fs::rename(site.output(), beside(".public.casebook-old-1")).expect("a rename");
    site.counts(&SITE, (0, 3, 0));
    site.check(&SITE, &PATHS);
}

#[test]
fn one_build_at_a_time() {
    let site = Site::new();
    let first = Publisher::open(&site.output()).expect("a publisher");
    let error = site.publish(&SITE).expect_err("a refusal");
    assert!(matches!(error, PublishError::Locked { .. }), "{error}");
    drop(first);
    site.counts(&SITE, (3, 0, 0));
}

#[test]
fn files_are_copied_from_the_disk() {
    let site = Site::new();
    let sources = tempfile::tempdir().expect("a folder");
    let source = sources.path().join("photo.jpg");
    fs::write(&source, vec![b'x'; 200_000]).expect("a file");
    let publish = || {
        let publisher = Publisher::open(&site.output()).expect("a publisher");
        publisher.put_file("photo.jpg", &source).expect("a file");
        let done = publisher.finish().expect("a published site");
        (done.written, done.unchanged, done.bytes)
    };
    assert_eq!(publish(), (1, 0, 200_000));
    assert_eq!(publish(), (0, 1, 200_000));
    let mut bytes = vec![b'x'; 200_000];
    bytes[150_000] = b'y';
    // Written in place: the published copy must not be the same file.
    fs::write(&source, &bytes).expect("a file");
    assert_eq!(fs::read(site.output().join("photo.jpg")).expect("it")[150_000], b'x');
    assert_eq!(publish(), (1, 0, 200_000));
    let expected = String::from_utf8(bytes).expect("text");
    site.check(&[("photo.jpg", &expected)], &["photo.jpg"]);
    let publisher = Publisher::open(&site.output()).expect("a publisher");
    match publisher.put_file("a", &sources.path().join("gone")) {
        Err(PublishError::Io { path, source, .. }) => {
            assert!(path.ends_with("gone"));
            assert_eq!(source.kind(), io::ErrorKind::NotFound);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn many_threads_put_at_once() {
    let site = Site::new();
    let text = |n: usize, round: usize| {
        format!("{n} {}", if n.is_multiple_of(3) { round } else { 0 })
    };
    for round in 0..2 {
        let publisher = Publisher::open(&site.output()).expect("a publisher");
        (0..600_usize).into_par_iter().for_each(|n| {
            let path = format!("{}/{}/index.html", n % 7, n);
            publisher.put(&path, text(n, round).as_bytes()).expect("a file");
        });
        let done = publisher.finish().expect("a published site");
        let expected = if round == 0 { (600, 0) } else { (200, 400) };
        assert_eq!((done.written, done.unchanged), expected);
        let tree = tree(&site.output());
        assert_eq!(tree.len(), 600);
        for n in 0..600 {
            assert_eq!(tree[&format!("{}/{n}/index.html", n % 7)], text(n, round));
        }
    }
}
