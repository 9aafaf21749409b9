//! What the site asks of its host in `_headers` and `_redirects`, read as Netlify and
//! Cloudflare Pages read them, so that a policy is tested while it is drafted.

mod headers;
mod pattern;
mod redirects;

use axum::http::HeaderMap;

use super::shelf::{self, Shelf};
use headers::HeaderRule;
use redirects::Redirect;
pub use redirects::Target;

/// The files that are instructions to a host, not part of the site.
pub const FILES: [&str; 2] = ["_headers", "_redirects"];

/// The rules of one state of a site.
#[derive(Debug, Default)]
pub struct Rules {
    sources: [Option<Vec<u8>>; 2],
    headers: Vec<HeaderRule>,
    redirects: Vec<Redirect>,
    /// Lines that are not understood, each with its place and why.
    pub unclear: Vec<String>,
}

impl Rules {
    /// The rules of a shelf; `None` when they are these.
    pub fn renewed(&self, shelf: &dyn Shelf) -> Option<Self> {
        let sources = FILES.map(|file| shelf::bytes(shelf, file));
        (sources != self.sources).then(|| Self::of(sources))
    }

    fn of(sources: [Option<Vec<u8>>; 2]) -> Self {
        let mut unclear = Vec::new();
        let text = |bytes: &Option<Vec<u8>>| {
            String::from_utf8_lossy(bytes.as_deref().unwrap_or_default()).into_owned()
        };
        let [headers, redirects] = sources.each_ref().map(text);
        let headers = headers::read(&headers, &mut unclear);
        let redirects = redirects::read(&redirects, &mut unclear);
        Self { sources, headers, redirects, unclear }
    }

    /// The headers for a path, `/a/b/`: those of all rules that match.
    #[must_use]
    pub fn headers(&self, path: &str) -> HeaderMap {
        headers::all(&self.headers, path)
    }

    /// Where the first rule that matches leads. `exists` says whether the site has
    /// something at the path itself: then only a rule that insists (`!`) holds.
    #[must_use]
    pub fn redirect(
        &self,
        path: &str,
        query: Option<&str>,
        exists: bool,
    ) -> Option<Target> {
        redirects::first(&self.redirects, path, query, exists)
    }

    /// Whether there are no redirects.
    #[must_use]
    pub fn has_no_redirects(&self) -> bool {
        self.redirects.is_empty()
    }
}
