//! What prose may lead to, gathered from the case and its files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::records::{RecordFiles, Roles};
use crate::address::Address;
use crate::config::Config;
use crate::content::{Role, published_path};
use crate::language::Lang;
use crate::linking::{ClaimTarget, FileTarget, Target, Targets};
use crate::model::{Case, Head, Kind, Source};
use crate::templates::Theme;

/// Everything that prose may lead to.
pub fn targets(
    case: &Case,
    config: &Config,
    roles: &Roles,
    heads: &RecordFiles,
    theme: &Theme,
) -> Targets {
    let site = &config.language;
    let target = |head: &Head| Target {
        address: head.kind.address(&head.id, &head.lang, site),
        title: head.title.clone(),
        lang: head.lang.clone(),
    };
    let mut records: BTreeMap<(Kind, Arc<str>), Vec<Target>> = BTreeMap::new();
    let mut add = |head: &Head| {
        let all = records.entry((head.kind, head.id.clone())).or_default();
        // The site's own language is what a link falls back to.
        let at = if head.lang == *site { 0 } else { all.len() };
        all.insert(at, target(head));
    };
    case.articles.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    case.entities.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    case.events.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    case.claims.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    case.exhibits.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    case.pages.values().flat_map(BTreeMap::values).for_each(|r| add(&r.head));
    let first = |id: &Arc<str>| case.entities.get(id).and_then(|all| all.values().next());
    let mut files = BTreeMap::new();
    for (path, role) in roles {
        let file = match (role, heads.get(path)) {
            (Role::Asset | Role::Transcript, _) if case.withheld_files.contains(path) => {
                FileTarget::Withheld
            }
            (Role::Asset | Role::Transcript | Role::Static, _) => {
                FileTarget::Asset(Address::new(published_path(path)))
            }
            (_, Some((kind, id, lang))) => {
                let all = records.get(&(*kind, id.clone()));
                match all.and_then(|all| all.iter().find(|t| t.lang == *lang)) {
                    Some(target) => FileTarget::Page(target.address.clone()),
                    None => FileTarget::Withheld,
                }
            }
            (Role::Record { .. }, None) => FileTarget::Unread,
            _ => continue,
        };
        files.insert(path.clone(), file);
    }
    let claim = |c: &crate::model::Claim| ClaimTarget {
        status: c.status,
        sources: c
            .sources()
            .map(|r| r.value.clone())
            .filter(|key| case.sources.contains_key(key))
            .collect(),
    };
    let events = case.events.values().flat_map(BTreeMap::values);
    Targets {
        records,
        by_name: Targets::names(case),
        entity_types: case
            .entities
            .keys()
            .filter_map(|id| Some((id.clone(), first(id)?.kind)))
            .collect(),
        claims: case
            .claims
            .iter()
            .filter_map(|(id, all)| Some((id.clone(), claim(all.values().next()?))))
            .collect(),
        source_pages: source_pages(case, site),
        files,
        unread: case.unread.clone(),
        withheld: case.withheld.clone(),
        threads: events.flat_map(|e| e.threads.iter().map(|t| t.value.clone())).collect(),
        shortcodes: theme.shortcodes().map(str::to_owned).collect(),
    }
}

/// The page of each source.
fn source_pages(case: &Case, site: &Lang) -> BTreeMap<Arc<str>, Target> {
    let page = |source: &Source| {
        let id = case.public_id(&source.id);
        let address = Address::new(&format!("sources/{id}/"));
        Target { address, title: Arc::from(id), lang: site.clone() }
    };
    case.sources.iter().map(|(key, source)| (key.clone(), page(source))).collect()
}
