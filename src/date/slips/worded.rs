//! Slips with names in them: "24 September 2022", "spring 2001", "19th century".

use super::{super::error::MONTHS, Meant};

/// The month names of Urdu, as CLDR has them.
const URDU: [&str; 12] = [
    "جنوری",
    "فروری",
    "مارچ",
    "اپریل",
    "مئی",
    "جون",
    "جولائی",
    "اگست",
    "ستمبر",
    "اکتوبر",
    "نومبر",
    "دسمبر",
];

const SEASONS: [(&str, &str); 5] = [
    ("spring", "21"),
    ("summer", "22"),
    ("autumn", "23"),
    ("fall", "23"),
    ("winter", "24"),
];

/// Parts of a year, and the sign that stands for each.
const PARTS: [(&str, &str); 6] = [
    ("first half", "h1"),
    ("second half", "h2"),
    ("first quarter", "q1"),
    ("second quarter", "q2"),
    ("third quarter", "q3"),
    ("fourth quarter", "q4"),
];

pub(super) fn meant(text: &str) -> Option<Meant> {
    let text =
        PARTS.iter().fold(text.to_owned(), |text, (part, code)| text.replace(part, code));
    let words = words_of(&text);
    century(&words).or_else(|| before_christ(&words)).or_else(|| dated(&words))
}

fn words_of(text: &str) -> Vec<&str> {
    text.split([' ', ',', '،', '-', '/'])
        .map(|w| w.trim_end_matches('.'))
        .filter(|w| !matches!(*w, "" | "of" | "the" | "in" | "on") && !is_weekday(w))
        .collect()
}

/// "Saturday", "Sat"; what day of the week it was is no part of a date.
fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(word))
}

/// Whether a day and a month stand with a year of two digits: "24 Sept 22", "Sept '22".
pub(super) fn lacks_century(text: &str) -> bool {
    let words = words_of(text);
    let short =
        |w: &&&str| w.trim_start_matches(['\'', '’']).len() == 2 && !w.contains(':');
    let number =
        |w: &str| w.chars().all(|c| c.is_ascii_digit() || matches!(c, '\'' | '’'));
    if words.iter().any(|w| is_year(w)) {
        return false;
    }
    let months = words.iter().filter(|w| slot(w).is_some()).count();
    let numbers: Vec<_> = words.iter().filter(|w| number(w)).collect();
    match numbers[..] {
        [_, year] => months == 1 && words.len() == 3 && short(&year),
        [year] => {
            months == 1 && words.len() == 2 && year.len() == 3 && !number_is_day(year)
        }
        _ => false,
    }
}

/// Whether the number can only be a day: it has no apostrophe before it.
fn number_is_day(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

/// A day, a month's or a season's name and a year, in any order that is unambiguous.
fn dated(words: &[&str]) -> Option<Meant> {
    let at = words.iter().position(|w| slot(w).is_some())?;
    let slot = slot(words.get(at)?)?;
    let others: Vec<&str> =
        words.iter().enumerate().filter(|&(i, _)| i != at).map(|(_, w)| *w).collect();
    let (year, day) = match others[..] {
        [y] => (y, None),
        [a, b] if is_year(b) => (b, Some(a)),
        [a, b] if is_year(a) => (a, Some(b)),
        _ => return None,
    };
    if !is_year(year) {
        return None;
    }
    // "Winter 2001/02" is the season of the first of the two.
    let next = year.parse::<u16>().ok().map(|y| format!("{:02}", (y + 1) % 100));
    let day = day.filter(|d| !is_season(&slot) || next.as_deref() != Some(*d));
    let Some(day) = day else { return Some(Meant::new(format!("{year}-{slot}"))) };
    let number = day_number(day)?;
    Some(Meant::new(format!("{year}-{slot}-{number:02}")))
}

/// The start of an interval that leaves to its end what the two share: "24" before
/// "28 September 2022", "August" before "September 2022".
pub(super) fn start_of(start: &str, end: &str) -> Option<Meant> {
    if is_day(start) {
        let (month, _) = end.rsplit_once('-').filter(|(m, _)| m.contains('-'))?;
        return Some(Meant::new(format!("{month}-{:02}", day_number(start)?)));
    }
    let year = end.get(..4).filter(|y| is_year(y))?;
    let words: Vec<&str> = start.split(' ').chain([year]).collect();
    (!start.split(' ').any(is_year)).then(|| dated(&words)).flatten()
}

/// Whether a text is the number of a day: "24", "24th".
pub(super) fn is_day(text: &str) -> bool {
    day_number(text).is_some()
}

fn day_number(text: &str) -> Option<u8> {
    let endings = ["st", "nd", "rd", "th"];
    let number = endings.iter().find_map(|e| text.strip_suffix(e)).unwrap_or(text);
    let plain =
        matches!(number.len(), 1 | 2) && number.bytes().all(|b| b.is_ascii_digit());
    number.parse().ok().filter(|n| plain && (1..=31).contains(n))
}

fn is_season(slot: &str) -> bool {
    SEASONS.iter().any(|(_, code)| *code == slot)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

/// What stands in the month's place for a name: a month, a season or a quarter.
fn slot(word: &str) -> Option<String> {
    let short = word.len() >= 3;
    let english = MONTHS.iter().position(|m| short && m.to_lowercase().starts_with(word));
    let sept = (word == "sept").then_some(8);
    if let Some(at) = english.or(sept).or_else(|| URDU.iter().position(|m| *m == word)) {
        return Some(format!("{:02}", at + 1));
    }
    if let Some((_, code)) = SEASONS.iter().find(|(name, _)| *name == word) {
        return Some((*code).to_owned());
    }
    if let "h1" | "h2" = word {
        return Some(if word == "h1" { "40" } else { "41" }.to_owned());
    }
    let quarter: u8 = word.strip_prefix('q')?.parse().ok()?;
    (1..=4).contains(&quarter).then(|| format!("{}", quarter + 32))
}

/// "19th century" is 18XX.
fn century(words: &[&str]) -> Option<Meant> {
    let [ordinal, "century" | "c"] = words else { return None };
    let number: u8 =
        ordinal.strip_suffix("th").or(ordinal.strip_suffix("st"))?.parse().ok()?;
    let hundreds = number.checked_sub(1).filter(|n| *n < 100)?;
    Some(Meant::new(format!("{hundreds:02}XX")))
}

/// "44 BC" is the year -0043, for astronomers count a year 0.
fn before_christ(words: &[&str]) -> Option<Meant> {
    let [number, era] = words else { return None };
    let year: u16 = number.parse().ok().filter(|y| (1..=9999).contains(y))?;
    match *era {
        "bc" | "bce" if year == 1 => Some(Meant::new("0000")),
        "bc" | "bce" => Some(Meant {
            form: format!("-{:04}", year - 1),
            because: Some("1 BC is the year 0000, so 2 BC is -0001".to_owned()),
        }),
        "ad" | "ce" => Some(Meant::new(format!("{year:04}"))),
        _ => None,
    }
}
