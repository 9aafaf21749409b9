//! One source in one style: its reference, and its notes.

use hayagriva::ElemMeta;
use hayagriva::citationberg::taxonomy;

use super::cite::{Form, Locator, Shape};
use super::engine::{self, Trees};
use super::html::{self, Around};
use super::item::Prepared;
use super::mend::mend;
use super::rich::{Rich, Without};
use super::style::Style;
use super::{CslItem, dates, locale, names, text};

/// The attributes that Robust Links put on the link of a source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RobustLink {
    /// `data-originalurl`: the source's own address.
    pub original: String,
    /// `data-versionurl`: the archived copy.
    pub version: String,
    /// `data-versiondate`: the day of the copy, `2022-09-25`.
    pub date: String,
}

/// A source, formatted. All but `plain` is HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Formatted {
    /// The entry in the bibliography, without a number of its own.
    pub reference: String,
    /// The note of a first citing, without a stop at its end.
    pub full: String,
    /// The note of a later citing, likewise.
    pub short: String,
    /// The author alone, for a sentence that names them; the title where there is none.
    pub author: String,
    /// The reference as plain text.
    pub plain: String,
}

/// A citation with the place of its locator's value open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pieces {
    pub before: String,
    pub after: Option<String>,
}

impl Style {
    /// Formats a source. Fields of `item` as [`super::csl_date`] and CSL have them; an item
    /// without an `id` is printed by its title alone.
    #[must_use]
    pub fn format(&self, item: &CslItem, link: Option<&RobustLink>) -> Formatted {
        let work = Work::new(self, item, link);
        let trees = work.trees(None);
        let reference = work.reference(trees.as_ref());
        let html = |rich: &Rich| work.html(rich);
        Formatted {
            plain: reference.plain(),
            full: html(&work.note(Form::Full, trees.as_ref(), None, false)),
            short: html(&work.note(Form::Short, trees.as_ref(), None, false)),
            author: html(&Rich::of(&work.author())),
            reference: html(&reference),
        }
    }

    /// One citation, as HTML without a stop at its end. [`super::Formatter`] does the same
    /// and keeps what it made.
    #[must_use]
    pub fn cite(
        &self,
        item: &CslItem,
        link: Option<&RobustLink>,
        form: Form,
        locator: Option<&Locator>,
        suppress_author: bool,
    ) -> String {
        let shape = locator.map(|l| (l.kind(), l.shape()));
        self.pieces(item, link, form, shape, suppress_author).filled(locator)
    }

    pub(super) fn pieces(
        &self,
        item: &CslItem,
        link: Option<&RobustLink>,
        form: Form,
        locator: Option<(taxonomy::Locator, Shape)>,
        suppress_author: bool,
    ) -> Pieces {
        let work = Work::new(self, item, link);
        let value = locator.map(|(kind, shape)| (kind, work.stand_in(shape), shape));
        let trees = work.trees(value.as_ref().map(|(kind, value, _)| (*kind, value.as_str())));
        let rich = work.note(form, trees.as_ref(), value.as_ref(), suppress_author);
        let html = work.html(&rich);
        let (a, b) = &work.prepared.locators;
        let open = value.and_then(|(_, _, shape)| {
            let start = html.find(a.as_str())?;
            let last = if shape == Shape::Numbers { b } else { a };
            let end = start + html[start..].find(last.as_str())? + last.len();
            Some((html[..start].to_owned(), html[end..].to_owned()))
        });
        match open {
            Some((before, after)) => Pieces { before, after: Some(after) },
            None => Pieces { before: html, after: None },
        }
    }
}

impl Pieces {
    /// With the value of a locator in its place.
    pub fn filled(&self, locator: Option<&Locator>) -> String {
        let mut out = self.before.clone();
        if let (Some(after), Some(locator)) = (&self.after, locator) {
            crate::markdown::escape_text(&mut out, &locator.printed());
            out.push_str(after);
        }
        out
    }
}

/// One source being formatted.
struct Work<'a> {
    style: &'a Style,
    item: &'a CslItem,
    link: Option<&'a RobustLink>,
    prepared: Prepared,
}

type Value = (taxonomy::Locator, String, Shape);

impl<'a> Work<'a> {
    fn new(style: &'a Style, item: &'a CslItem, link: Option<&'a RobustLink>) -> Self {
        let beside = link.map(|l| format!("{} {} {}", l.original, l.version, l.date));
        let prepared =
            Prepared::new(item, &beside.unwrap_or_default(), &style.0.words);
        Self { style, item, link, prepared }
    }

    /// What stands for a locator's value; letters around the number keep a style from
    /// taking words for a number.
    fn stand_in(&self, shape: Shape) -> String {
        let (a, b) = &self.prepared.locators;
        match shape {
            Shape::Number => a.clone(),
            Shape::Numbers => format!("{a}, {b}"),
            Shape::Words => format!("\u{2060}{a}\u{2060}"),
        }
    }

    fn trees(&self, locator: Option<(taxonomy::Locator, &str)>) -> Option<Trees> {
        if text(self.item, "id").is_empty() {
            return None;
        }
        let inner = &self.style.0;
        engine::run(&inner.csl, &inner.locale, &inner.files, &self.prepared.item, locator)
    }

    fn rich(&self, tree: &hayagriva::ElemChildren, without: Without) -> Rich {
        let mut rich = Rich::of_tree(tree, without);
        for (year, words) in &self.prepared.words {
            rich.replace(year, words);
        }
        rich.replace("\u{2060}", "");
        if without.names {
            rich.tidy_start();
        }
        mend(&mut rich);
        rich
    }

    fn html(&self, rich: &Rich) -> String {
        let lang = &self.style.0.lang;
        html::html(rich, &Around { item: self.item, lang, link: self.link })
    }

    fn reference(&self, trees: Option<&Trees>) -> Rich {
        let without = Without { number: true, names: false };
        let tree = trees.map(|t| t.reference.as_ref().unwrap_or(&t.first));
        let rich = tree.map(|tree| self.rich(tree, without)).unwrap_or_default();
        if rich.0.is_empty() { Rich::of(&self.title()) } else { rich }
    }

    fn title(&self) -> String {
        let keys = ["title", "title-short", "container-title", "genre", "URL"];
        let found = keys.iter().map(|key| text(self.item, key).trim());
        super::plain(found.filter(|t| !t.is_empty()).next().unwrap_or_default())
    }

    fn author(&self) -> String {
        let names = match text(self.item, "id") {
            "" => String::new(),
            _ => names::short(self.item, &self.style.0.files),
        };
        if names.is_empty() { self.title() } else { names }
    }

    fn note(
        &self,
        form: Form,
        trees: Option<&Trees>,
        locator: Option<&Value>,
        suppress: bool,
    ) -> Rich {
        let without = Without { number: false, names: suppress };
        let Some(trees) = trees else {
            return self.with_locator(Rich::of(&self.title()), None, locator);
        };
        let own = self.style.has_notes() && form != Form::Reference;
        let mut rich = match form {
            Form::Full if own => self.rich(&trees.first, without),
            Form::Short if own => self.rich(&trees.later, without),
            Form::Short if !numbered(trees) => {
                let mut rich = self.rich(&trees.first, without);
                rich.drop_stop();
                return self.located(rich, locator);
            }
            Form::Short => return self.with_locator(self.in_short(suppress), Some(trees), locator),
            Form::Full | Form::Reference => {
                let mut rich = self.reference(Some(trees));
                if suppress && let Some(tree) = &trees.reference {
                    rich = self.rich(tree, Without { number: true, names: true });
                }
                if self.style.0.stop || rich.plain().ends_with('.') {
                    rich.drop_stop();
                }
                return self.with_locator(rich, Some(trees), locator);
            }
        };
        rich.drop_stop();
        self.located(rich, locator)
    }

    /// A citation that holds its locator already, unless the style leaves it out.
    fn located(&self, rich: Rich, locator: Option<&Value>) -> Rich {
        match locator {
            Some(_) if rich.find(&self.prepared.locators.0, 0).is_none() => {
                self.with_locator(rich, None, locator)
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
        let year = dates::year(self.item.get("issued")).map(|y| y.to_string());
        let mut parts = vec![names, title];
        parts.extend(year.filter(|_| false));
        if suppress {
            parts.remove(0);
        }
        parts.retain(|p| !p.is_empty());
        Rich::of(&parts.join(", "))
    }

    /// Appends a locator as the style words it in the text.
    fn with_locator(
        &self,
        mut rich: Rich,
        trees: Option<&Trees>,
        locator: Option<&Value>,
    ) -> Rich {
        let Some((kind, value, shape)) = locator else { return rich };
        let worded = trees.and_then(|t| self.worded(t)).unwrap_or_else(|| {
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
    fn worded(&self, with: &Trees) -> Option<Rich> {
        let bare = self.trees(None)?;
        let bare = self.rich(&bare.first, Without::default()).plain();
        let rich = self.rich(&with.first, Without::default());
        let bare: Vec<char> = bare.chars().collect();
        let same = |(a, b): &(&(char, _), &char)| a.0 == **b;
        let start = rich.0.iter().zip(&bare).take_while(same).count();
        let room = rich.0.len().min(bare.len()) - start;
        let end = rich.0.iter().rev().zip(bare.iter().rev()).take(room);
        let end = rich.0.len() - end.take_while(same).count();
        let mut words = Rich(rich.0.get(start..end)?.to_vec());
        words.tidy_start();
        words.find(&self.prepared.locators.0, 0).map(|_| words)
    }
}

/// Whether a style cites by numbers or labels, which mean nothing outside its own list.
fn numbered(trees: &Trees) -> bool {
    let number = |e: &hayagriva::Elem| {
        matches!(e.meta, Some(ElemMeta::CitationNumber | ElemMeta::CitationLabel))
    };
    trees.first.find_elem_by(&number).is_some()
}
