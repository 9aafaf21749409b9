//! Finding the files of a folder: which names are left aside, and where symbolic links
//! may lead.

use std::fs::Metadata;
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{fs, io};

use walkdir::{DirEntry, WalkDir};

use super::{Entry, Stamp};
use crate::diag::{self, Code, Diagnostic, FilePath, Place};

/// After this long, no clock of a file system hides a second change.
const SETTLED: Duration = Duration::from_secs(2);

/// Every file under `root/folder`, sorted by path.
pub(super) fn walk(root: &Path, folder: &str, found: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let start = root.join(folder);
    // A missing folder has no files; a link that leads nowhere is worth a word.
    if fs::symlink_metadata(&start).is_err() {
        return Vec::new();
    }
    let mut walk = Walk {
        root,
        real_root: fs::canonicalize(root).unwrap_or_else(|_| root.to_owned()),
        now: SystemTime::now(),
        entries: Vec::new(),
        found: Vec::new(),
    };
    let mut steps = WalkDir::new(&start).follow_links(true).into_iter();
    while let Some(step) = steps.next() {
        let descend = match step {
            Ok(entry) => {
                let descend = walk.visit(&entry);
                descend || !entry.file_type().is_dir()
            }
            Err(error) => {
                walk.failed(&error);
                true
            }
        };
        if !descend {
            steps.skip_current_dir();
        }
    }
    walk.entries.sort_by(|a, b| a.path.cmp(&b.path));
    diag::sort(&mut walk.found);
    found.append(&mut walk.found);
    walk.entries
}

/// Whether a path of the project is none of its content: an editor's leftover, a hidden
/// file, or whatever lies in a hidden folder.
#[must_use]
pub fn is_left_aside(path: &str, is_folder: bool) -> bool {
    let mut around = path.match_indices('/').map(|(at, _)| &path[..at]);
    around.any(|folder| is_leftover(folder, true)) || is_leftover(path, is_folder)
}

/// The same, by the last name of the path alone.
fn is_leftover(path: &str, is_folder: bool) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.starts_with('.') {
        let kept = [".well-known", ".nojekyll"].contains(&name);
        return !(kept && path.starts_with("content/_static/"));
    }
    let leftover = name.ends_with('~')
        || matches!(name.rsplit_once('.'), Some((_, "swp" | "tmp")))
        || name == "4913"
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'));
    leftover && !is_folder
}

struct Walk<'a> {
    root: &'a Path,
    real_root: PathBuf,
    now: SystemTime,
    entries: Vec<Entry>,
    found: Vec<Diagnostic>,
}

impl Walk<'_> {
    /// Takes a file in, or says whether a folder is to be entered.
    fn visit(&mut self, entry: &DirEntry) -> bool {
        let is_folder = entry.file_type().is_dir();
        let (path, is_utf8) = relative(self.root, entry.path());
        if entry.depth() > 0 && is_leftover(&path, is_folder) {
            return false;
        }
        if !is_utf8 {
            self.is_not_utf8(&path);
            return false;
        }
        if entry.path_is_symlink() && !self.may_follow(entry.path(), &path) {
            return false;
        }
        if is_folder {
            return true;
        }
        if !entry.file_type().is_file() {
            let words = "this is neither a file nor a folder";
            let help =
                "remove it: a pipe, a socket or a device has no content to publish";
            self.tell(Code::Unreadable, words, &path, help);
            return false;
        }
        match entry.metadata() {
            Ok(metadata) => {
                let stamp = stamp(&metadata, self.now);
                self.entries.push(Entry { path, len: metadata.len(), stamp });
            }
            Err(error) => self.failed(&error),
        }
        false
    }

    fn is_not_utf8(&mut self, path: &FilePath) {
        let words = "this file's name is not UTF-8";
        let help =
            "rename the file; the name is shown with `\u{fffd}` for what cannot be read";
        self.tell(Code::Unreadable, words, path, help);
    }

    /// A link may lead anywhere inside the project except to a folder around itself.
    fn may_follow(&mut self, link: &Path, path: &FilePath) -> bool {
        let target = match fs::canonicalize(link) {
            Ok(target) => target,
            Err(error) => {
                self.unreadable(path, &error);
                return false;
            }
        };
        if !target.starts_with(&self.real_root) {
            let words = format!(
                "this symbolic link leads out of the project, to `{}`",
                target.display()
            );
            let help = "copy what it leads to into the project, or remove the link";
            self.tell(Code::SymlinkOutside, &words, path, help);
            return false;
        }
        let around = link.parent().and_then(|folder| fs::canonicalize(folder).ok());
        if around.is_some_and(|folder| folder.starts_with(&target)) {
            self.is_loop(path);
            return false;
        }
        true
    }

    fn failed(&mut self, error: &walkdir::Error) {
        let (path, is_utf8) = relative(self.root, error.path().unwrap_or(self.root));
        if error.depth() > 0 && is_leftover(&path, false) {
            return;
        }
        if !is_utf8 {
            return self.is_not_utf8(&path);
        }
        match error.io_error() {
            Some(cause) if error.loop_ancestor().is_none() => {
                self.unreadable(&path, cause);
            }
            _ => self.is_loop(&path),
        }
    }

    fn unreadable(&mut self, path: &FilePath, error: &io::Error) {
        if is_link_loop(error) {
            return self.is_loop(path);
        }
        let is_link = fs::symlink_metadata(self.root.join(&**path))
            .is_ok_and(|metadata| metadata.is_symlink());
        if is_link && error.kind() == io::ErrorKind::NotFound {
            let words = "this symbolic link leads to something that does not exist";
            return self.tell(
                Code::Unreadable,
                words,
                path,
                "mend the link, or remove it",
            );
        }
        self.found.push(cannot_read(path, error));
    }

    fn is_loop(&mut self, path: &FilePath) {
        let words = "this symbolic link leads back to itself or to a folder around it";
        self.tell(
            Code::SymlinkLoop,
            words,
            path,
            "remove the link, or let it lead elsewhere",
        );
    }

    fn tell(&mut self, code: Code, words: &str, path: &FilePath, help: &str) {
        self.found.push(Diagnostic::new(code, words).at(Place::whole(path)).help(help));
    }
}

/// What is said of a file that the operating system will not hand out.
pub(super) fn cannot_read(path: &FilePath, error: &io::Error) -> Diagnostic {
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "give yourself the right to read it (`chmod u+r`), or move it out of the project"
        }
        io::ErrorKind::NotFound => "it was there a moment ago; build again",
        _ => "see that the disk it lies on can be read",
    };
    Diagnostic::new(Code::Unreadable, format!("this cannot be read: {error}"))
        .at(Place::whole(path))
        .help(help)
}

fn is_link_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

/// The path from the root with `/`, and whether all of it is UTF-8. Names are kept as
/// they are: they are not brought to one Unicode form.
fn relative(root: &Path, path: &Path) -> (FilePath, bool) {
    let inside = path.strip_prefix(root).unwrap_or(path);
    if let Some(text) = inside.to_str().filter(|_| std::path::MAIN_SEPARATOR == '/') {
        return (text.into(), true);
    }
    let parts = inside.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy()),
        _ => None,
    });
    (parts.collect::<Vec<_>>().join("/").into(), inside.to_str().is_some())
}

fn stamp(metadata: &Metadata, now: SystemTime) -> Stamp {
    let modified = metadata.modified().unwrap_or(UNIX_EPOCH);
    let nanos = match modified.duration_since(UNIX_EPOCH) {
        Ok(after) => i128::try_from(after.as_nanos()).unwrap_or(i128::MAX),
        Err(before) => -i128::try_from(before.duration().as_nanos()).unwrap_or(i128::MAX),
    };
    let settled = now.duration_since(modified).is_ok_and(|age| age > SETTLED);
    Stamp { modified: nanos, inode: inode(metadata), settled }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
#[cfg(unix)]
#[path = "walk_tests.rs"]
mod tests;
