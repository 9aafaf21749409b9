//! Headings, quotes, code, tasks and tables.

use std::fmt::Write as _;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag};

use super::Renderer;
use crate::markdown::cite::CiteMark;
use crate::markdown::headings::Heading;
use crate::markdown::{escape, highlight};

impl Renderer<'_, '_> {
    pub(super) fn heading(
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

    /// The words of some events, without markup and citations.
    pub(super) fn plain(&self, from: usize, to: usize) -> String {
        let mut out = String::new();
        let mut cited = 0usize;
        for (event, _) in &self.document.events[from..to] {
            match event {
                Event::Start(tag) if cited > 0 || CiteMark::of(tag).is_some() => {
                    cited += 1;
                }
                Event::End(_) => cited = cited.saturating_sub(1),
                _ if cited > 0 => {}
                Event::Text(t) | Event::Code(t) => out.push_str(t),
                Event::SoftBreak | Event::HardBreak => out.push(' '),
                _ => {}
            }
        }
        out
    }

    /// The alternative text of the picture that starts at `i`.
    pub(super) fn alt(&self, i: usize, next: usize) -> String {
        self.plain(i + 1, next.saturating_sub(1).max(i + 1))
    }

    pub(super) fn quote(&mut self, kind: Option<BlockQuoteKind>) {
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

    pub(super) fn code_block(&mut self, i: usize, kind: &CodeBlockKind<'_>) -> usize {
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
    pub(super) fn is_task(&self, i: usize) -> bool {
        let first = self.document.events.get(i + 1).map(|(e, _)| e);
        let first = match first {
            Some(Event::Start(Tag::Paragraph)) => {
                self.document.events.get(i + 2).map(|(e, _)| e)
            }
            other => other,
        };
        matches!(first, Some(Event::TaskListMarker(_)))
    }

    pub(super) fn task(&mut self, done: bool) {
        let words = self.host.words();
        let label = if done { words.done.clone() } else { words.not_done.clone() };
        self.push("<input type=\"checkbox\" disabled");
        self.push(if done { " checked aria-label=\"" } else { " aria-label=\"" });
        escape::attribute(&mut self.out.html, &label);
        self.push("\"> ");
    }

    pub(super) fn table(&mut self, alignments: &[Alignment]) {
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

    pub(super) fn cell(&mut self) {
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
}
