//! Events to HTML.
//!
//! Without extensions the output is that of the `CommonMark` specification; with them,
//! headings have anchors, tables and code scroll in boxes of their own, notes are
//! gathered at the end, and a picture alone in its paragraph is a figure. Nothing is
//! styled inline, so a strict Content-Security-Policy holds.

mod blocks;
mod media;
mod notes;
mod paragraphs;

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use crate::markdown::cite::CiteMark;
use crate::markdown::headings::{Anchors, Heading};
use crate::markdown::notes::Notes;
use crate::markdown::shortcode::Shortcode;
use crate::markdown::{Document, Host, Insertion, escape};
use paragraphs::Paragraphs;

pub use media::Picture;
pub use notes::{Cite, Noted};

/// What a hole in the HTML is filled with later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoleKind {
    /// A card: `claim:asking-price`, `chronology:thread=sale`.
    Embed(String),
    /// A shortcode.
    Shortcode(Shortcode),
    /// A picture.
    Picture(Picture),
    /// What the nth citation tells.
    Cites(usize),
    /// The author's words of the nth citation, which stand in the running text.
    Author(usize),
}

/// A place in the HTML where something is put in later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// The byte of the HTML.
    pub at: usize,
    /// What goes there.
    pub kind: HoleKind,
    /// The bytes of the prose that ask for it.
    pub range: Range<usize>,
}

/// Rendered prose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML.
    pub html: String,
    /// Its holes, in order.
    pub holes: Vec<Hole>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its citations, in the order in which they are met.
    pub citations: Vec<Noted>,
    /// How many words a reader reads.
    pub words: usize,
    /// The text of its first paragraph.
    pub lead: String,
    /// Whether it has highlighted code.
    pub has_code: bool,
}

/// Renders a document. `insertions` are in order of event and byte.
pub fn render(
    document: &Document<'_>,
    insertions: &[Insertion],
    host: &mut dyn Host,
) -> Rendered {
    let mut r = Renderer {
        document,
        insertions,
        host,
        out: Rendered::default(),
        anchors: Anchors::default(),
        notes: if document.extended { Notes::of(document) } else { Notes::default() },
        in_note: None,
        table: Table::default(),
        links: Vec::new(),
        lead: Lead::Wanted,
        paragraphs: Paragraphs::default(),
    };
    r.out.html.reserve(document.source.len() + document.source.len() / 4);
    r.events(0..document.events.len());
    r.notes();
    r.out
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

#[derive(PartialEq, Clone, Copy)]
pub(super) enum Lead {
    Wanted,
    Reading,
    Done,
}

struct Renderer<'a, 'h> {
    document: &'a Document<'a>,
    insertions: &'a [Insertion],
    host: &'h mut dyn Host,
    out: Rendered,
    anchors: Anchors,
    notes: Notes<'a>,
    /// The footnote that is written out.
    in_note: Option<usize>,
    table: Table,
    links: Vec<String>,
    lead: Lead,
    paragraphs: Paragraphs,
}

impl<'a> Renderer<'a, '_> {
    pub(super) fn push(&mut self, html: &str) {
        self.out.html.push_str(html);
    }

    /// Text between tags. The specification's own HTML writes quotation marks as entities
    /// there too, which is allowed but never needed.
    pub(super) fn escaped(&mut self, text: &str) {
        if self.document.extended {
            return escape::text(&mut self.out.html, text);
        }
        for (n, piece) in text.split('"').enumerate() {
            self.out.html.push_str(if n > 0 { "&quot;" } else { "" });
            escape::text(&mut self.out.html, piece);
        }
    }

    /// Begins a new line unless at one.
    pub(super) fn line(&mut self) {
        if !self.out.html.is_empty() && !self.out.html.ends_with('\n') {
            self.out.html.push('\n');
        }
    }

    pub(super) fn events(&mut self, range: Range<usize>) {
        let mut i = range.start;
        while i < range.end {
            i = self.event(i);
        }
    }

    /// Renders the event at `i`; gives the next one to render.
    pub(super) fn event(&mut self, i: usize) -> usize {
        let document = self.document;
        let (event, range) = &document.events[i];
        match event {
            Event::Start(tag) => {
                self.paragraphs.enter(tag);
                return self.start(i, tag, range);
            }
            Event::End(tag) => {
                self.paragraphs.leave(*tag);
                self.end(*tag);
            }
            Event::Text(text) => return self.text(i, text, range),
            Event::Code(code) => {
                self.count(code);
                self.push("<code>");
                self.escaped(code);
                self.push("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                self.host.html(html, range.clone());
                self.push(html);
            }
            Event::SoftBreak => {
                self.insert_all(i);
                self.push("\n");
                self.lead_text(" ");
            }
            Event::HardBreak => {
                self.insert_all(i);
                self.push("<br />\n");
                self.lead_text(" ");
            }
            Event::Rule => {
                self.line();
                self.push("<hr />\n");
            }
            Event::TaskListMarker(done) => self.task(*done),
            Event::FootnoteReference(label) => self.footnote_reference(label),
            Event::InlineMath(tex) => self.math("span", "math math-inline", tex),
            Event::DisplayMath(tex) => self.math("span", "math math-display", tex),
        }
        i + 1
    }

    /// The event after the one that ends what `i` starts.
    pub(super) fn after(&self, i: usize) -> usize {
        let mut depth = 0usize;
        for (n, (event, _)) in self.document.events.iter().enumerate().skip(i) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => {
                    depth -= 1;
                    if depth == 0 {
                        return n + 1;
                    }
                }
                _ => {}
            }
        }
        self.document.events.len()
    }

    pub(super) fn start(
        &mut self,
        i: usize,
        tag: &Tag<'a>,
        range: &Range<usize>,
    ) -> usize {
        match tag {
            Tag::Paragraph => return self.paragraph(i, range),
            Tag::Heading { level, id, classes, .. } => {
                return self.heading(i, *level as u8, id.as_deref(), classes);
            }
            Tag::BlockQuote(kind) => self.quote(*kind),
            Tag::CodeBlock(kind) => return self.code_block(i, kind),
            Tag::List(start) => {
                self.line();
                match start {
                    None => self.push("<ul>\n"),
                    Some(1) => self.push("<ol>\n"),
                    Some(n) => {
                        let _ = writeln!(self.out.html, "<ol start=\"{n}\">");
                    }
                }
            }
            Tag::Item => {
                self.line();
                let task = self.is_task(i);
                self.push(if task { "<li class=\"task\">" } else { "<li>" });
            }
            Tag::FootnoteDefinition(_) => return self.after(i),
            Tag::Table(alignments) => self.table(alignments),
            Tag::TableHead => {
                self.table.head = true;
                self.table.column = 0;
                self.push("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.push("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Superscript => self.push("<sup>"),
            Tag::Subscript => self.push("<sub>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                if let Some(mark) = CiteMark::of(tag) {
                    return self.citation(i, mark, range);
                }
                return self.link(i, *link_type, dest_url, title, range);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                return self.image(i, *link_type, dest_url, title, range);
            }
            Tag::HtmlBlock => self.line(),
            Tag::MetadataBlock(_) => return self.after(i),
            Tag::DefinitionList => {
                self.line();
                self.push("<dl>\n");
            }
            Tag::DefinitionListTitle => self.push("<dt>"),
            Tag::DefinitionListDefinition => self.push("<dd>"),
        }
        i + 1
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.paragraph_end(),
            TagEnd::BlockQuote(None) => {
                self.line();
                self.push("</blockquote>\n");
            }
            TagEnd::BlockQuote(Some(_)) => {
                self.line();
                self.push("</div>\n");
            }
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::Table => self.push(if self.document.extended {
                "</tbody>\n</table></div>\n"
            } else {
                "</tbody>\n</table>\n"
            }),
            TagEnd::TableHead => {
                self.table.head = false;
                self.push("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => {
                self.push(if self.table.head { "</th>" } else { "</td>" });
                self.table.column += 1;
            }
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Superscript => self.push("</sup>"),
            TagEnd::Subscript => self.push("</sub>"),
            TagEnd::Link => {
                let close = self.links.pop().unwrap_or_default();
                self.push(&close);
            }
            TagEnd::DefinitionList => self.push("</dl>\n"),
            TagEnd::DefinitionListTitle => self.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push("</dd>\n"),
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Image
            | TagEnd::FootnoteDefinition
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    pub(super) fn count(&mut self, text: &str) {
        // Counting spaces is counting words, near enough for a reading time.
        let spaces = text.bytes().filter(|b| *b == b' ').count();
        self.out.words += spaces + usize::from(!text.is_empty() && !text.ends_with(' '));
    }

    pub(super) fn lead_text(&mut self, text: &str) {
        if self.lead == Lead::Reading {
            self.out.lead.push_str(text);
        }
    }

    pub(super) fn text(&mut self, i: usize, text: &str, range: &Range<usize>) -> usize {
        if self.document.extended
            && text.contains("{{")
            && let Some(next) = self.inline_shortcode(i, text, range)
        {
            return next;
        }
        self.count(text);
        self.lead_text(text);
        let mut done = 0;
        while let Some(insertion) = self.insertions.first().filter(|n| n.event <= i) {
            self.insertions = &self.insertions[1..];
            if insertion.event < i {
                continue;
            }
            let at = insertion.at.min(text.len());
            escape::text(&mut self.out.html, &text[done..at]);
            self.out.html.push_str(&insertion.html);
            done = at;
        }
        self.escaped(&text[done..]);
        i + 1
    }

    /// Puts in what belongs at a line break (nothing lies within it).
    pub(super) fn insert_all(&mut self, i: usize) {
        while let Some(insertion) = self.insertions.first().filter(|n| n.event <= i) {
            self.insertions = &self.insertions[1..];
            if insertion.event == i {
                self.out.html.push_str(&insertion.html);
            }
        }
    }
}
