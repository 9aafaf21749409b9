//! What the index is handed of a page.

use crate::address::Urls;
use crate::pages::PageSpec;

/// The attribute of what is to be found of a page.
const MARK: &str = "data-pagefind-body";

/// A page on its way into the index.
#[derive(Debug)]
pub struct Entry {
    /// Its address from the site's root, as links have it.
    pub url: String,
    /// Its HTML, without what the index does not read.
    pub html: String,
}

impl Entry {
    /// What the index is handed of a page; `None` when its theme made no page of it.
    #[must_use]
    pub fn of(spec: &PageSpec, urls: Urls, html: &[u8]) -> Option<Self> {
        let html = std::str::from_utf8(html).ok()?;
        let body = told(&html[html.find("<body")?..]);
        // The engine takes the title of a page without a heading from its head. All else there
        // (links, data for other programs) would only be read to be passed over.
        let title = html.find("<title>").zip(html.find("</title>"));
        let title =
            title.and_then(|(from, to)| html.get(from + 7..to)).unwrap_or_default();
        let lang = spec.lang.as_str();
        Some(Self {
            url: url(spec, urls),
            // A term and what is said of it stand on lines of their own, which the engine would
            // run together.
            html: format!(
                "<html lang=\"{lang}\"><head><title>{title}</title></head>{body}"
            )
            .replace("</dt>", ": </dt>")
            .replace("</dd>", " </dd>"),
        })
    }
}

/// Whether an element says that it is what is to be found.
fn is_marked(html: &str) -> bool {
    html.match_indices(MARK).any(|(at, _)| {
        let (before, after) = (html.get(..at), html.get(at + MARK.len()..));
        // In a tag, and not in words about it.
        let in_tag = before.is_some_and(|text| text.rfind('<') > text.rfind('>'));
        in_tag && after.is_some_and(|text| text.starts_with([' ', '>', '=', '\n', '/']))
    })
}

/// A body without the head and the foot of the page, where the engine would take nothing from
/// them: it goes through every element, and only then passes over it.
fn told(body: &str) -> &str {
    let main = body.find("<main").zip(body.rfind("</main>"));
    let Some((from, to)) = main.map(|(from, to)| (from, to + "</main>".len())) else {
        return body;
    };
    let (before, after) = (body.get(..from), body.get(to..));
    // Titles and pictures are taken from anywhere.
    let is_mute = |text: Option<&str>| {
        let asks = ["data-pagefind", "<h1", "<img"];
        text.is_some_and(|text| !asks.iter().any(|one| text.contains(one)))
    };
    match body.get(from..to) {
        Some(main) if is_marked(main) && is_mute(before) && is_mute(after) => main,
        _ => body,
    }
}

/// The front page has an address too: an empty one would be taken for none.
fn url(spec: &PageSpec, urls: Urls) -> String {
    let path = spec.address.path(urls);
    if path.is_empty() { "./".to_owned() } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Address;
    use crate::language::Lang;
    use crate::pages::{Listing, PageKind};

    fn front() -> PageSpec {
        PageSpec {
            address: Address::new(""),
            lang: Lang::default(),
            kind: PageKind::Home,
            what: String::new(),
            place: None,
            listing: Listing::Listed,
        }
    }

    #[test]
    fn a_mark_is_an_attribute() {
        assert!(is_marked("<html><main class=x data-pagefind-body>"));
        assert!(is_marked("<main data-pagefind-body=\"\">"));
        assert!(!is_marked("<main><p>Write data-pagefind-body there.</p>"));
        assert!(!is_marked("<main data-pagefind-bodyguard>"));
    }

    #[test]
    fn the_head_and_the_foot_are_left_where_they_tell_nothing() {
        let page = |head: &str, mark: &str| {
            format!("<body><header>{head}</header><main{mark}>A</main><p>B</p></body>")
        };
        let bare = page("", " data-pagefind-body");
        assert_eq!(told(&bare), "<main data-pagefind-body>A</main>");
        for whole in [
            page("", ""),
            page("<h1>C</h1>", " data-pagefind-body"),
            page("<b data-pagefind-meta=names>C</b>", " data-pagefind-body"),
            page("", "></main><main data-pagefind-body") + "<img src=x>",
            "<body data-pagefind-body>A</body>".to_owned(),
        ] {
            assert_eq!(told(&whole), whole);
        }
    }

    #[test]
    fn the_head_is_left_but_for_the_title() {
        let html = b"<!doctype html><html lang=en><head><meta charset=utf-8><title>A</title>\
                     <script>{}</script></head><body class=x><main>B</main></body></html>";
        let spec = front();
        let entry = Entry::of(&spec, Urls::Clean, html).expect("an entry");
        assert_eq!(entry.url, "./");
        assert_eq!(
            entry.html,
            "<html lang=\"en\"><head><title>A</title></head><body class=x><main>B</main></body></html>"
        );
        assert!(Entry::of(&spec, Urls::Clean, b"no page").is_none());
    }
}
