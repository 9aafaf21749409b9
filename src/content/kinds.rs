//! The fields of each kind of record.

use std::sync::Arc;

use super::clock::when;
use super::front::split;
use super::head::{
    Origin, date, head, place_of, reference, references, source_references, text_or_field,
};
use super::{Parsed, evidence, exhibit};
use crate::diag::{Code, Diagnostic, Span};
use crate::model::{
    Alias, Article, Author, Body, DateBasis, Ending, Entity, EntityType, Event, Kind,
    Linking, Page, Placed, Reference, Relation, Role, Status,
};
use crate::yaml::{self, Fields};

/// Reads a Markdown file with front matter.
pub fn from_file(origin: &Origin<'_>, found: &mut Vec<Diagnostic>) -> Option<Parsed> {
    let parts = match split(origin.text, origin.file) {
        Ok(parts) => parts,
        Err(d) => {
            found.push(*d);
            return None;
        }
    };
    let node = match yaml::parse(
        &origin.text[parts.yaml.clone()],
        origin.file,
        parts.yaml.start,
    ) {
        Ok(node) => node,
        Err(d) => {
            found.push(*d);
            return None;
        }
    };
    let body = Body { start: parts.body };
    // An empty block has no place of its own: point at its fence.
    let node = if node.span == Span::default() {
        yaml::Node { span: Span::new(0, 3), ..node }
    } else {
        node
    };
    let what = origin.kind.with_article();
    let mut f = Fields::open(what, &node, origin.file, origin.text, found)?;
    let record = record(&mut f, origin, body);
    f.close();
    Some(record)
}

/// Reads the fields of `origin.kind` out of an opened mapping.
pub fn record(f: &mut Fields<'_>, origin: &Origin<'_>, body: Body) -> Parsed {
    match origin.kind {
        Kind::Article => Parsed::Article(Arc::new(article(f, origin, body))),
        Kind::Entity => Parsed::Entity(Arc::new(entity(f, origin, body))),
        Kind::Event => Parsed::Event(Arc::new(event(f, origin, body))),
        Kind::Claim => Parsed::Claim(Arc::new(evidence::claim(f, origin, body))),
        Kind::Exhibit => Parsed::Exhibit(Arc::new(exhibit::exhibit(f, origin, body))),
        Kind::Page | Kind::Source => Parsed::Page(Arc::new(page(f, origin, body))),
    }
}

fn article(f: &mut Fields<'_>, origin: &Origin<'_>, body: Body) -> Article {
    Article {
        head: head(f, origin, "title", body),
        subtitle: f.text("subtitle").map(|(t, _)| t),
        date: date(f, "date"),
        updated: date(f, "updated"),
        last_verified: date(f, "last_verified"),
        authors: authors(f),
        about: references(f, "about"),
        image: reference(f, "image"),
        key_points: prose(f, "key_points"),
        methods: prose(f, "methods"),
    }
}

/// Markdown in the front matter.
fn prose(f: &mut Fields<'_>, key: &'static str) -> Option<Placed<Arc<str>>> {
    f.text(key).map(|(value, s)| Placed { value, place: f.place(s) })
}

fn authors(f: &mut Fields<'_>) -> Vec<Author> {
    let mut all = Vec::new();
    for node in f.list("authors") {
        let Some((name, mapping)) = text_or_field(f, "an author", "name", node) else {
            continue;
        };
        let mut url = None;
        if let Some(node) = mapping {
            let (file, text, found) = f.parts();
            if let Some(mut a) = Fields::open("an author", node, file, text, found) {
                let _ = a.node("name");
                url = a.text("url").map(|(t, _)| t);
                a.close();
            }
        }
        all.push(Author { name, url });
    }
    all
}

fn entity(f: &mut Fields<'_>, origin: &Origin<'_>, body: Body) -> Entity {
    let living = [("true", Some(true)), ("false", Some(false)), ("unknown", None)];
    let kind = f.choice("type", EntityType::WORDS);
    let head = head(f, origin, "name", body);
    let subject = Placed { value: head.id.clone(), place: head.place.clone() };
    Entity {
        kind: kind.unwrap_or(EntityType::Other),
        aliases: aliases(f, "aliases"),
        weak_aliases: aliases(f, "weak_aliases"),
        linking: f.choice("linking", Linking::WORDS).unwrap_or(Linking::Auto),
        distinct_from: references(f, "distinct_from"),
        living: f.choice("living", &living).flatten(),
        roles: roles(f),
        image: reference(f, "image"),
        identifiers: pairs(f, "identifiers"),
        links: links(f),
        relations: relations(f, Some(&subject)),
        head,
    }
}

fn aliases(f: &mut Fields<'_>, key: &'static str) -> Vec<Alias> {
    let mut all = Vec::new();
    for node in f.list(key) {
        let Some((name, mapping)) = text_or_field(f, "an alias", "name", node) else {
            continue;
        };
        let place = place_of(f, node);
        let mut lang = None;
        if let Some(node) = mapping {
            let (file, text, found) = f.parts();
            if let Some(mut a) = Fields::open("an alias", node, file, text, found) {
                let _ = a.node("name");
                lang = crate::config::language(&mut a, "lang");
                a.close();
            }
        }
        if !name.trim().is_empty() {
            all.push(Alias { name, lang, place });
        }
    }
    all
}

fn roles(f: &mut Fields<'_>) -> Vec<Role> {
    let mut all = Vec::new();
    for node in f.list("roles") {
        let (file, text, found) = f.parts();
        let Some(mut r) = Fields::open("a role", node, file, text, found) else {
            continue;
        };
        if let Some((title, _)) = r.required("title") {
            all.push(Role {
                title,
                org: reference(&mut r, "org"),
                start: date(&mut r, "start"),
                end: ending(&mut r, "end"),
                status: r.choice("status", Status::WORDS),
                sources: source_references(&mut r, "sources"),
            });
        }
        r.close();
    }
    all
}

/// A date, or `".."` for what has not ended.
fn ending(f: &mut Fields<'_>, key: &'static str) -> Ending {
    let open = f
        .node(key)
        .is_some_and(|n| matches!(&n.value, yaml::Value::Text(t) if &**t == ".."));
    if open {
        return Ending::Open;
    }
    date(f, key).map_or(Ending::Unsaid, Ending::On)
}

/// Relations under `relations` of an entity's file.
fn relations(f: &mut Fields<'_>, subject: Option<&Reference>) -> Vec<Relation> {
    let mut all = Vec::new();
    for node in f.list("relations") {
        let (file, text, found) = f.parts();
        let Some(mut r) = Fields::open("a relation", node, file, text, found) else {
            continue;
        };
        all.extend(relation(&mut r, subject));
        r.close();
    }
    all
}

/// One relation; its subject is the entity whose file it stands in, or is named.
pub fn relation(r: &mut Fields<'_>, subject: Option<&Reference>) -> Option<Relation> {
    let kind = r.required("type");
    let target = required_reference(r, "target");
    let subject = match subject {
        Some(subject) => Some(subject.clone()),
        None => required_reference(r, "subject"),
    };
    let (start, end) = (date(r, "start"), ending(r, "end"));
    let status = r.choice("status", Status::WORDS);
    let sources = source_references(r, "sources");
    if sources.is_empty() {
        let span =
            r.key_span("sources").or(kind.as_ref().map(|(_, s)| *s)).unwrap_or(r.span());
        let place = r.place(span);
        r.report(
            Diagnostic::new(Code::RelationWithoutSource, "this relation has no source")
                .at(place)
                .help("say what it rests on: `sources: [key]`, a key of sources.yaml"),
        );
    }
    let (value, span) = kind?;
    let kind = Placed { value, place: r.place(span) };
    Some(Relation {
        kind,
        subject: subject?,
        target: target?,
        start,
        end,
        status,
        sources,
    })
}

fn required_reference(f: &mut Fields<'_>, key: &'static str) -> Option<Reference> {
    if f.node(key).is_none() {
        f.missing(key);
    }
    reference(f, key)
}

fn pairs(f: &mut Fields<'_>, key: &'static str) -> Vec<(Arc<str>, Arc<str>)> {
    let mut all = Vec::new();
    for (name, node) in f.map(key) {
        if let Some((value, _)) = f.scalar(&name.name, node) {
            all.push((name.name.clone(), value));
        }
    }
    all
}

fn links(f: &mut Fields<'_>) -> Vec<(Arc<str>, Arc<str>)> {
    let mut all = Vec::new();
    for node in f.list("links") {
        let (file, text, found) = f.parts();
        let Some(mut l) = Fields::open("a link", node, file, text, found) else {
            continue;
        };
        let (title, url) = (l.required("title"), l.required("url"));
        if let (Some((title, _)), Some((url, _))) = (title, url) {
            all.push((title, url));
        }
        l.close();
    }
    all
}

fn event(f: &mut Fields<'_>, origin: &Origin<'_>, body: Body) -> Event {
    let head = head(f, origin, "title", body);
    let (date_told, time) = when(f);
    Event {
        head,
        date: date_told,
        time,
        date_basis: f.choice("date_basis", DateBasis::WORDS),
        public_date: date(f, "public_date"),
        after: references(f, "after"),
        participants: references(f, "participants"),
        venue: reference(f, "place"),
        status: f.choice("status", Status::WORDS),
        threads: threads(f),
        significance: f.integer("significance", 1, 3).unwrap_or(2),
        sources: source_references(f, "sources"),
    }
}

/// The threads of an event: words of the project's own, which need not be ids.
fn threads(f: &mut Fields<'_>) -> Vec<Placed<Arc<str>>> {
    let texts = f.texts("threads").into_iter();
    texts.map(|(value, span)| Placed { value, place: f.place(span) }).collect()
}

fn page(f: &mut Fields<'_>, origin: &Origin<'_>, body: Body) -> Page {
    Page {
        head: head(f, origin, "title", body),
        subtitle: f.text("subtitle").map(|(t, _)| t),
        updated: date(f, "updated").or_else(|| date(f, "date")),
    }
}
