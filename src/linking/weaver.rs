//! What weaving needs of the case at large, and the look-ups it makes there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::NameTable;
use super::targets::Targets;
use super::woven::Subject;
use crate::address::{Address, Urls};
use crate::config::First;
use crate::language::Lang;
use crate::markdown::{self, Options, Words};
use crate::model::{Kind, Status};

/// What weaving needs of the case at large.
#[derive(Debug)]
pub struct Weaver<'a> {
    /// What prose may lead to.
    pub targets: &'a Targets,
    /// The names that are looked for.
    pub names: &'a NameTable,
    /// Where automatic links are put.
    pub first: First,
    /// How Markdown is read.
    pub options: Options,
    /// How links to pages are written.
    pub urls: Urls,
    /// Words of the interface that stand in prose, by language.
    pub words: &'a BTreeMap<Lang, ProseWords>,
}

/// Words of the interface that stand in prose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProseWords {
    /// Those the renderer needs.
    pub markdown: Words,
    /// Statuses in words.
    pub status: BTreeMap<&'static str, String>,
}

impl Weaver<'_> {
    /// The link from a page to an address.
    pub(super) fn href(&self, subject: &Subject<'_>, to: &Address) -> String {
        subject.address.link(to, self.urls)
    }

    /// The opening tag of a link to an entity.
    pub(super) fn open_entity(
        &self,
        subject: &Subject<'_>,
        id: &str,
        anchor: bool,
    ) -> Option<String> {
        let target = self.targets.record(Kind::Entity, id, subject.lang)?;
        let mut open = String::with_capacity(96);
        open.push_str("<a class=\"entity\"");
        if anchor {
            open.push_str(" id=\"m-");
            open.push_str(id);
            open.push('"');
        }
        open.push_str(" href=\"");
        markdown::attribute(&mut open, &self.href(subject, &target.address));
        open.push_str("\">");
        Some(open)
    }

    /// The entity that a destination written by hand means.
    pub(super) fn linked_entity(
        &self,
        destination: &str,
        wiki: bool,
    ) -> Option<Arc<str>> {
        if wiki {
            return self.wikilinked(destination).ok();
        }
        let id = destination.strip_prefix("entity:")?;
        self.targets.entity_types.get_key_value(id).map(|(id, _)| id.clone())
    }

    /// The entity that a wikilink means: by id, else by name or alias.
    ///
    /// # Errors
    /// The candidates: none or several.
    pub(super) fn wikilinked(&self, target: &str) -> Result<Arc<str>, Vec<Arc<str>>> {
        let target = target.trim();
        if let Some((id, _)) = self.targets.entity_types.get_key_value(target) {
            return Ok(id.clone());
        }
        let found = self.targets.by_name.get(&Targets::name_key(target));
        let found: Vec<Arc<str>> = found.into_iter().flatten().cloned().collect();
        match <[Arc<str>; 1]>::try_from(found) {
            Ok([one]) => Ok(one),
            Err(several) => Err(several),
        }
    }

    /// The words for a status.
    pub(super) fn status_words(&self, lang: &Lang, status: Status) -> &str {
        self.words
            .get(lang)
            .and_then(|w| w.status.get(status.word()))
            .map_or(status.word(), String::as_str)
    }
}
