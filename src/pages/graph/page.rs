//! The page itself: what kind it is, where it stands, what it is about.

use super::node::{Json, Node};
use super::{Subject, dates, ids, publisher};
use crate::pages::content::Title;
use crate::pages::plan::{PageKind, PageSpec};
use crate::pages::record::Here;

/// The page.
pub fn node<'n>(
    here: &Here<'n>,
    spec: &PageSpec,
    title: &'n Title,
    description: &'n str,
    subject: Subject<'n>,
    main: Option<Node<'n>>,
) -> Node<'n> {
    let kind = match spec.kind {
        PageKind::Article(_)
        | PageKind::Entity(_)
        | PageKind::Event(_)
        | PageKind::Claim(_)
        | PageKind::Exhibit(_)
        | PageKind::Source(_)
        | PageKind::Plain(_) => "WebPage",
        PageKind::Search => "SearchResultsPage",
        _ => "CollectionPage",
    };
    let site = Node::reference(ids::of_site(here, "website"));
    let about = match (&spec.kind, subject.about) {
        (PageKind::Home, None) => publisher::reference(here),
        (_, about) => about,
    };
    Node::new(&[kind])
        .with("@id", ids::page(here))
        .with("url", ids::page(here))
        .with("name", &*title.words)
        .with("description", description)
        .with("inLanguage", here.lang.as_str())
        .with("isPartOf", site)
        .with("breadcrumb", breadcrumbs(here, title))
        .with("mainEntity", main)
        .with("about", about)
        .with("temporalCoverage", subject.covers)
        .with("dateModified", subject.modified)
        .with("lastReviewed", subject.reviewed)
}

/// The way from the front page; the last step is the page itself.
fn breadcrumbs<'n>(here: &Here<'_>, title: &'n Title) -> Option<Node<'n>> {
    if title.trail.is_empty() {
        return None;
    }
    let before = title.trail.iter().map(|(words, to)| (words, ids::absolute(here, to)));
    let steps = before.chain([(&title.words, ids::page(here))]);
    let step = |(position, (words, to)): (u64, (&'n String, String))| {
        Node::new(&["ListItem"])
            .with("position", position)
            .with("name", words.as_str())
            .with("item", to)
    };
    let steps: Vec<Node<'n>> = (1..).zip(steps).map(step).collect();
    Some(Node::new(&["BreadcrumbList"]).with("itemListElement", steps))
}

/// A plain page: nothing but itself.
pub fn subject<'n>(here: &Here<'n>, id: &str) -> Option<Subject<'n>> {
    let page = here.site.pages_of(id)?.get(here.lang)?;
    let modified = dates::some(page.updated.as_ref());
    Some(Subject { modified, ..Subject::default() })
}

/// Marks a work that was withdrawn; else `status`, where it has one.
pub fn standing(retracted: bool, status: &'static str) -> Json<'static> {
    Json::from(if retracted { "Retracted" } else { status })
}
