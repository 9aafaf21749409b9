//! Footnotes at the end of the prose, with the ways there and back.

use std::fmt::Write as _;

use super::Renderer;
use crate::markdown::escape;

impl Renderer<'_, '_> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let (n, count) = self.footnotes.refer(label);
        let id = if count == 1 { n.to_string() } else { format!("{n}-{count}") };
        let _ = write!(
            self.out.html,
            "<sup class=\"footnote-ref\" id=\"fnref-{id}\">\
             <a href=\"#fn-{n}\" role=\"doc-noteref\">{n}</a></sup>"
        );
    }

    pub(super) fn footnotes(&mut self) {
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
    pub(super) fn back_links(&mut self, n: usize, count: usize) {
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
