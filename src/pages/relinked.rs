//! Bodies on pages other than those they were woven for: their links made anew.
//!
//! A body is woven once, with links that are relative to the page of its own language. On a
//! page in another, each must begin elsewhere, and those that lead to pages of the site lead
//! to the ones its reader finds.

use lol_html::html_content::Attribute;

use super::record::Here;
use super::rewritten::{attributes, rewritten};
use crate::address::Address;
use crate::language::Lang;
use crate::markdown;

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
    pub fn html(&self, html: &str) -> String {
        rewritten(html, |element| {
            // Links that were made from the name of a record begin with their class.
            let first = element.attributes().first().map(Attribute::name);
            let of_record = first.as_deref() == Some("class");
            attributes(element, &["href", "src"], |written| {
                let mut value = String::new();
                markdown::attribute(&mut value, &self.link(written, of_record)?);
                Some(value)
            });
        })
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
        let target = self.from.follow(path)?;
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
}

/// Whether a link leads from where it stands: not to a part of its own page, from the root,
/// or to another site.
fn is_relative(link: &str) -> bool {
    let first = link.split(['/', '#', '?']).next().unwrap_or_default();
    !link.is_empty() && !link.starts_with(['#', '/', '?']) && !first.contains(':')
}

#[cfg(test)]
mod tests {
    use super::is_relative;

    #[test]
    fn links_that_begin_here_are_told_from_others() {
        for link in ["a.png", "../", "../../entities/x/", "./a:b/", "x/?a=b:c"] {
            assert!(is_relative(link), "{link}");
        }
        for link in ["", "#a", "/a/", "//a", "https://a/", "mailto:a", "?a", "data:,"] {
            assert!(!is_relative(link), "{link}");
        }
    }
}
