//! The axis: steps a reader knows (days, Mondays, months, quarters, years, decades…),
//! as fine as their words find room.

use super::days::{Step, at, number, small};
use super::scale::Scale;
use super::{Canvas, Text, text};
use crate::date::Day;
use crate::language::format_number;

/// From a line to the label after it, and between one label and the next line.
const BESIDE: f64 = 4.0;
const GAP: f64 = 10.0;
/// The least room for a step, and for a step of days, whose labels are short.
const LEAST: (f64, f64) = (56.0, 32.0);

/// The axis of a picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Axis {
    /// The size of its font.
    pub font: f64,
    /// Where its upper edge is.
    pub y: f64,
    /// Where the steps begin.
    pub lines: Vec<f64>,
    /// What each is called.
    pub labels: Vec<Text>,
    /// The months or years that the steps are of, on a line of their own.
    pub wholes: Vec<Text>,
}

impl Axis {
    /// The height it takes.
    pub(super) fn height(&self) -> f64 {
        let lines = if self.wholes.is_empty() { 1.0 } else { 2.0 };
        6.0 + lines * self.font * 1.5
    }

    pub(super) fn mirrored(self, width: f64) -> Self {
        let texts = |all: Vec<Text>| all.into_iter().map(|t| t.mirrored(width)).collect();
        Self {
            lines: self.lines.into_iter().map(|x| width - x).collect(),
            labels: texts(self.labels),
            wholes: texts(self.wholes),
            font: self.font,
            y: self.y,
        }
    }
}

/// The finest axis whose labels find room, with its upper edge at `y`.
pub(super) fn axis(scale: &Scale, canvas: &Canvas<'_>, y: f64) -> Axis {
    let font = canvas.font - 1.0;
    let room = scale.right - scale.left;
    for step in Step::ALL {
        let steps = small(scale.to - scale.from) / step.about();
        let least = if matches!(step, Step::Days(_)) { LEAST.1 } else { LEAST.0 };
        if steps * least > room + least {
            continue;
        }
        let starts = starts(scale, step);
        let label = |day: Day| label(step, day, canvas);
        let Some((lines, labels)) = row(scale, &starts, step, &label, (y, font)) else {
            continue;
        };
        let wholes = wholes(scale, step, canvas, y + font * 1.5, font);
        return Axis { font, y, lines, labels, wholes };
    }
    Axis { font, y, ..Axis::default() }
}

/// The first days of the periods that a scale shows, the first of which may begin before.
fn starts(scale: &Scale, step: Step) -> Vec<Day> {
    let first = at(scale.from).map(|day| step.floor(day));
    let all = std::iter::successors(first, |day| step.next(*day));
    // The first may begin in a year that is not counted any more.
    let is_before_end = |day: &Day| number(*day).map_or(day.year < 0, |n| n < scale.to);
    all.take_while(is_before_end).collect()
}

/// The lines and labels of steps; `None` when they do not find room.
fn row(
    scale: &Scale,
    starts: &[Day],
    step: Step,
    label: &dyn Fn(Day) -> String,
    (y, font): (f64, f64),
) -> Option<(Vec<f64>, Vec<Text>)> {
    let middle = y + 6.0 + font * 0.65;
    let places: Vec<Option<f64>> = starts
        .iter()
        .map(|day| number(*day).filter(|n| *n >= scale.from).map(|n| scale.x(n)))
        .collect();
    let mut labels = Vec::new();
    for (i, day) in starts.iter().enumerate() {
        let words = label(*day);
        let w = text::width(&words) * font;
        let next = places.get(i + 1).copied().flatten();
        let whole = matches!(step, Step::Days(1) | Step::Months(1) | Step::Years(1));
        let x = match places[i] {
            Some(x) => x + BESIDE,
            // A period that began before the axis is named at its edge.
            None if whole => Scale::start_edge() + BESIDE,
            None => continue,
        };
        if x + w + GAP > next.unwrap_or(scale.edge + GAP) {
            if next.is_some() && places[i].is_some() {
                return None;
            }
            continue;
        }
        labels.push(Text::at(words, x, middle, (font, false), false));
    }
    let lines: Vec<f64> = places.into_iter().flatten().collect();
    (!labels.is_empty()).then_some((lines, labels))
}

/// The line of whole months or years under the steps; empty for steps of years.
fn wholes(
    scale: &Scale,
    step: Step,
    canvas: &Canvas<'_>,
    y: f64,
    font: f64,
) -> Vec<Text> {
    let whole = match step {
        Step::Days(_) => Step::Months(1),
        Step::Months(_) => Step::Years(1),
        Step::Years(_) => return Vec::new(),
    };
    let starts = starts(scale, whole);
    let mut texts: Vec<Text> = Vec::new();
    for (i, day) in starts.iter().enumerate() {
        let words = match whole {
            Step::Months(_) => canvas.dates.month_year(day.year, day.month),
            _ => canvas.dates.year(day.year),
        };
        let x = number(*day).map_or(0.0, |n| scale.x(n.max(scale.from)));
        let x = if i == 0 { Scale::start_edge() } else { x } + BESIDE;
        let next = starts.get(i + 1).and_then(|d| number(*d)).map(|n| scale.x(n));
        let text = Text::at(words, x, y + 6.0 + font * 0.65, (font, true), false);
        if text.area.x + text.area.w <= next.map_or(scale.edge, |next| next - GAP) {
            texts.push(text);
        }
    }
    texts
}

fn label(step: Step, day: Day, canvas: &Canvas<'_>) -> String {
    match step {
        Step::Days(_) => format_number(canvas.lang, day.day),
        Step::Months(_) => canvas.dates.month_name(day.month),
        Step::Years(_) => canvas.dates.year(day.year),
    }
}
