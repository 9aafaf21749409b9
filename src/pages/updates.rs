//! What is new in the case: stories published and changed, corrections, claims that stand
//! differently.

use std::sync::Arc;

use super::record::Here;
use super::site::Site;
use super::views::UpdateView;
use crate::date::CaseDate;
use crate::model::{
    Article, Case, CorrectionKind, Kind, PlacedDate, RecordId, Status, pick, text_in,
};

/// How many of them the front page tells.
const LATEST: usize = 6;

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// A correction was made.
    Corrected(CorrectionKind),
    /// A claim was given a status.
    Status(Status),
    /// It was published.
    Published,
    /// It was changed in substance.
    Updated,
}

/// Something new.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// What.
    pub news: News,
    /// Of which record.
    pub of: RecordId,
    /// When.
    pub date: CaseDate,
}

/// The latest updates of a case, the newest first.
#[must_use]
pub fn latest(case: &Case, language: &crate::language::Lang) -> Vec<Update> {
    let mut all = Vec::new();
    let mut add = |news, kind: Kind, id: &Arc<str>, date: Option<&PlacedDate>| {
        if let Some(date) = date {
            let of = (kind, id.clone());
            all.push(Update { news, of, date: date.value.clone() });
        }
    };
    for (id, translations) in &case.articles {
        let Some(article) = pick::<Article>(translations, language) else { continue };
        add(News::Published, Kind::Article, id, article.date.as_ref());
        add(News::Updated, Kind::Article, id, article.updated.as_ref());
    }
    for ((kind, id), correction) in &case.corrections {
        add(News::Corrected(correction.kind), *kind, id, correction.date.as_ref());
    }
    for (id, translations) in &case.claims {
        let Some(claim) = pick(translations, language) else { continue };
        for change in &claim.history {
            add(News::Status(change.status), Kind::Claim, id, change.date.as_ref());
        }
    }
    let rank = |u: &Update| (std::cmp::Reverse(u.date.sort_key()), u.news, u.of.clone());
    all.sort_by_cached_key(rank);
    // What was corrected and says so is not told a second time as changed.
    let mut told: Vec<Update> = Vec::new();
    for update in all {
        let again = |known: &Update| {
            let same = known.of == update.of && known.date == update.date;
            same && update.news == News::Updated
        };
        if !told.iter().any(again) {
            told.push(update);
        }
        if told.len() == LATEST {
            break;
        }
    }
    told
}

impl<'a> Site<'a> {
    /// The latest updates, for the front page.
    pub(super) fn updates_view(&'a self, here: &Here<'a>) -> Vec<UpdateView> {
        let all = self.updates().iter();
        all.filter_map(|update| here.update(update)).collect()
    }
}

impl Here<'_> {
    fn update(&self, update: &Update) -> Option<UpdateView> {
        let (kind, id) = &update.of;
        let page = self.named(*kind, id)?;
        let (what, status) = match update.news {
            News::Published => ("published", ""),
            News::Updated => ("updated", ""),
            News::Corrected(kind) => (kind.word(), ""),
            News::Status(status) => ("status", status.word()),
        };
        let text = match update.news {
            News::Corrected(_) => {
                let mut of_page = self.site.corrections_of(*kind, id).iter();
                let is_it = |date: &PlacedDate| date.value == update.date;
                let told = of_page.find(|c| c.date.as_ref().is_some_and(is_it));
                let text = told.and_then(|c| text_in(&c.text, self.lang));
                text.map(|(lang, text)| self.name(text.trim(), Some(lang)))
            }
            _ => None,
        };
        Some(UpdateView { what, status, date: self.date(&update.date), page, text })
    }
}
