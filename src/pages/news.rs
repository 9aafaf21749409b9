//! What is new in a case: stories published and changed, corrections, claims that stand
//! differently.

use std::sync::Arc;

use crate::date::CaseDate;
use crate::model::{
    Article, Case, CorrectionKind, Kind, PlacedDate, RecordId, Status, pick,
};

/// How many updates the front page tells.
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
