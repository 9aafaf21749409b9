//! Events to HTML.
//!
//! Without extensions the output is that of the `CommonMark` specification; with them,
//! headings have anchors, tables and code scroll in boxes of their own, footnotes are
//! gathered at the end, and a picture alone in its paragraph is a figure. Nothing is
//! styled inline, so a strict Content-Security-Policy holds.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd,
};

use super::footnotes::Footnotes;
use super::headings::{Anchors, Heading};
use super::shortcode::{self, Shortcode};
use super::{CITATION, Document, Host, Insertion, escape, highlight};

/// What a hole in the HTML is filled with later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoleKind {
    /// A card: `claim:asking-price`, `chronology:thread=sale`.
    Embed(String),
    /// A shortcode.
    Shortcode(Shortcode),
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
        footnotes: if document.extended {
            Footnotes::of(document)
        } else {
            Footnotes::default()
        },
        table: Table::default(),
        links: Vec::new(),
        lead: Lead::Wanted,
    };
    r.out.html.reserve(document.source.len() + document.source.len() / 4);
    r.events(0..document.events.len());
    r.footnotes();
    r.out
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
}

#[derive(PartialEq, Clone, Copy)]
enum Lead {
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
    footnotes: Footnotes,
    table: Table,
    links: Vec<String>,
    lead: Lead,
}

impl<'a> Renderer<'a, '_> {
    fn push(&mut self, html: &str) {
        self.out.html.push_str(html);
    }

    /// Text between tags. The specification's own HTML writes quotation marks as entities
    /// there too, which is allowed but never needed.
    fn escaped(&mut self, text: &str) {
        if self.document.extended {
            return escape::text(&mut self.out.html, text);
        }
        for (n, piece) in text.split('"').enumerate() {
            self.out.html.push_str(if n > 0 { "&quot;" } else { "" });
            escape::text(&mut self.out.html, piece);
        }
    }

    /// Begins a new line unless at one.
    fn line(&mut self) {
        if !self.out.html.is_empty() && !self.out.html.ends_with('\n') {
            self.out.html.push('\n');
        }
    }

    fn events(&mut self, range: Range<usize>) {
        let mut i = range.start;
        while i < range.end {
            i = self.event(i);
        }
    }

    /// Renders the event at `i`; gives the next one to render.
    fn event(&mut self, i: usize) -> usize {
        let document = self.document;
        let (event, range) = &document.events[i];
        match event {
            Event::Start(tag) => return self.start(i, tag, range),
            Event::End(tag) => self.end(*tag),
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
    fn after(&self, i: usize) -> usize {
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

    fn start(&mut self, i: usize, tag: &Tag<'a>, range: &Range<usize>) -> usize {
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

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.push("</p>\n");
                if self.lead == Lead::Reading {
                    self.lead = Lead::Done;
                }
            }
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

    fn count(&mut self, text: &str) {
        // Counting spaces is counting words, near enough for a reading time.
        let spaces = text.bytes().filter(|b| *b == b' ').count();
        self.out.words += spaces + usize::from(!text.is_empty() && !text.ends_with(' '));
    }

    fn lead_text(&mut self, text: &str) {
        if self.lead == Lead::Reading {
            self.out.lead.push_str(text);
        }
    }

    fn text(&mut self, i: usize, text: &str, range: &Range<usize>) -> usize {
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
    fn insert_all(&mut self, i: usize) {
        while let Some(insertion) = self.insertions.first().filter(|n| n.event <= i) {
            self.insertions = &self.insertions[1..];
            if insertion.event == i {
                self.out.html.push_str(&insertion.html);
            }
        }
    }

    fn paragraph(&mut self, i: usize, range: &Range<usize>) -> usize {
        if self.document.extended {
            if let Some(next) = self.lone_picture(i) {
                return next;
            }
            if let Some(next) = self.lone_shortcode(i, range) {
                return next;
            }
        }
        self.line();
        self.push("<p>");
        if self.lead == Lead::Wanted {
            self.lead = Lead::Reading;
        }
        i + 1
    }

    /// A paragraph that holds one picture or embed and nothing else.
    fn lone_picture(&mut self, i: usize) -> Option<usize> {
        let document = self.document;
        let (Event::Start(Tag::Image { link_type, dest_url, title, .. }), range) =
            document.events.get(i + 1)?
        else {
            return None;
        };
        let next = self.after(i + 1);
        if !matches!(document.events.get(next)?.0, Event::End(TagEnd::Paragraph)) {
            return None;
        }
        if matches!(link_type, LinkType::WikiLink { .. }) || self.host.is_card(dest_url) {
            self.line();
            let kind = HoleKind::Embed(dest_url.to_string());
            self.hole(kind, range.clone());
            return Some(next + 1);
        }
        let alt = self.alt(i + 1, next);
        self.line();
        if let Some(url) = self.host.picture(dest_url, &alt, range.clone()) {
            self.push("<figure>");
            self.img(&url, &alt, "");
            if !title.is_empty() {
                self.push("<figcaption>");
                escape::text(&mut self.out.html, title);
                self.push("</figcaption>");
            }
            self.push("</figure>\n");
        }
        Some(next + 1)
    }

    fn hole(&mut self, kind: HoleKind, range: Range<usize>) {
        let at = self.out.html.len();
        self.out.holes.push(Hole { at, kind, range });
    }

    /// A paragraph that is one shortcode.
    fn lone_shortcode(&mut self, i: usize, range: &Range<usize>) -> Option<usize> {
        let written = self.document.source.get(range.clone())?.trim_end();
        let inner = written.strip_prefix("{{")?.strip_suffix("}}")?;
        if inner.contains("}}") {
            return None;
        }
        self.line();
        self.shortcode(inner, range.start..range.start + written.len());
        Some(self.after(i))
    }

    fn shortcode(&mut self, inner: &str, range: Range<usize>) {
        match shortcode::parse(inner) {
            Err(problem) => self.host.bad_shortcode(&problem, range),
            Ok(shortcode) => {
                if self.host.shortcode(&shortcode, range.clone()) {
                    self.hole(HoleKind::Shortcode(shortcode), range);
                }
            }
        }
    }

    /// A shortcode within a line: what the parser made of its inside is passed over.
    fn inline_shortcode(
        &mut self,
        i: usize,
        text: &str,
        range: &Range<usize>,
    ) -> Option<usize> {
        let source = self.document.source;
        let open = range.start + source.get(range.clone())?.find("{{")?;
        let Some(length) = source[open..]
            .find("}}")
            .filter(|n| !source[open..open + n].contains("\n\n"))
        else {
            self.host.bad_shortcode("it is not closed by `}}`", open..range.end);
            return None;
        };
        let close = open + length + 2;
        let before = text.find("{{")?;
        self.count(&text[..before]);
        self.lead_text(&text[..before]);
        escape::text(&mut self.out.html, &text[..before]);
        self.shortcode(&source[open + 2..close - 2], open..close);
        let events = &self.document.events;
        let mut next = i;
        while events.get(next).is_some_and(|(_, r)| r.start < close && r.end <= close) {
            next += 1;
        }
        // The last event may begin inside the shortcode and go on after it.
        if let Some((Event::Text(_), r)) =
            events.get(next).filter(|(_, r)| r.start < close)
        {
            let rest = &source[close..r.end];
            self.count(rest);
            self.lead_text(rest);
            escape::text(&mut self.out.html, rest);
            next += 1;
        }
        Some(next.max(i + 1))
    }

    fn heading(
        &mut self,
        i: usize,
        level: u8,
        own: Option<&str>,
        classes: &[CowStr<'_>],
    ) -> usize {
        let next = self.after(i);
        self.line();
        if !self.document.extended {
            let _ = write!(self.out.html, "<h{level}>");
            self.events(i + 1..next - 1);
            let _ = writeln!(self.out.html, "</h{level}>");
            return next;
        }
        let title = self.plain(i + 1, next - 1);
        let id = self.anchors.heading(own, &title);
        let _ = write!(self.out.html, "<h{level} id=\"");
        escape::attribute(&mut self.out.html, &id);
        if !classes.is_empty() {
            self.push("\" class=\"");
            escape::attribute(&mut self.out.html, &classes.join(" "));
        }
        self.push("\">");
        self.events(i + 1..next - 1);
        self.push(" <a class=\"anchor\" href=\"#");
        escape::href(&mut self.out.html, &id);
        let _ = writeln!(
            self.out.html,
            "\" aria-hidden=\"true\" tabindex=\"-1\">#</a></h{level}>"
        );
        self.out.headings.push(Heading { id, title, level });
        next
    }

    /// The words of some events, without markup.
    fn plain(&self, from: usize, to: usize) -> String {
        let mut out = String::new();
        for (event, _) in &self.document.events[from..to] {
            match event {
                Event::Text(t) | Event::Code(t) => out.push_str(t),
                Event::SoftBreak | Event::HardBreak => out.push(' '),
                _ => {}
            }
        }
        out
    }

    /// The alternative text of the picture that starts at `i`.
    fn alt(&self, i: usize, next: usize) -> String {
        self.plain(i + 1, next.saturating_sub(1).max(i + 1))
    }

    fn quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.line();
        let (class, n) = match kind {
            None => {
                self.push("<blockquote>\n");
                return;
            }
            Some(BlockQuoteKind::Note) => ("note", 0),
            Some(BlockQuoteKind::Tip) => ("tip", 1),
            Some(BlockQuoteKind::Important) => ("important", 2),
            Some(BlockQuoteKind::Warning) => ("warning", 3),
            Some(BlockQuoteKind::Caution) => ("caution", 4),
        };
        let _ =
            write!(self.out.html, "<div class=\"alert alert-{class}\" role=\"note\">");
        self.push("<p class=\"alert-title\">");
        let title = self.host.words().alerts[n].clone();
        escape::text(&mut self.out.html, &title);
        self.push("</p>\n");
    }

    fn code_block(&mut self, i: usize, kind: &CodeBlockKind<'_>) -> usize {
        let next = self.after(i);
        let code = self.plain(i + 1, next - 1);
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.as_ref(),
            CodeBlockKind::Indented => "",
        };
        let language = info.split([' ', ',', '\t']).next().unwrap_or_default();
        self.line();
        self.push(if self.document.extended {
            "<pre class=\"code\" tabindex=\"0\"><code"
        } else {
            "<pre><code"
        });
        if !language.is_empty() {
            self.push(" class=\"language-");
            escape::attribute(&mut self.out.html, language);
            self.push("\"");
        }
        self.push(">");
        let coloured = self.document.extended
            && !language.is_empty()
            && highlight::into(&mut self.out.html, &code, language);
        self.out.has_code |= coloured;
        if !coloured {
            self.escaped(&code);
        }
        self.push("</code></pre>\n");
        next
    }

    /// Whether the item that starts at `i` is a task.
    fn is_task(&self, i: usize) -> bool {
        let first = self.document.events.get(i + 1).map(|(e, _)| e);
        let first = match first {
            Some(Event::Start(Tag::Paragraph)) => {
                self.document.events.get(i + 2).map(|(e, _)| e)
            }
            other => other,
        };
        matches!(first, Some(Event::TaskListMarker(_)))
    }

    fn task(&mut self, done: bool) {
        let words = self.host.words();
        let label = if done { words.done.clone() } else { words.not_done.clone() };
        self.push("<input type=\"checkbox\" disabled");
        self.push(if done { " checked aria-label=\"" } else { " aria-label=\"" });
        escape::attribute(&mut self.out.html, &label);
        self.push("\"> ");
    }

    fn table(&mut self, alignments: &[Alignment]) {
        self.line();
        self.table.alignments = alignments.to_vec();
        if self.document.extended {
            self.push(
                "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"",
            );
            let label = self.host.words().table.clone();
            escape::attribute(&mut self.out.html, &label);
            self.push("\">");
        }
        self.push("<table>\n");
    }

    fn cell(&mut self) {
        self.push(if self.table.head { "<th" } else { "<td" });
        if self.table.head && self.document.extended {
            self.push(" scope=\"col\"");
        }
        self.push(match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-start\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-end\">",
            _ => ">",
        });
    }

    fn link(
        &mut self,
        i: usize,
        kind: LinkType,
        destination: &str,
        title: &str,
        range: &Range<usize>,
    ) -> usize {
        if destination == CITATION {
            let written = self.document.source.get(range.clone()).unwrap_or_default();
            let html = self.host.citation(written, range.clone());
            self.push(&html);
            return self.after(i);
        }
        let anchor = match kind {
            LinkType::WikiLink { has_pothole } => {
                self.host.wikilink(destination, has_pothole, range.clone())
            }
            LinkType::Email => {
                self.host.link(&format!("mailto:{destination}"), title, range.clone())
            }
            _ => self.host.link(destination, title, range.clone()),
        };
        self.push(&anchor.open);
        if let Some(words) = anchor.words {
            self.count(&words);
            self.lead_text(&words);
            escape::text(&mut self.out.html, &words);
            self.push(&anchor.close);
            return self.after(i);
        }
        self.links.push(anchor.close);
        i + 1
    }

    fn image(
        &mut self,
        i: usize,
        kind: LinkType,
        destination: &str,
        title: &str,
        range: &Range<usize>,
    ) -> usize {
        let next = self.after(i);
        if matches!(kind, LinkType::WikiLink { .. }) || self.host.is_card(destination) {
            self.host.misplaced_embed(destination, range.clone());
            return next;
        }
        let alt = self.alt(i, next);
        if let Some(url) = self.host.picture(destination, &alt, range.clone()) {
            self.img(&url, &alt, title);
        }
        next
    }

    fn img(&mut self, url: &str, alt: &str, title: &str) {
        self.push("<img src=\"");
        escape::href(&mut self.out.html, url);
        self.push("\" alt=\"");
        escape::attribute(&mut self.out.html, alt);
        if !title.is_empty() {
            self.push("\" title=\"");
            escape::attribute(&mut self.out.html, title);
        }
        self.push("\"");
        if self.document.extended {
            self.push(" loading=\"lazy\" decoding=\"async\"");
        }
        self.push(" />");
    }

    /// TeX is passed through as marked text, for a script or a reader to set.
    fn math(&mut self, tag: &str, class: &str, tex: &str) {
        let _ = write!(self.out.html, "<{tag} class=\"{class}\">");
        escape::text(&mut self.out.html, tex);
        let _ = write!(self.out.html, "</{tag}>");
    }

    fn footnote_reference(&mut self, label: &str) {
        let (n, count) = self.footnotes.refer(label);
        let id = if count == 1 { n.to_string() } else { format!("{n}-{count}") };
        let _ = write!(
            self.out.html,
            "<sup class=\"footnote-ref\" id=\"fnref-{id}\">\
             <a href=\"#fn-{n}\" role=\"doc-noteref\">{n}</a></sup>"
        );
    }

    fn footnotes(&mut self) {
        if self.footnotes.is_empty() {
            return;
        }
        self.line();
        self.push("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n");
        let mut n = 0;
        while let Some((events, count)) = self.footnotes.definition(n) {
            n += 1;
            let _ = writeln!(self.out.html, "<li id=\"fn-{n}\">");
            self.events(events);
            self.back_links(n, count);
            self.push("</li>\n");
        }
        self.push("</ol>\n</section>\n");
    }

    /// Links back to the text, at the end of the footnote's last paragraph.
    fn back_links(&mut self, n: usize, count: usize) {
        let mut links = String::new();
        for reference in 1..=count {
            let id =
                if reference == 1 { n.to_string() } else { format!("{n}-{reference}") };
            let _ = write!(
                links,
                " <a class=\"footnote-back\" href=\"#fnref-{id}\" role=\"doc-backlink\" aria-label=\""
            );
            escape::attribute(&mut links, &self.host.words().back);
            let _ = write!(links, " {id}\">↩</a>");
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
