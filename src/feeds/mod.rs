//! What machines read: Atom (RFC 4287), JSON Feed 1.1, the sitemap (sitemaps.org) and
//! robots.txt. Addresses here are absolute; nothing withheld is ever listed.

mod atom;
mod corrections;
mod json;
mod sitemap;

use std::sync::Arc;

use crate::address::Address;
use crate::date::{Bound, CaseDate};
use crate::model::{Article, Kind};
use crate::pages::{CORRECTIONS_FEED, PageKind, PageSpec, Site};

/// Entries of a feed.
const ENTRIES: usize = 20;

/// A file for machines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Its path from the site's root.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// How many of them there are for some pages, without making them.
#[must_use]
pub fn count(pages: &[Arc<PageSpec>]) -> usize {
    let others = 4 + usize::from(path_of_corrections(pages).is_some());
    sitemap::count(pages) + others
}

/// The path of the feed of corrections, where there are any.
#[must_use]
pub fn path_of_corrections(pages: &[Arc<PageSpec>]) -> Option<&'static str> {
    let is_listed = pages.iter().any(|page| page.kind == PageKind::Corrections);
    is_listed.then_some(CORRECTIONS_FEED)
}

/// All of them.
///
/// # Errors
/// When the XML writer fails, which on memory it does not.
pub fn all(site: &Site<'_>, pages: &[Arc<PageSpec>]) -> std::io::Result<Vec<Feed>> {
    let entries = entries(site);
    let mut all = vec![
        Feed { path: "feed.xml".into(), bytes: atom::feed(site, &entries)? },
        Feed { path: "feed.json".into(), bytes: json::feed(site, &entries) },
    ];
    if let Some(path) = path_of_corrections(pages) {
        all.push(Feed { path: path.into(), bytes: corrections::feed(site)? });
    }
    all.extend(sitemap::files(site, pages)?);
    let robots = format!(
        "User-agent: *\nAllow: /\n\nSitemap: {}sitemap.xml\n",
        site.config.base_url
    );
    all.push(Feed { path: "robots.txt".into(), bytes: robots.into_bytes() });
    // Some hosts leave out files whose names begin with an underscore unless this is there.
    all.push(Feed { path: ".nojekyll".into(), bytes: Vec::new() });
    Ok(all)
}

/// An article in a feed.
struct Entry<'a> {
    article: &'a Article,
    url: String,
    published: String,
    updated: String,
    summary: String,
}

/// The newest articles with a date that were not withdrawn.
fn entries<'a>(site: &'a Site<'_>) -> Vec<Entry<'a>> {
    let entry = |article: &'a Article| {
        let published = instant(&article.date.as_ref()?.value)?;
        let head = &article.head;
        let changed =
            site.last_changed(Kind::Article, &head.id, article.updated.as_ref());
        let updated = changed.and_then(instant).unwrap_or_else(|| published.clone());
        let updated = updated.max(published.clone());
        Some(Entry {
            article,
            url: site.address_of(head).absolute(&site.config.base_url),
            published,
            updated,
            summary: site.summary(head),
        })
    };
    let all = site.articles().iter().filter_map(|id| site.own_article(id));
    let is_listed = |a: &&Arc<Article>| {
        a.head.withheld.is_none() && !site.is_retracted(Kind::Article, &a.head.id)
    };
    let listed = all.filter(is_listed);
    listed.filter_map(|a| entry(a)).take(ENTRIES).collect()
}

/// The first moment of a date, as RFC 3339 wants it.
fn instant(date: &CaseDate) -> Option<String> {
    day(date).map(|day| format!("{day}T00:00:00Z"))
}

/// The first day of a date, `YYYY-MM-DD`.
fn day(date: &CaseDate) -> Option<String> {
    match date.earliest() {
        Bound::Day(d) if (0..=9999).contains(&d.year) => {
            Some(format!("{:04}-{:02}-{:02}", d.year, d.month, d.day))
        }
        _ => None,
    }
}

/// The absolute address of a file of the site.
fn absolute(site: &Site<'_>, path: &str) -> String {
    Address::new(path).absolute(&site.config.base_url)
}
