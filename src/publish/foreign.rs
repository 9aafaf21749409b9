//! What others put into the published folder: a `.git`, a `CNAME`, a verification file.
//! It is carried over unless it stands where a file or folder of the site belongs.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::PublishError;
use super::error::doing;
use super::manifest::{MANIFEST, Manifest};
use super::plan::{Outline, Plan};
use super::staging::{Staging, link_or_copy};

/// What the published folder holds that is not casebook's, in the order of the paths.
#[derive(Debug)]
pub(super) struct Foreign {
    kept: Vec<Kept>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kept {
    path: OsString,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    File,
    Link,
    /// A folder with nothing in it. A `.git` is none without some of these.
    EmptyFolder,
}

impl Foreign {
    /// Looks through the published folder `root`.
    pub(super) fn find(
        root: &Path,
        plan: &Plan,
        before: Option<&Manifest>,
    ) -> Result<Self, PublishError> {
        let search = Search { root, outline: plan.outline(), before };
        let Found { mut kept, mut in_the_way } = search.visit(OsStr::new(""), false)?;
        if in_the_way.is_empty() {
            kept.sort();
            return Ok(Self { kept });
        }
        in_the_way.sort();
        Err(PublishError::Occupied { output: root.to_owned(), paths: in_the_way })
    }

    /// Brings it all into the staging folder.
    pub(super) fn carry_over(
        &self,
        root: &Path,
        staging: &Staging,
    ) -> Result<(), PublishError> {
        self.kept.par_iter().try_for_each(|Kept { path, kind }| {
            let (old, new) = (root.join(path), staging.root.join(path));
            let folder = match kind {
                Kind::EmptyFolder => &*new,
                _ => new.parent().unwrap_or(&staging.root),
            };
            fs::create_dir_all(folder).map_err(doing("creating", folder))?;
            match kind {
                Kind::File => link_or_copy(&old, &new).map_err(doing("keeping", &old)),
                Kind::Link => copy_link(&old, &new).map_err(doing("keeping", &old)),
                Kind::EmptyFolder => Ok(()),
            }
        })
    }
}

/// The folder that is looked through, and what tells ours from theirs.
struct Search<'a> {
    root: &'a Path,
    outline: Outline<'a>,
    before: Option<&'a Manifest>,
}

#[derive(Default)]
struct Found {
    kept: Vec<Kept>,
    in_the_way: Vec<String>,
}

impl Search<'_> {
    /// Looks through one folder and those in it; `displaced` says that the site wants a
    /// file where one of the folders around it stands.
    fn visit(&self, inner: &OsStr, displaced: bool) -> Result<Found, PublishError> {
        let folder = self.root.join(inner);
        let failed = doing("reading", &folder);
        let mut found = Found::default();
        let (mut folders, mut is_empty) = (Vec::new(), true);
        for entry in fs::read_dir(&folder).map_err(&failed)? {
            let entry = entry.map_err(&failed)?;
            let kind = entry.file_type().map_err(&failed)?;
            is_empty = false;
            let mut path = inner.to_owned();
            if !path.is_empty() {
                path.push("/");
            }
            path.push(entry.file_name());
            if kind.is_dir() {
                folders.push(path);
            } else {
                let kind = if kind.is_symlink() { Kind::Link } else { Kind::File };
                self.judge(Kept { path, kind }, displaced, &mut found);
            }
        }
        if is_empty && !displaced && !self.is_planned(inner) {
            found.kept.push(Kept { path: inner.to_owned(), kind: Kind::EmptyFolder });
        }
        let visit = |path: OsString| {
            let wanted =
                path.to_str().is_some_and(|p| self.outline.files.contains_key(p));
            self.visit(&path, displaced || wanted)
        };
        let inside: Result<Vec<Found>, _> = folders.into_par_iter().map(visit).collect();
        for more in inside? {
            found.kept.extend(more.kept);
            found.in_the_way.extend(more.in_the_way);
        }
        Ok(found)
    }

    fn judge(&self, file: Kept, displaced: bool, found: &mut Found) {
        let name = file.path.to_str();
        let is_ours = |path| {
            path == MANIFEST
                || self.before.is_some_and(|before| before.names(path))
                // Theirs until now; with the very bytes of the site, it becomes ours.
                || self.outline.files.get(path) == Some(&false)
        };
        if name.is_some_and(is_ours) {
            return;
        }
        if displaced || self.is_planned(&file.path) {
            found.in_the_way.push(file.path.to_string_lossy().into_owned());
        } else {
            found.kept.push(file);
        }
    }

    /// Whether the site has a file or a folder of this path.
    fn is_planned(&self, path: &OsStr) -> bool {
        let Some(path) = path.to_str() else { return false };
        path.is_empty()
            || self.outline.files.contains_key(path)
            || self.outline.folders.contains(path)
    }
}

#[cfg(unix)]
fn copy_link(old: &Path, new: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(fs::read_link(old)?, new)
}

#[cfg(not(unix))]
fn copy_link(old: &Path, new: &Path) -> std::io::Result<()> {
    link_or_copy(old, new)
}
