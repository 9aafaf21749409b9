//! Common slips, and the valid form each of them probably means.
//!
//! Nothing here decides what a date is: a form is only ever suggested, and only when
//! it parses.

mod coarser;
mod moment;
mod numeric;
mod phrase;
mod worded;

use std::ops::Range;

use edtf_core::ParseError;

use super::{
    DateError,
    error::{not_a_date, part, plainly},
    read::read,
};

/// A form that was probably meant, and what to say of it.
struct Meant {
    form: String,
    /// Why the form was chosen, where another reading is possible.
    because: Option<String>,
}

impl Meant {
    fn new(form: impl Into<String>) -> Self {
        Self { form: form.into(), because: None }
    }

    fn map(self, change: impl FnOnce(&str) -> String) -> Self {
        Self { form: change(&self.form), because: self.because }
    }

    fn parses(&self) -> bool {
        read(&self.form).is_ok()
    }
}

/// A longer text is no slip of a date, and is not looked into.
const LONGEST: usize = 100;

/// The error of an expression that did not parse.
pub(super) fn explain(written: &str, error: ParseError) -> DateError {
    let at = |part: Range<usize>, message: String| DateError {
        message,
        offset: part.start,
        length: part.len(),
        suggestion: None,
    };
    let plain = || at(part(written, error), plainly(written, error));
    if written.len() > LONGEST {
        return plain();
    }
    let text = tidy(written);
    let whole = 0..written.len();
    if let Some(message) = phrase::no_form(&text) {
        return at(whole, message);
    }
    let Some(meant) = phrase::meant(&text).filter(|m| m.form != written) else {
        return offered(plain(), coarser::meant(written, error));
    };
    match read(&meant.form) {
        Ok(_) => {
            let (part, message) = wrong(written, error);
            offered(at(part, message), Some(meant))
        }
        // The slip is understood, and the day it names does not exist.
        Err(inner) if inner.message.contains("out of range") => offered(
            at(whole, plainly(&meant.form, inner)),
            coarser::meant(&meant.form, inner),
        ),
        Err(_) => plain(),
    }
}

/// The error with a form that is valid, and why it was chosen.
fn offered(error: DateError, form: Option<Meant>) -> DateError {
    let Some(Meant { form, because }) = form else { return error };
    let because = because.map(|b| format!(" ({b})")).unwrap_or_default();
    DateError {
        message: format!("{}{because}", error.message),
        suggestion: Some(form),
        ..error
    }
}

fn wrong(written: &str, error: ParseError) -> (Range<usize>, String) {
    let by_form = ["year must have", "expected", "exactly one", "ASCII", "whitespace"];
    if by_form.iter().any(|words| error.message.contains(words)) {
        (0..written.len(), not_a_date(written))
    } else {
        (part(written, error), plainly(written, error))
    }
}

/// The text in lower case, trimmed, with one kind of hyphen, space and digit.
fn tidy(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    for c in written.trim().chars() {
        match c {
            '\u{2010}' | '\u{2011}' | '\u{2212}' => out.push('-'),
            // A dash between two dates says "to".
            '\u{2012}'..='\u{2015}' => out.push('–'),
            '\u{660}'..='\u{669}' => out.extend(digit(c, '\u{660}')),
            '\u{6f0}'..='\u{6f9}' => out.extend(digit(c, '\u{6f0}')),
            '\u{ff10}'..='\u{ff19}' => out.extend(digit(c, '\u{ff10}')),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

fn digit(c: char, zero: char) -> Option<char> {
    char::from_digit(u32::from(c).wrapping_sub(u32::from(zero)), 10)
}
