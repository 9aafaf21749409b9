//! The woven bodies of a case, by record.

use std::collections::HashMap;
use std::sync::Arc;

use crate::language::Lang;
use crate::linking::Woven;
use crate::model::Kind;

/// A record in one language.
pub type RecordKey = (Kind, Arc<str>, Lang);

/// What was woven of one record.
#[derive(Debug, Clone, Default)]
pub struct Weave {
    /// Its body.
    pub body: Woven,
    /// An article's account of its methods.
    pub methods: Option<Woven>,
}

/// Every woven body: in a fixed order, and found by record without building a key.
#[derive(Debug, Default)]
pub struct Weaves {
    all: Vec<(RecordKey, Weave)>,
    /// For each kind, where the languages of an id stand in `all`. Looked up, never walked.
    at: [HashMap<Arc<str>, Vec<usize>>; Kind::WORDS.len()],
}

impl Weaves {
    /// The bodies, in the order given.
    #[must_use]
    pub fn new(all: Vec<(RecordKey, Weave)>) -> Self {
        let mut weaves = Self { all, at: Default::default() };
        for (i, ((kind, id, _), _)) in weaves.all.iter().enumerate() {
            weaves.at[*kind as usize].entry(id.clone()).or_default().push(i);
        }
        weaves
    }

    /// What was woven of a record.
    #[must_use]
    pub fn get(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&Weave> {
        let places = self.at[kind as usize].get(id)?;
        let found =
            places.iter().find(|i| self.all[**i].0.2.as_str() == lang.as_str())?;
        Some(&self.all[*found].1)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(RecordKey, Weave)> {
        self.all.iter()
    }

    /// Every woven text: bodies and accounts of methods.
    pub fn texts(&self) -> impl Iterator<Item = &Woven> {
        self.all.iter().flat_map(|(_, w)| std::iter::once(&w.body).chain(&w.methods))
    }
}
