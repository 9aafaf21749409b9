//! Copied files of the project, streamed from the disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use casebook::serve::{Item, News, Shelf};

use crate::client::Server;

struct Copied(BTreeMap<&'static str, PathBuf>);

impl Shelf for Copied {
    fn file(&self, path: &str) -> Option<Item> {
        self.0.get(path).cloned().map(Item::Disk)
    }
}

const FILES: [(&str, &str); 4] = [
    ("a.mp3", "0123456789"),
    ("own.html", "<head></head>own"),
    ("_headers", "/*\n  X-A: 1\n"),
    ("notes.txt", "words"),
];

fn server() -> (Server, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |(path, text): &(&'static str, &str)| {
        // Other names than in the site: the address of a request is no path of the disk.
        let file = folder.path().join(format!("copy of {path}"));
        fs::write(&file, text).expect("a file is written");
        (*path, file)
    };
    let shelf = Copied(FILES.iter().map(file).collect());
    let server = Server::empty();
    server.board.post(News { shelf: Some(Arc::new(shelf)), ..News::default() });
    (server, folder)
}

#[test]
fn copied_files_are_answered_as_those_in_memory() {
    let (server, _folder) = server();
    let whole = server.get("/a.mp3");
    assert_eq!((whole.status, &*whole.body), (200, "0123456789"));
    for (name, value) in [
        ("content-type", "audio/mpeg"),
        ("content-length", "10"),
        ("accept-ranges", "bytes"),
        ("cache-control", "no-cache"),
        ("x-content-type-options", "nosniff"),
        ("x-a", "1"),
    ] {
        assert_eq!(whole.header(name).as_deref(), Some(value), "{name}");
    }
    let text = server.get("/notes.txt").header("content-type");
    assert_eq!(text.as_deref(), Some("text/plain; charset=utf-8"));
    let part = server.ask("GET", "/a.mp3", "Range: bytes=2-4\r\n");
    assert_eq!((part.status, &*part.body), (206, "234"));
    assert_eq!(part.header("content-range").as_deref(), Some("bytes 2-4/10"));
    let past = server.ask("GET", "/a.mp3", "Range: bytes=10-\r\n");
    assert_eq!(past.status, 416);
    let head = server.ask("HEAD", "/a.mp3", "");
    assert_eq!((head.header("content-length"), &*head.body), (Some("10".into()), ""));
    let tag = whole.header("etag").expect("a tag");
    let same = server.ask("GET", "/a.mp3", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((same.status, &*same.body), (304, ""));
    assert_eq!(server.get("/copy%20of%20a.mp3").status, 404);
}

#[test]
fn a_file_is_read_as_it_is_now() {
    let (server, folder) = server();
    let tag = server.get("/a.mp3").header("etag");
    fs::write(folder.path().join("copy of a.mp3"), "new").expect("written");
    let now = server.get("/a.mp3");
    assert_eq!(now.body, "new");
    assert_ne!(now.header("etag"), tag);
    fs::remove_file(folder.path().join("copy of a.mp3")).expect("removed");
    assert_eq!(server.get("/a.mp3").status, 404);
}

#[test]
fn copied_pages_keep_up_too() {
    let (server, _folder) = server();
    let page = server.get("/own.html");
    assert!(page.body.starts_with("<head><script") && page.body.ends_with("</head>own"));
    let state = server.get("/-/casebook/state?path=/own.html").body;
    assert!(state.contains(&page.mark("page")), "{state}");
}
