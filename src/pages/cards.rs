//! Bodies with their cards put in.

use std::borrow::Cow;
use std::sync::Arc;

use tera::Value;

use super::chronology::Stand;
use super::citing::Notes;
use super::content::value;
use super::exhibits::Extent;
use super::record::Here;
use super::relinked::Move;
use super::site::Site;
use super::strands::Scope;
use super::views::{ExhibitCard, templates};
use crate::address::segment;
use crate::diag::Diagnostic;
use crate::linking::{Card, Woven};
use crate::markdown::{Picture, Shortcode};
use crate::model::{Exhibit, Head, Kind};

impl Site<'_> {
    /// The HTML of a body, its cards rendered by the theme and put in their places.
    pub(super) fn body(
        &self,
        here: &Here<'_>,
        head: &Head,
        woven: Option<&Woven>,
    ) -> Result<String, Vec<Diagnostic>> {
        let Some(woven) = woven else { return Ok(String::new()) };
        let (from, lang) = (&self.address_of(head), &head.lang);
        let moved = Move { here, from, lang };
        let is_moved = moved.is_needed();
        let put = |html: &str, out: &mut String| {
            if is_moved { out.push_str(&moved.html(html)) } else { out.push_str(html) }
        };
        // What stands in a text is told in its language.
        let here = &here.within(lang);
        let mut out = String::with_capacity(woven.html.len() + 4096);
        let notes = Notes::new(&woven.citations);
        let (mut done, mut has_picture) = (0, false);
        for (i, (at, card)) in woven.cards.iter().enumerate() {
            put(&woven.html[done..*at], &mut out);
            match card {
                Card::Cites(n) => out.push_str(&notes.note(here, *n)),
                Card::Author(n) => out.push_str(&notes.author(here, *n)),
                Card::Picture(picture) => {
                    let is_first = !std::mem::replace(&mut has_picture, true);
                    let url = moved.link(&picture.url, false);
                    let picture = url.map_or(Cow::Borrowed(picture), |url| {
                        Cow::Owned(Picture { url, ..picture.clone() })
                    });
                    out.push_str(&self.img(here, &picture, is_first)?);
                }
                card => {
                    let before = woven.cards[..i].iter().filter(|(_, c)| c == card);
                    out.push_str(&self.card(here, card, before.count())?);
                }
            }
            done = *at;
        }
        put(&woven.html[done..], &mut out);
        Ok(out)
    }

    /// One card; `before` counts the same card earlier on the page, whose anchor is taken.
    fn card(
        &self,
        here: &Here<'_>,
        card: &Card,
        before: usize,
    ) -> Result<String, Vec<Diagnostic>> {
        let (template, name, content) = match card {
            Card::Record(kind, id) => match self.record_card(here, *kind, id, before) {
                Some(card) => card,
                None => return Ok(String::new()),
            },
            Card::Chronology { thread, entity } => {
                let scope = match (thread, entity) {
                    (Some(thread), _) => Scope::Thread(segment(thread)),
                    (None, Some(entity)) => Scope::Entity(entity.clone()),
                    (None, None) => Scope::All,
                };
                let view = self.chronology_of(here, &scope, None, Stand::Card(before));
                templates::CHRONOLOGY_CARD.card(&view)
            }
            Card::Shortcode(shortcode) => {
                let template = format!("shortcodes/{}.html", shortcode.name);
                (template, "args", args(shortcode))
            }
            Card::Cites(_) | Card::Author(_) | Card::Picture(_) => {
                return Ok(String::new());
            }
        };
        let page = std::collections::BTreeMap::from([
            ("lang", here.lang.as_str().to_owned()),
            ("dir", here.lang.direction().as_str().to_owned()),
            ("root", here.address.root()),
            ("kind", "card".to_owned()),
        ]);
        let values = vec![("page", value(&page)), (name, content)];
        let html =
            self.render(here.lang, &template, values, &format!("the card {template}"))?;
        Ok(String::from_utf8_lossy(&html).into_owned())
    }

    fn record_card(
        &self,
        here: &Here<'_>,
        kind: Kind,
        id: &Arc<str>,
        before: usize,
    ) -> Option<(String, &'static str, Value)> {
        Some(match kind {
            Kind::Claim => {
                let claim = self.claim(id, here.lang)?;
                let view = here.claim_card(claim, anchor(&claim.head, before));
                templates::CLAIM_CARD.card(&view)
            }
            Kind::Exhibit => {
                let all = self.exhibits_of(id)?;
                let own = self.version(all, here.lang)?;
                templates::EXHIBIT_CARD.card(&exhibit(here, own, before))
            }
            Kind::Entity => {
                let view = self.entity(id, here.lang).map(|e| here.entity(e))?;
                templates::ENTITY_CARD.card(&view)
            }
            Kind::Event => {
                let view = self.event(id, here.lang).map(|e| here.event_item(e))?;
                templates::EVENT_CARD.card(&view)
            }
            Kind::Article => {
                let all = self.articles_of(id)?;
                let own = self.version(all, here.lang)?;
                templates::ARTICLE_CARD.card(&here.article_item(own))
            }
            Kind::Source | Kind::Page => return None,
        })
    }
}

/// Rows of a table that a card shows.
const CARD_ROWS: usize = 5;

fn exhibit(here: &Here<'_>, exhibit: &Exhibit, before: usize) -> ExhibitCard {
    let (lang, dir) = here.tongue(&exhibit.head.lang);
    ExhibitCard {
        lang,
        dir,
        id: exhibit.head.id.to_string(),
        anchor: anchor(&exhibit.head, before),
        title: exhibit.head.title.to_string(),
        kind: exhibit.medium.word(),
        href: here.to(&exhibit.head),
        shown: here.shown(exhibit, Extent { rows: CARD_ROWS, is_first: false }),
        credit: exhibit.credit.as_deref().unwrap_or_default().to_owned(),
        authenticity: exhibit
            .authenticity
            .map_or("", crate::model::Authenticity::word)
            .to_owned(),
        summary: exhibit.head.summary.as_deref().unwrap_or_default().to_owned(),
    }
}

/// A card's anchor, different for each time it stands on a page.
fn anchor(head: &Head, before: usize) -> String {
    match before {
        0 => format!("{}-{}", head.kind.word(), head.id),
        n => format!("{}-{}-again-{n}", head.kind.word(), head.id),
    }
}

/// The arguments of a shortcode: whole numbers and booleans as such, the rest as text.
fn args(shortcode: &Shortcode) -> Value {
    let typed = |text: &str| match text {
        "true" => Value::from(true),
        "false" => Value::from(false),
        _ => text.parse::<i64>().map_or_else(|_| Value::normal_string(text), Value::from),
    };
    let map: std::collections::BTreeMap<&str, Value> =
        shortcode.args.iter().map(|(k, v)| (k.as_str(), typed(v))).collect();
    value(&map)
}
