//! Sources: works as a catalogue has them. Of a confidential one nothing is known here but
//! its public name.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::Value;

use super::node::Node;
use super::{Subject, dates, ids};
use crate::language::Lang;
use crate::model::Source;
use crate::pages::record::Here;

/// A source with all that its page tells of it.
pub fn subject<'n>(here: &Here<'n>, key: &str) -> Option<Subject<'n>> {
    Some(Subject { nodes: vec![node(here, key)?], ..Subject::default() })
}

/// Sources as works that rest on them cite them, each once, in order: what each is and what
/// it is called. The rest is told on its own page, which the name of the node leads to.
pub fn cited<'n>(
    here: &Here<'n>,
    keys: impl IntoIterator<Item = &'n Arc<str>>,
) -> Vec<Node<'n>> {
    let mut seen = HashSet::new();
    let once = keys.into_iter().filter(|key| seen.insert(&***key));
    let brief = |key: &'n Arc<str>| {
        let source: &'n Source = here.site.source(key)?;
        Some(named(here, key, source).with("url", &*source.url))
    };
    once.filter_map(brief).collect()
}

fn node<'n>(here: &Here<'n>, key: &str) -> Option<Node<'n>> {
    let source: &'n Source = here.site.source(key)?;
    let csl = |field: &str| source.csl.get(field).and_then(Value::as_str);
    let word = csl("type").unwrap_or_default();
    let (kind, _) = kind(word);
    let doi = &*source.doi;
    let doi = (!doi.is_empty()).then(|| format!("https://doi.org/{doi}"));
    let publisher = csl("publisher").map(|name| titled("Organization", name));
    let isbn = csl("ISBN").filter(|_| kind == "Book");
    let node = named(here, key, source)
        .with("author", authors(source))
        .with("datePublished", source.issued.as_ref().and_then(dates::iso))
        .with("isPartOf", titled(container(word), &source.container))
        .with("publisher", publisher.filter(|_| !source.confidential))
        .with("inLanguage", source.lang.as_ref().map(Lang::as_str))
        .with("isbn", isbn)
        .with("url", &*source.url)
        .with("sameAs", doi)
        .with("archivedAt", &*source.archive_url);
    Some(node)
}

/// What a source is and what it is called.
fn named<'n>(here: &Here<'n>, key: &str, source: &'n Source) -> Node<'n> {
    let word = source.csl.get("type").and_then(Value::as_str);
    let (kind, additional) = kind(word.unwrap_or_default());
    Node::new(&[kind])
        .with("@id", ids::of_source(here, key))
        .with("additionalType", additional)
        .with("name", &*source.title)
}

/// A thing of which nothing but a name is known; nothing without one.
fn titled<'n>(kind: &'static str, name: &'n str) -> Node<'n> {
    if name.trim().is_empty() {
        return Node::default();
    }
    Node::new(&[kind]).with("name", name)
}

/// The type of schema.org for one of CSL, and one that would ask for more than is known. A
/// news article of others is a work in a newspaper: the type itself is kept for the articles
/// of this site, which search engines take it to offer.
fn kind(csl: &str) -> (&'static str, &'static str) {
    let kind = match csl {
        "article-journal" | "paper-conference" | "review" => "ScholarlyArticle",
        "book" | "classic" => "Book",
        "chapter" => "Chapter",
        "report" | "standard" => "Report",
        "thesis" => "Thesis",
        "webpage" => "WebPage",
        "post" => "SocialMediaPosting",
        "legislation" | "bill" | "treaty" | "regulation" => "Legislation",
        "manuscript" => "Manuscript",
        "interview" => "Conversation",
        "personal_communication" => "Message",
        "map" => "Map",
        "motion_picture" => "Movie",
        "collection" => "Collection",
        "article-newspaper" => return ("CreativeWork", "https://schema.org/NewsArticle"),
        "article" | "article-magazine" | "post-weblog" => {
            return ("CreativeWork", "https://schema.org/Article");
        }
        "dataset" => return ("CreativeWork", "https://schema.org/Dataset"),
        "song" => return ("CreativeWork", "https://schema.org/AudioObject"),
        _ => "CreativeWork",
    };
    (kind, "")
}

/// The type of what a work of CSL's types appeared in.
fn container(csl: &str) -> &'static str {
    match csl {
        "article-newspaper" => "Newspaper",
        "article-journal" | "article-magazine" | "article" => "Periodical",
        "chapter" => "Book",
        _ => "CreativeWork",
    }
}

/// Who wrote it: a name in parts is a person's, a name as a whole that of a body.
fn authors<'n>(source: &'n Source) -> Vec<Node<'n>> {
    let all = source.csl.get("author").and_then(Value::as_array);
    let author = |name: &'n Value| {
        let part = |key: &str| name.get(key).and_then(Value::as_str);
        if let Some(whole) = part("literal") {
            return titled("Organization", whole);
        }
        let keys =
            ["given", "dropping-particle", "non-dropping-particle", "family", "suffix"];
        let parts: Vec<&str> = keys.iter().filter_map(|key| part(key)).collect();
        if parts.is_empty() {
            return Node::default();
        }
        Node::new(&["Person"]).with("name", parts.join(" "))
    };
    let known = all.into_iter().flatten().filter(|_| !source.confidential);
    known.map(author).collect()
}
