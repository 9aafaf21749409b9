//! Formatted text between the engine's tree and HTML: characters, each with its marks.

use hayagriva::citationberg::{
    FontStyle, FontVariant, FontWeight, TextDecoration, VerticalAlign,
};
use hayagriva::{ElemChild, ElemChildren, ElemMeta, Formatting};

/// How a character is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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

/// What of a tree is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Without {
    /// The number or label before a reference.
    pub number: bool,
    /// The names it begins with.
    pub names: bool,
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
    pub fn of_tree(tree: &ElemChildren, without: Without) -> Self {
        let mut rich = Self::default();
        let mut without = without;
        rich.gather(tree, &mut without);
        if without.number {
            rich.tidy_start();
        }
        rich.read_tags();
        rich.collapse();
        rich
    }

    fn gather(&mut self, tree: &ElemChildren, without: &mut Without) {
        for child in &tree.0 {
            match child {
                ElemChild::Text(t) => self.push(&t.text, t.formatting),
                ElemChild::Link { text, .. } => self.push(&text.text, text.formatting),
                ElemChild::Markup(text) => self.push(text, Formatting::default()),
                ElemChild::Transparent { .. } => {}
                ElemChild::Elem(elem) => {
                    let number = matches!(
                        elem.meta,
                        Some(ElemMeta::CitationNumber | ElemMeta::CitationLabel)
                    );
                    let names = matches!(elem.meta, Some(ElemMeta::Names(_)));
                    if number && without.number {
                        continue;
                    }
                    if names && without.names && self.is_blank() {
                        without.names = false;
                        continue;
                    }
                    if elem.display.is_some() && !self.is_blank() {
                        self.push(" ", Formatting::default());
                    }
                    self.gather(&elem.children, without);
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
        let idle = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.');
        let brackets = |c: char| matches!(c, '[' | ']' | '(' | ')');
        let end = self.0.iter().position(|(c, _)| !idle(*c)).unwrap_or(self.0.len());
        self.0.drain(..end);
        // "[] " and "() " are a number's brackets without the number.
        if let [(a, _), (b, _), ..] = self.0[..]
            && brackets(a)
            && brackets(b)
        {
            self.0.drain(..2);
            self.tidy_start();
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
