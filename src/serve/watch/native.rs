//! The events of the operating system, by `notify`, as what they mean for a project.
//!
//! `content/` and `themes/` are watched with all below them; of the project's own folder
//! only casebook.yaml and the coming and going of those two matter. Events of folders are
//! told as everything, because what lies in a folder that moved has no events of its own.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind};
use notify::{
    Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _,
};
use walkdir::WalkDir;

use super::gather::{Change, Gathered};
use crate::build::CONFIG;
use crate::world::is_left_aside;

/// The folders that a project is made of.
const PARTS: [&str; 3] = ["content", "themes", "styles"];

/// Why there is polling when sweeps find what no event told.
pub const LOST: &str = "files changed and the system did not tell, as happens on network \
    mounts; every file is looked at again and again instead";

/// Events of one project.
pub struct Native {
    watcher: RecommendedWatcher,
    /// The project's folder by its real name, which is the one that events use.
    root: PathBuf,
    /// The folders below it, by their paths: once gone, they cannot be told from files.
    folders: HashSet<String>,
    /// What symbolic links among the files lead to, elsewhere in the project.
    linked: Vec<String>,
    has_links: bool,
}

/// What an event means for one path.
enum Effect {
    None,
    File(Change),
    Folder,
}

impl Native {
    /// Begins to watch, and calls `tell` for every event.
    pub fn new(
        root: &Path,
        tell: impl Fn(notify::Result<Event>) + Send + 'static,
    ) -> notify::Result<Self> {
        let root = root.canonicalize()?;
        let heard = move |event: notify::Result<Event>| {
            // Reading is an event too, and a build reads every file.
            let is_reading = event.as_ref().is_ok_and(|event| is_reading(event.kind));
            if !is_reading {
                tell(event);
            }
        };
        // Where links may lead is decided here: see `cover`.
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(heard, config)?;
        watcher.watch(&root, RecursiveMode::NonRecursive)?;
        let (folders, linked) = (HashSet::new(), Vec::new());
        let mut native = Self { watcher, root, folders, linked, has_links: false };
        native.cover_all()?;
        Ok(native)
    }

    /// Whether a symbolic link is among the files.
    pub fn has_links(&self) -> bool {
        self.has_links
    }

    /// Takes in an event, and says whether it was of any interest.
    ///
    /// # Errors
    /// When the system cannot watch all that is to be watched.
    pub fn take(
        &mut self,
        event: notify::Result<Event>,
        gathered: &mut Gathered,
        now: Instant,
    ) -> notify::Result<bool> {
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                gathered.everything(now);
                return if is_limit(&error) { Err(error) } else { Ok(true) };
            }
        };
        if event.need_rescan() || event.paths.is_empty() {
            gathered.everything(now);
            self.cover_all()?;
            return Ok(true);
        }
        let mut matters = false;
        for path in &event.paths {
            let Some(path) = self.inside(path) else {
                gathered.everything(now);
                matters = true;
                continue;
            };
            match self.effect(&path, event.kind) {
                Effect::None => continue,
                Effect::File(change) => gathered.file(path.into(), change, now),
                Effect::Folder => {
                    gathered.everything(now);
                    self.cover_anew(&path)?;
                }
            }
            matters = true;
        }
        Ok(matters)
    }

    /// The path from the root, with `/`; `None` for one that has none.
    fn inside(&self, path: &Path) -> Option<String> {
        let inside = path.strip_prefix(&self.root).ok()?.to_str()?;
        Some(inside.replace(std::path::MAIN_SEPARATOR, "/"))
    }

    fn effect(&self, path: &str, kind: EventKind) -> Effect {
        let comes_or_goes = !matches!(
            kind,
            EventKind::Access(_)
                | EventKind::Modify(
                    ModifyKind::Data(_) | ModifyKind::Any | ModifyKind::Metadata(_)
                )
        );
        if path.is_empty() {
            return if comes_or_goes { Effect::Folder } else { Effect::None };
        }
        let linked = self.linked.iter().map(String::as_str);
        if !PARTS.into_iter().chain([CONFIG]).chain(linked).any(|p| is_within(path, p)) {
            return Effect::None;
        }
        let is_folder = self.folders.contains(path)
            || matches!(
                kind,
                EventKind::Create(CreateKind::Folder)
                    | EventKind::Remove(RemoveKind::Folder)
            );
        let on_disk = || fs::symlink_metadata(self.root.join(path));
        if is_left_aside(path, is_folder)
            && (is_left_aside(path, true) || !on_disk().is_ok_and(|m| m.is_dir()))
        {
            return Effect::None;
        }
        match kind {
            EventKind::Access(_) => Effect::File(Change::Whole),
            // What happens to a folder that stays is told of the files in it.
            EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) if is_folder => {
                Effect::None
            }
            _ if is_folder => Effect::Folder,
            EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) => {
                Effect::File(Change::Written)
            }
            EventKind::Modify(ModifyKind::Metadata(_)) => Effect::File(Change::Touched),
            kind => match on_disk() {
                Ok(metadata) if metadata.is_dir() || metadata.is_symlink() => {
                    Effect::Folder
                }
                _ if kind.is_create() => Effect::File(Change::Begun),
                Ok(_) => Effect::File(Change::Whole),
                Err(_) => Effect::File(Change::Vanished),
            },
        }
    }

    /// Learns what there is to watch, from the beginning.
    fn cover_all(&mut self) -> notify::Result<()> {
        self.folders.clear();
        self.linked.clear();
        self.has_links = false;
        for part in PARTS.into_iter().chain([CONFIG]) {
            if self.root.join(part).is_symlink() {
                self.follow(part)?;
            } else {
                self.cover(part, PARTS.contains(&part))?;
            }
        }
        Ok(())
    }

    /// Learns what there is to watch at a path where something came or went.
    fn cover_anew(&mut self, path: &str) -> notify::Result<()> {
        if path.is_empty() || self.has_links || self.root.join(path).is_symlink() {
            return self.cover_all();
        }
        if cfg!(target_os = "linux") && self.root.is_dir() {
            // Answered when all earlier events are dealt with, so that a new folder is
            // being watched before it is looked into.
            self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        }
        self.folders.retain(|known| !is_within(known, path));
        self.cover(path, PARTS.contains(&path))
    }

    /// Notes the folders at `path` and below it, and what links in them lead to. With
    /// `watch`, they are watched; else they lie in what is being watched.
    fn cover(&mut self, path: &str, watch: bool) -> notify::Result<()> {
        let start = self.root.join(path);
        if !start.is_dir() {
            return Ok(());
        }
        if watch {
            self.watch(&start)?;
        }
        let mut links = Vec::new();
        let mut walk = WalkDir::new(&start).into_iter();
        while let Some(entry) = walk.next() {
            let Ok(entry) = entry else { continue };
            let is_folder = entry.file_type().is_dir();
            let inside = self.inside(entry.path());
            let Some(inside) = inside.filter(|path| !is_left_aside(path, is_folder))
            else {
                if is_folder {
                    walk.skip_current_dir();
                }
                continue;
            };
            if is_folder {
                self.folders.insert(inside);
            } else if entry.path_is_symlink() {
                links.push(inside);
            }
        }
        links.iter().try_for_each(|link| self.follow(link))
    }

    /// Watches what a link leads to, unless that is outside of the project or around the
    /// link, where the project's files are not looked for.
    fn follow(&mut self, link: &str) -> notify::Result<()> {
        self.has_links = true;
        let link = self.root.join(link);
        let real = |path: &Path| path.canonicalize().ok();
        let (Some(target), Some(from)) = (real(&link), link.parent().and_then(real))
        else {
            return Ok(());
        };
        let Some(inside) = self.inside(&target) else { return Ok(()) };
        let is_known = |part: &str| is_within(&inside, part);
        if from.starts_with(&target)
            || PARTS.into_iter().any(is_known)
            || self.linked.iter().any(|part| is_known(part))
        {
            return Ok(());
        }
        self.linked.push(inside.clone());
        match target.parent() {
            _ if target.is_dir() => self.cover(&inside, true),
            // A file may be replaced by another: its folder hears of it.
            Some(folder) if folder != self.root => self.watch(folder),
            _ => Ok(()),
        }
    }

    /// Watches a folder and all below it. A folder that goes away meanwhile breaks off the
    /// search for others, so it is begun again.
    fn watch(&mut self, folder: &Path) -> notify::Result<()> {
        for _ in 0..3 {
            match self.watcher.watch(folder, RecursiveMode::Recursive) {
                Err(error) if is_gone(&error) => {}
                answer => return answer,
            }
        }
        Ok(())
    }
}

/// Whether `path` is `folder` or lies in it.
fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn is_reading(kind: EventKind) -> bool {
    let written = AccessKind::Close(AccessMode::Write);
    matches!(kind, EventKind::Access(how) if how != written)
}

/// The folder went away between being found and being watched.
fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

fn is_limit(error: &notify::Error) -> bool {
    matches!(error.kind, ErrorKind::MaxFilesWatch)
}

/// Why there are no events, and what can be done about it.
pub fn words(error: &notify::Error) -> String {
    let (why, remedy) = match &error.kind {
        ErrorKind::MaxFilesWatch => (
            "the system's limit of watched folders is reached".to_owned(),
            "; to raise it: sudo sysctl fs.inotify.max_user_watches=524288",
        ),
        ErrorKind::Io(error) if is_too_many_open(error) => (
            "the system's limit of watching programs or open files is reached".to_owned(),
            "; to raise it: sudo sysctl fs.inotify.max_user_instances=512, or ulimit -n",
        ),
        _ => (format!("the system cannot watch these files ({error})"), ""),
    };
    format!("{why}; every file is looked at again and again instead{remedy}")
}

#[cfg(unix)]
fn is_too_many_open(error: &std::io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::MFILE.raw_os_error())
}

#[cfg(not(unix))]
fn is_too_many_open(_: &std::io::Error) -> bool {
    false
}
