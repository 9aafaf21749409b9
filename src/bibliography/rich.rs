//! Formatted text between the engine's tree and HTML: characters, each with its marks.

use hayagriva::citationberg::{
    FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign,
};
use hayagriva::{ElemChild, ElemChildren, ElemMeta, Formatting};

/// How a character is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is set or not, whatever the others"
)]
pub struct Marks {
    pub italic: bool,
    pub bold: bool,
    pub small_caps: bool,
    pub underline: bool,
    pub above: bool,
    pub below: bool,
}

impl Marks {
    fn of(formatting: Formatting) -> Self {
        Self {
            italic: formatting.font_style == FontStyle::Italic,
            bold: formatting.font_weight == FontWeight::Bold,
            small_caps: formatting.font_variant == FontVariant::SmallCaps,
            underline: formatting.text_decoration == TextDecoration::Underline,
            above: formatting.vertical_align == VerticalAlign::Sup,
            below: formatting.vertical_align == VerticalAlign::Sub,
        }
    }
}

/// Formatted text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rich(pub Vec<(char, Marks)>);

impl Rich {
    /// Text without marks.
    pub fn of(text: &str) -> Self {
        Self(text.chars().map(|c| (c, Marks::default())).collect())
    }

    /// The text of a tree; what titles hold of CSL's own tags becomes marks.
    /// With `nameless`, the names it begins with are left out.
    pub fn of_tree(tree: &ElemChildren, nameless: bool) -> Self {
        let mut rich = Self::default();
        let mut nameless = nameless;
        rich.gather(tree, &mut nameless);
        rich.read_tags();
        rich.collapse();
        rich
    }

    fn gather(&mut self, tree: &ElemChildren, nameless: &mut bool) {
        for child in &tree.0 {
            match child {
                ElemChild::Text(t) => self.push(&t.text, t.formatting),
                ElemChild::Link { text, .. } => self.push(&text.text, text.formatting),
                ElemChild::Markup(text) => self.push(text, Formatting::default()),
                ElemChild::Transparent { .. } => {}
                ElemChild::Elem(elem) => {
                    let names = matches!(elem.meta, Some(ElemMeta::Names(_)));
                    if names && *nameless && self.is_blank() {
                        *nameless = false;
                        continue;
                    }
                    if elem.display.is_some() && !self.is_blank() {
                        self.push(" ", Formatting::default());
                    }
                    self.gather(&elem.children, nameless);
                }
            }
        }
    }

    fn push(&mut self, text: &str, formatting: Formatting) {
        let marks = Marks::of(formatting);
        self.0.extend(text.chars().map(|c| (c, marks)));
    }

    fn is_blank(&self) -> bool {
        self.0.iter().all(|(c, _)| c.is_whitespace())
    }

    /// The text alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|(c, _)| *c).collect()
    }

    /// Where `text` stands, from the character `from` on.
    pub fn find(&self, text: &str, from: usize) -> Option<std::ops::Range<usize>> {
        let wanted: Vec<char> = text.chars().collect();
        if wanted.is_empty() || self.0.len() < wanted.len() {
            return None;
        }
        let here = |at: &usize| {
            self.0[*at..].iter().zip(&wanted).all(|((c, _), wanted)| c == wanted)
        };
        let at = (from..=self.0.len() - wanted.len()).find(here)?;
        Some(at..at + wanted.len())
    }

    /// Puts `words` wherever `text` stands; says whether it stood anywhere.
    pub fn replace(&mut self, text: &str, words: &str) -> bool {
        let (mut from, mut did) = (0, false);
        while let Some(range) = self.find(text, from) {
            let marks = self.0[range.start].1;
            from = range.start + words.chars().count();
            self.0.splice(range, words.chars().map(|c| (c, marks)));
            did = true;
        }
        did
    }

    /// Takes off what a list or a number left at the beginning.
    pub fn tidy_start(&mut self) {
        let idle =
            |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | ']' | ')');
        let end = self.0.iter().position(|(c, _)| !idle(*c)).unwrap_or(self.0.len());
        self.0.drain(..end);
    }

    /// Takes off a number at the beginning with all that stands before and after it as its
    /// own: `[1] `, `1. `.
    pub fn drop_number(&mut self, number: &str) {
        let near = self.find(number, 0).filter(|range| range.start <= 2);
        if let Some(range) = near {
            self.0.drain(..range.end);
            self.tidy_start();
        }
    }

    /// Gives words of a text the capitals within them back: a style that capitalises titles
    /// leaves `YouTube` and `PMO` alone, the engine does not.
    pub fn restore(&mut self, text: &str) {
        let original: Vec<char> = text.chars().collect();
        let alike = |a: char, b: char| a == b || a.to_lowercase().eq(b.to_lowercase());
        let length = original.len();
        if length == 0 || self.0.len() < length {
            return;
        }
        let here = |at: &usize| {
            self.0[*at..].iter().zip(&original).all(|((c, _), o)| alike(*c, *o))
        };
        let Some(start) = (0..=self.0.len() - length).find(here) else { return };
        let mut at = 0;
        for word in original.split(|c| !c.is_alphanumeric()) {
            if word.iter().skip(1).any(|c| c.is_uppercase()) {
                for (offset, c) in word.iter().enumerate() {
                    self.0[start + at + offset].0 = *c;
                }
            }
            at += word.len() + 1;
        }
    }

    /// Takes off one full stop at the end; says whether there was one.
    pub fn drop_stop(&mut self) -> bool {
        while self.0.last().is_some_and(|(c, _)| c.is_whitespace()) {
            self.0.pop();
        }
        let stop = self.0.last().is_some_and(|(c, _)| *c == '.');
        if stop {
            self.0.pop();
        }
        stop
    }

    /// Appends text.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    fn collapse(&mut self) {
        let mut last = ' ';
        self.0.retain(|(c, _)| {
            let double = *c == ' ' && last == ' ';
            last = *c;
            !double
        });
        while self.0.last().is_some_and(|(c, _)| c.is_whitespace()) {
            self.0.pop();
        }
    }

    /// Turns pairs of CSL's tags into marks; a tag without its other half stays text.
    fn read_tags(&mut self) {
        for (open, close, set) in TAGS {
            let mut from = 0;
            while let Some(start) = self.find(open, from) {
                let Some(end) = self.find(close, start.end) else { break };
                for (_, marks) in &mut self.0[start.end..end.start] {
                    set(marks);
                }
                self.0.drain(end);
                self.0.drain(start.clone());
                from = start.start;
            }
        }
    }
}

type Set = fn(&mut Marks);

/// The tags that CSL-JSON allows in text.
const TAGS: &[(&str, &str, Set)] = &[
    ("<i>", "</i>", |m| m.italic = !m.italic),
    ("<b>", "</b>", |m| m.bold = true),
    ("<sup>", "</sup>", |m| m.above = true),
    ("<sub>", "</sub>", |m| m.below = true),
    ("<sc>", "</sc>", |m| m.small_caps = true),
    ("<span style=\"font-variant:small-caps;\">", "</span>", |m| m.small_caps = true),
    ("<span style=\"font-variant: small-caps;\">", "</span>", |m| m.small_caps = true),
    ("<span class=\"nocase\">", "</span>", |_| {}),
];

/// A text without the tags CSL-JSON allows in it.
#[must_use]
pub fn plain(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut rich = Rich::of(text);
    rich.read_tags();
    rich.plain()
}
