//! Exhibits: the page of one, and the list of all.

mod shown;
mod transcript;
mod wave;

pub use shown::{Extent, clock};

use std::sync::Arc;

use super::content::{Content, Title};
use super::exports::ExportFormat;
use super::plan::PageSpec;
use super::record::Here;
use super::site::Site;
use super::views::{
    CustodyView, ExcerptView, ExhibitItem, ExhibitView, ExhibitsView, LinkView,
    MediumView, templates,
};
use crate::address::Address;
use crate::diag::Diagnostic;
use crate::media::table;
use crate::model::{Authenticity, Exhibit, Kind, Mark, Medium};

impl<'a> Site<'a> {
    pub(super) fn exhibit_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let Some(exhibit) =
            self.exhibits_of(id).and_then(|all| self.version(all, &spec.lang))
        else {
            return Ok(templates::EXHIBIT.none(Title::new("exhibit", "")));
        };
        let woven = here.woven(Kind::Exhibit, id, &exhibit.head.lang);
        let mut title = Title::new("exhibit", &*exhibit.head.title);
        title.description = self.summary(&exhibit.head);
        title.has_code = woven.is_some_and(|w| w.has_code);
        let list =
            (self.word(here.lang, "/titles/exhibits"), self.list("exhibits/", here.lang));
        title.trail = vec![self.home_step(here.lang), list];
        let cited = woven.into_iter().flat_map(|w| &w.cited);
        let stories = self.uses(Kind::Exhibit, id).iter();
        let view = ExhibitView {
            body: self.body(here, &exhibit.head, woven)?,
            sources: here.sources_once(cited),
            stories: stories.filter_map(|id| here.article_link(id)).collect(),
            ..here.exhibit(exhibit)
        };
        Ok(templates::EXHIBIT.of(title, &view))
    }

    pub(super) fn exhibits_view(&'a self, here: &Here<'a>) -> Content {
        let all: Vec<&Exhibit> = self
            .exhibits()
            .filter_map(|id| self.exhibit(id, here.lang).map(|exhibit| &**exhibit))
            .collect();
        let group = |(kind, medium): &(&'static str, Medium)| {
            let own = all.iter().filter(|exhibit| exhibit.medium == *medium);
            let items: Vec<_> = own.map(|exhibit| here.exhibit_item(exhibit)).collect();
            (!items.is_empty()).then_some(MediumView { kind, items })
        };
        let mut title = Title::new("exhibits", self.word(here.lang, "/titles/exhibits"));
        title.trail = vec![self.home_step(here.lang)];
        let has_file = all.iter().any(|exhibit| exhibit.files().next().is_some());
        let sums = Address::new(ExportFormat::Sums.path());
        let view = ExhibitsView {
            count: all.len(),
            groups: Medium::WORDS.iter().filter_map(group).collect(),
            sums_href: if has_file { here.href(&sums) } else { String::new() },
        };
        templates::EXHIBITS.of(title, &view)
    }
}

impl<'a> Here<'a> {
    /// All that the exhibit's record and its files tell; not its prose.
    fn exhibit(&self, exhibit: &'a Exhibit) -> ExhibitView {
        let text =
            |text: &Option<Arc<str>>| text.as_deref().unwrap_or_default().to_owned();
        let extent = Extent { rows: table::ROWS, is_first: true };
        let shown = self.shown(exhibit, extent);
        let file_href = shown.as_ref().map_or("", |shown| &shown.href);
        let quotes = exhibit.quotes.iter().map(|q| ExcerptView {
            text: q.text.to_string(),
            page: text(&q.page),
            href: page_href(file_href, q.page.as_deref()),
            claim: q
                .claim
                .as_ref()
                .and_then(|claim| self.mark(&Mark { at: 0, claim: claim.clone() })),
        });
        let quotes = quotes.collect();
        let transcript = self.transcript(exhibit);
        let held = exhibit.sha256.as_ref().filter(|_| shown.is_none());
        let marks = exhibit.marks.iter().filter(|_| transcript.is_none());
        let custody = exhibit.custody.iter().map(|step| CustodyView {
            date: self.some_date(step.at.as_ref()),
            action: step.action.to_string(),
            by: text(&step.by),
            note: text(&step.note),
        });
        ExhibitView {
            id: exhibit.head.id.to_string(),
            title: exhibit.head.title.to_string(),
            kind: exhibit.medium.word(),
            summary: text(&exhibit.head.summary),
            body: String::new(),
            authenticity: exhibit.authenticity.map_or("", Authenticity::word),
            basis: text(&exhibit.basis),
            credit: text(&exhibit.credit),
            licence: exhibit.licence.as_deref().map(licence),
            recorded: self.some_date(exhibit.recorded.as_ref()),
            about: self.entities(&exhibit.about),
            from: exhibit
                .sources
                .iter()
                .filter_map(|r| self.source_named(&r.value))
                .collect(),
            sources: Vec::new(),
            stories: Vec::new(),
            custody: custody.collect(),
            held: held.map(|sum| sum.value.to_string()).unwrap_or_default(),
            marks: marks.filter_map(|mark| self.mark(mark)).collect(),
            speakers: self.speakers(exhibit),
            transcript,
            shown,
            quotes,
        }
    }

    fn exhibit_item(&self, exhibit: &Exhibit) -> ExhibitItem {
        let head = &exhibit.head;
        let file = exhibit.file.as_ref().map(|file| &*file.value);
        let facts = file.and_then(|file| Some((file, self.site.media(file)?)));
        let known = facts.map(|(_, facts)| facts);
        let milliseconds = known.and_then(|f| f.audio.as_ref()?.duration_ms);
        ExhibitItem {
            title: self.name(&head.title, Some(&head.lang)),
            href: self.to(head),
            summary: self.site.summary(head),
            authenticity: exhibit.authenticity.map_or("", Authenticity::word),
            size: known.map(|f| self.size(f.published.bytes)).unwrap_or_default(),
            format: facts.map(|(file, f)| shown::format(file, f)).unwrap_or_default(),
            duration: milliseconds.map(clock).unwrap_or_default(),
            pages: known.and_then(|f| f.document.as_ref()).map_or(0, |d| d.pages),
            wave: known.and_then(Self::small_wave),
            thumbnail: known.and_then(|facts| self.thumbnail(facts)),
        }
    }
}

/// A licence that is an address is a link to it.
fn licence(text: &str) -> LinkView {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let href = if is_address { text.to_owned() } else { String::new() };
    LinkView::new(text, href)
}

/// A document at a page, where the page is a number.
fn page_href(file: &str, page: Option<&str>) -> String {
    match page {
        Some(page) if !file.is_empty() && page.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{file}#page={page}")
        }
        _ => String::new(),
    }
}
