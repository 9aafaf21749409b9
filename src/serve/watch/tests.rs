//! The watcher over real files, saved in the ways of editors.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::*;

mod folders;
mod polling;

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// So long without a signal, and no more is to come.
const QUIET: Duration = Duration::from_millis(250);

/// Sweeps would find whatever events fail to tell.
const NO_SWEEPS: Pace = Pace {
    after: Duration::from_hours(1),
    beside: Duration::from_hours(1),
    instead: Duration::from_hours(1),
};

struct Scene {
    folder: tempfile::TempDir,
    signals: Receiver<Signal>,
    watching: Watching,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("case");
        for path in [
            "case/casebook.yaml",
            "case/content/articles/a.md",
            "case/content/articles/b.md",
            "case/content/entities/deep/er/c.md",
            "case/content/_static/data.json",
            "case/public/index.html",
            "case/.git/index",
            "outside/d.md",
        ] {
            write(&folder.path().join(path), "first");
        }
        let (signals, watching) = at_pace(&root, false, NO_SWEEPS);
        Self { folder, signals, watching }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("case").join(path)
    }

    fn write(&self, path: &str, text: &str) {
        write(&self.path(path), text);
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).expect("renamed");
    }

    fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).expect("removed");
    }

    /// The looks until nothing more comes.
    #[track_caller]
    fn looks(&self) -> Vec<Look> {
        let mut looks = Vec::new();
        let mut wait = PATIENCE;
        while let Ok(signal) = self.signals.recv_timeout(wait) {
            match signal {
                Signal::Look(look) => looks.push(look),
                Signal::Sweep => looks.push(Look::Everything),
                Signal::Polling(why) => panic!("{why}"),
            }
            wait = QUIET;
        }
        assert!(!looks.is_empty(), "no signal");
        looks
    }

    /// The paths told of, with `everything` among them if it was told.
    #[track_caller]
    fn told(&self) -> BTreeSet<String> {
        let words = |look: Look| match look {
            Look::Everything => vec!["everything".to_owned()],
            Look::At(paths) => paths.iter().map(ToString::to_string).collect(),
        };
        self.looks().into_iter().flat_map(words).collect()
    }

    #[track_caller]
    fn check(&self, expected: &[&str]) {
        let expected: BTreeSet<String> =
            expected.iter().map(ToString::to_string).collect();
        assert_eq!(self.told(), expected);
    }

    #[track_caller]
    fn check_quiet(&self) {
        let signal = self.signals.recv_timeout(QUIET);
        assert_eq!(signal, Err(RecvTimeoutError::Timeout));
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("a file");
}

#[test]
fn a_save_in_place_is_told_by_its_path() {
    let scene = Scene::new();
    scene.write("content/articles/a.md", "second");
    scene.check(&["content/articles/a.md"]);
    scene.write("content/_static/data.json", "second");
    scene.check(&["content/_static/data.json"]);
    scene.write("casebook.yaml", "second");
    scene.check(&["casebook.yaml"]);
    scene.write("content/articles/new.md", "first");
    scene.check(&["content/articles/new.md"]);
    scene.remove("content/articles/new.md");
    scene.check(&["content/articles/new.md"]);
}

#[test]
fn a_rename_over_the_file_is_told() {
    let scene = Scene::new();
    scene.write("content/articles/.a.md.part", "second");
    scene.rename("content/articles/.a.md.part", "content/articles/a.md");
    scene.check(&["content/articles/a.md"]);
    scene.write("casebook.yaml~", "second");
    scene.rename("casebook.yaml~", "casebook.yaml");
    scene.check(&["casebook.yaml"]);
}

#[test]
fn a_save_by_vim_is_one_file() {
    let scene = Scene::new();
    scene.write("content/articles/.a.md.swp", "swap");
    scene.check_quiet();
    scene.write("content/articles/4913", "");
    scene.remove("content/articles/4913");
    scene.rename("content/articles/a.md", "content/articles/a.md~");
    scene.write("content/articles/a.md", "second");
    scene.remove("content/articles/a.md~");
    scene.check(&["content/articles/a.md"]);
    scene.remove("content/articles/.a.md.swp");
    scene.check_quiet();
}

#[test]
#[cfg(unix)]
fn a_save_by_emacs_is_one_file() {
    let scene = Scene::new();
    let lock = scene.path("content/articles/.#a.md");
    std::os::unix::fs::symlink("me@here.1234:1", &lock).expect("a link");
    scene.write("content/articles/#a.md#", "second");
    scene.check_quiet();
    scene.rename("content/articles/a.md", "content/articles/a.md~");
    scene.write("content/articles/a.md", "second");
    fs::remove_file(lock).expect("removed");
    scene.remove("content/articles/#a.md#");
    scene.check(&["content/articles/a.md"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_is_not_told_half_written() {
    use std::io::Write as _;
    let scene = Scene::new();
    let path = scene.path("content/articles/a.md");
    // On a busy machine the writer may be kept waiting for so long that it counts as done.
    for _ in 0..20 {
        let mut file = fs::File::create(&path).expect("a file");
        let mut longest = Duration::ZERO;
        let mut early = false;
        for _ in 0..10 {
            let at = Instant::now();
            file.write_all(b"part").expect("written");
            thread::sleep(Duration::from_millis(8));
            early |= scene.signals.try_recv().is_ok();
            longest = longest.max(at.elapsed());
        }
        drop(file);
        scene.check(&["content/articles/a.md"]);
        if longest < Duration::from_millis(30) {
            assert!(!early, "told while it was being written");
            return;
        }
    }
    panic!("the machine is too busy to tell");
}

#[test]
fn what_is_written_all_at_once_is_told_in_few_looks() {
    let scene = Scene::new();
    for n in 0..500 {
        scene.write(&format!("content/articles/a{n}.md"), "first");
    }
    let looks = scene.looks();
    assert!(looks.len() <= 20, "{} looks", looks.len());
    let all = looks.into_iter().reduce(Look::and).expect("a look");
    if let Look::At(paths) = all {
        assert_eq!(paths.len(), 500);
    }
}

#[test]
fn nothing_else_of_the_project_is_told() {
    let scene = Scene::new();
    scene.write("public/index.html", "second");
    scene.write("public/new/index.html", "first");
    scene.write("target/debug/x", "first");
    scene.write(".git/index", "second");
    scene.write("notes.md", "first");
    scene.write("content.md", "first");
    scene.rename("public", "public-old");
    write(&scene.folder.path().join("outside/d.md"), "second");
    scene.check_quiet();
}

#[test]
fn reading_is_not_told() {
    let scene = Scene::new();
    let files = walkdir::WalkDir::new(scene.path("")).into_iter().flatten();
    let read = files.filter(|file| fs::read(file.path()).is_ok()).count();
    assert_eq!(read, 7);
    scene.check_quiet();
}

#[test]
fn permissions_and_times_are_told() {
    let scene = Scene::new();
    let path = scene.path("content/articles/a.md");
    let mut permissions = fs::metadata(&path).expect("a file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set");
    scene.check(&["content/articles/a.md"]);
}

#[test]
fn the_watch_ends_with_its_owner() {
    let Scene { signals, watching, folder } = Scene::new();
    drop(watching);
    assert_eq!(signals.try_recv(), Err(mpsc::TryRecvError::Disconnected));
    drop(folder);
}

/// The median of the time from the end of a save to its signal.
fn latency(scene: &Scene, save: impl Fn(usize)) -> Duration {
    let mut times: Vec<Duration> = (0..9)
        .map(|n| {
            // As far apart as the saves of a person, so that they are not one checkout.
            thread::sleep(Duration::from_millis(120));
            save(n);
            let saved = Instant::now();
            let signal = scene.signals.recv_timeout(PATIENCE);
            assert!(signal.is_ok(), "{signal:?}");
            saved.elapsed()
        })
        .collect();
    times.sort();
    times[times.len() / 2]
}

#[test]
#[cfg(target_os = "linux")]
fn a_save_is_told_within_milliseconds() {
    let scene = Scene::new();
    let path = "content/articles/a.md";
    let in_place = latency(&scene, |n| scene.write(path, &n.to_string()));
    let renamed = latency(&scene, |n| {
        scene.write("content/articles/.a.md.part", &n.to_string());
        scene.rename("content/articles/.a.md.part", path);
    });
    println!("in place {in_place:?}, renamed {renamed:?}");
    // On a machine that does nothing else, 3 ms; without the event of closing, 60.
    assert!(in_place < Duration::from_millis(30), "{in_place:?}");
    assert!(renamed < Duration::from_millis(30), "{renamed:?}");
}
