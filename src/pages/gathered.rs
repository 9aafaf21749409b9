//! What follows from the case and its woven bodies taken together: orders, who names
//! whom, which articles use an event, tags and authors.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::news::{Update, latest};
use super::reads::Terms;
use super::strands::Strands;
use super::weaves::{RecordKey, Weave, Weaves};
use crate::address::{Address, segment};
use crate::config::Config;
use crate::date::{CaseDate, SortKey};
use crate::evidence::Evidence;
use crate::language::{Collation, Lang, Languages};
use crate::model::{Article, Case, Kind, RecordId, pick};

/// A tag or an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its words, as first written.
    pub title: Arc<str>,
    /// Its segment of addresses.
    pub slug: String,
    /// Ids of its articles, newest first.
    pub articles: Vec<Arc<str>>,
}

/// The pages that name one entity.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Namings {
    /// How often in all.
    pub total: usize,
    /// The pages, in the order they are shown.
    pub pages: Vec<Naming>,
}

impl Namings {
    /// How often in all, and on how many pages.
    pub(super) fn counts(&self) -> (usize, usize) {
        (self.total, self.pages.len())
    }
}

/// A page that names an entity.
#[derive(Debug, Clone)]
pub struct Naming {
    /// Where its body stands among the woven ones.
    pub at: usize,
    /// How others name the page; made once for all it names.
    pub page: Arc<PageName>,
}

impl PartialEq for Naming {
    /// The place among the woven bodies shifts with every new record and is not shown.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.page, &other.page) || self.page == other.page
    }
}

/// The name by which a page is known to others.
#[derive(Debug, Clone, PartialEq)]
pub struct PageName {
    /// Its title.
    pub title: Arc<str>,
    /// Its address.
    pub address: Address,
    /// Its date, if it has one.
    pub date: Option<CaseDate>,
}

/// The pages whose prose cites each source.
pub type Citings = BTreeMap<Arc<str>, Vec<Naming>>;

/// What follows from the case and its bodies. Immutable.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Ids of the articles, newest first.
    pub(super) articles: Vec<Arc<str>>,
    /// Where each article and each event stands in its order. Looked up, never walked.
    places: [HashMap<Arc<str>, usize>; 2],
    /// Who must not be taken for each entity, as told by the others.
    pub(super) apart: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// The pages that name each entity.
    pub(super) namings: BTreeMap<Arc<str>, Namings>,
    /// The articles that use each event.
    pub(super) used_in: BTreeMap<Arc<str>, Vec<Arc<str>>>,
    /// The articles that lead to or show each claim and exhibit.
    pub(super) uses: BTreeMap<RecordId, Vec<Arc<str>>>,
    /// The articles that texts lead to.
    pub(super) led_to: BTreeSet<Arc<str>>,
    /// The pages whose prose cites each source.
    pub(super) citings: Citings,
    /// The evidence of the case, from its other ends.
    pub(super) evidence: Evidence,
    /// The strands of the chronology.
    pub(super) strands: Strands,
    /// What is new, the newest first.
    pub(super) updates: Vec<Update>,
    /// Tags and authors in each language of the site, each in alphabetical order.
    pub(super) tags: BTreeMap<Lang, Vec<Term>>,
    pub(super) authors: BTreeMap<Lang, Vec<Term>>,
    /// The languages in which the whole case is published as one document.
    pub(super) printed: Vec<Lang>,
    /// Segments of addresses by what is written. Looked up, never walked.
    pub(super) slugs: HashMap<Arc<str>, String>,
}

impl Gathered {
    /// Gathers them.
    #[must_use]
    pub fn new(
        config: &Config,
        languages: &Languages,
        case: &Case,
        woven: &Weaves,
    ) -> Self {
        let own = |all| pick::<Article>(all, &config.language);
        let mut articles: Vec<&Arc<Article>> =
            case.articles.values().filter_map(own).collect();
        articles.sort_by(|a, b| newest_first(a).cmp(&newest_first(b)));
        let mut slugs = HashMap::new();
        let (mut tags, mut authors) = (BTreeMap::new(), BTreeMap::new());
        for lang in languages.of_site() {
            let collation = Collation::new(lang);
            let told = articles.iter().map(|own| {
                case.articles
                    .get(&own.head.id)
                    .and_then(|all| all.get(lang))
                    .unwrap_or(own)
            });
            let told: Vec<&Arc<Article>> = told.collect();
            let of =
                terms(&told, &collation, &mut slugs, |a| a.head.tags.iter().collect());
            tags.insert(lang.clone(), of);
            let of = terms(&told, &collation, &mut slugs, |a| {
                a.authors.iter().map(|x| &x.name).collect()
            });
            authors.insert(lang.clone(), of);
        }
        let ids: Vec<Arc<str>> = articles.iter().map(|a| a.head.id.clone()).collect();
        let places = |ids: &[Arc<str>]| ids.iter().cloned().zip(0..).collect();
        let all = Self {
            places: [places(&ids), places(&case.chronology)],
            articles: ids,
            apart: told_apart(case),
            namings: BTreeMap::new(),
            used_in: used_in(&articles, woven),
            uses: uses(&articles, woven),
            led_to: led_to(woven),
            citings: BTreeMap::new(),
            evidence: Evidence::new(case, &config.language),
            strands: Strands::new(config, case),
            updates: latest(case, &config.language),
            tags,
            authors,
            slugs,
            printed: super::whole::languages(config, languages, case),
        };
        let (namings, citings) = all.namings(config, case, woven);
        Self { namings, citings, ..all }
    }

    /// Where a record stands in the order of its kind.
    pub(super) fn place(&self, kind: Kind, id: &str) -> Option<usize> {
        let which = match kind {
            Kind::Article => 0,
            Kind::Event => 1,
            _ => return None,
        };
        self.places[which].get(id).copied()
    }

    /// The tags or the authors.
    pub(super) fn terms(&self, which: Terms, lang: &Lang) -> &[Term] {
        let all = match which {
            Terms::Tags => &self.tags,
            Terms::Authors => &self.authors,
        };
        all.get(lang).map_or(&[], Vec::as_slice)
    }

    fn namings(
        &self,
        config: &Config,
        case: &Case,
        woven: &Weaves,
    ) -> (BTreeMap<Arc<str>, Namings>, Citings) {
        let mut all: BTreeMap<Arc<str>, Namings> = BTreeMap::new();
        let mut citings = Citings::new();
        for at in self.reading_order(woven) {
            let (key, weave) = woven.at(at);
            let Some(page) = page_name(config, case, key).map(Arc::new) else { continue };
            for (entity, mention) in &weave.body.mentions {
                let namings = match all.get_mut(entity) {
                    Some(namings) => namings,
                    None => all.entry(entity.clone()).or_default(),
                };
                namings.total += mention.count;
                namings.pages.push(Naming { at, page: page.clone() });
            }
            for source in cited(weave) {
                let citing = Naming { at, page: page.clone() };
                match citings.get_mut(source) {
                    Some(citings) => citings.push(citing),
                    None => drop(citings.insert(source.clone(), vec![citing])),
                }
            }
        }
        (all, citings)
    }

    /// The places of all woven records, in the order in which lists of mentions show them.
    fn reading_order(&self, woven: &Weaves) -> Vec<usize> {
        let key = |(at, (key, _)): (usize, (&RecordKey, &Arc<Weave>))| {
            let (kind, id, lang) = key;
            let group = match kind {
                Kind::Article => 0,
                Kind::Event => 1,
                Kind::Claim => 2,
                Kind::Exhibit => 3,
                Kind::Page => 4,
                _ => 5,
            };
            (group, self.place(*kind, id), id.clone(), lang.clone(), at)
        };
        let mut all: Vec<_> = woven.iter().enumerate().map(key).collect();
        all.sort();
        all.into_iter().map(|(.., at)| at).collect()
    }
}

/// The sources that the texts of a record cite, each once.
pub fn cited(weave: &Weave) -> Vec<&Arc<str>> {
    let mut all: Vec<&Arc<str>> = Vec::new();
    for source in weave.texts().flat_map(|text| &text.cited) {
        if !all.contains(&source) {
            all.push(source);
        }
    }
    all
}

/// How others name the page of a record.
fn page_name(
    config: &Config,
    case: &Case,
    (kind, id, lang): &RecordKey,
) -> Option<PageName> {
    let (head, date) = match kind {
        Kind::Article => {
            let article = case.articles.get(id)?.get(lang)?;
            (&article.head, article.date.as_ref())
        }
        Kind::Event => {
            let event = case.events.get(id)?.get(lang)?;
            (&event.head, event.date.as_ref())
        }
        Kind::Entity => (&case.entities.get(id)?.get(lang)?.head, None),
        Kind::Claim => (&case.claims.get(id)?.get(lang)?.head, None),
        Kind::Exhibit => (&case.exhibits.get(id)?.get(lang)?.head, None),
        Kind::Page => {
            let page = case.pages.get(id)?.get(lang)?;
            (&page.head, page.updated.as_ref())
        }
        Kind::Source => return None,
    };
    Some(PageName {
        title: head.title.clone(),
        address: kind.address(id, lang, &config.language),
        date: date.map(|d| d.value.clone()),
    })
}

/// `distinct_from`, as told of the other side.
fn told_apart(case: &Case) -> BTreeMap<Arc<str>, Vec<Arc<str>>> {
    let mut all: BTreeMap<Arc<str>, Vec<Arc<str>>> = BTreeMap::new();
    for (id, translations) in &case.entities {
        for other in translations.values().flat_map(|e| &e.distinct_from) {
            let told = all.entry(other.value.clone()).or_default();
            if !told.contains(id) {
                told.push(id.clone());
            }
        }
    }
    all
}

fn used_in(
    articles: &[&Arc<Article>],
    woven: &Weaves,
) -> BTreeMap<Arc<str>, Vec<Arc<str>>> {
    let mut all: BTreeMap<Arc<str>, Vec<Arc<str>>> = BTreeMap::new();
    for article in articles {
        let head = &article.head;
        let weave = woven.get(Kind::Article, &head.id, &head.lang);
        for event in weave.into_iter().flat_map(|w| &w.body.events) {
            all.entry(event.clone()).or_default().push(head.id.clone());
        }
    }
    all
}

/// The articles that lead to or show a claim or an exhibit, the newest first.
fn uses(articles: &[&Arc<Article>], woven: &Weaves) -> BTreeMap<RecordId, Vec<Arc<str>>> {
    let mut all: BTreeMap<RecordId, Vec<Arc<str>>> = BTreeMap::new();
    for article in articles {
        let head = &article.head;
        let weave = woven.get(Kind::Article, &head.id, &head.lang);
        for record in weave.into_iter().flat_map(|w| &w.body.uses) {
            all.entry(record.clone()).or_default().push(head.id.clone());
        }
    }
    all
}

/// The articles that any text leads to, in whatever language.
fn led_to(woven: &Weaves) -> BTreeSet<Arc<str>> {
    let uses = woven.texts().flat_map(|text| &text.uses);
    let articles = uses.filter(|(kind, _)| *kind == Kind::Article);
    articles.map(|(_, id)| id.clone()).collect()
}

fn newest_first(article: &Article) -> (bool, std::cmp::Reverse<Option<SortKey>>, &str) {
    let key = article.date.as_ref().map(|d| d.value.sort_key());
    (key.is_none(), std::cmp::Reverse(key), &article.head.id)
}

fn terms(
    articles: &[&Arc<Article>],
    collation: &Collation,
    slugs: &mut HashMap<Arc<str>, String>,
    words: impl Fn(&Article) -> Vec<&Arc<str>>,
) -> Vec<Term> {
    let mut all: BTreeMap<String, Term> = BTreeMap::new();
    for article in articles {
        for title in words(article) {
            let slug = slugs.entry(title.clone()).or_insert_with(|| segment(title));
            if !all.contains_key(slug) {
                let (title, slug) = (title.clone(), slug.clone());
                all.insert(slug.clone(), Term { title, slug, articles: Vec::new() });
            }
            let Some(term) = all.get_mut(slug) else { continue };
            if term.articles.last() != Some(&article.head.id) {
                term.articles.push(article.head.id.clone());
            }
        }
    }
    let mut all: Vec<Term> = all.into_values().collect();
    all.sort_by(|a, b| collation.compare(&a.title, &b.title));
    all
}
