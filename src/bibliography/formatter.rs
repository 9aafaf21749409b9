//! A style that remembers: each wording of a source is made once, whatever pages it cites.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::CslItem;
use super::cite::{Form, Locator};
use super::derived::{self, PAGE, Sort};
use super::format::{Entry, Pieces, RobustLink};
use super::style::Style;

/// A source as a formatter is handed it.
#[derive(Debug, Clone, Copy)]
pub struct Citable<'a> {
    /// The source.
    pub item: &'a CslItem,
    /// What its link tells of an archived copy.
    pub link: Option<&'a RobustLink>,
    /// What tells both apart from all others: their [`print()`].
    pub print: u128,
}

impl<'a> Citable<'a> {
    /// A source whose print nobody keeps.
    #[must_use]
    pub fn new(item: &'a CslItem, link: Option<&'a RobustLink>) -> Self {
        Self { item, link, print: print(item, link) }
    }
}

/// A number for a source and its link, another one for any other. Making it reads the
/// whole source, so whoever cites a source often keeps it.
#[must_use]
pub fn print(item: &CslItem, link: Option<&RobustLink>) -> u128 {
    let mut hasher = blake3::Hasher::new();
    // Writing to a hasher cannot fail.
    let _ = serde_json::to_writer(&mut hasher, item);
    for part in link.into_iter().flat_map(|l| [&l.original, &l.version, &l.date]) {
        hasher.update(&[0]);
        hasher.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    hasher.finalize_xof().fill(&mut bytes);
    u128::from_le_bytes(bytes)
}

/// What comes first in a list comes first in the order of these.
pub type OrderKey = [Vec<u8>; 3];

/// A citation without the value of its locator.
type Key = (u128, Form, Option<Sort>, bool);

/// Formats sources in one style and keeps what it made. Shared between threads; what it
/// answers does not depend on what it was asked before.
#[derive(Debug)]
pub struct Formatter {
    style: Style,
    entries: RwLock<HashMap<u128, Arc<Entry>>>,
    citations: RwLock<HashMap<Key, Arc<Pieces>>>,
    orders: RwLock<HashMap<u128, Arc<OrderKey>>>,
}

impl Formatter {
    /// A formatter that has made nothing yet.
    #[must_use]
    pub fn new(style: Style) -> Self {
        Self {
            style,
            entries: RwLock::default(),
            citations: RwLock::default(),
            orders: RwLock::default(),
        }
    }

    /// The style.
    #[must_use]
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// As [`Style::entry`].
    #[must_use]
    pub fn entry(&self, source: &Citable<'_>) -> Arc<Entry> {
        let make = || self.style.entry(source.item, source.link);
        kept(&self.entries, source.print, make)
    }

    /// As [`Style::cite`].
    #[must_use]
    pub fn cite(
        &self,
        source: &Citable<'_>,
        form: Form,
        locator: Option<&Locator>,
        suppress_author: bool,
    ) -> String {
        let sort = locator.map(|l| (l.kind(), l.shape()));
        self.pieces(source, form, sort, suppress_author).filled(locator)
    }

    /// What a list of references is sorted by: [`Style::sort_key`] as bytes in the order of
    /// the one language that this formatter is for.
    #[must_use]
    pub fn order(
        &self,
        source: &Citable<'_>,
        bytes: impl Fn(&str) -> Vec<u8>,
    ) -> Arc<OrderKey> {
        let make = || self.style.sort_key(source.item).map(|text| bytes(&text));
        kept(&self.orders, source.print, make)
    }

    fn pieces(
        &self,
        source: &Citable<'_>,
        form: Form,
        sort: Option<Sort>,
        suppress_author: bool,
    ) -> Arc<Pieces> {
        let Citable { item, link, print } = *source;
        let derived = || {
            let sort = sort.filter(|sort| derived::may_derive(item, *sort))?;
            let probe = derived::probe(item);
            let probe = Citable::new(&probe, None);
            let ask = |sort| self.asked(&probe, form, sort, suppress_author);
            let page = self.pieces(source, form, Some(PAGE), suppress_author);
            derived::derive(&page, &ask(PAGE), &ask(sort))
        };
        let make = || {
            let ask = || self.style.pieces(item, link, form, sort, suppress_author);
            derived().unwrap_or_else(ask)
        };
        kept(&self.citations, (print, form, sort, suppress_author), make)
    }

    /// What the engine says of a made-up source.
    fn asked(
        &self,
        probe: &Citable<'_>,
        form: Form,
        sort: Sort,
        suppress_author: bool,
    ) -> Arc<Pieces> {
        let make =
            || self.style.pieces(probe.item, None, form, Some(sort), suppress_author);
        kept(&self.citations, (probe.print, form, Some(sort), suppress_author), make)
    }
}

/// What is kept under `key`, made first if it is not there. Two threads may make the same
/// at once; they make the same thing.
fn kept<K: std::hash::Hash + Eq, V>(
    held: &RwLock<HashMap<K, Arc<V>>>,
    key: K,
    make: impl FnOnce() -> V,
) -> Arc<V> {
    let read = held.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(value) = read.get(&key) {
        return value.clone();
    }
    drop(read);
    let value = Arc::new(make());
    let mut write = held.write().unwrap_or_else(PoisonError::into_inner);
    write.entry(key).or_insert(value).clone()
}
