//! The site and who publishes it: the same on every page.

use super::ids;
use super::node::Node;
use crate::pages::record::Here;

/// The site; what it is in a sentence stands on the front page alone.
pub fn site<'n>(here: &Here<'n>, is_home: bool) -> Node<'n> {
    let config = here.site.config;
    let description = if is_home { &*config.description } else { "" };
    Node::new(&["WebSite"])
        .with("@id", ids::of_site(here, "website"))
        .with("url", &*config.base_url)
        .with("name", &*config.title)
        .with("description", description)
        .with("publisher", reference(here))
}

/// Who publishes it, with what they hold themselves to; nobody where nobody is named.
pub fn node<'n>(here: &Here<'n>) -> Option<Node<'n>> {
    let config = here.site.config;
    let publisher = &config.publisher;
    if publisher.name.trim().is_empty() {
        return None;
    }
    let url = if publisher.url.is_empty() { &config.base_url } else { &publisher.url };
    let mut node = Node::new(&["NewsMediaOrganization"])
        .with("@id", ids::of_site(here, "publisher"))
        .with("name", &*publisher.name)
        .with("url", ids::written(here, url))
        .with("logo", icon(here));
    for (property, address, _) in &config.policies {
        node = node.with(property, ids::written(here, address));
    }
    Some(node)
}

/// What leads to who publishes the site.
pub fn reference<'n>(here: &Here<'_>) -> Option<Node<'n>> {
    let is_named = !here.site.config.publisher.name.trim().is_empty();
    is_named.then(|| Node::reference(ids::of_site(here, "publisher")))
}

/// The address of the site's icon.
pub fn icon(here: &Here<'_>) -> Option<String> {
    let icon = here.site.icon();
    let address = crate::address::Address::new(icon);
    (!icon.is_empty()).then(|| ids::absolute(here, &address))
}
