//! The whole picture: lanes from top to bottom, the axis under them.

use std::collections::BTreeSet;

use super::axis::{Axis, axis};
use super::bars::{self, Bar, Counted};
use super::days::{self, number};
use super::form::Form;
use super::mark::{Shape, shapes};
use super::rows::{Rows, Want};
use super::scale::Scale;
use super::span::{Span, spans};
use super::{Area, Canvas, Item, Names, Text, text};
use crate::date::Day;
use crate::language::Direction;

/// The height of a lane's name.
const NAME: f64 = 26.0;
/// Between a lane and the next.
const BETWEEN: f64 = 10.0;
/// The height of the highest bar, of several lanes and of one alone.
const BARS: (f64, f64) = (72.0, 150.0);
/// Above bars, for the figure of the highest.
const FIGURE: f64 = 20.0;
/// Key events keep their marks above bars up to this many.
const KEY_MARKS: usize = 12;

/// A picture, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// From edge to edge.
    pub width: f64,
    /// From the first lane to the end of the axis.
    pub height: f64,
    /// The axis.
    pub axis: Axis,
    /// The lanes that have something in them, from top to bottom.
    pub lanes: Vec<Lane>,
    /// What bars count, where there are bars.
    pub counted: Option<Counted>,
    /// What marks say by their looks.
    pub forms: BTreeSet<Form>,
    /// The size of the labels' font.
    pub font: f64,
    /// How many events are drawn, one by one or in bars.
    pub drawn: usize,
    /// The first day of any of them.
    pub first: Option<Day>,
    /// The last.
    pub last: Option<Day>,
}

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Its place among the lanes given; `None` for key events above bars.
    pub at: Option<usize>,
    /// Its name.
    pub name: Option<Text>,
    /// Its upper edge.
    pub y: f64,
    /// The line its bars stand on, if it has bars.
    pub base: Option<f64>,
    /// Events one by one.
    pub marks: Vec<Mark>,
    /// Events counted.
    pub bars: Vec<Bar>,
    /// The figure of the highest bar of the picture, if it is in this lane.
    pub figure: Option<Text>,
}

/// The mark of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its place among the items given.
    pub item: usize,
    /// What is pointed at to follow it.
    pub hit: Area,
    /// What it is made of.
    pub shapes: Vec<Shape>,
    /// Its label, if it found room.
    pub label: Option<Text>,
}

/// Lays out events on a canvas. Items without a day that can be placed are left out;
/// `None` when none is left.
#[must_use]
pub fn draw(
    items: &[Item<'_>],
    names: &Names<'_>,
    canvas: &Canvas<'_>,
) -> Option<Picture> {
    let all = items.iter().enumerate();
    let spans: Vec<(usize, Vec<Span>)> =
        all.filter_map(|(i, item)| Some((i, spans(item.date)?))).collect();
    if spans.is_empty() {
        return None;
    }
    let drawing = Drawing { items, names, canvas, spans: &spans };
    let single = (spans.len() <= canvas.most).then(|| drawing.singly());
    let picture = single
        .filter(|picture| picture.height <= canvas.tallest)
        .unwrap_or_else(|| drawing.in_bars());
    Some(match canvas.direction {
        Direction::Ltr => picture,
        Direction::Rtl => picture.mirrored(),
    })
}

struct Drawing<'a> {
    items: &'a [Item<'a>],
    names: &'a Names<'a>,
    canvas: &'a Canvas<'a>,
    /// What is drawn: places among the items, with their spans.
    spans: &'a [(usize, Vec<Span>)],
}

impl Drawing<'_> {
    fn singly(&self) -> Picture {
        let scale =
            Scale::over(self.spans.iter().flat_map(|(_, s)| s), self.canvas.width);
        let mut picture = self.empty();
        let used: BTreeSet<usize> =
            self.spans.iter().map(|(i, _)| self.items[*i].lane).collect();
        // Fewer rows for each of many lanes, so that the whole stays in sight.
        let rows = if self.canvas.width > 600.0 { 28 } else { 40 };
        let rows = (rows / used.len().max(1)).max(5);
        for lane in used {
            let own: Vec<&(usize, Vec<Span>)> =
                self.spans.iter().filter(|(i, _)| self.items[*i].lane == lane).collect();
            let name = self.names.lanes.get(lane).map_or("", String::as_str);
            self.lane_of_marks(&mut picture, (Some(lane), name), &own, &scale, rows);
        }
        self.finish(picture, &scale)
    }

    fn in_bars(&self) -> Picture {
        let firsts =
            || self.spans.iter().filter_map(|(_, s)| s.iter().map(|s| s.from).min());
        let (from, to) = (firsts().min().unwrap_or(0), firsts().max().unwrap_or(0) + 1);
        let step = bars::step(from, to, self.canvas);
        let lanes = self.items.iter().map(|i| i.lane + 1).max().unwrap_or(1);
        let counts = bars::count(self.items, self.spans, lanes, step);
        let key: Vec<&(usize, Vec<Span>)> =
            self.spans.iter().filter(|(i, _)| self.items[*i].is_key).collect();
        let key = if key.len() <= KEY_MARKS { key } else { Vec::new() };
        let mut scale = Scale::over(key.iter().flat_map(|(_, s)| s), self.canvas.width);
        // Whole periods, so that no bar is cut by an edge.
        let starts = || counts.lanes.iter().flat_map(|lane| lane.keys());
        let start = starts().min().and_then(|d| number(*d));
        let end = starts().max().and_then(|d| step.next(*d)).and_then(number);
        let (start, end) = (start.unwrap_or(from), end.unwrap_or(to));
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
        let mut figure_due = true;
        for (at, lane) in counts.lanes.iter().enumerate().filter(|(_, l)| !l.is_empty()) {
            let name = self.names.lanes.get(at).map_or("", String::as_str);
            let y = picture.height;
            let named = self.name(name, y);
            let base = y + if named.is_some() { NAME } else { 0.0 } + FIGURE + high;
            let bars = bars::bars(lane, counts.counted, &scale, (base, high));
            let peak = bars.iter().find(|b| b.count == counts.counted.most);
            let figure = peak.filter(|_| figure_due).map(|b| self.figure(b));
            figure_due &= figure.is_none();
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
        let room = (self.canvas.width - 4.0) / font;
        let words = text::shortened(name, room).filter(|words| !words.is_empty())?;
        Some(Text::at(words, 2.0, y + NAME / 2.0 + 1.0, font, false))
    }

    /// The figure of a bar, over it and inside the edges.
    fn figure(&self, bar: &Bar) -> Text {
        let font = self.canvas.font - 1.0;
        let words = crate::language::format_number(self.canvas.lang, bar.count as u64);
        let w = text::width(&words) * font;
        let x = (bar.area.x).min(self.canvas.width - 2.0 - w);
        Text::at(words, x, bar.area.y - FIGURE / 2.0 + 1.0, font, false)
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
        let longest = canvas.width * if canvas.width > 600.0 { 0.36 } else { 0.8 };
        let mut places = Rows::new(rows, edges, canvas.font, longest);
        let mut order: Vec<usize> = (0..own.len()).collect();
        order.sort_by_key(|n| !self.items[own[*n].0].is_key);
        let mut marks: Vec<Option<Mark>> = vec![None; own.len()];
        for n in order {
            let (item, spans) = own[n];
            let drawn = shapes(spans, scale, &mut picture.forms);
            // Whatever is narrower than a finger is widened, inside the edges.
            let lacking = (canvas.row - (drawn.to - drawn.from)).max(0.0) / 2.0;
            let from = (drawn.from - lacking).max(edges.0);
            let to = (drawn.to + lacking).min(edges.1);
            let label = self.items[*item].label;
            let place = places.place(&Want { from, to, label });
            let middle = |row: usize| top + (days::small(row as i64) + 0.5) * canvas.row;
            let mut shapes = drawn.shapes;
            for shape in &mut shapes {
                shape.area.y += middle(place.row);
            }
            let label = place.label.map(|l| {
                Text::at(l.words, l.x, middle(l.row), canvas.font, l.ends_there)
            });
            let hit = Area {
                x: from,
                y: middle(place.row) - canvas.row / 2.0,
                w: to - from,
                h: canvas.row,
            };
            marks[n] = Some(Mark { item: *item, hit, shapes, label });
        }
        picture.height = top + days::small(places.count() as i64) * canvas.row + BETWEEN;
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

impl Picture {
    /// The same for readers from right to left.
    fn mirrored(self) -> Self {
        let width = self.width;
        let text = |t: Option<Text>| t.map(|t| t.mirrored(width));
        let mark = |m: Mark| Mark {
            hit: m.hit.mirrored(width),
            shapes: m.shapes.into_iter().map(|s| s.mirrored(width)).collect(),
            label: text(m.label),
            ..m
        };
        let bar = |b: Bar| Bar {
            area: b.area.mirrored(width),
            hit: b.hit.mirrored(width),
            ..b
        };
        let lane = |lane: Lane| Lane {
            name: text(lane.name),
            marks: lane.marks.into_iter().map(mark).collect(),
            bars: lane.bars.into_iter().map(bar).collect(),
            figure: text(lane.figure),
            ..lane
        };
        Self {
            axis: self.axis.mirrored(width),
            lanes: self.lanes.into_iter().map(lane).collect(),
            ..self
        }
    }
}
