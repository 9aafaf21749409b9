//! Corrections: the notes on a page, and the list of all.

use std::sync::Arc;

use super::content::{Content, Title};
use super::record::Here;
use super::site::Site;
use super::views::{CorrectionView, CorrectionsView, templates};
use crate::date::CaseDate;
use crate::model::{Correction, Kind, PlacedDate, RecordId, text_in};

/// Where the list of corrections is.
pub const CORRECTIONS: &str = "corrections/";

/// Where their feed is.
pub const CORRECTIONS_FEED: &str = "corrections/feed.xml";

impl<'a> Site<'a> {
    pub(super) fn corrections_view(&'a self, here: &Here<'a>) -> Content {
        let words = self.word(here.lang, "/titles/corrections");
        let mut title = Title::new("corrections", words);
        title.trail = vec![self.home_step(here.lang)];
        title.description = self.word(here.lang, "/correction/lead");
        let all = self.corrections().iter();
        let items = all.map(|(of, c)| here.correction(c, None, Some(of))).collect();
        let view = CorrectionsView { items };
        templates::CORRECTIONS.of(title, &view)
    }

    /// When a page was last changed: as its author says or as its latest correction does,
    /// whichever is later.
    #[must_use]
    pub fn last_changed(
        &self,
        kind: Kind,
        id: &Arc<str>,
        own: Option<&'a PlacedDate>,
    ) -> Option<&'a CaseDate> {
        let corrections = self.corrections_of(kind, id).iter();
        let dates = corrections.filter_map(|c| c.date.as_ref()).chain(own);
        dates.map(|date| &date.value).max_by_key(|date| date.sort_key())
    }
}

impl Here<'_> {
    /// The corrections of a page, which is this one.
    pub fn corrections(&self, kind: Kind, id: &Arc<str>) -> Vec<CorrectionView> {
        let own = (kind, id.clone());
        let all = self.site.corrections_of(kind, id).iter();
        all.map(|c| self.correction(c, Some(&own), None)).collect()
    }

    /// The corrections of a claim's page, which is this one, and those of other pages that
    /// concern it, the newest first.
    pub fn corrections_about(&self, claim: &Arc<str>) -> Vec<CorrectionView> {
        let own = (Kind::Claim, claim.clone());
        let of_this = self.site.corrections_of(Kind::Claim, claim).iter();
        let of_others = self.site.corrected(claim).iter();
        let mut all: Vec<(Option<&RecordId>, &Arc<Correction>)> =
            of_this.map(|c| (None, c)).collect();
        all.extend(of_others.map(|(page, c)| (Some(page), c)));
        let key = |c: &Correction| c.date.as_ref().map(|d| d.value.sort_key());
        all.sort_by(|(_, a), (_, b)| key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id)));
        all.into_iter().map(|(page, c)| self.correction(c, Some(&own), page)).collect()
    }

    /// A correction as it is told on the page of `own`, naming the page it is of.
    fn correction(
        &self,
        correction: &Correction,
        own: Option<&RecordId>,
        page: Option<&RecordId>,
    ) -> CorrectionView {
        let text = text_in(&correction.text, self.lang);
        let words = |text: &Arc<str>| self.name(text, None);
        let claim = correction.claim.as_ref().map(|r| (Kind::Claim, r.value.clone()));
        let claim = claim.filter(|id| Some(id) != own && Some(id) != page);
        CorrectionView {
            id: correction.id.to_string(),
            kind: correction.kind.word(),
            date: self.some_date(correction.date.as_ref()),
            text: text.map(|(lang, text)| self.name(text.trim(), Some(lang))),
            before: correction.before.as_ref().map(words),
            after: correction.after.as_ref().map(words),
            page: page.and_then(|(kind, id)| self.named(*kind, id)),
            claim: claim.and_then(|(kind, id)| self.named(kind, &id)),
        }
    }
}
