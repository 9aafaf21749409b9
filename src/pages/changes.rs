//! Which facets differ between two states of a site: every facet that accessors of
//! [`Site`](super::Site) note is compared here, and nowhere else.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use super::gathered::Term;
use super::parts::Parts;
use super::reads::{Facet, Mark, Terms};
use super::shown::Shown;
use super::strands::{Scope, Strands, Thread};
use super::weaves::{RecordKey, Weave, minutes};
use crate::assets::MediaFacts;
use crate::evidence::Evidence;
use crate::language::Lang;
use crate::model::{Case, Correction, Event, Kind, Reply, Source, Translations, pick};

/// The facets that differ. Looked up, never walked.
#[derive(Debug, Default)]
pub struct Changes(HashSet<Mark>);

impl Changes {
    /// What differs between two states. `same_case` says that the cases are one and the
    /// same, `same_order` that what was gathered from them is.
    #[must_use]
    pub fn between(
        old: &Parts<'_>,
        new: &Parts<'_>,
        same_case: bool,
        same_order: bool,
    ) -> Self {
        let mut all = Self::default();
        if !same_case {
            all.case(old.case, new.case);
            all.filed(old, new);
            if old.statuses() != new.statuses() {
                all.add(&Facet::Statuses);
            }
        }
        all.bodies(old, new);
        let same = |a: &Arc<MediaFacts>, b: &Arc<MediaFacts>| Arc::ptr_eq(a, b) || a == b;
        differing(old.media.all(), new.media.all(), same, |file| {
            all.add(&Facet::Media(file));
        });
        if !same_order {
            all.gathered(old, new);
        }
        all
    }

    /// Whether a page that read these facets may look different now.
    #[must_use]
    pub fn touch(&self, reads: &[Mark]) -> bool {
        !self.0.is_empty() && reads.iter().any(|mark| self.0.contains(mark))
    }

    fn add(&mut self, facet: &Facet<'_>) {
        self.0.insert(facet.mark());
    }

    fn case(&mut self, old: &Case, new: &Case) {
        self.records(Kind::Article, &old.articles, &new.articles);
        self.records(Kind::Entity, &old.entities, &new.entities);
        self.records(Kind::Event, &old.events, &new.events);
        self.records(Kind::Claim, &old.claims, &new.claims);
        self.records(Kind::Exhibit, &old.exhibits, &new.exhibits);
        self.records(Kind::Page, &old.pages, &new.pages);
        let same = |a: &Arc<Source>, b: &Arc<Source>| Arc::ptr_eq(a, b) || a.shows_as(b);
        differing(&old.sources, &new.sources, same, |key| {
            self.add(&Facet::Source(key));
        });
        differing(&old.relations, &new.relations, Shown::shows_as, |id| {
            self.add(&Facet::Relations(id));
        });
        differing(&old.events_of, &new.events_of, Vec::eq, |id| {
            self.add(&Facet::EventsOf(id));
        });
        let (before, now) = (&old.public_ids, &new.public_ids);
        differing(before, now, PartialEq::eq, |key| self.add(&Facet::Source(key)));
        let same = |a: &Arc<Reply>, b: &Arc<Reply>| Arc::ptr_eq(a, b) || a.shows_as(b);
        differing(&old.replies, &new.replies, same, |id| self.add(&Facet::Reply(id)));
        let (before, now) = (&old.corrections, &new.corrections);
        let same = |((a, b), (c, d)): (&(_, Arc<Correction>), &(_, Arc<Correction>))| {
            a == c && b.shows_as(d)
        };
        if before.len() != now.len() || !before.iter().zip(now).all(same) {
            self.add(&Facet::Corrections);
        }
        if before.is_empty() != now.is_empty() {
            self.add(&Facet::AnyCorrection);
        }
        let (before, now) = (&old.transcripts, &new.transcripts);
        differing(before, now, PartialEq::eq, |file| self.add(&Facet::Transcript(file)));
        for (facet, same) in [
            (Facet::Claims, old.claims.keys().eq(new.claims.keys())),
            (Facet::Exhibits, old.exhibits.keys().eq(new.exhibits.keys())),
            (Facet::Sources, old.sources.keys().eq(new.sources.keys())),
            (Facet::Pages, old.pages.keys().eq(new.pages.keys())),
        ] {
            if !same {
                self.add(&facet);
            }
        }
        if old.chronology != new.chronology {
            self.add(&Facet::Chronology);
        }
        if !old.entities.keys().eq(new.entities.keys()) {
            self.add(&Facet::Entities);
        }
        for (kind, before, now) in [
            (Kind::Article, old.articles.is_empty(), new.articles.is_empty()),
            (Kind::Entity, old.entities.is_empty(), new.entities.is_empty()),
            (Kind::Event, old.events.is_empty(), new.events.is_empty()),
            (Kind::Claim, old.claims.is_empty(), new.claims.is_empty()),
            (Kind::Exhibit, old.exhibits.is_empty(), new.exhibits.is_empty()),
            (Kind::Source, old.sources.is_empty(), new.sources.is_empty()),
        ] {
            if before != now {
                self.add(&Facet::Any(kind));
            }
        }
    }

    /// A record of another text is filed where it was, unless its date says otherwise.
    fn filed(&mut self, old: &Parts<'_>, new: &Parts<'_>) {
        let same = |a: &Translations<Event>, b: &Translations<Event>| {
            let [a, b] = [a, b].map(|all| pick(all, &new.config.language));
            a.map(|event| Scope::All.filed(event))
                == b.map(|event| Scope::All.filed(event))
        };
        differing(&old.case.events, &new.case.events, same, |id| {
            self.add(&Facet::Filed(id));
        });
    }

    fn records<T: Shown>(
        &mut self,
        kind: Kind,
        old: &BTreeMap<Arc<str>, Translations<T>>,
        new: &BTreeMap<Arc<str>, Translations<T>>,
    ) {
        let same = |a: &Translations<T>, b: &Translations<T>| {
            a.len() == b.len()
                && a.iter().zip(b).all(|((l, x), (m, y))| {
                    l == m && (Arc::ptr_eq(x, y) || x.shows_as(y))
                })
        };
        differing(old, new, same, |id| self.add(&Facet::Record(kind, id)));
    }

    fn bodies(&mut self, old: &Parts<'_>, new: &Parts<'_>) {
        let (before, now) = (old.woven, new.woven);
        if before.same_records(now) {
            for ((key, a), (_, b)) in before.iter().zip(now.iter()) {
                self.body(key, Some(a), Some(b));
            }
            return;
        }
        for (key, b) in now.iter() {
            self.body(key, before.get(key.0, &key.1, &key.2), Some(b));
        }
        for (key, a) in before.iter() {
            if now.position(key.0, &key.1, &key.2).is_none() {
                self.body(key, Some(a), None);
            }
        }
    }

    fn body(
        &mut self,
        key: &RecordKey,
        old: Option<&Arc<Weave>>,
        new: Option<&Arc<Weave>>,
    ) {
        let same = match (old, new) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
            _ => false,
        };
        if same {
            return;
        }
        let (kind, id, lang) = key;
        self.add(&Facet::Body(*kind, id, lang));
        let citations = |weave: Option<&Arc<Weave>>| {
            let texts = weave.into_iter().flat_map(|weave| weave.texts());
            texts.flat_map(|text| text.citations.clone()).collect::<Vec<_>>()
        };
        let [before, now] = [old, new].map(citations);
        if before != now {
            let cites = before.iter().chain(&now).flat_map(|citation| &citation.cites);
            for cite in cites {
                self.add(&Facet::Cites(key, &cite.key));
            }
        }
        let (old, new) = (old.map(|w| &w.body), new.map(|w| &w.body));
        if old.map(|w| &w.lead) != new.map(|w| &w.lead) {
            self.add(&Facet::Lead(*kind, id, lang));
        }
        if old.map(minutes) != new.map(minutes) {
            self.add(&Facet::Minutes(*kind, id, lang));
        }
        let none = BTreeMap::new();
        let [before, now] = [old, new].map(|woven| woven.map_or(&none, |w| &w.mentions));
        differing(before, now, PartialEq::eq, |entity| {
            self.add(&Facet::Mention(key, entity));
        });
    }

    fn gathered(&mut self, old: &Parts<'_>, new: &Parts<'_>) {
        let (before, now) = (old.gathered, new.gathered);
        self.evidence(&before.evidence, &now.evidence);
        differing(&before.uses, &now.uses, Vec::eq, |(kind, id)| {
            self.add(&Facet::Uses(*kind, id));
        });
        differing(&before.citings, &now.citings, Vec::eq, |key| {
            self.add(&Facet::Citings(key));
        });
        differing(&before.namings, &now.namings, PartialEq::eq, |id| {
            self.add(&Facet::Namings(id));
        });
        let same_counts = |a: &super::gathered::Namings, b: &super::gathered::Namings| {
            a.counts() == b.counts()
        };
        differing(&before.namings, &now.namings, same_counts, |id| {
            self.add(&Facet::Named(id));
        });
        differing(&before.apart, &now.apart, Vec::eq, |id| {
            self.add(&Facet::Apart(id));
        });
        differing(&before.used_in, &now.used_in, Vec::eq, |id| {
            self.add(&Facet::UsedIn(id));
        });
        if before.updates != now.updates {
            self.add(&Facet::Updates);
        }
        if before.articles != now.articles {
            self.add(&Facet::Articles);
        }
        if before.printed != now.printed {
            self.add(&Facet::Printed);
        }
        for kind in [Kind::Article, Kind::Event] {
            let (a, b) = (order(old, kind), order(new, kind));
            if a == b {
                continue;
            }
            for id in a.iter().chain(b) {
                if old.around(kind, id) != new.around(kind, id) {
                    self.add(&Facet::Around(kind, id));
                }
            }
        }
        self.strands(&before.strands, &now.strands);
        for lang in new.languages.of_site() {
            for which in [Terms::Tags, Terms::Authors] {
                self.terms(
                    which,
                    lang,
                    before.terms(which, lang),
                    now.terms(which, lang),
                );
            }
        }
    }

    fn strands(&mut self, old: &Strands, new: &Strands) {
        let same_orders = old.public.is_empty() == new.public.is_empty();
        if !same_orders || !old.all.is_split_as(&new.all) {
            self.add(&Facet::Split);
        }
        for (scope, a, b) in
            [(Scope::All, &old.all, &new.all), (Scope::Public, &old.public, &new.public)]
        {
            if a != b {
                self.add(&Facet::Strand(&scope));
            }
        }
        let counted = |t: &Thread| (t.id.clone(), t.strand.events.len());
        if !old.threads.iter().map(counted).eq(new.threads.iter().map(counted)) {
            self.add(&Facet::Threads);
        }
        for thread in old.threads.iter().chain(&new.threads) {
            if old.thread(&thread.slug) != new.thread(&thread.slug) {
                self.add(&Facet::Strand(&Scope::Thread(thread.slug.clone())));
            }
        }
    }

    fn evidence(&mut self, old: &Evidence, new: &Evidence) {
        differing(&old.claims_of, &new.claims_of, PartialEq::eq, |id| {
            self.add(&Facet::ClaimsOf(id));
        });
        differing(&old.rests, &new.rests, Vec::eq, |id| self.add(&Facet::Rests(id)));
        differing(&old.made_in, &new.made_in, Vec::eq, |id| self.add(&Facet::MadeIn(id)));
        let (before, now) = (&old.replies_to, &new.replies_to);
        differing(before, now, Vec::eq, |id| self.add(&Facet::RepliesTo(id)));
        let (before, now) = (&old.replies_of, &new.replies_of);
        differing(before, now, Vec::eq, |id| self.add(&Facet::RepliesOf(id)));
        let (before, now) = (&old.corrections_of, &new.corrections_of);
        differing(before, now, Vec::eq, |(kind, id)| {
            self.add(&Facet::CorrectionsOf(*kind, id));
        });
        let (before, now) = (&old.corrected, &new.corrected);
        differing(before, now, Vec::eq, |id| self.add(&Facet::Corrected(id)));
    }

    fn terms(&mut self, which: Terms, lang: &Lang, old: &[Term], new: &[Term]) {
        let shown = |t: &Term| (t.title.clone(), t.slug.clone(), t.articles.len());
        if !old.iter().map(shown).eq(new.iter().map(shown)) {
            self.add(&Facet::Terms(which, lang));
        }
        let by_slug = |all: &[Term]| -> BTreeMap<Arc<str>, Term> {
            all.iter().map(|t| (Arc::from(t.slug.as_str()), t.clone())).collect()
        };
        differing(&by_slug(old), &by_slug(new), PartialEq::eq, |slug| {
            self.add(&Facet::Term(which, lang, slug));
        });
    }
}

fn order<'a>(parts: &Parts<'a>, kind: Kind) -> &'a [Arc<str>] {
    match kind {
        Kind::Article => &parts.gathered.articles,
        _ => &parts.case.chronology,
    }
}

/// Walks two maps side by side and tells the keys whose values differ or which only one
/// of them has.
fn differing<K: Ord, V>(
    old: &BTreeMap<K, V>,
    new: &BTreeMap<K, V>,
    same: impl Fn(&V, &V) -> bool,
    mut tell: impl FnMut(&K),
) {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    loop {
        let side = match (old.peek(), new.peek()) {
            (None, None) => return,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some((a, _)), Some((b, _))) => a.cmp(b),
        };
        match side {
            std::cmp::Ordering::Less => old.next().into_iter().for_each(|(k, _)| tell(k)),
            std::cmp::Ordering::Greater => {
                new.next().into_iter().for_each(|(k, _)| tell(k));
            }
            std::cmp::Ordering::Equal => {
                if let (Some((key, a)), Some((_, b))) = (old.next(), new.next())
                    && !same(a, b)
                {
                    tell(key);
                }
            }
        }
    }
}
