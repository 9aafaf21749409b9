//! The making of one source's wordings from what the engine gives.

use hayagriva::citationberg::taxonomy;
use hayagriva::{Elem, ElemChildren, ElemMeta};

use super::cite::{Form, Shape};
use super::engine::{self, Part, With};
use super::format::RobustLink;
use super::html::{self, Around};
use super::item::{Prepared, clean};
use super::mend::mend;
use super::rich::Rich;
use super::style::Style;
use super::{CslItem, locale, names, text};

/// One source being formatted.
pub struct Work<'a> {
    style: &'a Style,
    item: &'a CslItem,
    link: Option<&'a RobustLink>,
    pub prepared: Prepared,
}

/// A locator: its kind, what stands for its value, how a style looks at it.
pub type Value = (taxonomy::Locator, String, Shape);

impl<'a> Work<'a> {
    pub fn new(
        style: &'a Style,
        item: &'a CslItem,
        link: Option<&'a RobustLink>,
    ) -> Self {
        let beside = link.map(|l| format!("{} {} {}", l.original, l.version, l.date));
        let prepared = Prepared::new(item, &beside.unwrap_or_default(), &style.0.words);
        Self { style, item, link, prepared }
    }

    /// What stands for a locator's value; letters around the number keep a style from
    /// taking words for a number.
    pub fn stand_in(&self, shape: Shape) -> String {
        let (a, b) = &self.prepared.locators;
        match shape {
            Shape::Number => a.clone(),
            Shape::Numbers => format!("{a}, {b}"),
            Shape::Words => format!("\u{2060}{a}\u{2060}"),
        }
    }

    /// What the engine says; nothing of an item that is printed by its title alone.
    fn tree(&self, part: Part, at: Option<&Value>) -> Option<ElemChildren> {
        if text(self.item, "id").is_empty() {
            return None;
        }
        let inner = &self.style.0;
        let kind = Some(text(self.item, "type")).filter(|kind| !kind.is_empty());
        let style = self.style.of_kind(kind.unwrap_or("document"), part);
        let with = With {
            style: &style,
            locale: &inner.locale,
            files: &inner.files,
            number: self.prepared.number,
        };
        let at = at.map(|(kind, value, _)| (*kind, value.as_str()));
        engine::ask(with, &self.prepared.item, part, at)
    }

    fn rich(&self, tree: &ElemChildren, nameless: bool) -> Rich {
        let mut rich = Rich::of_tree(tree, nameless);
        rich.drop_number(&self.prepared.number.to_string());
        for (year, words) in &self.prepared.words {
            rich.replace(year, words);
        }
        for title in &self.prepared.titles {
            rich.restore(title);
        }
        rich.replace("\u{2060}", "");
        if nameless {
            rich.tidy_start();
        }
        mend(&mut rich);
        rich
    }

    pub fn html(&self, rich: &Rich) -> String {
        let lang = &self.style.0.lang;
        html::html(rich, &Around { item: self.item, lang, link: self.link })
    }

    /// The entry in the bibliography.
    pub fn reference(&self, nameless: bool) -> Rich {
        self.worded_entry(nameless).unwrap_or_else(|| Rich::of(&clean(&self.title())))
    }

    /// The entry, unless nothing but a title is to be printed.
    fn worded_entry(&self, nameless: bool) -> Option<Rich> {
        let worded = |part| Some(self.rich(&self.tree(part, None)?, nameless));
        let entry = worded(Part::Entry).filter(|rich| !rich.0.is_empty());
        // Styles leave letters and interviews to the notes; a list of sources does not.
        entry.or_else(|| {
            let mut rich = worded(Part::First).filter(|rich| !rich.0.is_empty())?;
            rich.drop_stop();
            rich.extend(Rich::of("."));
            Some(rich)
        })
    }

    fn title(&self) -> String {
        let keys = ["title", "title-short", "container-title", "genre", "URL"];
        let mut found = keys.iter().map(|key| text(self.item, key).trim());
        super::plain(found.find(|t| !t.is_empty()).unwrap_or_default())
    }

    pub fn author(&self) -> String {
        let names = match text(self.item, "id") {
            "" => String::new(),
            _ => names::short(self.item, &self.style.0.files),
        };
        if names.is_empty() { self.title() } else { names }
    }

    /// A note, or a citation where the style has no notes of its own.
    pub fn note(&self, form: Form, at: Option<&Value>, suppress: bool) -> Rich {
        let title = || self.with_locator(Rich::of(&clean(&self.title())), false, at);
        let own = self.style.has_notes();
        let tree = match form {
            Form::Full if own => self.tree(Part::First, at),
            // "See note 1" is no wording of the source: the number is not known here.
            Form::Short if own => {
                let later = self.tree(Part::Later, at);
                let later = later.filter(|tree| !self.holds_number(tree));
                later.or_else(|| self.tree(Part::First, at))
            }
            Form::Short => match self.tree(Part::First, at) {
                Some(tree) if self.numbered(&tree) => {
                    return self.with_locator(self.in_short(suppress), true, at);
                }
                tree => tree,
            },
            Form::Full | Form::Reference => {
                let Some(mut rich) = self.worded_entry(suppress) else { return title() };
                rich.drop_stop();
                return self.with_locator(rich, true, at);
            }
        };
        let Some(tree) = tree else { return title() };
        self.located(self.rich(&tree, suppress), at)
    }

    /// Whether a style cites by numbers or labels, which mean nothing outside its own list.
    fn numbered(&self, tree: &ElemChildren) -> bool {
        let label = |e: &Elem| {
            matches!(e.meta, Some(ElemMeta::CitationNumber | ElemMeta::CitationLabel))
        };
        tree.find_elem_by(&label).is_some() || self.holds_number(tree)
    }

    fn holds_number(&self, tree: &ElemChildren) -> bool {
        let number = self.prepared.number.to_string();
        Rich::of_tree(tree, false).find(&number, 0).is_some()
    }

    /// A citation that holds its locator already, unless the style leaves it out.
    fn located(&self, rich: Rich, locator: Option<&Value>) -> Rich {
        match locator {
            Some(_) if rich.find(&self.prepared.locators.0, 0).is_none() => {
                self.with_locator(rich, false, locator)
            }
            _ => rich,
        }
    }

    /// `Doe, Title` for styles whose citations are numbers.
    fn in_short(&self, suppress: bool) -> Rich {
        let names = names::short(self.item, &self.style.0.files);
        let title = match text(self.item, "title-short").trim() {
            "" => self.title(),
            short => super::plain(short),
        };
        let mut parts = vec![names, title];
        if suppress {
            parts.remove(0);
        }
        parts.retain(|p| !p.is_empty());
        Rich::of(&clean(&parts.join(", ")))
    }

    /// Appends a locator, worded as the style does in the text if it is `asked`.
    fn with_locator(&self, mut rich: Rich, asked: bool, at: Option<&Value>) -> Rich {
        let Some(value) = at else { return rich };
        let asked = if asked { self.worded(value) } else { None };
        let worded = asked.unwrap_or_else(|| {
            let (kind, value, shape) = value;
            let plural = *shape == Shape::Numbers;
            let label = locale::label(&self.style.0.files, *kind, plural);
            let value = value.replace('\u{2060}', "");
            Rich::of(&match label {
                Some(label) if *kind != taxonomy::Locator::Custom => {
                    format!("{label} {value}")
                }
                _ => value,
            })
        });
        rich.extend(Rich::of(", "));
        rich.extend(worded);
        rich
    }

    /// The words of the locator in a citation: what a citation without it does not have.
    fn worded(&self, at: &Value) -> Option<Rich> {
        let bare = Rich::of_tree(&self.tree(Part::First, None)?, false).plain();
        let rich = Rich::of_tree(&self.tree(Part::First, Some(at))?, false);
        let bare: Vec<char> = bare.chars().collect();
        let same = |(a, b): &(&(char, _), &char)| a.0 == **b;
        let start = rich.0.iter().zip(&bare).take_while(same).count();
        let room = rich.0.len().min(bare.len()) - start;
        let end = rich.0.iter().rev().zip(bare.iter().rev()).take(room);
        let end = rich.0.len() - end.take_while(same).count();
        let mut words = Rich(rich.0.get(start..end)?.to_vec());
        words.tidy_start();
        words.replace("\u{2060}", "");
        words.find(&self.prepared.locators.0, 0).map(|_| words)
    }
}
