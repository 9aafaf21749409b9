//! What a style leaves unsaid and the engine needs to hear.
//!
//! A `cs:names` element may do without `cs:name`, which then has its defaults. Hayagriva 0.10
//! takes one that has other children (a label, substitutes) but no `cs:name` for empty and
//! leaves the names out: Vancouver then has no authors. The element is put in.

use hayagriva::citationberg::{
    Choose, ChooseBranch, IndependentStyle, LayoutRenderingElement, Name, Names,
    NamesChild,
};

/// Repairs a style in place.
pub fn repair(style: &mut IndependentStyle) {
    for part in &mut style.macros {
        elements(&mut part.children);
    }
    elements(&mut style.citation.layout.elements);
    if let Some(bibliography) = &mut style.bibliography {
        elements(&mut bibliography.layout.elements);
    }
}

fn elements(list: &mut [LayoutRenderingElement]) {
    for element in list {
        match element {
            LayoutRenderingElement::Names(names) => name(names),
            LayoutRenderingElement::Group(group) => elements(&mut group.children),
            LayoutRenderingElement::Choose(choose) => branches(choose),
            LayoutRenderingElement::Text(_)
            | LayoutRenderingElement::Date(_)
            | LayoutRenderingElement::Number(_)
            | LayoutRenderingElement::Label(_) => {}
        }
    }
}

fn branches(choose: &mut Choose) {
    let branch = |branch: &mut ChooseBranch| elements(&mut branch.children);
    branch(&mut choose.if_);
    choose.else_if.iter_mut().for_each(branch);
    if let Some(otherwise) = &mut choose.otherwise {
        elements(&mut otherwise.children);
    }
}

fn name(names: &mut Names) {
    for child in &mut names.children {
        if let NamesChild::Substitute(substitute) = child {
            elements(&mut substitute.children);
        }
    }
    let named = names.children.iter().any(|c| matches!(c, NamesChild::Name(_)));
    if !named && !names.children.is_empty() {
        names.children.insert(0, NamesChild::Name(Name::default()));
    }
}
