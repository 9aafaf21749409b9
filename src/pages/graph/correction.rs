//! What was changed on a page after it was published.

use std::sync::Arc;

use super::node::Node;
use super::{dates, page};
use crate::model::{Kind, PlacedDate, text_in};
use crate::pages::record::Here;

/// The corrections of a work, and whether it was withdrawn, put on its node.
pub fn put<'n>(
    here: &Here<'n>,
    node: Node<'n>,
    kind: Kind,
    id: &Arc<str>,
    status: &'static str,
) -> Node<'n> {
    let all = here.site.corrections_of(kind, id);
    let one = |correction: &'n Arc<crate::model::Correction>| {
        let text = text_in(&correction.text, here.lang).map(|(_, text)| &**text);
        Node::new(&["CorrectionComment"])
            .with("text", text)
            .with("datePublished", dates::some(correction.date.as_ref()))
    };
    let corrections: Vec<Node<'n>> = all.iter().map(one).collect();
    let retracted = here.site.is_retracted(kind, id);
    node.with("creativeWorkStatus", page::standing(retracted, status))
        .with("correction", corrections)
}

/// When a page was last changed in substance: by its author's word, or by a correction.
pub fn last<'n>(
    here: &Here<'n>,
    kind: Kind,
    id: &Arc<str>,
    own: impl IntoIterator<Item = &'n PlacedDate>,
) -> Option<String> {
    let corrections = here.site.corrections_of(kind, id).iter();
    let dates = corrections.filter_map(|correction| correction.date.as_ref());
    dates::last(own.into_iter().chain(dates))
}
