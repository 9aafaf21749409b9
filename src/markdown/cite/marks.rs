//! The first pass: keys, brackets and semicolons that may be part of a citation.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::key;
use super::prose::{Pos, Prose};

/// Brackets within brackets are looked into to this depth and no further.
const DEEPEST: usize = 8;

/// How far a shortcode may reach, in bytes, for what it says to be passed over.
const SHORTCODE: usize = 4096;

/// A sign in the text.
#[derive(Debug)]
pub struct Mark {
    /// Where it stands; for a key, its `@` or the `-` before.
    pub at: Pos,
    /// What it is.
    pub kind: MarkKind,
    /// The mark of the bracket it stands in, at the same level of emphasis.
    pub owner: Option<usize>,
    /// Whether it stands in a heading.
    pub heading: bool,
    /// Whether it stands in a footnote.
    pub footnote: bool,
}

/// What a sign is.
#[derive(Debug)]
pub enum MarkKind {
    /// `@key` or `-@key`: the key's bytes in the source, and where it ends.
    Key { key: Range<usize>, end: Pos, suppress: bool },
    /// `[`, with the place of its `]`, and whether a key stands directly in it.
    Bracket { close: Option<Pos>, keyed: bool },
    /// `;`
    Semicolon,
}

/// The signs of a text, in order.
#[derive(Debug, Default)]
pub struct Marked {
    /// The signs.
    pub marks: Vec<Mark>,
    /// Places of what no brackets of a citation may hold: footnotes, pictures and
    /// shortcodes have nowhere to go from within a note.
    spoils: Vec<Pos>,
}

impl Marked {
    /// Looks through all of the text.
    pub fn of(prose: Prose<'_, '_>) -> Self {
        let mut walk = Walk {
            prose,
            out: Self::default(),
            levels: vec![Vec::new()],
            barred: 0,
            heading: false,
            footnote: false,
            skip: 0,
        };
        let mut event = 0;
        while event < prose.events.len() {
            let next = prose.after_block(event);
            let (_, bytes) = &prose.events[event];
            if holds_signs(prose.source.get(bytes.clone()).unwrap_or_default()) {
                (event..next).for_each(|event| walk.event(event));
            }
            event = next;
        }
        walk.out
    }

    /// Whether something stands between two places that no note can hold.
    pub fn is_spoilt(&self, from: Pos, to: Pos) -> bool {
        let next = self.spoils.partition_point(|p| *p < from);
        self.spoils.get(next).is_some_and(|p| *p < to)
    }
}

struct Walk<'p, 'a> {
    prose: Prose<'p, 'a>,
    out: Marked,
    /// The open brackets of each element that is open.
    levels: Vec<Vec<usize>>,
    /// Depth of what holds no citations.
    barred: usize,
    heading: bool,
    footnote: bool,
    /// The byte of the source up to which all has been read.
    skip: usize,
}

impl Walk<'_, '_> {
    fn event(&mut self, i: usize) {
        match &self.prose.events[i].0 {
            Event::Start(tag) => {
                match tag {
                    Tag::Image { .. } => self.out.spoils.push(Pos::before(i)),
                    Tag::Heading { .. } => self.heading = true,
                    Tag::FootnoteDefinition(_) => self.footnote = true,
                    _ => {}
                }
                self.barred += usize::from(bars(tag));
                self.levels.push(Vec::new());
            }
            Event::End(end) => {
                match end {
                    TagEnd::Heading(_) => self.heading = false,
                    TagEnd::FootnoteDefinition => self.footnote = false,
                    _ => {}
                }
                let barring = matches!(
                    end,
                    TagEnd::Link
                        | TagEnd::Image
                        | TagEnd::CodeBlock
                        | TagEnd::HtmlBlock
                        | TagEnd::MetadataBlock(_)
                );
                self.barred = self.barred.saturating_sub(usize::from(barring));
                self.levels.pop();
            }
            Event::FootnoteReference(_) => self.out.spoils.push(Pos::before(i)),
            Event::Text(_) if self.barred == 0 => {
                if let Some(text) = self.prose.raw(i) {
                    self.text(i, text);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, event: usize, text: &str) {
        let start = self.prose.events[event].1.start;
        let escaped = self.prose.is_escaped(event);
        for (at, byte) in text.bytes().enumerate() {
            if !matches!(byte, b'@' | b'[' | b']' | b';' | b'{')
                || start + at < self.skip
                || (escaped && at == 0)
            {
                continue;
            }
            let pos = Pos { event, at };
            match byte {
                b'@' => self.key(pos, start + at),
                b'[' => {
                    let number = self.out.marks.len();
                    self.push(pos, MarkKind::Bracket { close: None, keyed: false });
                    if let Some(open) = self.levels.last_mut() {
                        open.push(number);
                    }
                }
                b']' => {
                    let open = self.levels.last_mut().and_then(Vec::pop);
                    if let Some(Mark { kind: MarkKind::Bracket { close, .. }, .. }) =
                        open.and_then(|n| self.out.marks.get_mut(n))
                    {
                        *close = Some(pos);
                    }
                }
                b';' => self.push(pos, MarkKind::Semicolon),
                _ => self.shortcode(pos, start + at),
            }
        }
    }

    /// What stands in a shortcode is no prose.
    fn shortcode(&mut self, pos: Pos, byte: usize) {
        let rest = &self.prose.source[byte..];
        if !rest.starts_with("{{") {
            return;
        }
        self.out.spoils.push(pos);
        let reach = rest.len().min(SHORTCODE);
        let close = rest.as_bytes()[..reach].windows(2).position(|two| two == b"}}");
        self.skip = byte + close.map_or(2, |at| at + 2);
    }

    fn push(&mut self, at: Pos, kind: MarkKind) {
        let open = self.levels.last();
        let owner = open
            .filter(|open| open.len() <= DEEPEST)
            .and_then(|open| open.last().copied());
        let (heading, footnote) = (self.heading, self.footnote);
        self.out.marks.push(Mark { at, kind, owner, heading, footnote });
    }

    fn key(&mut self, pos: Pos, byte: usize) {
        let (before, after) = (&self.prose.source[..byte], byte + 1);
        let reach = self.prose.run_end(pos.event, after + key::LONGEST);
        let Some((key, length)) = key::read(&self.prose.source[after..reach.max(after)])
        else {
            return;
        };
        if !may_stand_after(before) {
            return;
        }
        let minus = before.strip_suffix('-').filter(|rest| {
            pos.at > 0 && !rest.ends_with(|c: char| c.is_alphanumeric() || c == '-')
        });
        let suppress = minus.is_some();
        let at = Pos { at: pos.at - usize::from(suppress), ..pos };
        let end = self.prose.locate(pos.event, after + length);
        self.skip = after + length;
        let key = after + key.start..after + key.end;
        self.push(at, MarkKind::Key { key, end, suppress });
        let owner = self.out.marks.last().and_then(|mark| mark.owner);
        if let Some(Mark { kind: MarkKind::Bracket { keyed, .. }, .. }) =
            owner.and_then(|n| self.out.marks.get_mut(n))
        {
            *keyed = true;
        }
    }
}

/// Whether a block may hold a citation, or open a shortcode that reaches into others: most
/// hold neither, and need not be read sign by sign.
fn holds_signs(block: &str) -> bool {
    block.contains('@') || block.contains("{{")
}

/// Whether an element holds no citations: code, pictures, and the words of links, which
/// already lead somewhere.
fn bars(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::MetadataBlock(_)
    )
}

/// Whether `before` may stand before the `@` of a key: no word that goes on in it, as in
/// an e-mail address, and no web address.
fn may_stand_after(before: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    if last.is_alphanumeric() || matches!(last, '@' | '/') {
        return false;
    }
    // An address without a space in it is not longer than this.
    let word = before
        .char_indices()
        .rev()
        .take(200)
        .take_while(|(_, c)| !c.is_whitespace())
        .last();
    let word = word.map_or("", |(at, _)| &before[at..]);
    !(word.contains("://") || word.contains("www."))
}
