//! The settings of a cue: where a player puts its words (§6.3.1 of the parser).
//!
//! No page needs them, but a faulty one is worth a word: the player drops it silently.

use super::Fault;
use super::timing::is_space;

const KNOWN: &str =
    "the settings are `vertical`, `line`, `position`, `size`, `align`, `region`";

/// Reads what follows the two times; it begins at byte `base` of the file.
pub(super) fn read(
    rest: &str,
    base: usize,
    faults: &mut Vec<Fault>,
) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut at = 0;
    for part in rest.split(is_space) {
        let span = base + at..base + at + part.len();
        at += part.len() + 1;
        if part.is_empty() {
            continue;
        }
        let (name, value) = part.split_once(':').unwrap_or((part, ""));
        if found.iter().any(|(other, _)| other == name) {
            faults.push(Fault::new(span.clone(), format!("`{name}` is set twice")));
        }
        match refusal(name, value) {
            None => found.push((name.to_owned(), value.to_owned())),
            Some(help) => {
                let message = format!("`{part}` is not a setting of a cue");
                faults.push(Fault::new(span, message).help(help));
            }
        }
    }
    found
}

/// What would be right, if this is not.
fn refusal(name: &str, value: &str) -> Option<&'static str> {
    let (first, align) = match value.split_once(',') {
        Some((first, align)) => (first, Some(align)),
        None => (value, None),
    };
    let aligned = |allowed: &[&str]| align.is_none_or(|align| allowed.contains(&align));
    let (sound, help) = match name {
        "vertical" => (matches!(value, "rl" | "lr"), "`vertical` is `rl` or `lr`"),
        "line" => (
            (is_percentage(first) || is_line(first))
                && aligned(&["start", "center", "end"]),
            "`line` is a number or a percentage, then perhaps `,start`, `,center` or `,end`",
        ),
        "position" => (
            is_percentage(first) && aligned(&["line-left", "center", "line-right"]),
            "`position` is a percentage, then perhaps `,line-left`, `,center` or `,line-right`",
        ),
        "size" => (is_percentage(value), "`size` is a percentage"),
        "align" => (
            matches!(value, "start" | "center" | "end" | "left" | "right"),
            "`align` is `start`, `center`, `end`, `left` or `right`",
        ),
        "region" => (!value.is_empty(), "`region` is the name of a region"),
        _ => (false, KNOWN),
    };
    (!sound).then_some(help)
}

/// Digits, with at most one point between them.
fn is_number(text: &str) -> bool {
    let digits =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once('.')
        .map_or(digits(text), |(whole, part)| digits(whole) && digits(part))
}

fn is_percentage(text: &str) -> bool {
    let number = text.strip_suffix('%').filter(|number| is_number(number));
    number.and_then(|number| number.parse::<f64>().ok()).is_some_and(|n| n <= 100.0)
}

fn is_line(text: &str) -> bool {
    is_number(text.strip_prefix('-').unwrap_or(text))
}
