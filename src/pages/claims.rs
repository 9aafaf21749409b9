//! Claims: the page of one, its card, and its entry in lists.

use std::sync::Arc;

use super::content::{Content, Title};
use super::plan::PageSpec;
use super::record::Here;
use super::site::Site;
use super::views::{
    ClaimCard, ClaimItem, ClaimView, EvidenceGroup, EvidenceView, NamedLink, RatingView,
    SourceLink, StatusStep, ValueView, templates,
};
use crate::diag::Diagnostic;
use crate::linking::{Card, Woven};
use crate::model::{Bears, Claim, Kind};

/// Where the ledger is.
pub const LEDGER: &str = "claims/";

impl<'a> Site<'a> {
    pub(super) fn claim_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let Some(claim) =
            self.claims_of(id).and_then(|all| self.version(all, &spec.lang))
        else {
            let title = Title::new("claim", "");
            return Ok(templates::CLAIM.none(title));
        };
        let woven = here.woven(Kind::Claim, id, &claim.head.lang);
        let statement = &claim.head.title;
        let label = claim.label.as_deref().unwrap_or_default();
        // Alone in a list of results, a statement would read as ours.
        let name = if label.is_empty() { statement } else { label };
        let mut title = Title::new("claim", name);
        title.description = self.described(here, claim);
        title.has_code = woven.is_some_and(|w| w.has_code);
        let ledger =
            (self.word(here.lang, "/titles/claims"), self.list(LEDGER, here.lang));
        title.trail = vec![self.home_step(here.lang), ledger];
        let cited = woven.into_iter().flat_map(|w| &w.cited);
        let view = ClaimView {
            id: id.to_string(),
            label: label.to_owned(),
            statement: statement.to_string(),
            status: claim.status.word(),
            by: here.entities(&claim.by),
            about: here.entities(&claim.about),
            date: here.some_date(claim.date.as_ref()),
            last_verified: here.some_date(claim.last_verified.as_ref()),
            rating: claim.rating.as_ref().map(|rating| RatingView {
                name: rating.name.to_string(),
                value: rating.value,
                worst: rating.worst,
                best: rating.best,
            }),
            evidence: groups(here, claim),
            values: here.figures(claim),
            replies: here.replies_to(id),
            history: history(here, claim),
            corrections: here.corrections_about(id),
            body: self.body(here, &claim.head, woven)?,
            sources: here.sources_once(claim.sources().map(|r| &r.value).chain(cited)),
            stories: self.stories_with(here, id),
            exhibits: self.exhibits_with_claim(here, id),
        };
        Ok(templates::CLAIM.of(title, &view))
    }

    /// What search engines are told: the statement, never without its status.
    fn described(&self, here: &Here<'_>, claim: &Claim) -> String {
        let status = format!("/status/{}", claim.status.word());
        self.word(here.lang, "/claim_page/described")
            .replace("{status}", &self.word(here.lang, &status))
            .replace("{statement}", &claim.head.title)
    }

    fn stories_with(&'a self, here: &Here<'a>, id: &Arc<str>) -> Vec<NamedLink> {
        let ids = self.uses(Kind::Claim, id).iter();
        ids.filter_map(|id| here.named(Kind::Article, id)).collect()
    }

    fn exhibits_with_claim(&'a self, here: &Here<'a>, id: &str) -> Vec<NamedLink> {
        self.made_in(id).iter().filter_map(|id| here.named(Kind::Exhibit, id)).collect()
    }
}

impl Here<'_> {
    /// A link to a record's page, in this page's language where there is one.
    pub fn named(&self, kind: Kind, id: &Arc<str>) -> Option<NamedLink> {
        let site = self.site;
        let retracted = site.is_retracted(kind, id);
        let (text, lang) = match kind {
            Kind::Entity => site.entity_name(site.entity(id, self.lang)?, self.lang),
            Kind::Claim => {
                let claim = site.claim(id, self.lang)?;
                (&**claim.label.as_ref().unwrap_or(&claim.head.title), &claim.head.lang)
            }
            _ => site.head(kind, id, self.lang).map(|head| (&*head.title, &head.lang))?,
        };
        let head = site.head(kind, id, self.lang)?;
        let name = self.name(text, Some(lang));
        Some(NamedLink { name, href: self.to(head), retracted })
    }

    /// A source with the way to its page.
    pub fn source_link(&self, key: &str) -> Option<SourceLink> {
        let source = self.site.source(key)?;
        let id = self.site.public_id(key);
        let name = self.source_name(source);
        Some(SourceLink {
            lang: name.lang,
            dir: name.dir,
            id: id.to_owned(),
            title: name.text,
            authors: source.authors.to_string(),
            href: self.source_href(key),
        })
    }

    /// A claim's card, at an anchor.
    pub fn claim_card(&self, claim: &Claim, anchor: String) -> ClaimCard {
        let head = &claim.head;
        ClaimCard {
            id: head.id.to_string(),
            anchor,
            statement: self.name(&head.title, Some(&head.lang)),
            href: self.to(head),
            status: claim.status.word(),
            by: self.entities(&claim.by),
            about: self.entities(&claim.about),
            values: self.figures(claim),
            evidence: self.evidence(claim),
            replies: self.replies_to(&head.id),
            last_verified: self.some_date(claim.last_verified.as_ref()),
            retracted: self.site.is_retracted(Kind::Claim, &head.id),
        }
    }

    /// A claim in a list, at an anchor, which may be empty.
    pub fn claim_item(&self, claim: &Claim, anchor: String) -> ClaimItem {
        let head = &claim.head;
        let statement = self.name(&head.title, Some(&head.lang));
        let label = claim.label.as_ref().map(|l| self.name(l, Some(&head.lang)));
        let (title, statement) = match label {
            Some(label) => (label, Some(statement)),
            None => (statement, None),
        };
        let mut keys: Vec<&Arc<str>> = Vec::new();
        for source in claim.sources() {
            if !keys.contains(&&source.value) {
                keys.push(&source.value);
            }
        }
        ClaimItem {
            id: head.id.to_string(),
            anchor,
            title,
            statement,
            href: self.to(head),
            status: claim.status.word(),
            by: self.entities(&claim.by),
            about: self.entities(&claim.about),
            sources: keys.into_iter().filter_map(|key| self.source_link(key)).collect(),
            last_verified: self.some_date(claim.last_verified.as_ref()),
            retracted: self.site.is_retracted(Kind::Claim, &head.id),
            withheld: self.withheld(head),
        }
    }

    /// The claims of these ids in the order of lists. Those that stand on the page already
    /// have their anchors there.
    pub fn claim_items<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i Arc<str>>,
        anchored: &mut Vec<Arc<str>>,
    ) -> Vec<ClaimItem> {
        let claims = ids.into_iter().filter_map(|id| self.site.claim(id, self.lang));
        let mut claims: Vec<&Arc<Claim>> = claims.collect();
        let name =
            |claim: &Claim| claim.label.clone().unwrap_or(claim.head.title.clone());
        claims.sort_by_cached_key(|claim| {
            let name = name(claim);
            let key = self.tools().map(|tools| tools.collation.sort_key(&name));
            (key, claim.head.id.clone())
        });
        let item = |claim: &Arc<Claim>| {
            let id = &claim.head.id;
            let is_free = !anchored.contains(id);
            if is_free {
                anchored.push(id.clone());
            }
            let anchor = if is_free { format!("claim-{id}") } else { String::new() };
            self.claim_item(claim, anchor)
        };
        claims.into_iter().map(item).collect()
    }

    /// The claims whose cards stand in a body.
    pub fn shown_claims(woven: &Woven) -> Vec<Arc<str>> {
        let shown = |(_, card): &(usize, Card)| match card {
            Card::Record(Kind::Claim, id) => Some(id.clone()),
            _ => None,
        };
        woven.cards.iter().filter_map(shown).collect()
    }

    fn evidence(&self, claim: &Claim) -> Vec<EvidenceView> {
        let view = |e: &crate::model::Evidence| {
            Some(EvidenceView {
                source: self.source_link(&e.source.value)?,
                locator: e.locator.as_deref().unwrap_or_default().to_owned(),
                quote: e.quote.as_ref().map(|quote| self.name(quote, None)),
                bears: e.bears.word(),
            })
        };
        claim.evidence.iter().filter_map(view).collect()
    }

    fn figures(&self, claim: &Claim) -> Vec<ValueView> {
        let view = |v: &crate::model::ClaimValue| ValueView {
            value: self.name(&v.value, None),
            by: v.by.as_ref().and_then(|by| self.source_link(&by.value)),
            note: v.note.as_deref().unwrap_or_default().to_owned(),
        };
        claim.values.iter().map(view).collect()
    }
}

/// The evidence by how it bears on the claim.
fn groups(here: &Here<'_>, claim: &Claim) -> Vec<EvidenceGroup> {
    let all = here.evidence(claim);
    let group = |(_, bears): &(&'static str, Bears)| {
        let bears = bears.word();
        let items = all.iter().filter(|e| e.bears == bears).cloned().collect::<Vec<_>>();
        (!items.is_empty()).then_some(EvidenceGroup { bears, items })
    };
    Bears::WORDS.iter().filter_map(group).collect()
}

/// The statuses in the order of their dates where each has one, else as written; the
/// present one last, whether or not it was written down.
fn history(here: &Here<'_>, claim: &Claim) -> Vec<StatusStep> {
    let mut steps: Vec<_> = claim.history.iter().collect();
    if steps.iter().all(|step| step.date.is_some()) {
        steps.sort_by_cached_key(|s| s.date.as_ref().map(|d| d.value.sort_key()));
    }
    let mut all: Vec<StatusStep> = steps
        .into_iter()
        .map(|step| StatusStep {
            status: step.status.word(),
            date: here.some_date(step.date.as_ref()),
            note: step.note.as_deref().unwrap_or_default().to_owned(),
            current: false,
        })
        .collect();
    let status = claim.status.word();
    match all.last_mut() {
        Some(last) if last.status == status => last.current = true,
        Some(_) => {
            let note = String::new();
            all.push(StatusStep { status, date: None, note, current: true });
        }
        None => {}
    }
    all
}
