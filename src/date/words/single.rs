//! One date in words, as far as it is known.

use edtf_core::{Date, DateField, Edtf, Qualifier};

use super::{
    super::{Day, bounds::of_date, phrases::fill},
    DateWords, Note, Said,
    year::YearSaid,
};

impl DateWords {
    pub(super) fn single(&self, date: &Date) -> Said {
        let mut notes = Vec::new();
        let text = self.value(date, &mut notes);
        let certain = !date.has_unspecified() && date.year.significant_digits.is_none();
        self.qualified(date, text, certain, notes)
    }

    /// The date without its qualifiers.
    fn value(&self, date: &Date, notes: &mut Vec<Note>) -> String {
        let Some(month) = date.month else { return self.year_alone(date, notes) };
        let year = self.year_said(date, notes);
        match (month.value(), date.day) {
            (Some(code), None) if code > 12 => self.season(code, &year, notes),
            (Some(month), None) => self.month_of(month, &year),
            (Some(month), Some(day)) => self.day_of(date, month, day, &year, notes),
            (None, None) if month.digits == [None, None] => {
                fill(&self.phrases.some_month, &self.reference(&year), "")
            }
            (None, Some(day)) if month.digits == [None, None] => {
                self.day_of_some_month(date, day, &year, notes)
            }
            (None, _) => self.bounds(date, notes),
        }
    }

    fn month_of(&self, month: u8, year: &YearSaid) -> String {
        match year {
            YearSaid::Known(year) => self.patterns.month_year(*year, month),
            YearSaid::Vague(year) => {
                fill(&self.phrases.of_some_year, self.patterns.month(month), year)
            }
        }
    }

    fn day_of(
        &self,
        date: &Date,
        month: u8,
        day: DateField,
        year: &YearSaid,
        notes: &mut Vec<Note>,
    ) -> String {
        let p = &*self.phrases;
        match (day.value(), year) {
            (Some(day), YearSaid::Known(year)) => {
                self.patterns.day(Day { year: *year, month, day })
            }
            (Some(day), YearSaid::Vague(year)) => {
                fill(&p.of_some_year, &self.patterns.month_day(month, day), year)
            }
            (None, _) if day.digits == [None, None] => {
                fill(&p.some_day, &self.month_of(month, year), "")
            }
            (None, YearSaid::Known(_)) => self.day_between(date, day, notes),
            (None, YearSaid::Vague(_)) => self.bounds(date, notes),
        }
    }

    /// A day of which one digit is known: `2022-09-2X` is one run of days, `2022-09-X5`
    /// is not.
    fn day_between(&self, date: &Date, day: DateField, notes: &mut Vec<Note>) -> String {
        if day.digits[0].is_none() {
            self.note_written(date, notes);
        }
        let Some((a, b)) = days(date) else { return String::new() };
        if a == b {
            return self.patterns.day(a);
        }
        let (first, last) = self
            .shared_days(a, b)
            .unwrap_or_else(|| (self.patterns.day(a), self.patterns.day(b)));
        fill(&self.phrases.day_between, &first, &last)
    }

    fn day_of_some_month(
        &self,
        date: &Date,
        day: DateField,
        year: &YearSaid,
        notes: &mut Vec<Note>,
    ) -> String {
        let p = &*self.phrases;
        let year = self.reference(year);
        match day.value() {
            Some(day) => fill(
                &p.numbered_day,
                &self.patterns.number(day.into()),
                &self.oblique(&fill(&p.some_month, &year, "")),
            ),
            None if day.digits == [None, None] => fill(&p.some_day, &year, ""),
            None => self.bounds(date, notes),
        }
    }

    /// The days or months between which a date lies, for forms that no phrase fits;
    /// its notation is given beside them, unless it is one run of months, so nothing
    /// it says is lost.
    fn bounds(&self, date: &Date, notes: &mut Vec<Note>) -> String {
        let run = date.year.value().is_some()
            && date.day.is_none()
            && date.month.is_some_and(|m| m.digits[0].is_some());
        if !run {
            self.note_written(date, notes);
        }
        let Some((a, b)) = days(date) else { return String::new() };
        let say = |d: Day| match date.day {
            Some(_) => self.patterns.day(d),
            None => self.patterns.month_year(d.year, d.month),
        };
        let shared = match date.day {
            Some(_) => self.shared_days(a, b),
            None if a.year == b.year && self.patterns.month_leads => {
                Some((self.patterns.month(a.month).to_owned(), say(b)))
            }
            None => None,
        };
        let (first, last) = shared.unwrap_or_else(|| (say(a), say(b)));
        fill(&self.phrases.between, &first, &last)
    }

    fn season(&self, code: u8, year: &YearSaid, notes: &mut Vec<Note>) -> String {
        let p = &*self.phrases;
        let reference = self.reference(year);
        if let Some(name) =
            code.checked_sub(33).and_then(|n| p.fractions.get(usize::from(n)))
        {
            return fill(&p.fraction_of, name, &reference);
        }
        match code {
            25..=28 => notes.push(Note::Detail(p.hemispheres[0].clone())),
            29..=32 => notes.push(Note::Detail(p.hemispheres[1].clone())),
            _ => {}
        }
        // Each set of four begins with spring: 21, 25, 29.
        let name = &p.seasons[usize::from(code.saturating_sub(21) % 4)];
        match year {
            YearSaid::Known(_) => fill(&p.season_of, name, &reference),
            YearSaid::Vague(_) => fill(&p.of_some_year, name, &reference),
        }
    }

    pub(super) fn note_written(&self, date: &Date, notes: &mut Vec<Note>) {
        if !notes.is_empty() {
            return;
        }
        let written = Edtf::Date(unqualified(date)).to_string();
        notes.push(Note::Detail(fill(&self.phrases.written, &written, "")));
    }
}

fn days(date: &Date) -> Option<(Day, Day)> {
    let (a, b) = of_date(date);
    a.day().zip(b.day())
}

fn unqualified(date: &Date) -> Date {
    let mut date = *date;
    date.year.qualifier = Qualifier::default();
    if let Some(month) = &mut date.month {
        month.qualifier = Qualifier::default();
    }
    if let Some(day) = &mut date.day {
        day.qualifier = Qualifier::default();
    }
    date
}
