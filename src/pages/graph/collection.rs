//! Lists: what stands on them, as long as that is not much.

use std::sync::Arc;

use super::node::Node;
use super::{Subject, author, entity, ids};
use crate::model::Kind;
use crate::pages::plan::PageKind;
use crate::pages::reads::Terms;
use crate::pages::record::Here;

/// What a list may hold to be given item by item. A longer one is read on its page.
const MOST: usize = 100;

/// What a list shows.
pub fn subject<'n>(here: &Here<'n>, kind: &'n PageKind) -> Option<Subject<'n>> {
    let site = here.site;
    let list = match kind {
        PageKind::Articles(n) => articles(here, site.articles(), *n),
        PageKind::Term(which, slug, n) => {
            let term = site.term(*which, here.lang, slug)?;
            let mut subject = articles(here, &term.articles, *n);
            if *which == Terms::Authors {
                subject.about = Some(author::node(here, &term.title, slug, None));
            }
            subject
        }
        PageKind::Entities => records(here, Kind::Entity, site.entities()),
        PageKind::Claims => records(here, Kind::Claim, site.claims()),
        PageKind::Exhibits => records(here, Kind::Exhibit, site.exhibits()),
        PageKind::Sources => {
            let all = site.sources();
            let of = |key: &'n Arc<str>| Node::reference(ids::of_source(here, key));
            list(
                all.len(),
                if all.len() > MOST { Vec::new() } else { all.map(of).collect() },
            )
        }
        PageKind::Chronology(scope, None) => {
            let strand = site.strand(scope);
            records(here, Kind::Event, strand.events.iter().map(|(id, _)| id))
        }
        PageKind::Mentions(id, _) => {
            let about = entity::one(here, id);
            Subject { about, ..Subject::default() }
        }
        _ => Subject::default(),
    };
    Some(list)
}

/// One page of a list of articles.
fn articles<'n>(here: &Here<'n>, ids: &[Arc<str>], n: usize) -> Subject<'n> {
    let size = here.site.config.page_size;
    let shown = ids.iter().skip((n - 1) * size).take(size);
    let name = |id: &Arc<str>| {
        let article = here.site.article(id, here.lang)?;
        let page = ids::absolute(here, &here.site.address_of(&article.head));
        Some(Node::reference(format!("{page}#article")))
    };
    let all = if size > MOST && ids.len() > MOST {
        Vec::new()
    } else {
        shown.filter_map(name).collect()
    };
    list(ids.len(), all)
}

fn records<'n, 'i>(
    here: &Here<'n>,
    kind: Kind,
    ids: impl ExactSizeIterator<Item = &'i Arc<str>>,
) -> Subject<'n> {
    let count = ids.len();
    if count > MOST {
        return list(count, Vec::new());
    }
    list(count, ids::to_all(here, kind, ids))
}

fn list(count: usize, items: Vec<Node<'_>>) -> Subject<'_> {
    let list = Node::new(&["ItemList"])
        .with("numberOfItems", count as u64)
        .with("itemListElement", items);
    Subject { list: Some(list), ..Subject::default() }
}
