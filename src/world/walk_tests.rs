//! The walk over real folders: links, leftovers and what cannot be read.

use std::ffi::OsStr;
use std::os::unix::fs::symlink;

use super::*;
use crate::world::{Disk, World};

/// A project in a fresh folder, with `outside/secret.md` beside it.
struct Project {
    outer: tempfile::TempDir,
}

impl Project {
    fn new(files: &[&str]) -> Self {
        let outer = tempfile::tempdir().expect("a folder");
        let project = Self { outer };
        project.write("../outside/secret.md");
        for file in files {
            project.write(file);
        }
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.outer.path().join("project").join(path)
    }

    fn write(&self, path: &str) {
        fs::create_dir_all(self.path("")).expect("a folder");
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, "text").expect("a file");
    }

    fn link(&self, target: &str, link: &str) {
        let link = self.path(link);
        fs::create_dir_all(link.parent().expect("a parent")).expect("a folder");
        symlink(target, link).expect("a link");
    }

    /// The files found in `content`, and what is told, as `CB003 content/link`.
    fn discover(&self) -> (Vec<String>, Vec<String>) {
        let mut found = Vec::new();
        let disk = Disk::new(self.path(""), None);
        let entries = disk.discover("content", &mut found);
        let told = |d: &Diagnostic| {
            assert!(d.help.is_some(), "{d:?}");
            let place = d.place.as_ref().map_or("", |place| &*place.file);
            format!("{} {place}", d.code)
        };
        let paths = entries.iter().map(|entry| entry.path.to_string()).collect();
        (paths, found.iter().map(told).collect())
    }

    #[track_caller]
    fn check(&self, files: &[&str], told: &[&str]) {
        let (found, said) = self.discover();
        assert_eq!(found, files);
        assert_eq!(said, told);
    }
}

#[test]
fn files_come_in_the_order_of_their_paths() {
    let project =
        Project::new(&["content/b.md", "content/a/z.md", "content/a.md", "x.md"]);
    project.check(&["content/a.md", "content/a/z.md", "content/b.md"], &[]);
}

#[test]
fn a_missing_folder_has_no_files() {
    Project::new(&["x.md"]).check(&[], &[]);
}

#[test]
fn links_inside_the_project_are_followed() {
    let project = Project::new(&["content/a.md", "shared/b.md", "notes.md"]);
    project.link("../shared", "content/linked");
    project.link("../notes.md", "content/notes.md");
    project.check(&["content/a.md", "content/linked/b.md", "content/notes.md"], &[]);
}

#[test]
fn links_out_of_the_project_are_told_and_skipped() {
    let project = Project::new(&["content/a.md"]);
    project.link("../../outside", "content/folder");
    project.link("../../outside/secret.md", "content/file.md");
    project.link("../hop", "content/hop.md");
    project.link("../outside/secret.md", "hop");
    project.link("/", "content/root");
    let told =
        ["file.md", "folder", "hop.md", "root"].map(|l| format!("CB003 content/{l}"));
    project.check(&["content/a.md"], &told.each_ref().map(String::as_str));
}

#[test]
fn content_itself_may_not_lie_outside() {
    let project = Project::new(&["casebook.yaml"]);
    project.link("../outside", "content");
    project.check(&[], &["CB003 content"]);
}

#[test]
fn loops_are_told_and_skipped() {
    let project = Project::new(&["content/a.md", "content/deep/b.md"]);
    project.link("..", "content/deep/up");
    project.link("../..", "content/deep/top");
    project.link(".", "content/here");
    project.link("self", "content/self");
    project.link("two", "content/one");
    project.link("one", "content/two");
    let loops = ["deep/top", "deep/up", "here", "one", "self", "two"];
    let told = loops.map(|link| format!("CB004 content/{link}"));
    let told = told.each_ref().map(String::as_str);
    project.check(&["content/a.md", "content/deep/b.md"], &told);
}

#[test]
fn a_link_to_nothing_is_told() {
    let project = Project::new(&["content/a.md"]);
    project.link("gone.md", "content/b.md");
    project.check(&["content/a.md"], &["CB005 content/b.md"]);
}

#[test]
fn leftovers_and_hidden_files_are_skipped() {
    let project = Project::new(&[
        "content/4913",
        "content/#a.md#",
        "content/a.md",
        "content/a.md~",
        "content/.a.md.swp",
        "content/a.md.swp",
        "content/b.tmp",
        "content/.git/config.md",
        "content/.well-known/x.txt",
        "content/4913-dead/x.md",
        "content/_static/.nojekyll",
        "content/_static/.DS_Store",
        "content/_static/.well-known/security.txt",
    ]);
    project.link("nowhere", "content/.#a.md");
    let kept = [
        "content/4913-dead/x.md",
        "content/_static/.nojekyll",
        "content/_static/.well-known/security.txt",
        "content/a.md",
    ];
    project.check(&kept, &[]);
}

#[test]
fn a_name_that_is_not_utf8_is_told() {
    use std::os::unix::ffi::OsStrExt as _;
    let project = Project::new(&["content/a.md"]);
    let name = OsStr::from_bytes(b"caf\xE9.md");
    // Some file systems refuse such names; then there is nothing to tell.
    if fs::write(project.path("content").join(name), "text").is_ok() {
        project.check(&["content/a.md"], &["CB005 content/caf\u{fffd}.md"]);
    }
}

#[test]
fn names_keep_their_unicode_form() {
    let project = Project::new(&["content/caf\u{e9}.md", "content/cafe\u{301}.md"]);
    project.check(&["content/cafe\u{301}.md", "content/caf\u{e9}.md"], &[]);
}

#[test]
fn a_pipe_is_told_and_not_waited_for() {
    let project = Project::new(&["content/a.md"]);
    let socket = std::os::unix::net::UnixListener::bind(project.path("content/pipe.md"));
    assert!(socket.is_ok());
    project.check(&["content/a.md"], &["CB005 content/pipe.md"]);
}

#[test]
fn a_closed_folder_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::new(&["content/a.md", "content/closed/b.md"]);
    let closed = project.path("content/closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).expect("a mode");
    // The superuser may read whatever its mode says.
    let is_superuser = fs::read_dir(&closed).is_ok();
    let (files, told) = project.discover();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).expect("a mode");
    if is_superuser {
        assert_eq!((files.len(), told.len()), (2, 0));
    } else {
        assert_eq!(files, ["content/a.md"]);
        assert_eq!(told, ["CB005 content/closed"]);
    }
}

#[test]
fn what_is_left_aside_is_known_by_its_path() {
    for path in ["content/.a.md.swp", "content/a.md~", "content/.git/x.md", "4913"] {
        assert!(is_left_aside(path, false), "{path}");
    }
    for path in ["content/a.md", "content/4913-dead/x.md", "content/_static/.nojekyll"] {
        assert!(!is_left_aside(path, false), "{path}");
    }
    assert!(is_left_aside("content/b~", false) && !is_left_aside("content/b~", true));
    assert!(!is_left_aside("content/b~/x.md", false));
    assert!(is_left_aside("content/.b", true));
}
