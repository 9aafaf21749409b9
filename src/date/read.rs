//! Reads an expression: as `edtf-core` does, and years before 0000 of which digits are not
//! known besides, which it refuses and the standard does not.

use edtf_core::{Date, Edtf, ParseError, SetElement, YearKind};

use super::{Bound, bounds};

/// What `edtf-core` says of such a year.
const REFUSED: &str = "negative years cannot contain unspecified digits";

pub(super) fn read(text: &str) -> Result<Edtf, ParseError> {
    match Edtf::parse(text) {
        Err(error) if error.message == REFUSED => backwards(text),
        read => read,
    }
}

/// Each such date is read without its sign, and a day it may be stands in for it while
/// the whole is judged.
fn backwards(text: &str) -> Result<Edtf, ParseError> {
    let mut judged = String::with_capacity(text.len() + 16);
    // Where each piece begins: in the text that is judged, and in the text written.
    let mut places = Vec::new();
    let mut dates: Vec<Option<Date>> = Vec::new();
    let mut at = 0;
    for piece in pieces(text) {
        places.push((judged.len(), at));
        let date = one(piece).map_err(|e| ParseError { offset: at + e.offset, ..e })?;
        let stand_in = date.and_then(|date| {
            let (first, last) = bounds::of_date(&date);
            let is_end = text.get(..at).is_some_and(|before| before.contains('/'));
            if is_end { last.day() } else { first.day() }
        });
        match stand_in {
            Some(day) => judged.push_str(&day.to_string()),
            None => judged.push_str(piece),
        }
        if piece.starts_with(is_of_a_date) {
            dates.push(date);
        }
        at += piece.len();
    }
    let edtf = Edtf::parse(&judged).map_err(|error| {
        let behind = places.iter().rev().find(|(judged, _)| *judged <= error.offset);
        let (from, to) = behind.copied().unwrap_or_default();
        ParseError { offset: (to + error.offset - from).min(text.len()), ..error }
    })?;
    let mut dates = dates.into_iter();
    let edtf = bounds::each(&edtf, |date| dates.next().flatten().unwrap_or(*date));
    if in_a_range(&edtf) {
        let offset = text.find("..").unwrap_or(0);
        let message = "set range endpoints cannot contain unspecified digits";
        return Err(ParseError { message, offset });
    }
    Ok(edtf)
}

/// The text cut into dates and what stands between them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let of_a_date = rest.chars().next().map(is_of_a_date)?;
        let end = rest.find(|c| is_of_a_date(c) != of_a_date).unwrap_or(rest.len());
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(piece)
    })
}

fn is_of_a_date(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '?' | '~' | '%')
}

/// The date, if this is one before 0000 with digits unknown.
fn one(piece: &str) -> Result<Option<Date>, ParseError> {
    let Err(error) = Edtf::parse(piece) else { return Ok(None) };
    let sign = error.offset.checked_sub(1).filter(|_| error.message == REFUSED);
    let Some((before, after)) = sign.and_then(|at| piece.split_at_checked(at)) else {
        return Ok(None);
    };
    let bare = [before, after.get(1..).unwrap_or("")].concat();
    let unsigned = Edtf::parse(&bare).map_err(|e| {
        let offset = if e.offset < before.len() { e.offset } else { e.offset + 1 };
        ParseError { offset, ..e }
    })?;
    let Edtf::Date(mut date) = unsigned else { return Err(error) };
    if let YearKind::Standard { negative, .. } = &mut date.year.kind {
        *negative = true;
    }
    let exists = bounds::of_date(&date).0 != Bound::Unknown;
    if exists { Ok(Some(date)) } else { Err(error) }
}

fn in_a_range(edtf: &Edtf) -> bool {
    let Edtf::Set(set) = edtf else { return false };
    set.elements.iter().any(|element| {
        matches!(element, SetElement::Range(a, b)
            if bounds::is_backwards(a) || bounds::is_backwards(b))
    })
}
