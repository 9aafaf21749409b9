//! What rests on a source: the pages that cite it with their sentences, and the claims,
//! events, relations, roles and exhibits that name it.

use std::sync::Arc;

use super::record::Here;
use super::site::Site;
use super::views::{CitingView, NameView, PointView, QuoteView, RestView};
use crate::evidence::Rest;
use crate::model::{Claim, ClaimValue, Head, Kind, Reference, Relation, Role, Status};

impl<'a> Site<'a> {
    /// The pages whose prose cites a source.
    pub(super) fn citing_pages(
        &'a self,
        here: &Here<'a>,
        key: &Arc<str>,
    ) -> Vec<CitingView> {
        let view = |naming| {
            let ((kind, id, lang), citations) = self.citing(naming, key);
            let page = &naming.page;
            let href = here.href(&here.page_of_text(*kind, id, &page.address));
            let mut quotes: Vec<QuoteView> = Vec::new();
            for citation in citations {
                // A sentence that cites a source twice is quoted once.
                if quotes.iter().any(|quote| *quote.text == *citation.sentence) {
                    continue;
                }
                quotes.push(QuoteView {
                    text: citation.sentence.to_string(),
                    href: format!("{href}#{}", citation.anchor),
                    note: citation.note.unwrap_or_default(),
                });
            }
            let (lang, dir) = here.tongue(lang);
            CitingView {
                kind: kind.word(),
                title: page.title.to_string(),
                date: page.date.as_ref().map(|d| here.date(d)),
                lang,
                dir,
                href,
                quotes,
            }
        };
        self.citings(key).iter().map(view).collect()
    }

    /// What else rests on a source.
    pub(super) fn resting(&'a self, here: &Here<'a>, key: &Arc<str>) -> Vec<RestView> {
        let mut all = Vec::new();
        for rest in self.rests_on(key) {
            match rest {
                Rest::Claim(id) => {
                    let claim = self.claim(id, here.lang);
                    all.extend(claim.map(|claim| of_claim(here, claim, key)));
                }
                Rest::Event(id) => all.extend(self.event(id, here.lang).map(|event| {
                    let status = event.status.map_or("", Status::word);
                    let date = here.event_date(event);
                    RestView { date, status, ..of_record(here, &event.head) }
                })),
                Rest::Exhibit(id) => {
                    let exhibit = self.exhibit(id, here.lang);
                    all.extend(exhibit.map(|exhibit| of_record(here, &exhibit.head)));
                }
                Rest::Relation(kind, subject, target) => {
                    all.extend(self.of_relations(here, (kind, subject, target), key));
                }
                Rest::Role(id) => all.extend(self.of_roles(here, id, key)),
            }
        }
        all
    }

    /// The relations of a type between two entities that rest on a source.
    fn of_relations(
        &'a self,
        here: &Here<'a>,
        (kind, subject, target): (&Arc<str>, &Arc<str>, &Arc<str>),
        key: &str,
    ) -> Vec<RestView> {
        let ends = self.relations(subject).iter().filter(|end| !end.inverse);
        let relations = ends.map(|end| &*end.relation).filter(|r| {
            r.kind.value == *kind && r.target.value == *target && names(&r.sources, key)
        });
        let view = |r: &Relation| {
            let label = here.relation(kind, false)?;
            Some(RestView {
                subject: Some(here.entity_by_id(subject)?),
                label: label.text,
                lang: label.lang,
                dir: label.dir,
                target: Some(here.entity_by_id(target)?),
                period: here.period(r.start.as_ref(), &r.end),
                status: r.status.map_or("", Status::word),
                ..of_kind("relation")
            })
        };
        relations.filter_map(view).collect()
    }

    /// The offices and posts of an entity that rest on a source.
    fn of_roles(&'a self, here: &Here<'a>, entity: &str, key: &str) -> Vec<RestView> {
        let Some(entity) = self.entity(entity, here.lang) else { return Vec::new() };
        let roles = entity.roles.iter().filter(|role| names(&role.sources, key));
        let (lang, dir) = here.tongue(&entity.head.lang);
        let view = |role: &Role| RestView {
            subject: Some(here.entity(entity)),
            label: role.title.to_string(),
            lang: lang.clone(),
            dir,
            target: role.org.as_ref().and_then(|r| here.entity_by_id(&r.value)),
            period: here.period(role.start.as_ref(), &role.end),
            status: role.status.map_or("", Status::word),
            ..of_kind("role")
        };
        roles.map(view).collect()
    }
}

fn names(sources: &[Reference], key: &str) -> bool {
    sources.iter().any(|source| *source.value == *key)
}

/// A claim, with all that a source gives it.
fn of_claim(here: &Here<'_>, claim: &Claim, key: &str) -> RestView {
    let evidence = claim.evidence.iter().filter(|e| *e.source.value == *key);
    let evidence = evidence.map(|e| PointView {
        bears: e.bears.word(),
        locator: e.locator.as_deref().unwrap_or_default().to_owned(),
        quote: e.quote.as_deref().unwrap_or_default().to_owned(),
        value: String::new(),
    });
    let by = |v: &&ClaimValue| v.by.as_ref().is_some_and(|by| *by.value == *key);
    let values = claim.values.iter().filter(by).map(|v| PointView {
        bears: "",
        locator: String::new(),
        quote: String::new(),
        value: v.value.to_string(),
    });
    let points = evidence.chain(values).collect();
    let status = claim.status.word();
    RestView { status, points, ..of_record(here, &claim.head) }
}

/// A record that has a page.
fn of_record(here: &Here<'_>, head: &Head) -> RestView {
    let lang = Some(&head.lang).filter(|lang| **lang != *here.lang);
    let title = match lang {
        Some(lang) => here.name(&head.title, Some(lang)),
        None => NameView { text: head.title.to_string(), lang: None, dir: None },
    };
    let href = here.to(head);
    RestView { title: Some(title), href, ..of_kind(Kind::word(head.kind)) }
}

fn of_kind(kind: &'static str) -> RestView {
    RestView {
        kind,
        title: None,
        href: String::new(),
        date: None,
        status: "",
        points: Vec::new(),
        subject: None,
        label: String::new(),
        lang: None,
        dir: None,
        target: None,
        period: String::new(),
    }
}
