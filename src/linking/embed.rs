//! Embeds: `![[claim:x]]` and kin, read and checked.

use std::sync::Arc;

use super::host::{ProseHost, typed};
use super::woven::Card;
use crate::diag::Code;
use crate::markdown::{Hole, HoleKind};
use crate::model::Kind;

impl ProseHost<'_, '_> {
    /// The cards of a rendered body with the bytes of the HTML they belong at; what
    /// cannot be shown is reported and left out.
    pub fn cards(&mut self, holes: Vec<Hole>) -> Vec<(usize, Card)> {
        let mut cards = Vec::new();
        for hole in holes {
            match hole.kind {
                HoleKind::Shortcode(shortcode) => {
                    cards.push((hole.at, Card::Shortcode(shortcode)));
                }
                HoleKind::Picture(picture) => {
                    cards.push((hole.at, Card::Picture(picture)));
                }
                HoleKind::Cites(n) => cards.push((hole.at, Card::Cites(n))),
                HoleKind::Author(n) => cards.push((hole.at, Card::Author(n))),
                HoleKind::Embed(target) => {
                    cards.extend(
                        self.embed(target.trim(), &hole.range).map(|c| (hole.at, c)),
                    );
                }
            }
        }
        cards
    }

    fn embed(&mut self, target: &str, range: &std::ops::Range<usize>) -> Option<Card> {
        if let Some(rest) = target.strip_prefix("chronology") {
            return self.chronology(rest.trim_start_matches(':'), range);
        }
        let Some((kind, id)) = typed(target) else {
            let message = format!("`{target}` cannot be embedded");
            self.report(Code::BadEmbed, message, range).help = Some(
                "embed a record by kind and id, such as `![[claim:asking-price]]`, or part of \
                 the chronology, such as `![[chronology:thread=sale]]`"
                    .into(),
            );
            return None;
        };
        let targets = self.targets();
        let id: Arc<str> = Arc::from(id);
        match kind {
            Kind::Claim => {
                if let Some(claim) = targets.claims.get(&id) {
                    self.uses(kind, &id);
                    for source in &claim.sources {
                        self.cite(source.clone());
                    }
                    return Some(Card::Record(kind, id));
                }
            }
            Kind::Exhibit => {
                if targets.record(kind, &id, self.lang()).is_some() {
                    self.uses(kind, &id);
                    return Some(Card::Record(kind, id));
                }
            }
            Kind::Entity | Kind::Event | Kind::Article => {
                if targets.record(kind, &id, self.lang()).is_some() {
                    match kind {
                        Kind::Event => self.uses_event(&id),
                        Kind::Article => self.uses(kind, &id),
                        _ => {}
                    }
                    return Some(Card::Record(kind, id));
                }
            }
            Kind::Source | Kind::Page => {
                let message = format!("{} has no card", kind.with_article());
                self.report(Code::BadEmbed, message, range).help =
                    Some("cite a source with `[@key]`; link a page by its file".into());
                return None;
            }
        }
        self.dangling(kind, &id, range);
        None
    }

    fn chronology(
        &mut self,
        limit: &str,
        range: &std::ops::Range<usize>,
    ) -> Option<Card> {
        if limit.is_empty() {
            return Some(Card::Chronology { thread: None, entity: None });
        }
        let targets = self.targets();
        let (key, value) = limit.split_once('=').unwrap_or((limit, ""));
        match key {
            "thread" if targets.threads.contains(value) => {
                let thread = Some(Arc::from(value));
                return Some(Card::Chronology { thread, entity: None });
            }
            "entity" if targets.entity_types.contains_key(value) => {
                let entity = Some(Arc::from(value));
                return Some(Card::Chronology { thread: None, entity });
            }
            _ => {}
        }
        let known: Vec<&str> = match key {
            "thread" => targets.threads.iter().map(|t| &**t).collect(),
            "entity" => targets.entity_types.keys().map(|t| &**t).collect(),
            _ => Vec::new(),
        };
        let near = crate::diag::did_you_mean(value, known.iter().copied());
        let help = match near {
            Some(near) => format!("did you mean `chronology:{key}={near}`?"),
            None if (1..=8).contains(&known.len()) => {
                format!("known: `{}`", known.join("`, `"))
            }
            None => {
                "limit it by `thread=` or `entity=`, or not at all: `![[chronology:]]`"
                    .into()
            }
        };
        let message = match key {
            "thread" => format!("no event has the thread `{value}`"),
            "entity" => format!("there is no entity `{value}`"),
            _ => format!("the chronology cannot be limited by `{key}`"),
        };
        self.report(Code::BadEmbed, message, range).help = Some(help);
        None
    }
}
