//! How the chronology is published: when it is split, and what its threads are called.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::by_language;
use crate::language::Lang;
use crate::yaml::{Fields, Value};

/// Events on one page of a chronology, unless casebook.yaml says otherwise.
const PAGE: usize = 400;

/// `chronology:` of casebook.yaml.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chronology {
    /// The most events on one page; a longer chronology is split by year.
    pub page: usize,
    /// The threads that have a title, in the order written.
    pub threads: Vec<(Arc<str>, ThreadTitles)>,
}

/// The title of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ThreadTitles {
    /// In the site's language.
    pub title: Arc<str>,
    /// In other languages.
    pub titles: BTreeMap<Lang, Arc<str>>,
}

impl Default for Chronology {
    fn default() -> Self {
        Self { page: PAGE, threads: Vec::new() }
    }
}

impl Chronology {
    /// What a thread is called in `lang`; without a title, its own word with a capital
    /// letter and spaces for hyphens.
    #[must_use]
    pub fn thread(&self, thread: &str, lang: &Lang) -> String {
        let titled = self.threads.iter().find(|(key, _)| **key == *thread);
        if let Some((_, words)) = titled {
            return words.titles.get(lang).unwrap_or(&words.title).to_string();
        }
        let spaced = thread.replace(['-', '_'], " ");
        let mut letters = spaced.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect()
    }

    /// Where a thread stands among the others: those with a title first, in their order.
    #[must_use]
    pub fn rank(&self, thread: &str) -> usize {
        let at = self.threads.iter().position(|(key, _)| **key == *thread);
        at.unwrap_or(self.threads.len())
    }
}

pub(super) fn read(f: &mut Fields<'_>) -> Chronology {
    let Some(node) = f.node("chronology") else { return Chronology::default() };
    let (file, text, found) = f.parts();
    let Some(mut c) = Fields::open("`chronology`", node, file, text, found) else {
        return Chronology::default();
    };
    let page = c.integer("page", 10, 100_000).map_or(PAGE, |n| n as usize);
    let threads = threads(&mut c);
    c.close();
    Chronology { page, threads }
}

/// A thread's title alone, or a mapping with its titles in other languages.
fn threads(c: &mut Fields<'_>) -> Vec<(Arc<str>, ThreadTitles)> {
    let mut all = Vec::new();
    for (key, node) in c.map("threads") {
        if let Value::Text(title) = &node.value {
            let words = ThreadTitles { title: title.clone(), titles: BTreeMap::new() };
            all.push((key.name.clone(), words));
            continue;
        }
        let (file, text, found) = c.parts();
        let Some(mut t) = Fields::open("a thread", node, file, text, found) else {
            continue;
        };
        let title = t.required("title").map(|(title, _)| title);
        let titles = by_language(&mut t, "titles", |t, node| {
            t.scalar("titles", node).map(|(title, _)| title)
        });
        t.close();
        if let Some(title) = title {
            all.push((key.name.clone(), ThreadTitles { title, titles }));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_without_a_title_is_called_by_its_own_word() {
        let none = Chronology::default();
        assert_eq!(none.thread("the-long-sale", &Lang::default()), "The long sale");
        assert_eq!(none.thread("émigrés", &Lang::default()), "Émigrés");
        assert_eq!(none.thread("", &Lang::default()), "");
    }
}
