//! What is doubted of a date: `?`, `~` and `%`, of the whole or of a part.

use edtf_core::{Date, Qualifier};

use super::{super::phrases::fill, DateWords, Note, Said};

impl DateWords {
    /// Adds what is doubted: of the whole date, or of its parts by name.
    pub(super) fn qualified(
        &self,
        date: &Date,
        text: String,
        certain: bool,
        mut notes: Vec<Note>,
    ) -> Said {
        let parts = [
            Some(date.year.qualifier),
            date.month.map(|m| m.qualifier),
            date.day.map(|d| d.qualifier),
        ];
        let all = date.year.qualifier;
        if !parts.into_iter().flatten().all(|q| q == all) {
            self.note_parts(parts, &mut notes);
            return Said { text, notes };
        }
        let about = all.approximate && certain;
        if let Some(quality) = self.quality(Qualifier { approximate: false, ..all })
            && about
        {
            notes.push(Note::Whole(quality));
        } else if let Some(quality) = self.quality(all).filter(|_| !about) {
            notes.push(Note::Whole(quality));
        }
        let text = if about { fill(&self.phrases.about, &text, "") } else { text };
        Said { text, notes }
    }

    fn quality(&self, q: Qualifier) -> Option<String> {
        match (q.uncertain, q.approximate) {
            (true, true) => Some(self.phrases.both.clone()),
            (true, false) => Some(self.phrases.uncertain.clone()),
            (false, true) => Some(self.phrases.approximate.clone()),
            (false, false) => None,
        }
    }

    /// "year and month uncertain", "day approximate".
    fn note_parts(&self, parts: [Option<Qualifier>; 3], notes: &mut Vec<Note>) {
        let p = &*self.phrases;
        for (uncertain, approximate) in [(true, false), (false, true), (true, true)] {
            let kind = Qualifier { uncertain, approximate };
            let affected: Vec<&str> = parts
                .iter()
                .zip(&p.parts)
                .filter(|(q, _)| **q == Some(kind))
                .map(|(_, name)| name.as_str())
                .collect();
            let (Some(quality), [first, rest @ ..]) = (self.quality(kind), &affected[..])
            else {
                continue;
            };
            let names = rest.iter().fold((*first).to_owned(), |a, b| fill(&p.and, &a, b));
            notes.push(Note::Detail(fill(&p.part_quality, &names, &quality)));
        }
    }
}
