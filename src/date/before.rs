//! Whether one date ended before another began: yes, no, or the dates do not tell.

use edtf_core::{
    Date, DateTime, Edtf, Interval, IntervalEndpoint, SetElement, SetKind, TimeShift,
};
use jiff::{Timestamp, civil, tz};

use super::{CaseDate, Day, bounds::of_date};

impl CaseDate {
    /// Whether what is dated so ended before what is dated `other` began: `Some(true)` if
    /// it certainly did, `Some(false)` if it certainly did not, `None` if the dates do not
    /// tell.
    ///
    /// Days decide, so two dates of one day are never told apart, unless both are moments
    /// whose zone is stated. As everywhere, `?`, `~` and `%` change nothing: what a doubted
    /// date says is what is reckoned with.
    #[must_use]
    pub fn is_before(&self, other: &Self) -> Option<bool> {
        if let (Some(a), Some(b)) = (self.instant(), other.instant()) {
            return Some(a < b);
        }
        let both = |a: Option<Day>, b: Option<Day>, holds: fn(&Day, &Day) -> bool| {
            a.zip(b).is_some_and(|(a, b)| holds(&a, &b))
        };
        if both(self.latest().day(), other.earliest().day(), Day::lt) {
            return Some(true);
        }
        both(least_end(self), greatest_start(other), Day::gt).then_some(false)
    }

    /// The moment, where the date is one and its zone is stated.
    fn instant(&self) -> Option<Timestamp> {
        match self.expression() {
            Edtf::DateTime(moment) => instant(moment),
            Edtf::Date(_) | Edtf::Interval(_) | Edtf::Set(_) => None,
        }
    }
}

/// The first day on which what is dated may have ended.
fn least_end(date: &CaseDate) -> Option<Day> {
    let named = dates_of(date.expression(), |interval| interval.end);
    let days = named.iter().filter_map(|date| of_date(date).0.day());
    days.chain(date.earliest().day()).max()
}

/// The last day on which what is dated may have begun.
fn greatest_start(date: &CaseDate) -> Option<Day> {
    let named = dates_of(date.expression(), |interval| interval.start);
    let days = named.iter().filter_map(|date| of_date(date).1.day());
    days.chain(date.latest().day()).min()
}

/// The dates that bound an expression more closely than its own bounds do: the end of an
/// interval that is asked about, and all of a set of which all happened.
fn dates_of(edtf: &Edtf, end: impl Fn(&Interval) -> IntervalEndpoint) -> Vec<Date> {
    match edtf {
        Edtf::Interval(interval) => match end(interval) {
            IntervalEndpoint::Date(date)
            | IntervalEndpoint::OnOrBefore(date)
            | IntervalEndpoint::OnOrAfter(date) => vec![date],
            IntervalEndpoint::Open | IntervalEndpoint::Unknown => Vec::new(),
        },
        Edtf::Set(set) if set.kind == SetKind::AllMembers => {
            let named = set.elements.iter().flat_map(|element| match element {
                SetElement::Date(date)
                | SetElement::OnOrBefore(date)
                | SetElement::OnOrAfter(date) => vec![*date],
                SetElement::Range(a, b) => vec![*a, *b],
            });
            named.collect()
        }
        Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Set(_) => Vec::new(),
    }
}

fn instant(moment: &DateTime) -> Option<Timestamp> {
    let (date, time) = (moment.date, moment.time);
    let minutes = match time.shift? {
        TimeShift::Utc => 0,
        TimeShift::Offset { minutes, .. } => minutes,
    };
    let number = |field: u8| i8::try_from(field).ok();
    let year = i16::try_from(date.year.value()?).ok()?;
    let day = civil::Date::new(
        year,
        number(date.month?.value()?)?,
        number(date.day?.value()?)?,
    );
    // A leap second is no later than the second before it, for want of a table of them.
    let second = number(time.second.min(59))?;
    let clock =
        civil::Time::new(number(time.hour)?, number(time.minute)?, second, 0).ok()?;
    let zone = tz::Offset::from_seconds(i32::from(minutes) * 60).ok()?;
    zone.to_timestamp(day.ok()?.to_datetime(clock)).ok()
}
