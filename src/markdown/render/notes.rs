//! Notes: their numbers in the text, and at its end what they tell, with the ways there
//! and back. What a citation tells is a hole: the sources are not known here.

use std::fmt::Write as _;
use std::ops::Range;

use super::{HoleKind, Renderer};
use crate::markdown::cite::{CiteMark, CiteMode, Locator};
use crate::markdown::escape;
use crate::markdown::notes::Note;

/// A source cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    /// Its key.
    pub key: std::sync::Arc<str>,
    /// How.
    pub mode: CiteMode,
    /// What stands before it, as HTML.
    pub prefix: String,
    /// Which part of it.
    pub locator: Option<Locator>,
    /// What follows, as HTML, with the comma it begins with.
    pub suffix: String,
}

/// A citation: the sources that one note names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The sources.
    pub cites: Vec<Cite>,
    /// The number of its note; `None` within a footnote.
    pub note: Option<usize>,
    /// The anchor of the place it stands at.
    pub anchor: String,
    /// Its number in the document.
    pub written: usize,
}

impl<'a> Renderer<'a, '_> {
    pub(super) fn footnote_reference(&mut self, label: &'a str) {
        let (number, count) = self.notes.refer(label);
        self.reference(number, count);
    }

    /// The number in the text; gives its anchor.
    fn reference(&mut self, number: usize, count: usize) -> String {
        let own = self.host.note_ids();
        let id = format!("fnref-{own}{}", nth(number, count));
        let _ = write!(
            self.out.html,
            "<sup class=\"note-ref footnote-ref\"><a id=\"{id}\" \
             href=\"#fn-{own}{number}\" role=\"doc-noteref\">{number}</a></sup>"
        );
        id
    }

    /// A citation, whose events begin at `i`; gives the next one to render.
    pub(super) fn citation(
        &mut self,
        i: usize,
        mark: CiteMark,
        range: &Range<usize>,
    ) -> usize {
        let next = self.after(i);
        let citation = self.out.citations.len();
        let written = match mark {
            CiteMark::Author(_) => {
                self.hole(HoleKind::Author(citation), range.clone());
                self.lead_text("…");
                return next;
            }
            CiteMark::Note(written) => written,
        };
        let cites = self.cites(written);
        let names_author =
            cites.first().is_some_and(|c| c.mode == CiteMode::AuthorInText);
        let (note, anchor) = if let Some(footnote) = self.in_note {
            self.push(if names_author { " (" } else { "" });
            self.hole(HoleKind::Cites(citation), range.clone());
            self.push(if names_author { ")" } else { "" });
            (None, format!("fn-{}{footnote}", self.host.note_ids()))
        } else {
            let number = self.notes.cite(citation);
            (Some(number), self.reference(number, 1))
        };
        self.out.citations.push(Noted { cites, note, anchor, written });
        next
    }

    fn cites(&mut self, written: usize) -> Vec<Cite> {
        let document = self.document;
        let all = document.citations.get(written).map_or(&[][..], |all| &all[..]);
        let one = |cite: &crate::markdown::cite::Written| {
            self.host.cites(&cite.key);
            Cite {
                key: cite.key.clone(),
                mode: cite.mode,
                prefix: self.fragment(cite.prefix.clone()),
                locator: cite.locator.clone(),
                suffix: self.fragment(cite.suffix.clone()),
            }
        };
        all.iter().map(one).collect()
    }

    /// Some events as HTML of its own, which is none of the running text.
    fn fragment(&mut self, events: Range<usize>) -> String {
        if events.is_empty() {
            return String::new();
        }
        let (html, words) = (std::mem::take(&mut self.out.html), self.out.words);
        let lead = std::mem::replace(&mut self.lead, super::Lead::Done);
        self.events(events);
        self.out.words = words;
        self.lead = lead;
        std::mem::replace(&mut self.out.html, html).trim().to_owned()
    }

    /// The list of the notes.
    pub(super) fn notes(&mut self) {
        if self.notes.is_empty() {
            return;
        }
        self.line();
        self.push("<section class=\"notes footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        let own = self.host.note_ids();
        let mut n = 0;
        // A footnote may lead to further ones while it is written out.
        while let Some(note) = self.notes.get(n) {
            n += 1;
            let _ = writeln!(self.out.html, "<li id=\"fn-{own}{n}\">");
            let count = match note {
                Note::Footnote(events, _) => {
                    self.in_note = Some(n);
                    self.events(events);
                    self.in_note = None;
                    match self.notes.get(n - 1) {
                        Some(Note::Footnote(_, count)) => count,
                        _ => 1,
                    }
                }
                Note::Citation(citation) => {
                    self.push("<p>");
                    self.hole(HoleKind::Cites(citation), 0..0);
                    self.push("</p>\n");
                    1
                }
            };
            self.back_links(n, count);
            self.push("</li>\n");
        }
        self.push("</ol>\n</section>\n");
    }

    /// Links back to the text, at the end of the note's last paragraph.
    fn back_links(&mut self, number: usize, count: usize) {
        let own = self.host.note_ids();
        let mut links = String::new();
        for reference in 1..=count {
            let letters = if count > 1 { letters(reference) } else { String::new() };
            let _ = write!(
                links,
                "\u{a0}<a class=\"footnote-back\" href=\"#fnref-{own}{}\" role=\"doc-backlink\" aria-label=\"",
                nth(number, reference)
            );
            escape::attribute(&mut links, &self.host.words().back);
            let _ = write!(links, " {number}{letters}\">↩");
            if !letters.is_empty() {
                let _ = write!(links, "<sup>{letters}</sup>");
            }
            links.push_str("</a>");
        }
        let end = "</p>\n";
        if self.out.html.ends_with(end) {
            let at = self.out.html.len() - end.len();
            self.out.html.insert_str(at, &links);
        } else {
            self.push(&links);
        }
    }
}

/// What tells one reference to a note from the others.
fn nth(number: usize, reference: usize) -> String {
    if reference == 1 { number.to_string() } else { format!("{number}-{reference}") }
}

/// `a`, `b`, … `z`, `aa`.
fn letters(mut number: usize) -> String {
    let mut all = Vec::new();
    while let Some(left) = number.checked_sub(1) {
        all.push(char::from(b'a' + u8::try_from(left % 26).unwrap_or_default()));
        number = left / 26;
    }
    all.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_count_on() {
        let all: Vec<String> = [1, 2, 26, 27, 52, 53].map(super::letters).into();
        assert_eq!(all, ["a", "b", "z", "aa", "az", "ba"]);
    }
}
