//! Formatted text as HTML: everything escaped, addresses as links, titles in another
//! language marked as such.

use std::ops::Range;

use super::format::RobustLink;
use super::rich::{Marks, Rich};
use super::{CslItem, text};
use crate::language::Lang;
use crate::markdown;

/// What the writer is told of a source.
pub struct Around<'a> {
    pub item: &'a CslItem,
    /// The language that the text around its titles is in.
    pub lang: &'a Lang,
    pub link: Option<&'a RobustLink>,
}

struct Layer {
    range: Range<usize>,
    open: String,
    close: &'static str,
    /// For a link, where it leads.
    href: String,
}

/// Writes `rich` as HTML.
pub fn html(rich: &Rich, around: &Around<'_>) -> String {
    let links = links(rich, around);
    let titles = titles(rich, around);
    let layer = |layers: &[Layer], at| layers.iter().position(|l| l.range.contains(&at));
    let mut out = String::new();
    // The layers that stand open, outermost first.
    let mut now: (Option<usize>, Option<usize>, Marks) = (None, None, Marks::default());
    let mut buffer = String::new();
    for at in 0..=rich.0.len() {
        let next = rich.0.get(at).map_or((None, None, Marks::default()), |(_, marks)| {
            (layer(&links, at), layer(&titles, at), *marks)
        });
        if next != now {
            markdown::escape_text(&mut out, &buffer);
            buffer.clear();
            let (link, title) = (now.0 != next.0, now.0 != next.0 || now.1 != next.1);
            marks(&mut out, now.2, false);
            if let Some(layer) = now.1.filter(|_| title) {
                out.push_str(titles[layer].close);
            }
            if let Some(layer) = now.0.filter(|_| link) {
                out.push_str(links[layer].close);
            }
            if let Some(layer) = next.0.filter(|_| link) {
                out.push_str(&links[layer].open);
            }
            if let Some(layer) = next.1.filter(|_| title) {
                out.push_str(&titles[layer].open);
            }
            marks(&mut out, next.2, true);
            now = next;
        }
        if let Some((c, _)) = rich.0.get(at) {
            buffer.push(*c);
        }
    }
    markdown::escape_text(&mut out, &buffer);
    out
}

fn marks(out: &mut String, marks: Marks, open: bool) {
    let mut tags: Vec<(&str, &str)> = Vec::new();
    for (set, start, end) in [
        (marks.italic, "<i>", "</i>"),
        (marks.bold, "<b>", "</b>"),
        (marks.small_caps, "<span class=\"small-caps\">", "</span>"),
        (marks.underline, "<u>", "</u>"),
        (marks.above, "<sup>", "</sup>"),
        (marks.below, "<sub>", "</sub>"),
    ] {
        if set {
            tags.push((start, end));
        }
    }
    if open {
        out.extend(tags.iter().map(|(start, _)| *start));
    } else {
        out.extend(tags.iter().rev().map(|(_, end)| *end));
    }
}

/// Addresses in the text, and the bare DOI.
fn links(rich: &Rich, around: &Around<'_>) -> Vec<Layer> {
    let mut found: Vec<Layer> = Vec::new();
    let url = text(around.item, "URL").trim();
    let mut from = 0;
    while let Some(range) = address(rich, from, url) {
        let href: String = rich.0[range.clone()].iter().map(|(c, _)| *c).collect();
        from = range.end;
        found.push(Layer { range, open: String::new(), close: "</a>", href });
    }
    let doi = bare_doi(text(around.item, "DOI"));
    if let Some(range) = rich.find(doi, 0)
        && !found.iter().any(|l| l.range.contains(&range.start))
    {
        let href = format!("https://doi.org/{doi}");
        found.push(Layer { range, open: String::new(), close: "</a>", href });
    }
    found.sort_by_key(|l| l.range.start);
    let own = found.iter().position(|l| l.href == url).or(found.first().map(|_| 0));
    for (at, layer) in found.iter_mut().enumerate() {
        let link = around.link.filter(|_| own == Some(at));
        layer.open = opening(&layer.href, link);
    }
    found
}

/// A DOI without the address before it.
pub fn bare_doi(doi: &str) -> &str {
    let doi = doi.trim();
    doi.find("10.").map_or(doi, |at| &doi[at..])
}

/// The next `http(s)` address: that of the source whole, any other without the stop that
/// ends a sentence.
fn address(rich: &Rich, from: usize, own: &str) -> Option<Range<usize>> {
    let starts = ["https://", "http://"].map(|scheme| rich.find(scheme, from));
    let start = starts.into_iter().flatten().map(|r| r.start).min()?;
    if !own.is_empty()
        && let Some(range) = rich.find(own, start).filter(|r| r.start == start)
    {
        return Some(range);
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”');
    let rest = &rich.0[start..];
    let length = rest.iter().position(|(c, _)| ends(*c)).unwrap_or(rest.len());
    let trailing = |c: &char| matches!(c, '.' | ',' | ';' | ':' | ')' | ']' | '’' | '\'');
    let idle = rest[..length].iter().rev().take_while(|(c, _)| trailing(c)).count();
    Some(start..start + (length - idle).max(1))
}

fn opening(href: &str, link: Option<&RobustLink>) -> String {
    let mut open = String::from("<a href=\"");
    markdown::attribute(&mut open, href);
    open.push_str("\" rel=\"noopener\"");
    if let Some(link) = link {
        for (name, value) in [
            ("data-originalurl", &link.original),
            ("data-versionurl", &link.version),
            ("data-versiondate", &link.date),
        ] {
            if !value.is_empty() {
                open.extend([" ", name, "=\""]);
                markdown::attribute(&mut open, &super::item::clean(value));
                open.push('"');
            }
        }
    }
    open.push('>');
    open
}

/// Titles in a language that is not that of the text.
fn titles(rich: &Rich, around: &Around<'_>) -> Vec<Layer> {
    let Some(lang) = Lang::parse(text(around.item, "language").trim()) else {
        return Vec::new();
    };
    if lang.primary() == around.lang.primary() {
        return Vec::new();
    }
    let direction = lang.direction().as_str();
    let mut found: Vec<Layer> = Vec::new();
    for key in ["title", "container-title"] {
        let title = super::plain(text(around.item, key).trim());
        let range = rich.find(&title, 0);
        let free = |r: &Range<usize>| {
            found.iter().all(|l| r.end <= l.range.start || l.range.end <= r.start)
        };
        if let Some(range) = range.filter(free) {
            let open = format!("<bdi lang=\"{lang}\" dir=\"{direction}\">");
            found.push(Layer { range, open, close: "</bdi>", href: String::new() });
        }
    }
    found
}
