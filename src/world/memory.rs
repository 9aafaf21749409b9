//! A project held in memory, for tests: nothing but what the test wrote.

use std::collections::BTreeMap;
use std::io;

use jiff::Timestamp;

use super::{Entry, Stamp, World};
use crate::diag::{Diagnostic, FilePath};

/// A project held in memory.
#[derive(Debug, Clone)]
pub struct Memory {
    files: BTreeMap<FilePath, Held>,
    changes: i128,
    now: Timestamp,
    shuffle: Option<u64>,
}

#[derive(Debug, Clone)]
struct Held {
    bytes: Vec<u8>,
    changed: i128,
}

impl Default for Memory {
    fn default() -> Self {
        Self::new()
    }
}

impl Memory {
    /// An empty project at 12:00 UTC on 28 September 2022.
    #[must_use]
    pub fn new() -> Self {
        let now = Timestamp::constant(1_664_366_400, 0);
        Self { files: BTreeMap::new(), changes: 0, now, shuffle: None }
    }

    /// A project from one string: a line `-- path --` begins a file, and the lines after
    /// it are its text. What stands before the first such line is left out.
    #[must_use]
    pub fn fixture(text: &str) -> Self {
        let mut world = Self::new();
        let mut current: Option<(&str, String)> = None;
        for line in text.split_inclusive('\n') {
            if let Some(path) = header(line) {
                if let Some((path, text)) = current.replace((path, String::new())) {
                    world.insert(path, text);
                }
            } else if let Some((_, text)) = &mut current {
                text.push_str(line);
            }
        }
        if let Some((path, text)) = current {
            world.insert(path, text);
        }
        world
    }

    /// Writes a file, over an older one if there is one.
    pub fn insert(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.changes += 1;
        let held = Held { bytes: bytes.into(), changed: self.changes };
        self.files.insert(path.into(), held);
    }

    /// Removes a file; says whether there was one.
    pub fn remove(&mut self, path: &str) -> bool {
        self.files.remove(path).is_some()
    }

    /// Gives a file another path; says whether there was such a file.
    pub fn rename(&mut self, from: &str, to: &str) -> bool {
        let Some(held) = self.files.remove(from) else { return false };
        self.files.insert(to.into(), held);
        true
    }

    /// Sets the time.
    pub fn set_now(&mut self, now: Timestamp) {
        self.now = now;
    }

    /// Hands files out in an order drawn from `seed`, as a disk might: what is made of
    /// them must not depend on it.
    pub fn shuffle(&mut self, seed: u64) {
        self.shuffle = Some(seed);
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> impl Iterator<Item = &FilePath> {
        self.files.keys()
    }
}

impl World for Memory {
    fn discover(&self, folder: &str, _: &mut Vec<Diagnostic>) -> Vec<Entry> {
        let is_inside = |path: &str| match path.strip_prefix(folder) {
            Some(rest) => folder.is_empty() || rest.is_empty() || rest.starts_with('/'),
            None => false,
        };
        let entry = |(path, held): (&FilePath, &Held)| Entry {
            path: path.clone(),
            len: held.bytes.len() as u64,
            stamp: Stamp { modified: held.changed, inode: 0, settled: true },
        };
        let inside = self.files.iter().filter(|(path, _)| is_inside(path));
        let mut entries: Vec<Entry> = inside.map(entry).collect();
        if let Some(seed) = self.shuffle {
            entries.sort_by_key(|entry| mixed(seed, &entry.path));
        }
        entries
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let held = self.files.get(path);
        held.map(|held| held.bytes.clone()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn now(&self) -> Timestamp {
        self.now
    }
}

/// The path of a line `-- path --`.
fn header(line: &str) -> Option<&str> {
    let path = line.trim_end().strip_prefix("-- ")?.strip_suffix(" --")?.trim();
    (!path.is_empty()).then_some(path)
}

/// A number that depends on all of `path` and on the seed.
fn mixed(seed: u64, path: &str) -> u64 {
    let hash = blake3::Hasher::new()
        .update(&seed.to_le_bytes())
        .update(path.as_bytes())
        .finalize();
    hash.as_bytes().iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXTURE: &str = "
-- casebook.yaml --
title: A case
-- content/articles/a.md --
---
title: A
---
-- not a header
--  --

-- content/articles-old.md --";

    fn paths(world: &Memory, folder: &str) -> Vec<String> {
        let entries = world.discover(folder, &mut Vec::new());
        entries.iter().map(|entry| entry.path.to_string()).collect()
    }

    #[test]
    fn a_fixture_becomes_files() {
        let world = Memory::fixture(FIXTURE);
        let text = |path: &str| String::from_utf8(world.read(path).expect("bytes"));
        assert_eq!(text("casebook.yaml").expect("text"), "title: A case\n");
        let article = "---\ntitle: A\n---\n-- not a header\n--  --\n\n";
        assert_eq!(text("content/articles/a.md").expect("text"), article);
        assert_eq!(text("content/articles-old.md").expect("text"), "");
    }

    #[test]
    fn a_folder_is_not_its_neighbour() {
        let world = Memory::fixture(FIXTURE);
        assert_eq!(paths(&world, "content/articles"), ["content/articles/a.md"]);
        assert_eq!(paths(&world, "casebook.yaml"), ["casebook.yaml"]);
        assert_eq!(paths(&world, "missing"), Vec::<String>::new());
        assert_eq!(paths(&world, "").len(), 3);
    }

    #[test]
    fn files_change_by_insert_rename_and_remove() {
        let mut world = Memory::fixture(FIXTURE);
        let stamp =
            |world: &Memory, path: &str| world.discover(path, &mut Vec::new())[0].stamp;
        let before = stamp(&world, "casebook.yaml");
        world.insert("casebook.yaml", "title: B case\n");
        assert_ne!(stamp(&world, "casebook.yaml"), before);
        assert!(world.rename("casebook.yaml", "b.yaml"));
        assert!(!world.rename("casebook.yaml", "c.yaml"));
        assert!(world.remove("b.yaml"));
        assert!(!world.remove("b.yaml"));
        let error = world.read("b.yaml").expect_err("it is gone");
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }

    #[test]
    fn a_seed_changes_the_order_and_nothing_else() {
        let mut world = Memory::new();
        for n in 0..20 {
            world.insert(&format!("content/{n:02}.md"), "");
        }
        let plain = paths(&world, "content");
        let orders: Vec<_> = (0..3)
            .map(|seed| {
                world.shuffle(seed);
                paths(&world, "content")
            })
            .collect();
        assert!(orders.iter().all(|order| *order != plain));
        assert_ne!(orders[0], orders[1]);
        let mut sorted = orders[2].clone();
        sorted.sort();
        assert_eq!(sorted, plain);
    }

    #[test]
    fn time_is_fixed_until_it_is_set() {
        let mut world = Memory::new();
        assert_eq!(world.now().to_string(), "2022-09-28T12:00:00Z");
        let later: Timestamp = "2024-02-29T00:00:00Z".parse().expect("a moment");
        world.set_now(later);
        assert_eq!(world.now(), later);
    }
}
