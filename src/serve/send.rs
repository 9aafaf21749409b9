//! Bytes from memory as an HTTP answer: types, validators, conditions and ranges.

use std::ops::{Bound, RangeInclusive};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use headers::{
    AcceptRanges, ContentLength, ContentRange, ETag, HeaderMapExt, IfMatch, IfNoneMatch,
    IfRange, Range,
};
use mime_guess::Mime;

use super::inject::hash;

/// An answer that is ready but for what the request says about it.
pub struct Ready {
    /// Its status, if no condition of the request changes it.
    pub status: StatusCode,
    /// What it is.
    pub mime: String,
    /// The headers of the site's own rules.
    pub terms: HeaderMap,
    /// All of its bytes.
    pub bytes: Vec<u8>,
}

impl Ready {
    /// An answer of the server's own.
    pub fn own(status: StatusCode, mime: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let terms = HeaderMap::new();
        Self { status, mime: mime.to_owned(), terms, bytes: bytes.into() }
    }
}

/// The type of a file by its name; texts are UTF-8.
pub fn mime(path: &str) -> Mime {
    let guess = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = guess.type_() == "text"
        || ["json", "javascript", "xml"].iter().any(|kind| {
            guess.subtype() == *kind || guess.suffix().is_some_and(|s| s == *kind)
        });
    if !is_text || guess.get_param("charset").is_some() {
        return guess;
    }
    format!("{guess}; charset=utf-8").parse().unwrap_or(guess)
}

/// Whether a type is that of a page.
pub fn is_html(mime: &str) -> bool {
    mime.starts_with("text/html")
}

/// Answers a request with bytes from memory.
pub fn answer(method: &Method, asked: &HeaderMap, ready: Ready) -> Response {
    let Ready { status, mime, terms, bytes } = ready;
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    let told = response.headers_mut();
    if let Ok(mime) = HeaderValue::from_str(&mime) {
        told.insert(header::CONTENT_TYPE, mime);
    }
    told.extend(terms);
    defaults(told);
    // Conditions and ranges are for what is there; a 404 is always told in full.
    if status != StatusCode::OK {
        return whole(method, response, bytes);
    }
    let Ok(etag) = format!("\"{}\"", hash(&bytes)).parse::<ETag>() else {
        return whole(method, response, bytes);
    };
    let told = response.headers_mut();
    told.typed_insert(etag.clone());
    told.typed_insert(AcceptRanges::bytes());
    if asked.typed_get::<IfMatch>().is_some_and(|c| !c.precondition_passes(&etag)) {
        *response.status_mut() = StatusCode::PRECONDITION_FAILED;
        return response;
    }
    if asked.typed_get::<IfNoneMatch>().is_some_and(|c| !c.precondition_passes(&etag)) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response.headers_mut().remove(header::CONTENT_TYPE);
        return response;
    }
    let holds = !asked
        .typed_get::<IfRange>()
        .is_some_and(|condition| condition.is_modified(Some(&etag), None));
    if method == Method::GET && holds {
        let length = bytes.len() as u64;
        match range(asked, length) {
            Asked::Part(part) => return partial(response, &bytes, &part),
            Asked::Nothing => {
                *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
                let range = ContentRange::unsatisfied_bytes(length);
                response.headers_mut().typed_insert(range);
                return response;
            }
            Asked::Whole => {}
        }
    }
    whole(method, response, bytes)
}

/// What holds of every answer, unless the site's rules say otherwise.
pub fn defaults(told: &mut HeaderMap) {
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Drafts are no business of other sites that are open in the same browser.
        (
            axum::http::HeaderName::from_static("cross-origin-resource-policy"),
            "same-site",
        ),
    ];
    for (name, value) in fixed {
        told.entry(name).or_insert(HeaderValue::from_static(value));
    }
    told.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
}

fn whole(method: &Method, mut response: Response, bytes: Vec<u8>) -> Response {
    response.headers_mut().typed_insert(ContentLength(bytes.len() as u64));
    if method != Method::HEAD {
        *response.body_mut() = Body::from(bytes);
    }
    response
}

fn partial(mut response: Response, bytes: &[u8], part: &RangeInclusive<u64>) -> Response {
    let at = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let end = at(*part.end()).saturating_add(1).min(bytes.len());
    let piece = bytes.get(at(*part.start())..end).unwrap_or_default().to_vec();
    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    if let Ok(range) = ContentRange::bytes(part.clone(), bytes.len() as u64) {
        response.headers_mut().typed_insert(range);
    }
    whole(&Method::GET, response, piece)
}

/// What of the bytes is asked for.
enum Asked {
    Whole,
    Part(RangeInclusive<u64>),
    /// A part that is not there.
    Nothing,
}

fn range(asked: &HeaderMap, length: u64) -> Asked {
    // What cannot be read is left out of account, as the standard has it.
    let Some(range) = asked.typed_get::<Range>() else { return Asked::Whole };
    let mut parts = range.satisfiable_ranges(length);
    let (Some((Bound::Included(start), end)), None) = (parts.next(), parts.next()) else {
        // Several parts in one answer, which nobody who reads a site asks for; or the last
        // so many bytes of fewer: that is all of them.
        return Asked::Whole;
    };
    let last = length.saturating_sub(1);
    let end = match end {
        Bound::Included(end) if end < start => return Asked::Whole,
        Bound::Included(end) => end.min(last),
        _ => last,
    };
    if start >= length { Asked::Nothing } else { Asked::Part(start..=end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_go_by_names() {
        let table = [
            ("a/index.html", "text/html; charset=utf-8"),
            ("site.css", "text/css; charset=utf-8"),
            ("x.js", "text/javascript; charset=utf-8"),
            ("feed.json", "application/json; charset=utf-8"),
            ("feed.xml", "text/xml; charset=utf-8"),
            ("x.svg", "image/svg+xml; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("a.PNG", "image/png"),
            ("a.mp3", "audio/mpeg"),
            ("a.woff2", "font/woff2"),
            ("CNAME", "application/octet-stream"),
        ];
        for (path, expected) in table {
            assert_eq!(mime(path).to_string(), expected, "{path}");
        }
        assert!(is_html(mime("x.html").as_ref()) && !is_html(mime("x.xml").as_ref()));
    }
}
