//! What the document holds, in its order, each record rendered by itself.

use std::sync::Arc;

use crate::address::Address;
use crate::diag::Diagnostic;
use crate::language::Lang;
use crate::model::{Kind, Source};
use crate::pages::content::value;
use crate::pages::plan::{Listing, PageKind, PageSpec};
use crate::pages::record::{Here, kinds};
use crate::pages::tongues::Tongues;
use crate::pages::views::{DateView, SectionPage};

/// A part of the document.
pub struct Part {
    /// The word for what it holds.
    pub kind: &'static str,
    /// From 1.
    pub number: usize,
    /// How many records it holds.
    pub count: usize,
    pub drafts: Vec<Draft>,
}

impl Part {
    pub fn anchor(&self) -> String {
        format!("part-{}", self.kind)
    }
}

/// A section whose links and anchors are still those of its record's own page.
pub struct Draft {
    /// Its anchor in the document.
    pub anchor: String,
    /// Its number, such as `1.2`; that of its part where it is the whole of it.
    pub number: String,
    pub title: String,
    pub lang: Lang,
    pub date: Option<DateView>,
    /// Where its record's page is.
    pub at: Address,
    /// Where that page is in other languages.
    pub also: Vec<Address>,
    pub html: String,
}

/// Everything that has a place in the document.
pub fn gather(here: &Here<'_>) -> Result<Vec<Part>, Vec<Diagnostic>> {
    let records = [
        ("articles", Kind::Article),
        ("entities", Kind::Entity),
        ("events", Kind::Event),
        ("claims", Kind::Claim),
        ("exhibits", Kind::Exhibit),
        ("pages", Kind::Page),
        ("sources", Kind::Source),
    ];
    let mut parts: Vec<Part> = Vec::new();
    for (word, kind) in records {
        let number = parts.len() + 1;
        let specs = ids(here, kind).into_iter().filter_map(|id| spec(here, kind, &id));
        let drafts =
            specs.zip(1..).map(|(spec, n)| draft(here, &spec, format!("{number}.{n}")));
        let drafts = drafts.collect::<Result<Vec<_>, _>>()?;
        if !drafts.is_empty() {
            parts.push(Part { kind: word, number, count: drafts.len(), drafts });
        }
    }
    let count = here.site.corrections().len();
    if count > 0 {
        let number = parts.len() + 1;
        let spec = of_corrections(here);
        let drafts = vec![draft(here, &spec, number.to_string())?];
        parts.push(Part { kind: "corrections", number, count, drafts });
    }
    Ok(parts)
}

/// The records of a kind as a reader of the whole meets them: stories as they were
/// written, the first one first; events as they happened; the rest by name.
fn ids(here: &Here<'_>, kind: Kind) -> Vec<Arc<str>> {
    let site = here.site;
    let mut ids: Vec<Arc<str>> = match kind {
        Kind::Article => return site.articles().iter().rev().cloned().collect(),
        Kind::Event => return site.chronology().to_vec(),
        Kind::Source => {
            let mut all: Vec<&Arc<Source>> =
                site.sources().filter_map(|key| site.source(key)).collect();
            here.in_order(&mut all);
            return all.into_iter().map(|source| source.id.clone()).collect();
        }
        Kind::Entity => site.entities().cloned().collect(),
        Kind::Claim => site.claims().cloned().collect(),
        Kind::Exhibit => site.exhibits().cloned().collect(),
        Kind::Page => site.pages().cloned().collect(),
    };
    let rank = |id: &Arc<str>| match kind {
        Kind::Entity => {
            let own = site.entity(id, here.lang).map(|entity| entity.kind);
            kinds().position(|kind| Some(kind) == own)
        }
        // What stands on the front page introduces the rest.
        Kind::Page => (&**id != "index").then_some(0),
        _ => None,
    };
    let name = |id: &Arc<str>| {
        let head = site.head(kind, id, here.lang)?;
        Some(here.tools()?.collation.sort_key(&head.title))
    };
    ids.sort_by_cached_key(|id| (rank(id), name(id), id.clone()));
    ids
}

/// The page whose view a record's section is made from.
fn spec(here: &Here<'_>, kind: Kind, id: &Arc<str>) -> Option<PageSpec> {
    let site = here.site;
    let page = match kind {
        Kind::Article => PageKind::Article(id.clone()),
        Kind::Entity => PageKind::Entity(id.clone()),
        Kind::Event => PageKind::Event(id.clone()),
        Kind::Claim => PageKind::Claim(id.clone()),
        Kind::Exhibit => PageKind::Exhibit(id.clone()),
        Kind::Page => PageKind::Plain(id.clone()),
        Kind::Source => {
            return Some(PageSpec {
                address: site.source_page(id, here.lang),
                lang: here.lang.clone(),
                kind: PageKind::Source(id.clone()),
                what: format!("the source `{}` in print", site.public_id(id)),
                place: None,
                listing: Listing::Unlisted,
            });
        }
    };
    let head = site.head(kind, id, here.lang)?;
    Some(PageSpec {
        address: site.address_of(head),
        lang: head.lang.clone(),
        kind: page,
        what: format!("the {} `{id}` in print", kind.word()),
        place: None,
        listing: Listing::Unlisted,
    })
}

fn of_corrections(here: &Here<'_>) -> PageSpec {
    PageSpec {
        address: Address::new(crate::pages::corrections::CORRECTIONS),
        lang: here.lang.clone(),
        kind: PageKind::Corrections,
        what: "the list of corrections in print".into(),
        place: None,
        listing: Listing::Unlisted,
    }
}

/// Renders a section.
fn draft(
    whole: &Here<'_>,
    spec: &PageSpec,
    number: String,
) -> Result<Draft, Vec<Diagnostic>> {
    let site = whole.site;
    let here =
        Here { site, address: &spec.address, lang: &spec.lang, reader: whole.reader };
    let mut date = None;
    let (title, _, name, content) = match &spec.kind {
        PageKind::Article(id) => site.article_view(&here, spec, id)?,
        PageKind::Entity(id) => site.entity_view(&here, spec, id)?,
        PageKind::Event(id) => {
            let event = site.event(id, here.lang);
            date = event.and_then(|event| whole.event_date(event));
            site.event_view(&here, spec, id)?
        }
        PageKind::Claim(id) => site.claim_view(&here, spec, id)?,
        PageKind::Exhibit(id) => site.exhibit_view(&here, spec, id)?,
        PageKind::Plain(id) => site.plain_view(&here, spec, id)?,
        PageKind::Source(key) => site.source_view(&here, key),
        _ => site.corrections_view(&here),
    };
    let head = site.head_of(spec);
    let page = SectionPage {
        kind: "print",
        lang: here.lang.as_str().to_owned(),
        dir: here.lang.direction().as_str(),
        root: here.address.root(),
        number: number.clone(),
        canonical: here.address.absolute(&site.config.base_url),
        withheld: head.and_then(|head| here.withheld(head)),
        retracted: head.is_some_and(|head| site.is_retracted(head.kind, &head.id)),
        corrections: head.map_or_else(Vec::new, |h| here.corrections(h.kind, &h.id)),
        corrections_href: String::new(),
    };
    let template = format!("print/{name}.html");
    let values = vec![("page", value(&page)), (name, content)];
    let html = site.render(here.lang, &template, values, &spec.what)?;
    Ok(Draft {
        anchor: anchor(whole, &spec.kind),
        number,
        title: title.words,
        lang: spec.lang.clone(),
        date,
        at: spec.address.clone(),
        also: Tongues::of(site, spec).addresses().collect(),
        html: String::from_utf8_lossy(&html).into_owned(),
    })
}

/// The anchor of a record's section.
fn anchor(here: &Here<'_>, kind: &PageKind) -> String {
    match kind {
        PageKind::Article(id) => format!("article-{id}"),
        PageKind::Entity(id) => format!("entity-{id}"),
        PageKind::Event(id) => format!("event-{id}"),
        PageKind::Claim(id) => format!("claim-{id}"),
        PageKind::Exhibit(id) => format!("exhibit-{id}"),
        PageKind::Plain(id) => format!("page-{}", id.replace('/', "-")),
        PageKind::Source(key) => format!("source-{}", here.site.public_id(key)),
        _ => "corrections".into(),
    }
}
