//! Which pages are found, and what the index is handed of each.

use crate::address::Urls;
use crate::pages::{PageKind, PageSpec};

/// A page on its way into the index.
#[derive(Debug)]
pub struct Entry {
    /// Its address from the site's root, as links have it.
    pub url: String,
    /// Its HTML, without what the index does not read.
    pub html: String,
}

/// Whether a page is to be found: records that are listed. Lists repeat what other pages say,
/// and what is withheld or withdrawn is not for finding.
#[must_use]
pub fn is_found(spec: &PageSpec) -> bool {
    let is_record = match spec.kind {
        PageKind::Article(_)
        | PageKind::Entity(_)
        | PageKind::Event(_)
        | PageKind::Claim(_)
        | PageKind::Exhibit(_)
        | PageKind::Source(_)
        | PageKind::Plain(_) => true,
        // A front page that somebody wrote; otherwise it is a list.
        PageKind::Home => spec.place.is_some(),
        _ => false,
    };
    is_record && spec.listed
}

impl Entry {
    /// What the index is handed of a page; `None` when its theme made no page of it.
    #[must_use]
    pub fn of(spec: &PageSpec, urls: Urls, html: &[u8]) -> Option<Self> {
        let html = std::str::from_utf8(html).ok()?;
        let body = &html[html.find("<body")?..];
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

    fn spec(address: &str, kind: PageKind) -> PageSpec {
        PageSpec {
            address: Address::new(address),
            lang: Lang::default(),
            kind,
            what: String::new(),
            place: None,
            listed: true,
        }
    }

    #[test]
    fn lists_and_what_is_not_listed_are_not_found() {
        let article = spec("articles/x/", PageKind::Article("x".into()));
        assert!(is_found(&article));
        assert!(!is_found(&PageSpec { listed: false, ..article }));
        assert!(!is_found(&spec("articles/", PageKind::Articles(1))));
        assert!(!is_found(&spec("", PageKind::Home)));
    }

    #[test]
    fn the_head_is_left_but_for_the_title() {
        let html = b"<!doctype html><html lang=en><head><meta charset=utf-8><title>A</title>\
                     <script>{}</script></head><body class=x><main>B</main></body></html>";
        let spec = spec("", PageKind::Home);
        let entry = Entry::of(&spec, Urls::Clean, html).expect("an entry");
        assert_eq!(entry.url, "./");
        assert_eq!(
            entry.html,
            "<html lang=\"en\"><head><title>A</title></head><body class=x><main>B</main></body></html>"
        );
        assert!(Entry::of(&spec, Urls::Clean, b"no page").is_none());
    }
}
