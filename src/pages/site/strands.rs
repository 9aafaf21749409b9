//! What pages read of the chronology: its strands, and where each event is filed.

use std::borrow::Cow;

use super::Site;
use crate::address::Address;
use crate::chronology::{Filed, Strand};
use crate::language::Lang;
use crate::model::pick;
use crate::pages::reads::Facet;
use crate::pages::strands::Scope;

impl<'a> Site<'a> {
    /// The events of a strand of the chronology. Those of an entity are filed when asked
    /// for: few have more than a page can hold.
    #[must_use]
    pub fn strand(&self, scope: &Scope) -> Cow<'a, Strand> {
        let strands = &self.parts.gathered.strands;
        let known = match scope {
            Scope::Entity(id) => return Cow::Owned(self.strand_of(id)),
            Scope::All => &strands.all,
            Scope::Public => &strands.public,
            Scope::Thread(slug) => {
                self.note(&Facet::Strand(scope));
                let thread = strands.thread(slug).map(|t| Cow::Borrowed(&t.strand));
                return thread.unwrap_or_default();
            }
        };
        self.note(&Facet::Strand(scope));
        Cow::Borrowed(known)
    }

    fn strand_of(&self, entity: &str) -> Strand {
        let events = self.events_with(entity).iter();
        let events = events.map(|id| (id.clone(), self.filed(id))).collect();
        Strand::new(events, self.config.chronology.page)
    }

    /// Where an event is filed: by its date in the site's language, where it can be.
    #[must_use]
    pub fn filed(&self, event: &str) -> Filed {
        self.note(&Facet::Filed(event));
        let all = self.parts.case.events.get(event);
        let own = all.and_then(|all| pick(all, &self.config.language));
        own.map_or(Filed::Undated, |event| Scope::All.filed(event))
    }

    /// The address of the page of the chronology on which readers of `lang` find an event.
    #[must_use]
    pub fn entry(&self, event: &str, lang: &Lang) -> Address {
        self.note(&Facet::Split);
        let part = self.parts.gathered.strands.all.part(self.filed(event));
        let site = &self.config.language;
        Scope::All.page(part, self.languages().of_reader(lang), site)
    }

    /// A thread as its events name it, by its segment of addresses.
    #[must_use]
    pub fn thread(&self, slug: &str) -> Option<&'a str> {
        self.note(&Facet::Strand(&Scope::Thread(slug.to_owned())));
        self.parts.gathered.strands.thread(slug).map(|thread| &*thread.id)
    }

    /// The threads of the chronology in order: each with its id, its segment of addresses
    /// and how many events it has.
    pub fn threads(&self) -> impl Iterator<Item = (&'a str, &'a str, usize)> + use<'a> {
        self.note(&Facet::Threads);
        let threads = self.parts.gathered.strands.threads.iter();
        threads.map(|t| (&*t.id, t.slug.as_str(), t.strand.events.len()))
    }

    /// Whether events became known in another order than they happened in.
    #[must_use]
    pub fn has_public_order(&self) -> bool {
        self.note(&Facet::Split);
        !self.parts.gathered.strands.public.is_empty()
    }
}
