//! The sitemap, split when it outgrows the 50,000 addresses that one file may hold.

use std::io;
use std::sync::Arc;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{Feed, absolute, day};
use crate::model::Kind;
use crate::pages::{PageKind, PageSpec, Site};

const XHTML: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

/// The most addresses in one file (sitemaps.org).
const MOST: usize = 50_000;
const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// How many files it takes to list some pages: one, or one for each part and one that
/// names the parts.
pub fn count(pages: &[Arc<PageSpec>]) -> usize {
    match pages.iter().filter(|p| p.is_listed()).count().div_ceil(MOST) {
        0 | 1 => 1,
        parts => parts + 1,
    }
}

pub fn files(site: &Site<'_>, pages: &[Arc<PageSpec>]) -> io::Result<Vec<Feed>> {
    let listed: Vec<&Arc<PageSpec>> = pages.iter().filter(|p| p.is_listed()).collect();
    if listed.len() <= MOST {
        let bytes = urls(site, &listed)?;
        return Ok(vec![Feed { path: "sitemap.xml".into(), bytes }]);
    }
    let mut all = Vec::new();
    for (n, part) in listed.chunks(MOST).enumerate() {
        let path = format!("sitemap-{}.xml", n + 1);
        all.push(Feed { path, bytes: urls(site, part)? });
    }
    let locations: Vec<String> = all.iter().map(|f| absolute(site, &f.path)).collect();
    let bytes = document("sitemapindex", false, |xml| {
        for location in &locations {
            xml.create_element("sitemap")
                .write_inner_content(|xml| loc(xml, location))?;
        }
        Ok(())
    })?;
    all.push(Feed { path: "sitemap.xml".into(), bytes });
    Ok(all)
}

fn urls(site: &Site<'_>, pages: &[&Arc<PageSpec>]) -> io::Result<Vec<u8>> {
    // Only a site with several languages names them.
    let several = site.languages().all().len() > 1;
    document("urlset", several, |xml| {
        for page in pages {
            let location = page.address.absolute(&site.config.base_url);
            let changed = last_changed(site, page);
            xml.create_element("url").write_inner_content(|xml| {
                loc(xml, &location)?;
                if let Some(day) = &changed {
                    xml.create_element("lastmod")
                        .write_text_content(BytesText::new(day))?;
                }
                if several {
                    alternates(xml, site, page)?;
                }
                Ok::<(), io::Error>(())
            })?;
        }
        Ok(())
    })
}

/// The day an article was last changed or corrected.
fn last_changed(site: &Site<'_>, page: &PageSpec) -> Option<String> {
    let PageKind::Article(id) = &page.kind else { return None };
    let article = site.articles_of(id)?.get(&page.lang)?;
    let changed = site.last_changed(Kind::Article, id, article.updated.as_ref());
    day(changed.or(article.date.as_ref().map(|date| &date.value))?)
}

/// A page in each language it has been translated into, and the one for all others.
fn alternates(
    xml: &mut Writer<Vec<u8>>,
    site: &Site<'_>,
    page: &PageSpec,
) -> io::Result<()> {
    let all = site.alternates(page);
    let default =
        all.first().map(|(_, address)| ("x-default".to_owned(), address.clone()));
    for (lang, address) in all.into_iter().chain(default) {
        xml.create_element("xhtml:link")
            .with_attribute(("rel", "alternate"))
            .with_attribute(("hreflang", lang.as_str()))
            .with_attribute(("href", &*address.absolute(&site.config.base_url)))
            .write_empty()?;
    }
    Ok(())
}

fn document(
    root: &str,
    links: bool,
    content: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>,
) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let mut element = xml.create_element(root).with_attribute(NAMESPACE);
    if links {
        element = element.with_attribute(XHTML);
    }
    element.write_inner_content(content)?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn loc(xml: &mut Writer<Vec<u8>>, location: &str) -> io::Result<()> {
    xml.create_element("loc").write_text_content(BytesText::new(location))?;
    Ok(())
}
