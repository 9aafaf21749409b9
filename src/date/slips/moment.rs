//! Slips with a time of day in them: `2022-09-24 21:00`, `24 Sept 2022 at 9pm`.

use super::{Meant, numeric, worded};

/// A day and a clock: parted by a space, by "at" or by the T of the notation.
pub(super) fn meant(text: &str) -> Option<Meant> {
    let colon = text.find(':').or_else(|| text.find("am").or_else(|| text.find("pm")))?;
    let before = text.get(..colon)?;
    let at = before.rfind([' ', 't'])?;
    // "9 pm": the number stands before the space.
    let at =
        if before.get(at..)?.trim() == "" { before.get(..at)?.rfind(' ')? } else { at };
    let (day, clock) = text.split_at_checked(at)?;
    let day = day.trim_end_matches([',', ' ']);
    let day = day.strip_suffix(" at").unwrap_or(day);
    let day = Some(Meant::new(day)).filter(Meant::parses);
    let day = day.or_else(|| numeric::meant(text.get(..at)?.trim()));
    let day =
        day.or_else(|| worded::meant(text.get(..at)?.trim_end_matches(" at").trim()))?;
    let (clock, zone, named) = clock_of(clock.get(1..)?.trim())?;
    let mut moment = day.map(|day| format!("{day}T{clock}{zone}"));
    if named {
        moment.because = Some(
            "EDTF has no names of zones: write Z or an offset such as +05:00, or give the \
             zone in the event's `time:`"
                .to_owned(),
        );
    }
    Some(moment).filter(Meant::parses)
}

/// `hh:mm:ss`, the offset, and whether a zone was named that has to go.
fn clock_of(text: &str) -> Option<(String, String, bool)> {
    let end =
        text.find(|c: char| !(c.is_ascii_digit() || c == ':')).unwrap_or(text.len());
    let (time, mut rest) = text.split_at_checked(end)?;
    if let Some(fraction) = rest.strip_prefix('.') {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let mut rest = rest.trim();
    let mut parts: Vec<u8> =
        time.split(':').map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let half = ["am", "a.m.", "pm", "p.m."].iter().position(|half| {
        rest.strip_prefix(half)
            .is_some_and(|after| after.is_empty() || after.starts_with(' '))
    });
    if let Some(half) = half {
        rest = rest.split_once(' ').map_or("", |(_, after)| after.trim());
        let hour = parts.first_mut().filter(|hour| (1..=12).contains(*hour))?;
        *hour = *hour % 12 + if half >= 2 { 12 } else { 0 };
    } else if parts.len() < 2 {
        return None;
    }
    parts.resize(3, 0);
    let clock: Vec<String> = parts.iter().map(|p| format!("{p:02}")).collect();
    let zone = rest.trim_start_matches("utc").trim_start_matches("gmt");
    let zone = if zone.is_empty() && !rest.is_empty() { "z" } else { zone };
    let offset = zone.starts_with(['z', '+', '-']) && !zone.contains(' ');
    let named = !zone.is_empty() && !offset;
    let zone = if offset { zone.to_uppercase() } else { String::new() };
    Some((clock.join(":"), zone, named))
}
