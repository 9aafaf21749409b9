//! Names of nodes, absolute and the same wherever a node is named.
//!
//! A thing has one name in all languages, made of the address it has in the site's own.
//! A text (an article, a review) has one in each language: a translation is another text.

use super::node::Node;
use crate::address::Address;
use crate::model::Kind;
use crate::pages::plan::source_address;
use crate::pages::record::Here;

/// An address with the site before it.
pub fn absolute(here: &Here<'_>, to: &Address) -> String {
    to.absolute(&here.site.config.base_url)
}

/// The page that is being made.
pub fn page(here: &Here<'_>) -> String {
    absolute(here, here.address)
}

/// A part of the page that is being made.
pub fn part(here: &Here<'_>, part: &str) -> String {
    format!("{}#{part}", page(here))
}

/// The site, or who publishes it.
pub fn of_site(here: &Here<'_>, part: &str) -> String {
    format!("{}#{part}", here.site.config.base_url)
}

/// The thing a record describes.
pub fn of(here: &Here<'_>, kind: Kind, id: &str) -> Option<String> {
    let head = here.site.head(kind, id, &here.site.config.language)?;
    let page = absolute(here, &here.site.address_of(head));
    Some(format!("{page}#{}", kind.word()))
}

/// A source, by what it is known by outside.
pub fn of_source(here: &Here<'_>, key: &str) -> String {
    let page = absolute(here, &source_address(here.site.public_id(key)));
    format!("{page}#source")
}

/// What leads to things of a kind.
pub fn to_all<'n>(
    here: &Here<'_>,
    kind: Kind,
    ids: impl IntoIterator<Item = impl AsRef<str>>,
) -> Vec<Node<'n>> {
    let one = |id: &str| of(here, kind, id).map(Node::reference);
    ids.into_iter().filter_map(|id| one(id.as_ref())).collect()
}

/// An address as it is written in the configuration: of the web, or of the site.
pub fn written(here: &Here<'_>, url: &str) -> String {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    if !scheme.is_empty() && scheme.chars().all(is_scheme) {
        return url.to_owned();
    }
    match url.split_once('#') {
        Some((path, part)) => {
            format!("{}#{part}", absolute(here, &Address::new(path)))
        }
        None => absolute(here, &Address::new(url)),
    }
}
