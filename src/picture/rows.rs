//! Rows of marks with their labels, so that nothing stands on anything else.

use super::text;

/// Room between two things in a row.
const GAP: f64 = 4.0;
/// Room past the end of a label: clearly more than between it and its own mark.
const CLEAR: f64 = 12.0;
/// From a mark to its label.
const BESIDE: f64 = 6.0;
/// A shortened label that is narrower (in sizes of the font) says too little.
const LEAST: f64 = 6.0;
/// A mark from which on its label may stand above it.
const LONG: f64 = 90.0;

/// A mark that wants a place and, if there is room, a label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Want<'a> {
    /// The ends of what is drawn.
    pub drawn: (f64, f64),
    /// The ends of what is pointed at, no narrower.
    pub from: f64,
    pub to: f64,
    pub label: &'a str,
    /// The size of its font, more for a bold one.
    pub font: f64,
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
    /// The most room for a label.
    longest: f64,
}

impl Rows {
    pub fn new(most: usize, edges: (f64, f64), longest: f64) -> Self {
        Self { taken: Vec::new(), most, edges, longest }
    }

    pub fn count(&self) -> usize {
        self.taken.len()
    }

    /// Finds a place for each mark, first come first served: with its whole label, else
    /// with a shorter one, else without. When all have one, what room is left goes to the
    /// labels still lacking.
    pub fn place(&mut self, wants: &[Want<'_>]) -> Vec<Placed> {
        let mut all: Vec<Placed> =
            wants.iter().map(|want| self.place_one(want)).collect();
        let lacking =
            all.iter_mut().zip(wants).filter(|(placed, _)| placed.label.is_none());
        for (placed, want) in lacking {
            let (before, after) = self.room(placed.row, want);
            let side = (placed.row, before > after, before.max(after));
            placed.label = self.beside(want, side);
        }
        all
    }

    fn place_one(&mut self, want: &Want<'_>) -> Placed {
        let words = text::shortened(want.label, self.longest / want.font);
        let placed = words.and_then(|words| self.with_label(want, words));
        placed.or_else(|| self.with_less(want)).unwrap_or_else(|| {
            let new = self.taken.len();
            let row = (0..new).find(|row| self.is_free(*row, want.from, want.to));
            let row = row.unwrap_or(new);
            self.take(row, want.from, want.to);
            Placed { row, label: None }
        })
    }

    fn with_label(&mut self, want: &Want<'_>, words: String) -> Option<Placed> {
        let w = text::width(&words) * want.font;
        let (after, before) = (want.drawn.1 + BESIDE, want.drawn.0 - BESIDE);
        for row in 0..self.most {
            let end = want.to.max(after + w);
            if end <= self.edges.1 && self.is_free(row, want.from, self.past(end)) {
                self.take(row, want.from, self.past(end));
                let label = Beside { row, x: after, ends_there: false, words };
                return Some(Placed { row, label: Some(label) });
            }
            let start = want.from.min(before - w);
            if start >= self.edges.0 && self.is_free(row, self.ahead(start), want.to) {
                self.take(row, self.ahead(start), want.to);
                let label = Beside { row, x: before, ends_there: true, words };
                return Some(Placed { row, label: Some(label) });
            }
            let x = want.drawn.0.min(self.edges.1 - w);
            let above = (self.ahead(x.max(self.edges.0)), self.past(x + w));
            let below = row + 1;
            if want.to - want.from >= LONG
                && below < self.most
                && x >= self.edges.0
                && self.is_free(row, above.0, above.1)
                && self.is_free(below, want.from, want.to)
            {
                self.take(row, above.0, above.1);
                self.take(below, want.from, want.to);
                let label = Beside { row, x, ends_there: false, words };
                return Some(Placed { row: below, label: Some(label) });
            }
        }
        None
    }

    /// The label, shortened to the widest place beside the mark in any row.
    fn with_less(&mut self, want: &Want<'_>) -> Option<Placed> {
        let free = (0..self.most).filter(|row| self.is_free(*row, want.from, want.to));
        let rooms = free.flat_map(|row| {
            let (before, after) = self.room(row, want);
            [(row, true, before), (row, false, after)]
        });
        let best =
            rooms.reduce(|best, next| if next.2 > best.2 { next } else { best })?;
        let label = self.beside(want, best)?;
        Some(Placed { row: best.0, label: Some(label) })
    }

    /// The label, shortened to some room in a row before or after the mark.
    fn beside(
        &mut self,
        want: &Want<'_>,
        (row, ends_there, room): (usize, bool, f64),
    ) -> Option<Beside> {
        let room = room.min(self.longest);
        if room < LEAST * want.font {
            return None;
        }
        let words = text::shortened(want.label, room / want.font)?;
        let w = text::width(&words) * want.font + BESIDE;
        let x = if ends_there {
            let start = want.from.min(want.drawn.0 - w);
            self.take(row, self.ahead(start), want.to);
            want.drawn.0 - BESIDE
        } else {
            let end = want.to.max(want.drawn.1 + w);
            self.take(row, want.from, self.past(end));
            want.drawn.1 + BESIDE
        };
        Some(Beside { row, x, ends_there, words })
    }

    /// The room for a label before and after a mark that is free to stand in a row.
    fn room(&self, row: usize, want: &Want<'_>) -> (f64, f64) {
        let taken = self.taken.get(row).map_or(&[][..], Vec::as_slice);
        let before = taken.iter().filter(|t| t.1 <= want.from).map(|t| t.1 + GAP);
        let after = taken.iter().filter(|t| t.0 >= want.to).map(|t| t.0 - GAP);
        // Clear of the next thing, but right up to the edge.
        let clear = |room: f64, edge: f64| if room > edge { room + CLEAR } else { edge };
        let before = clear(before.fold(self.edges.0, f64::max), self.edges.0);
        let after = -clear(-after.fold(self.edges.1, f64::min), -self.edges.1);
        (want.drawn.0 - before - BESIDE, after - want.drawn.1 - BESIDE)
    }

    /// A label's end with room after it, as far as there is any.
    fn past(&self, end: f64) -> f64 {
        (end + CLEAR).min(self.edges.1)
    }

    /// A label's beginning with room before it.
    fn ahead(&self, start: f64) -> f64 {
        (start - CLEAR).max(self.edges.0)
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
