//! The whole case as one document, for paper: every record once, each in the language of
//! the document where it is translated and as it was written elsewhere.
//!
//! Sections are the views of the records' own pages, rendered by templates of their own
//! (`print/`), and then made parts of one page: [`leads`] gives every anchor the name of
//! its section and turns links to pages into links to sections.

mod leads;
mod sections;

use self::leads::Leads;
use self::sections::{Draft, Part};
use super::content::{Content, Title};
use super::record::Here;
use super::site::Site;
use super::views::{DateView, WholePart, WholeSection, WholeView, templates};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::language::{Lang, Languages};
use crate::model::{Case, Kind, pick};

/// The languages in which there is a document: the site's own, and those in which stories
/// are written. None where the configuration wants none, or the project has a page of its
/// own at that address.
pub fn languages(config: &Config, languages: &Languages, case: &Case) -> Vec<Lang> {
    let is_taken = case.pages.contains_key("print");
    if is_taken || case.articles.is_empty() || !config.print.wants(case.articles.len()) {
        return Vec::new();
    }
    let told = |lang: &&Lang| {
        let mut articles = case.articles.values();
        *lang == languages.own() || articles.any(|all| all.contains_key(*lang))
    };
    languages.of_site().iter().filter(told).cloned().collect()
}

impl<'a> Site<'a> {
    pub(super) fn whole_view(
        &'a self,
        here: &Here<'a>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let words = self.config.words(here.lang);
        let mut parts = sections::gather(here)?;
        let leads = Leads::new(here, &mut parts);
        let section = |draft: Draft| WholeSection {
            html: leads.lead(&draft),
            lang: (draft.lang != *here.lang).then(|| draft.lang.as_str().to_owned()),
            dir: (draft.lang != *here.lang).then(|| draft.lang.direction().as_str()),
            name: here.name(&draft.title, Some(&draft.lang)),
            anchor: draft.anchor,
            number: draft.number,
            date: draft.date,
        };
        let part = |part: Part| WholePart {
            kind: part.kind,
            anchor: part.anchor(),
            number: part.number,
            count: part.count,
            is_listed: !matches!(part.kind, "sources" | "corrections"),
            sections: part.drafts.into_iter().map(section).collect(),
        };
        let view = WholeView {
            title: words.title.to_string(),
            description: words.description.to_string(),
            updated: self.last_change(here),
            parts: parts.into_iter().map(part).collect(),
        };
        let mut title = Title::new("print", self.word(here.lang, "/print/title"));
        title.trail = vec![self.home_step(here.lang)];
        Ok(templates::WHOLE.of(title, &view))
    }

    /// When a story or a plain page was last changed.
    fn last_change(&'a self, here: &Here<'a>) -> Option<DateView> {
        let articles = self.articles().iter().filter_map(|id| {
            let article = self.own_article(id)?;
            let own = article.updated.as_ref().or(article.date.as_ref());
            self.last_changed(Kind::Article, id, own)
        });
        let pages = self.pages().filter_map(|id| {
            let page = pick(self.pages_of(id)?, here.lang)?;
            self.last_changed(Kind::Page, id, page.updated.as_ref())
        });
        let latest = articles.chain(pages).max_by_key(|date| date.sort_key());
        latest.map(|date| here.date(date))
    }
}
