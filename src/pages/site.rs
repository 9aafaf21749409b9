//! What views are made from: the case with its woven bodies, and who names whom.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::weaves::{RecordKey, Weave, Weaves};
use crate::address::{Address, segment};
use crate::config::Config;
use crate::date::{CaseDate, DateWords, SortKey};
use crate::diag::Diagnostic;
use crate::language::{Collation, Lang};
use crate::linking::Mention;
use crate::model::{Article, Case, Entity, Event, Head, Kind, Page, Translations};
use crate::templates::{Engine, Theme};

/// What a language brings to the views in it.
#[derive(Debug)]
pub struct Tools {
    /// Dates in words.
    pub dates: DateWords,
    /// The order of names.
    pub collation: Collation,
}

/// A tag or an author.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its words, as first written.
    pub title: Arc<str>,
    /// Its segment of addresses.
    pub slug: String,
    /// Its articles, newest first, as indices of [`Site::articles`].
    pub articles: Vec<usize>,
}

/// All that views are made from. Immutable; shared by the threads that render.
#[derive(Debug)]
pub struct Site<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The case.
    pub case: &'a Case,
    /// The woven bodies.
    pub woven: &'a Weaves,
    /// The theme.
    pub theme: &'a Theme,
    /// Its compiled templates.
    pub engine: &'a Engine,
    /// What each language brings.
    pub tools: BTreeMap<Lang, Tools>,
    /// One article for each id (in the site's language where it can be), newest first.
    pub articles: Vec<&'a Arc<Article>>,
    /// Where each article stands in [`Site::articles`], by id.
    pub article_at: BTreeMap<&'a str, usize>,
    /// Where each event stands in the chronology, by id.
    pub event_at: BTreeMap<&'a str, usize>,
    /// Who must not be taken for each entity, as told by the others.
    pub distinct_from: BTreeMap<&'a str, Vec<&'a str>>,
    /// The pages that name each entity, in the order they are shown.
    pub namings: BTreeMap<&'a str, Namings<'a>>,
    /// The articles that use each event, as indices of [`Site::articles`].
    pub event_articles: BTreeMap<Arc<str>, Vec<usize>>,
    /// Tags, in alphabetical order.
    pub tags: Vec<Term>,
    /// Authors, in alphabetical order.
    pub authors: Vec<Term>,
    /// The segment of addresses for each tag and author as written.
    slugs: Slugs<'a>,
}

/// Segments of addresses by what is written. Looked up, never walked.
type Slugs<'a> = HashMap<&'a str, String>;

/// The pages that name one entity.
#[derive(Debug, Default)]
pub struct Namings<'a> {
    /// How often in all.
    pub total: usize,
    /// The pages.
    pub pages: Vec<Naming<'a>>,
}

/// A page that names an entity.
#[derive(Debug, Clone)]
pub struct Naming<'a> {
    /// The page's record.
    pub key: &'a RecordKey,
    /// How others name the page; looked up once for all it names.
    pub page: Arc<PageName<'a>>,
    /// How it does.
    pub mention: &'a Mention,
}

/// The name by which a page is known to others.
#[derive(Debug, Clone)]
pub struct PageName<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its address.
    pub address: Address,
    /// Its date, if it has one.
    pub date: Option<&'a CaseDate>,
}

impl<'a> Site<'a> {
    /// Gathers what views need.
    #[must_use]
    pub fn new(
        config: &'a Config,
        case: &'a Case,
        woven: &'a Weaves,
        theme: &'a Theme,
        engine: &'a Engine,
        langs: &[Lang],
    ) -> Self {
        let tool = |l: &Lang| {
            (l.clone(), Tools { dates: DateWords::new(l), collation: Collation::new(l) })
        };
        let tools: BTreeMap<Lang, Tools> = langs.iter().map(tool).collect();
        let mut articles: Vec<&Arc<Article>> =
            case.articles.values().filter_map(|all| own(all, &config.language)).collect();
        articles.sort_by(|a, b| newest_first(a).cmp(&newest_first(b)));
        let collation = Collation::new(&config.language);
        let mut slugs = Slugs::new();
        let of_tags = |a: &'a Article| a.head.tags.iter().collect();
        let tags = terms(&articles, &collation, &mut slugs, of_tags);
        let of_authors = |a: &'a Article| a.authors.iter().map(|x| &x.name).collect();
        let authors = terms(&articles, &collation, &mut slugs, of_authors);
        let mut site = Self {
            config,
            case,
            woven,
            theme,
            engine,
            tools,
            article_at: articles
                .iter()
                .enumerate()
                .map(|(i, a)| (&*a.head.id, i))
                .collect(),
            event_at: case
                .chronology
                .iter()
                .enumerate()
                .map(|(i, id)| (&**id, i))
                .collect(),
            distinct_from: told_apart(case),
            articles,
            namings: BTreeMap::new(),
            event_articles: BTreeMap::new(),
            tags,
            authors,
            slugs,
        };
        site.namings = site.gather_namings();
        site.event_articles = site.gather_event_articles();
        site
    }

    /// Every woven record, in the order in which lists of mentions show them.
    fn reading_order(&self) -> Vec<(&'a RecordKey, &'a Weave)> {
        let mut all: Vec<(&'a RecordKey, &'a Weave)> =
            self.woven.iter().map(|(key, weave)| (key, weave)).collect();
        all.sort_by_cached_key(|((kind, id, lang), _)| {
            let place = match kind {
                Kind::Article => self.article_at.get(&**id),
                Kind::Event => self.event_at.get(&**id),
                _ => None,
            };
            let group = match kind {
                Kind::Article => 0,
                Kind::Event => 1,
                Kind::Page => 2,
                _ => 3,
            };
            (group, place.copied(), id.clone(), lang.clone())
        });
        all
    }

    fn gather_namings(&self) -> BTreeMap<&'a str, Namings<'a>> {
        let mut all: BTreeMap<&'a str, Namings<'a>> = BTreeMap::new();
        for (key, weave) in self.reading_order() {
            let Some(page) = self.page_name(key).map(Arc::new) else { continue };
            for (entity, mention) in &weave.body.mentions {
                let namings = all.entry(entity).or_default();
                namings.total += mention.count;
                namings.pages.push(Naming { key, page: page.clone(), mention });
            }
        }
        all
    }

    fn gather_event_articles(&self) -> BTreeMap<Arc<str>, Vec<usize>> {
        let mut all: BTreeMap<Arc<str>, Vec<usize>> = BTreeMap::new();
        for (i, article) in self.articles.iter().enumerate() {
            let head = &article.head;
            let weave = self.woven.get(Kind::Article, &head.id, &head.lang);
            for event in weave.into_iter().flat_map(|w| &w.body.events) {
                all.entry(event.clone()).or_default().push(i);
            }
        }
        all
    }

    /// What a language brings; the site's own for one that was not prepared.
    #[must_use]
    pub fn tools(&self, lang: &Lang) -> Option<&Tools> {
        self.tools.get(lang).or_else(|| self.tools.get(&self.config.language))
    }

    /// The address of a record's page.
    #[must_use]
    pub fn address(&self, kind: Kind, id: &str, lang: &Lang) -> Address {
        kind.address(id, lang, &self.config.language)
    }

    /// The address of a record's page, from its head.
    #[must_use]
    pub fn address_of(&self, head: &Head) -> Address {
        self.address(head.kind, &head.id, &head.lang)
    }

    /// How others name the page of a record.
    #[must_use]
    pub fn page_name(&self, (kind, id, lang): &RecordKey) -> Option<PageName<'a>> {
        let case = self.case;
        let (head, date) = match kind {
            Kind::Article => {
                let a: &Article = case.articles.get(id)?.get(lang)?;
                (&a.head, a.date.as_ref())
            }
            Kind::Event => {
                let e: &Event = case.events.get(id)?.get(lang)?;
                (&e.head, e.date.as_ref())
            }
            Kind::Entity => (&case.entities.get(id)?.get(lang)?.head, None),
            Kind::Page => {
                let p: &Page = case.pages.get(id)?.get(lang)?;
                (&p.head, p.updated.as_ref())
            }
            _ => return None,
        };
        let address = self.address_of(head);
        Some(PageName { title: &head.title, address, date: date.map(|d| &d.value) })
    }

    /// How often an entity is named, and on how many pages.
    #[must_use]
    pub fn named(&self, id: &str) -> (usize, usize) {
        self.namings.get(id).map_or((0, 0), |n| (n.total, n.pages.len()))
    }

    /// The entity's name on pages in `lang`: an alias in that language before its own name.
    #[must_use]
    pub fn entity_name<'e>(
        &self,
        entity: &'e Entity,
        lang: &Lang,
    ) -> (&'e str, &'e Lang) {
        if entity.head.lang != *lang {
            let named = entity.aliases.iter().filter_map(|a| Some((a, a.lang.as_ref()?)));
            if let Some((alias, local)) = named.into_iter().find(|(_, l)| *l == lang) {
                return (&alias.name, local);
            }
        }
        (&entity.head.title, &entity.head.lang)
    }

    /// Renders a template with some values.
    ///
    /// # Errors
    /// What the template does wrong.
    pub fn render(
        &self,
        lang: &Lang,
        template: &str,
        values: Vec<(&'static str, tera::Value)>,
        what: &str,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.engine.render(self.theme, lang, template, values, what)
    }

    /// The segment of addresses of a tag or an author.
    #[must_use]
    pub fn slug(&self, title: &str) -> Cow<'_, str> {
        self.slugs.get(title).map_or_else(|| segment(title).into(), |s| s.as_str().into())
    }

    /// A word of the interface by its path (`/titles/articles`).
    #[must_use]
    pub fn word(&self, lang: &Lang, path: &str) -> String {
        let words =
            self.engine.words(lang).or_else(|| self.engine.words(&self.config.language));
        let word =
            words.and_then(|w| w.pointer(path)).and_then(serde_json::Value::as_str);
        word.unwrap_or_else(|| path.rsplit('/').next().unwrap_or_default()).to_owned()
    }
}

/// The record in the site's language, else the first there is.
pub fn own<'a, T>(all: &'a Translations<T>, site: &Lang) -> Option<&'a Arc<T>> {
    all.get(site).or_else(|| all.values().next())
}

/// `distinct_from`, as told of the other side.
fn told_apart(case: &Case) -> BTreeMap<&str, Vec<&str>> {
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, translations) in &case.entities {
        for other in translations.values().flat_map(|e| &e.distinct_from) {
            let told = all.entry(&other.value).or_default();
            if !told.contains(&&**id) {
                told.push(id);
            }
        }
    }
    all
}

fn newest_first(article: &Article) -> (bool, std::cmp::Reverse<Option<SortKey>>, &str) {
    let key = article.date.as_ref().map(|d| d.value.sort_key());
    (key.is_none(), std::cmp::Reverse(key), &article.head.id)
}

fn terms<'a>(
    articles: &[&'a Arc<Article>],
    collation: &Collation,
    slugs: &mut Slugs<'a>,
    words: impl Fn(&'a Article) -> Vec<&'a Arc<str>>,
) -> Vec<Term> {
    let mut all: BTreeMap<String, Term> = BTreeMap::new();
    for (i, article) in articles.iter().enumerate() {
        for title in words(article) {
            let slug = slugs.entry(title).or_insert_with(|| segment(title));
            if !all.contains_key(slug) {
                let term = Term {
                    title: title.clone(),
                    slug: slug.clone(),
                    articles: Vec::new(),
                };
                all.insert(slug.clone(), term);
            }
            let Some(term) = all.get_mut(slug) else { continue };
            if term.articles.last() != Some(&i) {
                term.articles.push(i);
            }
        }
    }
    let mut all: Vec<Term> = all.into_values().collect();
    all.sort_by(|a, b| collation.compare(&a.title, &b.title));
    all
}
