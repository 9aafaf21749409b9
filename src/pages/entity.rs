//! Entities: the dossier of one, the list of all, and long lists of mentions.

use std::sync::Arc;

use super::chronology::Stand;
use super::content::{Content, Title};
use super::gathered::Naming;
use super::lists::{numbered, pages_of, pagination};
use super::plan::{MENTIONS, PageSpec};
use super::portrait::monogram;
use super::record::{Here, kinds};
use super::site::Site;
use super::strands::Scope;
use super::views::{
    EntitiesView, EntityItem, EntityKindView, EntityView, IdentifierView, LetterView,
    LinkView, MentionGroup, MentionItem, MentionsView, NameView, RelationView, RoleView,
    templates,
};
use crate::address::Address;
use crate::diag::Diagnostic;
use crate::model::{Alias, Entity, Kind, RelationEnd, Role, Status};

impl<'a> Site<'a> {
    pub(super) fn entity_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        id: &Arc<str>,
    ) -> Result<Content, Vec<Diagnostic>> {
        let Some(entity) =
            self.entities_of(id).and_then(|all| self.version(all, &spec.lang))
        else {
            return Ok(templates::ENTITY.none(Title::new("entity", "")));
        };
        let woven = here.woven(Kind::Entity, id, &entity.head.lang);
        let mut title = Title::new("entity", &*entity.head.title);
        title.description = self.summary(&entity.head);
        title.has_code = woven.is_some_and(|w| w.has_code);
        title.trail = self.entities_trail(here);
        let ends = self.relations(id);
        let mut keys: Vec<&Arc<str>> = woven.into_iter().flat_map(|w| &w.cited).collect();
        keys.extend(entity.roles.iter().flat_map(|r| &r.sources).map(|r| &r.value));
        keys.extend(ends.iter().flat_map(|e| &e.relation.sources).map(|r| &r.value));
        let claims = self.claims_with(id);
        let mut anchored = woven.map(Here::shown_claims).unwrap_or_default();
        let about = claims.into_iter().flat_map(|claims| &claims.about);
        let claims_about = here.claim_items(about, &mut anchored);
        let by = claims.into_iter().flat_map(|claims| &claims.by);
        let claims_by = here.claim_items(by, &mut anchored);
        let view = EntityView {
            id: id.to_string(),
            name: here.entity(entity).name,
            kind: entity.kind.word(),
            summary: entity.head.summary.as_deref().unwrap_or_default().to_owned(),
            portrait: here.portrait(entity.image.as_ref(), true),
            monogram: monogram(&here.entity(entity).name.text),
            aliases: aliases(here, entity),
            roles: entity.roles.iter().map(|r| role(here, r)).collect(),
            distinct_from: self.distinct(here, entity),
            relations: ends.iter().filter_map(|e| Self::relation(here, e)).collect(),
            identifiers: entity.identifiers.iter().map(identifier).collect(),
            links: entity
                .links
                .iter()
                .map(|(title, url)| LinkView::new(&**title, url.to_string()))
                .collect(),
            body: self.body(here, &entity.head, woven)?,
            contents: woven.map(Here::headings).unwrap_or_default(),
            sources: here.sources_once(keys),
            chronology: self.chronology_of(
                here,
                &Scope::Entity(id.clone()),
                None,
                Stand::Section,
            ),
            claims_about,
            claims_by,
            replies: here.replies_of(id),
            mentions: self.mentions(here, entity, 1),
        };
        Ok(templates::ENTITY.of(title, &view))
    }

    fn entities_trail(&self, here: &Here<'_>) -> Vec<(String, Address)> {
        let words = self.word(here.lang, "/titles/entities");
        let list = (words, self.list("entities/", here.lang));
        vec![self.home_step(here.lang), list]
    }

    /// Those it must not be taken for, as told from either side.
    fn distinct(
        &'a self,
        here: &Here<'a>,
        entity: &Entity,
    ) -> Vec<super::views::EntityRef> {
        let mut all = here.entities(&entity.distinct_from);
        for other in self.told_apart(&entity.head.id) {
            if !all.iter().any(|e| e.id == **other) {
                all.extend(here.entity_by_id(other));
            }
        }
        all
    }

    fn relation(here: &Here<'a>, end: &RelationEnd) -> Option<RelationView> {
        let relation = &*end.relation;
        let other = if end.inverse { &relation.subject } else { &relation.target };
        let label = here.relation(&relation.kind.value, end.inverse)?;
        Some(RelationView {
            label: label.text,
            lang: label.lang,
            dir: label.dir,
            other: here.entity_by_id(&other.value)?,
            period: here.period(relation.start.as_ref(), &relation.end),
            status: relation.status.map_or("", Status::word),
            sources: here.sources(&relation.sources),
        })
    }

    pub(super) fn mentions_view(
        &'a self,
        here: &Here<'a>,
        id: &Arc<str>,
        n: usize,
    ) -> Content {
        let entity = self.entities_of(id).and_then(|all| self.version(all, here.lang));
        let Some(entity) = entity else {
            return templates::MENTIONS.none(Title::new("mentions", ""));
        };
        let words = self.word(here.lang, "/titles/mentions");
        let name = here.entity(entity);
        let mut title = Title::new("mentions", words.replace("{name}", &name.name.text));
        title.trail = self.entities_trail(here);
        title.trail.push((name.name.text.clone(), self.page_of(&entity.head, here.lang)));
        let mut view = self.mentions(here, entity, n);
        view.entity = Some(name);
        templates::MENTIONS.of(title, &view)
    }

    /// The `n`th page of the mentions of an entity.
    fn mentions(&'a self, here: &Here<'a>, entity: &Entity, n: usize) -> MentionsView {
        let id = &entity.head.id;
        let (total, pages) = self.named(id);
        let all = self.namings(id);
        let mut groups: Vec<MentionGroup> = Vec::new();
        for naming in all.iter().skip((n - 1) * MENTIONS).take(MENTIONS) {
            let Some((kind, item)) = mention(here, id, naming) else { continue };
            let kind = kind.word();
            match groups.last_mut().filter(|g| g.kind == kind) {
                Some(group) => group.items.push(item),
                None => groups.push(MentionGroup { kind, items: vec![item] }),
            }
        }
        let own = self.page_of(&entity.head, here.reader);
        let address = |n: usize| match n {
            1 => own.clone(),
            n => numbered(&format!("{}mentions/", own.as_str()), n),
        };
        let pagination = pagination(here, n, pages_of(pages, MENTIONS), &address);
        MentionsView { total, pages, groups, pagination, entity: None }
    }

    pub(super) fn entities_view(&'a self, here: &Here<'a>) -> Content {
        let mut title = Title::new("entities", self.word(here.lang, "/titles/entities"));
        title.trail = vec![self.home_step(here.lang)];
        let entities = self.entities().filter_map(|id| self.entity(id, here.lang));
        let mut all: Vec<(&'a Entity, EntityItem)> = entities
            .map(|e| {
                let mentions = self.named(&e.head.id).0;
                (&**e, here.entity_item(e, mentions))
            })
            .collect();
        if let Some(tools) = here.tools() {
            all.sort_by(|a, b| {
                let names =
                    tools.collation.compare(&a.1.entity.name.text, &b.1.entity.name.text);
                names.then_with(|| a.1.entity.id.cmp(&b.1.entity.id))
            });
        }
        let of_kind = |kind| {
            let items: Vec<EntityItem> = all
                .iter()
                .filter(|(e, _)| e.kind == kind)
                .map(|(_, i)| i.clone())
                .collect();
            let word = crate::model::EntityType::word(kind);
            let view =
                EntityKindView { kind: word, anchor: format!("part-{word}"), items };
            (!view.items.is_empty()).then_some(view)
        };
        let kinds = kinds().filter_map(of_kind).collect();
        let view = EntitiesView { count: all.len(), kinds, letters: letters(here, &all) };
        templates::ENTITIES.of(title, &view)
    }
}

/// Names under their first letters.
fn letters(here: &Here<'_>, all: &[(&Entity, EntityItem)]) -> Vec<LetterView> {
    let Some(tools) = here.tools() else { return Vec::new() };
    let mut letters: Vec<LetterView> = Vec::new();
    for (_, item) in all {
        let letter = tools.collation.initial(&item.entity.name.text);
        let NameView { text, lang, dir } = item.entity.name.clone();
        let link = LinkView { title: text, href: item.entity.href.clone(), lang, dir };
        if let Some(view) = letters.iter_mut().find(|l| l.letter == letter) {
            view.items.push(link);
        } else {
            let anchor = format!("part-letter-{}", letters.len() + 1);
            letters.push(LetterView { letter, anchor, items: vec![link] });
        }
    }
    letters
}

fn aliases(here: &Here<'_>, entity: &Entity) -> Vec<NameView> {
    let name = |a: &Alias| here.name(&a.name, a.lang.as_ref());
    entity.aliases.iter().chain(&entity.weak_aliases).map(name).collect()
}

fn role(here: &Here<'_>, role: &Role) -> RoleView {
    RoleView {
        title: role.title.to_string(),
        org: role.org.as_ref().and_then(|r| here.entity_by_id(&r.value)),
        period: here.period(role.start.as_ref(), &role.end),
        status: role.status.map_or("", Status::word),
        sources: here.sources(&role.sources),
    }
}

/// An identifier, with the page it has in the system it is of.
pub fn identifier((scheme, value): &(Arc<str>, Arc<str>)) -> IdentifierView {
    let url = match &**scheme {
        "wikidata" => format!("https://www.wikidata.org/wiki/{value}"),
        "opensanctions" => format!("https://www.opensanctions.org/entities/{value}/"),
        "opencorporates" => format!("https://opencorporates.com/companies/{value}"),
        "viaf" => format!("https://viaf.org/viaf/{value}"),
        "isni" => format!("https://isni.org/isni/{value}"),
        "orcid" => format!("https://orcid.org/{value}"),
        _ => String::new(),
    };
    IdentifierView { scheme: scheme.to_string(), value: value.to_string(), url }
}

/// A page that names the entity, with its sentence.
fn mention(here: &Here<'_>, id: &str, naming: &Naming) -> Option<(Kind, MentionItem)> {
    let (key, mention) = here.site.mention(naming, id);
    let (page, mention) = (&naming.page, mention?);
    let (kind, of, lang) = key;
    let mut href = here.href(&here.page_of_text(*kind, of, &page.address));
    if mention.anchored {
        href.push_str("#m-");
        href.push_str(id);
    }
    let (lang, dir) = here.tongue(lang);
    let item = MentionItem {
        title: page.title.to_string(),
        href,
        date: page.date.as_ref().map(|d| here.date(d)),
        before: mention.sentence.before.to_string(),
        name: mention.sentence.name.to_string(),
        after: mention.sentence.after.to_string(),
        count: mention.count,
        lang,
        dir,
    };
    Some((*kind, item))
}
