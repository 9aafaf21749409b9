//! Bodies on pages other than those they were woven for: their links made anew.
//!
//! A body is woven once, with links that are relative to the page of its own language. On a
//! page in another, each must begin elsewhere, and those that lead to pages of the site lead
//! to the ones its reader finds.

use percent_encoding::percent_decode_str;

use super::record::Here;
use crate::address::{Address, Urls};
use crate::language::Lang;
use crate::markdown;

/// The attributes of woven HTML that lead somewhere.
const LEADING: [&str; 2] = [" href=\"", " src=\""];

/// A body on its way from the page it was woven for to the page it stands on.
pub struct Move<'a> {
    /// The page it stands on.
    pub here: &'a Here<'a>,
    /// The page it was woven for.
    pub from: &'a Address,
    /// The language it is in.
    pub lang: &'a Lang,
}

impl Move<'_> {
    /// Whether links have to be looked at.
    pub fn is_needed(&self) -> bool {
        self.here.site.languages().are_several()
    }

    /// Some woven HTML, its links made anew.
    pub fn html(&self, html: &str, out: &mut String) {
        let mut rest = html;
        while let Some((at, name)) = next(rest) {
            let value = at + name.len();
            let Some(end) = rest[value..].find('"').map(|n| value + n) else { break };
            let tag = rest[..at].rfind('<').map_or("", |open| &rest[open..at]);
            out.push_str(&rest[..value]);
            let written = &rest[value..end];
            match self.link(written, is_of_record(tag)) {
                Some(link) => markdown::attribute(out, &link),
                None => out.push_str(written),
            }
            rest = &rest[end..];
        }
        out.push_str(rest);
    }

    /// Where a relative link of the body leads from here; `None` for one that stays as it is.
    /// `of_record` says that its author named a record, not a page in some language.
    pub fn link(&self, written: &str, of_record: bool) -> Option<String> {
        let is_moved = self.from != self.here.address;
        if !is_relative(written) {
            return None;
        }
        let unescaped = written.replace("&amp;", "&");
        let end = unescaped.find(['#', '?']).unwrap_or(unescaped.len());
        let (path, after) = unescaped.split_at(end);
        let target = self.resolve(path)?;
        let Here { site, reader, .. } = *self.here;
        let (of, path) = site.split(&target);
        // Whoever wrote the path of a page that has been translated means that very text.
        let leads_on = of_record
            || (is_moved && of == self.lang)
            || (of == site.languages().own() && !site.is_translated(path, reader));
        if !(leads_on || is_moved) {
            return None;
        }
        let to = if leads_on { site.for_reader(&target, reader) } else { target };
        Some(format!("{}{after}", self.here.href(&to)))
    }

    /// The address that a relative path leads to from where the body was woven.
    fn resolve(&self, path: &str) -> Option<Address> {
        let decoded = percent_decode_str(path).decode_utf8().ok()?;
        let explicit = self.here.site.config.urls == Urls::Explicit;
        let path = match decoded.strip_suffix("index.html") {
            Some(folder) if explicit && (folder.is_empty() || folder.ends_with('/')) => {
                folder
            }
            _ => &decoded,
        };
        let folder = self.from.as_str().rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
        let mut file = "";
        for part in path.split_inclusive('/') {
            match part {
                "./" | "." => {}
                "../" | ".." => drop(parts.pop()?),
                folder if folder.ends_with('/') => {
                    parts.push(folder.trim_end_matches('/'));
                }
                last => file = last,
            }
        }
        let mut target: String = parts.iter().flat_map(|part| [*part, "/"]).collect();
        target.push_str(file);
        Some(Address::new(&target))
    }
}

/// The next attribute that leads somewhere, and its name.
fn next(html: &str) -> Option<(usize, &'static str)> {
    let found = LEADING.into_iter().filter_map(|name| Some((html.find(name)?, name)));
    found.min()
}

/// Whether a link was made from the name of a record: those have a class.
fn is_of_record(tag: &str) -> bool {
    tag.starts_with("<a class=\"")
}

/// Whether a link leads from where it stands: not to a part of its own page, from the root,
/// or to another site.
fn is_relative(link: &str) -> bool {
    let first = link.split(['/', '#', '?']).next().unwrap_or_default();
    !link.is_empty() && !link.starts_with(['#', '/', '?']) && !first.contains(':')
}

#[cfg(test)]
mod tests {
    use super::{is_relative, next};

    #[test]
    fn links_that_begin_here_are_told_from_others() {
        for link in ["a.png", "../", "../../entities/x/", "./a:b/", "x/?a=b:c"] {
            assert!(is_relative(link), "{link}");
        }
        for link in ["", "#a", "/a/", "//a", "https://a/", "mailto:a", "?a", "data:,"] {
            assert!(!is_relative(link), "{link}");
        }
    }

    #[test]
    fn the_first_attribute_comes_first() {
        assert_eq!(next("<img src=\"a\"><a href=\"b\">"), Some((4, " src=\"")));
        assert_eq!(next("<b>plain</b>"), None);
    }
}
