//! Common slips, and the valid form each of them probably means.
//!
//! Nothing here decides what a date is: a form is only ever suggested, and only when
//! it parses.

mod numeric;
mod phrase;
mod worded;

use edtf_core::{Edtf, ParseError};

use super::{
    DateError,
    error::{not_a_date, plainly},
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
        Edtf::parse(&self.form).is_ok()
    }
}

/// A longer text is no slip of a date, and is not looked into.
const LONGEST: usize = 100;

/// The error of an expression that did not parse.
pub(super) fn explain(written: &str, error: ParseError) -> DateError {
    let plain =
        |message: String| DateError { message, offset: error.offset, suggestion: None };
    if written.len() > LONGEST {
        return plain(plainly(written, error));
    }
    let text = tidy(written);
    if let Some(message) = phrase::no_form(&text) {
        return plain(message);
    }
    let Some(meant) = phrase::meant(&text) else {
        return plain(plainly(written, error));
    };
    match Edtf::parse(&meant.form) {
        Ok(_) => {
            let because = meant.because.map(|b| format!(" ({b})")).unwrap_or_default();
            DateError {
                message: format!("{}{because}", wrong(written, error)),
                suggestion: Some(meant.form),
                offset: error.offset,
            }
        }
        // The slip is understood, and the day it names does not exist.
        Err(inner) if inner.message.contains("out of range") => {
            plain(plainly(&meant.form, inner))
        }
        Err(_) => plain(plainly(written, error)),
    }
}

fn wrong(written: &str, error: ParseError) -> String {
    let by_form = ["year must have", "expected", "exactly one", "ASCII", "whitespace"];
    if by_form.iter().any(|words| error.message.contains(words)) {
        not_a_date(written)
    } else {
        plainly(written, error)
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
