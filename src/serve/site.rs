//! What a site has at a path, as a web host would answer: the file, the index of a folder,
//! a redirect, or the page for what is not there.

use axum::http::{HeaderMap, StatusCode};

use super::board::Standing;
use super::inject::{Marks, hash};
use super::paths;
use super::rules::{FILES, Target};
use super::shelf::{Item, Shelf};

/// What stands at a path.
pub enum Present {
    /// Another address.
    Moved(StatusCode, String),
    /// A file, with its path in the site and the headers that the site's rules give it.
    File { status: StatusCode, path: String, item: Item, terms: HeaderMap },
    /// Nothing, and the site has no page to say so.
    Missing,
    /// There is no site, for these faults.
    Broken,
    /// There is no site yet.
    Building,
}

/// Looks up a path as [`paths::read`] gives it.
pub fn find(standing: &Standing, path: &str, query: Option<&str>) -> Present {
    let Some(shelf) = standing.shelf.as_deref() else {
        let broken = standing.faults.is_some();
        return if broken { Present::Broken } else { Present::Building };
    };
    let rules = &standing.rules;
    let asked = format!("/{path}");
    let file = |status, path: String, item| {
        let terms = rules.headers(&asked);
        Present::File { status, path, item, terms }
    };
    let hit = if paths::has_gap(path) { None } else { look_up(shelf, path) };
    let target = if rules.has_no_redirects() || paths::has_gap(path) {
        None
    } else {
        rules.redirect(&asked, query, hit.is_some())
    };
    match (target, hit) {
        (Some(Target::Away(status, address)), _) => Present::Moved(status, address),
        (Some(Target::Inside(status, to)), _) => {
            match look_up(shelf, to.trim_start_matches('/')) {
                Some(Hit::File(path, item)) => file(status, path, item),
                _ => missing(shelf, file),
            }
        }
        (None, Some(Hit::File(path, item))) => file(StatusCode::OK, path, item),
        (None, Some(Hit::Folder)) => {
            let mut address = paths::write(&format!("{path}/"));
            if let Some(query) = query {
                address = format!("{address}?{query}");
            }
            Present::Moved(StatusCode::PERMANENT_REDIRECT, address)
        }
        (None, None) => missing(shelf, file),
    }
}

fn missing(
    shelf: &dyn Shelf,
    file: impl Fn(StatusCode, String, Item) -> Present,
) -> Present {
    let page = "404.html";
    let item = shelf.file(page);
    item.map_or(Present::Missing, |item| file(StatusCode::NOT_FOUND, page.into(), item))
}

enum Hit {
    File(String, Item),
    /// A folder with an index, asked for without its slash.
    Folder,
}

fn look_up(shelf: &dyn Shelf, path: &str) -> Option<Hit> {
    if path.is_empty() || path.ends_with('/') {
        let index = format!("{path}index.html");
        return shelf.file(&index).map(|item| Hit::File(index, item));
    }
    if FILES.contains(&path) {
        return None;
    }
    if let Some(item) = shelf.file(path) {
        return Some(Hit::File(path.to_owned(), item));
    }
    shelf.file(&format!("{path}/index.html")).map(|_| Hit::Folder)
}

/// The marks of what stands at a path: those that a page bears which was loaded from there.
pub fn marks(standing: &Standing, present: &Present) -> Marks {
    let own = |status: u16, page: String| Marks {
        status,
        page,
        frame: String::new(),
        terms: String::new(),
    };
    match present {
        Present::File { status, item, terms, .. } => match item {
            Item::Bytes(bytes) => Marks::of(*status, bytes, terms),
            Item::Disk(file) => {
                let bytes = std::fs::read(file).unwrap_or_default();
                Marks::of(*status, &bytes, terms)
            }
        },
        Present::Moved(status, address) => own(status.as_u16(), hash(address.as_bytes())),
        Present::Missing => own(404, String::new()),
        Present::Broken => {
            let faults = standing.faults.as_deref().unwrap_or_default();
            own(200, hash(faults.as_bytes()))
        }
        Present::Building => own(202, String::new()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::super::board::{Board, News};
    use super::*;

    fn board(files: &[(&str, &str)]) -> Board {
        let owned =
            |(path, text): &(&str, &str)| ((*path).into(), text.as_bytes().into());
        let shelf: BTreeMap<String, Vec<u8>> = files.iter().map(owned).collect();
        let board = Board::default();
        board.post(News { shelf: Some(Arc::new(shelf)), ..News::default() });
        board
    }

    fn check(board: &Board, path: &str, expected: &str) {
        let found = match find(&board.now(), path, Some("q=1")) {
            Present::Moved(status, to) => format!("{} {to}", status.as_u16()),
            Present::File { status, path, .. } => format!("{} {path}", status.as_u16()),
            Present::Missing => "missing".into(),
            Present::Broken => "broken".into(),
            Present::Building => "building".into(),
        };
        assert_eq!(found, expected, "{path}");
    }

    #[test]
    fn a_site_answers_as_a_host_would() {
        let board = board(&[
            ("index.html", "home"),
            ("404.html", "none"),
            ("a b/index.html", "a"),
            ("feed.xml", "feed"),
            ("_headers", "/feed.xml\n  X-A: 1\n"),
            (
                "_redirects",
                "/old /a%20b/\n/feed.xml /x\n/app/* /index.html 200\n/loss /no 200\n",
            ),
        ]);
        check(&board, "", "200 index.html");
        check(&board, "index.html", "200 index.html");
        check(&board, "a b/", "200 a b/index.html");
        check(&board, "a b", "308 /a%20b/?q=1");
        check(&board, "feed.xml", "200 feed.xml");
        check(&board, "feed.xml/", "301 /x?q=1");
        check(&board, "a b/index.html/", "404 404.html");
        check(&board, "_headers", "404 404.html");
        check(&board, "_redirects", "404 404.html");
        check(&board, "old", "301 /a%20b/?q=1");
        check(&board, "app/x", "200 index.html");
        check(&board, "loss", "404 404.html");
        check(&board, "/a b/", "404 404.html");
        check(&board, "a b//", "404 404.html");
    }

    #[test]
    fn without_a_site_there_is_still_an_answer() {
        check(&board(&[]), "x", "missing");
        let empty = Board::default();
        check(&empty, "x", "building");
        empty.post(News { faults: Some(Arc::from("x")), ..News::default() });
        check(&empty, "x", "broken");
    }
}
