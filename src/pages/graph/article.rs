//! Articles: what is told, by whom, on what it rests, and what was put right.

use std::collections::HashSet;
use std::sync::Arc;

use super::node::{Json, Node};
use super::{
    Subject, author, correction, dates, entity, file, ids, plain, publisher, source,
};
use crate::linking::Woven;
use crate::model::{Article, Kind};
use crate::pages::record::Here;
use crate::pages::views::CardImageView;
use crate::pages::weaves::Weave;

/// An article with all that its page tells of it; `card` is what networks show for it.
pub fn subject<'n>(
    here: &Here<'n>,
    id: &'n Arc<str>,
    card: Option<&CardImageView>,
) -> Option<Subject<'n>> {
    let article: &'n Article = here.site.articles_of(id)?.get(here.lang)?;
    let weave = here.site.weave(Kind::Article, id, here.lang).map(|weave| &**weave);
    let own = article.date.iter().chain(&article.updated);
    let modified = correction::last(here, Kind::Article, id, own);
    let description = here.site.summary(&article.head);
    let node = Node::new(&["NewsArticle", "BackgroundNewsArticle"])
        .with("@id", ids::part(here, "article"))
        .with("url", ids::page(here))
        .with("headline", &*article.head.title)
        .with("alternativeHeadline", article.subtitle.as_deref())
        .with("description", description)
        .with("inLanguage", here.lang.as_str())
        .with("isPartOf", Node::reference(ids::of_site(here, "website")))
        .with("isAccessibleForFree", Json::Yes)
        .with("publisher", publisher::reference(here))
        .with("author", authors(here, article))
        .with("datePublished", dates::some(article.date.as_ref()))
        .with("dateModified", modified.clone())
        .with("image", image(here, article, weave, card))
        .with("keywords", keywords(&article.head.tags))
        .with("wordCount", weave.map(|w| w.body.words as u64).filter(|n| *n > 0));
    let node = context(here, node, article, weave);
    let node = translations(here, node, id);
    let node = correction::put(here, node, Kind::Article, id, "");
    let reviewed = dates::some(article.last_verified.as_ref());
    Some(Subject { nodes: vec![node], modified, reviewed, ..Subject::default() })
}

/// Tags, as they are written.
pub fn keywords(tags: &[Arc<str>]) -> Vec<&str> {
    tags.iter().map(|tag| &**tag).collect()
}

/// Who wrote it: the publisher where nobody is named.
fn authors<'n>(here: &Here<'n>, article: &'n Article) -> Json<'n> {
    let author = |author: &'n crate::model::Author| {
        let slug = here.site.slug(&author.name);
        author::node(here, &author.name, &slug, author.url.as_deref())
    };
    if article.authors.is_empty() {
        return publisher::reference(here).into();
    }
    article.authors.iter().map(author).collect::<Vec<_>>().into()
}

/// Whom it is about, whom it names, what it cites, how it was reported.
fn context<'n>(
    here: &Here<'n>,
    node: Node<'n>,
    article: &'n Article,
    weave: Option<&'n Weave>,
) -> Node<'n> {
    let about: HashSet<&str> = article.about.iter().map(|r| &*r.value).collect();
    let named = weave.into_iter().flat_map(|w| w.body.mentions.keys());
    let mentions = named.filter(|id| !about.contains(&***id));
    let methods = weave.and_then(|weave| weave.methods.as_ref());
    let backstory = methods
        .and_then(|methods| here.site.body(here, &article.head, Some(methods)).ok());
    let texts = weave.into_iter().flat_map(Weave::texts);
    let cited = texts.flat_map(|woven: &'n Woven| &woven.cited);
    node.with("about", entity::named(here, article.about.iter().map(|r| &r.value)))
        .with("mentions", entity::named(here, mentions))
        .with("citation", source::cited(here, cited))
        .with("backstory", backstory.map(|html| plain::text(&html)))
}

/// The picture it opens with, else the first of the text, else the first exhibit it leads to
/// that is a picture, else its card, else the site's own icon: those who list articles ask
/// for one.
fn image(
    here: &Here<'_>,
    article: &Article,
    weave: Option<&Weave>,
    card: Option<&CardImageView>,
) -> Option<String> {
    let body = &weave?.body;
    let own = || file::of_exhibit(here, &article.image.as_ref()?.value);
    let shown = body.cards.iter().find_map(|(_, card)| match card {
        crate::linking::Card::Picture(picture) => file::picture(here, &picture.file),
        _ => None,
    });
    let exhibits = body.uses.iter().filter(|(kind, _)| *kind == Kind::Exhibit);
    let exhibit = || {
        let mut all = exhibits;
        all.find_map(|(_, id)| file::of_exhibit(here, id))
    };
    let card = || card.map(|card| card.url.clone());
    own().or(shown).or_else(exhibit).or_else(card).or_else(|| publisher::icon(here))
}

/// The same article in other languages. The one in the site's language is taken for the
/// one the others were made from.
fn translations<'n>(here: &Here<'n>, node: Node<'n>, id: &str) -> Node<'n> {
    let all = here.site.articles_of(id).into_iter().flat_map(|all| all.values());
    let others = all.filter(|other| other.head.lang != *here.lang);
    let name = |other: &Arc<Article>| {
        let page = ids::absolute(here, &here.site.address_of(&other.head));
        Node::reference(format!("{page}#article"))
    };
    let site = &here.site.config.language;
    if here.lang == site {
        return node.with("workTranslation", others.map(name).collect::<Vec<_>>());
    }
    let original = others.into_iter().find(|other| other.head.lang == *site);
    node.with("translationOfWork", original.map(name))
}
