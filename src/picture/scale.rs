//! From days to places on the canvas: evenly, so that a year is as wide as every other.

use super::days::small;
use super::span::{End, Span};

/// Where the days of a picture stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The first day of the axis.
    pub from: i64,
    /// The day after its last.
    pub to: i64,
    /// Where the first day begins.
    pub left: f64,
    /// Where the last day ends.
    pub right: f64,
    /// The edge of the canvas, less a hair.
    pub edge: f64,
}

/// Room at either end for what stands about a day at the very end of the axis.
const MARGIN: f64 = 16.0;
/// Room for arrows, dotted ends and the like.
const WIDE_MARGIN: f64 = 40.0;
/// No axis is shorter than a week, or a day would fill it.
const SHORTEST: i64 = 7;

impl Scale {
    /// A scale on which spans find room.
    pub fn over<'s>(
        spans: &(impl Iterator<Item = &'s Span> + Clone),
        width: f64,
    ) -> Self {
        let from = spans.clone().map(|s| s.from).min().unwrap_or_default();
        let to = spans.clone().map(|s| s.to).max().unwrap_or_default();
        let plain = |end| matches!(end, End::Day(doubt) if !doubt.approximate);
        let margin = |is_plain: bool| if is_plain { MARGIN } else { WIDE_MARGIN };
        let left = margin(spans.clone().all(|s| plain(s.start)));
        let right = margin(spans.clone().all(|s| plain(s.end)));
        let lacking = (SHORTEST - (to - from)).max(0);
        Self {
            from: from - lacking / 2,
            to: to + (lacking - lacking / 2),
            left,
            right: width - right,
            edge: width - 2.0,
        }
    }

    /// Where a day begins, by its number.
    pub fn x(&self, day: i64) -> f64 {
        let share = small(day - self.from) / small((self.to - self.from).max(1));
        self.left + share * (self.right - self.left)
    }

    /// The edge at which nothing may begin earlier.
    pub const fn start_edge() -> f64 {
        2.0
    }
}
