//! The server's own things under `/-/casebook/`: the script of the pages, the stream of
//! events, and the answers to what the script asks.
//!
//! An event says no more than that something is new. Each tab then asks for the marks of
//! its own page and compares them with those it was loaded with, so that an event that is
//! missed or told twice does no harm.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::board::{Board, Standing};
use super::inject::hash;
use super::send::Ready;
use super::{paths, site};

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// How often an open stream says that it is still there. A tab that has heard nothing for
/// three times as long opens another.
const PULSE: Duration = Duration::from_secs(5);

/// A file for the pages; `None` when the name is none of ours.
pub fn file(name: &str) -> Option<Ready> {
    // The library and the script share a function's scope, so that a page sees neither.
    const LIVE: &str = concat!(
        "/* idiomorph 0.8.0, Zero-Clause BSD */\n(() => {\n",
        include_str!("client/idiomorph.min.js"),
        "\n",
        include_str!("client/live.js"),
        "\n})()\n"
    );
    let (mime, text) = match name {
        "live.js" => (SCRIPT, LIVE),
        "worker.js" => (SCRIPT, include_str!("client/worker.js")),
        "overlay.css" => ("text/css; charset=utf-8", include_str!("client/overlay.css")),
        _ => return None,
    };
    Some(Ready::own(StatusCode::OK, mime, text))
}

/// What a tab asks after every event: `path=…&run=…&since=…`.
pub fn state(standing: &Standing, run: &str, query: &str) -> Ready {
    let pairs: BTreeMap<&str, &str> =
        query.split('&').filter_map(|pair| pair.split_once('=')).collect();
    let value = |name| pairs.get(name).copied().unwrap_or_default();
    let address = percent_decode_str(value("path")).decode_utf8_lossy();
    let marks = paths::read(&address).map(|path| {
        let present = site::find(standing, &path, None);
        site::marks(standing, &present)
    });
    // Who was loaded from an earlier start of the server cannot be told what changed since.
    let since = value("since").parse::<u64>().ok().filter(|_| value("run") == run);
    let copied = since.map_or(Value::Null, |since| {
        let newer = standing.copied.iter().filter(|(_, turn)| **turn > since);
        newer.map(|(path, _)| Value::from(paths::write(path))).collect()
    });
    let faults = standing.faults.as_deref().map(|faults| hash(faults.as_bytes()));
    let answer = json!({
        "run": run,
        "turn": standing.turn,
        "since": standing.last_copied(),
        "marks": marks.ok(),
        "copied": copied,
        "faults": faults.filter(|_| standing.shelf.is_some()),
    });
    Ready::own(StatusCode::OK, "application/json", answer.to_string())
}

/// The diagnostics as a piece of HTML.
pub fn faults(standing: &Standing) -> Ready {
    let faults = standing.faults.as_deref().unwrap_or_default();
    let mut ready = Ready::own(StatusCode::OK, "text/html; charset=utf-8", faults);
    let policy = HeaderName::from_static("content-security-policy");
    ready.terms.insert(policy, HeaderValue::from_static("default-src 'none'"));
    ready
}

/// The stream of events, until the server closes.
pub fn events(board: &Board, run: &str, closing: &watch::Receiver<bool>) -> Response {
    enum Note {
        Up(Arc<Standing>),
        Closing(bool),
    }
    let run = run.to_owned();
    let up = WatchStream::new(board.follow()).map(Note::Up);
    let end = WatchStream::new(closing.clone()).map(Note::Closing);
    let notes = up.merge(end).map_while(move |note| match note {
        Note::Up(standing) => Some(Some(turn(&standing, &run))),
        Note::Closing(closing) => (!closing).then_some(None),
    });
    let notes = notes.filter_map(|note| note.map(Ok::<Event, Infallible>));
    let pulse = KeepAlive::new().interval(PULSE);
    let pulse = pulse.event(Event::default().event("pulse").data("."));
    Sse::new(notes).keep_alive(pulse).into_response()
}

fn turn(standing: &Standing, run: &str) -> Event {
    let jump = standing.jump.as_ref().map(|(turn, path)| {
        let folder = path.strip_suffix("index.html").unwrap_or(path);
        json!({ "turn": turn, "path": paths::write(folder) })
    });
    let data = json!({ "run": run, "turn": standing.turn, "jump": jump });
    // A browser whose stream broke tries again after this long.
    let retry = Duration::from_millis(500);
    Event::default().event("turn").retry(retry).data(data.to_string())
}
