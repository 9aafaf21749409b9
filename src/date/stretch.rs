//! What a date looks like on a line of time: the stretches it covers or lies in, and how
//! well each end is known.

use edtf_core::{Date, Edtf, IntervalEndpoint, SetElement, SetKind};

use super::{Bound, CaseDate, Day, bounds::of_date};

/// One stretch of a line of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its first day.
    pub start: Bound,
    /// Its last day.
    pub end: Bound,
    /// Whether what is dated fills it (`2018/2022`), or lies somewhere in it (`2007`).
    pub lasts: bool,
    /// For what lasts, the days it is sure to fill: those between the latest day on which
    /// it may have begun and the earliest on which it may have ended.
    pub core: Option<(Day, Day)>,
    /// What is doubted of its beginning.
    pub start_doubt: Doubt,
    /// What is doubted of its end.
    pub end_doubt: Doubt,
    /// Whether it is one of several of which only one holds (`[2001,2003]`).
    pub is_alternative: bool,
}

/// What EDTF's qualifiers say of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Doubt {
    /// `?` or `%`: the source may be wrong.
    pub uncertain: bool,
    /// `~` or `%`: the date is near, not exact.
    pub approximate: bool,
}

impl CaseDate {
    /// The first and the last day the date may touch, written as an interval: an open end
    /// is `..`, an unknown one nothing.
    #[must_use]
    pub fn interval(&self) -> String {
        let side = |bound| match bound {
            Bound::Day(day) => Day::to_string(&day),
            Bound::Open => "..".to_owned(),
            Bound::Unknown => String::new(),
        };
        format!("{}/{}", side(self.earliest()), side(self.latest()))
    }

    /// The stretches of time that the date covers or lies in: one, or those of a set, in
    /// the order written.
    #[must_use]
    pub fn stretches(&self) -> Vec<Stretch> {
        match self.expression() {
            Edtf::Date(date) => vec![within(date)],
            Edtf::DateTime(moment) => vec![within(&moment.date)],
            Edtf::Interval(interval) => {
                let whole = (self.earliest(), self.latest());
                vec![between(&interval.start, &interval.end, whole)]
            }
            Edtf::Set(set) => {
                let one = |element| Stretch {
                    is_alternative: set.kind == SetKind::OneMember
                        && set.elements.len() > 1,
                    ..element_of(element)
                };
                set.elements.iter().map(one).collect()
            }
        }
    }
}

impl Doubt {
    fn of(date: &Date) -> Self {
        let date = Edtf::Date(*date);
        Self { uncertain: date.is_uncertain(), approximate: date.is_approximate() }
    }
}

fn within(date: &Date) -> Stretch {
    let (start, end) = of_date(date);
    let doubt = Doubt::of(date);
    Stretch {
        start,
        end,
        lasts: false,
        core: None,
        start_doubt: doubt,
        end_doubt: doubt,
        is_alternative: false,
    }
}

/// From one end to the other; `whole` are the bounds of both together.
fn between(
    start: &IntervalEndpoint,
    end: &IntervalEndpoint,
    (earliest, latest): (Bound, Bound),
) -> Stretch {
    let (start, end) = (dated(start), dated(end));
    let began = start.and_then(|date| of_date(&date).1.day());
    let ended = end.and_then(|date| of_date(&date).0.day());
    let core = began.zip(ended).filter(|(began, ended)| began <= ended);
    let doubt = |date: Option<Date>| date.as_ref().map_or_else(Doubt::default, Doubt::of);
    Stretch {
        start: earliest,
        end: latest,
        lasts: true,
        core,
        start_doubt: doubt(start),
        end_doubt: doubt(end),
        is_alternative: false,
    }
}

fn dated(end: &IntervalEndpoint) -> Option<Date> {
    match end {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(*date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn element_of(element: &SetElement) -> Stretch {
    match element {
        SetElement::Date(date) => within(date),
        SetElement::OnOrBefore(date) => Stretch { start: Bound::Open, ..within(date) },
        SetElement::OnOrAfter(date) => Stretch { end: Bound::Open, ..within(date) },
        SetElement::Range(a, b) => {
            let (a, b) = (within(a), within(b));
            Stretch { end: b.end, end_doubt: b.end_doubt, ..a }
        }
    }
}
