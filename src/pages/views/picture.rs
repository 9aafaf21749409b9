//! The picture of events on a line of time, as `partials/picture.html` draws it.

use serde::{Serialize, Serializer};

/// A picture: the value `picture` where a view has one. Everything is laid out twice, for
/// the width of a page and for a phone; a style sheet shows one of the two.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PictureView {
    /// What ids in it begin with.
    pub id: String,
    /// The wide layout, then the narrow one.
    pub layouts: Vec<LayoutView>,
    /// How many events are drawn.
    pub drawn: usize,
    /// The months or years they span, in words.
    pub period: String,
    /// Events that are not drawn since their date is unknown.
    pub undated: usize,
    /// Events that are not drawn since their date names no year, or one too far off.
    pub unplaced: usize,
    /// Events that belong to more lanes than the one they stand in.
    pub elsewhere: usize,
    /// What marks say by their looks, those that occur.
    pub forms: Vec<FormView>,
}

/// One layout.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LayoutView {
    /// `wide` or `narrow`.
    pub kind: &'static str,
    /// The width of the view box.
    pub w: Unit,
    /// Its height.
    pub h: Unit,
    /// The size of labels.
    pub font: Unit,
    /// The size of the axis's words.
    pub small: Unit,
    /// The upper edge of the axis.
    pub axis: Unit,
    /// Where its steps begin.
    pub lines: Vec<Unit>,
    /// What they are called.
    pub steps: Vec<TextView>,
    /// The months or years they are of.
    pub wholes: Vec<TextView>,
    /// The lanes, from top to bottom.
    pub lanes: Vec<LaneView>,
    /// Set where events are counted in bars.
    pub counted: Option<CountedView>,
}

/// What bars count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountedView {
    /// `day`, `week`, `month`, `quarter` or `years`.
    pub unit: &'static str,
    /// Of how many years, where the unit is `years`.
    pub years: i64,
    /// How many events reach beyond the period they are counted in.
    pub beyond: usize,
    /// How many stand in no bar, since their dates do not tell the period.
    pub loose: usize,
    /// Whether key events have marks above.
    pub has_key: bool,
}

/// A lane: events one by one, or counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LaneView {
    /// Its name as written; `None` where there is one lane.
    pub name: Option<TextView>,
    /// Its name in full, or empty.
    pub title: String,
    /// Its upper edge.
    pub y: Unit,
    /// The line its bars stand on.
    pub base: Option<Unit>,
    /// Events one by one.
    pub marks: Vec<MarkView>,
    /// Events counted, in groups that lead to the same place.
    pub groups: Vec<BarGroupView>,
    /// The figure of the highest bar.
    pub figure: Option<TextView>,
}

/// The mark of an event: a link.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MarkView {
    /// Where it leads.
    pub href: String,
    /// Date, title and status in words.
    pub title: String,
    /// Whether it is a key event.
    pub is_key: bool,
    /// What is pointed at.
    pub hit: BoxView,
    /// What it is made of.
    pub shapes: Vec<ShapeView>,
    /// Its label, if it found room.
    pub label: Option<TextView>,
}

/// A part of a mark: `dot`, `hatched-dot`, `hollow-dot`, `within`, `either`, `sure`,
/// `may`, `hatched`, `fade-left`, `fade-right`, `arrow-left`, `arrow-right`, `dotted`,
/// `join`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShapeView {
    /// What it is.
    pub kind: &'static str,
    /// Its place.
    #[serde(flatten)]
    pub area: BoxView,
}

/// Bars that lead to the same place: one link.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BarGroupView {
    /// Where it leads; empty where it leads nowhere.
    pub href: String,
    /// The period of all its bars, in words.
    pub period: String,
    /// How many events they count.
    pub count: usize,
    /// The bars.
    pub bars: Vec<BarView>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BarView {
    /// The period, in words.
    pub period: String,
    /// How many events.
    pub count: usize,
    /// The bar.
    #[serde(flatten)]
    pub area: BoxView,
    /// What is pointed at.
    pub hit: BoxView,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BoxView {
    /// Its left edge.
    pub x: Unit,
    /// Its upper edge.
    pub y: Unit,
    /// Its width.
    pub w: Unit,
    /// Its height.
    pub h: Unit,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextView {
    /// What it says.
    pub words: String,
    /// Where it begins, in the direction of the page, or ends.
    pub x: Unit,
    /// Its baseline.
    pub y: Unit,
    /// Whether `x` is its end.
    pub ends_there: bool,
}

/// What a mark says by its looks: words in `t.picture.forms`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormView {
    /// `day`, `within`, `lasts`, `may`, `uncertain`, `about`, `open`, `unknown`,
    /// `alternative`, `several`.
    pub kind: &'static str,
    /// The one layout it occurs in, or empty.
    pub only: &'static str,
}

/// A length or place in a view box, to a tenth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit(f64);

impl From<f64> for Unit {
    fn from(value: f64) -> Self {
        let rounded = (value * 10.0).round() / 10.0;
        // No minus before a nought.
        Self(rounded + 0.0)
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // A whole number is written without its ".0".
        #[expect(clippy::cast_possible_truncation, reason = "coordinates are small")]
        if self.0.fract() == 0.0 {
            to.serialize_i64(self.0 as i64)
        } else {
            to.serialize_f64(self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unit;

    #[test]
    fn lengths_are_written_to_a_tenth_and_no_longer() {
        for (value, written) in
            [(12.0, "12"), (12.04, "12"), (12.26, "12.3"), (-0.04, "0"), (-3.25, "-3.3")]
        {
            let found = serde_json::to_string(&Unit::from(value)).expect("a number");
            assert_eq!(found, written);
        }
    }
}
