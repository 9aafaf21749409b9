//! Claims: the page of one, the ledger of all, and what is shown of one elsewhere.

use serde::Serialize;

use super::{
    CorrectionView, DateView, EntityRef, NameView, NamedLink, SourceView, WithheldView,
};

/// A claim's page: the value `claim`.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimView {
    /// Its id.
    pub id: String,
    /// A few words for it; may be empty.
    pub label: String,
    /// What is claimed.
    pub statement: String,
    /// `reported`, `alleged`…; words and meaning in `t.status` and `t.status_meaning`.
    pub status: &'static str,
    /// Who claims it.
    pub by: Vec<EntityRef>,
    /// Whom or what it is about.
    pub about: Vec<EntityRef>,
    /// When it was made.
    pub date: Option<DateView>,
    /// When it was last checked.
    pub last_verified: Option<DateView>,
    /// The verdict, where one was reached.
    pub rating: Option<RatingView>,
    /// What bears on it, in the order for, against, context; none is empty.
    pub evidence: Vec<EvidenceGroup>,
    /// Figures that differ, each with who gives it.
    pub values: Vec<ValueView>,
    /// Who was asked about it, and what came of it.
    pub replies: Vec<ReplyView>,
    /// The statuses it had, the present one last; empty where nobody wrote them down.
    pub history: Vec<StatusStep>,
    /// The corrections of this page, and those of others that concern the claim.
    pub corrections: Vec<CorrectionView>,
    /// What is to be said of it, as HTML; may be empty.
    pub body: String,
    /// What it rests on and what its text cites.
    pub sources: Vec<SourceView>,
    /// The stories that use it.
    pub stories: Vec<NamedLink>,
    /// The exhibits in which it is made or quoted.
    pub exhibits: Vec<NamedLink>,
}

/// A claim's card, shown where a text embeds it: the value `claim` of `cards/claim.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimCard {
    /// Its id.
    pub id: String,
    /// The card's anchor on the page.
    pub anchor: String,
    /// What is claimed.
    pub statement: NameView,
    /// Where its page is.
    pub href: String,
    /// `reported`, `alleged`…; words and meaning in `t.status` and `t.status_meaning`.
    pub status: &'static str,
    /// Who claims it.
    pub by: Vec<EntityRef>,
    /// Whom or what it is about.
    pub about: Vec<EntityRef>,
    /// Figures that differ, each with who gives it.
    pub values: Vec<ValueView>,
    /// What speaks for, against, or explains it.
    pub evidence: Vec<EvidenceView>,
    /// Who was asked about it, and what came of it.
    pub replies: Vec<ReplyView>,
    /// When it was last checked.
    pub last_verified: Option<DateView>,
    /// Whether its page was withdrawn.
    pub retracted: bool,
}

/// A claim in a list: the ledger, an entity's page, the foot of a story.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimItem {
    /// Its id.
    pub id: String,
    /// Its anchor on this page; empty where its card has it.
    pub anchor: String,
    /// A few words for it, else its statement.
    pub title: NameView,
    /// The statement, where the title is another.
    pub statement: Option<NameView>,
    /// Where its page is.
    pub href: String,
    /// `reported`, `alleged`….
    pub status: &'static str,
    /// Who claims it.
    pub by: Vec<EntityRef>,
    /// Whom or what it is about.
    pub about: Vec<EntityRef>,
    /// What it rests on, each source once.
    pub sources: Vec<SourceLink>,
    /// When it was last checked.
    pub last_verified: Option<DateView>,
    /// Whether its page was withdrawn.
    pub retracted: bool,
    /// Set with `--drafts`.
    pub withheld: Option<WithheldView>,
}

/// The ledger: the value `claims`.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimsView {
    /// All claims, in the order of their titles.
    pub items: Vec<ClaimItem>,
    /// How many have each status.
    pub statuses: Vec<StatusCount>,
    /// Who claims something or is claimed about, to choose from.
    pub who: Vec<ChoiceView>,
    /// The sources that claims rest on, to choose from.
    pub sources: Vec<ChoiceView>,
}

/// How many claims have a status.
#[derive(Debug, Clone, Serialize)]
pub struct StatusCount {
    /// The status.
    pub status: &'static str,
    /// How many have it.
    pub count: usize,
    /// The ledger with these alone.
    pub href: String,
}

/// Something to choose from a list of a filter.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    /// Its id, as entries bear it.
    pub id: String,
    /// Its words.
    pub title: String,
    /// How many entries have it.
    pub count: usize,
}

/// Evidence that bears on a claim in one way.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceGroup {
    /// `for`, `against` or `context`.
    pub bears: &'static str,
    /// The pieces.
    pub items: Vec<EvidenceView>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceView {
    /// The source.
    pub source: SourceLink,
    /// Where in it; may be empty.
    pub locator: String,
    /// Its words.
    pub quote: Option<NameView>,
    /// `for`, `against` or `context`.
    pub bears: &'static str,
}

/// One of several figures for the same thing.
#[derive(Debug, Clone, Serialize)]
pub struct ValueView {
    /// The figure.
    pub value: NameView,
    /// Who gives it.
    pub by: Option<SourceLink>,
    /// What is to be said of it; may be empty.
    pub note: String,
}

/// A source with the way to its page.
#[derive(Debug, Clone, Serialize)]
pub struct SourceLink {
    /// What it is known by outside.
    pub id: String,
    /// Its title; for a confidential source, its public name.
    pub title: String,
    /// Who wrote it; may be empty.
    pub authors: String,
    /// Its page.
    pub href: String,
    /// The language of its title, when it differs from the page's.
    pub lang: Option<String>,
    /// Its direction, when `lang` is set.
    pub dir: Option<&'static str>,
}

/// A verdict in the terms of a scale.
#[derive(Debug, Clone, Serialize)]
pub struct RatingView {
    /// In words.
    pub name: String,
    /// Where it stands between `worst` and `best`.
    pub value: u32,
    /// The lowest value of the scale.
    pub worst: u32,
    /// The highest value of the scale.
    pub best: u32,
}

/// A status that a claim had or has.
#[derive(Debug, Clone, Serialize)]
pub struct StatusStep {
    /// The status.
    pub status: &'static str,
    /// Since when.
    pub date: Option<DateView>,
    /// Why; may be empty.
    pub note: String,
    /// Whether it is the present one.
    pub current: bool,
}

/// What came of asking somebody.
#[derive(Debug, Clone, Serialize)]
pub struct ReplyView {
    /// Its id.
    pub id: String,
    /// Who was asked.
    pub subject: EntityRef,
    /// When.
    pub asked: Option<DateView>,
    /// Until when an answer was asked for.
    pub deadline: Option<DateView>,
    /// When the answer came.
    pub date: Option<DateView>,
    /// How; may be empty.
    pub channel: String,
    /// `replied`, `declined`…; words in `t.reply_outcomes`.
    pub outcome: &'static str,
    /// Their words.
    pub text: Option<NameView>,
    /// The claims put to them; on claims' own pages and cards empty.
    pub claims: Vec<NamedLink>,
}
