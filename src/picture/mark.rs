//! The shapes that make up an event's mark, along one row.

use std::collections::BTreeSet;

use super::form::Form;
use super::scale::Scale;
use super::span::{End, Span};
use crate::date::Doubt;

/// The thickness of a bar; a dot is a little more.
const THICK: f64 = 8.0;
/// The width of a dot.
const DOT: f64 = 10.0;
/// No bar is narrower, or it could not be seen.
const NARROWEST: f64 = 10.0;
/// How much of a bar is hatched at an uncertain end.
const HATCHED: f64 = 12.0;
/// How far an approximate end fades.
const FADE: f64 = 14.0;
/// How long an unknown end is dotted.
const DOTTED: f64 = 22.0;
/// How long the head of an arrow is.
const ARROW: f64 = 9.0;

/// What a shape is, and so how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeKind {
    /// A day.
    Dot,
    /// A day that may be another.
    HatchedDot,
    /// A day that is one of several possible.
    HollowDot,
    /// A time within which something lies.
    Within,
    /// One of several such times.
    Either,
    /// What was filled for sure.
    Sure,
    /// What may have been filled.
    May,
    /// An uncertain end, upon a bar.
    Hatched,
    /// Fading out to the left.
    FadeLeft,
    /// Fading out to the right.
    FadeRight,
    /// The head of an arrow to the left, from its base on.
    ArrowLeft,
    /// The head of an arrow to the right, from its base on.
    ArrowRight,
    /// A dotted end.
    Dotted,
    /// A thin line between dates of one event.
    Join,
}

impl ShapeKind {
    /// Its word, by which themes know it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::HatchedDot => "hatched-dot",
            Self::HollowDot => "hollow-dot",
            Self::Within => "within",
            Self::Either => "either",
            Self::Sure => "sure",
            Self::May => "may",
            Self::Hatched => "hatched",
            Self::FadeLeft => "fade-left",
            Self::FadeRight => "fade-right",
            Self::ArrowLeft => "arrow-left",
            Self::ArrowRight => "arrow-right",
            Self::Dotted => "dotted",
            Self::Join => "join",
        }
    }

    const fn mirrored(self) -> Self {
        match self {
            Self::FadeLeft => Self::FadeRight,
            Self::FadeRight => Self::FadeLeft,
            Self::ArrowLeft => Self::ArrowRight,
            Self::ArrowRight => Self::ArrowLeft,
            other => other,
        }
    }
}

/// A part of a mark. Lines and arrows have no height and no width, respectively.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// Its place.
    pub area: super::Area,
}

impl Shape {
    pub(super) fn mirrored(self, width: f64) -> Self {
        Self { kind: self.kind.mirrored(), area: self.area.mirrored(width) }
    }
}

/// The shapes of one event about the height 0, and how far they reach.
#[derive(Debug)]
pub(super) struct Drawn {
    pub shapes: Vec<Shape>,
    pub from: f64,
    pub to: f64,
}

impl Drawn {
    fn add(&mut self, kind: ShapeKind, a: f64, b: f64, h: f64) {
        let area = super::Area { x: a, y: -h / 2.0, w: b - a, h };
        self.shapes.push(Shape { kind, area });
        self.from = self.from.min(a);
        self.to = self.to.max(b);
    }
}

/// Draws the spans of one event.
pub(super) fn shapes(spans: &[Span], scale: &Scale, forms: &mut BTreeSet<Form>) -> Drawn {
    let mut drawn =
        Drawn { shapes: Vec::new(), from: f64::INFINITY, to: f64::NEG_INFINITY };
    let mut order: Vec<&Span> = spans.iter().collect();
    order.sort_by_key(|span| (span.from, span.to));
    let mut before: Option<f64> = None;
    for span in order {
        let mut one =
            Drawn { shapes: Vec::new(), from: f64::INFINITY, to: f64::NEG_INFINITY };
        if span.is_day() {
            dot(&mut one, span, scale, forms);
        } else {
            bar(&mut one, span, scale, forms);
        }
        if let Some(end) = before {
            forms.insert(if span.is_alternative {
                Form::Alternative
            } else {
                Form::Several
            });
            if one.from > end {
                drawn.add(ShapeKind::Join, end, one.from, 0.0);
            }
        }
        before = Some(before.unwrap_or(one.to).max(one.to));
        drawn.from = drawn.from.min(one.from);
        drawn.to = drawn.to.max(one.to);
        drawn.shapes.append(&mut one.shapes);
    }
    drawn
}

fn doubt(end: End) -> Doubt {
    match end {
        End::Day(doubt) => doubt,
        End::Open | End::Unknown => Doubt::default(),
    }
}

fn dot(drawn: &mut Drawn, span: &Span, scale: &Scale, forms: &mut BTreeSet<Form>) {
    let middle = f64::midpoint(scale.x(span.from), scale.x(span.to));
    let (a, b) = (middle - DOT / 2.0, middle + DOT / 2.0);
    let doubt = doubt(span.start);
    if doubt.approximate {
        forms.insert(Form::About);
        drawn.add(ShapeKind::FadeLeft, a - FADE, middle, THICK);
        drawn.add(ShapeKind::FadeRight, middle, b + FADE, THICK);
    }
    let kind = if doubt.uncertain {
        forms.insert(Form::Uncertain);
        ShapeKind::HatchedDot
    } else if span.is_alternative {
        ShapeKind::HollowDot
    } else {
        forms.insert(Form::Day);
        ShapeKind::Dot
    };
    drawn.add(kind, a, b, DOT);
}

fn bar(drawn: &mut Drawn, span: &Span, scale: &Scale, forms: &mut BTreeSet<Form>) {
    let (mut a, mut b) = (scale.x(span.from), scale.x(span.to));
    let lacking = (NARROWEST - (b - a)).max(0.0) / 2.0;
    a -= lacking;
    b += lacking;
    let (first, last) = (a, b);
    if span.start == End::Open {
        a = Scale::start_edge() + ARROW;
    }
    if span.end == End::Open {
        b = scale.edge - ARROW;
    }
    let (start, end) = (doubt(span.start), doubt(span.end));
    let hatched = HATCHED.min((b - a) / 2.0);
    let kind = match (span.lasts, span.is_alternative) {
        (true, _) => ShapeKind::May,
        (false, true) => ShapeKind::Either,
        (false, false) => ShapeKind::Within,
    };
    // What is filled for sure, less what is hatched.
    let sure = sure(span, scale, (first, last), (a, b)).map(|(from, to)| {
        let from = if start.uncertain { from.max(a + hatched) } else { from };
        let to = if end.uncertain { to.min(b - hatched) } else { to };
        (from, to)
    });
    let sure = sure.filter(|(from, to)| to > from);
    let plain = (
        if start.uncertain { a + hatched } else { a },
        if end.uncertain { b - hatched } else { b },
    );
    body(drawn, kind, plain, sure);
    if sure.is_some() {
        forms.insert(Form::Lasts);
    }
    if sure.is_none_or(|(from, to)| from > a + hatched || to < b - hatched) {
        forms.extend(match kind {
            ShapeKind::May => Some(Form::May),
            ShapeKind::Within => Some(Form::Within),
            _ => None,
        });
    }
    if start.approximate {
        drawn.add(ShapeKind::FadeLeft, a - FADE, a, THICK);
    }
    if end.approximate {
        drawn.add(ShapeKind::FadeRight, b, b + FADE, THICK);
    }
    if start.uncertain {
        drawn.add(ShapeKind::Hatched, a, a + hatched, THICK);
    }
    if end.uncertain {
        drawn.add(ShapeKind::Hatched, b - hatched, b, THICK);
    }
    ends(drawn, span, scale, (a, b));
    for (is, form) in [
        (start.approximate || end.approximate, Form::About),
        (start.uncertain || end.uncertain, Form::Uncertain),
        (span.start == End::Open || span.end == End::Open, Form::Open),
        (span.start == End::Unknown || span.end == End::Unknown, Form::Unknown),
    ] {
        if is {
            forms.insert(form);
        }
    }
}

/// The bar: what is sure, and the rest on either side of it.
fn body(
    drawn: &mut Drawn,
    kind: ShapeKind,
    (a, b): (f64, f64),
    sure: Option<(f64, f64)>,
) {
    let (from, to) = sure.unwrap_or((b, b));
    for (kind, a, b) in [(kind, a, from), (kind, to, b), (ShapeKind::Sure, from, to)] {
        if b - a > 0.1 {
            drawn.add(kind, a, b, THICK);
        }
    }
}

/// The part of what lasts that is sure: between its ends where both are known; from the
/// last day of its beginning to the arrow where it goes on.
fn sure(
    span: &Span,
    scale: &Scale,
    (first, last): (f64, f64),
    (a, b): (f64, f64),
) -> Option<(f64, f64)> {
    if !span.lasts {
        return None;
    }
    if let Some((from, to)) = span.core {
        let whole = (from, to) == (span.from, span.to);
        return Some(if whole { (a, b) } else { (scale.x(from), scale.x(to)) });
    }
    let is_day = span.to - span.from == 1;
    match (span.start, span.end) {
        (End::Day(_), End::Open) => Some((if is_day { a } else { last }, b)),
        (End::Open, End::Day(_)) => Some((a, if is_day { b } else { first })),
        _ => None,
    }
}

fn ends(drawn: &mut Drawn, span: &Span, scale: &Scale, (a, b): (f64, f64)) {
    if span.start == End::Open {
        drawn.add(ShapeKind::ArrowLeft, a, a, DOT);
        drawn.from = Scale::start_edge();
    }
    if span.end == End::Open {
        drawn.add(ShapeKind::ArrowRight, b, b, DOT);
        drawn.to = scale.edge;
    }
    if span.start == End::Unknown {
        drawn.add(ShapeKind::Dotted, a - 2.0 - DOTTED, a - 2.0, 0.0);
    }
    if span.end == End::Unknown {
        drawn.add(ShapeKind::Dotted, b + 2.0, b + 2.0 + DOTTED, 0.0);
    }
}
