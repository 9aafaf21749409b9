//! Replies: who was asked, and what came of it, beside claims and on their own pages.

use std::sync::Arc;

use super::record::Here;
use super::views::{NamedLink, ReplyView};
use crate::model::{Kind, Reply, text_in};

impl Here<'_> {
    /// The replies to a claim, in the order in which they were asked for.
    pub fn replies_to(&self, claim: &str) -> Vec<ReplyView> {
        let replies = self.asked(self.site.replies_to(claim));
        replies.into_iter().filter_map(|reply| self.reply(reply, Vec::new())).collect()
    }

    /// The replies of an entity, with the claims put to it. What was asked about claims
    /// that are all withheld is withheld with them.
    pub fn replies_of(&self, entity: &str) -> Vec<ReplyView> {
        let replies = self.asked(self.site.replies_of(entity));
        let view = |reply: &Arc<Reply>| {
            let claims = reply.about.iter();
            let claims: Vec<NamedLink> =
                claims.filter_map(|r| self.named(Kind::Claim, &r.value)).collect();
            let is_withheld = claims.is_empty() && !reply.about.is_empty();
            if is_withheld { None } else { self.reply(reply, claims) }
        };
        replies.into_iter().filter_map(view).collect()
    }

    fn asked(&self, ids: &[Arc<str>]) -> Vec<&Arc<Reply>> {
        let mut all: Vec<&Arc<Reply>> =
            ids.iter().filter_map(|id| self.site.reply(id)).collect();
        all.sort_by_cached_key(|reply| {
            let asked = reply.asked.as_ref().map(|date| date.value.sort_key());
            (asked.is_none(), asked, reply.id.clone())
        });
        all
    }

    fn reply(&self, reply: &Reply, claims: Vec<NamedLink>) -> Option<ReplyView> {
        let text = text_in(&reply.text, self.lang);
        Some(ReplyView {
            id: reply.id.to_string(),
            subject: self.entity_by_id(&reply.subject.value)?,
            asked: self.some_date(reply.asked.as_ref()),
            deadline: self.some_date(reply.deadline.as_ref()),
            date: self.some_date(reply.date.as_ref()),
            channel: reply.channel.as_deref().unwrap_or_default().to_owned(),
            outcome: reply.outcome.word(),
            text: text.map(|(lang, text)| self.name(text.trim(), Some(lang))),
            claims,
        })
    }
}
