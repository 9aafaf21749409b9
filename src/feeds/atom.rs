//! The Atom feed.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Entry, absolute};
use crate::pages::Site;

pub(super) type Xml = Writer<Vec<u8>>;

pub fn feed(site: &Site<'_>, entries: &[Entry<'_>]) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let config = site.config;
    let updated = entries.iter().map(|e| e.updated.as_str()).max();
    xml.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", config.language.as_str()))
        .write_inner_content(|xml| {
            text(xml, "id", &config.base_url)?;
            text(xml, "title", &config.title)?;
            if !config.description.is_empty() {
                text(xml, "subtitle", &config.description)?;
            }
            text(xml, "updated", updated.unwrap_or("1970-01-01T00:00:00Z"))?;
            xml.create_element("author")
                .write_inner_content(|xml| text(xml, "name", publisher(site)))?;
            link(xml, "self", "application/atom+xml", &absolute(site, "feed.xml"))?;
            link(xml, "alternate", "text/html", &config.base_url)?;
            text(xml, "generator", "casebook")?;
            entries.iter().try_for_each(|e| entry(xml, e))
        })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// Who publishes the site, in words.
pub(super) fn publisher<'a>(site: &Site<'a>) -> &'a str {
    let config = site.config;
    let name = &config.publisher.name;
    if name.is_empty() { &config.title } else { name }
}

fn entry(xml: &mut Xml, entry: &Entry<'_>) -> io::Result<()> {
    let head = &entry.article.head;
    xml.create_element("entry")
        .with_attribute(("xml:lang", head.lang.as_str()))
        .write_inner_content(|xml| {
            text(xml, "id", &entry.url)?;
            text(xml, "title", &head.title)?;
            link(xml, "alternate", "text/html", &entry.url)?;
            text(xml, "published", &entry.published)?;
            text(xml, "updated", &entry.updated)?;
            for author in &entry.article.authors {
                xml.create_element("author")
                    .write_inner_content(|xml| text(xml, "name", &author.name))?;
            }
            for tag in &head.tags {
                xml.create_element("category")
                    .with_attribute(("term", &**tag))
                    .write_empty()?;
            }
            if entry.summary.is_empty() {
                Ok(())
            } else {
                text(xml, "summary", &entry.summary)
            }
        })?;
    Ok(())
}

pub(super) fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text))?;
    Ok(())
}

pub(super) fn link(xml: &mut Xml, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    xml.create_element("link")
        .with_attribute(("rel", rel))
        .with_attribute(("type", kind))
        .with_attribute(("href", href))
        .write_empty()?;
    Ok(())
}
