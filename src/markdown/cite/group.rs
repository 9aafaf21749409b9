//! The second pass: marks to citations, as pandoc reads them.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Event;

use super::marks::{Mark, MarkKind, Marked};
use super::prose::{Pos, Prose};
use super::{CiteMode, Locator, UnknownKey, locator};

/// How much of what follows a key is looked through for a locator, in bytes.
const REACH: usize = 400;

/// A citation and where it stands.
#[derive(Debug)]
pub struct Found {
    /// Where it begins.
    pub start: Pos,
    /// Where it ends.
    pub end: Pos,
    /// The sources cited.
    pub cites: Vec<Cited>,
    /// Whether it stands in a footnote.
    pub footnote: bool,
}

/// A source cited, in the events as the parser gave them.
#[derive(Debug)]
pub struct Cited {
    /// Its key; `None` when no source has it.
    pub key: Option<Arc<str>>,
    /// How.
    pub mode: CiteMode,
    /// What stands before.
    pub prefix: (Pos, Pos),
    /// Which part.
    pub locator: Option<Locator>,
    /// What follows.
    pub suffix: (Pos, Pos),
}

/// The citations of a text, in order, and the keys that no source has.
pub fn read(
    prose: Prose<'_, '_>,
    marked: &Marked,
    known: &dyn Fn(&str) -> Option<Arc<str>>,
) -> (Vec<Found>, Vec<UnknownKey>) {
    let mut reader = Reader { prose, marked, known, unknown: Vec::new() };
    let mut found: Vec<Found> = Vec::new();
    let mut done = Pos::before(0);
    let mut told = 0;
    for (number, mark) in marked.marks.iter().enumerate() {
        if mark.at < done {
            continue;
        }
        let unknown = reader.unknown.len();
        let one = match &mark.kind {
            MarkKind::Bracket { keyed: true, .. } => reader.brackets(number),
            MarkKind::Key { key, end, suppress } => {
                reader.bare(number, key, *end, *suppress)
            }
            _ => continue,
        };
        // Brackets that are no citation are read again, piece by piece: what was said of
        // their keys is not said twice.
        let fresh = reader.unknown.split_off(unknown);
        reader.unknown.extend(fresh.into_iter().filter(|u| u.at.start >= told));
        told = reader.unknown.last().map_or(told, |u| u.at.end.max(told));
        if let Some(one) = one {
            done = one.end;
            found.push(one);
        }
    }
    (found, reader.unknown)
}

struct Reader<'p, 'a> {
    prose: Prose<'p, 'a>,
    marked: &'p Marked,
    known: &'p dyn Fn(&str) -> Option<Arc<str>>,
    unknown: Vec<UnknownKey>,
}

impl Reader<'_, '_> {
    /// Where brackets open and close, if they may be those of a citation.
    fn pair(&self, number: usize) -> Option<(Pos, Pos)> {
        let mark = self.marked.marks.get(number)?;
        let MarkKind::Bracket { close: Some(close), .. } = mark.kind else { return None };
        (!self.marked.is_spoilt(mark.at, close)).then_some((mark.at, close))
    }

    /// `[see @a, p. 3; @b]`.
    fn brackets(&mut self, number: usize) -> Option<Found> {
        let (start, close) = self.pair(number)?;
        let mut cites = self.segments(number, close, None);
        cites.retain(|cite| cite.key.is_some());
        let footnote = self.marked.marks[number].footnote;
        let end = after(close);
        (!cites.is_empty()).then_some(Found { start, end, cites, footnote })
    }

    /// `@a`, and the brackets that may follow.
    fn bare(
        &mut self,
        number: usize,
        key: &Range<usize>,
        end: Pos,
        suppress: bool,
    ) -> Option<Found> {
        let mark = &self.marked.marks[number];
        let Some(known) = (self.known)(&self.prose.source[key.clone()]) else {
            self.unknown(key, true);
            return None;
        };
        // In a heading an author's words would be missing from the list of contents.
        if mark.heading {
            return None;
        }
        let mode =
            if suppress { CiteMode::SuppressAuthor } else { CiteMode::AuthorInText };
        let cite = |key| Cited {
            key: Some(key),
            mode,
            prefix: (end, end),
            locator: None,
            suffix: (end, end),
        };
        let (start, footnote) = (mark.at, mark.footnote);
        if let Some(close) = self.follows(number + 1, end) {
            let mut cites = self.segments(number + 1, close, Some(cite(known.clone())));
            cites.retain(|cite| cite.key.is_some());
            return Some(Found { start, end: after(close), cites, footnote });
        }
        Some(Found { start, end, cites: vec![cite(known)], footnote })
    }

    /// Where the brackets that follow a bare key close, if they belong to it.
    fn follows(&self, number: usize, mut at: Pos) -> Option<Pos> {
        let (open, close) = self.pair(number)?;
        let mut breaks = 0;
        loop {
            match self.prose.next(at) {
                Some((c, next)) if c.is_whitespace() => at = next,
                Some(('[', next)) => {
                    let at = Pos { at: next.at - 1, ..next };
                    let is_note = self.prose.next(next).is_some_and(|(c, _)| c == '^');
                    let goes_on = self
                        .prose
                        .next(after(close))
                        .is_some_and(|(c, _)| c == '[' || c == '(');
                    return (at == open && !is_note && !goes_on).then_some(close);
                }
                Some(_) => return None,
                None => {
                    let next = if self.prose.text(at.event).is_some() {
                        at.event + 1
                    } else {
                        at.event
                    };
                    breaks += 1;
                    if breaks > 1
                        || !matches!(
                            self.prose.events.get(next),
                            Some((Event::SoftBreak, _))
                        )
                    {
                        return None;
                    }
                    at = Pos::before(next + 1);
                }
            }
        }
    }

    /// The sources cited between brackets; `first` is one cited before them, whose
    /// locator they may begin with.
    fn segments(
        &mut self,
        number: usize,
        close: Pos,
        first: Option<Cited>,
    ) -> Vec<Cited> {
        let marked = self.marked;
        let own = marked.marks[number + 1..].iter().take_while(|m| m.at < close);
        let own = own.filter(|m| m.owner == Some(number));
        let mut reading = Reading {
            from: after(marked.marks[number].at),
            open: first.is_some(),
            fresh: first.is_some(),
            cites: first.into_iter().collect(),
        };
        for mark in own {
            match &mark.kind {
                MarkKind::Semicolon => self.semicolon(&mut reading, mark.at),
                MarkKind::Key { key, end, suppress } => {
                    self.key(&mut reading, mark, key, *end, *suppress);
                }
                MarkKind::Bracket { .. } => {}
            }
        }
        if reading.open {
            self.finish(&mut reading, close);
        } else if let Some(last) = reading.cites.last_mut() {
            last.suffix.1 = close;
        }
        reading.cites
    }

    fn semicolon(&self, reading: &mut Reading, at: Pos) {
        if reading.open {
            self.finish(reading, at);
            reading.open = false;
        } else if let Some(last) = reading.cites.last_mut() {
            // A part without a key goes on with what was said of the source before.
            last.suffix.1 = at;
        } else {
            return;
        }
        reading.from = after(at);
    }

    fn key(
        &mut self,
        reading: &mut Reading,
        mark: &Mark,
        key: &Range<usize>,
        end: Pos,
        suppress: bool,
    ) {
        let known = (self.known)(&self.prose.source[key.clone()]);
        // The source named before the brackets has no locator when they begin with a key
        // of their own: then what stands before that key is its prefix.
        let second = reading.open && !std::mem::take(&mut reading.fresh);
        if known.is_none() {
            self.unknown(key, second);
            if second {
                return;
            }
        }
        let mut prefix = (reading.from, mark.at);
        if second {
            // Several keys in one part: what stands between them leads to the next.
            self.finish(reading, mark.at);
            if let Some(last) = reading.cites.last_mut() {
                prefix.0 = last.suffix.0;
                last.suffix.1 = last.suffix.0;
            }
        }
        let mode = if suppress { CiteMode::SuppressAuthor } else { CiteMode::Normal };
        reading.cites.push(Cited {
            key: known,
            mode,
            prefix,
            locator: None,
            suffix: (end, end),
        });
        reading.from = end;
        reading.open = true;
    }

    /// Reads what stands after a key: a locator, and the rest.
    fn finish(&self, reading: &mut Reading, to: Pos) {
        reading.fresh = false;
        let (locator, rest) = self.locator(reading.from, to);
        if let Some(last) = reading.cites.last_mut() {
            last.locator = locator;
            last.suffix = (rest, to);
        }
    }

    /// The locator that the text between two places begins with, and where it ends.
    fn locator(&self, from: Pos, to: Pos) -> (Option<Locator>, Pos) {
        let mut text = String::new();
        let mut pieces: Vec<(usize, Pos)> = Vec::new();
        let mut at = from;
        while at.event <= to.event && text.len() < REACH {
            let piece = match self.prose.events.get(at.event) {
                Some((Event::Text(words), _)) => {
                    let end = if at.event == to.event { to.at } else { words.len() };
                    words.get(at.at..end).unwrap_or_default()
                }
                Some((Event::SoftBreak, _)) if at.event < to.event => " ",
                _ => break,
            };
            pieces.push((text.len(), at));
            text.push_str(piece);
            at = Pos::before(at.event + 1);
        }
        let Some((locator, length)) = locator::read(&text) else { return (None, from) };
        let piece =
            pieces.partition_point(|(start, _)| *start < length).saturating_sub(1);
        let rest = pieces.get(piece).map_or(from, |(start, pos)| {
            let rest = Pos { at: pos.at + (length - start), ..*pos };
            // A line break is passed over whole.
            if self.prose.text(pos.event).is_some() || length == *start {
                rest
            } else {
                Pos::before(pos.event + 1)
            }
        });
        (locator, rest)
    }

    fn unknown(&mut self, key: &Range<usize>, bare: bool) {
        let words = self.prose.source[key.clone()].to_owned();
        self.unknown.push(UnknownKey { key: words, at: key.clone(), bare });
    }
}

/// Brackets while they are read.
struct Reading {
    /// Where what has not been read begins.
    from: Pos,
    /// Whether the part that is read has its source.
    open: bool,
    /// Whether nothing was read yet, and the source is the one before the brackets.
    fresh: bool,
    cites: Vec<Cited>,
}

/// The place after a sign of one byte.
fn after(sign: Pos) -> Pos {
    Pos { at: sign.at + 1, ..sign }
}
