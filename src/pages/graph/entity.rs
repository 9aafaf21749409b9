//! Entities: who or what they are and by which names they are known elsewhere.
//!
//! Relations are not here. What a page reports of them with its source and its standing
//! would be left of it as a bare fact.

use std::sync::Arc;

use super::node::Node;
use super::{Subject, file, ids};
use crate::linking::Mention;
use crate::model::{Ending, Entity, EntityType, Kind, Status};
use crate::pages::entity::identifier;
use crate::pages::gathered::Naming;
use crate::pages::plan::MENTIONS;
use crate::pages::record::Here;

/// Articles that an entity's graph leads to, at most.
const ARTICLES: usize = 20;

/// An entity with all that its page tells of it.
pub fn subject<'n>(here: &Here<'n>, id: &'n Arc<str>) -> Option<Subject<'n>> {
    let entity: &'n Entity = here.site.entities_of(id)?.get(here.lang)?;
    let aliases = entity.aliases.iter().chain(&entity.weak_aliases);
    let aliases = aliases.map(|alias| &*alias.name);
    let node = node(here, entity)?
        .with("url", ids::page(here))
        .with("alternateName", aliases.collect::<Vec<&str>>())
        .with("description", here.site.summary(&entity.head))
        .with("image", image(here, entity))
        .with("jobTitle", posts(entity))
        .with("sameAs", elsewhere(entity))
        .with("identifier", identifiers(entity))
        .with("subjectOf", articles(here, id));
    Some(Subject { nodes: vec![node], ..Subject::default() })
}

fn image(here: &Here<'_>, entity: &Entity) -> Option<String> {
    file::of_exhibit(here, &entity.image.as_ref()?.value)
}

/// Entities as other pages name them: the kind and the name.
pub fn named<'n>(
    here: &Here<'n>,
    ids: impl IntoIterator<Item = &'n Arc<str>>,
) -> Vec<Node<'n>> {
    ids.into_iter().filter_map(|id| one(here, id)).collect()
}

/// An entity as other pages name it.
pub fn one<'n>(here: &Here<'n>, id: &str) -> Option<Node<'n>> {
    node(here, here.site.entity(id, here.lang)?)
}

fn node<'n>(here: &Here<'n>, entity: &'n Entity) -> Option<Node<'n>> {
    let (kind, additional) = kind(entity.kind);
    let (name, _) = here.site.entity_name(entity, here.lang);
    let node = Node::new(&[kind])
        .with("@id", ids::of(here, Kind::Entity, &entity.head.id)?)
        .with("additionalType", additional)
        .with("name", name);
    Some(node)
}

/// The type of schema.org, and one that would ask for more than is known.
fn kind(kind: EntityType) -> (&'static str, &'static str) {
    match kind {
        EntityType::Person => ("Person", ""),
        EntityType::Organization | EntityType::Company => ("Organization", ""),
        EntityType::PublicBody => ("GovernmentOrganization", ""),
        EntityType::Party => ("PoliticalParty", ""),
        EntityType::Place => ("Place", ""),
        EntityType::Document => ("CreativeWork", ""),
        EntityType::Vehicle => ("Thing", "https://schema.org/Vehicle"),
        EntityType::EventSeries => ("Thing", "https://schema.org/EventSeries"),
        EntityType::Account | EntityType::Position | EntityType::Other => ("Thing", ""),
    }
}

/// Whether it is of a kind that can say something.
pub fn can_speak(kind: EntityType) -> bool {
    use EntityType::{Company, Organization, Party, Person, PublicBody};
    matches!(kind, Person | Organization | Company | PublicBody | Party)
}

/// Posts that a person is confirmed to hold, and still does.
fn posts(entity: &Entity) -> Vec<&str> {
    let roles = entity.roles.iter().filter(|_| entity.kind == EntityType::Person);
    let held = roles.filter(|role| {
        role.status == Some(Status::Confirmed) && role.end == Ending::Open
    });
    held.map(|role| &*role.title).collect()
}

/// Pages elsewhere that are of this entity and no other. A link out may be to anything.
fn elsewhere(entity: &Entity) -> Vec<String> {
    let known = entity.identifiers.iter().map(identifier);
    let known = known.map(|identifier| identifier.url).filter(|url| !url.is_empty());
    let links = entity.links.iter().map(|(_, url)| url.to_string());
    let links = links.filter(|url| url.starts_with("https://"));
    let sites = [".wikipedia.org/wiki/", "www.wikidata.org/wiki/"];
    known.chain(links.filter(|url| sites.iter().any(|site| url.contains(site)))).collect()
}

/// Identifiers of systems that have no page of it.
fn identifiers(entity: &Entity) -> Vec<Node<'_>> {
    let node = |(scheme, value): &'_ (Arc<str>, Arc<str>)| {
        Node::new(&["PropertyValue"])
            .with("propertyID", scheme.to_string())
            .with("value", value.to_string())
    };
    let all = entity.identifiers.iter();
    all.filter(|pair| identifier(pair).url.is_empty()).map(node).collect()
}

/// The articles that name it, as its page lists them first.
fn articles<'n>(here: &Here<'n>, id: &str) -> Vec<Node<'n>> {
    let article = |naming: &Naming| {
        let (key, mention): (_, Option<&Mention>) = here.site.mention(naming, id);
        let page = ids::absolute(here, &naming.page.address);
        let is_article = key.0 == Kind::Article && mention.is_some();
        is_article.then(|| Node::reference(format!("{page}#article")))
    };
    let shown = here.site.namings(id).iter().take(MENTIONS);
    shown.filter_map(article).take(ARTICLES).collect()
}
