//! Sources worded by the style of the site, as HTML: their words lead to their pages, their
//! addresses to the web, and both stay apart, since no link may stand within another.

use std::sync::Arc;

use super::record::Here;
use crate::bibliography::{
    Citable, Entry, Form, Formatter, Locator, OrderKey, RobustLink,
};
use crate::content::robust_link;
use crate::markdown;
use crate::model::Source;

/// A source in the style of the site, and who made it.
pub fn formatted<'a>(
    here: &Here<'a>,
    source: &Source,
) -> Option<(&'a Formatter, Arc<Entry>)> {
    let formatter = here.site.formatter(here.lang)?;
    let link = robust_link(source);
    let made = formatter.entry(&citable(source, link.as_ref()));
    Some((formatter, made))
}

fn citable<'s>(source: &'s Source, link: Option<&'s RobustLink>) -> Citable<'s> {
    Citable { item: &source.csl, link, print: source.print }
}

/// What a list of sources is sorted by; nothing where the style cannot be used.
pub fn order(here: &Here<'_>, source: &Source) -> Option<Arc<OrderKey>> {
    let tools = here.tools()?;
    let formatter = tools.references.as_ref()?;
    // The link to the web changes no order.
    let cited = citable(source, None);
    Some(formatter.order(&cited, |text| tools.collation.sort_key(text)))
}

/// One source with its place, its words leading to its page.
pub fn worded(
    here: &Here<'_>,
    source: &Source,
    form: Form,
    locator: Option<&Locator>,
    suppress: bool,
    out: &mut String,
) {
    if let Some(formatter) = here.site.formatter(here.lang) {
        let link = robust_link(source);
        let cited = citable(source, link.as_ref());
        let html = formatter.cite(&cited, form, locator, suppress);
        in_language(here, formatter, "cite", out, |out| {
            to_page(here, source, &html, out);
        });
        if form == Form::Full && !html.contains("<a ") {
            web(here, link.as_ref(), ", ", out);
        }
        return;
    }
    let mut html = String::new();
    markdown::escape_text(&mut html, &source.title);
    if let Some(locator) = locator {
        html.push_str(", ");
        markdown::escape_text(&mut html, &locator.value);
    }
    to_page(here, source, &html, out);
}

/// A reference as a list shows it, its words leading to the source's page.
pub fn reference(here: &Here<'_>, source: &Source, leads: bool) -> String {
    let Some((formatter, made)) = formatted(here, source) else {
        return String::new();
    };
    let html = &*made.reference;
    let mut out = String::with_capacity(html.len() + LINK);
    in_language(here, formatter, "cite", &mut out, |out| {
        if leads {
            to_page(here, source, html, out);
        } else {
            out.push_str(html);
        }
    });
    if !html.contains("<a ") {
        web(here, robust_link(source).as_ref(), " ", &mut out);
    }
    out
}

/// What the link to a source's page takes, in bytes, about.
const LINK: usize = 160;

/// The link to the web, where the style prints no address.
fn web(here: &Here<'_>, link: Option<&RobustLink>, before: &str, out: &mut String) {
    let Some(link) = link.filter(|link| !link.original.is_empty()) else { return };
    out.push_str(before);
    out.push_str("<a class=\"on-web\" rel=\"noopener\"");
    for (name, text) in [
        ("href", &link.original),
        ("data-originalurl", &link.original),
        ("data-versionurl", &link.version),
        ("data-versiondate", &link.date),
    ] {
        if !text.is_empty() {
            out.extend([" ", name, "=\""]);
            markdown::attribute(out, text);
            out.push('"');
        }
    }
    out.push('>');
    markdown::escape_text(out, &here.site.word(here.lang, "/cites/web"));
    out.push_str("</a>");
}

fn to_page(here: &Here<'_>, source: &Source, html: &str, out: &mut String) {
    let href = here.source_href(&source.id);
    linked(html, &href, || here.site.word(here.lang, "/cites/about"), out);
}

/// HTML whose words, as far as the first link within them, are a link. Links stand
/// outside of all other marks there, so none is cut.
fn linked(html: &str, href: &str, otherwise: impl FnOnce() -> String, out: &mut String) {
    let end = html.find("<a ").unwrap_or(html.len());
    let words = match end {
        end if end == html.len() => html,
        end => html[..end].trim_end_matches([' ', ',', ':', '<', '(', '[']),
    };
    let rest = &html[words.len()..];
    let open = |out: &mut String| {
        out.push_str("<a class=\"cite-source\" href=\"");
        markdown::attribute(out, href);
        out.push_str("\">");
    };
    if words.is_empty() {
        // Nothing but an address: the way to the page stands after it.
        out.push_str(rest);
        out.push(' ');
        open(out);
        markdown::escape_text(out, &otherwise());
        out.push_str("</a>");
        return;
    }
    open(out);
    out.push_str(words);
    out.push_str("</a>");
    out.push_str(rest);
}

/// What a style words, marked with its language where that is not the page's.
pub fn in_language(
    here: &Here<'_>,
    by: &Formatter,
    class: &str,
    out: &mut String,
    worded: impl FnOnce(&mut String),
) {
    let lang = by.style().lang();
    let other = lang.primary() != here.lang.primary();
    if class.is_empty() && !other {
        worded(out);
        return;
    }
    out.push_str("<span");
    if !class.is_empty() {
        out.extend([" class=\"", class, "\""]);
    }
    if other {
        out.extend([" lang=\"", lang.as_str(), "\" dir=\""]);
        out.extend([lang.direction().as_str(), "\""]);
    }
    out.push('>');
    worded(out);
    out.push_str("</span>");
}

/// The link to an archived copy.
pub fn archived(here: &Here<'_>, source: &Source, out: &mut String) {
    out.push_str("<a class=\"archived\" rel=\"noopener\" href=\"");
    markdown::attribute(out, &source.archive_url);
    out.push_str("\">");
    markdown::escape_text(out, &here.site.word(here.lang, "/archived"));
    out.push_str("</a>");
}

/// Whether a text ends with a stop, whatever marks and quotation marks close after it.
pub fn is_closed(html: &str) -> bool {
    let mut rest = html.trim_end();
    loop {
        rest = match rest.chars().next_back() {
            Some('>') => &rest[..rest.rfind('<').unwrap_or(0)],
            Some(c @ ('”' | '’' | '"' | '»')) => &rest[..rest.len() - c.len_utf8()],
            Some(c) => return matches!(c, '.' | '!' | '?' | '…' | '۔' | '؟' | '。'),
            None => return true,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_seen_behind_marks() {
        for text in ["Doe Inc.", "<i>Doe Inc.</i>", "“Why?”", "<a>x.</a>"] {
            assert!(is_closed(text), "{text}");
        }
        for text in ["Doe", "<i>Doe</i>", "Tom &amp; Co", "(archived)", "(n.d.)"] {
            assert!(!is_closed(text), "{text}");
        }
    }

    #[test]
    fn words_lead_to_the_page_and_addresses_to_the_web() {
        let here = |html| {
            let mut out = String::new();
            linked(html, "../x/", || "more".to_owned(), &mut out);
            out
        };
        let open = "<a class=\"cite-source\" href=\"../x/\">";
        assert_eq!(here("Doe, <i>T</i>"), format!("{open}Doe, <i>T</i></a>"));
        assert_eq!(
            here("Doe, T, <a href=\"u\">u</a>, p. 3"),
            format!("{open}Doe, T</a>, <a href=\"u\">u</a>, p. 3")
        );
        assert_eq!(
            here("<a href=\"u\">u</a>"),
            format!("<a href=\"u\">u</a> {open}more</a>")
        );
    }
}
