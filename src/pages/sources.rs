//! Sources: how pages name them, the page of one, and the list of all.

use std::sync::Arc;

use super::content::{Content, Title};
use super::exports::ExportFormat;
use super::record::Here;
use super::site::Site;
use super::views::{
    DownloadView, KindCount, NameView, SourcePageView, SourceRow, SourceView,
    SourcesView, templates,
};
use super::wording;
use crate::address::Address;
use crate::bibliography::{Formatter, Order, TYPES};
use crate::model::{Reference, Source};

impl Here<'_> {
    /// A source as pages name it.
    pub fn source(&self, key: &str) -> Option<SourceView> {
        let source = self.site.source(key)?;
        Some(SourceView {
            authors: source.authors.to_string(),
            container: source.container.to_string(),
            issued: source.issued.as_ref().map(|d| self.date(d)),
            url: source.url.to_string(),
            ..self.source_in_short(source)
        })
    }

    /// A source without what its reference says.
    fn source_in_short(&self, source: &Source) -> SourceView {
        let id = self.site.public_id(&source.id);
        let name = self.source_name(source);
        SourceView {
            lang: name.lang,
            dir: name.dir,
            id: id.to_owned(),
            anchor: format!("source-{id}"),
            href: self.source_href(&source.id),
            title: name.text,
            archive_url: source.archive_url.to_string(),
            kind: source.kind.to_string(),
            ..SourceView::default()
        }
    }

    pub fn sources(&self, references: &[Reference]) -> Vec<SourceView> {
        references.iter().filter_map(|r| self.source(&r.value)).collect()
    }

    /// A list of sources for the foot of a page: each once, with its reference, in the
    /// order of the style; where that is the order of citation, with their numbers.
    pub fn sources_once<'k>(
        &self,
        keys: impl IntoIterator<Item = &'k Arc<str>>,
    ) -> Vec<SourceView> {
        let mut seen: Vec<&Arc<str>> = Vec::new();
        for key in keys {
            if !seen.contains(&key) {
                seen.push(key);
            }
        }
        let mut found: Vec<&Arc<Source>> =
            seen.into_iter().filter_map(|key| self.site.source(key)).collect();
        let numbered = self.in_order(&mut found);
        let view = |(at, source): (usize, &Arc<Source>)| {
            let number = if numbered { at + 1 } else { 0 };
            let reference = wording::reference(self, source, true);
            if reference.is_empty() {
                return Some(SourceView { number, ..self.source(&source.id)? });
            }
            Some(SourceView { reference, number, ..self.source_in_short(source) })
        };
        found.into_iter().enumerate().filter_map(view).collect()
    }

    /// Puts sources into the order of the style; tells whether that is the given one.
    pub(super) fn in_order(&self, sources: &mut [&Arc<Source>]) -> bool {
        let style = self.site.formatter(self.lang).map(Formatter::style);
        if style.is_none_or(|style| style.order() == Order::Citation) {
            return true;
        }
        if sources.len() > 1 {
            sources.sort_by_cached_key(|source| wording::order(self, source));
        }
        false
    }

    /// A source's title, marked with its language.
    pub fn source_name(&self, source: &Source) -> NameView {
        self.name(&source.title, source.lang.as_ref())
    }
}

impl<'a> Site<'a> {
    pub(super) fn source_view(&'a self, here: &Here<'a>, key: &Arc<str>) -> Content {
        let (Some(source), Some(mut view)) = (self.source(key), here.source(key)) else {
            return templates::SOURCE.none(Title::new("source", ""));
        };
        view.reference = wording::reference(here, source, false);
        let mut title = Title::new("source", &*source.title);
        let list =
            (self.word(here.lang, "/titles/sources"), self.list("sources/", here.lang));
        title.trail = vec![self.home_step(here.lang), list];
        let language = source.lang.as_ref().map(|lang| NameView {
            text: lang.native_name(),
            lang: Some(lang.as_str().to_owned()),
            dir: Some(lang.direction().as_str()),
        });
        let view = SourcePageView {
            name: here.source_name(source),
            confidential: source.confidential,
            medium: if source.confidential { "" } else { medium(source) },
            language,
            accessed: source.accessed.as_ref().map(|d| here.date(d)),
            archive_date: source.archive_date.as_ref().map(|d| here.date(d)),
            sha256: source.sha256.to_string(),
            origin: source.origin.to_string(),
            reliability: source.reliability.to_string(),
            credibility: source.credibility.to_string(),
            note: source.note.to_string(),
            pages: self.citing_pages(here, key),
            rests: self.resting(here, key),
            source: view,
        };
        templates::SOURCE.of(title, &view)
    }

    pub(super) fn sources_view(&'a self, here: &Here<'a>) -> Content {
        let mut rows: Vec<SourceRow> =
            self.sources().filter_map(|key| self.source_row(here, key)).collect();
        if let Some(tools) = here.tools() {
            rows.sort_by_cached_key(|row| {
                (tools.collation.sort_key(&row.name.text), row.href.clone())
            });
        }
        let count = |kind: &'static str| {
            let is_it = |row: &&SourceRow| match kind {
                "confidential" => row.confidential,
                "unsaid" => row.kind.is_empty(),
                kind => row.kind == kind,
            };
            let count = rows.iter().filter(is_it).count();
            (count > 0).then_some(KindCount { kind, count })
        };
        let kinds = ["primary", "secondary", "tertiary", "unsaid", "confidential"];
        let download = |format: &ExportFormat| DownloadView {
            format: format.word(),
            href: here.href(&Address::new(format.path())),
            media_type: format.media_type(),
        };
        let view = SourcesView {
            count: rows.len(),
            kinds: kinds.into_iter().filter_map(count).collect(),
            downloads: ExportFormat::OF_SOURCES.iter().map(download).collect(),
            rows,
        };
        let mut title = Title::new("sources", self.word(here.lang, "/titles/sources"));
        title.trail = vec![self.home_step(here.lang)];
        templates::SOURCES.of(title, &view)
    }

    fn source_row(&'a self, here: &Here<'a>, key: &Arc<str>) -> Option<SourceRow> {
        let source = self.source(key)?;
        let publisher = source.csl.get("publisher").and_then(serde_json::Value::as_str);
        let publisher = match &*source.container {
            "" => crate::bibliography::plain(publisher.unwrap_or_default()),
            container => container.to_owned(),
        };
        let order = source.issued.as_ref().map(crate::date::CaseDate::interval);
        Some(SourceRow {
            name: here.source_name(source),
            href: here.source_href(key),
            authors: source.authors.to_string(),
            publisher,
            issued: source.issued.as_ref().map(|d| here.date(d)),
            order: order.unwrap_or_default(),
            kind: source.kind.to_string(),
            confidential: source.confidential,
            used: self.citings(key).len() + self.rests_on(key).len(),
        })
    }
}

/// The type of a source in CSL.
pub fn medium(source: &Source) -> &'static str {
    let written = source.csl.get("type").and_then(serde_json::Value::as_str);
    TYPES.iter().find(|t| Some(**t) == written).copied().unwrap_or_default()
}
