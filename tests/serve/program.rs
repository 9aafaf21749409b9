//! The program itself: what it says, what it leaves alone, how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::{Duration, Instant};

use crate::fixture::program::{Project, command};

const CASE: &str = "
-- casebook.yaml --
title: A case
base_url: https://example.org/case/
language: en
-- content/articles/one.md --
---
title: One
date: 2022-09-28
---
First words.
-- content/articles/draft.md --
---
title: Draft
draft: true
date: 2022-09-28
---
Not yet.
";

/// The program while it serves; killed when the test is over.
struct Serving {
    child: Child,
    said: BufReader<ChildStderr>,
    port: u16,
}

impl Serving {
    /// Starts it and reads on until it says where it serves.
    fn start(project: &Project, arguments: &[&str]) -> (Self, String) {
        let mut all = vec!["serve"];
        all.extend(arguments);
        let mut child = command(&project.root(), &all)
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut said = BufReader::new(child.stderr.take().expect("its words"));
        let mut words = String::new();
        let port = loop {
            let before = words.len();
            let read = said.read_line(&mut words).expect("words");
            assert!(read > 0, "it ended: {words}");
            let line = &words[before..];
            if let Some(rest) = line.strip_prefix("Serving http://") {
                let (host, _) = rest.split_once('/').expect("an address");
                let port = host.rsplit(':').next().expect("a port");
                break port.parse().expect("a number");
            }
        };
        (Self { child, said, port }, words)
    }

    fn get(&self, address: &str) -> String {
        let mut stream =
            TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        let request = format!(
            "GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    /// Asks again and again until the answer has the words.
    #[track_caller]
    fn until(&self, address: &str, words: &str) {
        let begun = Instant::now();
        while !self.get(address).contains(words) {
            assert!(begun.elapsed() < Duration::from_secs(20), "no `{words}`");
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Sends a signal; gives the exit code, and all that was said until then.
    fn end(mut self, signal: &str) -> (Option<i32>, Duration, String) {
        let begun = Instant::now();
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status();
        assert!(sent.expect("kill runs").success());
        let mut words = String::new();
        self.said.read_to_string(&mut words).expect("words");
        let code = self.child.wait().expect("it ends").code();
        (code, begun.elapsed(), words)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_serves_from_memory_and_ends_when_asked() {
    let project = Project::new(CASE);
    for signal in ["-INT", "-TERM"] {
        let (serving, words) = Serving::start(&project, &["--port", "0"]);
        assert!(words.contains(&project.root().display().to_string()), "{words}");
        let page = serving.get("/articles/one/");
        assert!(page.contains("First words."), "{page}");
        let here = format!("http://127.0.0.1:{}/articles/one/", serving.port);
        assert!(page.contains(&here), "the address of the site is not the server's");
        assert!(serving.get("/articles/draft/").starts_with("HTTP/1.1 404"));
        // An open stream does not hold it up.
        let mut stream =
            TcpStream::connect(("127.0.0.1", serving.port)).expect("a connection");
        let request = "GET /-/casebook/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
        stream.write_all(request.as_bytes()).expect("it listens");
        stream.read_exact(&mut [0; 100]).expect("the stream begins");
        let (code, took, words) = serving.end(signal);
        assert_eq!(code, Some(0), "{words}");
        assert!(took < Duration::from_secs(1), "{took:?}");
        assert!(words.contains("Built "), "{words}");
    }
    assert!(!project.root().join("public").exists(), "public/ was touched");
    assert!(project.published().is_empty());
}

#[test]
fn it_keeps_up_with_edits_and_tells_each_in_a_line() {
    let project = Project::new(CASE);
    let (serving, _) = Serving::start(&project, &["--port", "0", "--watch", "--drafts"]);
    serving.until("/articles/one/", "First words.");
    serving.until("/articles/draft/", "Not yet.");
    // In one step, as editors do: a look must not find half of it.
    let one = |words: &str| {
        let new = project.outside().join("one.md");
        let text = format!("---\ntitle: One\ndate: 2022-09-28\n---\n{words}\n");
        std::fs::write(&new, text).expect("written");
        let old = project.root().join("content/articles/one.md");
        std::fs::rename(new, old).expect("renamed");
    };
    one("Second words.");
    serving.until("/articles/one/", "Second words.");
    one("Third words. [[nobody]]");
    serving.until("/-/casebook/faults", "nobody");
    assert!(serving.get("/articles/one/").contains("Second words."));
    one("Fourth words.");
    serving.until("/articles/one/", "Fourth words.");
    let (code, _, words) = serving.end("-INT");
    assert_eq!(code, Some(0));
    let lines: Vec<&str> = words
        .lines()
        .filter(|line| line.starts_with("content/articles/one.md:"))
        .collect();
    assert_eq!(lines.len(), 3, "{words}");
    for (line, part) in lines.iter().zip([" page", "1 error; the site stays", "mended"]) {
        assert!(line.contains(part) && line.contains(" ms"), "no `{part}` in {line}");
    }
    assert!(words.contains("--> content/articles/one.md:5:"), "{words}");
    assert!(!words.contains('\u{1b}'), "colours in a pipe: {words}");
}

#[test]
fn a_port_in_use_gives_way_to_the_next() {
    let project = Project::new(CASE);
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port();
    // The very last port has no next one.
    let Some(next) = port.checked_add(1) else { return };
    let (serving, words) = Serving::start(&project, &["--port", &port.to_string()]);
    assert!(serving.port >= next, "{words}");
    assert!(words.contains(&format!("Port {port} is in use")), "{words}");
    assert!(serving.get("/").contains("A case"));
}

#[test]
fn an_open_door_is_warned_of_and_quiet_is_quiet() {
    let project = Project::new(CASE);
    let (serving, words) =
        Serving::start(&project, &["--port", "0", "--host", "0.0.0.0"]);
    let url = format!("Serving http://127.0.0.1:{}/", serving.port);
    assert!(words.contains(&url), "{words}");
    let (_, _, words) = serving.end("-INT");
    assert!(words.contains("everybody on the network"), "{words}");
    let arguments = ["serve", "--port", "0", "--quiet"];
    let mut child = command(&project.root(), &arguments)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    std::thread::sleep(Duration::from_millis(700));
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    let mut words = String::new();
    let said = child.stderr.as_mut().expect("its words");
    said.read_to_string(&mut words).expect("words");
    assert_eq!((child.wait().expect("it ends").code(), words.as_str()), (Some(0), ""));
}

#[test]
fn what_cannot_be_served_is_refused() {
    let project = Project::new(CASE);
    let check = |arguments: &[&str], words: &str| {
        let ran = project.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    };
    check(&["serve", "--root", "content"], "no casebook.yaml in content");
    check(&["serve", "--host", "not a name"], "cannot listen on not a name:4040");
    check(&["serve", "--port", "99999"], "99999");
    check(&["serve", "--now", "soon"], "soon");
    check(&["serve", "--poll"], "--watch");
}
