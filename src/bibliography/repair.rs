//! What a style leaves unsaid and the engine needs to hear.
//!
//! A `cs:names` element may do without `cs:name`, which then has its defaults. Hayagriva 0.10
//! takes one that has other children (a label, substitutes) but no `cs:name` for empty and
//! leaves the names out: Vancouver then has no authors. The element is put in.

use hayagriva::citationberg::{
    IndependentStyle, LayoutRenderingElement, Name, NamesChild,
};

use super::walk;

/// Repairs a style in place.
pub fn repair(style: &mut IndependentStyle) {
    walk::style(style, &mut |element| {
        let LayoutRenderingElement::Names(names) = element else { return };
        let named = names.children.iter().any(|c| matches!(c, NamesChild::Name(_)));
        if !named && !names.children.is_empty() {
            names.children.insert(0, NamesChild::Name(Name::default()));
        }
    });
}
