//! What a page says to programs: one graph of schema.org's terms as JSON-LD, told from the
//! same case as the page itself.
//!
//! A graph says no more than its page does. What is not established is given as the claim
//! it is, a date only where ISO 8601 can say it, and no relation between people at all.
//! docs/json-ld.md tells what each kind of page carries.

mod article;
mod author;
mod claim;
mod collection;
mod correction;
mod dates;
mod entity;
mod event;
mod exhibit;
mod file;
mod ids;
mod node;
mod page;
mod plain;
mod publisher;
mod source;

use self::node::Node;
use super::content::Title;
use super::plan::{PageKind, PageSpec};
use super::record::Here;
use super::views::CardImageView;
use crate::model::{Head, Kind};

/// What a page is about, with what the page itself is to say of it.
#[derive(Debug, Default)]
struct Subject<'n> {
    /// The thing, then what belongs to it.
    nodes: Vec<Node<'n>>,
    /// When the page was last changed in substance.
    modified: Option<String>,
    /// When its statements were last checked.
    reviewed: Option<String>,
    /// The time it speaks of, in EDTF.
    covers: Option<&'n str>,
    /// What it lists, where it is a list.
    list: Option<Node<'n>>,
    /// What the page is about where it shows no such thing itself.
    about: Option<Node<'n>>,
}

/// When an article was published and last changed, as far as the days are known for certain.
pub fn times(here: &Here<'_>, spec: &PageSpec) -> (Option<String>, Option<String>) {
    let article = match &spec.kind {
        PageKind::Article(id) => here.site.articles_of(id),
        _ => None,
    };
    let Some(article) = article.and_then(|all| all.get(here.lang)) else {
        return (None, None);
    };
    let day = |date: String| (date.len() >= "2024-05-06".len()).then_some(date);
    let published = dates::some(article.date.as_ref()).and_then(day);
    let id = &article.head.id;
    let changed = here.site.last_changed(Kind::Article, id, article.updated.as_ref());
    (published, changed.and_then(dates::iso).and_then(day))
}

/// The graph of a page, ready to stand in its head; empty for a page that is none.
pub fn json_ld(
    here: &Here<'_>,
    spec: &PageSpec,
    title: &Title,
    description: &str,
    card: Option<&CardImageView>,
) -> String {
    if matches!(spec.kind, PageKind::NotFound | PageKind::Redirect(..)) {
        return String::new();
    }
    let mut subject = match here.site.untranslated(spec) {
        // The text is another page's; this one leads to it.
        Some(head) => Subject { about: original(here, head), ..Subject::default() },
        None => subject(here, spec, card).unwrap_or_default(),
    };
    let things = std::mem::take(&mut subject.nodes);
    let first = things.first().and_then(Node::to_itself);
    let main = subject.list.take().or(first);
    let mut nodes = vec![page::node(here, spec, title, description, subject, main)];
    nodes.extend(things);
    nodes.push(publisher::site(here, matches!(spec.kind, PageKind::Home)));
    nodes.extend(publisher::node(here));
    node::graph(&nodes)
}

/// What a page is about that shows the text of another.
fn original<'n>(here: &Here<'n>, head: &Head) -> Option<Node<'n>> {
    ids::of(here, head.kind, &head.id)
        .filter(|_| head.kind != Kind::Page)
        .map(Node::reference)
}

fn subject<'n>(
    here: &Here<'n>,
    spec: &'n PageSpec,
    card: Option<&CardImageView>,
) -> Option<Subject<'n>> {
    match &spec.kind {
        PageKind::Article(id) => article::subject(here, id, card),
        PageKind::Entity(id) => entity::subject(here, id),
        PageKind::Event(id) => event::subject(here, id),
        PageKind::Claim(id) => claim::subject(here, id),
        PageKind::Exhibit(id) => exhibit::subject(here, id),
        PageKind::Source(key) => source::subject(here, key),
        PageKind::Plain(id) => page::subject(here, id),
        kind => collection::subject(here, kind),
    }
}
