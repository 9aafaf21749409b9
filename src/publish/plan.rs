//! The whole of a site as it is to be published: which files, with which hashes.

use std::collections::{HashMap, HashSet};

use super::manifest::{Hash, Manifest};
use super::{PublishError, Published};

/// One file of the site.
#[derive(Debug)]
pub(super) struct Planned {
    pub(super) path: Box<str>,
    pub(super) hash: Hash,
    pub(super) len: u64,
    /// Whether the published folder lacks it or has it with other bytes.
    pub(super) changed: bool,
}

/// All files of the site, sorted by path.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) files: Vec<Planned>,
}

impl Plan {
    /// Puts the files in order and refuses two of one path, or one inside another.
    pub(super) fn new(mut files: Vec<Planned>) -> Result<Self, PublishError> {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let twice = files.windows(2).find(|two| two[0].path == two[1].path);
        let twice = twice.map(|two| two[0].path.to_string());
        let plan = Self { files };
        let clash = twice.or_else(|| {
            let outline = plan.outline();
            let mut paths = plan.files.iter().map(|file| &*file.path);
            paths.find(|path| outline.folders.contains(path)).map(str::to_owned)
        });
        match clash {
            Some(path) => Err(PublishError::Clash { path }),
            None => Ok(plan),
        }
    }

    /// The list of the files.
    pub(super) fn manifest(&self) -> Manifest {
        let entry = |file: &Planned| (file.path.clone(), file.hash);
        Manifest { files: self.files.iter().map(entry).collect() }
    }

    /// What there is to do, when the folder holds what `before` says.
    pub(super) fn compared_to(&self, before: Option<&Manifest>) -> Published {
        let written = self.files.iter().filter(|file| file.changed).count();
        let is_gone = |path: &str| {
            self.files.binary_search_by(|file| (*file.path).cmp(path)).is_err()
        };
        let removed = before.map_or(0, |manifest| {
            manifest.files.keys().filter(|path| is_gone(path)).count()
        });
        let bytes = self.files.iter().map(|file| file.len).sum();
        Published { written, unchanged: self.files.len() - written, removed, bytes }
    }

    /// What stands where.
    pub(super) fn outline(&self) -> Outline<'_> {
        let mut outline = Outline { files: HashMap::new(), folders: HashSet::new() };
        for file in &self.files {
            outline.files.insert(&file.path, file.changed);
            let mut inner = &*file.path;
            while let Some((folder, _)) = inner.rsplit_once('/') {
                if !outline.folders.insert(folder) {
                    break;
                }
                inner = folder;
            }
        }
        outline
    }
}

/// The paths of a site's files, each with whether it changed, and of its folders.
pub(super) struct Outline<'a> {
    pub(super) files: HashMap<&'a str, bool>,
    pub(super) folders: HashSet<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(paths: &[&str]) -> Result<Plan, PublishError> {
        let file = |path: &&str| Planned {
            path: (*path).into(),
            hash: [0; 32],
            len: 1,
            changed: true,
        };
        Plan::new(paths.iter().map(file).collect())
    }

    #[test]
    fn one_path_has_one_owner() {
        assert!(plan(&["a/b/c", "a/b.html", "a-b", "a/b-c", "b"]).is_ok());
        for (paths, at) in [
            (&["b", "a", "b"][..], "b"),
            (&["a/b/c", "a-b", "a"], "a"),
            (&["a/b/c", "a/b", "a/b-c"], "a/b"),
        ] {
            match plan(paths) {
                Err(PublishError::Clash { path }) => assert_eq!(path, at),
                other => panic!("{paths:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn what_is_gone_is_counted() {
        let before = plan(&["a", "b", "c"]).expect("a plan").manifest();
        let now = plan(&["b", "d"]).expect("a plan");
        let expected = Published { written: 2, unchanged: 0, removed: 2, bytes: 2 };
        assert_eq!(now.compared_to(Some(&before)), expected);
    }
}
