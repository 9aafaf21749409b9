//! Checks of exhibits against what is known of their files: that a file is the one its
//! SHA-256 names, that voices are explained, that nothing is said behind the end.

use std::collections::{BTreeMap, BTreeSet};

use crate::assets::{Media, MediaFacts};
use crate::diag::{Code, Diagnostic, Place, Span, did_you_mean};
use crate::media::Format;
use crate::model::{Case, Exhibit, Medium};
use crate::webvtt::{Cue, Node, Tag};

/// Everything that is wrong with the exhibits of a case.
pub fn check(case: &Case, media: &Media) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for exhibit in case.exhibits.values().flat_map(BTreeMap::values) {
        let file = exhibit.file.as_ref();
        let facts = file.and_then(|file| media.get(&file.value));
        found.extend(facts.and_then(|facts| hash(exhibit, facts)));
        found.extend(facts.and_then(|facts| medium(exhibit, facts)));
        found.extend(alt(exhibit));
        voices(case, exhibit, &mut found);
        let length = facts.and_then(|facts| facts.audio.as_ref()?.duration_ms);
        if let Some(length) = length {
            behind(case, exhibit, length, &mut found);
        }
    }
    found
}

/// A file is the one that its author looked at, or nothing is published.
fn hash(exhibit: &Exhibit, facts: &MediaFacts) -> Option<Diagnostic> {
    let file = exhibit.file.as_ref()?;
    let Some(written) = &exhibit.sha256 else {
        // An empty file keeps the place of one to come.
        let message = format!("`{}` has no SHA-256 to be held to", name(&file.value));
        let found = Diagnostic::new(Code::HashMissing, message)
            .at(file.place.clone())
            .help(format!("write `sha256: {}`", facts.sha256));
        return (facts.bytes > 0).then_some(found);
    };
    if *written.value == *facts.sha256 {
        return None;
    }
    let message =
        format!("`{}` is not the file that this SHA-256 names", name(&file.value));
    let found = Diagnostic::new(Code::HashMismatch, message)
        .at(written.place.clone())
        .note(format!("the file has {}", facts.sha256))
        .note(format!("here stands {}", written.value))
        .help("put the file back that was examined; if this one was, write its SHA-256");
    Some(found)
}

/// A file that the page of its type cannot show: sound that is a picture.
fn medium(exhibit: &Exhibit, facts: &MediaFacts) -> Option<Diagnostic> {
    let file = exhibit.file.as_ref()?;
    let format = facts.format;
    let is_text = matches!(format, Format::Pdf | Format::Office);
    let (is_picture, is_recording) = (format.is_picture(), format.is_recording());
    let is_other = match exhibit.medium {
        Medium::Audio | Medium::Video => is_picture || is_text,
        Medium::Image => is_recording || is_text,
        // A document may be a picture of one, a table stand in a PDF.
        Medium::Document => is_recording,
        Medium::Dataset => is_recording || is_picture,
    };
    let (type_, name) = (exhibit.medium.word(), name(&file.value));
    let message = format!("`{name}` is {}, and the exhibit `{type_}`", format.word());
    let found = Diagnostic::new(Code::BadMedia, message)
        .at(file.place.clone())
        .help("name the file that was meant, or write the `type:` that it is");
    is_other.then_some(found)
}

fn alt(exhibit: &Exhibit) -> Option<Diagnostic> {
    let file = exhibit.file.as_ref()?;
    if exhibit.medium != Medium::Image || exhibit.alt.is_some() {
        return None;
    }
    let found = Diagnostic::new(Code::MissingAlt, "this picture has no alternative text")
        .at(file.place.clone())
        .help("say what it shows, for those who do not see it: `alt: …`");
    Some(found)
}

/// Voices of transcripts that the exhibit says nothing of.
fn voices(case: &Case, exhibit: &Exhibit, found: &mut Vec<Diagnostic>) {
    let known: Vec<&str> = exhibit.speakers.iter().map(|s| &*s.voice.value).collect();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (_, file) in &exhibit.transcripts {
        let Some(transcript) = case.transcripts.get(&file.value) else { continue };
        for cue in &transcript.cues {
            for voice in heard(&cue.text) {
                if known.contains(&voice) || !told.insert(voice) {
                    continue;
                }
                let message = format!("nobody says who `{voice}` is");
                let near = did_you_mean(voice, known.iter().copied());
                let help = near.map_or_else(
                    || {
                        format!(
                            "explain the voice: `speakers: {{{voice}: {{label: …}}}}`"
                        )
                    },
                    |near| format!("did you mean `{near}`?"),
                );
                found.push(
                    Diagnostic::new(Code::BadSpeaker, message)
                        .at(at(&file.value, cue))
                        .also(Place::whole(&exhibit.head.file), "the exhibit")
                        .help(help),
                );
            }
        }
    }
}

/// The names of voices, in order.
fn heard(nodes: &[Node]) -> Vec<&str> {
    let mut all = Vec::new();
    for node in nodes {
        let Node::Element(element) = node else { continue };
        if element.tag == Tag::Voice && !element.value.is_empty() {
            all.push(&*element.value);
        }
        all.extend(heard(&element.children));
    }
    all
}

/// What begins when the recording has ended.
fn behind(case: &Case, exhibit: &Exhibit, length: u64, found: &mut Vec<Diagnostic>) {
    let clock = crate::pages::clock(length);
    for (_, file) in &exhibit.transcripts {
        let Some(transcript) = case.transcripts.get(&file.value) else { continue };
        let mut late = transcript.cues.iter().filter(|cue| cue.start_ms > length);
        if let Some(first) = late.next() {
            let message =
                format!("this cue begins when the recording, {clock} long, has ended");
            let more = late.count();
            let mut told = Diagnostic::new(Code::BadCue, message)
                .at(at(&file.value, first))
                .help("compare the transcript with the file: one may be of another cut");
            if more > 0 {
                told = told.note(format!("so do {more} further cues"));
            }
            found.push(told);
        }
    }
    for mark in exhibit.marks.iter().filter(|mark| mark.at > length) {
        let message =
            format!("this mark stands behind the end of the recording, {clock} long");
        let told = Diagnostic::new(Code::BadCue, message).at(mark.claim.place.clone());
        found.push(told.help("write the moment at which the claim is made"));
    }
}

fn at(file: &crate::diag::FilePath, cue: &Cue) -> Place {
    Place::new(file, Span::new(cue.span.start, cue.span.end))
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
