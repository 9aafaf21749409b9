//! Slips that are phrases: "c. 1985", "before 2022", "22 to 24 September 2022".

use super::{Meant, moment, numeric, worded};

const ABOUT: &[&str] = &[
    "c.",
    "ca.",
    "circa",
    "ca",
    "c",
    "about",
    "around",
    "approximately",
    "approx.",
    "approx",
    "roughly",
    "~",
    "≈",
];
/// What stands behind a date to say the same.
const NEARLY: &[&str] =
    &["(approx.)", "(approx)", "(circa)", "(c.)", "approx.", "approx", "ca.", "c."];
const MAYBE: &[&str] = &["probably", "possibly", "perhaps", "maybe"];
const UNTIL: &[&str] = &[
    "before",
    "until",
    "till",
    "up to",
    "by",
    "on or before",
    "no later than",
    "not later than",
];
const SINCE: &[&str] =
    &["after", "since", "from", "on or after", "no earlier than", "not before"];
const OR_EARLIER: &[&str] = &[" or earlier", " or before", " and before"];
const OR_LATER: &[&str] =
    &[" or later", " or after", " onwards", " onward", " and after"];
const NOW: &[&str] = &["present", "now", "today", "ongoing", "date", "open"];
const UNKNOWN: &[&str] = &["unknown", "?"];

/// What is meant by a text that was tidied.
pub(super) fn meant(text: &str) -> Option<Meant> {
    interval(text)
        .or_else(|| numeric::years(text))
        .or_else(|| moment::meant(text))
        .or_else(|| ended(text))
        .or_else(|| one(text))
        .or_else(|| several(text, " or ", ['[', ']']))
        .or_else(|| several(text, " and ", ['{', '}']))
}

/// What to say of a text that no form of EDTF fits.
pub(super) fn no_form(text: &str) -> Option<String> {
    if matches!(text, "unknown" | "n.d." | "nd" | "undated" | "?" | "none" | "n/a") {
        return Some("leave the field out when the date is not known".to_owned());
    }
    if NOW.contains(&text) {
        return Some(format!(
            "“{text}” is no date; what has not ended is an interval with an open end, such as \
             2022-09/.."
        ));
    }
    if numeric::lacks_century(text) || worded::lacks_century(text) {
        return Some("a year has all its four digits, such as 1922 or 2022".to_owned());
    }
    let (word, rest) = text.split_once([' ', '-'])?;
    let part = matches!(word, "early" | "mid" | "late" | "beginning" | "end");
    let of = rest.trim_start_matches("of ");
    (part && one(of).is_some_and(|m| m.parses())).then(|| {
        format!(
            "EDTF has no word for “{word}”: give the months meant as an interval, such as \
             2022-10/2022-12, or the date alone"
        )
    })
}

/// A single date, perhaps with a word of doubt.
fn one(text: &str) -> Option<Meant> {
    let text = text.trim();
    if let Some(rest) = after_word(text, ABOUT) {
        return one(rest).map(|m| m.map(|form| doubted(form, '~')));
    }
    if let Some(rest) = after_word(text, MAYBE) {
        return one(rest).map(|m| m.map(|form| doubted(form, '?')));
    }
    if let Some(rest) = text.strip_suffix("(?)").or_else(|| text.strip_suffix('?')) {
        let rest = rest.trim_end();
        return one(rest).map(|m| m.map(|form| doubted(form, '?')));
    }
    if let Some(rest) = NEARLY.iter().find_map(|word| text.strip_suffix(word)) {
        return one(rest).map(|m| m.map(|form| doubted(form, '~')));
    }
    let candidates = [numeric::meant(text), worded::meant(text)];
    candidates.into_iter().flatten().next()
}

/// A qualifier added at the end; both together are `%`.
fn doubted(form: &str, mark: char) -> String {
    match form.strip_suffix(['?', '~']) {
        Some(bare) if !form.ends_with(mark) => format!("{bare}%"),
        Some(_) => form.to_owned(),
        None => format!("{form}{mark}"),
    }
}

/// An interval open on one side: "before 2022", "since May 2021".
fn ended(text: &str) -> Option<Meant> {
    if let Some(rest) = after_word(text, UNTIL) {
        return one(rest).map(|m| m.map(|form| format!("../{form}")));
    }
    let before = |words: &[&str]| words.iter().find_map(|word| text.strip_suffix(word));
    if let Some(rest) = before(OR_EARLIER) {
        return one(rest).map(|m| m.map(|form| format!("../{form}")));
    }
    let rest = after_word(text, SINCE).or_else(|| before(OR_LATER))?;
    one(rest).map(|m| m.map(|form| format!("{form}/..")))
}

/// "1985 or 1986", "1985 and 1986": a set, for which each has to be a date of its own.
fn several(text: &str, joint: &str, [open, close]: [char; 2]) -> Option<Meant> {
    let text = text.strip_prefix("either ").unwrap_or(text);
    let all: Option<Vec<String>> = text
        .split(joint)
        .flat_map(|part| part.split(", "))
        .map(|part| one(part).filter(Meant::parses).map(|m| m.form))
        .collect();
    let all = all.filter(|all| all.len() > 1)?;
    Some(Meant::new(format!("{open}{}{close}", all.join(",")))).filter(Meant::parses)
}

fn interval(text: &str) -> Option<Meant> {
    let (body, joints): (&str, &[&str]) = match text.strip_prefix("between ") {
        Some(body) => (body, &[" and "]),
        None => (
            text.strip_prefix("from ").unwrap_or(text),
            &[" to ", " until ", " till ", " through ", "–", " - ", " / ", "/", ".."],
        ),
    };
    joints
        .iter()
        .filter_map(|joint| body.split_once(joint))
        .filter(|(_, b)| !b.contains('/'))
        .find_map(|(a, b)| pair(a.trim(), b.trim()))
        .or_else(|| hyphened(text))
}

/// "24-28 September 2022": a bare hyphen joins days only before a month's name.
fn hyphened(text: &str) -> Option<Meant> {
    let (a, b) = text.split_once('-')?;
    (worded::is_day(a) && b.contains(' ')).then(|| pair(a, b)).flatten()
}

fn pair(a: &str, b: &str) -> Option<Meant> {
    let (a, b) = (a.trim(), b.trim());
    if NOW.contains(&b) {
        return one(a).map(|m| m.map(|form| format!("{form}/..")));
    }
    if UNKNOWN.contains(&b) {
        return one(a).map(|m| m.map(|form| format!("{form}/")));
    }
    let end = one(b).filter(Meant::parses);
    if UNKNOWN.contains(&a) {
        return end.map(|m| m.map(|form| format!("/{form}")));
    }
    let (start, end) = if let Some(end) = end {
        (worded::start_of(a, &end.form).or_else(|| one(a))?, end)
    } else {
        let start = one(a)?;
        let end = numeric::short_end(&start.form, b)?;
        (start, end)
    };
    let joined = Meant {
        form: format!("{}/{}", start.form, end.form),
        because: start.because.or(end.because),
    };
    if joined.parses() {
        return Some(joined);
    }
    let swapped = Meant::new(format!("{}/{}", end.form, start.form));
    swapped.parses().then_some(swapped)
}

/// What follows one of the words, if the text begins with it.
fn after_word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let whole = word.ends_with(['.', '~', '≈']) || rest.starts_with(' ');
        let rest = rest.trim_start();
        (whole && !rest.is_empty()).then_some(rest)
    })
}
