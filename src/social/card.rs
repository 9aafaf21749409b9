//! Where things stand on a card, and the card as a drawing: a rule in the one accent, the
//! kicker, the headline as large as its box allows, a sentence, and the site's name.

use std::fmt::Write as _;

use super::fit::{self, Measured};
use super::fonts::{Face, SANS, SERIF};
use super::{ACCENT, Card, Fault, HEIGHT, PAPER, WIDTH, escaped};
use crate::language::Direction;

const INK: &str = "#1c1b19";
const SOFT: &str = "#5b5851";
const LINE: &str = "#dcd8cd";

/// Networks round the corners and some cut the edges: nothing stands nearer to them.
const MARGIN: f32 = 72.0;
const COLUMN: f32 = 1200.0 - 2.0 * MARGIN;
/// Where the kicker stands.
const KICKER: f32 = 126.0;
/// Between these the headline and the sentence have their place.
const TOP: f32 = 156.0;
const BOTTOM: f32 = 512.0;
/// Where the site's name stands.
const FOOT: f32 = 581.0;

/// Sizes of headlines, the first that fits is taken; and how many lines each may fill.
const SIZES: [(f32, usize); 11] = [
    (96.0, 2),
    (88.0, 3),
    (80.0, 3),
    (74.0, 3),
    (68.0, 4),
    (62.0, 4),
    (56.0, 4),
    (50.0, 5),
    (46.0, 5),
    (42.0, 6),
    (38.0, 6),
];
/// Sizes of the sentence under it.
const SUMMARIES: [f32; 3] = [33.0, 30.0, 27.0];
/// A headline set smaller than this has the sentence's room too.
const LARGE: f32 = 56.0;

/// Lines of one size.
struct Block {
    size: f32,
    /// From one baseline to the next.
    leading: f32,
    lines: Vec<String>,
}

impl Block {
    #[allow(clippy::cast_precision_loss, reason = "a handful of lines")]
    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.leading
    }
}

/// The card as a drawing.
pub fn svg(card: &Card) -> Result<String, Fault> {
    let mut sheet = Sheet::new(card.dir);
    sheet.rect(MARGIN, 62.0, 96.0, 10.0, ACCENT);
    sheet.kicker(card)?;
    let title = fit::measure(&card.title, SERIF)?;
    let (headline, summary) = body(card, &title)?;
    // Naskh stands higher above its line than Latin, and deeper below it.
    let rise = |size: f32, text: &str| size * if is_arabic(text) { 1.08 } else { 0.86 };
    // What is short stands a little lower, so that the card is not empty at its foot.
    let used = headline.height() + summary.as_ref().map_or(0.0, |b| b.height() + 24.0);
    let lowered = ((BOTTOM - TOP - used) * 0.35).clamp(0.0, 64.0);
    let mut y = TOP + lowered + rise(headline.size, &card.title) - headline.leading;
    for line in &headline.lines {
        y += headline.leading;
        sheet.start(y, headline.size, SERIF, INK, line);
    }
    if let Some(summary) = summary {
        y += headline.size * if is_arabic(&card.title) { 0.55 } else { 0.3 } + 14.0;
        y += rise(summary.size, &card.summary) - summary.leading;
        for line in &summary.lines {
            y += summary.leading;
            sheet.start(y, summary.size, SANS, SOFT, line);
        }
    }
    sheet.rect(MARGIN, 534.0, COLUMN, 1.5, LINE);
    sheet.foot(card)?;
    Ok(sheet.close())
}

/// The headline and the sentence in their box: both, as large as they go together, unless
/// the headline would become small by it.
fn body(card: &Card, title: &Measured) -> Result<(Block, Option<Block>), Fault> {
    let room = BOTTOM - TOP;
    let mut summaries: Vec<Block> = if card.summary.trim().is_empty() {
        Vec::new()
    } else {
        let summary = fit::measure(&card.summary, SANS)?;
        let leading = if is_arabic(&card.summary) { 1.65 } else { 1.38 };
        let block = |size: f32| {
            let lines = summary.lines(COLUMN / size)?;
            Some(Block { size, leading: size * leading, lines })
        };
        SUMMARIES.into_iter().filter_map(block).filter(|b| b.lines.len() <= 4).collect()
    };
    // A sentence that can be read from afar is worth a size of the headline.
    for least in [30.0, 0.0] {
        let large = SIZES.into_iter().filter(|(size, _)| *size >= LARGE);
        for (size, most) in large {
            let Some(headline) = headline(card, title, size, most, room) else {
                continue;
            };
            let left = room - headline.height() - 24.0;
            let fits = |block: &Block| block.size >= least && block.height() <= left;
            if let Some(fitting) = summaries.iter().position(fits) {
                return Ok((headline, Some(summaries.swap_remove(fitting))));
            }
        }
    }
    let all = SIZES.into_iter();
    let fits = all.filter_map(|(size, most)| headline(card, title, size, most, room));
    let headline = fits.into_iter().next().unwrap_or_else(|| least(card, title, room));
    Ok((headline, None))
}

fn headline(
    card: &Card,
    title: &Measured,
    size: f32,
    most: usize,
    room: f32,
) -> Option<Block> {
    let lines = title.lines(COLUMN / size)?;
    let block = Block { size, leading: size * leading(&card.title), lines };
    (block.lines.len() <= most && block.height() <= room).then_some(block)
}

fn leading(title: &str) -> f32 {
    if is_arabic(title) { 1.5 } else { 1.14 }
}

/// What is longer than any headline should be: as small as it can be read, and cut behind
/// a word at the last resort. A word wider than the card is set smaller still.
fn least(card: &Card, title: &Measured, room: f32) -> Block {
    let size = SIZES[SIZES.len() - 1].0.min(COLUMN / title.widest().max(f32::EPSILON));
    let leading = size * leading(&card.title);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the lines of a card"
    )]
    let most = (room / leading).max(1.0) as usize;
    // The ellipsis wants its room.
    let lines = title.cut(COLUMN / size - 1.0, most);
    Block { size, leading, lines }
}

/// Whether a text holds letters that stand higher and deeper than Latin ones.
fn is_arabic(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{600}'..='\u{8ff}'))
}

/// A drawing that is being written, mirrored for languages that run from the right.
struct Sheet {
    out: String,
    dir: Direction,
}

impl Sheet {
    fn new(dir: Direction) -> Self {
        let out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" \
             height=\"{HEIGHT}\"><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             fill=\"{PAPER}\"/>"
        );
        Self { out, dir }
    }

    fn close(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    /// A rectangle; `x` is counted from where lines begin.
    fn rect(&mut self, x: f32, y: f32, width: f32, height: f32, fill: &str) {
        let x = match self.dir {
            Direction::Ltr => x,
            Direction::Rtl => 1200.0 - x - width,
        };
        let _ = write!(
            self.out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" \
             fill=\"{fill}\"/>"
        );
    }

    /// A line that begins at the margin.
    fn start(&mut self, y: f32, size: f32, face: Face, fill: &str, text: &str) {
        self.text(MARGIN, y, size, face, fill, false, text);
    }

    /// A line; `x` is counted from where lines begin, or end if it is `ended` there.
    #[allow(clippy::too_many_arguments, reason = "what a line of text is made of")]
    fn text(
        &mut self,
        x: f32,
        y: f32,
        size: f32,
        face: Face,
        fill: &str,
        ended: bool,
        text: &str,
    ) {
        let at_right = ended == (self.dir == Direction::Ltr);
        let (x, anchor) = if at_right { (1200.0 - x, "end") } else { (x, "start") };
        let text = escaped(text);
        // Lines are laid out from the left; the marks say where this one begins.
        let (open, shut) = match self.dir {
            Direction::Ltr => ("", ""),
            Direction::Rtl => ("\u{202b}", "\u{202c}"),
        };
        // The fonts carry one weight of each face: the line over a headline gets its own.
        let edge = if face == SANS && fill != SOFT {
            format!(" stroke=\"{fill}\" stroke-width=\"0.8\"")
        } else {
            String::new()
        };
        let Face { family, weight } = face;
        let _ = write!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\" font-family=\"{family}\" font-weight=\"{weight}\" \
             font-size=\"{size}\" fill=\"{fill}\"{edge} text-anchor=\"{anchor}\">\
             {open}{text}{shut}</text>"
        );
    }

    /// The line over the headline, with what must be said first.
    fn kicker(&mut self, card: &Card) -> Result<(), Fault> {
        let mut x = MARGIN;
        if !card.notice.is_empty() {
            let size = 27.0;
            let width = fit::measure(&card.notice, SANS)?.length() * size;
            self.rect(x, KICKER - 35.0, width + 36.0, 49.0, ACCENT);
            self.text(x + 18.0, KICKER, size, SANS, PAPER, false, &card.notice);
            x += width + 36.0 + 22.0;
        }
        if !card.kicker.is_empty() {
            let room = 1200.0 - MARGIN - x;
            let (size, text) = line(&card.kicker, SANS, 29.0, room)?;
            self.text(x, KICKER, size, SANS, ACCENT, false, &text);
        }
        Ok(())
    }

    /// The site's name, and who publishes it where there is room for both.
    fn foot(&mut self, card: &Card) -> Result<(), Fault> {
        let (size, site) = line(&card.site, SERIF, 31.0, COLUMN)?;
        self.start(FOOT, size, SERIF, INK, &site);
        if card.publisher.is_empty() || card.publisher == card.site {
            return Ok(());
        }
        let used = fit::measure(&site, SERIF)?.length() * size;
        let width = fit::measure(&card.publisher, SANS)?.length() * 25.0;
        if used + 60.0 + width <= COLUMN {
            self.text(MARGIN, FOOT, 25.0, SANS, SOFT, true, &card.publisher);
        }
        Ok(())
    }
}

/// A text on one line: a little smaller where that makes it fit, else cut behind a word.
fn line(text: &str, face: Face, size: f32, room: f32) -> Result<(f32, String), Fault> {
    let measured = fit::measure(text, face)?;
    let least = size * 0.75;
    let fitting = (room / measured.length().max(f32::EPSILON)).min(size);
    if fitting >= least {
        return Ok((fitting, measured.lines(f32::MAX).unwrap_or_default().concat()));
    }
    let size = least.min(room / measured.widest().max(f32::EPSILON));
    Ok((size, measured.cut(room / size - 1.0, 1).concat()))
}
