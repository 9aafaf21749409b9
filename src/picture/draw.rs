//! The whole picture: lanes from top to bottom, the axis under them.

use std::collections::BTreeSet;

use super::axis::{Axis, axis};
use super::bars::{self, Bar};
use super::days::{self, number};
use super::mark::{Drawn, shapes};
use super::parts::{Lane, Mark, Picture};
use super::rows::{Rows, Want};
use super::scale::Scale;
use super::span::{Span, spans};
use super::{Area, Canvas, Item, Names, Text, text};
use crate::language::Direction;

/// The height of a lane's name.
const NAME: f64 = 26.0;
/// Between a lane and the next.
const BETWEEN: f64 = 10.0;
/// The height of the highest bar, of several lanes and of one alone.
const BARS: (f64, f64) = (36.0, 140.0);
/// Above bars, for the figure of the highest.
const FIGURE: f64 = 20.0;
/// Key events keep their marks above bars up to this many.
const KEY_MARKS: usize = 12;

/// Lays out events, once for each canvas. Items without a day that can be placed are left
/// out; `None` when none is left.
#[must_use]
pub fn draw<const N: usize>(
    items: &[Item<'_>],
    names: &Names<'_>,
    canvases: &[Canvas<'_>; N],
) -> Option<[Picture; N]> {
    let all = items.iter().enumerate();
    let spans: Vec<(usize, Vec<Span>)> =
        all.filter_map(|(i, item)| Some((i, spans(item.date)?))).collect();
    if spans.is_empty() {
        return None;
    }
    Some(canvases.each_ref().map(|canvas| {
        let drawing = Drawing { items, names, canvas, spans: &spans };
        let picture = drawing.singly().unwrap_or_else(|| drawing.in_bars());
        match canvas.direction {
            Direction::Ltr => picture,
            Direction::Rtl => picture.mirrored(),
        }
    }))
}

struct Drawing<'a> {
    items: &'a [Item<'a>],
    names: &'a Names<'a>,
    canvas: &'a Canvas<'a>,
    /// What is drawn: places among the items, with their spans.
    spans: &'a [(usize, Vec<Span>)],
}

impl Drawing<'_> {
    /// Every event with its own mark, with as many rows of labels as height allows;
    /// `None` when there are too many events for that.
    fn singly(&self) -> Option<Picture> {
        if self.spans.len() > self.canvas.most {
            return None;
        }
        let rows = self.canvas.label_rows;
        let fits = |picture: &Picture| picture.height <= self.canvas.tallest;
        [rows, rows * 2 / 3, rows / 3].into_iter().map(|n| self.with_rows(n)).find(fits)
    }

    fn with_rows(&self, rows: usize) -> Picture {
        let scale =
            Scale::over(&self.spans.iter().flat_map(|(_, s)| s), self.canvas.width);
        let mut picture = self.empty();
        let used: BTreeSet<usize> =
            self.spans.iter().map(|(i, _)| self.items[*i].lane).collect();
        for lane in used {
            let own: Vec<&(usize, Vec<Span>)> =
                self.spans.iter().filter(|(i, _)| self.items[*i].lane == lane).collect();
            // Rows go where the events are.
            let rows = (rows * own.len() / self.spans.len()).max(2);
            let name = self.names.lanes.get(lane).map_or("", String::as_str);
            self.lane_of_marks(&mut picture, (Some(lane), name), &own, &scale, rows);
        }
        self.finish(picture, &scale)
    }

    fn in_bars(&self) -> Picture {
        let lanes = self.items.iter().map(|i| i.lane + 1).max().unwrap_or(1);
        let counts = bars::counts(self.items, self.spans, lanes, self.canvas);
        let step = counts.counted.step;
        let key: Vec<&(usize, Vec<Span>)> =
            self.spans.iter().filter(|(i, _)| self.items[*i].is_key).collect();
        let key = if key.len() <= KEY_MARKS { key } else { Vec::new() };
        let mut scale = Scale::over(&key.iter().flat_map(|(_, s)| s), self.canvas.width);
        // Whole periods, so that no bar is cut by an edge.
        let starts = || counts.lanes.iter().flat_map(|lane| lane.keys());
        let start = starts().min().and_then(|d| number(*d));
        let end = starts().max().and_then(|d| step.next(*d)).and_then(number);
        let (start, end) = (start.unwrap_or(0), end.unwrap_or(1));
        (scale.from, scale.to) = if key.is_empty() {
            (start, end)
        } else {
            (scale.from.min(start), scale.to.max(end))
        };
        let mut picture = self.empty();
        if !key.is_empty() {
            let name = (None, self.names.key);
            self.lane_of_marks(&mut picture, name, &key, &scale, 6);
        }
        let used = counts.lanes.iter().filter(|lane| !lane.is_empty()).count();
        let high = if used > 1 { BARS.0 } else { BARS.1 };
        for (at, lane) in counts.lanes.iter().enumerate().filter(|(_, l)| !l.is_empty()) {
            let name = self.names.lanes.get(at).map_or("", String::as_str);
            let y = picture.height;
            let named = self.name(name, y);
            let standing = |base| {
                let bars = bars::bars(lane, counts.counted, &scale, (base, high));
                let peak = bars.iter().rev().max_by_key(|b| b.count);
                let figure = peak.map(|b| self.figure(b));
                (bars, figure)
            };
            // The figure stands beside the name where it can, and else under it.
            let beside = y + high + if named.is_some() { NAME } else { FIGURE };
            let meets = |figure: &Text| {
                named.as_ref().is_some_and(|name| name.area.touches(figure.area))
            };
            let (base, (bars, figure)) = match standing(beside) {
                (_, Some(figure)) if meets(&figure) => {
                    (beside + FIGURE, standing(beside + FIGURE))
                }
                stands => (beside, stands),
            };
            let lane = Lane {
                at: Some(at),
                name: named,
                y,
                base: Some(base),
                marks: Vec::new(),
                bars,
                figure,
            };
            picture.lanes.push(lane);
            picture.height = base + BETWEEN;
        }
        picture.counted = Some(counts.counted);
        self.finish(picture, &scale)
    }

    fn empty(&self) -> Picture {
        let spans = || self.spans.iter().flat_map(|(_, spans)| spans);
        Picture {
            width: self.canvas.width,
            height: 2.0,
            axis: Axis::default(),
            lanes: Vec::new(),
            counted: None,
            forms: BTreeSet::new(),
            font: self.canvas.font,
            drawn: self.spans.len(),
            first: spans().map(|s| s.from).min().and_then(days::at),
            last: spans().map(|s| s.to - 1).max().and_then(days::at),
        }
    }

    fn finish(&self, mut picture: Picture, scale: &Scale) -> Picture {
        picture.axis = axis(scale, self.canvas, picture.height);
        picture.height += picture.axis.height();
        picture
    }

    fn name(&self, name: &str, y: f64) -> Option<Text> {
        let font = self.canvas.font;
        let room = (self.canvas.width - 4.0) / (font * text::BOLD);
        let words = text::shortened(name, room).filter(|words| !words.is_empty())?;
        Some(Text::at(words, 2.0, y + NAME / 2.0 + 1.0, (font, true), false))
    }

    /// The figure of a bar, over it and inside the edges.
    fn figure(&self, bar: &Bar) -> Text {
        let font = self.canvas.font - 1.0;
        let words = crate::language::format_number(self.canvas.lang, bar.count as u64);
        let w = text::width(&words) * font;
        let x = (bar.area.x).min(self.canvas.width - 2.0 - w);
        Text::at(words, x, bar.area.y - FIGURE / 2.0 + 1.0, (font, false), false)
    }

    fn lane_of_marks(
        &self,
        picture: &mut Picture,
        (at, name): (Option<usize>, &str),
        own: &[&(usize, Vec<Span>)],
        scale: &Scale,
        rows: usize,
    ) {
        let canvas = self.canvas;
        let y = picture.height;
        let named = self.name(name, y);
        let top = y + if named.is_some() { NAME } else { 0.0 };
        let edges = (Scale::start_edge(), scale.edge);
        let longest = canvas.width * canvas.longest;
        let mut places = Rows::new(rows, edges, longest);
        let mut order: Vec<usize> = (0..own.len()).collect();
        order.sort_by_key(|n| !self.items[own[*n].0].is_key);
        let forms = &mut picture.forms;
        let drawn: Vec<_> =
            order.iter().map(|n| shapes(&own[*n].1, scale, forms)).collect();
        let want = |(n, drawn): (&usize, &Drawn)| {
            // Whatever is narrower than a finger is widened, inside the edges.
            let lacking = (canvas.row - (drawn.to - drawn.from)).max(0.0) / 2.0;
            let Item { label, is_key, .. } = self.items[own[*n].0];
            Want {
                drawn: (drawn.from, drawn.to),
                from: (drawn.from - lacking).max(edges.0),
                to: (drawn.to + lacking).min(edges.1),
                label,
                font: canvas.font * if is_key { text::BOLD } else { 1.0 },
            }
        };
        let wants: Vec<Want<'_>> = order.iter().zip(&drawn).map(want).collect();
        let placed = places.place(&wants);
        let middle = |row: usize| top + (days::count(row) + 0.5) * canvas.row;
        let mut marks: Vec<Option<Mark>> = vec![None; own.len()];
        for (((n, drawn), want), place) in order.iter().zip(drawn).zip(wants).zip(placed)
        {
            let item = own[*n].0;
            let y = middle(place.row);
            let mut shapes = drawn.shapes;
            for shape in &mut shapes {
                shape.area.y += y;
            }
            let font = (canvas.font, self.items[item].is_key);
            let label = place
                .label
                .map(|l| Text::at(l.words, l.x, middle(l.row), font, l.ends_there))
                .map(|label| label.set_apart_in(canvas.direction));
            let (x, w) = (want.from, want.to - want.from);
            let hit = Area { x, y: y - canvas.row / 2.0, w, h: canvas.row };
            marks[*n] = Some(Mark { item, hit, shapes, label });
        }
        picture.height = top + days::count(places.count()) * canvas.row + BETWEEN;
        picture.lanes.push(Lane {
            at,
            name: named,
            y,
            base: None,
            marks: marks.into_iter().flatten().collect(),
            bars: Vec::new(),
            figure: None,
        });
    }
}
