//! One request, from its first line to its answer: method, name, path, then our own things
//! or the site.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;
use tokio::sync::watch;
use tower_http::services::ServeFile;

use super::board::{Board, Standing};
use super::hosts::{self, Verdict};
use super::inject::{self, OWN};
use super::panics::caught;
use super::send::{self, Ready};
use super::shelf::Item;
use super::site::{self, Present};
use super::{live, own, paths};

/// How long a request waits for the first build before it is told that one is running.
const PATIENCE: Duration = Duration::from_secs(3);

/// What every request is answered from.
#[derive(Clone)]
pub struct Desk {
    pub board: Board,
    /// The name the server was asked to listen on.
    pub host: Arc<str>,
    /// Tells this start of the server from the next.
    pub run: Arc<str>,
    /// True once the server closes.
    pub closing: watch::Receiver<bool>,
}

/// Answers a request.
pub async fn answer(State(desk): State<Desk>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    let (method, asked) = (head.method, head.headers);
    if let Some(refusal) = refused(&method, &asked, &head.uri, &desk.host) {
        return refusal;
    }
    let path = match paths::read(head.uri.path()) {
        Ok(path) => path,
        Err(why) => return refusal(&method, StatusCode::BAD_REQUEST, why.0),
    };
    let query = head.uri.query();
    if let Some(name) = head.uri.path().strip_prefix(OWN) {
        return ours(&desk, &method, &asked, name, query.unwrap_or_default()).await;
    }
    let standing = first(&desk.board).await;
    let query = query.map(str::to_owned);
    let (run, wants) = (desk.run.clone(), wants_page(&asked, &path));
    let board = desk.board.clone();
    let made = blocking(move || {
        let visit = |file: &str| board.visit(file);
        prepared(&standing, &path, query.as_deref(), &run, wants, &visit)
    });
    match made.await {
        Ok(Made::Ready(ready)) => send::answer(&method, &asked, ready),
        Ok(Made::Moved(status, to)) => moved(&method, status, &to),
        Ok(Made::File { file, mime, terms }) => {
            from_disk(method, asked, &file, &mime, terms).await
        }
        Err(why) => refusal(&method, StatusCode::INTERNAL_SERVER_ERROR, &why),
    }
}

/// The answer to a request that is none of ours to answer: by its method or by its name.
fn refused(
    method: &Method,
    asked: &HeaderMap,
    uri: &Uri,
    host: &str,
) -> Option<Response> {
    if method != Method::GET && method != Method::HEAD {
        let words = "This server only shows: it answers GET and HEAD.";
        let mut response = refusal(method, StatusCode::METHOD_NOT_ALLOWED, words);
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(header::ALLOW, allowed);
        return Some(response);
    }
    match hosts::judge(asked, uri, host) {
        Verdict::Ours => None,
        Verdict::Foreign(name) => {
            let words = format!(
                "“{name}” is no name of this server. It answers to localhost, to addresses \
                 in figures, and to the name given with --host."
            );
            Some(refusal(method, StatusCode::FORBIDDEN, &words))
        }
        Verdict::Unclear => {
            let words = "The request does not say, in one Host header, whom it asks.";
            Some(refusal(method, StatusCode::FORBIDDEN, words))
        }
    }
}

/// Work that may take some milliseconds, away from the threads that answer.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let done = tokio::task::spawn_blocking(move || caught(work)).await;
    let done = done.unwrap_or_else(|error| Err(error.to_string()));
    done.map_err(|why| format!("This is a fault of casebook: it stopped in here: {why}"))
}

/// What stands, after a while of waiting for the first build.
async fn first(board: &Board) -> Arc<Standing> {
    let mut follow = board.follow();
    // On time or not: what stands then is what is answered from.
    let _ = tokio::time::timeout(PATIENCE, follow.wait_for(|now| now.is_up())).await;
    board.now()
}

/// Whether a request is for a page, as far as it can be told.
fn wants_page(asked: &HeaderMap, path: &str) -> bool {
    let accepts = asked.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accepts.is_some_and(|types| types.contains("text/html"))
        || send::is_html(send::mime(path).as_ref())
        || !path.rsplit('/').next().unwrap_or_default().contains('.')
}

/// An answer, as far as it goes without the request.
enum Made {
    Ready(Ready),
    Moved(StatusCode, String),
    File { file: std::path::PathBuf, mime: String, terms: HeaderMap },
}

fn prepared(
    standing: &Standing,
    path: &str,
    query: Option<&str>,
    run: &str,
    wants_page: bool,
    visit: &dyn Fn(&str),
) -> Made {
    const HTML: &str = "text/html; charset=utf-8";
    let present = site::find(standing, path, query);
    let is_site = matches!(present, Present::File { .. } | Present::Moved(..));
    if !is_site && !wants_page && !matches!(present, Present::Missing) {
        let words = "There is no site yet.\n";
        let status = StatusCode::SERVICE_UNAVAILABLE;
        return Made::Ready(Ready::own(status, "text/plain; charset=utf-8", words));
    }
    let line = |marks: &inject::Marks| inject::line(marks, run, standing.last_copied());
    match present {
        Present::Moved(status, to) => Made::Moved(status, to),
        Present::Building => {
            Made::Ready(Ready::own(StatusCode::ACCEPTED, HTML, own::building()))
        }
        Present::Broken => {
            let line = line(&site::marks(standing, &present));
            let page = own::broken(standing, &line);
            Made::Ready(Ready::own(StatusCode::OK, HTML, page))
        }
        Present::Missing => {
            let line = line(&site::marks(standing, &present));
            let page = own::words("404", "The site has nothing at this address.");
            let page = inject::inject(page.as_bytes(), &line);
            Made::Ready(Ready::own(StatusCode::NOT_FOUND, HTML, page))
        }
        Present::File { status, path, item, terms } => {
            let mime = send::mime(&path).to_string();
            let bytes = match item {
                Item::Bytes(bytes) => bytes,
                Item::Disk(file) if !send::is_html(&mime) => {
                    return Made::File { file, mime, terms };
                }
                Item::Disk(file) => std::fs::read(file).unwrap_or_default(),
            };
            let bytes = if send::is_html(&mime) {
                visit(&path);
                let marks = inject::Marks::of(status, &bytes, &terms);
                inject::inject(&bytes, &line(&marks))
            } else {
                bytes
            };
            Made::Ready(Ready { status, mime, terms, bytes })
        }
    }
}

/// A copied file, streamed from the disk.
async fn from_disk(
    method: Method,
    asked: HeaderMap,
    file: &std::path::Path,
    mime: &str,
    terms: HeaderMap,
) -> Response {
    let mime = mime.parse().unwrap_or(mime_guess::mime::APPLICATION_OCTET_STREAM);
    let mut request = axum::http::Request::new(Body::empty());
    *request.method_mut() = method.clone();
    *request.headers_mut() = asked;
    match ServeFile::new_with_mime(file, &mime).try_call(request).await {
        Ok(response) => {
            let mut response = response.map(Body::new);
            response.headers_mut().extend(terms);
            send::defaults(response.headers_mut());
            response
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let words = "This file of the project is gone since the site was built.";
            refusal(&method, StatusCode::NOT_FOUND, words)
        }
        Err(error) => {
            let words = format!("This file of the project cannot be read: {error}");
            refusal(&method, StatusCode::INTERNAL_SERVER_ERROR, &words)
        }
    }
}

fn moved(method: &Method, status: StatusCode, to: &str) -> Response {
    let words = own::words("Moved", to);
    let ready = Ready::own(status, "text/html; charset=utf-8", words);
    let mut response = send::answer(method, &HeaderMap::new(), ready);
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

fn refusal(method: &Method, status: StatusCode, words: &str) -> Response {
    let ready = Ready::own(status, "text/plain; charset=utf-8", format!("{words}\n"));
    send::answer(method, &HeaderMap::new(), ready)
}

async fn ours(
    desk: &Desk,
    method: &Method,
    asked: &HeaderMap,
    name: &str,
    query: &str,
) -> Response {
    if name == "events" {
        return live::events(&desk.board, &desk.run, &desk.closing);
    }
    let standing = desk.board.now();
    let (run, query, name) = (desk.run.clone(), query.to_owned(), name.to_owned());
    let made = blocking(move || match &*name {
        "state" => Some(live::state(&standing, &run, &query)),
        "faults" => Some(live::faults(&standing)),
        name => live::file(name),
    });
    match made.await {
        Ok(Some(ready)) => send::answer(method, asked, ready),
        Ok(None) => refusal(method, StatusCode::NOT_FOUND, "There is nothing here."),
        Err(why) => refusal(method, StatusCode::INTERNAL_SERVER_ERROR, &why),
    }
}
