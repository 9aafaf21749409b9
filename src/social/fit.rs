//! Texts into lines: words are measured as they will be shaped, and lines made of about
//! equal length, so that no word is left alone on the last one.

use std::fmt::Write as _;
use std::ops::Range;

use resvg::usvg::Node;

use super::fonts::Face;
use super::{Fault, escaped, raster};

/// The size at which texts are measured. Widths grow with the size: outlines are not hinted.
const UNIT: f32 = 100.0;

/// A text in pieces between which lines may end.
#[derive(Debug)]
pub struct Measured {
    pieces: Vec<Piece>,
    space: f32,
}

#[derive(Debug)]
struct Piece {
    text: String,
    /// In units of the size.
    width: f32,
    /// Whether a space stands before it.
    spaced: bool,
}

/// Measures the words of a text.
pub fn measure(text: &str, face: Face) -> Result<Measured, Fault> {
    let mut pieces = Vec::new();
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        for (n, part) in parts(word).into_iter().enumerate() {
            pieces.push(Piece { text: part.to_owned(), width: 0.0, spaced: n == 0 });
        }
    }
    let texts: Vec<&str> = pieces.iter().map(|piece| &*piece.text).collect();
    let widths = widths(&[&texts[..], &["n n", "nn"]].concat(), face)?;
    for (piece, width) in pieces.iter_mut().zip(&widths) {
        piece.width = *width;
    }
    let space = match &widths[..] {
        [.., apart, together] => apart - together,
        _ => 0.0,
    };
    Ok(Measured { pieces, space })
}

/// Where words end. Spaces that bind do not.
fn is_gap(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// A word in the parts between which it may be broken: behind hyphens, dashes and slashes
/// that have letters on both sides.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, c) in word.char_indices() {
        let end = at + c.len_utf8();
        let long = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() > 1;
        if matches!(c, '-' | '–' | '—' | '/')
            && long(&word[from..at])
            && long(&word[end..])
        {
            parts.push(&word[from..end]);
            from = end;
        }
    }
    parts.push(&word[from..]);
    parts
}

/// How wide texts are, in units of the size.
pub fn widths(texts: &[&str], face: Face) -> Result<Vec<f32>, Fault> {
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">",
    );
    for (n, text) in texts.iter().enumerate() {
        let Face { family, weight } = face;
        let _ = write!(
            svg,
            "<text id=\"t{n}\" font-family=\"{family}\" font-weight=\"{weight}\" \
             font-size=\"{UNIT}\">{}</text>",
            escaped(text)
        );
    }
    svg.push_str("</svg>");
    let tree = raster::tree(svg.as_bytes())?;
    let width = |n: usize| match tree.node_by_id(&format!("t{n}")) {
        Some(Node::Text(text)) => text.bounding_box().width() / UNIT,
        _ => 0.0,
    };
    Ok((0..texts.len()).map(width).collect())
}

impl Measured {
    /// The lines of the text within a width, in units of the size; `None` when a piece is
    /// wider than that.
    pub fn lines(&self, most: f32) -> Option<Vec<String>> {
        if self.pieces.iter().any(|piece| piece.width > most) {
            return None;
        }
        let lines = self.even(most);
        Some(lines.into_iter().map(|line| self.text(line)).collect())
    }

    /// As [`lines`](Self::lines), with at most so many of them: what is left over is told
    /// by an ellipsis.
    pub fn cut(&self, most: f32, lines: usize) -> Vec<String> {
        let all = self.greedy(most);
        let mut kept: Vec<String> =
            all.iter().take(lines).cloned().map(|line| self.text(line)).collect();
        if all.len() > lines
            && let Some(last) = kept.last_mut()
        {
            // The ellipsis takes a word's place.
            if let Some((before, _)) = last.rsplit_once(' ') {
                last.truncate(before.len());
            }
            last.push('…');
        }
        kept
    }

    /// As few lines as the width allows, as even as they can be.
    fn even(&self, most: f32) -> Vec<Range<usize>> {
        let best = self.greedy(most);
        let (mut low, mut high) = (0.0, most);
        for _ in 0..12 {
            let middle = f32::midpoint(low, high);
            let fits = self.pieces.iter().all(|piece| piece.width <= middle);
            if fits && self.greedy(middle).len() == best.len() {
                high = middle;
            } else {
                low = middle;
            }
        }
        self.greedy(high)
    }

    fn greedy(&self, most: f32) -> Vec<Range<usize>> {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut used = 0.0;
        for (n, piece) in self.pieces.iter().enumerate() {
            let gap = if piece.spaced { self.space } else { 0.0 };
            match lines.last_mut() {
                Some(line) if used + gap + piece.width <= most => {
                    line.end = n + 1;
                    used += gap + piece.width;
                }
                _ => {
                    lines.push(n..n + 1);
                    used = piece.width;
                }
            }
        }
        lines
    }

    fn text(&self, line: Range<usize>) -> String {
        let mut out = String::new();
        for piece in &self.pieces[line] {
            if piece.spaced && !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&piece.text);
        }
        out
    }

    /// The widest piece, in units of the size.
    pub fn widest(&self) -> f32 {
        self.pieces.iter().map(|piece| piece.width).fold(0.0, f32::max)
    }

    /// The whole text on one line, in units of the size.
    pub fn length(&self) -> f32 {
        let gaps = self.pieces.iter().skip(1).filter(|piece| piece.spaced).count();
        let words: f32 = self.pieces.iter().map(|piece| piece.width).sum();
        #[allow(clippy::cast_precision_loss, reason = "a handful of words")]
        let gaps = gaps as f32;
        words + gaps * self.space
    }
}
