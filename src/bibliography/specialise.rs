//! A style cut down to one part of what it says of one type of source: its first note, a
//! later one, or its entry in the bibliography.
//!
//! Styles decide by type and by position at every step, and the engine looks every macro up
//! by name: most of its time goes into branches that a source of this type never takes. What
//! a test of the type or the position answers is known beforehand, so those branches are
//! taken out, and with them the macros that nothing leads to any more. The output stays the
//! same to the byte.

use std::collections::{BTreeMap, BTreeSet};

use hayagriva::citationberg::taxonomy::Kind;
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, ElseBranch, IndependentStyle,
    LayoutRenderingElement, TestPosition, TextTarget,
};

use super::engine::Part;
use super::walk;

/// What is known of a source before it is formatted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Known {
    /// Its type; `None` is one that CSL does not know, which no test of the type matches.
    pub kind: Option<Kind>,
    /// What is asked of it.
    pub part: Part,
}

/// The style for what is known.
pub fn specialise(style: &IndependentStyle, known: Known) -> IndependentStyle {
    let mut style = style.clone();
    // Every source stands by itself: there is nothing to sort it among, or to tell it from.
    style.citation.sort = None;
    style.citation.disambiguate_add_names = false;
    style.citation.disambiguate_add_givenname = false;
    if known.part == Part::Entry {
        style.citation.layout.elements.clear();
    } else {
        style.bibliography = None;
    }
    if let Some(bibliography) = &mut style.bibliography {
        bibliography.sort = None;
    }
    walk::style(&mut style, &mut |element| {
        if let LayoutRenderingElement::Choose(choose) = element {
            settle(choose, known);
        }
    });
    let used = used(&mut style);
    style.macros.retain(|part| used.contains(&part.name));
    rename(&mut style);
    style
}

/// The name of the macro that an element leads to.
fn called(element: &mut LayoutRenderingElement) -> Option<&mut String> {
    match element {
        LayoutRenderingElement::Text(text) => match &mut text.target {
            TextTarget::Macro { name } => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// The macros that some elements lead to.
fn calls(list: &mut [LayoutRenderingElement]) -> Vec<String> {
    let mut all = Vec::new();
    walk::elements(list, &mut |element| all.extend(called(element).cloned()));
    all
}

/// The macros that a style leads to, straight or through others.
fn used(style: &mut IndependentStyle) -> BTreeSet<String> {
    let mut left = calls(&mut style.citation.layout.elements);
    if let Some(bibliography) = &mut style.bibliography {
        left.append(&mut calls(&mut bibliography.layout.elements));
    }
    let mut used = BTreeSet::new();
    while let Some(name) = left.pop() {
        if used.insert(name.clone())
            && let Some(part) = style.macros.iter_mut().find(|part| part.name == name)
        {
            left.append(&mut calls(&mut part.children));
        }
    }
    used
}

/// Names the macros by lengths of their own. The engine finds a macro by comparing names one
/// after another, and names of different lengths are told apart without reading them.
fn rename(style: &mut IndependentStyle) {
    let mut names = BTreeMap::new();
    for (part, length) in style.macros.iter_mut().zip(1..) {
        let new = "m".repeat(length);
        names.insert(std::mem::replace(&mut part.name, new.clone()), new);
    }
    walk::style(style, &mut |element| {
        if let Some(name) = called(element)
            && let Some(new) = names.get(name)
        {
            name.clone_from(new);
        }
    });
}

/// What is known of a branch before its source is.
#[derive(PartialEq)]
enum Taken {
    Never,
    Always,
    Open,
}

/// Takes out the branches that are never taken, and those after one that always is.
fn settle(choose: &mut Choose, known: Known) {
    let mut open: Vec<ChooseBranch> = Vec::new();
    let mut always = None;
    let first = std::iter::once(choose.if_.clone());
    for mut branch in first.chain(std::mem::take(&mut choose.else_if)) {
        match taken(&mut branch, known) {
            Taken::Never => {}
            Taken::Open => open.push(branch),
            Taken::Always => {
                always = Some(ElseBranch { children: branch.children });
                break;
            }
        }
    }
    let otherwise = always.or_else(|| choose.otherwise.take());
    let mut open = open.into_iter();
    if let Some(branch) = open.next() {
        choose.if_ = branch;
        choose.else_if = open.collect();
        choose.otherwise = otherwise;
    } else {
        choose.if_ = unconditional(otherwise.map(|o| o.children).unwrap_or_default());
        choose.otherwise = None;
    }
}

/// A branch without a test, which the engine always takes.
fn unconditional(children: Vec<LayoutRenderingElement>) -> ChooseBranch {
    ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: None,
        match_: ChooseMatch::All,
        children,
    }
}

/// Answers the tests of what is known and takes them out.
fn taken(branch: &mut ChooseBranch, known: Known) -> Taken {
    let mut answers: Vec<bool> = Vec::new();
    if let Some(types) = branch.type_.take() {
        answers.extend(types.iter().map(|test| Some(*test) == known.kind));
    }
    // In the bibliography the engine passes tests of the position over.
    if known.part != Part::Entry
        && let Some(positions) = branch.position.take()
    {
        let position = match known.part {
            Part::Later => TestPosition::Subsequent,
            Part::First | Part::Entry => TestPosition::First,
        };
        answers.extend(positions.iter().map(|test| *test == position));
    }
    if answers.is_empty() {
        return Taken::Open;
    }
    let mut tests = answers.into_iter();
    let others = branch.disambiguate.is_some()
        || branch.is_numeric.is_some()
        || branch.is_uncertain_date.is_some()
        || branch.locator.is_some()
        || branch.position.is_some()
        || branch.variable.is_some();
    match (branch.match_, others) {
        (ChooseMatch::All, _) if !tests.all(|test| test) => Taken::Never,
        (ChooseMatch::All, true) => Taken::Open,
        (ChooseMatch::All, false) => Taken::Always,
        (ChooseMatch::Any, _) if tests.any(|test| test) => Taken::Always,
        (ChooseMatch::Any, true) => Taken::Open,
        (ChooseMatch::Any, false) => Taken::Never,
        (ChooseMatch::None, _) if tests.any(|test| test) => Taken::Never,
        (ChooseMatch::None, true) => Taken::Open,
        (ChooseMatch::None, false) => Taken::Always,
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use hayagriva::citationberg::json::{Item, Value};
    use hayagriva::citationberg::taxonomy::{Kind, Locator};

    use super::{Known, specialise};
    use crate::bibliography::Style;
    use crate::bibliography::engine::{Part, With, ask};
    use crate::language::Lang;

    fn item(kind: &str) -> Item {
        let fields = [
            ("id", "x"),
            ("type", kind),
            ("title", "On the lamps"),
            ("container-title", "The Lamp"),
            ("publisher", "Quay"),
            ("page", "12-19"),
            ("volume", "4"),
            ("URL", "https://example.org/"),
            ("genre", "notes"),
        ];
        let text = |(key, value): (&str, &str)| {
            (key.to_owned(), Value::String(value.to_owned()))
        };
        Item(fields.into_iter().map(text).collect())
    }

    #[test]
    fn a_style_for_one_part_says_what_the_whole_style_says() {
        let types = ["book", "article-newspaper", "chapter", "interview", "oracle"];
        for name in Style::names().into_iter().step_by(5) {
            let Ok(style) = Style::load(name, &Lang::default()) else { continue };
            let inner = &style.0;
            let later = style.has_notes().then_some(Part::Later);
            for kind in types {
                let item = item(kind);
                for part in [Part::First, Part::Entry].into_iter().chain(later) {
                    let known = Known { kind: Kind::from_str(kind).ok(), part };
                    let less = specialise(inner.whole(), known);
                    let with = |style, locator| {
                        let (locale, files) = (&inner.locale, &inner.files[..]);
                        let with = With { style, locale, files, number: 3 };
                        let tree = ask(with, &item, part, locator);
                        tree.map(|tree| format!("{tree:?}"))
                    };
                    for locator in [None, Some((Locator::Page, "13"))] {
                        let whole = with(inner.whole(), locator);
                        assert_eq!(
                            with(&less, locator),
                            whole,
                            "{name}: {kind} {part:?}"
                        );
                    }
                    let (fewer, all) = (less.macros.len(), inner.whole().macros.len());
                    assert!(fewer <= all, "{name}: {fewer} macros of {all}");
                }
            }
        }
    }
}
