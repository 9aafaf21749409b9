//! Slips made of digits: `24/09/2022`, `2022-9-4`, `20220924`, `1980s`.

use super::super::read::read;

use super::Meant;

pub(super) fn meant(text: &str) -> Option<Meant> {
    let text = text.trim_end_matches(['.', ',']);
    if text.is_empty() {
        return None;
    }
    // What EDTF reads once letters are capitals (198x), the u of an older draft is X, lists
    // are without spaces and two qualifiers are the one that says both.
    let mut capitals = text.to_uppercase().replace('U', "X");
    capitals = capitals.replace("?~", "%").replace("~?", "%");
    if capitals.len() == 11 && capitals.ends_with('Z') {
        capitals.truncate(10);
    }
    if text.starts_with(['[', '{']) {
        capitals.retain(|c| c != ' ');
    }
    if read(&capitals).is_ok() {
        return Some(Meant::new(capitals));
    }
    decade(text)
        .or_else(|| signed(text))
        .or_else(|| run_together(text))
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

/// `+1985`, `Y1985`, `-44`.
fn signed(text: &str) -> Option<Meant> {
    if let Some(year) = text.strip_prefix('-')
        && let Some(number) = year.parse::<u16>().ok().filter(|_| digits(year))
        && (1..=3).contains(&year.len())
        && number > 0
    {
        let form = format!("-{number:04}");
        let because = format!(
            "that is {} BC, for 1 BC is the year 0000; {number} BC is {}",
            number + 1,
            if number == 1 { "0000".to_owned() } else { format!("-{:04}", number - 1) },
        );
        return Some(Meant { form, because: Some(because) });
    }
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

/// Numbers parted by strokes, points, hyphens or spaces.
fn parted(text: &str) -> Option<Meant> {
    let parts: Vec<&str> = text.split(['/', '.', '-', '–', ' ', '\\']).collect();
    if parts.iter().any(|p| p.is_empty() || !digits(p)) {
        return None;
    }
    match parts[..] {
        // A number past 12 is the day, wherever it stands.
        [y, m, d] if y.len() == 4 => {
            let swapped = m.parse::<u8>().is_ok_and(|m| (13..=31).contains(&m));
            if swapped { join(y, d, Some(m)) } else { join(y, m, Some(d)) }
        }
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

/// `1985-90`: no month is 90, so it is a year of the same century.
pub(super) fn years(text: &str) -> Option<Meant> {
    let (start, end) = text.split_once(['-', '–', '/'])?;
    let century = start.get(..2).filter(|_| start.len() == 4 && digits(start))?;
    let is_season = end.parse::<u8>().is_ok_and(|n| n <= 41);
    let end = match end.len() {
        4 if digits(end) => end.to_owned(),
        2 if digits(end) && !is_season => format!("{century}{end}"),
        _ => return None,
    };
    Some(Meant::new(format!("{start}/{end}"))).filter(Meant::parses)
}

/// Whether three short numbers are a date whose year lacks its century: `24/9/22`.
pub(super) fn lacks_century(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '.', '-', '–', ' ']).collect();
    parts.len() == 3 && parts.iter().all(|p| matches!(p.len(), 1 | 2) && digits(p))
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
