//! What statements rest on and what became of them: claims, corrections, replies.

use std::sync::Arc;

use super::{
    Bears, CorrectionKind, Head, Kind, PlacedDate, Reference, ReplyOutcome, Status,
};
use crate::diag::Place;
use crate::language::Lang;

/// A piece of evidence for or against a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The source.
    pub source: Reference,
    /// Where in it.
    pub locator: Option<Arc<str>>,
    /// Its words.
    pub quote: Option<Arc<str>>,
    /// How it bears on the claim.
    pub bears: Bears,
}

/// One of several figures for the same thing.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimValue {
    /// The figure.
    pub value: Arc<str>,
    /// The source that gives it.
    pub by: Option<Reference>,
    /// What is to be said of it.
    pub note: Option<Arc<str>>,
}

/// A status that a claim had or has, since when, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusChange {
    /// The status from then on.
    pub status: Status,
    /// Since when.
    pub date: Option<PlacedDate>,
    /// Why.
    pub note: Option<Arc<str>>,
}

/// A verdict in the terms of a scale (schema.org `Rating`).
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// In words, as the scale has it: "Unproven".
    pub name: Arc<str>,
    /// Where it stands between `worst` and `best`.
    pub value: u32,
    /// The lowest value of the scale.
    pub worst: u32,
    /// The highest value of the scale.
    pub best: u32,
}

/// A statement that is tested (schema.org `Claim`); its title is the statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What all records have.
    pub head: Head,
    /// A few words for it, where the statement is long.
    pub label: Option<Arc<str>>,
    /// How far it is established; unverified unless its author says.
    pub status: Status,
    /// Who claims it.
    pub by: Vec<Reference>,
    /// Whom or what it is about.
    pub about: Vec<Reference>,
    /// When it was made.
    pub date: Option<PlacedDate>,
    /// What speaks for, against, or explains it.
    pub evidence: Vec<Evidence>,
    /// Figures that differ.
    pub values: Vec<ClaimValue>,
    /// Replies to it.
    pub replies: Vec<Reference>,
    /// When it was last checked.
    pub last_verified: Option<PlacedDate>,
    /// The statuses it had, in the order written.
    pub history: Vec<StatusChange>,
    /// The verdict, where one was reached.
    pub rating: Option<Rating>,
}

impl Claim {
    /// The sources it rests on, in the order written: those of its evidence, then of its
    /// values.
    pub fn sources(&self) -> impl Iterator<Item = &Reference> {
        let evidence = self.evidence.iter().map(|e| &e.source);
        evidence.chain(self.values.iter().filter_map(|v| v.by.as_ref()))
    }
}

/// The same text in several languages; the first is the one it was written in.
pub type Texts = Vec<(Lang, Arc<str>)>;

/// What was changed on a page after it was published (schema.org `CorrectionComment`).
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// Its id.
    pub id: Arc<str>,
    /// Where it is written.
    pub place: Place,
    /// The page: an id, alone or after its kind (`claim:asking-price`).
    pub page: Reference,
    /// The kind of record the author names before the id.
    pub page_kind: Option<Kind>,
    /// When it was made.
    pub date: Option<PlacedDate>,
    /// What kind of change it is.
    pub kind: CorrectionKind,
    /// What was wrong and is right now.
    pub text: Texts,
    /// The words that stood there.
    pub before: Option<Arc<str>>,
    /// The words that stand there now.
    pub after: Option<Arc<str>>,
    /// The claim concerned.
    pub claim: Option<Reference>,
}

/// What somebody answered who was asked, or that nobody did.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// Its id.
    pub id: Arc<str>,
    /// Where it is written.
    pub place: Place,
    /// Who was asked.
    pub subject: Reference,
    /// When.
    pub asked: Option<PlacedDate>,
    /// Until when an answer was asked for.
    pub deadline: Option<PlacedDate>,
    /// When the answer came.
    pub date: Option<PlacedDate>,
    /// How: by letter, by telephone.
    pub channel: Option<Arc<str>>,
    /// The claims put to them.
    pub about: Vec<Reference>,
    /// What came of it.
    pub outcome: ReplyOutcome,
    /// Their words.
    pub text: Texts,
}

/// The text in `lang`, else as it was written.
#[must_use]
pub fn text_in<'a>(texts: &'a Texts, lang: &Lang) -> Option<(&'a Lang, &'a Arc<str>)> {
    let own = texts.iter().find(|(l, _)| l == lang);
    own.or_else(|| texts.first()).map(|(lang, text)| (lang, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_back_to_the_one_it_was_written_in() {
        let [en, ur, fr] =
            ["en", "ur", "fr"].map(|tag| Lang::parse(tag).unwrap_or_default());
        let texts: Texts = vec![(en.clone(), "a".into()), (ur.clone(), "b".into())];
        assert_eq!(text_in(&texts, &ur).map(|(_, t)| &**t), Some("b"));
        assert_eq!(text_in(&texts, &fr), Some((&en, &Arc::from("a"))));
        assert_eq!(text_in(&Texts::new(), &fr), None);
    }
}
