//! A day or month that does not exist: what is left when it is taken out.

use edtf_core::ParseError;

use super::Meant;

/// The date without the day or the month that no calendar has; for a single date alone,
/// since what an interval loses may be the very thing it says.
pub(super) fn meant(form: &str, error: ParseError) -> Option<Meant> {
    let day = error.message.contains("day is out of range");
    let month = error.message.contains("month must be 01-12");
    if !(day || month) || form.contains(['/', ',', '[', '{', 'T']) {
        return None;
    }
    let kept = form.get(..error.offset)?.trim_end_matches(['-', '?', '~', '%']);
    let (lost, left) = if day { ("day", "month") } else { ("month", "year") };
    let because = format!("the {left} alone, until the {lost} is known");
    Some(Meant { form: kept.to_owned(), because: Some(because) }).filter(Meant::parses)
}
