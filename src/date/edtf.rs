//! The date of a case: an EDTF expression, as written and as understood.

use std::{
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

use edtf_core::Edtf;
use serde::{Serialize, Serializer};

use super::{Bound, DateError, Period, SortKey, bounds, html, period, read, slips, sort};

/// An EDTF expression (ISO 8601-2:2019 Annex A, levels 0 to 2).
///
/// Cheap to clone; serialised as written. Two dates are equal when they are written
/// alike and read by the same calendar: a moment may be read as the day of a place.
#[derive(Debug, Clone)]
pub struct CaseDate {
    written: Arc<str>,
    parsed: Arc<Edtf>,
}

impl CaseDate {
    /// Reads an expression, which must be EDTF to the letter.
    ///
    /// # Errors
    /// [`DateError`] says in plain words what is wrong, where, and, for a common slip
    /// (`24/09/2022`, `Sept 2022`, `c. 1985`), the valid form that was meant.
    pub fn parse(written: &str) -> Result<Self, DateError> {
        match read::read(written) {
            Ok(parsed) => Ok(Self { written: written.into(), parsed: Arc::new(parsed) }),
            Err(error) => Err(slips::explain(written, error)),
        }
    }

    /// The expression as its author wrote it.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The lowest conformance level of EDTF that has the expression: 0, 1 or 2.
    #[must_use]
    pub fn level(&self) -> u8 {
        self.parsed.level()
    }

    /// The first day the expression may touch. Qualifiers (`?`, `~`, `%`) do not widen
    /// it. Seasons without a hemisphere (21 to 24) are taken as those of the north,
    /// spring from 1 March; a winter ends in the year that follows.
    #[must_use]
    pub fn earliest(&self) -> Bound {
        bounds::of(&self.parsed).0
    }

    /// The last day the expression may touch; see [`CaseDate::earliest`].
    #[must_use]
    pub fn latest(&self) -> Bound {
        bounds::of(&self.parsed).1
    }

    /// Whether any part is marked uncertain (`?` or `%`).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.parsed.is_uncertain()
    }

    /// Whether any part is marked approximate (`~` or `%`).
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.parsed.is_approximate()
    }

    /// Where the date stands among others.
    #[must_use]
    pub fn sort_key(&self) -> SortKey {
        sort::key(&self.parsed)
    }

    /// Where a chronology files the date.
    #[must_use]
    pub fn period(&self) -> Period {
        period::of(&self.parsed)
    }

    /// A value for the `datetime` attribute of HTML's `<time>`, where HTML has one: a
    /// year from 1 on, a month, a day, or a day with its time. The qualifiers `?`, `~`
    /// and `%` are left out, for the words beside it carry the doubt. `None` for
    /// intervals, sets, seasons, unspecified digits (`198X`), significant digits and
    /// years before 1.
    #[must_use]
    pub fn html_datetime(&self) -> Option<String> {
        html::datetime(&self.parsed)
    }

    /// The same date as written, understood as another expression says it: a moment as
    /// the day and time that clocks at a place showed.
    pub(super) fn read_as(&self, expression: &str) -> Self {
        let parsed = Edtf::parse(expression).map(Arc::new);
        Self {
            written: self.written.clone(),
            parsed: parsed.unwrap_or_else(|_| self.parsed.clone()),
        }
    }

    pub(super) fn expression(&self) -> &Edtf {
        &self.parsed
    }
}

impl PartialEq for CaseDate {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written && self.parsed == other.parsed
    }
}

impl Eq for CaseDate {}

impl Hash for CaseDate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.written.hash(state);
    }
}

impl fmt::Display for CaseDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl Serialize for CaseDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.written)
    }
}
