//! What a publisher keeps of others, and what it refuses to replace.

use std::fs;

use super::tests::{PATHS, SITE, Site, tree};
use super::*;

#[test]
fn what_others_put_there_is_kept() {
    let site = Site::new();
    site.place(".gitignore", "*");
    site.counts(&SITE, (3, 0, 0));
    site.place("CNAME", "example.org");
    site.place("a/proof.txt", "mine");
    site.place(".git/HEAD", "ref");
    fs::create_dir_all(site.output().join(".git/refs/tags")).expect("a folder");
    let mut expected = vec![
        (".gitignore", "*"),
        (".git/HEAD", "ref"),
        (".git/refs/tags/", ""),
        ("CNAME", "example.org"),
        ("a/proof.txt", "mine"),
        ("index.html", "new"),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../a", site.output().join("a/b/up")).expect("a link");
        expected.push(("a/b/up", "-> ../a"));
    }
    site.counts(&[("index.html", "new")], (1, 0, 2));
    site.check(&expected, &["index.html"]);
}

#[test]
fn what_others_put_there_is_not_replaced() {
    let site = Site::new();
    site.counts(&[("index.html", "home")], (1, 0, 0));
    site.place("CNAME", "theirs");
    site.place("folder/note", "theirs");
    site.place("same", "equal");
    let before = tree(&site.output());
    let wanted = [("CNAME/x", "ours"), ("folder", "ours"), ("same", "equal")];
    match site.publish(&wanted) {
        Err(PublishError::Occupied { paths, .. }) => {
            assert_eq!(paths, ["CNAME", "folder/note"]);
        }
        other => panic!("{other:?}"),
    }
    let error = site.publish(&[("CNAME", "ours")]).expect_err("a refusal");
    assert!(error.to_string().contains("CNAME"), "{error}");
    assert_eq!(tree(&site.output()), before);
    site.nothing_beside();
    // With equal bytes there is nothing to lose: the file becomes ours, and goes as ours.
    site.counts(&[("CNAME", "theirs"), ("same", "equal")], (0, 2, 1));
    let theirs = ("folder/note", "theirs");
    site.check(&[("CNAME", "theirs"), theirs, ("same", "equal")], &["CNAME", "same"]);
    site.counts(&[], (0, 0, 2));
    site.check(&[theirs], &[]);
}

#[test]
fn a_folder_of_others_is_refused() {
    let site = Site::new();
    site.place("thesis.doc", "years");
    match site.publish(&SITE) {
        Err(PublishError::NotOurs { found, .. }) => assert_eq!(found, ["thesis.doc"]),
        other => panic!("{other:?}"),
    }
    assert_eq!(tree(&site.output()).len(), 1);
    site.nothing_beside();
}

#[test]
fn folders_that_must_not_be_replaced_are_refused() {
    let site = Site::new();
    let project = site.outer.path().join("project");
    fs::create_dir_all(project.join("content")).expect("a folder");
    fs::write(project.join("casebook.yaml"), "").expect("a file");
    fs::write(site.outer.path().join("file"), "").expect("a file");
    let refused = |output: &Path| {
        let result = Publisher::open_for(&project, output);
        assert!(
            matches!(result, Err(PublishError::Unfit { .. })),
            "{output:?} {result:?}"
        );
    };
    refused(Path::new("/"));
    refused(&project.join(".."));
    refused(&std::env::home_dir().expect("a home"));
    refused(&project);
    refused(site.outer.path());
    refused(&project.join("content"));
    refused(&project.join("content/public"));
    refused(&site.outer.path().join("file"));
    if cfg!(target_os = "linux") {
        refused(Path::new("/proc"));
    }
    assert!(Publisher::open_for(&project, &project.join("public")).is_ok());
    assert!(matches!(Publisher::open(&project), Err(PublishError::Unfit { .. })));
}

#[test]
fn two_owners_of_one_path_are_refused() {
    let site = Site::new();
    site.counts(&SITE, (3, 0, 0));
    for files in [
        &[("x", "1"), ("x", "1")][..],
        &[("index.html", "home"), ("index.html", "home")],
        &[("index.html", "home"), ("index.html", "other")],
        &[("x", "1"), ("x/y", "2")],
        &[("x/y", "1"), ("x", "2")],
        &[("a", "1"), ("a/index.html", "a")],
    ] {
        let result = site.publish(files);
        assert!(
            matches!(result, Err(PublishError::Clash { .. })),
            "{files:?} {result:?}"
        );
        site.check(&SITE, &PATHS);
    }
}

#[test]
#[cfg(unix)]
fn links_and_permissions_are_minded() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let site = Site::new();
    let real = site.outer.path().join("public");
    let mode = |path: &Path| fs::metadata(path).expect("it").permissions().mode() & 0o777;
    site.counts(&SITE, (3, 0, 0));
    // What stays the same is linked, not copied.
    let inode = || {
        let metadata = fs::metadata(real.join("a/index.html")).expect("it");
        std::os::unix::fs::MetadataExt::ino(&metadata)
    };
    let before = inode();
    site.counts(&[("a/index.html", "a"), ("index.html", "new")], (1, 1, 1));
    assert_eq!(inode(), before);
    site.counts(&SITE, (2, 1, 0));
    // The folder keeps its mode; a file replaced by a link becomes a file again.
    fs::set_permissions(&real, fs::Permissions::from_mode(0o750)).expect("a mode");
    fs::write(site.output().join("a/home"), "home").expect("a file");
    fs::remove_file(site.output().join("index.html")).expect("a removal");
    symlink("a/home", site.output().join("index.html")).expect("a link");
    site.counts(&SITE, (1, 2, 0));
    assert_eq!(mode(&real), 0o750);
    assert_eq!(tree(&real)["index.html"], "home");
    // A folder of the site replaced by a link to another one is somebody's doing.
    fs::rename(real.join("a"), real.join("moved")).expect("a rename");
    symlink("moved", real.join("a")).expect("a link");
    let changed = [("a/index.html", "a"), ("index.html", "new")];
    let error = site.publish(&changed).expect_err("a refusal");
    assert!(matches!(error, PublishError::Occupied { .. }), "{error}");
    // An output that is itself a link stays one.
    let link = site.outer.path().join("link");
    let elsewhere = tempfile::tempdir().expect("a folder");
    symlink(elsewhere.path(), &link).expect("a link");
    let publisher = Publisher::open(&link).expect("a publisher");
    publisher.put("x", b"x").expect("a file");
    publisher.finish().expect("a published site");
    assert!(fs::symlink_metadata(&link).expect("it").is_symlink());
    assert_eq!(fs::read(elsewhere.path().join("x")).expect("a file"), b"x");
}
