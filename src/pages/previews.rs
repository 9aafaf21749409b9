//! Previews: beside the page of a record a small file that tells what it is, for whoever
//! points at a link to it. A script takes the words from there; opened by itself, the file
//! leads on to the page.

use std::sync::Arc;

use super::content::{View, value};
use super::plan::{Listing, PageKind, PageSpec};
use super::record::Here;
use super::rewritten::without_links;
use super::site::Site;
use super::sources::medium;
use super::views::{
    ArticlePreview, ClaimPreview, EntityPreview, EventPreview, ExhibitPreview, NameView,
    PreviewView, ProseView, RolePreview, SourcePreview,
};
use super::weaves::excerpt;
use super::wording;
use crate::address::Address;
use crate::language::Lang;
use crate::model::{
    Article, Authenticity, Ending, Entity, Head, Kind, Reference, Role, Source, Status,
    pick,
};

/// The name of the file, in the folder of the record's page.
const FILE: &str = "preview.html";
/// More other names than these are left to the entity's page.
const ALIASES: usize = 4;
/// A longer reference is left to the source's page, in bytes.
const REFERENCE: usize = 1400;

/// The previews that go with some pages. Articles are many, and few of them are led to from
/// a text: the others have none.
pub fn plan(site: &Site<'_>, pages: &[PageSpec]) -> Vec<PageSpec> {
    let preview = |page: &PageSpec| {
        let (kind, id) = match &page.kind {
            PageKind::Article(id) if site.is_led_to(id) => (Kind::Article, id),
            PageKind::Entity(id) => (Kind::Entity, id),
            PageKind::Event(id) => (Kind::Event, id),
            PageKind::Claim(id) => (Kind::Claim, id),
            PageKind::Exhibit(id) => (Kind::Exhibit, id),
            PageKind::Source(key) => (Kind::Source, key),
            _ => return None,
        };
        Some(PageSpec {
            address: Address::new(&format!("{}{FILE}", page.address.as_str())),
            lang: page.lang.clone(),
            kind: PageKind::Preview(kind, id.clone()),
            what: format!("the preview of {}", page.what),
            place: page.place.clone(),
            listing: Listing::Unlisted,
        })
    };
    pages.iter().filter_map(preview).collect()
}

/// The template of a preview, the name under which it is handed what it tells, and that.
type Told = (&'static str, &'static str, tera::Value);

impl<'a> Site<'a> {
    /// The view of a preview.
    pub(super) fn preview_view(
        &'a self,
        here: &Here<'a>,
        spec: &PageSpec,
        kind: Kind,
        id: &Arc<str>,
    ) -> View {
        let own = spec.address.as_str();
        let page = Address::new(own.strip_suffix(FILE).unwrap_or(own));
        let (name, (template, word, told)) = match self.told(here, kind, id) {
            Some(found) => found,
            None => (here.name("", None), ("previews/article.html", "", value(&()))),
        };
        let head = self.head(kind, id, here.lang);
        let frame = PreviewView {
            kind: kind.word(),
            lang: here.lang.as_str().to_owned(),
            dir: here.lang.direction().as_str(),
            text: head.and_then(|head| {
                let (lang, dir) = here.tongue(&head.lang);
                Some(ProseView { lang: lang?, dir: dir? })
            }),
            name,
            href: here.href(&page),
            canonical: page.absolute(&self.config.base_url),
            retracted: self.is_retracted(kind, id),
            withheld: head.and_then(|head| here.withheld(head)),
        };
        View { template, values: vec![("page", value(&frame)), (word, told)] }
    }

    fn told(
        &'a self,
        here: &Here<'a>,
        kind: Kind,
        id: &Arc<str>,
    ) -> Option<(NameView, Told)> {
        let lang = here.lang;
        Some(match kind {
            Kind::Entity => {
                let entity = self.entity(id, lang)?;
                let told = value(&here.entity_preview(entity));
                (here.entity(entity).name, ("previews/entity.html", "entity", told))
            }
            Kind::Claim => {
                let claim = self.claim(id, lang)?;
                let told = ClaimPreview {
                    status: claim.status.word(),
                    label: claim.label.as_deref().unwrap_or_default().to_owned(),
                    by: here.names(&claim.by),
                };
                (here.titled(&claim.head), ("previews/claim.html", "claim", value(&told)))
            }
            Kind::Event => {
                let event = self.event(id, lang)?;
                let place = event.venue.as_ref();
                let told = EventPreview {
                    date: here.event_date(event),
                    time: event.time.as_ref().map_or_else(String::new, |t| here.clock(t)),
                    status: event.status.map_or("", Status::word),
                    place: place.and_then(|place| here.name_of(&place.value)),
                    summary: excerpt(&self.summary(&event.head)),
                };
                (here.titled(&event.head), ("previews/event.html", "event", value(&told)))
            }
            Kind::Article => {
                let article = pick(self.articles_of(id)?, lang)?;
                let told = value(&here.article_preview(article));
                (here.titled(&article.head), ("previews/article.html", "article", told))
            }
            Kind::Exhibit => {
                let exhibit = self.exhibit(id, lang)?;
                let told = value(&ExhibitPreview {
                    kind: exhibit.medium.word(),
                    authenticity: exhibit.authenticity.map_or("", Authenticity::word),
                    summary: excerpt(exhibit.head.summary.as_deref().unwrap_or_default()),
                    credit: exhibit.credit.as_deref().unwrap_or_default().to_owned(),
                });
                (here.titled(&exhibit.head), ("previews/exhibit.html", "exhibit", told))
            }
            Kind::Source => {
                let source = self.source(id)?;
                let name = here.name(&source.title, source.lang.as_ref());
                let told = value(&here.source_preview(source));
                (name, ("previews/source.html", "source", told))
            }
            Kind::Page => return None,
        })
    }
}

impl Here<'_> {
    /// The title of a record, marked with its language.
    fn titled(&self, head: &Head) -> NameView {
        self.name(&head.title, Some(&head.lang))
    }

    fn name_of(&self, entity: &str) -> Option<NameView> {
        let entity = self.site.entity(entity, self.lang)?;
        let (name, lang): (&str, &Lang) = self.site.entity_name(entity, self.lang);
        Some(self.name(name, Some(lang)))
    }

    fn names(&self, references: &[Reference]) -> Vec<NameView> {
        references.iter().filter_map(|r| self.name_of(&r.value)).collect()
    }

    fn entity_preview(&self, entity: &Entity) -> EntityPreview {
        let aliases = &entity.aliases;
        let few = if aliases.len() > ALIASES { &[][..] } else { &aliases[..] };
        EntityPreview {
            kind: entity.kind.word(),
            summary: excerpt(entity.head.summary.as_deref().unwrap_or_default()),
            role: telling(&entity.roles).map(|role| RolePreview {
                title: role.title.to_string(),
                org: role.org.as_ref().and_then(|org| self.name_of(&org.value)),
                period: self.period(role.start.as_ref(), &role.end),
                status: role.status.map_or("", Status::word),
            }),
            aliases: few.iter().map(|a| self.name(&a.name, a.lang.as_ref())).collect(),
            pages: self.site.named(&entity.head.id).1,
        }
    }

    fn article_preview(&self, article: &Article) -> ArticlePreview {
        let standfirst = match article.subtitle.as_deref() {
            Some(subtitle) => excerpt(subtitle),
            None => excerpt(&self.site.summary(&article.head)),
        };
        ArticlePreview {
            standfirst,
            date: self.some_date(article.date.as_ref()),
            authors: article.authors.iter().map(|a| a.name.to_string()).collect(),
        }
    }

    fn source_preview(&self, source: &Source) -> SourcePreview {
        let is_told = !source.confidential;
        let reference = match wording::formatted(self, source).filter(|_| is_told) {
            Some((by, made)) => {
                let mut html = String::new();
                let bare = without_links(&made.reference);
                wording::in_language(self, by, "cite", &mut html, |out| {
                    out.push_str(&bare);
                });
                html
            }
            None => String::new(),
        };
        SourcePreview {
            confidential: source.confidential,
            reference_html: Some(reference)
                .filter(|html| html.len() <= REFERENCE)
                .unwrap_or_default(),
            kind: source.kind.to_string(),
            medium: if is_told { medium(source) } else { "" },
            archived: !source.archive_url.is_empty(),
            archive_date: source.archive_date.as_ref().map(|date| self.date(date)),
        }
    }
}

/// The role to tell where there is room for one: one that is held still before one that
/// was.
fn telling(roles: &[Role]) -> Option<&Role> {
    let held = roles.iter().find(|role| matches!(role.end, Ending::Open));
    held.or(roles.first())
}
