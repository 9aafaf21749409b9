//! The woven bodies of a case, by record.

use std::collections::HashMap;
use std::sync::Arc;

use crate::language::Lang;
use crate::linking::Woven;
use crate::model::Kind;

/// A record in one language.
pub type RecordKey = (Kind, Arc<str>, Lang);

/// What was woven of one record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weave {
    /// Its body.
    pub body: Woven,
    /// What an article's readers need to know.
    pub points: Option<Woven>,
    /// An article's account of its methods.
    pub methods: Option<Woven>,
}

impl Weave {
    /// Its texts: the body, what readers need to know, the account of methods.
    pub fn texts(&self) -> impl Iterator<Item = &Woven> + Clone {
        std::iter::once(&self.body).chain(&self.points).chain(&self.methods)
    }
}

/// Every woven body: in a fixed order, and found by record without building a key.
#[derive(Debug, Clone, Default)]
pub struct Weaves {
    records: Arc<Records>,
    all: Vec<Arc<Weave>>,
}

/// The records that were woven, in order.
#[derive(Debug, Default)]
struct Records {
    keys: Vec<RecordKey>,
    /// For each kind, where the languages of an id stand in `keys`. Looked up, never walked.
    at: [HashMap<Arc<str>, Vec<usize>>; Kind::WORDS.len()],
}

impl Weaves {
    /// The bodies, in the order given. The records are those of `before` where they are
    /// the same.
    #[must_use]
    pub fn new(all: Vec<(RecordKey, Arc<Weave>)>, before: &Self) -> Self {
        let (keys, all): (Vec<RecordKey>, Vec<Arc<Weave>>) = all.into_iter().unzip();
        if before.records.keys == keys {
            return Self { records: before.records.clone(), all };
        }
        let mut records = Records { keys, at: Default::default() };
        for (i, (kind, id, _)) in records.keys.iter().enumerate() {
            records.at[*kind as usize].entry(id.clone()).or_default().push(i);
        }
        Self { records: Arc::new(records), all }
    }

    /// Where a record stands.
    #[must_use]
    pub fn position(&self, kind: Kind, id: &str, lang: &Lang) -> Option<usize> {
        let places = self.records.at[kind as usize].get(id)?;
        let is_it = |i: &&usize| self.records.keys[**i].2.as_str() == lang.as_str();
        places.iter().find(is_it).copied()
    }

    /// What was woven of a record.
    #[must_use]
    pub fn get(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&Arc<Weave>> {
        self.all.get(self.position(kind, id, lang)?)
    }

    /// The record and the body at a place in the order.
    #[must_use]
    pub fn at(&self, place: usize) -> (&RecordKey, &Arc<Weave>) {
        (&self.records.keys[place], &self.all[place])
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordKey, &Arc<Weave>)> {
        self.records.keys.iter().zip(&self.all)
    }

    /// Whether both hold the same records, in the same order.
    #[must_use]
    pub fn same_records(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.records, &other.records)
    }

    /// Every woven text: bodies and accounts of methods.
    pub fn texts(&self) -> impl Iterator<Item = &Woven> {
        self.all.iter().flat_map(|weave| weave.texts())
    }
}

/// Minutes to read a body, at 230 words a minute.
pub fn minutes(woven: &Woven) -> usize {
    woven.words.div_ceil(230).max(1)
}

/// At most about 200 characters of a first paragraph, cut at a word.
pub fn excerpt(lead: &str) -> String {
    const REACH: usize = 200;
    let lead = lead.trim();
    if lead.chars().count() <= REACH {
        return lead.to_owned();
    }
    let end = lead.char_indices().nth(REACH).map_or(lead.len(), |(i, _)| i);
    let end = lead[..end].rfind(' ').unwrap_or(end);
    format!("{} …", lead[..end].trim_end_matches([',', ';', ':', ' ']))
}
