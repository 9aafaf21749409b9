//! Clock times in words, with the names of their zones as CLDR has them.

use edtf_core::{DateTime, Edtf};
use icu_calendar::Gregorian;
use icu_datetime::NoCalendarFormatter;
use icu_datetime::fieldsets::zone::{GenericLong, LocalizedOffsetLong, SpecificLong};
use icu_datetime::input::{Date, DateTime as Local, Time, TimeZone, UtcOffset};
use jiff::tz::Offset;

use super::DateWords;
use crate::date::phrases::fill;
use crate::date::{CaseDate, Clock, Instant, Moment, TimeOfDay, clock};

impl DateWords {
    /// What clocks showed: `21:00, Pakistan Standard Time (Asia/Karachi)`, `21:00 (zone
    /// not stated)`. Where the moment is known, the name tells summer time from the rest
    /// of the year.
    #[must_use]
    pub fn clock_words(&self, clock: &Clock) -> String {
        let time = self.patterns.time(clock.time);
        let Some(zone) = clock.zone.as_deref() else {
            let note = match clock.moment {
                Moment::Known(instant) => {
                    self.patterns.own_digits(&from_utc(instant.offset))
                }
                _ => self.phrases.zone_unstated.clone(),
            };
            return self.noted(time, &[note]);
        };
        let mut notes = vec![fill(&self.phrases.zone_id, zone, "")];
        if matches!(clock.moment, Moment::Twice(_)) {
            notes.push(self.phrases.came_twice.clone());
        }
        let named = match self.zone_name(zone, clock.moment) {
            Some(name) => fill(&self.phrases.in_zone, &time, &name),
            None => time,
        };
        self.noted(named, &notes)
    }

    /// A date in words with its clock time, where there is one.
    #[must_use]
    pub fn words_at(&self, date: &CaseDate, clock: Option<&Clock>) -> String {
        match clock {
            None => self.words(date),
            Some(clock) => {
                let day = self.words_without_clock(date);
                fill(&self.phrases.at, &day, &self.clock_words(clock))
            }
        }
    }

    /// A date in words, without the time of day that it may have.
    #[must_use]
    pub fn words_without_clock(&self, date: &CaseDate) -> String {
        match date.expression() {
            Edtf::DateTime(moment) => self.finish(self.single(&moment.date)),
            _ => self.words(date),
        }
    }

    /// The same, with the day of the week where one day is known.
    #[must_use]
    pub fn full_without_clock(&self, date: &CaseDate) -> String {
        match date.expression() {
            Edtf::DateTime(moment) => self.full_date(&moment.date),
            _ => self.full(date),
        }
    }

    /// A date that is a moment itself, its day in words.
    pub(super) fn moment_on(&self, day: &str, moment: &DateTime) -> String {
        let instant = clock::written_instant(moment);
        let clock = Clock {
            time: TimeOfDay::of(moment.time),
            zone: None,
            moment: instant.map_or(Moment::Unknown, Moment::Known),
        };
        fill(&self.phrases.at, day, &self.clock_words(&clock))
    }

    /// The name of a zone, where the language has one.
    fn zone_name(&self, zone: &str, moment: Moment) -> Option<String> {
        let locale = self.lang.formatting_locale();
        let id = TimeZone::from_iana_id(zone);
        // Zones have had several names; without a moment, today's.
        let local = moment.instant().map_or_else(someday, there)?;
        let offset = moment
            .instant()
            .and_then(|i| UtcOffset::try_from_seconds(i.offset.seconds()).ok());
        let info = id.with_offset(offset).at_date_time(local);
        let told = if let Moment::Known(_) = moment {
            NoCalendarFormatter::try_new((&locale).into(), SpecificLong)
                .ok()?
                .format(&info)
                .to_string()
        } else {
            NoCalendarFormatter::try_new((&locale).into(), GenericLong)
                .ok()?
                .format(&info)
                .to_string()
        };
        // What has no name is told by its offset, of which the id says more.
        let bare =
            NoCalendarFormatter::try_new((&locale).into(), LocalizedOffsetLong).ok()?;
        (bare.format(&info).to_string() != told).then_some(told)
    }
}

/// What clocks showed at a moment.
fn there(instant: Instant) -> Option<Local<Gregorian>> {
    let local = instant.offset.to_datetime(instant.at);
    let [month, day, hour, minute, second] =
        [local.month(), local.day(), local.hour(), local.minute(), local.second()]
            .map(|n| u8::try_from(n).unwrap_or_default());
    let date = Date::try_new_gregorian(local.year().into(), month, day).ok()?;
    Some(Local { date, time: Time::try_new(hour, minute, second, 0).ok()? })
}

/// A day far ahead.
fn someday() -> Option<Local<Gregorian>> {
    let date = Date::try_new_gregorian(2100, 1, 1).ok()?;
    Some(Local { date, time: Time::try_new(0, 0, 0, 0).ok()? })
}

/// `UTC`, `UTC+5`, `UTC−3:30`.
fn from_utc(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    if minutes == 0 {
        return "UTC".to_owned();
    }
    let sign = if minutes < 0 { '\u{2212}' } else { '+' };
    let minutes = minutes.unsigned_abs();
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}
