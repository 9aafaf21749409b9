//! The output plan: every path of the site and whose it is, before a byte is written.

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Place, did_you_mean};

/// Whose a path is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// In words: "the article `x`", "the file content/_static/feed.xml".
    pub what: String,
    /// Where it comes from, if from the project.
    pub place: Option<Place>,
}

impl Owner {
    /// An owner with a place.
    #[must_use]
    pub fn new(what: impl Into<String>, place: Option<Place>) -> Self {
        Self { what: what.into(), place }
    }
}

/// Every path that will be published.
#[derive(Debug, Clone, Default)]
pub struct OutputPlan {
    paths: BTreeMap<String, Owner>,
    /// Folders of which only the owner knows what lies in them, each with its final slash.
    folders: BTreeMap<String, Owner>,
    found: Vec<Diagnostic>,
}

impl OutputPlan {
    /// Claims a path (of a file, from the site's root). Says whether it was free; two
    /// owners of one path are both named in the diagnostic.
    pub fn claim(&mut self, path: &str, owner: Owner) -> bool {
        if let Some(first) = self.paths.get(path) {
            let d = collision(&format!("/{path}"), &owner, first);
            self.found.push(d);
            return false;
        }
        self.paths.insert(path.to_owned(), owner);
        true
    }

    /// Claims a folder with all that will be in it; its path ends in a slash.
    pub fn claim_folder(&mut self, folder: &str, owner: Owner) {
        self.folders.insert(folder.to_owned(), owner);
    }

    /// Whether a file is published at `path`.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.paths.contains_key(path)
    }

    /// The published path nearest to one that is not.
    #[must_use]
    pub fn near(&self, path: &str) -> Option<String> {
        let pages = self.paths.keys().map(|p| p.strip_suffix("index.html").unwrap_or(p));
        did_you_mean(path, pages).map(str::to_owned)
    }

    /// How many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.paths.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty()
    }

    /// Closes the plan; gives what was wrong: paths claimed twice, and files where
    /// others need a folder.
    #[must_use]
    pub fn faults(&mut self) -> Vec<Diagnostic> {
        let mut found = std::mem::take(&mut self.found);
        for (path, owner) in &self.paths {
            let under = format!("{path}/");
            let inside = self.paths.range(under.clone()..).next();
            if let Some((_, other)) = inside.filter(|(p, _)| p.starts_with(&under)) {
                found.push(collision(&format!("/{path}"), owner, other));
            }
        }
        for (folder, owner) in &self.folders {
            let inside = self.paths.range(folder.clone()..).next();
            let inside = inside.filter(|(path, _)| path.starts_with(folder));
            let instead = self.paths.get_key_value(folder.trim_end_matches('/'));
            if let Some((path, other)) = inside.or(instead) {
                found.push(collision(&format!("/{path}"), other, owner));
            }
        }
        found
    }
}

fn collision(path: &str, owner: &Owner, first: &Owner) -> Diagnostic {
    let path = path.strip_suffix("index.html").unwrap_or(path);
    let message = format!("{} and {} would both be at {path}", first.what, owner.what);
    let mut d = Diagnostic::new(Code::PathCollision, message)
        .help("rename one of the files, or change the address that one asks for");
    let mut places = [&owner.place, &first.place].into_iter().flatten();
    if let Some(place) = places.next() {
        d = d.at(place.clone());
    }
    if let Some(place) = places.next() {
        d = d.also(place.clone(), "the other one");
    }
    d
}
