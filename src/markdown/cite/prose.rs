//! Events with places between their characters.

use std::ops::Range;

use pulldown_cmark::Event;

/// A place between two characters: an event and a byte of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pos {
    /// The event.
    pub event: usize,
    /// The byte of its text; 0 before an event without one.
    pub at: usize,
}

impl Pos {
    /// Before an event.
    pub fn before(event: usize) -> Self {
        Self { event, at: 0 }
    }
}

/// A text and its events.
#[derive(Clone, Copy)]
pub struct Prose<'p, 'a> {
    /// The text.
    pub source: &'a str,
    /// The events.
    pub events: &'p [(Event<'a>, Range<usize>)],
}

impl<'p> Prose<'p, '_> {
    /// Where the events of the block that begins with `event` end; of any other event, the
    /// next one.
    pub fn after_block(self, event: usize) -> usize {
        let mut depth = 0usize;
        for (at, (event, _)) in self.events.iter().enumerate().skip(event) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
        }
        self.events.len()
    }

    /// The words of a text event.
    pub fn text(self, event: usize) -> Option<&'p str> {
        match self.events.get(event) {
            Some((Event::Text(text), _)) => Some(text),
            _ => None,
        }
    }

    /// The words of a text event that stand in the source as they are. An entity or a
    /// straightened quotation mark does not, and is never part of the syntax.
    pub fn raw(self, event: usize) -> Option<&'p str> {
        let text = self.text(event)?;
        let (_, range) = &self.events[event];
        (self.source.get(range.clone()) == Some(text)).then_some(text)
    }

    /// Whether the first character of a raw text follows a backslash that is none of the
    /// text.
    pub fn is_escaped(self, event: usize) -> bool {
        let start = self.events[event].1.start;
        let joins = event
            .checked_sub(1)
            .filter(|before| self.text(*before).is_some())
            .is_some_and(|before| self.events[before].1.end == start);
        !joins && self.source[..start].ends_with('\\')
    }

    /// Where the raw text that goes on from `event` without a gap ends in the source, or
    /// somewhat after `reach` if it goes on for longer.
    pub fn run_end(self, event: usize, reach: usize) -> usize {
        let mut end = self.events[event].1.end;
        for next in event + 1.. {
            let joins = self.raw(next).is_some() && self.events[next].1.start == end;
            if !joins || end >= reach {
                break;
            }
            end = self.events[next].1.end;
        }
        end
    }

    /// The place of a byte of the source in the raw text that goes on from `event`.
    pub fn locate(self, mut event: usize, byte: usize) -> Pos {
        while byte > self.events[event].1.end && event + 1 < self.events.len() {
            event += 1;
        }
        Pos { event, at: byte - self.events[event].1.start }
    }

    /// The byte of the source at a place in raw text.
    pub fn byte(self, pos: Pos) -> usize {
        self.events.get(pos.event).map_or(self.source.len(), |(_, r)| r.start + pos.at)
    }

    /// The character of text at a place and the place after it; `None` where the text
    /// is broken off by anything else.
    pub fn next(self, pos: Pos) -> Option<(char, Pos)> {
        let text = self.text(pos.event)?;
        match text.get(pos.at..)?.chars().next() {
            Some(c) => Some((c, Pos { at: pos.at + c.len_utf8(), ..pos })),
            None => self.next(Pos::before(pos.event + 1)),
        }
    }
}
