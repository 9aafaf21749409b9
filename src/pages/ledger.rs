//! The ledger: all claims, how many have each status, and what they can be filtered by.

use std::collections::BTreeMap;

use super::claims::LEDGER;
use super::content::{Content, Title};
use super::record::Here;
use super::site::Site;
use super::views::{ChoiceView, ClaimItem, ClaimsView, StatusCount, templates};
use crate::model::Status;

impl<'a> Site<'a> {
    pub(super) fn claims_view(&'a self, here: &Here<'a>) -> Content {
        let mut title = Title::new("claims", self.word(here.lang, "/titles/claims"));
        title.trail = vec![self.home_step(here.lang)];
        title.description = self.word(here.lang, "/ledger/lead");
        let items = here.claim_items(self.claims(), &mut Vec::new());
        let people = |item: &ClaimItem| {
            let all = item.by.iter().chain(&item.about);
            all.map(|e| (e.id.clone(), e.name.text.clone())).collect()
        };
        let sources = |item: &ClaimItem| {
            let all = item.sources.iter();
            all.map(|s| (s.id.clone(), s.title.clone())).collect()
        };
        let view = ClaimsView {
            statuses: here.status_counts(),
            who: choices(here, &items, people),
            sources: choices(here, &items, sources),
            items,
        };
        templates::CLAIMS.of(title, &view)
    }
}

impl Here<'_> {
    /// How many claims have each status, in the order of the format.
    pub fn status_counts(&self) -> Vec<StatusCount> {
        let counts = self.site.statuses();
        let ledger = self.list_href(LEDGER);
        let count = |(word, status): &(&'static str, Status)| {
            let href = format!("{ledger}?status={word}");
            Some(StatusCount { status: word, count: *counts.get(status)?, href })
        };
        Status::WORDS.iter().filter_map(count).collect()
    }
}

/// What entries have in one respect, each once, in the order of the words for it.
fn choices(
    here: &Here<'_>,
    items: &[ClaimItem],
    of: impl Fn(&ClaimItem) -> BTreeMap<String, String>,
) -> Vec<ChoiceView> {
    let mut all: BTreeMap<String, ChoiceView> = BTreeMap::new();
    for (id, title) in items.iter().flat_map(of) {
        let choice = ChoiceView { id: id.clone(), title, count: 0 };
        all.entry(id).or_insert(choice).count += 1;
    }
    let mut all: Vec<ChoiceView> = all.into_values().collect();
    if let Some(tools) = here.tools() {
        all.sort_by_cached_key(|choice| tools.collation.sort_key(&choice.title));
    }
    all
}
