//! What pages read of the evidence: sources, claims, exhibits, corrections, replies.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Site;
use crate::bibliography::Formatter;
use crate::evidence::{ClaimsOf, Rest};
use crate::language::Lang;
use crate::linking::Citation;
use crate::model::{
    Claim, Correction, Exhibit, Head, Kind, RecordId, Reply, Status, Translations,
};
use crate::pages::gathered::Naming;
use crate::pages::news::Update;
use crate::pages::reads::Facet;
use crate::pages::weaves::RecordKey;
use crate::webvtt::Transcript;

impl<'a> Site<'a> {
    /// A claim in all its languages.
    #[must_use]
    pub fn claims_of(&self, id: &str) -> Option<&'a Translations<Claim>> {
        self.note(&Facet::Record(Kind::Claim, id));
        self.parts.case.claims.get(id)
    }

    /// The exhibit of this id, in `lang` where it is translated.
    #[must_use]
    pub fn exhibit(&self, id: &str, lang: &Lang) -> Option<&'a Arc<Exhibit>> {
        self.version(self.exhibits_of(id)?, lang)
    }

    /// The ids of all claims.
    #[must_use]
    pub fn claims(&self) -> impl ExactSizeIterator<Item = &'a Arc<str>> + use<'a> {
        self.note(&Facet::Claims);
        self.parts.case.claims.keys()
    }

    /// What is new in the case, the newest first.
    #[must_use]
    pub fn updates(&self) -> &'a [Update] {
        self.note(&Facet::Updates);
        &self.parts.gathered.updates
    }

    /// How many claims have each status.
    #[must_use]
    pub fn statuses(&self) -> BTreeMap<Status, usize> {
        self.note(&Facet::Statuses);
        self.parts.statuses()
    }

    /// Whether there is any correction.
    #[must_use]
    pub fn has_corrections(&self) -> bool {
        self.note(&Facet::AnyCorrection);
        !self.parts.case.corrections.is_empty()
    }

    /// The ids of all exhibits.
    #[must_use]
    pub fn exhibits(&self) -> impl ExactSizeIterator<Item = &'a Arc<str>> + use<'a> {
        self.note(&Facet::Exhibits);
        self.parts.case.exhibits.keys()
    }

    /// The keys of all sources.
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = &'a Arc<str>> + use<'a> {
        self.note(&Facet::Sources);
        self.parts.case.sources.keys()
    }

    /// What a source is known by outside: the segment of its address.
    #[must_use]
    pub fn public_id(&self, key: &str) -> &'a str {
        self.note(&Facet::Source(key));
        self.parts.case.public_id(key)
    }

    /// What words references and notes in a language.
    #[must_use]
    pub fn formatter(&self, lang: &Lang) -> Option<&'a Formatter> {
        self.tools(lang).and_then(|tools| tools.references.as_ref())
    }

    /// The claims by and about an entity.
    #[must_use]
    pub fn claims_with(&self, entity: &str) -> Option<&'a ClaimsOf> {
        self.note(&Facet::ClaimsOf(entity));
        self.parts.gathered.evidence.claims_of.get(entity)
    }

    /// The exhibits in which a claim is made or quoted.
    #[must_use]
    pub fn made_in(&self, claim: &str) -> &'a [Arc<str>] {
        self.note(&Facet::MadeIn(claim));
        self.parts.gathered.evidence.made_in.get(claim).map_or(&[], Vec::as_slice)
    }

    /// What rests on a source, beside prose.
    #[must_use]
    pub fn rests_on(&self, source: &str) -> &'a [Rest] {
        self.note(&Facet::Rests(source));
        self.parts.gathered.evidence.rests.get(source).map_or(&[], Vec::as_slice)
    }

    /// The pages whose prose cites a source.
    #[must_use]
    pub fn citings(&self, source: &str) -> &'a [Naming] {
        self.note(&Facet::Citings(source));
        self.parts.gathered.citings.get(source).map_or(&[], Vec::as_slice)
    }

    /// The record whose page it is that cites a source, and the citations that do.
    #[must_use]
    pub fn citing(
        &self,
        naming: &Naming,
        source: &str,
    ) -> (&'a RecordKey, Vec<&'a Citation>) {
        let (key, weave) = self.parts.woven.at(naming.at);
        self.note(&Facet::Cites(key, source));
        let names = |c: &&Citation| c.cites.iter().any(|cite| *cite.key == *source);
        let citations = weave.texts().flat_map(|text| &text.citations);
        (key, citations.filter(names).collect())
    }

    /// The ids of the articles that lead to or show a claim or an exhibit.
    #[must_use]
    pub fn uses(&self, kind: Kind, id: &Arc<str>) -> &'a [Arc<str>] {
        self.note(&Facet::Uses(kind, id));
        self.parts.gathered.uses.get(&(kind, id.clone())).map_or(&[], Vec::as_slice)
    }

    /// A reply.
    #[must_use]
    pub fn reply(&self, id: &str) -> Option<&'a Arc<Reply>> {
        self.note(&Facet::Reply(id));
        self.parts.case.replies.get(id)
    }

    /// The replies to a claim.
    #[must_use]
    pub fn replies_to(&self, claim: &str) -> &'a [Arc<str>] {
        self.note(&Facet::RepliesTo(claim));
        self.parts.gathered.evidence.replies_to.get(claim).map_or(&[], Vec::as_slice)
    }

    /// The replies of an entity.
    #[must_use]
    pub fn replies_of(&self, entity: &str) -> &'a [Arc<str>] {
        self.note(&Facet::RepliesOf(entity));
        self.parts.gathered.evidence.replies_of.get(entity).map_or(&[], Vec::as_slice)
    }

    /// All corrections with the record whose page each is of, the newest first.
    #[must_use]
    pub fn corrections(&self) -> &'a [(RecordId, Arc<Correction>)] {
        self.note(&Facet::Corrections);
        &self.parts.case.corrections
    }

    /// The corrections of a record's page, the newest first.
    #[must_use]
    pub fn corrections_of(&self, kind: Kind, id: &Arc<str>) -> &'a [Arc<Correction>] {
        self.note(&Facet::CorrectionsOf(kind, id));
        let all = &self.parts.gathered.evidence.corrections_of;
        all.get(&(kind, id.clone())).map_or(&[], Vec::as_slice)
    }

    /// The corrections of other pages that concern a claim, the newest first.
    #[must_use]
    pub fn corrected(&self, claim: &str) -> &'a [(RecordId, Arc<Correction>)] {
        self.note(&Facet::Corrected(claim));
        self.parts.gathered.evidence.corrected.get(claim).map_or(&[], Vec::as_slice)
    }

    /// Whether a record's page was withdrawn: it stays, and says so.
    #[must_use]
    pub fn is_retracted(&self, kind: Kind, id: &Arc<str>) -> bool {
        self.note(&Facet::CorrectionsOf(kind, id));
        self.parts.gathered.evidence.is_retracted(&(kind, id.clone()))
    }

    /// The head of a record, in `lang` where it is translated.
    #[must_use]
    pub fn head(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&'a Head> {
        Some(match kind {
            Kind::Article => &self.article(id, lang)?.head,
            Kind::Entity => &self.entity(id, lang)?.head,
            Kind::Event => &self.event(id, lang)?.head,
            Kind::Claim => &self.claim(id, lang)?.head,
            Kind::Exhibit => &self.exhibit(id, lang)?.head,
            Kind::Page => &self.version(self.pages_of(id)?, lang)?.head,
            Kind::Source => return None,
        })
    }

    /// What is said in a recording, by the file it stands in.
    #[must_use]
    pub fn transcript(&self, file: &str) -> Option<&'a Arc<Transcript>> {
        self.note(&Facet::Transcript(file));
        self.parts.case.transcripts.get(file)
    }
}
