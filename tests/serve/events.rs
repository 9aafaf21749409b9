//! The stream of events, what tabs ask after one, and how the server ends under them.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use casebook::serve::News;
use serde_json::Value;

use crate::client::{Server, shelf};

/// An open stream of events.
struct Stream(BufReader<TcpStream>);

impl Stream {
    fn open(server: &Server) -> Self {
        let mut stream = server.connect();
        let request = "GET /-/casebook/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
        stream.write_all(request.as_bytes()).expect("it listens");
        Self(BufReader::new(stream))
    }

    /// The data of the next event of a turn; `None` when the stream has ended.
    fn turn(&mut self) -> Option<Value> {
        let mut line = String::new();
        loop {
            line.clear();
            // A server that goes may cut the line; either way the stream is over.
            if self.0.read_line(&mut line).unwrap_or(0) == 0 {
                return None;
            }
            if let Some(data) = line.strip_prefix("data: {") {
                return Some(serde_json::from_str(&format!("{{{data}")).expect("JSON"));
            }
        }
    }
}

fn state(server: &Server, query: &str) -> Value {
    let answer = server.get(&format!("/-/casebook/state?{query}"));
    assert_eq!(answer.status, 200, "{answer:#?}");
    serde_json::from_str(&answer.body).expect("JSON")
}

#[test]
fn every_turn_is_told_to_every_stream() {
    let server = Server::of(&[("index.html", "one")]);
    let mut streams: Vec<Stream> = (0..12).map(|_| Stream::open(&server)).collect();
    for stream in &mut streams {
        assert_eq!(stream.turn().expect("what stands")["turn"], 1);
    }
    server.show(&[("index.html", "two")]);
    for stream in &mut streams {
        assert_eq!(stream.turn().expect("an event")["turn"], 2);
    }
    let news = News { jump: Some("articles/a b/index.html".into()), ..News::default() };
    server.board.post(News { shelf: Some(shelf(&[("a", "b")])), ..news });
    let told = streams[0].turn().expect("an event");
    assert_eq!(told["jump"]["path"], "/articles/a%20b/");
    assert_eq!(told["jump"]["turn"], 3);
}

#[test]
fn a_stream_is_no_file() {
    let server = Server::of(&[]);
    let mut stream = server.connect();
    let request = "GET /-/casebook/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream.write_all(request.as_bytes()).expect("it listens");
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let head = head.join("\n").to_ascii_lowercase();
    assert!(head.contains("content-type: text/event-stream"), "{head}");
    assert!(head.contains("cache-control: no-cache"), "{head}");
}

#[test]
fn the_state_tells_whether_a_page_is_the_same() {
    let page = |link: &str, text: &str| {
        format!("<head><link rel=stylesheet href={link}></head>{text}")
    };
    let server = Server::empty();
    let show = |link, text| {
        let page = page(link, text);
        server.show(&[("a b/index.html", &page), ("404.html", "none")]);
    };
    show("1.css", "one");
    let marks = |path: &str| state(&server, &format!("path={path}"))["marks"].clone();
    let shown = server.get("/a%20b/");
    let first = marks("%2Fa%2520b%2F");
    for mark in ["page", "frame", "terms"] {
        assert_eq!(first[mark], shown.mark(mark), "{mark}");
    }
    assert_eq!(first["status"], 200);
    assert_eq!(marks("/a%2520b/"), first);
    show("2.css", "one");
    let styled = marks("/a%2520b/");
    assert!(styled["page"] != first["page"] && styled["frame"] == first["frame"]);
    show("2.css", "two");
    assert_ne!(marks("/a%2520b/")["frame"], first["frame"]);
    assert_eq!(marks("/nothing")["status"], 404);
    assert_eq!(marks("/nothing")["page"], server.get("/nothing").mark("page"));
    assert_eq!(marks("/../x"), Value::Null);
    assert_eq!(marks(""), Value::Null);
}

#[test]
fn the_state_tells_what_copied_files_changed_since_a_page_was_loaded() {
    let files = [("index.html", "<head></head>x"), ("a.png", "1")];
    let server = Server::of(&files);
    let page = server.get("/");
    let (run, since) = (page.mark("run"), page.mark("since"));
    let copied = |run: &str, since: &str| {
        state(&server, &format!("path=/&run={run}&since={since}"))["copied"].clone()
    };
    assert_eq!(copied(&run, &since), Value::Array(Vec::new()));
    let news = News { copied: vec!["a b.png".into()], ..News::default() };
    server.board.post(News { shelf: Some(shelf(&files)), ..news });
    assert_eq!(copied(&run, &since), serde_json::json!(["/a%20b.png"]));
    let later = server.get("/").mark("since");
    assert_ne!(later, since);
    assert_eq!(copied(&run, &later), Value::Array(Vec::new()));
    assert_eq!(copied("another", &later), Value::Null);
    assert_eq!(copied(&run, "x"), Value::Null);
}

#[test]
fn the_state_tells_of_faults() {
    let server = Server::of(&[("index.html", "x")]);
    let faults = || state(&server, "path=/")["faults"].clone();
    assert_eq!(faults(), Value::Null);
    server.fail("<p>&lt;bad&gt;");
    let first = faults();
    assert!(first.is_string());
    assert_eq!(server.get("/-/casebook/faults").body, "<p>&lt;bad&gt;");
    server.fail("<p>worse");
    assert_ne!(faults(), first);
    server.show(&[("index.html", "mended")]);
    assert_eq!(faults(), Value::Null);
}

#[test]
fn the_server_ends_under_open_streams() {
    let server = Server::of(&[("index.html", "x")]);
    let mut streams: Vec<Stream> = (0..3).map(|_| Stream::open(&server)).collect();
    for stream in &mut streams {
        stream.turn().expect("what stands");
    }
    // One more has sent half a request, and one nothing at all.
    let mut half = server.connect();
    half.write_all(b"GET / HT").expect("it listens");
    let _silent = server.connect();
    let begun = Instant::now();
    server.close().expect("a clean end");
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    for stream in &mut streams {
        assert_eq!(stream.turn(), None);
    }
}
