//! The citations of a body: each with its sentence, and what is told of keys that no
//! source has.

use super::host::ProseHost;
use super::sentence;
use crate::diag::{Code, did_you_mean};
use crate::markdown::{Cite, Document, Noted, UnknownKey, texts};
use crate::model::Kind;

/// A citation: what one note tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The sources it names.
    pub cites: Vec<Cite>,
    /// The number of its note; `None` within a footnote, where it stands in the line.
    pub note: Option<usize>,
    /// The anchor of the place it stands at; within a footnote, that of the footnote.
    pub anchor: String,
    /// The sentence it stands in, as plain text, with `…` for words that the source gives.
    pub sentence: Box<str>,
}

/// The citations of a rendered body, with their sentences.
pub fn citations(document: &Document<'_>, noted: Vec<Noted>) -> Vec<Citation> {
    if noted.is_empty() {
        return Vec::new();
    }
    let mut sentences: Vec<(usize, Box<str>)> = Vec::with_capacity(noted.len());
    texts(document, |block| {
        let own = block.cited.iter();
        sentences.extend(own.map(|(n, at)| (*n, sentence::citing(&block.text, *at))));
    });
    sentences.sort_by_key(|(number, _)| *number);
    let with_sentence = |noted: Noted| {
        let found = sentences.binary_search_by_key(&noted.written, |(n, _)| *n);
        let sentence = found.map(|at| sentences[at].1.clone()).unwrap_or_default();
        let Noted { cites, note, anchor, .. } = noted;
        Citation { cites, note, anchor, sentence }
    };
    noted.into_iter().map(with_sentence).collect()
}

impl ProseHost<'_, '_> {
    /// Tells of keys that no source has. Between brackets they are slips; elsewhere they
    /// are mostly names of accounts, and told of only where a key is near.
    pub(super) fn unknown_keys(&mut self, document: &Document<'_>) {
        for UnknownKey { key, at, bare } in &document.unknown_keys {
            if !bare {
                self.dangling(Kind::Source, key, at);
                continue;
            }
            let keys = self.targets().source_pages.keys().map(|key| &**key);
            let Some(near) = did_you_mean(key, keys) else { continue };
            let near =
                if citable(near) { near.to_owned() } else { format!("{{{near}}}") };
            let message = format!("there is no source `{key}`, and this stays as it is");
            self.report(Code::BadCitation, message, at).help = Some(format!(
                "did you mean `@{near}`? If no source is meant, write `\\@{key}`"
            ));
        }
    }
}

/// Whether a key can be cited without braces.
fn citable(key: &str) -> bool {
    key.chars().all(|c| c.is_alphanumeric() || "_-:.".contains(c))
}
