//! Rows of marks with their labels, so that nothing stands on anything else.

use super::text;

/// Room between two things in a row.
const GAP: f64 = 6.0;
/// From a mark to its label.
const BESIDE: f64 = 4.0;
/// A shortened label that is narrower (in sizes of the font) says too little.
const LEAST: f64 = 6.0;
/// A mark from which on its label may stand above it.
const LONG: f64 = 90.0;

/// A mark that wants a place and, if there is room, a label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Want<'a> {
    pub from: f64,
    pub to: f64,
    pub label: &'a str,
}

/// Where a mark and its label came to stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub row: usize,
    pub label: Option<Beside>,
}

/// A label with its row, beginning or ending at `x`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Beside {
    pub row: usize,
    pub x: f64,
    pub ends_there: bool,
    pub words: String,
}

/// Rows being filled.
pub(super) struct Rows {
    taken: Vec<Vec<(f64, f64)>>,
    /// Labels open no row past this many.
    most: usize,
    edges: (f64, f64),
    font: f64,
    /// The most room for a label.
    longest: f64,
}

impl Rows {
    pub fn new(most: usize, edges: (f64, f64), font: f64, longest: f64) -> Self {
        Self { taken: Vec::new(), most, edges, font, longest }
    }

    pub fn count(&self) -> usize {
        self.taken.len()
    }

    /// Finds a place: with the whole label, else with a shorter one, else without.
    pub fn place(&mut self, want: &Want<'_>) -> Placed {
        let words = text::shortened(want.label, self.longest / self.font);
        let placed = words
            .and_then(|words| self.with_label(want, words))
            .or_else(|| self.with_less(want));
        placed.unwrap_or_else(|| {
            let row = (0..).find(|row| self.is_free(*row, want.from, want.to));
            let row = row.unwrap_or_default();
            self.take(row, want.from, want.to);
            Placed { row, label: None }
        })
    }

    fn with_label(&mut self, want: &Want<'_>, words: String) -> Option<Placed> {
        let w = text::width(&words) * self.font;
        let (after, before) = (want.to + BESIDE, want.from - BESIDE);
        for row in 0..self.most {
            if self.is_free(row, want.from, after + w) {
                self.take(row, want.from, after + w);
                let label = Beside { row, x: after, ends_there: false, words };
                return Some(Placed { row, label: Some(label) });
            }
            if self.is_free(row, before - w, want.to) {
                self.take(row, before - w, want.to);
                let label = Beside { row, x: before, ends_there: true, words };
                return Some(Placed { row, label: Some(label) });
            }
            let x = want.from.min(self.edges.1 - w);
            let below = row + 1;
            if want.to - want.from >= LONG
                && below < self.most
                && self.is_free(row, x, x + w)
                && self.is_free(below, want.from, want.to)
            {
                self.take(row, x, x + w);
                self.take(below, want.from, want.to);
                let label = Beside { row, x, ends_there: false, words };
                return Some(Placed { row: below, label: Some(label) });
            }
        }
        None
    }

    /// The label, shortened to the widest place beside the mark in any row.
    fn with_less(&mut self, want: &Want<'_>) -> Option<Placed> {
        let rows = (0..self.most).filter(|row| self.is_free(*row, want.from, want.to));
        let rooms = rows.flat_map(|row| {
            let (before, after) = self.room(row, want);
            [(row, true, before), (row, false, after)]
        });
        let (row, ends_there, room) =
            rooms.reduce(|best, next| if next.2 > best.2 { next } else { best })?;
        let room = room.min(self.longest);
        if room < LEAST * self.font {
            return None;
        }
        let words = text::shortened(want.label, room / self.font)?;
        let w = text::width(&words) * self.font + BESIDE;
        let x = if ends_there {
            self.take(row, want.from - w, want.to);
            want.from - BESIDE
        } else {
            self.take(row, want.from, want.to + w);
            want.to + BESIDE
        };
        Some(Placed { row, label: Some(Beside { row, x, ends_there, words }) })
    }

    /// The room for a label before and after a mark that is free to stand in a row.
    fn room(&self, row: usize, want: &Want<'_>) -> (f64, f64) {
        let taken = self.taken.get(row).map_or(&[][..], Vec::as_slice);
        let before = taken.iter().filter(|t| t.1 <= want.from).map(|t| t.1 + GAP);
        let after = taken.iter().filter(|t| t.0 >= want.to).map(|t| t.0 - GAP);
        let before = before.fold(self.edges.0, f64::max);
        let after = after.fold(self.edges.1, f64::min);
        (want.from - before - BESIDE, after - want.to - BESIDE)
    }

    fn is_free(&self, row: usize, from: f64, to: f64) -> bool {
        let inside = from >= self.edges.0 && to <= self.edges.1;
        let clear = |taken: &Vec<(f64, f64)>| {
            taken.iter().all(|(a, b)| to + GAP <= *a || from >= *b + GAP)
        };
        inside && self.taken.get(row).is_none_or(clear)
    }

    fn take(&mut self, row: usize, from: f64, to: f64) {
        while self.taken.len() <= row {
            self.taken.push(Vec::new());
        }
        self.taken[row].push((from, to));
    }
}
