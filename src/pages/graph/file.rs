//! Published files: where they are, what they are, how to know them again.

use super::node::Node;
use super::{dates, ids};
use crate::address::Address;
use crate::assets::MediaFacts;
use crate::model::Medium;
use crate::pages::record::Here;

/// The address of a picture in its own size, for those who show it elsewhere.
pub fn picture(here: &Here<'_>, file: &str) -> Option<String> {
    let facts = here.site.media(file)?;
    facts.picture.as_ref()?;
    Some(ids::absolute(here, &Address::new(&facts.published.path)))
}

/// What is known of the published copy of a file, put on the node of a `MediaObject`.
pub fn put<'n>(here: &Here<'_>, node: Node<'n>, facts: &MediaFacts) -> Node<'n> {
    let copy = &facts.published;
    let mime = mime_guess::from_path(&copy.path).first_raw();
    let length = facts.audio.as_ref().and_then(|audio| audio.duration_ms);
    let size = facts.picture.as_ref().filter(|picture| !picture.boundless);
    node.with("contentUrl", ids::absolute(here, &Address::new(&copy.path)))
        .with("encodingFormat", mime)
        .with("contentSize", format!("{} B", copy.bytes))
        .with("sha256", copy.sha256.clone())
        .with("duration", length.map(dates::duration))
        .with("width", size.map(|size| pixels(size.width)))
        .with("height", size.map(|size| pixels(size.height)))
}

/// A length in pixels, by its code in UN/CEFACT's list of units.
fn pixels<'n>(length: u32) -> Node<'n> {
    Node::new(&["QuantitativeValue"])
        .with("value", u64::from(length))
        .with("unitCode", "E37")
}

/// The address of an exhibit that is a picture.
pub fn of_exhibit(here: &Here<'_>, id: &str) -> Option<String> {
    let exhibit = here.site.exhibit(id, here.lang)?;
    if exhibit.medium != Medium::Image {
        return None;
    }
    picture(here, &exhibit.file.as_ref()?.value)
}
