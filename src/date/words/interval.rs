//! Intervals in words.

use edtf_core::{Date, Edtf, Interval, IntervalEndpoint, Precision};

use super::{
    super::{Day, phrases::fill},
    DateWords, Note, Said,
};

/// One end of an interval, said.
enum End {
    Dated(Said),
    Open,
    Unknown,
}

impl DateWords {
    pub(super) fn interval(&self, interval: &Interval) -> String {
        if let (IntervalEndpoint::Date(a), IntervalEndpoint::Date(b)) =
            (&interval.start, &interval.end)
        {
            if a == b {
                return self.finish(self.single(a));
            }
            if let Some(run) = self.run(a, b) {
                return run;
            }
        }
        let p = &*self.phrases;
        match (self.end(&interval.start), self.end(&interval.end)) {
            (End::Dated(a), End::Dated(b)) => self.two_ended(a, b),
            (End::Dated(a), End::Open) => self.one_ended(&p.since, a),
            (End::Dated(a), End::Unknown) => self.one_ended(&p.end_unknown, a),
            (End::Open, End::Dated(b)) => self.one_ended(&p.until, b),
            (End::Unknown, End::Dated(b)) => self.one_ended(&p.start_unknown, b),
            // EDTF has no interval without a date.
            (End::Open | End::Unknown, End::Open | End::Unknown) => String::new(),
        }
    }

    /// Two plain dates run together where the language allows it: `24 to 28 September
    /// 2022`, `August to October 2022`.
    pub(super) fn run(&self, a: &Date, b: &Date) -> Option<String> {
        self.shared(a, b).map(|(a, b)| fill(&self.phrases.to, &a, &b))
    }

    /// Two plain dates of one kind and one year, the first without what they share, where
    /// the language has an order that allows it.
    pub(super) fn shared(&self, a: &Date, b: &Date) -> Option<(String, String)> {
        let year = a.year.value().filter(|y| b.year.value() == Some(*y))?;
        if !plain(a) || !plain(b) || a.precision() != b.precision() {
            return None;
        }
        let (first, last) = (a.month?.value()?, b.month?.value()?);
        match a.precision() {
            Precision::Day => {
                let start = Day { year, month: first, day: a.day?.value()? };
                self.shared_days(start, Day { year, month: last, day: b.day?.value()? })
            }
            Precision::Month if self.patterns.month_leads => {
                let end = self.patterns.month_year(year, last);
                Some((self.patterns.month(first).to_owned(), end))
            }
            _ => None,
        }
    }

    /// Two days of one year: `24` and `28 September 2022`.
    pub(super) fn shared_days(&self, a: Day, b: Day) -> Option<(String, String)> {
        if a.year != b.year || !self.patterns.day_leads {
            return None;
        }
        let start = if a.month == b.month {
            self.patterns.number(a.day.into())
        } else {
            self.patterns.month_day(a.month, a.day)
        };
        Some((start, self.patterns.day(b)))
    }

    fn end(&self, end: &IntervalEndpoint) -> End {
        let p = &*self.phrases;
        match end {
            IntervalEndpoint::Date(date) => End::Dated(self.single(date)),
            IntervalEndpoint::OnOrBefore(date) => {
                End::Dated(self.single(date).within(&p.or_earlier))
            }
            IntervalEndpoint::OnOrAfter(date) => {
                End::Dated(self.single(date).within(&p.or_later))
            }
            IntervalEndpoint::Open => End::Open,
            IntervalEndpoint::Unknown => End::Unknown,
        }
    }

    fn one_ended(&self, phrase: &str, said: Said) -> String {
        let text = self.oblique(&said.text);
        self.finish(Said { text, ..said }.within(phrase))
    }

    /// Notes stand at the end, each with the side it belongs to; a quality that both
    /// sides share is said once.
    fn two_ended(&self, a: Said, b: Said) -> String {
        let p = &*self.phrases;
        let text = fill(&p.from_to, &self.oblique(&a.text), &self.oblique(&b.text));
        if let ([Note::Whole(x)], [Note::Whole(y)]) = (&a.notes[..], &b.notes[..])
            && x == y
        {
            return self.noted(text, std::slice::from_ref(x));
        }
        let side = |notes: Vec<Note>, is, note| {
            notes.into_iter().map(move |n| match n {
                Note::Whole(quality) => fill(is, &quality, ""),
                Note::Detail(text) => fill(note, &text, ""),
            })
        };
        let starts = side(a.notes, &p.start_is, &p.start_note);
        let ends = side(b.notes, &p.end_is, &p.end_note);
        self.noted(text, &starts.chain(ends).collect::<Vec<_>>())
    }
}

impl Said {
    /// The text in the place of a phrase; the notes stay outside.
    fn within(self, phrase: &str) -> Self {
        Self { text: fill(phrase, &self.text, ""), notes: self.notes }
    }
}

/// Whether a date is fully given and nothing of it doubted.
fn plain(date: &Date) -> bool {
    let edtf = Edtf::Date(*date);
    !edtf.has_unspecified()
        && !edtf.is_uncertain()
        && !edtf.is_approximate()
        && date.year.significant_digits.is_none()
}
