//! The latest updates as the front page tells them.

use super::news::{News, Update};
use super::record::Here;
use super::site::Site;
use super::views::UpdateView;
use crate::model::{PlacedDate, text_in};

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
