//! The feed of corrections: what was changed after it was published, the newest first.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::atom::{Xml, link, publisher, text};
use super::{ENTRIES, absolute, instant};
use crate::language::Lang;
use crate::markdown::escape_text;
use crate::model::{Correction, Head, RecordId, text_in};
use crate::pages::{CORRECTIONS_FEED, Site};

/// A correction with a date, and the page it is of.
struct Entry<'a> {
    correction: &'a Correction,
    head: &'a Head,
    updated: String,
}

pub fn feed(site: &Site<'_>) -> io::Result<Vec<u8>> {
    let entries: Vec<Entry<'_>> =
        site.corrections().iter().filter_map(|c| entry(site, c)).take(ENTRIES).collect();
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let lang = &site.config.language;
    let updated = entries.iter().map(|e| e.updated.as_str()).max();
    let title =
        format!("{} · {}", site.word(lang, "/titles/corrections"), site.config.title);
    xml.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", lang.as_str()))
        .write_inner_content(|xml| {
            let own = absolute(site, CORRECTIONS_FEED);
            text(xml, "id", &own)?;
            text(xml, "title", &title)?;
            text(xml, "updated", updated.unwrap_or("1970-01-01T00:00:00Z"))?;
            xml.create_element("author")
                .write_inner_content(|xml| text(xml, "name", publisher(site)))?;
            link(xml, "self", "application/atom+xml", &own)?;
            link(xml, "alternate", "text/html", &list(site))?;
            text(xml, "generator", "casebook")?;
            entries.iter().try_for_each(|e| write(xml, site, e))
        })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn list(site: &Site<'_>) -> String {
    absolute(site, "corrections/")
}

/// A feed has no place for what has no date, and lists nothing that is shown for drafts'
/// sake alone.
fn entry<'a>(
    site: &Site<'a>,
    ((kind, id), correction): &'a (RecordId, std::sync::Arc<Correction>),
) -> Option<Entry<'a>> {
    let head = site.head(*kind, id, &site.config.language)?;
    let updated = instant(&correction.date.as_ref()?.value)?;
    let is_public = head.withheld.is_none();
    is_public.then_some(Entry { correction, head, updated })
}

fn write(xml: &mut Xml, site: &Site<'_>, entry: &Entry<'_>) -> io::Result<()> {
    let Entry { correction, head, updated } = entry;
    let lang = &site.config.language;
    let kind = format!("/correction_kinds/{}", correction.kind.word());
    let title = site
        .word(lang, "/correction/titled")
        .replace("{kind}", &site.word(lang, &kind))
        .replace("{page}", &head.title);
    let page = site.address_of(head).absolute(&site.config.base_url);
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "id", &format!("{}#correction-{}", list(site), correction.id))?;
        text(xml, "title", &title)?;
        link(xml, "alternate", "text/html", &page)?;
        text(xml, "published", updated)?;
        text(xml, "updated", updated)?;
        let html = content(correction, lang);
        xml.create_element("content")
            .with_attribute(("type", "html"))
            .write_text_content(quick_xml::events::BytesText::new(&html))?;
        Ok::<(), io::Error>(())
    })?;
    Ok(())
}

/// What is told, with what stood there and what stands there now.
fn content(correction: &Correction, lang: &Lang) -> String {
    let mut out = String::new();
    let mut part = |open: &str, words: &str, close: &str| {
        out.push_str(open);
        escape_text(&mut out, words);
        out.push_str(close);
    };
    if let Some((own, words)) = text_in(&correction.text, lang) {
        part(
            &format!("<p lang=\"{own}\" dir=\"{}\">", own.direction().as_str()),
            words,
            "</p>",
        );
    }
    if let Some(before) = &correction.before {
        part("<p><del>", before, "</del></p>");
    }
    if let Some(after) = &correction.after {
        part("<p><ins>", after, "</ins></p>");
    }
    out
}
