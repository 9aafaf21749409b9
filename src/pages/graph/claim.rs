//! Claims: what is said, by whom, where, how far it is established, and the verdict.

use std::sync::Arc;

use super::node::{Json, Node};
use super::{Subject, correction, dates, entity, ids, publisher, source};
use crate::model::{Claim, Kind, Rating, Reference};
use crate::pages::record::Here;

/// A claim with all that its page tells of it, and its review where there is a verdict.
pub fn subject<'n>(here: &Here<'n>, id: &'n Arc<str>) -> Option<Subject<'n>> {
    let claim: &'n Claim = here.site.claims_of(id)?.get(here.lang)?;
    let body = here.woven(Kind::Claim, id, here.lang);
    let cited = body.into_iter().flat_map(|woven| &woven.cited);
    let cited = claim.sources().map(|r| &r.value).chain(cited);
    let node = Node::new(&["Claim"])
        .with("@id", ids::of(here, Kind::Claim, id)?)
        .with("url", ids::page(here))
        .with("name", claim.label.as_deref().unwrap_or(&claim.head.title))
        .with("text", &*claim.head.title)
        .with("description", claim.head.summary.as_deref())
        .with("author", authors(here, &claim.by))
        .with("dateCreated", dates::some(claim.date.as_ref()))
        .with("about", entity::named(here, claim.about.iter().map(|r| &r.value)))
        .with("appearance", ids::to_all(here, Kind::Exhibit, here.site.made_in(id)))
        .with("citation", source::cited(here, cited));
    let node = correction::put(here, node, Kind::Claim, id, claim.status.word());
    let modified = correction::last(here, Kind::Claim, id, []);
    let reviewed = dates::some(claim.last_verified.as_ref());
    let mut nodes = vec![node];
    nodes.extend(claim.rating.as_ref().and_then(|rating| review(here, claim, rating)));
    Some(Subject { nodes, modified, reviewed, ..Subject::default() })
}

/// Who claims it. Only people and bodies are named as authors; an account or a document is
/// led to and no more.
fn authors<'n>(here: &Here<'n>, by: &'n [Reference]) -> Vec<Node<'n>> {
    let author = |by: &'n Reference| {
        let entity = here.site.entity(&by.value, here.lang)?;
        if entity::can_speak(entity.kind) {
            return entity::one(here, &by.value);
        }
        ids::of(here, Kind::Entity, &by.value).map(Node::reference)
    };
    by.iter().filter_map(author).collect()
}

/// The verdict of the publisher: a text of its own in each language.
fn review<'n>(here: &Here<'n>, claim: &'n Claim, rating: &'n Rating) -> Option<Node<'n>> {
    let history = claim.history.iter().filter_map(|change| change.date.as_ref());
    let published = dates::last(claim.last_verified.iter().chain(history));
    let verdict = Node::new(&["Rating"])
        .with("alternateName", &*rating.name)
        .with("ratingValue", Json::Number(u64::from(rating.value)))
        .with("worstRating", Json::Number(u64::from(rating.worst)))
        .with("bestRating", Json::Number(u64::from(rating.best)));
    let node = Node::new(&["ClaimReview"])
        .with("@id", ids::part(here, "review"))
        .with("url", ids::page(here))
        .with("inLanguage", here.lang.as_str())
        .with("claimReviewed", &*claim.head.title)
        .with(
            "itemReviewed",
            Node::reference(ids::of(here, Kind::Claim, &claim.head.id)?),
        )
        .with("reviewRating", verdict)
        .with("author", publisher::reference(here))
        .with("datePublished", published);
    Some(node)
}
