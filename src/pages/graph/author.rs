//! Authors, each with the page of their articles.

use super::node::Node;
use super::{ids, publisher};
use crate::address::Address;
use crate::pages::record::Here;

/// An author by name. Who signs with the publisher's name is the publisher.
pub fn node<'n>(
    here: &Here<'n>,
    name: &'n str,
    slug: &str,
    url: Option<&str>,
) -> Node<'n> {
    if let Some(publisher) = publisher::reference(here)
        && name == &*here.site.config.publisher.name
    {
        return publisher;
    }
    let page = ids::absolute(here, &Address::new(&format!("authors/{slug}/")));
    Node::new(&["Person"])
        .with("@id", format!("{page}#person"))
        .with("name", name)
        .with("url", page)
        .with("sameAs", url.map(|url| ids::written(here, url)))
}
