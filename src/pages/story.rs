//! Articles and the front page.

use std::sync::Arc;

use super::claims::LEDGER;
use super::content::{Content, Title};
use super::plan::PageSpec;
use super::reads::Terms;
use super::record::Here;
use super::site::Site;
use super::views::{
    ArticleView, ClaimItem, CountsView, EntityItem, HomeView, LinkView, MentionedView,
    templates,
};
use crate::diag::Diagnostic;
use crate::linking::Woven;
use crate::model::{Article, Kind};

/// Articles, entities and events on the front page.
const ON_FRONT: usize = 12;

impl<'a> Site<'a> {
    pub(super) fn article_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let Some(article) =
            self.articles_of(id).and_then(|all| self.version(all, &spec.lang))
        else {
            return Ok(templates::ARTICLE.none(Title::new("article", "")));
        };
        let head = &article.head;
        let weave = self.weave(Kind::Article, id, &article.head.lang);
        let woven = weave.map(|w| &w.body);
        let methods = weave.and_then(|w| w.methods.as_ref());
        let mut title = Title::new("article", &*head.title);
        title.description = self.summary(head);
        title.has_code = woven.is_some_and(|w| w.has_code);
        let list =
            (self.word(here.lang, "/titles/articles"), self.list("articles/", here.lang));
        title.trail = vec![self.home_step(here.lang), list];
        let (newer, older) = self.around(Kind::Article, id);
        let neighbour = |id: Option<&Arc<str>>| here.article_link(id?);
        let points = weave.and_then(|w| w.points.as_ref());
        let texts = || weave.into_iter().flat_map(|w| w.texts());
        let cited = texts().flat_map(|w| &w.cited);
        let view = ArticleView {
            title: head.title.to_string(),
            subtitle: article.subtitle.as_deref().unwrap_or_default().to_owned(),
            summary: head.summary.as_deref().unwrap_or_default().to_owned(),
            date: here.some_date(article.date.as_ref()),
            updated: self
                .last_changed(Kind::Article, id, article.updated.as_ref())
                .map(|date| here.date(date)),
            last_verified: here.some_date(article.last_verified.as_ref()),
            authors: here.authors(article),
            tags: tags(here, article),
            image: here.portrait(article.image.as_ref(), true),
            minutes: self.minutes(head),
            contents: woven.map(Here::headings).unwrap_or_default(),
            body: self.body(here, head, woven)?,
            points_html: self.body(here, head, points)?,
            methods_html: self.body(here, head, methods)?,
            about: here.entities(&article.about),
            mentions: woven.map(|w| mentioned(here, w)).unwrap_or_default(),
            events: woven
                .into_iter()
                .flat_map(|w| &w.events)
                .filter_map(|id| self.event(id, here.lang))
                .map(|e| here.event_item(e))
                .collect(),
            claims: claims(here, texts()),
            sources: here.sources_once(cited),
            older: neighbour(older),
            newer: neighbour(newer),
        };
        Ok(templates::ARTICLE.of(title, &view))
    }

    pub(super) fn home_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
    ) -> Result<Content, Vec<Diagnostic>> {
        let words = self.config.words(here.lang);
        let written = self.pages_of("index").and_then(|all| all.get(&spec.lang));
        // The front page has a title in each language; only its text may have none.
        let text = self.pages_of("index").and_then(|all| self.version(all, &spec.lang));
        let woven =
            text.and_then(|page| here.woven(Kind::Page, "index", &page.head.lang));
        let mut title = Title::new("home", &*words.title);
        title.has_code = woven.is_some_and(|w| w.has_code);
        if let Some(page) = written {
            let summary = page.head.summary.as_deref().unwrap_or_default();
            summary.clone_into(&mut title.description);
        }
        let local = self.articles().iter().filter_map(|id| self.article(id, here.lang));
        let mut stories: Vec<&Arc<Article>> = local.take(ON_FRONT + 1).collect();
        let sound =
            |article: &&Arc<Article>| !self.is_retracted(Kind::Article, &article.head.id);
        let lead = stories.iter().position(sound).map(|at| stories.remove(at));
        let to = |path: &str, none: bool| {
            if none { String::new() } else { here.list_href(path) }
        };
        let view = HomeView {
            title: written
                .map_or_else(|| words.title.to_string(), |p| p.head.title.to_string()),
            subtitle: written
                .and_then(|p| p.subtitle.as_deref())
                .unwrap_or(&words.description)
                .to_owned(),
            body: match text {
                Some(page) => self.body(here, &page.head, woven)?,
                None => String::new(),
            },
            lead_image: lead.and_then(|a| here.portrait(a.image.as_ref(), true)),
            lead: lead.map(|a| here.article_item(a)),
            articles: stories.into_iter().map(|a| here.article_item(a)).collect(),
            entities: self.most_named(here),
            updates: self.updates_view(here),
            events: self.key_events(here),
            picture: self.picture_of_all(here),
            claims: here.status_counts(),
            told: claims(here, woven.into_iter()),
            counts: CountsView {
                articles: self.articles().len(),
                entities: self.entities().len(),
                events: self.chronology().len(),
            },
            sources: here.sources_once(woven.into_iter().flat_map(|w| &w.cited)),
            articles_href: here.list_href("articles/"),
            entities_href: to("entities/", !self.has_any(Kind::Entity)),
            chronology_href: to("chronology/", !self.has_any(Kind::Event)),
            claims_href: to(LEDGER, !self.has_any(Kind::Claim)),
        };
        Ok(templates::HOME.of(title, &view))
    }

    fn most_named(&'a self, here: &Here<'a>) -> Vec<EntityItem> {
        let mut all: Vec<(usize, &Arc<str>)> =
            self.entities().map(|id| (self.named(id).0, id)).collect();
        all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        all.into_iter()
            .filter(|(n, _)| *n > 0)
            .take(ON_FRONT)
            .filter_map(|(mentions, id)| {
                let entity = self.entity(id, here.lang)?;
                Some(here.entity_item(entity, mentions))
            })
            .collect()
    }

    /// The key events (significance 1), or the first of all when none is marked.
    fn key_events(&'a self, here: &Here<'a>) -> Vec<super::views::EventItem> {
        let all = || self.chronology().iter().filter_map(|id| self.event(id, here.lang));
        let key: Vec<_> = all().filter(|e| e.significance == 1).take(ON_FRONT).collect();
        let chosen = if key.is_empty() { all().take(ON_FRONT).collect() } else { key };
        chosen.into_iter().map(|e| here.event_item(e)).collect()
    }
}

fn tags(here: &Here<'_>, article: &Article) -> Vec<LinkView> {
    let link = |tag: &Arc<str>| here.term_link(Terms::Tags, tag, &article.head.lang);
    article.head.tags.iter().map(link).collect()
}

/// The claims that texts of a page lead to and do not show, in the order of their first
/// link.
fn claims<'w>(
    here: &Here<'_>,
    texts: impl Iterator<Item = &'w Woven> + Clone,
) -> Vec<ClaimItem> {
    let shown: Vec<Arc<str>> = texts.clone().flat_map(Here::shown_claims).collect();
    let mut led: Vec<&Arc<str>> = Vec::new();
    for (kind, id) in texts.flat_map(|woven| &woven.uses) {
        if *kind == Kind::Claim && !shown.contains(id) && !led.contains(&id) {
            led.push(id);
        }
    }
    let claims = led.into_iter().filter_map(|id| here.site.claim(id, here.lang));
    claims.map(|c| here.claim_item(c, format!("claim-{}", c.head.id))).collect()
}

/// The entities a body names, the most named first.
fn mentioned(here: &Here<'_>, woven: &Woven) -> Vec<MentionedView> {
    let mut all: Vec<MentionedView> = woven
        .mentions
        .iter()
        .filter_map(|(id, mention)| {
            let anchor =
                if mention.anchored { format!("#m-{id}") } else { "#main".into() };
            Some(MentionedView {
                entity: here.entity_by_id(id)?,
                count: mention.count,
                anchor,
            })
        })
        .collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.entity.id.cmp(&b.entity.id)));
    all
}
