//! A style that remembers: each wording of a source is made once, whatever pages it cites.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use hayagriva::citationberg::taxonomy;

use super::CslItem;
use super::cite::{Form, Locator, Shape};
use super::format::{Formatted, Pieces, RobustLink};
use super::style::Style;

/// A citation without the value of its locator.
type Key = (blake3::Hash, Form, Option<(taxonomy::Locator, Shape)>, bool);

/// Formats sources in one style and keeps what it made. Shared between threads; what it
/// answers does not depend on what it was asked before.
#[derive(Debug)]
pub struct Formatter {
    style: Style,
    sources: RwLock<HashMap<blake3::Hash, Arc<Formatted>>>,
    citations: RwLock<HashMap<Key, Arc<Pieces>>>,
}

impl Formatter {
    /// A formatter that has made nothing yet.
    #[must_use]
    pub fn new(style: Style) -> Self {
        Self { style, sources: RwLock::default(), citations: RwLock::default() }
    }

    /// The style.
    #[must_use]
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// As [`Style::format`].
    #[must_use]
    pub fn format(&self, item: &CslItem, link: Option<&RobustLink>) -> Arc<Formatted> {
        let key = self.print(item, link);
        kept(&self.sources, key, || self.style.format(item, link))
    }

    /// As [`Style::cite`].
    #[must_use]
    pub fn cite(
        &self,
        item: &CslItem,
        link: Option<&RobustLink>,
        form: Form,
        locator: Option<&Locator>,
        suppress_author: bool,
    ) -> String {
        let shape = locator.map(|l| (l.kind(), l.shape()));
        let key = (self.print(item, link), form, shape, suppress_author);
        let make = || self.style.pieces(item, link, form, shape, suppress_author);
        kept(&self.citations, key, make).filled(locator)
    }

    fn print(&self, item: &CslItem, link: Option<&RobustLink>) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.style.0.print.as_bytes());
        // Writing to a hasher cannot fail.
        let _ = serde_json::to_writer(&mut hasher, item);
        for part in link.into_iter().flat_map(|l| [&l.original, &l.version, &l.date]) {
            hasher.update(&[0]);
            hasher.update(part.as_bytes());
        }
        hasher.finalize()
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
