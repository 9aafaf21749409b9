//! Sets in words: one of several dates, or all of them.

use edtf_core::{Set, SetElement, SetKind};

use super::{super::phrases::fill, DateWords};

impl DateWords {
    pub(super) fn set(&self, set: &Set) -> String {
        let p = &*self.phrases;
        let all = set.kind == SetKind::AllMembers;
        let said: Vec<String> =
            set.elements.iter().map(|e| self.element(e, all)).collect();
        match (&said[..], &set.elements[..]) {
            // One of a run is a choice; everything else alone speaks for itself.
            ([_], [SetElement::Range(a, b)]) if !all => {
                let ends = || [a, b].map(|date| self.finish(self.single(date)));
                let (a, b) = self.shared(a, b).unwrap_or_else(|| ends().into());
                fill(&p.between, &a, &b)
            }
            ([one], _) => one.clone(),
            ([first @ .., last], elements) if all && !elements.iter().any(reaches) => {
                fill(&p.and, &self.list(first), last)
            }
            _ => fill(if all { &p.all_of } else { &p.one_of }, &self.list(&said), ""),
        }
    }

    fn element(&self, element: &SetElement, all: bool) -> String {
        let p = &*self.phrases;
        match element {
            SetElement::Date(date) => self.finish(self.single(date)),
            SetElement::OnOrBefore(date) => {
                let phrase = if all { &p.and_earlier } else { &p.or_earlier };
                fill(phrase, &self.finish(self.single(date)), "")
            }
            SetElement::OnOrAfter(date) => {
                let phrase = if all { &p.and_later } else { &p.or_later };
                fill(phrase, &self.finish(self.single(date)), "")
            }
            SetElement::Range(a, b) => self.run(a, b).unwrap_or_else(|| {
                let (a, b) = (self.finish(self.single(a)), self.finish(self.single(b)));
                fill(&p.to, &a, &b)
            }),
        }
    }

    /// A list; where its members hold commas of their own, semicolons part them.
    fn list(&self, said: &[String]) -> String {
        let comma = &self.phrases.comma;
        let held = said.iter().any(|s| s.contains(comma.trim()));
        said.join(if held { &self.phrases.semicolon } else { comma })
    }
}

/// Whether an element has no end of its own ("1984 and later"), so that an "and"
/// before it would mislead.
fn reaches(element: &SetElement) -> bool {
    matches!(element, SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_))
}
