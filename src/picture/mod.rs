//! A picture of events on a line of time: where everything stands, not how it is drawn.
//!
//! [`draw`] takes events with their dates and a [`Canvas`], and gives a [`Picture`]: boxes
//! and texts in units of its own, about a CSS pixel each. What a date says is kept to: a
//! day is a dot, a month in which something lies a bar that is not solid, a duration a
//! solid bar as far as it is sure, and every end tells how it is known ([`Form`]). Years
//! without events stay empty. Past what a reader can tell apart, marks give way to bars
//! of counts, in which every event is counted once.
//!
//! Nothing is drawn outside the canvas, and no two labels overlap, by the widths that
//! `text` reckons with.

mod axis;
mod bars;
mod days;
mod draw;
mod form;
mod mark;
mod parts;
mod rows;
mod scale;
mod span;
#[cfg(test)]
mod tests;
mod text;

pub use axis::Axis;
pub use bars::{Bar, Counted};
pub use days::Step;
pub use draw::draw;
pub use form::Form;
pub use mark::{Shape, ShapeKind};
pub use parts::{Lane, Mark, Picture};

use crate::date::{CaseDate, DateWords};
use crate::language::{Direction, Lang, text_direction};

/// An event to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// When.
    pub date: &'a CaseDate,
    /// What to write beside its mark, where there is room.
    pub label: &'a str,
    /// Its lane, by its place among the lanes.
    pub lane: usize,
    /// Whether it is a key event: it has its label first, and keeps its mark among bars.
    pub is_key: bool,
}

/// What the lanes are called; a name that is empty is not written.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Of each lane.
    pub lanes: &'a [String],
    /// Of the lane of key events above bars.
    pub key: &'a str,
}

/// The room there is, and in which language.
#[derive(Debug, Clone, Copy)]
pub struct Canvas<'a> {
    /// From edge to edge.
    pub width: f64,
    /// The size of the labels' font.
    pub font: f64,
    /// The height of a row of marks, and the least width and height of what is pointed at.
    pub row: f64,
    /// How many events are drawn one by one; more are counted in bars.
    pub most: usize,
    /// How high a picture of single events may come out before it gives way to bars.
    pub tallest: f64,
    /// How many rows of labels there may be in all lanes together.
    pub label_rows: usize,
    /// The most of the width that a label may take.
    pub longest: f64,
    /// The least width of a bar of counts.
    pub thinnest: f64,
    /// Which way time runs.
    pub direction: Direction,
    /// The words for the axis.
    pub dates: &'a DateWords,
    /// The language of its numbers.
    pub lang: &'a Lang,
}

impl<'a> Canvas<'a> {
    /// For the width of a page. Up to 120 marks: with four or five to a row, a label for
    /// most of them and a screen or so of height.
    #[must_use]
    pub fn wide(dates: &'a DateWords, lang: &'a Lang) -> Self {
        Self {
            width: 960.0,
            font: 14.0,
            row: 24.0,
            most: 120,
            tallest: 1100.0,
            label_rows: 30,
            longest: 0.48,
            thinnest: 8.0,
            direction: lang.direction(),
            dates,
            lang,
        }
    }

    /// For a phone. Up to 60 marks: nearly each takes a row for its label, and two
    /// screens of them are enough. Rows are higher, since the picture may be scaled down.
    #[must_use]
    pub fn narrow(dates: &'a DateWords, lang: &'a Lang) -> Self {
        Self {
            width: 340.0,
            font: 13.0,
            row: 26.0,
            most: 60,
            tallest: 1400.0,
            label_rows: 40,
            longest: 0.84,
            thinnest: 12.0,
            ..Self::wide(dates, lang)
        }
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub w: f64,
    /// Its height.
    pub h: f64,
}

/// A text that has a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What it says.
    pub words: String,
    /// Where it is anchored: its beginning in the direction of the page, or its end.
    pub x: f64,
    /// Its baseline.
    pub y: f64,
    /// Whether `x` is its end.
    pub ends_there: bool,
    /// The room it was given.
    pub area: Area,
}

impl Area {
    /// Whether two rectangles share anything, or all but do.
    pub(crate) fn touches(self, other: Self) -> bool {
        const HAIR: f64 = 2.0;
        let apart = |a: f64, length: f64, b: f64| a + length + HAIR < b;
        !(apart(self.x, self.w, other.x)
            || apart(other.x, other.w, self.x)
            || apart(self.y, self.h, other.y)
            || apart(other.y, other.h, self.y))
    }

    /// The same on a canvas whose other edge is the first.
    pub(crate) fn mirrored(self, width: f64) -> Self {
        Self { x: width - self.x - self.w, ..self }
    }
}

impl Text {
    /// A text in a font of some size, bold or not, written from `x` on or up to it,
    /// about the height `y`.
    pub(crate) fn at(
        words: String,
        x: f64,
        y: f64,
        (font, bold): (f64, bool),
        ends_there: bool,
    ) -> Self {
        let w = text::width(&words) * font * if bold { text::BOLD } else { 1.0 };
        let left = if ends_there { x - w } else { x };
        let area = Area { x: left, y: y - font * 0.65, w, h: font * 1.3 };
        Self { words, x, y: y + font * 0.35, ends_there, area }
    }

    /// The text set apart by marks if it runs against the page, so that the sign of a cut
    /// stays at its end.
    pub(crate) fn set_apart_in(self, direction: Direction) -> Self {
        match text_direction(&self.words) {
            Some(own) if own != direction => {
                Self { words: format!("\u{2068}{}\u{2069}", self.words), ..self }
            }
            _ => self,
        }
    }

    pub(crate) fn mirrored(self, width: f64) -> Self {
        Self { x: width - self.x, area: self.area.mirrored(width), ..self }
    }
}
