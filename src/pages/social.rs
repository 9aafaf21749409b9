//! The card that networks show for a page: what the record says of itself. A headline, a
//! name, a sentence of its author's; no claim, no status, nothing out of the prose.

use std::sync::Arc;

use super::plan::{PageKind, PageSpec};
use super::site::Site;
use super::views::CardImageView;
use crate::address::Address;
use crate::language::Lang;
use crate::model::{Head, Kind};
use crate::social::{self, Card};

/// The folder of the cards.
const FOLDER: &str = "cards";

impl Site<'_> {
    /// The card of a page, with its path from the site's root. Articles and entities have
    /// their own; other pages, and those whose title no font can write, share the site's.
    /// What is withheld has none.
    #[must_use]
    pub fn social_card(&self, spec: &PageSpec) -> Option<(String, Card)> {
        let is_page = !matches!(spec.kind, PageKind::NotFound | PageKind::Redirect(..));
        if !self.config.social_cards || !is_page {
            return None;
        }
        if self.head_of(spec).is_some_and(|head| head.withheld.is_some()) {
            return None;
        }
        let (stem, card) = match self.own_card(spec) {
            Some((stem, card)) if card.clone().writable().is_some() => (stem, card),
            _ => self.site_card(&spec.lang),
        };
        let card = card.writable()?;
        let print: String = card.hash().to_hex().chars().take(8).collect();
        Some((format!("{FOLDER}/{stem}.{print}.png"), card))
    }

    /// The title that no font can write, where a page should have a card of its own.
    #[must_use]
    pub fn unwritable(&self, spec: &PageSpec) -> Option<&Head> {
        let (_, card) = self.own_card(spec)?;
        let head = self.head_of(spec)?;
        let is_first = !matches!(spec.kind, PageKind::Mentions(..));
        (is_first && head.withheld.is_none() && card.writable().is_none()).then_some(head)
    }

    /// The card of an article or an entity, under the address of its page.
    fn own_card(&self, spec: &PageSpec) -> Option<(String, Card)> {
        let (kind, id, card) = match &spec.kind {
            PageKind::Article(id) => {
                let article = self.articles_of(id)?.get(&spec.lang)?;
                let head = &article.head;
                let summary = article.subtitle.as_ref().or(head.summary.as_ref());
                let card = Card {
                    kicker: head.tags.first().cloned().unwrap_or_default(),
                    summary: summary.cloned().unwrap_or_default(),
                    ..self.sheet(head)
                };
                (Kind::Article, id, card)
            }
            PageKind::Entity(id) | PageKind::Mentions(id, _) => {
                let entity = self.entities_of(id)?.get(&spec.lang)?;
                let kind = format!("/kinds/{}", entity.kind.word());
                let card = Card {
                    kicker: self.word(&spec.lang, &kind).into(),
                    summary: entity.head.summary.clone().unwrap_or_default(),
                    ..self.sheet(&entity.head)
                };
                (Kind::Entity, id, card)
            }
            _ => return None,
        };
        let address = self.address(kind, id, &spec.lang);
        Some((address.as_str().trim_end_matches('/').to_owned(), card))
    }

    /// What cards of records have in common.
    fn sheet(&self, head: &Head) -> Card {
        let notice: Arc<str> = if self.is_retracted(head.kind, &head.id) {
            self.word(&head.lang, "/retracted/word").into()
        } else {
            Arc::default()
        };
        Card {
            notice,
            title: head.title.clone(),
            site: self.config.words(&head.lang).title,
            publisher: self.config.publisher.name.clone(),
            dir: head.lang.direction(),
            ..Card::default()
        }
    }

    /// The card of the site in a language.
    fn site_card(&self, lang: &Lang) -> (String, Card) {
        let words = self.config.words(lang);
        // A site that has no words in this language is told of in its own.
        let is_own = !self.config.translations.contains_key(lang);
        let lang = if is_own { &self.config.language } else { lang };
        let card = Card {
            title: words.title,
            summary: words.description,
            site: self.config.publisher.name.clone(),
            dir: lang.direction(),
            ..Card::default()
        };
        let stem = if is_own { "site".to_owned() } else { format!("{lang}/site") };
        (stem, card)
    }

    /// What a page tells of its card.
    pub(super) fn card_image(&self, spec: &PageSpec) -> Option<CardImageView> {
        let (path, card) = self.social_card(spec)?;
        let notice = if card.notice.is_empty() {
            String::new()
        } else {
            format!("{}: ", card.notice)
        };
        let site = if card.site.is_empty() {
            String::new()
        } else {
            format!(" · {}", card.site)
        };
        Some(CardImageView {
            url: Address::new(&path).absolute(&self.config.base_url),
            width: social::WIDTH,
            height: social::HEIGHT,
            alt: format!("{notice}{}{site}", card.title),
        })
    }
}
