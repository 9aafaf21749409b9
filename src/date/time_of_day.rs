//! A time of day as an author writes it, and the slips in writing it.

use std::fmt;

use edtf_core::Time;
use jiff::civil;

use super::DateError;

/// What a clock of 24 hours shows: `21:00`, or `21:00:30` where the source has seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59 (60 in a date that is a moment with a leap second), where it is told.
    pub second: Option<u8>,
}

impl TimeOfDay {
    /// Reads `hh:mm` or `hh:mm:ss`.
    ///
    /// # Errors
    /// [`DateError`] says what is wrong and, for a common slip (`9pm`, `21.00`, `9:00`),
    /// which form was probably meant.
    pub fn parse(written: &str) -> Result<Self, DateError> {
        exact(written).ok_or_else(|| {
            let meant = meant(written).map(|time| time.to_string());
            let message =
                format!("“{}” is not in the form of a time of day", short(written));
            DateError {
                message: why(written).unwrap_or(message),
                offset: 0,
                length: written.len(),
                suggestion: meant,
            }
        })
    }

    /// The time of a date that is a moment; it always has seconds, which are worth telling
    /// only when there are any.
    pub(super) fn of(time: Time) -> Self {
        let second = (time.second != 0).then_some(time.second);
        Self { hour: time.hour, minute: time.minute, second }
    }

    /// The same moment by another clock: seconds are those of the moment as written, for
    /// reckoning knows no leap seconds.
    pub(super) fn of_civil(time: civil::Time, written: Self) -> Self {
        let [hour, minute, second] = [time.hour(), time.minute(), time.second()]
            .map(|n| u8::try_from(n).unwrap_or_default());
        let is_leap = written.second == Some(60);
        let told = (written.second.is_some() || second != 0).then_some(second);
        Self { hour, minute, second: if is_leap { written.second } else { told } }
    }

    /// The same for reckoning, which knows no leap seconds.
    pub(super) fn civil(self) -> Option<civil::Time> {
        let second = self.second.unwrap_or_default().min(59);
        let [hour, minute, second] =
            [self.hour, self.minute, second].map(|n| i8::try_from(n).unwrap_or(-1));
        civil::Time::new(hour, minute, second, 0).ok()
    }

    /// Seconds since midnight by the clock.
    pub(super) fn seconds(self) -> u32 {
        let second = self.second.unwrap_or_default();
        u32::from(self.hour) * 3600 + u32::from(self.minute) * 60 + u32::from(second)
    }

    /// Whether both say the same, as far as both say it.
    pub(super) fn is(self, other: Self) -> bool {
        let seconds =
            self.second.is_none() || self.second == Some(other.second.unwrap_or(0));
        (self.hour, self.minute) == (other.hour, other.minute) && seconds
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        self.second.map_or(Ok(()), |second| write!(f, ":{second:02}"))
    }
}

fn exact(written: &str) -> Option<TimeOfDay> {
    let two = |part: &str| {
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u8>().ok().filter(|_| digits)
    };
    let mut parts = written.split(':');
    let (hour, minute) = (two(parts.next()?)?, two(parts.next()?)?);
    let second = match parts.next() {
        Some(part) => Some(two(part)?),
        None => None,
    };
    time(hour, minute, second).filter(|_| parts.next().is_none())
}

fn time(hour: u8, minute: u8, second: Option<u8>) -> Option<TimeOfDay> {
    let fits = hour < 24 && minute < 60 && second.is_none_or(|second| second < 60);
    fits.then_some(TimeOfDay { hour, minute, second })
}

/// What is wrong beyond the form.
fn why(written: &str) -> Option<String> {
    let hour = written.trim().get(..2)?;
    if hour == "24" {
        return Some("a day ends where the next begins: at 00:00".to_owned());
    }
    let parts: Vec<u8> =
        written.split(':').filter_map(|part| part.parse().ok()).collect();
    match parts[..] {
        [hour, ..] if hour > 24 => Some("hours go from 00 to 23".to_owned()),
        [_, minute, ..] if minute > 59 => Some("minutes go from 00 to 59".to_owned()),
        [_, _, second] if second > 59 => Some("seconds go from 00 to 59".to_owned()),
        _ => None,
    }
}

/// The time that was probably meant: `9pm`, `9.30 p.m.`, `21.00`, `21h00`, `2100`, `9:00`,
/// `T21:00Z`, `noon`.
fn meant(written: &str) -> Option<TimeOfDay> {
    let mut text = written.trim().to_lowercase();
    match text.as_str() {
        "noon" | "midday" => return time(12, 0, None),
        "midnight" => return time(0, 0, None),
        _ => {}
    }
    let half = ["am", "a.m.", "pm", "p.m."].iter().find(|half| text.ends_with(**half));
    let half = half.map(|half| half.starts_with('p'));
    if half.is_some() {
        text = text.trim_end_matches(['a', 'p', 'm', '.']).trim_end().to_owned();
    }
    // What stands after the digits is a zone, which has a key of its own.
    let text = text.trim_start_matches('t');
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | 'h'));
    let text = text.get(..end.unwrap_or(text.len()))?;
    let parts: Vec<&str> =
        text.split([':', '.', 'h']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let (hour, minute, second) = match parts[..] {
        [digits] if digits.len() == 4 && half.is_none() => {
            (number(digits.get(..2)?)?, number(digits.get(2..)?)?, None)
        }
        [hour] if half.is_some() || text.ends_with('h') => (number(hour)?, 0, None),
        [hour, minute] if minute.len() == 2 => (number(hour)?, number(minute)?, None),
        [hour, minute, second] if minute.len() == 2 && second.len() == 2 => {
            (number(hour)?, number(minute)?, Some(number(second)?))
        }
        _ => return None,
    };
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(afternoon) => hour % 12 + if afternoon { 12 } else { 0 },
    };
    time(hour, minute, second)
}

fn short(text: &str) -> &str {
    text.char_indices().nth(40).and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}
