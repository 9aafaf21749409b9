//! A server of its own for each test, and just enough of a client to ask it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use casebook::serve::{Board, Bound, News, Shelf};
use tokio::sync::watch;

/// A shelf of texts.
pub fn shelf(files: &[(&str, &str)]) -> Arc<dyn Shelf> {
    let owned = |(path, text): &(&str, &str)| ((*path).into(), text.as_bytes().into());
    let files: BTreeMap<String, Vec<u8>> = files.iter().map(owned).collect();
    Arc::new(files)
}

/// A server on a free port, closed when the test is over.
pub struct Server {
    pub board: Board,
    pub port: u16,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<std::io::Result<()>>>,
}

impl Server {
    /// A server with nothing to show yet.
    pub fn empty() -> Self {
        let bound = Bound::take("127.0.0.1", 0).expect("a free port");
        let (port, board) = (bound.port(), Board::default());
        let (stop, stopped) = watch::channel(false);
        let standing = board.clone();
        let thread = std::thread::spawn(move || bound.serve(standing, stopped));
        Self { board, port, stop, thread: Some(thread) }
    }

    /// A server with a site.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let server = Self::empty();
        server.show(files);
        server
    }

    /// Puts up another site.
    pub fn show(&self, files: &[(&str, &str)]) {
        self.board.post(News { shelf: Some(shelf(files)), ..News::default() });
    }

    /// Puts up faults.
    pub fn fail(&self, html: &str) {
        let shelf = self.board.now().shelf.clone();
        self.board.post(News { shelf, faults: Some(Arc::from(html)), ..News::default() });
    }

    /// A connection.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a time limit");
        stream
    }

    /// Sends these lines and reads the answer to its end.
    pub fn raw(&self, request: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer with an end");
        Answer::of(&bytes)
    }

    /// Asks for an address, with headers as lines.
    pub fn ask(&self, method: &str, address: &str, lines: &str) -> Answer {
        self.raw(&format!(
            "{method} {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n"
        ))
    }

    pub fn get(&self, address: &str) -> Answer {
        self.ask("GET", address, "")
    }

    /// Closes the server and gives how it ended.
    pub fn close(mut self) -> std::io::Result<()> {
        self.stop.send_replace(true);
        self.thread.take().expect("it runs").join().expect("it does not panic")
    }
}

/// What the server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
        let mut lines = head.lines();
        let first = lines.next().expect("a status line");
        let status = first.split(' ').nth(1).and_then(|n| n.parse().ok());
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").expect("a header");
            (name.to_ascii_lowercase(), value.to_owned())
        };
        let status = status.unwrap_or_else(|| panic!("no status in {first}"));
        Self { status, headers: lines.map(header).collect(), body: body.to_owned() }
    }

    /// The value of a header; several are joined.
    pub fn header(&self, name: &str) -> Option<String> {
        let values = self.headers.iter().filter(|(n, _)| n == name).map(|(_, v)| &**v);
        let values: Vec<&str> = values.collect();
        (!values.is_empty()).then(|| values.join(" & "))
    }

    /// An attribute of the script that the page was given.
    pub fn mark(&self, name: &str) -> String {
        let (_, rest) = self.body.split_once("data-casebook").expect("the script");
        let (_, rest) = rest.split_once(&format!("data-{name}=\"")).expect("the mark");
        rest.split('"').next().unwrap_or_default().to_owned()
    }
}
