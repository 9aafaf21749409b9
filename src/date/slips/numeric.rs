//! Slips made of digits: `24/09/2022`, `2022-9-4`, `20220924`, `1980s`.

use edtf_core::Edtf;

use super::Meant;

pub(super) fn meant(text: &str) -> Option<Meant> {
    let text = text.trim_end_matches(['.', ',']);
    if text.is_empty() {
        return None;
    }
    // What EDTF reads once letters are capitals (198x) and lists are without spaces.
    let mut capitals = text.to_uppercase();
    if text.starts_with(['[', '{']) {
        capitals.retain(|c| c != ' ');
    }
    if Edtf::parse(&capitals).is_ok() {
        return Some(Meant::new(capitals));
    }
    decade(text)
        .or_else(|| signed(text))
        .or_else(|| run_together(text))
        .or_else(|| moment(text))
        .or_else(|| parted(text))
}

/// `1980s`: ten years; `1900s`: as likely a hundred.
fn decade(text: &str) -> Option<Meant> {
    let text = text.strip_prefix("the ").unwrap_or(text);
    let number = text.strip_suffix('s')?.trim_end_matches(['\'', '’']);
    let tens =
        number.strip_suffix('0').filter(|_| number.len() == 4 && digits(number))?;
    match tens.strip_suffix('0') {
        Some(century) => Some(Meant {
            form: format!("{century}XX"),
            because: Some(format!("if only ten years are meant, write {tens}X")),
        }),
        None => Some(Meant::new(format!("{tens}X"))),
    }
}

/// `+1985`, `Y1985`.
fn signed(text: &str) -> Option<Meant> {
    let year = text.strip_prefix(['+', 'y'])?;
    (year.len() == 4 && digits(year)).then(|| Meant::new(year))
}

/// `20220924`, `202209`.
fn run_together(text: &str) -> Option<Meant> {
    if !digits(text) || !matches!(text.len(), 6 | 8) {
        return None;
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    let form = Meant::new([year, month, day].join("-").trim_end_matches('-'));
    form.parses().then_some(form)
}

/// `2022-09-24 21:00`, `2022-09-24T21:00`.
fn moment(text: &str) -> Option<Meant> {
    let (day, clock) = text.split_once([' ', 't'])?;
    let day = parted(day).or_else(|| Some(Meant::new(day)).filter(Meant::parses))?;
    let at = clock.find(['z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at_checked(at)?;
    let mut parts: Vec<String> =
        time.trim().split(':').map(|p| format!("{p:0>2}")).collect();
    if parts.len() < 2 || parts.iter().any(|p| p.len() != 2 || !digits(p)) {
        return None;
    }
    parts.resize(3, "00".to_owned());
    let zone = zone.to_uppercase();
    Some(day.map(|day| format!("{day}T{}{zone}", parts.join(":")))).filter(Meant::parses)
}

/// Numbers parted by strokes, points, hyphens or spaces.
fn parted(text: &str) -> Option<Meant> {
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ', '\\']).collect();
    if parts.iter().any(|p| p.is_empty() || !digits(p)) {
        return None;
    }
    match parts[..] {
        [y, m, d] if y.len() == 4 => join(y, m, Some(d)),
        [a, b, y] if y.len() == 4 => day_or_month_first(a, b, y),
        [y, m] if y.len() == 4 => join(y, m, None),
        [m, y] if y.len() == 4 => join(y, m, None),
        _ => None,
    }
}

fn day_or_month_first(a: &str, b: &str, year: &str) -> Option<Meant> {
    let (first, second) = (a.parse::<u8>().ok()?, b.parse::<u8>().ok()?);
    if second > 12 && first <= 12 {
        return join(year, a, Some(b));
    }
    let mut meant = join(year, b, Some(a))?;
    if first <= 12 && first != second {
        let other = join(year, a, Some(b))?.form;
        meant.because = Some(format!(
            "read with the day first; if the month comes first, write {other}"
        ));
    }
    Some(meant)
}

fn join(year: &str, month: &str, day: Option<&str>) -> Option<Meant> {
    // In EDTF a "month" past 12 is a season: never what these digits mean.
    let calendar = month.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m));
    if !calendar || month.len() > 2 || day.is_some_and(|d| d.len() > 2) {
        return None;
    }
    Some(Meant::new(match day {
        Some(day) => format!("{year}-{month:0>2}-{day:0>2}"),
        None => format!("{year}-{month:0>2}"),
    }))
}

/// An end that leaves out what it shares with its start: `2022-09-24/28`.
pub(super) fn short_end(start: &str, end: &str) -> Option<Meant> {
    if !matches!(end.len(), 1 | 2) || !digits(end) {
        return None;
    }
    let (kept, last) = start.rsplit_once('-')?;
    // `2022/23` is left alone: it may be a month or a year.
    (digits(last) && kept.contains('-')).then(|| Meant::new(format!("{kept}-{end:0>2}")))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
