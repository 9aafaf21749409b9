//! Links, pictures, embeds, shortcodes and formulas.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{Hole, HoleKind, Renderer};
use crate::markdown::{Pictured, escape, shortcode};

/// A picture in the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The file, by the name that the host gave it.
    pub file: Arc<str>,
    /// Its address.
    pub url: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its title; of a figure that is the caption, which stands in the prose already.
    pub title: String,
    /// Whether it is a figure, alone in its paragraph.
    pub in_figure: bool,
}

impl Renderer<'_, '_> {
    /// A paragraph that holds one picture or embed and nothing else.
    pub(super) fn lone_picture(&mut self, i: usize) -> Option<usize> {
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
        if let Some(pictured) = self.host.picture(dest_url, &alt, range.clone()) {
            self.push("<figure>");
            self.picture(pictured, &alt, None, range);
            if !title.is_empty() {
                self.push("<figcaption>");
                escape::text(&mut self.out.html, title);
                self.push("</figcaption>");
            }
            self.push("</figure>\n");
        }
        Some(next + 1)
    }

    pub(super) fn hole(&mut self, kind: HoleKind, range: Range<usize>) {
        let at = self.out.html.len();
        self.out.holes.push(Hole { at, kind, range });
    }

    /// A paragraph that is one shortcode.
    pub(super) fn lone_shortcode(
        &mut self,
        i: usize,
        range: &Range<usize>,
    ) -> Option<usize> {
        let written = self.document.source.get(range.clone())?.trim_end();
        let inner = written.strip_prefix("{{")?.strip_suffix("}}")?;
        if inner.contains("}}") {
            return None;
        }
        self.line();
        self.shortcode(inner, range.start..range.start + written.len());
        Some(self.after(i))
    }

    pub(super) fn shortcode(&mut self, inner: &str, range: Range<usize>) {
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
    pub(super) fn inline_shortcode(
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

    pub(super) fn link(
        &mut self,
        i: usize,
        kind: LinkType,
        destination: &str,
        title: &str,
        range: &Range<usize>,
    ) -> usize {
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

    pub(super) fn image(
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
        if let Some(pictured) = self.host.picture(destination, &alt, range.clone()) {
            self.picture(pictured, &alt, Some(title), range);
        }
        next
    }

    /// A picture; in a line it has a title, and a figure has its caption below.
    fn picture(
        &mut self,
        pictured: Pictured,
        alt: &str,
        title: Option<&str>,
        range: &Range<usize>,
    ) {
        let in_figure = title.is_none();
        let title = title.unwrap_or_default();
        match pictured {
            Pictured::Plain(url) => self.img(&url, alt, title),
            Pictured::Known { file, url } => {
                let (alt, title) = (alt.to_owned(), title.to_owned());
                let picture = Picture { file, url, alt, title, in_figure };
                self.hole(HoleKind::Picture(picture), range.clone());
            }
        }
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
    pub(super) fn math(&mut self, tag: &str, class: &str, tex: &str) {
        let _ = write!(self.out.html, "<{tag} class=\"{class}\">");
        escape::text(&mut self.out.html, tex);
        let _ = write!(self.out.html, "</{tag}>");
    }
}
