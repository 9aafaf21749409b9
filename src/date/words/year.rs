//! The year of a date in words: known, partly known, or too large for a calendar.

use edtf_core::{Date, YearKind};

use super::{
    super::{bounds::of_date, patterns::Era, phrases::fill},
    DateWords, Note,
};

/// The year of a date, as far as it is known.
pub(super) enum YearSaid {
    Known(i64),
    /// "a year in the 1980s".
    Vague(String),
}

/// Which years a partly unspecified year may be.
enum Mask {
    Any,
    Decade(i64),
    Range(i64, i64),
    /// Not one run of years: `1X87`.
    Scattered(i64, i64),
}

impl DateWords {
    pub(super) fn year_alone(&self, date: &Date, notes: &mut Vec<Note>) -> String {
        let year = &date.year;
        if year.significant_digits.is_some() {
            return self.significant(date, notes);
        }
        let YearKind::Standard { negative, digits } = year.kind else {
            return self.large(date, notes);
        };
        if let Some(value) = year.value() {
            return self.patterns.year(value);
        }
        let p = &*self.phrases;
        match mask(negative, digits) {
            Mask::Any => p.unknown_year.clone(),
            Mask::Decade(decade) => {
                fill(&p.in_decade, &self.patterns.number(decade.unsigned_abs()), "")
            }
            Mask::Range(a, b) => self.between_years(a, b),
            Mask::Scattered(a, b) => {
                self.note_written(date, notes);
                self.between_years(a, b)
            }
        }
    }

    fn between_years(&self, a: i64, b: i64) -> String {
        fill(&self.phrases.between, &self.patterns.year(a), &self.patterns.year(b))
    }

    fn significant(&self, date: &Date, notes: &mut Vec<Note>) -> String {
        let (a, b) = of_date(date);
        if let (Some(a), Some(b)) = (a.day(), b.day()) {
            notes.push(Note::Detail(self.between_years(a.year, b.year)));
        }
        fill(&self.phrases.about, &self.large(date, &mut Vec::new()), "")
    }

    /// A year of any size. A year written as a power of ten is a round figure, so
    /// `Y-17E7` is 170,000,000 BC, without the year that a year 0 would add; as that is
    /// what another year is called too, its notation stands beside it.
    fn large(&self, date: &Date, notes: &mut Vec<Note>) -> String {
        let year = &date.year;
        let YearKind::Exponential { significand, exponent } = year.kind else {
            let said = year.value().map(|v| self.patterns.year(v)).unwrap_or_default();
            return match year.value() {
                Some(10_000..) => fill(&self.phrases.numbered_year, &said, ""),
                _ => said,
            };
        };
        let era = if significand < 0 { Era::Before } else { Era::Plain };
        if significand < 0 && year.value().is_some() {
            self.note_written(date, notes);
        }
        let number = match year.value() {
            Some(value) => self.patterns.grouped(value.unsigned_abs()),
            None => fill(
                &self.phrases.power,
                &self.patterns.grouped(significand.unsigned_abs()),
                &self.patterns.number(exponent.into()),
            ),
        };
        let said = self.patterns.year_told(&number, era);
        if era == Era::Plain {
            fill(&self.phrases.numbered_year, &said, "")
        } else {
            said
        }
    }

    pub(super) fn year_said(&self, date: &Date, notes: &mut Vec<Note>) -> YearSaid {
        let YearKind::Standard { negative, digits } = date.year.kind else {
            return YearSaid::Vague(self.large(date, notes));
        };
        if let Some(value) = date.year.value() {
            return YearSaid::Known(value);
        }
        let p = &*self.phrases;
        YearSaid::Vague(match mask(negative, digits) {
            Mask::Any => p.some_year.clone(),
            Mask::Decade(decade) => {
                fill(&p.year_in_decade, &self.patterns.number(decade.unsigned_abs()), "")
            }
            Mask::Range(a, b) => {
                fill(&p.year_between, &self.patterns.year(a), &self.patterns.year(b))
            }
            Mask::Scattered(a, b) => {
                self.note_written(date, notes);
                fill(&p.year_between, &self.patterns.year(a), &self.patterns.year(b))
            }
        })
    }

    /// The year as other phrases speak of it.
    pub(super) fn reference(&self, year: &YearSaid) -> String {
        match year {
            YearSaid::Known(value) => self.patterns.year(*value),
            YearSaid::Vague(text) => text.clone(),
        }
    }
}

fn mask(negative: bool, digits: [Option<u8>; 4]) -> Mask {
    let with =
        |fill| digits.iter().fold(0, |sum, d| sum * 10 + i64::from(d.unwrap_or(fill)));
    // Before 0000 the digits count backwards, and there is no year -0000.
    let (a, b) = if negative { (-with(9), -with(0).max(1)) } else { (with(0), with(9)) };
    let known = digits.iter().take_while(|d| d.is_some()).count();
    match known {
        0 if digits == [None; 4] && !negative => Mask::Any,
        _ if digits.iter().skip(known).any(Option::is_some) => Mask::Scattered(a, b),
        // "The 1900s" may be ten years or a hundred, and "the 0s" are none at all.
        3 if a > 100 && a % 100 != 0 => Mask::Decade(a),
        _ => Mask::Range(a, b),
    }
}
