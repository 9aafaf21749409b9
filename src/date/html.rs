//! What HTML's `<time datetime>` can say of a date.

use std::fmt::Write as _;

use edtf_core::{Date, DateTime, Edtf, TimeShift};

pub(super) fn datetime(edtf: &Edtf) -> Option<String> {
    match edtf {
        Edtf::Date(date) => day(date),
        Edtf::DateTime(dt) => moment(dt),
        Edtf::Interval(_) | Edtf::Set(_) => None,
    }
}

fn day(date: &Date) -> Option<String> {
    let year = date.year.value().filter(|&y| y >= 1)?;
    if date.year.significant_digits.is_some() {
        return None;
    }
    let mut out = format!("{year:04}");
    if let Some(month) = date.month {
        let month = month.value().filter(|m| (1..=12).contains(m))?;
        let _ = write!(out, "-{month:02}");
    }
    if let Some(day) = date.day {
        let _ = write!(out, "-{:02}", day.value()?);
    }
    Some(out)
}

/// HTML's clock has no leap second, so such a moment is given as its day alone.
fn moment(dt: &DateTime) -> Option<String> {
    let mut out = day(&dt.date)?;
    let time = dt.time;
    if time.second > 59 {
        return Some(out);
    }
    let _ = write!(out, "T{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
    match time.shift {
        Some(TimeShift::Utc) => out.push('Z'),
        Some(TimeShift::Offset { minutes, .. }) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            let minutes = minutes.unsigned_abs();
            let _ = write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60);
        }
        None => {}
    }
    Some(out)
}
