//! Every element of a style, wherever it is nested: the one place that knows how.

use hayagriva::citationberg::{IndependentStyle, LayoutRenderingElement, NamesChild};

/// Visits every element of a style, each before those within it.
pub fn style(
    style: &mut IndependentStyle,
    visit: &mut dyn FnMut(&mut LayoutRenderingElement),
) {
    for part in &mut style.macros {
        elements(&mut part.children, visit);
    }
    elements(&mut style.citation.layout.elements, visit);
    if let Some(bibliography) = &mut style.bibliography {
        elements(&mut bibliography.layout.elements, visit);
    }
}

/// Visits some elements and all within them, each before those within it.
pub fn elements(
    list: &mut [LayoutRenderingElement],
    visit: &mut dyn FnMut(&mut LayoutRenderingElement),
) {
    for element in list {
        visit(element);
        match element {
            LayoutRenderingElement::Group(group) => elements(&mut group.children, visit),
            LayoutRenderingElement::Choose(choose) => {
                elements(&mut choose.if_.children, visit);
                for branch in &mut choose.else_if {
                    elements(&mut branch.children, visit);
                }
                if let Some(otherwise) = &mut choose.otherwise {
                    elements(&mut otherwise.children, visit);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        elements(&mut substitute.children, visit);
                    }
                }
            }
            LayoutRenderingElement::Text(_)
            | LayoutRenderingElement::Date(_)
            | LayoutRenderingElement::Number(_)
            | LayoutRenderingElement::Label(_) => {}
        }
    }
}
