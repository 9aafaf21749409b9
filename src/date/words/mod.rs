//! Dates in words, at the precision of the source and no more.

mod clock;
mod doubt;
mod interval;
mod set;
mod single;
mod year;

use std::sync::Arc;

use edtf_core::Edtf;

use super::{
    CaseDate, Day,
    patterns::Patterns,
    phrases::{self, Phrases, fill},
};
use crate::language::Lang;

/// The first day of the Gregorian calendar where it was first in force.
const GREGORIAN: Day = Day { year: 1582, month: 10, day: 15 };

/// Says dates in one language. Built once a language, then shared: it holds CLDR's
/// patterns for the months, the order and the digits, and the phrases that stand
/// around them. English and Urdu have phrases here; any other language has those of the
/// theme's words in it, or else its own dates within English phrases.
#[derive(Debug)]
pub struct DateWords {
    lang: Lang,
    patterns: Patterns,
    phrases: Arc<Phrases>,
}

impl DateWords {
    /// The words of `lang`.
    #[must_use]
    pub fn new(lang: &Lang) -> Self {
        Self {
            lang: lang.clone(),
            patterns: Patterns::new(lang),
            phrases: phrases::of(lang.primary()),
        }
    }

    /// The words of `lang` with phrases of a theme: `dates` in its words of the language.
    #[must_use]
    pub fn with_phrases(lang: &Lang, dates: &serde_json::Value) -> Self {
        let own = Self::new(lang);
        match phrases::given(dates) {
            Some(phrases) => Self { phrases, ..own },
            None => own,
        }
    }

    /// A date in words: `24 September 2022`, `about September 2022`, `some time in the
    /// 1980s`, `from August 2018 to April 2022 (end uncertain)`. It begins in lower
    /// case where the language has it, for use within a sentence.
    #[must_use]
    pub fn words(&self, date: &CaseDate) -> String {
        match date.expression() {
            Edtf::Date(date) => self.finish(self.single(date)),
            Edtf::DateTime(moment) => {
                self.moment_on(&self.finish(self.single(&moment.date)), moment)
            }
            Edtf::Interval(interval) => self.interval(interval),
            Edtf::Set(set) => self.set(set),
        }
    }

    /// The same, with the day of the week where one day is known and nothing of it is
    /// doubted: `Saturday, 24 September 2022`. For a place of its own rather than for
    /// running text.
    #[must_use]
    pub fn full(&self, date: &CaseDate) -> String {
        match date.expression() {
            Edtf::Date(date) => self.full_date(date),
            Edtf::DateTime(moment) => {
                self.moment_on(&self.full_date(&moment.date), moment)
            }
            Edtf::Interval(_) | Edtf::Set(_) => self.words(date),
        }
    }

    /// One date, with the day of the week where it is a day and nothing of it doubted.
    fn full_date(&self, date: &edtf_core::Date) -> String {
        let parts =
            date.year.value().zip(date.month.and_then(edtf_core::DateField::value));
        let parts = parts.zip(date.day.and_then(edtf_core::DateField::value));
        let edtf = Edtf::Date(*date);
        let day = parts.and_then(|((year, month), day)| Day::new(year, month, day));
        match day.filter(|_| !edtf.is_uncertain() && !edtf.is_approximate()) {
            Some(day) => self.full_day(day),
            None => self.finish(self.single(date)),
        }
    }

    /// A day with its weekday: `Saturday, 24 September 2022`. Before 15 October 1582 the
    /// weekday is left out: sources of that time count by the Julian calendar, and that of
    /// the Gregorian one, reckoned backwards, would be none of theirs.
    #[must_use]
    pub fn full_day(&self, day: Day) -> String {
        if day < GREGORIAN {
            return self.patterns.day(day);
        }
        self.patterns.day_with_weekday(day)
    }

    /// A day: `24 September 2022`, `15 March 44 BC`.
    #[must_use]
    pub fn day_words(&self, day: Day) -> String {
        self.patterns.day(day)
    }

    /// The name of the day of the week: `Saturday`.
    #[must_use]
    pub fn weekday(&self, day: Day) -> String {
        self.patterns.weekday(day).to_owned()
    }

    /// A month's name standing alone, 1 to 12; empty for another number.
    #[must_use]
    pub fn month_name(&self, month: u8) -> String {
        self.patterns.month(month).to_owned()
    }

    /// The same, shortened where the language does so: `Sep`.
    #[must_use]
    pub fn month_short(&self, month: u8) -> String {
        self.patterns.month_short(month).to_owned()
    }

    /// A month of a year: `September 2022`.
    #[must_use]
    pub fn month_year(&self, year: i64, month: u8) -> String {
        self.patterns.month_year(year, month)
    }

    /// A year, astronomical: 2022 is `2022`, 33 is `33 AD`, -43 is `44 BC`, 12345 is
    /// `12,345`.
    #[must_use]
    pub fn year(&self, year: i64) -> String {
        self.patterns.year(year)
    }

    /// A phrase in the form it takes before a postposition.
    fn oblique(&self, text: &str) -> String {
        let forms = &self.phrases.oblique;
        forms
            .iter()
            .fold(text.to_owned(), |text, (plain, bent)| text.replace(plain, bent))
    }

    /// A phrase with what is noted of it in one pair of brackets.
    fn finish(&self, said: Said) -> String {
        let notes = said.notes.into_iter().map(Note::into_text);
        self.noted(said.text, &notes.collect::<Vec<_>>())
    }

    fn noted(&self, text: String, notes: &[String]) -> String {
        if notes.is_empty() {
            return text;
        }
        fill(&self.phrases.noted, &text, &notes.join(&self.phrases.note_sep))
    }
}

/// A single date, not yet put together.
struct Said {
    text: String,
    notes: Vec<Note>,
}

/// What is noted of a date.
enum Note {
    /// A quality of the whole date: "uncertain".
    Whole(String),
    /// Anything else: "year uncertain", "northern hemisphere".
    Detail(String),
}

impl Note {
    fn into_text(self) -> String {
        match self {
            Self::Whole(quality) => quality,
            Self::Detail(text) => text,
        }
    }
}
