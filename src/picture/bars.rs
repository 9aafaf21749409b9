//! Many events: how many began in each day, month or year, as bars from a common line.

use std::collections::BTreeMap;

use super::days::{self, Step, at, number, small};
use super::scale::Scale;
use super::span::{End, Span};
use super::{Area, Canvas, Item};
use crate::date::Day;

/// No bar is lower, or it could not be seen beside a high one.
const LOWEST: f64 = 2.0;

/// What the bars of a picture count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The period of each bar.
    pub step: Step,
    /// How many events reach, or may reach, beyond the period they are counted in.
    pub beyond: usize,
    /// How many stand in no bar, since it is not known in which period they lie or begin.
    pub loose: usize,
    /// The most of one bar.
    pub most: usize,
}

/// A bar: the events of a lane whose first day lies in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// The first day of the period.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// How many.
    pub count: usize,
    /// The bar.
    pub area: Area,
    /// What is pointed at to follow it.
    pub hit: Area,
}

/// The counts of each lane, by the first day of each period.
#[derive(Debug)]
pub(super) struct Counts {
    pub counted: Counted,
    pub lanes: Vec<BTreeMap<Day, usize>>,
}

/// The counts in the finest step whose bars are wide enough on a canvas, and of which most
/// dates are known closely enough.
pub(super) fn counts(
    items: &[Item<'_>],
    spans: &[(usize, Vec<Span>)],
    lanes: usize,
    canvas: &Canvas<'_>,
) -> Counts {
    let firsts = || spans.iter().filter_map(|(_, s)| s.iter().map(|s| s.from).min());
    let (from, to) = (firsts().min().unwrap_or(0), firsts().max().unwrap_or(0) + 1);
    let is_wide_enough = |step: &Step| {
        let bars = small(to - from) / step.about() + 1.0;
        canvas.width / bars >= canvas.thinnest
    };
    let steps = Step::ALL.into_iter().filter(is_wide_enough);
    let mut all = steps.map(|step| count(items, spans, lanes, step));
    let fits = |counts: &Counts| counts.counted.loose * 2 <= spans.len();
    let coarsest = || count(items, spans, lanes, Step::ALL[Step::ALL.len() - 1]);
    all.find(fits).unwrap_or_else(coarsest)
}

/// Counts each event in the period in which it lies or begins, once; or in none, where the
/// date leaves that open.
fn count(
    items: &[Item<'_>],
    spans: &[(usize, Vec<Span>)],
    lanes: usize,
    step: Step,
) -> Counts {
    let mut all = vec![BTreeMap::new(); lanes];
    let (mut beyond, mut loose) = (0, 0);
    for (item, spans) in spans {
        let first = spans.iter().map(|s| s.from).min().and_then(at);
        let Some(start) = first.map(|day| step.floor(day)) else { continue };
        let end = step.next(start).and_then(number).unwrap_or(i64::MAX);
        if spans.iter().any(|span| may_begin_after(span, end)) {
            loose += 1;
            continue;
        }
        let lane = items[*item].lane.min(lanes.saturating_sub(1));
        if let Some(lane) = all.get_mut(lane) {
            *lane.entry(start).or_insert(0) += 1;
        }
        let reaches = |span: &Span| span.to > end || span.reaches_on();
        beyond += usize::from(spans.iter().any(reaches));
    }
    let most = all.iter().flat_map(BTreeMap::values).max().copied().unwrap_or_default();
    Counts { counted: Counted { step, beyond, loose, most }, lanes: all }
}

/// Whether what begins before the day `end` at the earliest may as well begin after it:
/// the rest of several days does not count, if all of them hold.
fn may_begin_after(span: &Span, end: i64) -> bool {
    if span.from >= end {
        return span.is_alternative;
    }
    let latest = match (span.lasts, span.end, span.core) {
        (true, End::Day(_), Some((from, _))) => from + 1,
        _ => span.to,
    };
    latest > end
}

/// The bars of a lane upon the line `base`, `height` high where there are most.
pub(super) fn bars(
    counts: &BTreeMap<Day, usize>,
    counted: Counted,
    scale: &Scale,
    (base, height): (f64, f64),
) -> Vec<Bar> {
    let bar = |(first, count): (&Day, &usize)| {
        // A period at the very end of what can be counted may reach past it.
        let from = number(*first).unwrap_or(scale.from);
        let to = counted.step.next(*first).and_then(number).unwrap_or(scale.to);
        let (a, b) = (scale.x(from), scale.x(to));
        let gap = if b - a > 12.0 { 2.0 } else { 1.0 };
        let share = days::count(*count) / days::count(counted.most.max(1));
        let h = share * height;
        let h = h.max(LOWEST);
        Some(Bar {
            first: *first,
            last: at(to - 1)?,
            count: *count,
            area: Area { x: a, y: base - h, w: b - a - gap, h },
            hit: Area { x: a, y: base - height, w: b - a, h: height },
        })
    };
    counts.iter().filter_map(bar).collect()
}
