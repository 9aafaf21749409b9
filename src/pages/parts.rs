//! All that a site is made from, as the stages before left it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::gathered::Gathered;
use super::weaves::Weaves;
use crate::assets::Media;
use crate::bibliography::{Formatter, Style};
use crate::config::Config;
use crate::date::DateWords;
use crate::language::{Collation, Lang, Languages};
use crate::model::{Case, Kind, Status, pick};
use crate::templates::{Engine, Theme};

/// What a language brings to the views in it.
#[derive(Debug)]
pub struct Tools {
    /// Dates in words.
    pub dates: DateWords,
    /// The order of names.
    pub collation: Collation,
    /// References and notes in the style of the site; `None` where that cannot be used.
    pub references: Option<Formatter>,
}

impl Tools {
    /// What each of some languages brings; references in the style of this name, or of
    /// this text of a style; dates by these phrases, in references too.
    #[must_use]
    pub fn of(
        langs: &[Lang],
        style: &str,
        dates: &BTreeMap<Lang, serde_json::Value>,
    ) -> BTreeMap<Lang, Self> {
        // Where CSL has no locale, references are in English of one country or another.
        let alike = |l: &Lang| dates.iter().find(|(d, _)| d.primary() == l.primary());
        let phrases = |l: &Lang| dates.get(l).or_else(|| Some(alike(l)?.1));
        let words = |l: &Lang| match phrases(l) {
            Some(dates) => DateWords::with_phrases(l, dates),
            None => DateWords::new(l),
        };
        let tool = |l: &Lang| Self {
            dates: words(l),
            collation: Collation::new(l),
            references: Style::worded(style, l, words).ok().map(Formatter::new),
        };
        langs.iter().map(|l| (l.clone(), tool(l))).collect()
    }
}

/// All that a site is made from, as the stages before left it.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The case.
    pub case: &'a Case,
    /// The woven bodies.
    pub woven: &'a Weaves,
    /// What follows from both.
    pub gathered: &'a Gathered,
    /// The theme.
    pub theme: &'a Theme,
    /// Its compiled templates.
    pub engine: &'a Engine,
    /// What each language brings.
    pub tools: &'a BTreeMap<Lang, Tools>,
    /// The languages it can be read in.
    pub languages: &'a Languages,
    /// The files published beside the pages.
    pub media: &'a Media,
}

impl<'a> Parts<'a> {
    /// How many claims have each status, as their records in the site's language say.
    pub(super) fn statuses(&self) -> BTreeMap<Status, usize> {
        let mut all = BTreeMap::new();
        for claim in self.case.claims.values() {
            if let Some(claim) = pick(claim, &self.config.language) {
                *all.entry(claim.status).or_default() += 1;
            }
        }
        all
    }

    /// The ids before and after a record in the order of its kind.
    pub(super) fn around(
        &self,
        kind: Kind,
        id: &str,
    ) -> (Option<&'a Arc<str>>, Option<&'a Arc<str>>) {
        let order: &'a [Arc<str>] = match kind {
            Kind::Article => &self.gathered.articles,
            _ => &self.case.chronology,
        };
        let Some(at) = self.gathered.place(kind, id) else { return (None, None) };
        (at.checked_sub(1).and_then(|n| order.get(n)), order.get(at + 1))
    }
}
