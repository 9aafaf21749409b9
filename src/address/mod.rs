//! Addresses: where pages and files lie on the site, and how one leads to another.
//!
//! An [`Address`] is counted from the site's root. Links between two addresses are
//! relative, so the same bytes serve at `/`, under `/a/b/`, and (with
//! [`Urls::Explicit`]) from a folder on disk.

use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What a path segment may not hold as it is (RFC 3986, `pchar`).
const SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The path of a site's whole address, from its first slash: under what its pages lie on
/// their host.
#[must_use]
pub fn base_path(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}

/// How addresses of pages are written in links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Urls {
    /// `articles/x/`: for hosts, which serve the folder's index.
    #[default]
    Clean,
    /// `articles/x/index.html`: for reading from a folder on disk.
    Explicit,
}

/// The address of a page or file from the site's root, without a leading slash: a
/// folder with its final slash (`articles/x/`, or empty for the front page) or a file
/// (`feed.xml`). Not percent-encoded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(Arc<str>);

impl Address {
    /// An address from its text; leading slashes are dropped.
    #[must_use]
    pub fn new(path: &str) -> Self {
        Self(Arc::from(path.trim_start_matches('/')))
    }

    /// The text: `articles/x/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that holds it: `articles/x/index.html`.
    #[must_use]
    pub fn file(&self) -> String {
        if self.is_folder() {
            format!("{}index.html", self.0)
        } else {
            self.0.to_string()
        }
    }

    fn is_folder(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('/')
    }

    /// What leads from here to the root: `../../`; empty at the root.
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The link from this page to another address.
    #[must_use]
    pub fn link(&self, to: &Address, urls: Urls) -> String {
        let here = self.0.rfind('/').map_or("", |i| &self.0[..=i]);
        let shared = here
            .split_inclusive('/')
            .zip(to.0.split_inclusive('/'))
            .take_while(|(a, b)| a == b && a.ends_with('/'))
            .map(|(a, _)| a.len())
            .sum::<usize>();
        let up = here[shared..].matches('/').count();
        let mut out = "../".repeat(up);
        encode_into(&mut out, &to.0[shared..]);
        if to.is_folder() {
            if urls == Urls::Explicit {
                out.push_str("index.html");
            } else if out.is_empty() {
                out.push_str("./");
            }
        }
        if up == 0 && out.split('/').next().is_some_and(|first| first.contains(':')) {
            out.insert_str(0, "./");
        }
        out
    }

    /// Where a relative link on this page leads, by its path; `None` for one that leads out
    /// of the site. The index of a folder is the folder.
    #[must_use]
    pub fn follow(&self, path: &str) -> Option<Self> {
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let folder = self.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
        let last = path.rsplit('/').next().unwrap_or_default();
        let file = if matches!(last, "." | "..") { "" } else { last };
        for step in path[..path.len() - file.len()].split('/') {
            match step {
                "" | "." => {}
                ".." => drop(steps.pop()?),
                step => steps.push(step),
            }
        }
        let mut to: String = steps.iter().flat_map(|step| [*step, "/"]).collect();
        to.push_str(Some(file).filter(|file| *file != "index.html").unwrap_or_default());
        Some(Self::new(&to))
    }

    /// The absolute URL under `base` (which ends in a slash), percent-encoded.
    #[must_use]
    pub fn absolute(&self, base: &str) -> String {
        let mut out = String::with_capacity(base.len() + self.0.len());
        out.push_str(base);
        encode_into(&mut out, &self.0);
        out
    }

    /// The address as a path from the root for use in templates, percent-encoded.
    #[must_use]
    pub fn path(&self, urls: Urls) -> String {
        let mut out = String::new();
        encode_into(&mut out, &self.0);
        if self.is_folder() && urls == Urls::Explicit {
            out.push_str("index.html");
        }
        out
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

/// A path as it stands in an address: percent-encoded (RFC 3986) but for its slashes.
#[must_use]
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, SEGMENT).to_string()
}

fn encode_into(out: &mut String, path: &str) {
    out.extend(utf8_percent_encode(path, SEGMENT));
}

/// Turns a name (a tag, an author) into a segment of an address: lower case, letters
/// and digits of any script kept, everything else a single hyphen.
#[must_use]
pub fn segment(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || is_mark(c) {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let trimmed = out.trim_end_matches('-');
    if trimmed.is_empty() { "-".into() } else { trimmed.into() }
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
    let category = icu_properties::CodePointMapData::<GeneralCategory>::new().get(c);
    GeneralCategoryGroup::Mark.contains(category)
}

#[cfg(test)]
mod tests {
    use super::{Address, Urls, segment};

    #[test]
    fn a_site_lies_under_its_path() {
        assert_eq!(super::base_path("https://x.example"), "/");
        assert_eq!(super::base_path("https://x.example/"), "/");
        assert_eq!(super::base_path("https://x.example/a/case/"), "/a/case/");
    }

    #[test]
    fn links_are_followed_from_their_page() {
        for (from, path, to) in [
            ("articles/x/", "./", Some("articles/x/")),
            ("articles/x/", "../y/index.html", Some("articles/y/")),
            ("articles/x/", "a%20b.png", Some("articles/x/a b.png")),
            ("articles/x/", "../..", Some("")),
            ("feed.xml", "a.png", Some("a.png")),
            ("articles/x/", "../../../z/", None),
        ] {
            let found = Address::new(from).follow(path);
            assert_eq!(found.as_ref().map(Address::as_str), to, "{from} {path}");
        }
    }

    #[test]
    fn links_are_relative() {
        let check = |from: &str, to: &str, clean: &str, explicit: &str| {
            let (from, to) = (Address::new(from), Address::new(to));
            assert_eq!(from.link(&to, Urls::Clean), clean);
            assert_eq!(from.link(&to, Urls::Explicit), explicit);
            assert_eq!(from.follow(clean).as_ref(), Some(&to), "{from} {clean}");
            assert_eq!(from.follow(explicit).as_ref(), Some(&to), "{from} {explicit}");
        };
        check(
            "articles/x/",
            "entities/y/",
            "../../entities/y/",
            "../../entities/y/index.html",
        );
        check("articles/x/", "articles/y/", "../y/", "../y/index.html");
        check("articles/x/", "articles/x/a.png", "a.png", "a.png");
        check("articles/x/", "articles/x/", "./", "index.html");
        check("articles/x/", "articles/", "../", "../index.html");
        check("articles/x/", "", "../../", "../../index.html");
        check("", "", "./", "index.html");
        check("", "feed.xml", "feed.xml", "feed.xml");
        check("404.html", "tags/a b/", "tags/a%20b/", "tags/a%20b/index.html");
        check("", "a:b/", "./a:b/", "./a:b/index.html");
    }

    #[test]
    fn a_prefix_of_a_name_is_not_a_folder() {
        let from = Address::new("articles/war/");
        assert_eq!(
            from.link(&Address::new("articles/warrant/"), Urls::Clean),
            "../warrant/"
        );
    }

    #[test]
    fn segments_keep_letters_of_any_script() {
        assert_eq!(segment("Søren O'Dowd"), "søren-o-dowd");
        assert_eq!(segment("نگرانی اور رازداری"), "نگرانی-اور-رازداری");
        assert_eq!(segment("C++"), "c");
        assert_eq!(segment("?!"), "-");
    }
}
