//! When an event was: its date, and under `time` what clocks at the place showed.

use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::DateTime;

use super::head::{date, place_of};
use crate::date::{CaseDate, Clock, ClockError, DateError, TimeOfDay, Zone};
use crate::diag::{Code, Diagnostic, Place};
use crate::model::{ClockTime, Placed, PlacedDate};
use crate::yaml::{self, Fields};

/// The date and the time of an event. A date that is a moment itself becomes the day that
/// the calendar showed in the zone under `time`.
pub fn when(f: &mut Fields<'_>) -> (Option<PlacedDate>, Option<ClockTime>) {
    let date = date(f, "date");
    let Some(node) = f.node("time") else { return (date, None) };
    let whole = place_of(f, node);
    if !matches!(node.value, yaml::Value::Map(_)) {
        f.report(
            yaml::expected("a time as a mapping", node, &whole.file)
                .help("write it as `time: {local: \"21:00\", zone: Asia/Karachi}`"),
        );
        return (date, None);
    }
    let (file, text, found) = f.parts();
    let Some(mut t) = Fields::open("a time", node, file, text, found) else {
        return (date, None);
    };
    let local = part(&mut t, "local", TimeOfDay::parse);
    let zone = part(&mut t, "zone", Zone::named);
    t.close();
    // What is wrong has been told; half of a time is none.
    let (Ok(local), Ok(zone)) = (local, zone) else { return (date, None) };
    let told = Told { date: date.as_ref(), local: &local, zone: zone.as_ref(), whole };
    let is_unread = date.is_none() && f.key_span("date").is_some();
    match told.clock() {
        Ok((clock, value)) => {
            let date = date.map(|d| Placed { value: value.unwrap_or(d.value), ..d });
            let local = Arc::from(clock.time.to_string());
            (date, Some(ClockTime { local, zone: clock.zone.clone(), clock }))
        }
        // A date that cannot be read may have had the time.
        Err(ClockError::Missing) if is_unread => (date, None),
        Err(error) => {
            let d = told.diagnostic(&error);
            f.report(d);
            (date, None)
        }
    }
}

/// What stands under a key of `time`; `Err` when it cannot be read, which is told.
fn part<T>(
    t: &mut Fields<'_>,
    key: &'static str,
    read: impl Fn(&str) -> Result<T, DateError>,
) -> Result<Option<Placed<T>>, ()> {
    let Some((written, span)) = t.text(key) else {
        return if t.key_span(key).is_some() && t.node(key).is_some() {
            Err(())
        } else {
            Ok(None)
        };
    };
    let place = t.place(span);
    match read(written.trim()) {
        Ok(value) => Ok(Some(Placed { value, place })),
        Err(error) => {
            t.report(slip(key, &written, &error).at(place));
            Err(())
        }
    }
}

fn slip(key: &str, written: &str, error: &DateError) -> Diagnostic {
    let (what, quote, form) = if key == "zone" {
        (
            "a time zone",
            "",
            "name the zone as the tz database does, after its largest city: \
             `Asia/Karachi` for all of Pakistan, `Europe/London`; or `UTC`",
        )
    } else {
        (
            "a time of day",
            "\"",
            "write hours and minutes, such as `\"21:00\"`, or seconds too: `\"21:00:30\"`",
        )
    };
    let d = Diagnostic::new(Code::BadTime, format!("`{written}` is not {what}"));
    let d = d.label(error.message.clone());
    match &error.suggestion {
        Some(meant) => d.help(format!("did you mean `{quote}{meant}{quote}`?")),
        None => d.help(form),
    }
}

/// What the author told of the time.
struct Told<'a> {
    date: Option<&'a PlacedDate>,
    local: &'a Option<Placed<TimeOfDay>>,
    zone: Option<&'a Placed<Zone>>,
    whole: Place,
}

impl Told<'_> {
    fn clock(&self) -> Result<(Clock, Option<CaseDate>), ClockError> {
        let local = self.local.as_ref().map(|local| local.value);
        Clock::of(self.date.map(|d| &d.value), local, self.zone.map(|z| &z.value))
    }

    fn diagnostic(&self, error: &ClockError) -> Diagnostic {
        let place = self.local.as_ref().map_or(&self.whole, |local| &local.place).clone();
        let local = self.local.as_ref().map(|l| l.value.to_string()).unwrap_or_default();
        let date = self.date.map_or("", |date| date.value.written());
        let zone = self.zone.map_or("", |zone| &**zone.value.name());
        match error {
            ClockError::Missing => {
                let d = Diagnostic::new(Code::MissingKey, "a time has no `local`");
                d.at(place).help(
                    "write what the clock showed, `local: \"21:00\"`; only a `date` with a \
                     time of day itself can do with the `zone` alone",
                )
            }
            ClockError::Skipped { from, to } => {
                let day = from.date();
                let told = |time: &DateTime| {
                    let same = time.date() == day;
                    let pattern = if same { "%H:%M" } else { "%H:%M on %Y-%m-%d" };
                    time.strftime(pattern).to_string()
                };
                let last = from.checked_sub(1.minute()).unwrap_or(*from);
                let written = match self.local {
                    Some(local) => local.value.to_string(),
                    None => "the time in it".to_owned(),
                };
                let message = format!("on {day} no clock in {zone} showed {written}");
                let (from, to, last) = (told(from), told(to), told(&last));
                Diagnostic::new(Code::BadTime, message)
                    .at(place)
                    .label(format!("clocks were put forward from {from} to {to}"))
                    .help(format!(
                        "the nearest times there were are {last} and {to}; or the source \
                         goes by another zone"
                    ))
            }
            ClockError::Contradicts { shown } => {
                let at =
                    if zone.is_empty() { String::new() } else { format!(" in {zone}") };
                let message = format!(
                    "`date` and `time` contradict each other: at {date} clocks{at} showed \
                     {shown}, not {local}"
                );
                let d = Diagnostic::new(Code::BadTime, message).at(place);
                let d = match self.date {
                    Some(date) => d.also(date.place.clone(), "the date"),
                    None => d,
                };
                d.help(if zone.is_empty() {
                    "say whose clock it is with `zone`, or leave `local` out"
                } else {
                    "leave `local` out, or mend one of them"
                })
            }
        }
    }
}
