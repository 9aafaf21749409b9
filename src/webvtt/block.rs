//! The file as blocks of lines between empty ones (§6.1, "collect a block").

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Cue, Fault, Note, Transcript, text, timing};

const ARROW: &str = "-->";

/// Reads the whole file.
pub(super) fn read(text: &str) -> (Transcript, Vec<Fault>) {
    let mut reader = Reader {
        text,
        lines: lines(text),
        at: 0,
        told: None,
        ids: BTreeSet::new(),
        found: Transcript::default(),
        faults: Vec::new(),
    };
    if text.trim_start_matches('\u{feff}').is_empty() {
        let fault = Fault::new(0..text.len(), "this file is empty");
        reader.faults.push(fault.help("begin with the line `WEBVTT`, then an empty one"));
        return (reader.found, reader.faults);
    }
    reader.signature();
    while reader.at < reader.lines.len() {
        reader.block();
    }
    if reader.found.cues.is_empty() && reader.faults.is_empty() {
        let fault = Fault::new(reader.lines[0].clone(), "this file has no cues");
        reader.faults.push(fault.help(timing::FORM));
    }
    (reader.found, reader.faults)
}

/// The bytes of each line, without what ends it: LF, CR or both.
fn lines(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' if at > 0 && bytes[at - 1] == b'\r' => start = at + 1,
            b'\n' | b'\r' => {
                lines.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    lines.push(start..text.len());
    lines
}

struct Reader<'a> {
    text: &'a str,
    lines: Vec<Range<usize>>,
    /// The line to be read next.
    at: usize,
    /// A line with an arrow of which it is said already that it is no timing line.
    told: Option<usize>,
    ids: BTreeSet<&'a str>,
    found: Transcript,
    faults: Vec<Fault>,
}

/// The lines of a block that are no timing line, and what ended it.
struct Block {
    /// The lines before the timing line; without one, all of them.
    head: Range<usize>,
    /// The timing line.
    times: Option<usize>,
    /// The lines after it.
    body: Range<usize>,
    /// Did a line with an arrow end it, where an empty one should have?
    cut: bool,
}

impl<'a> Reader<'a> {
    fn line(&self, at: usize) -> &'a str {
        &self.text[self.lines[at].clone()]
    }

    /// The bytes from the first of these lines to the end of the last.
    fn bytes(&self, lines: &Range<usize>) -> Range<usize> {
        if lines.is_empty() {
            let at =
                self.lines.get(lines.start).map_or(self.text.len(), |line| line.start);
            return at..at;
        }
        self.lines[lines.start].start..self.lines[lines.end - 1].end
    }

    /// The first line, and whatever follows it before an empty line.
    fn signature(&mut self) {
        let line = self.line(0);
        let rest = line.strip_prefix('\u{feff}').unwrap_or(line).strip_prefix("WEBVTT");
        if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
            let fault =
                Fault::new(self.lines[0].clone(), "the first line is not `WEBVTT`");
            self.faults.push(fault.help(self.signature_help()));
        }
        self.at = 1;
        let header = self.collect(true);
        if let Some(first) = header.head.clone().next().or(header.cut.then_some(self.at))
        {
            let message = "there is no empty line after the first";
            self.faults.push(
                Fault::new(self.lines[first].clone(), message)
                    .help("leave the second line empty; the cues begin with the third"),
            );
        }
    }

    fn signature_help(&self) -> &'static str {
        let timed = (0..self.lines.len().min(3)).map(|at| self.line(at));
        if timed.into_iter().any(|line| line.contains(ARROW) && line.contains(',')) {
            "this looks like a SubRip file (.srt): write `WEBVTT` and an empty line above it, \
             and a point for the comma in each time"
        } else {
            "write `WEBVTT` as the first line, and leave the second empty"
        }
    }

    /// Collects one block. Only a timing line in the first or the second place makes a cue;
    /// any other line with an arrow ends the block and begins the next.
    fn collect(&mut self, header: bool) -> Block {
        let first = self.at;
        let mut block = Block { head: first..first, times: None, body: 0..0, cut: false };
        while self.at < self.lines.len() {
            let line = self.line(self.at);
            if line.contains(ARROW) {
                if header || block.times.is_some() || self.at > first + 1 {
                    block.cut = true;
                    break;
                }
                block.times = Some(self.at);
                block.body = self.at + 1..self.at + 1;
            } else if line.is_empty() {
                self.at += 1;
                break;
            } else if block.times.is_some() {
                block.body.end += 1;
            } else {
                block.head.end += 1;
            }
            self.at += 1;
        }
        block
    }

    fn block(&mut self) {
        let block = self.collect(false);
        match block.times {
            Some(times) => self.cue(times, &block),
            None if block.head.is_empty() => {}
            None => self.other(&block),
        }
        if block.cut {
            self.cut(&block);
        }
    }

    fn cue(&mut self, times: usize, block: &Block) {
        let span = self.lines[times].clone();
        let id = block.head.clone().next().map(|at| self.line(at));
        if let Some(id) = id {
            self.identifier(id, self.lines[block.head.start].clone());
        }
        let mut faults = Vec::new();
        let timing = timing::timing(self.line(times), span.start, &mut faults);
        if self.told != Some(times) {
            self.faults.append(&mut faults);
        }
        let Some(timing) = timing else { return };
        if let Some(last) = self.found.cues.last()
            && timing.start < last.start_ms
        {
            let message = "this cue begins before the one above it";
            self.faults.push(
                Fault::new(span.clone(), message)
                    .help("put the cues in the order of time"),
            );
        }
        let bytes = self.bytes(&block.body);
        let during = timing.start..timing.end;
        let nodes = text::tree(self.text, bytes, during, &mut self.faults);
        let cue = Cue {
            id: id.map(|id| id.replace('\0', "\u{fffd}")),
            start_ms: timing.start,
            end_ms: timing.end,
            span: span.clone(),
            settings: timing.settings,
            text: nodes,
        };
        if cue.plain().is_empty() {
            let fault = Fault::new(span, "this cue has no text");
            self.faults
                .push(fault.help("write what is heard below the times, or remove it"));
        }
        self.found.cues.push(cue);
    }

    fn identifier(&mut self, id: &'a str, span: Range<usize>) {
        if word(id, "NOTE") {
            let message = "`-->` in a note: this is read as a cue";
            let fault = Fault::new(span, message);
            self.faults
                .push(fault.help("write the arrow in a note in another way: `->`"));
        } else if !self.ids.insert(id) {
            let fault = Fault::new(span, format!("another cue is called `{id}` as well"));
            self.faults.push(fault.help("give each cue a name of its own, or none"));
        }
    }

    /// A block without times.
    fn other(&mut self, block: &Block) {
        let first = self.line(block.head.start);
        let span = self.lines[block.head.start].clone();
        let early = self.found.cues.is_empty();
        if word(first, "NOTE") {
            let bytes = self.bytes(&block.head);
            let text = self.text[bytes.clone()]["NOTE".len()..].trim();
            let text = text.replace("\r\n", "\n").replace('\r', "\n");
            let text = text.replace('\0', "\u{fffd}");
            let before = self.found.cues.len();
            self.found.notes.push(Note { text, before, span: bytes });
        } else if first.trim_end() == "STYLE" && early {
            self.found.styles += 1;
        } else if first.trim_end() == "REGION" && early {
            self.found.regions += 1;
        } else if matches!(first.trim_end(), "STYLE" | "REGION") {
            let message = format!("a {} block after the first cue", first.trim_end());
            self.faults.push(Fault::new(span, message).help("move it above the cues"));
        } else {
            let message = "these lines belong to no cue: there are no times above them";
            let help =
                "an empty line ends a cue; a remark of the editor begins with `NOTE`";
            self.faults.push(Fault::new(span, message).help(help));
        }
    }

    /// A line with an arrow stands where an empty line should be.
    fn cut(&mut self, block: &Block) {
        let line = self.line(self.at);
        let span = self.lines[self.at].clone();
        let inside = block.times.is_some() || word(self.line(block.head.start), "NOTE");
        let timing = timing::timing(line, span.start, &mut Vec::new()).is_some();
        let fault = if inside && !timing {
            self.told = Some(self.at);
            Fault::new(span, "`-->` inside a text").help("write `--&gt;`")
        } else {
            let message = "there is no empty line above this cue";
            Fault::new(span, message).help("leave a line empty between two blocks")
        };
        self.faults.push(fault);
    }
}

/// Is this the line of a block that begins with `word`, alone or with words after it?
fn word(line: &str, word: &str) -> bool {
    let rest = line.strip_prefix(word);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}
