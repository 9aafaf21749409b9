//! What a citation asks for: which form, and where in the source.

use std::str::FromStr;

use hayagriva::citationberg::taxonomy;

/// The form of a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The note of a first citing.
    Full,
    /// The note of a later citing.
    Short,
    /// The entry in the bibliography.
    Reference,
}

/// Where in a source: `page` and `3–5`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locator {
    /// A locator of CSL: `page`, `section`, `chapter`, `timestamp`… Another word gives the
    /// value without a label.
    pub label: String,
    /// The value as written.
    pub value: String,
}

impl Locator {
    /// Its kind in CSL.
    pub(super) fn kind(&self) -> taxonomy::Locator {
        taxonomy::Locator::from_str(self.label.trim())
            .unwrap_or(taxonomy::Locator::Custom)
    }

    /// How a style looks at it, which decides its words.
    pub(super) fn shape(&self) -> Shape {
        let separators = ['-', '–', '—', ',', '&', ';'];
        let parts: Vec<&str> = self
            .value
            .split(separators)
            .map(str::trim)
            .filter(|p| !p.is_empty())
            .collect();
        let number = |part: &&str| {
            let digits = part.chars().filter(char::is_ascii_digit).count();
            digits > 0 && part.chars().all(char::is_alphanumeric)
        };
        match parts.len() {
            1 if parts.iter().all(number) => Shape::Number,
            2.. if parts.iter().all(number) => Shape::Numbers,
            _ => Shape::Words,
        }
    }

    /// The value as printed: a dash between numbers is an en dash.
    pub(super) fn printed(&self) -> String {
        let value = super::item::clean(&self.value);
        let chars: Vec<char> = value.chars().collect();
        let alphanumeric = |at: Option<usize>| {
            at.and_then(|i| chars.get(i)).is_some_and(|c| c.is_alphanumeric())
        };
        let one = |(at, c): (usize, &char)| match c {
            '-' if alphanumeric(at.checked_sub(1)) && alphanumeric(Some(at + 1)) => '–',
            c => *c,
        };
        chars.iter().enumerate().map(one).collect()
    }
}

/// What a locator's value is to a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// One number.
    Number,
    /// Several, or a range.
    Numbers,
    /// Anything else: `01:03`, `last paragraph`.
    Words,
}
