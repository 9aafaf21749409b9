//! The parts of a picture that is laid out, and the same from right to left.

use std::collections::BTreeSet;

use super::axis::Axis;
use super::bars::{Bar, Counted};
use super::form::Form;
use super::mark::Shape;
use super::{Area, Text};
use crate::date::Day;

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
    /// The figure of its highest bar.
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

impl Picture {
    /// The same for readers from right to left.
    pub(super) fn mirrored(self) -> Self {
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
