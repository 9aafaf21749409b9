//! What holds of every date, whatever it is: laws, tried on expressions made at random.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{
    super::{Bound, CaseDate, Day, bounds, read::read},
    ENGLISH,
    slips::answered,
};

const YEAR: &str = "[0-9]{4}|-[0-9]{4}|[0-9X]{4}|-[0-9X]{4}|[12][90][X0-9]X";
const LONG: &str = "Y-?[1-9][0-9]{4,8}|Y-?[1-9]{1,2}E[4-9]|Y-?17E100|-?[0-9]{4}S[1-4]\
                    |Y-?[1-9][0-9]{5}S[1-6]|Y[1-9]E6S[1-7]";

/// A date of levels 0 to 2, with or without qualifiers.
fn single() -> impl Strategy<Value = String> {
    let q = "[?~%]?";
    let field = "[01][0-9X]|X[0-9X]|2[0-9X]|3[0-9]|4[01]";
    let of = (q, YEAR, q, q, field, q, (q, "[0-3X][0-9X]", q));
    let dated = of.prop_flat_map(|(a, year, b, c, month, d, (e, day, f))| {
        select(vec![
            format!("{a}{year}{b}"),
            format!("{year}-{month}"),
            format!("{a}{year}{b}-{c}{month}{d}"),
            format!("{year}-{month}-{day}{f}"),
            format!("{a}{year}{b}-{c}{month}{d}-{e}{day}{f}"),
        ])
    });
    let long = (LONG, q).prop_map(|(year, q)| format!("{year}{q}"));
    let found = prop_oneof![6 => dated, 1 => long];
    found.prop_filter("a date", |text| read(text).is_ok())
}

/// An expression of any kind.
fn expression() -> impl Strategy<Value = String> {
    let shape = (single(), single(), single(), 0..14, "[0-2][0-9]:[0-5][0-9]:[0-6][0-9]");
    let any = shape.prop_map(|(a, b, c, form, clock)| match form {
        0..4 => a,
        4 => format!("{a}/{b}"),
        5 => format!("{a}/.."),
        6 => format!("../{a}"),
        7 => format!("{a}/"),
        8 => format!("/{a}"),
        9 => format!("..{a}/{b}.."),
        10 => format!("[{a},{b},{c}]"),
        11 => format!("{{{a},{b}..}}"),
        12 => format!("[..{a},{b}]"),
        _ => format!("{a}T{clock}Z"),
    });
    any.prop_filter("valid", |text| read(text).is_ok())
}

fn date(written: &str) -> CaseDate {
    super::date(written)
}

fn both(date: &CaseDate) -> (Bound, Bound) {
    (date.earliest(), date.latest())
}

/// Whether a bound lies no further out than another one.
fn within((from, to): (Bound, Bound), (earliest, latest): (Bound, Bound)) -> bool {
    let lower = match (earliest, from) {
        (Bound::Day(limit), Bound::Day(day)) => limit <= day,
        (Bound::Day(_), Bound::Open) => false,
        _ => true,
    };
    let upper = match (latest, to) {
        (Bound::Day(limit), Bound::Day(day)) => day <= limit,
        (Bound::Day(_), Bound::Open) => false,
        _ => true,
    };
    lower && upper
}

/// The text with each X turned into one of the digits.
fn filled(text: &str, digits: &[u8]) -> String {
    let mut digits = digits.iter().cycle();
    let mut fill = |c| match digits.next() {
        Some(digit) if c == 'X' => char::from(b'0' + digit),
        _ => c,
    };
    text.chars().map(&mut fill).collect()
}

proptest! {
    /// Whatever digits an X may stand for, the date they make lies within the bounds.
    #[test]
    fn bounds_hold_every_date_that_digits_may_make(
        text in single(),
        digits in prop::collection::vec(0..10_u8, 8),
    ) {
        let whole = date(&text);
        let made = filled(&text, &digits);
        // An unknown digit of a month makes no season: `2X` is no month at all.
        if let Ok(one) = CaseDate::parse(&made) && !one.kind_words().contains(" of a year")
            && !one.kind_words().contains("season")
        {
            prop_assert!(within(both(&one), both(&whole)), "{} in {}", made, text);
        }
    }

    /// What the parser's own enumeration lists lies within the bounds.
    #[test]
    fn bounds_hold_every_value(text in expression(), skip in 0..40_usize) {
        let whole = date(&text);
        let backwards = bounds::any(whole.expression(), bounds::is_backwards);
        let values = whole.expression().values().ok().filter(|_| !backwards);
        for value in values.into_iter().flatten().skip(skip).take(40) {
            let one = bounds::of(&value);
            prop_assert!(within(one, both(&whole)), "{} in {}", value, text);
        }
    }

    #[test]
    fn bounds_are_days_of_the_calendar_in_order(text in expression()) {
        let whole = date(&text);
        for bound in [whole.earliest(), whole.latest()] {
            if let Bound::Day(day) = bound {
                prop_assert_eq!(Day::new(day.year, day.month, day.day), Some(day));
            }
        }
        if let (Bound::Day(a), Bound::Day(b)) = both(&whole) {
            prop_assert!(a <= b, "{}", text);
        }
    }

    #[test]
    fn qualifiers_move_no_bound(text in expression()) {
        let bare: String = text.chars().filter(|c| !"?~%".contains(*c)).collect();
        prop_assert_eq!(both(&date(&text)), both(&date(&bare)));
    }

    #[test]
    fn an_interval_begins_with_its_start_and_ends_with_its_end(
        a in single(),
        b in single(),
    ) {
        if let Ok(whole) = CaseDate::parse(&format!("{a}/{b}")) {
            let found = both(&whole);
            prop_assert_eq!(found, (date(&a).earliest(), date(&b).latest()));
        }
    }

    /// The parser's own spelling of an expression means the same and is its own spelling.
    #[test]
    fn another_spelling_means_the_same(text in expression()) {
        let one = date(&text);
        let spelt = one.expression().to_string();
        let other = date(&spelt);
        prop_assert_eq!(other.expression().to_string(), spelt);
        prop_assert_eq!(both(&one), both(&other));
        prop_assert_eq!((one.level(), one.sort_key()), (other.level(), other.sort_key()));
        prop_assert_eq!((one.period(), one.stretches()), (other.period(), other.stretches()));
    }

    #[test]
    fn before_is_an_order(a in expression(), b in expression()) {
        let (a, b) = (date(&a), date(&b));
        prop_assert_ne!(a.is_before(&a), Some(true));
        if a.is_before(&b) == Some(true) {
            prop_assert_eq!(b.is_before(&a), Some(false), "{} {}", a, b);
        }
        let moments = [&a, &b].iter().all(|d| d.written().contains('T'));
        if let (Bound::Day(end), Bound::Day(start)) = (a.latest(), b.earliest()) && !moments {
            prop_assert_eq!(a.is_before(&b) == Some(true), end < start, "{} {}", a, b);
        }
        if let (Bound::Day(first), Bound::Day(last)) = (a.earliest(), b.latest())
            && first > last
            && !moments
        {
            prop_assert_eq!(a.is_before(&b), Some(false), "{} {}", a, b);
        }
    }

    /// Two dates with the same words have the same bounds.
    #[test]
    fn words_tell_the_bounds(pair in (single(), single()), texts in (expression(), any::<Index>())) {
        // A change of one character is the likeliest to go unsaid.
        let (text, at) = texts;
        let mut near: Vec<char> = text.chars().collect();
        let at = at.index(near.len());
        for digit in ['0', '1', '2', '9', 'X', '~', '-'] {
            near[at] = digit;
            let other: String = near.iter().collect();
            if let Ok(other) = CaseDate::parse(&other) {
                let one = date(&text);
                let alike = ENGLISH.words(&one) == ENGLISH.words(&other);
                prop_assert!(!alike || both(&one) == both(&other), "{} {}", one, other);
            }
        }
        let (a, b) = (date(&pair.0), date(&pair.1));
        if ENGLISH.words(&a) == ENGLISH.words(&b) {
            prop_assert_eq!(both(&a), both(&b), "{} {}", a, b);
        }
    }

    /// A valid expression with a character changed, put in or taken out.
    #[test]
    fn a_slip_of_the_pen_is_answered(
        text in expression(),
        at in any::<Index>(),
        c in "\\PC|[0-9XYES/.,{}\\[\\]~?%T:+ –-]",
        change in 0..3,
    ) {
        let mut chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        let c = c.chars().next().unwrap_or('0');
        match change {
            0 => chars[at] = c,
            1 => chars.insert(at, c),
            _ => {
                chars.remove(at);
            }
        }
        answered(&chars.iter().collect::<String>())?;
    }

    #[test]
    fn every_expression_is_answered(text in expression()) {
        answered(&text)?;
    }
}
