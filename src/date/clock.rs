//! Clock times: what clocks at a place showed, and which moment that was.
//!
//! A time of day alone is no moment: it needs its day and its zone, and even then the day
//! on which clocks are put forward lacks an hour and the one on which they are put back
//! has an hour twice.

use std::fmt;
use std::sync::Arc;

use edtf_core::{DateTime, Edtf, TimeShift};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, Offset};

use super::{Bound, CaseDate, Day, TimeOfDay, Zone};

/// What clocks at the place of an event showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// The time of day.
    pub time: TimeOfDay,
    /// The name of the zone, where it is stated.
    pub zone: Option<Arc<str>>,
    /// Which moment that was.
    pub moment: Moment,
}

/// Which moment a clock time was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// This one.
    Known(Instant),
    /// One of two, as clocks were put back: this one, or as much later as they were.
    Twice(Instant),
    /// This one if the day is right, which is doubted.
    Doubted(Instant),
    /// The day or the zone is not known.
    Unknown,
}

/// A moment, with how far clocks at the place were from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant {
    /// The moment.
    pub at: Timestamp,
    /// How far ahead of UTC clocks were.
    pub offset: Offset,
}

/// Why a date and a time of day do not go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClockError {
    /// There is no time of day.
    Missing,
    /// Clocks were put forward past it.
    Skipped {
        /// What they would have shown when they were.
        from: civil::DateTime,
        /// What they showed instead.
        to: civil::DateTime,
    },
    /// The date has a time of day itself, and at that moment clocks showed another one.
    Contradicts {
        /// What they showed.
        shown: TimeOfDay,
    },
}

impl Moment {
    /// The moment, the first of two.
    #[must_use]
    pub fn instant(&self) -> Option<Instant> {
        match self {
            Self::Known(at) | Self::Twice(at) | Self::Doubted(at) => Some(*at),
            Self::Unknown => None,
        }
    }
}

impl Clock {
    /// The clock time of a date. A date that is a moment itself (`2022-09-24T16:00:00Z`)
    /// comes back as the day and time that clocks in the zone showed.
    ///
    /// # Errors
    /// When clocks on that day never showed the time, when date and time contradict each
    /// other, and when neither says a time.
    pub fn of(
        date: Option<&CaseDate>,
        local: Option<TimeOfDay>,
        zone: Option<&Zone>,
    ) -> Result<(Self, Option<CaseDate>), ClockError> {
        let name = zone.map(|zone| zone.name().clone());
        let of = |time, moment| Self { time, zone: name.clone(), moment };
        let Some(date) = date else {
            return Ok((of(local.ok_or(ClockError::Missing)?, Moment::Unknown), None));
        };
        let Edtf::DateTime(written) = date.expression() else {
            let time = local.ok_or(ClockError::Missing)?;
            let moment = match (single_day(date), zone) {
                (Some(day), Some(zone)) if is_sure(date) => found(day, time, zone)?,
                (Some(day), Some(zone)) => doubted(day, time, zone),
                _ => Moment::Unknown,
            };
            return Ok((of(time, moment), Some(date.clone())));
        };
        let own = TimeOfDay::of(written.time);
        let at = written_instant(written);
        let (clock, date) = match (at, zone) {
            (Some(instant), Some(zone)) => {
                let there = instant.at.to_zoned(zone.rules().clone());
                let time = TimeOfDay::of_civil(there.time(), own);
                let instant = Instant { offset: there.offset(), ..instant };
                let date = date.read_as(&moment(there.datetime(), there.offset()));
                (of(time, Moment::Known(instant)), date)
            }
            (Some(instant), None) => (of(own, Moment::Known(instant)), date.clone()),
            (None, Some(zone)) => {
                let day = single_day(date);
                let moment = day.map_or(Ok(Moment::Unknown), |d| found(d, own, zone))?;
                (of(own, moment), date.clone())
            }
            (None, None) => (of(own, Moment::Unknown), date.clone()),
        };
        match local {
            Some(local) if !local.is(clock.time) => {
                Err(ClockError::Contradicts { shown: clock.time })
            }
            _ if local.is_none() && zone.is_none() => Err(ClockError::Missing),
            _ => Ok((clock, Some(date))),
        }
    }
}

/// The moment at which clocks showed a time on a day that is sure.
fn found(day: civil::Date, time: TimeOfDay, zone: &Zone) -> Result<Moment, ClockError> {
    let Some(time) = time.civil() else { return Ok(Moment::Unknown) };
    let local = day.to_datetime(time);
    let at =
        |offset: Offset| offset.to_timestamp(local).ok().map(|at| Instant { at, offset });
    Ok(match zone.rules().to_ambiguous_zoned(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => {
            at(offset).map_or(Moment::Unknown, Moment::Known)
        }
        AmbiguousOffset::Fold { before, .. } => {
            at(before).map_or(Moment::Unknown, Moment::Twice)
        }
        AmbiguousOffset::Gap { before, after } => {
            return Err(skipped(local, [before, after], zone));
        }
    })
}

/// The same, on a day that is doubted: whether clocks were put forward on it is too.
fn doubted(day: civil::Date, time: TimeOfDay, zone: &Zone) -> Moment {
    let zoned = time.civil().and_then(|time| {
        zone.rules().to_ambiguous_zoned(day.to_datetime(time)).compatible().ok()
    });
    zoned.map_or(Moment::Unknown, |zoned| {
        Moment::Doubted(Instant { at: zoned.timestamp(), offset: zoned.offset() })
    })
}

/// Between which two times clocks were put forward past `local`.
fn skipped(
    local: civil::DateTime,
    [before, after]: [Offset; 2],
    zone: &Zone,
) -> ClockError {
    // By the clocks of before, the missing time lies at the change or behind it.
    let change = before.to_timestamp(local).ok().and_then(|at| {
        let just_after = at.checked_add(jiff::SignedDuration::from_nanos(1)).ok()?;
        zone.rules().preceding(just_after).next().map(|change| change.timestamp())
    });
    let [from, to] = [before, after]
        .map(|offset| change.map_or(local, |change| offset.to_datetime(change)));
    ClockError::Skipped { from, to }
}

/// The moment that a date with a time and an offset is.
pub(super) fn written_instant(written: &DateTime) -> Option<Instant> {
    let day = Edtf::Date(written.date).bounds().earliest;
    let day = civil_day(Bound::from(day).day()?)?;
    let offset = offset(written.time.shift?)?;
    let time = TimeOfDay::of(written.time).civil()?;
    let at = offset.to_timestamp(day.to_datetime(time)).ok()?;
    Some(Instant { at, offset })
}

/// The day of a date that lies on a single one.
fn single_day(date: &CaseDate) -> Option<civil::Date> {
    let day = date.earliest().day().filter(|day| date.latest().day() == Some(*day))?;
    civil_day(day)
}

fn civil_day(day: Day) -> Option<civil::Date> {
    let year = i16::try_from(day.year).ok()?;
    let [month, number] = [day.month, day.day].map(|n| i8::try_from(n).ok());
    civil::Date::new(year, month?, number?).ok()
}

fn is_sure(date: &CaseDate) -> bool {
    !date.is_uncertain() && !date.is_approximate()
}

fn offset(shift: TimeShift) -> Option<Offset> {
    match shift {
        TimeShift::Utc => Some(Offset::UTC),
        TimeShift::Offset { minutes, .. } => {
            Offset::from_seconds(i32::from(minutes) * 60).ok()
        }
    }
}

/// A moment in EDTF. Offsets of long ago have seconds, which it cannot say.
fn moment(local: civil::DateTime, offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let shift = match offset.seconds() % 60 {
        0 => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.unsigned_abs();
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
        _ => String::new(),
    };
    format!("{}{shift}", local.strftime("%Y-%m-%dT%H:%M:%S"))
}

impl fmt::Display for ClockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no time of day"),
            Self::Skipped { from, to } => {
                write!(f, "clocks were put forward from {from} to {to}")
            }
            Self::Contradicts { shown } => write!(f, "clocks showed {shown}"),
        }
    }
}

impl std::error::Error for ClockError {}
