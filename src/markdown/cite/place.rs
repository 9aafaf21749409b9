//! The third pass: the events written anew, each citation a link of its own kind.
//!
//! Where a citation becomes a note, its number stands after the punctuation that follows
//! and without the space before, as printers set it: `so it was [@a].` gives `so it was.¹`

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, TagEnd};

use super::group::{Cited, Found};
use super::prose::{Pos, Prose};
use super::{CiteMark, CiteMode, Written};

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// The events with the citations in their places, and what each citation says.
pub fn rewrite<'a>(
    prose: Prose<'_, 'a>,
    found: Vec<Found>,
) -> (Events<'a>, Vec<Vec<Written>>) {
    let out = Vec::with_capacity(prose.events.len() + 4 * found.len());
    let mut writer =
        Writer { prose, out, all: Vec::with_capacity(found.len()), noted: 0 };
    let mut done = Pos::before(0);
    for one in found {
        writer.copy(done, one.start);
        done = writer.citation(one);
    }
    writer.copy(done, Pos::before(prose.events.len()));
    (writer.out, writer.all)
}

struct Writer<'p, 'a> {
    prose: Prose<'p, 'a>,
    out: Events<'a>,
    all: Vec<Vec<Written>>,
    /// How many events there were when the last note was put in.
    noted: usize,
}

impl Writer<'_, '_> {
    /// Puts in one citation; gives the place at which the text goes on.
    fn citation(&mut self, found: Found) -> Pos {
        let number = self.all.len();
        let names_author =
            found.cites.first().is_some_and(|c| c.mode == CiteMode::AuthorInText);
        let range = self.prose.byte(found.start)..self.prose.byte(found.end);
        let mut end = found.end;
        if names_author {
            self.open(CiteMark::Author(number), &range);
            self.close(&range);
        }
        if !found.footnote {
            if !names_author {
                self.trim();
            }
            let (moved, after) = self.punctuation(end, names_author);
            if !moved.is_empty() {
                let bytes = self.prose.byte(end)..self.prose.byte(after);
                self.out.push((Event::Text(CowStr::from(moved)), bytes));
                end = after;
            }
        }
        self.open(CiteMark::Note(number), &range);
        let cites =
            found.cites.into_iter().filter_map(|cited| self.cite(cited)).collect();
        self.close(&range);
        self.noted = if found.footnote { 0 } else { self.out.len() };
        self.all.push(cites);
        end
    }

    fn open(&mut self, mark: CiteMark, range: &Range<usize>) {
        self.out.push((Event::Start(mark.tag()), range.clone()));
    }

    fn close(&mut self, range: &Range<usize>) {
        self.out.push((Event::End(TagEnd::Link), range.clone()));
    }

    fn cite(&mut self, cited: Cited) -> Option<Written> {
        let Cited { key, mode, prefix, locator, suffix } = cited;
        let (prefix, suffix) =
            (self.copy(prefix.0, prefix.1), self.copy(suffix.0, suffix.1));
        Some(Written { key: key?, mode, prefix, locator, suffix })
    }

    /// Copies what stands between two places; gives the events that it has become.
    fn copy(&mut self, from: Pos, to: Pos) -> Range<usize> {
        let start = self.out.len();
        let mut at = from.at;
        for event in from.event..to.event {
            self.piece(event, at, usize::MAX);
            at = 0;
        }
        if to.at > at {
            self.piece(to.event, at, to.at);
        }
        start..self.out.len()
    }

    fn piece(&mut self, event: usize, from: usize, to: usize) {
        let Some((whole, range)) = self.prose.events.get(event) else { return };
        let Event::Text(text) = whole else {
            self.out.push((whole.clone(), range.clone()));
            return;
        };
        let to = to.min(text.len());
        if from == 0 && to == text.len() {
            self.out.push((whole.clone(), range.clone()));
        } else if let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) {
            let bytes = if self.prose.raw(event).is_some() {
                range.start + from..range.start + to
            } else {
                range.clone()
            };
            let part = match text {
                CowStr::Borrowed(text) => CowStr::Borrowed(&text[from..to]),
                _ => CowStr::from(part.to_owned()),
            };
            self.out.push((Event::Text(part), bytes));
        }
    }

    /// Takes the space before a note away. Two notes keep one between them, so that
    /// their numbers do not run together.
    fn trim(&mut self) {
        while let Some((event, range)) = self.out.last_mut() {
            match event {
                Event::SoftBreak => {}
                Event::Text(text) => {
                    let kept = text.trim_end().len();
                    if kept > 0 {
                        let gone = text.len() - kept;
                        if gone > 0 {
                            if range.len() == text.len() {
                                range.end -= gone;
                            }
                            *text = CowStr::from(text[..kept].to_owned());
                        }
                        return;
                    }
                }
                _ => break,
            }
            self.out.pop();
        }
        if let Some((_, range)) = self.out.last().filter(|_| self.out.len() == self.noted)
        {
            let end = range.end;
            self.out.push((Event::Text(CowStr::Borrowed(" ")), end..end));
        }
    }

    /// The punctuation that stands at a place and belongs before the note, and where it
    /// ends; after an author's words a possessive too.
    fn punctuation(&self, from: Pos, names_author: bool) -> (String, Pos) {
        let (mut moved, mut end) = (String::new(), from);
        while let Some((c, next)) = self.prose.next(end) {
            let after = self.prose.next(next);
            let is_apostrophe = matches!(c, '\'' | '’');
            let joins = after.is_some_and(|(c, _)| c.is_alphanumeric());
            if is_apostrophe && joins {
                let own = after.filter(|(c, _)| *c == 's' && names_author);
                let whole = own.filter(|(_, at)| {
                    self.prose.next(*at).is_none_or(|(c, _)| !c.is_alphanumeric())
                });
                if let Some((_, after)) = whole {
                    moved.push(c);
                    moved.push('s');
                    end = after;
                }
                break;
            }
            if !is_movable(c) {
                break;
            }
            moved.push(c);
            end = next;
        }
        (moved, end)
    }
}

/// Whether a mark stands before a note that follows the same word: stops, commas and
/// closing quotation marks, in Latin, Arabic and East Asian script; no dash or bracket.
fn is_movable(c: char) -> bool {
    ".,;:!?…\"'”’»›،؛؟۔。，、！？：；।".contains(c)
}
