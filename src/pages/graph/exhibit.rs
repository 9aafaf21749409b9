//! Exhibits: the file as it is published, what is said in it, where it comes from.

use std::sync::Arc;

use super::node::Node;
use super::{Subject, correction, dates, entity, file, ids, source};
use crate::assets::MediaFacts;
use crate::model::{Authenticity, Exhibit, Kind, Medium};
use crate::pages::record::Here;

/// An exhibit with all that its page tells of it.
pub fn subject<'n>(here: &Here<'n>, id: &'n Arc<str>) -> Option<Subject<'n>> {
    let exhibit: &'n Exhibit = here.site.exhibits_of(id)?.get(here.lang)?;
    let facts = facts(here, exhibit);
    let sources = exhibit.sources.iter().map(|r| &r.value);
    let description = match here.site.summary(&exhibit.head) {
        summary if summary.is_empty() => exhibit.head.title.to_string(),
        summary => summary,
    };
    let node = named(here, id)?
        .with("url", ids::page(here))
        .with("description", description)
        .with("dateCreated", dates::some(exhibit.recorded.as_ref()))
        .with("creditText", exhibit.credit.as_deref())
        .with("license", licence(exhibit))
        .with("about", entity::named(here, exhibit.about.iter().map(|r| &r.value)))
        .with("isBasedOn", source::cited(here, sources));
    let node = of_file(here, node, exhibit, facts);
    let status = exhibit.authenticity.map_or("", Authenticity::word);
    let node = correction::put(here, node, Kind::Exhibit, id, status);
    let modified = correction::last(here, Kind::Exhibit, id, []);
    Some(Subject { nodes: vec![node], modified, ..Subject::default() })
}

/// An exhibit as other pages name it: the kind and the title.
pub fn named<'n>(here: &Here<'n>, id: &str) -> Option<Node<'n>> {
    let exhibit: &'n Exhibit = here.site.exhibit(id, here.lang)?;
    let (kind, additional) = kind(exhibit, facts(here, exhibit).is_some());
    let node = Node::new(&[kind])
        .with("@id", ids::of(here, Kind::Exhibit, id)?)
        .with("additionalType", additional)
        .with("name", &*exhibit.head.title);
    Some(node)
}

fn facts<'n>(here: &Here<'n>, exhibit: &Exhibit) -> Option<&'n MediaFacts> {
    here.site.media(&exhibit.file.as_ref()?.value)
}

/// The type of schema.org, and one that would ask for more than is there: a recording asks
/// for its file, a video for the day it was put on the web and a picture of it.
fn kind(exhibit: &Exhibit, has_file: bool) -> (&'static str, &'static str) {
    match (exhibit.medium, has_file) {
        (Medium::Document, _) => ("DigitalDocument", ""),
        (Medium::Dataset, true) => ("Dataset", ""),
        (Medium::Audio, true) => ("AudioObject", ""),
        (Medium::Image, true) => ("ImageObject", ""),
        (Medium::Video, true) => ("MediaObject", "https://schema.org/VideoObject"),
        (Medium::Audio, false) => ("CreativeWork", "https://schema.org/AudioObject"),
        (Medium::Image, false) => ("CreativeWork", "https://schema.org/ImageObject"),
        (Medium::Video, false) => ("CreativeWork", "https://schema.org/VideoObject"),
        (Medium::Dataset, false) => ("CreativeWork", "https://schema.org/Dataset"),
    }
}

/// What its file tells. A document and a dataset are works; their files are another node.
fn of_file<'n>(
    here: &Here<'n>,
    node: Node<'n>,
    exhibit: &'n Exhibit,
    facts: Option<&MediaFacts>,
) -> Node<'n> {
    let Some(facts) = facts else { return node };
    match exhibit.medium {
        Medium::Document => {
            let copy = file::put(here, Node::new(&["MediaObject"]), facts);
            node.with("encoding", copy)
        }
        Medium::Dataset => {
            let copy = file::put(here, Node::new(&["DataDownload"]), facts);
            node.with("distribution", copy)
        }
        Medium::Audio => {
            file::put(here, node, facts).with("transcript", transcript(here, exhibit))
        }
        Medium::Video => {
            file::put(here, node, facts).with("text", transcript(here, exhibit))
        }
        Medium::Image => {
            let alt = exhibit.alt.as_deref();
            file::put(here, node, facts).with("caption", alt)
        }
    }
}

/// What is said in it, in the language of the page, else in the first there is.
fn transcript(here: &Here<'_>, exhibit: &Exhibit) -> Option<String> {
    let all = &exhibit.transcripts;
    let own = all.iter().find(|(lang, _)| lang == here.lang).or_else(|| all.first());
    let transcript = here.site.transcript(&own?.1.value)?;
    let line = |cue: &crate::webvtt::Cue| {
        let words = cue.plain();
        match cue.speaker() {
            Some(speaker) if !words.is_empty() => format!("{speaker}: {words}"),
            _ => words,
        }
    };
    let lines = transcript.cues.iter().map(line).filter(|line| !line.is_empty());
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// The licence: an address as such, words as the name of a text.
fn licence(exhibit: &Exhibit) -> super::node::Json<'_> {
    match exhibit.licence.as_deref() {
        Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
            url.into()
        }
        Some(words) => Node::new(&["CreativeWork"]).with("name", words).into(),
        None => super::node::Json::Nothing,
    }
}
