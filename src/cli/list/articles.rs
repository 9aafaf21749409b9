//! The list of articles.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::rows::{Row, Rows, ids, marked, withheld, written};
use super::table::{Column, Form};
use super::{ArticleArgs, Listing, asked};
use crate::build::Survey;
use crate::cli::refusal::Refusal;
use crate::language::Lang;
use crate::model::{Article, Kind};

const ARTICLES: &[Column] = &[
    Column { name: "date", form: Form::Whole, spare: 0 },
    Column { name: "title", form: Form::Words, spare: 0 },
    Column { name: "authors", form: Form::Words, spare: 2 },
    Column { name: "words", form: Form::Number, spare: 1 },
    Column { name: "lang", form: Form::Whole, spare: 1 },
    Column { name: "id", form: Form::Whole, spare: 0 },
    Column { name: "file", form: Form::Whole, spare: 3 },
];

/// An article in one language, for programs.
#[derive(Serialize)]
struct ArticleRow<'a> {
    id: &'a str,
    lang: &'a str,
    title: &'a str,
    date: Option<&'a str>,
    updated: Option<&'a str>,
    authors: Vec<&'a str>,
    /// How many words its text has.
    words: usize,
    tags: Vec<&'a str>,
    about: Vec<&'a str>,
    withheld: Option<&'a str>,
    file: &'a str,
}

impl Row for ArticleRow<'_> {
    fn cells(&self) -> Vec<String> {
        vec![
            self.date.unwrap_or_default().to_owned(),
            marked(self.title, self.withheld),
            self.authors.join(", "),
            self.words.to_string(),
            self.lang.to_owned(),
            self.id.to_owned(),
            self.file.to_owned(),
        ]
    }
}

/// The articles, newest first, a row for each language of one.
pub fn articles(survey: &Survey, args: &ArticleArgs) -> Result<Listing, Refusal> {
    let (case, site) = (survey.case(), survey.site());
    let entity = asked::entity(survey, args.entity.as_deref())?;
    let mut list = Rows::new(ARTICLES, &args.asked);
    let versions = site.articles().iter().filter_map(|id| case.articles.get(id));
    for article in versions.flat_map(|all| in_order(all, &site.config.language)) {
        let head = &article.head;
        let body =
            site.weave(Kind::Article, &head.id, &head.lang).map(|weave| &weave.body);
        let names = |id: &str| {
            body.is_some_and(|body| body.mentions.contains_key(id))
                || article.about.iter().any(|about| *about.value == *id)
        };
        if entity.is_some_and(|id| !names(id)) {
            continue;
        }
        let row = ArticleRow {
            id: &head.id,
            lang: head.lang.as_str(),
            title: &head.title,
            date: written(article.date.as_ref()),
            updated: written(article.updated.as_ref()),
            authors: article.authors.iter().map(|author| &*author.name).collect(),
            words: body.map_or(0, |body| body.words),
            tags: head.tags.iter().map(|tag| &**tag).collect(),
            about: ids(&article.about),
            withheld: withheld(head),
            file: &head.file,
        };
        list.add(&row);
    }
    let noun = ["article", "articles"];
    Ok(list.end(survey, Kind::Article, noun, entity.is_some()))
}

/// The versions of an article, the one in the site's own language first.
fn in_order<'a>(
    all: &'a BTreeMap<Lang, Arc<Article>>,
    site: &Lang,
) -> impl Iterator<Item = &'a Arc<Article>> {
    let mut all: Vec<_> = all.iter().collect();
    all.sort_by_key(|(lang, _)| *lang != site);
    all.into_iter().map(|(_, article)| article)
}
