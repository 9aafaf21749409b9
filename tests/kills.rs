//! The program killed at any moment leaves the site as it was or as it should be, and the
//! next build finds nothing in its way.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::format_push_string,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "outside of test functions too, a failure ends the test; speed is no matter"
)]
#![cfg(unix)]

mod fixture;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use fixture::Files;
use fixture::program::{command, files, run};

const KILLS: usize = 32;
const PAGES: usize = 400;

/// A project of some 400 pages, in two versions that differ in every other page, in which
/// pages there are, and in a path that is a file in one and a folder in the other.
fn write(root: &Path, version: usize) {
    let mut all = BTreeMap::new();
    all.insert(
        "casebook.yaml".to_owned(),
        "title: Kills\nbase_url: https://example.org/\nlanguage: en\n".to_owned(),
    );
    for n in 0..PAGES / 2 {
        let words = if n % 2 == 0 { version } else { 0 };
        let name = format!("Person {n} of the case");
        let next = (n + 1) % (PAGES / 2);
        let article = format!(
            "---\ntitle: Story {n}\ndate: 2022-09-28\n---\n{name} met Person {next} of the case. \
             Version {words}.\n\n{}\n",
            "Words that fill the page. ".repeat(8)
        );
        all.insert(format!("content/articles/story-{n}.md"), article);
        all.insert(
            format!("content/entities/person-{n}.md"),
            format!("---\nname: {name}\n---\n"),
        );
    }
    for n in 0..10 {
        let page = format!("---\ntitle: Only in {version}\n---\nVersion {version}.\n");
        all.insert(format!("content/only-{version}-{n}.md"), page);
    }
    let turn = if version == 1 { "turn" } else { "turn/inside" };
    all.insert(format!("content/_static/{turn}"), version.to_string());
    for (path, text) in all {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
}

struct Site {
    folder: tempfile::TempDir,
    /// What each version becomes in a clean build.
    clean: [Files; 2],
    one_build: Duration,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clean = [1, 2].map(|version| {
            write(&folder.path().join(format!("case-{version}")), version);
            let (case, out) = (format!("case-{version}"), format!("clean-{version}"));
            let ran = run(folder.path(), &["build", "--root", &case, "--output", &out]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            files(&folder.path().join(out))
        });
        assert!(clean[0].len() > PAGES && clean[0] != clean[1]);
        fs::create_dir(folder.path().join("served")).expect("a folder");
        Self { folder, clean, one_build: Duration::from_millis(100) }
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("served/public")
    }

    /// What lies beside the output, which a build in progress needs.
    fn beside(&self) -> usize {
        let entries = fs::read_dir(self.folder.path().join("served")).expect("a folder");
        entries.filter(|e| e.as_ref().is_ok_and(|e| e.file_name() != "public")).count()
    }

    fn arguments(version: usize) -> [String; 6] {
        let case = format!("case-{version}");
        ["build", "--quiet", "--root", &case, "--output", "served/public"]
            .map(str::to_owned)
    }

    fn build(&mut self, version: usize) {
        let arguments = Self::arguments(version);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let start = Instant::now();
        let ran = run(self.folder.path(), &arguments);
        self.one_build = start.elapsed();
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(self.version(), version, "the build did not publish its version");
        assert_eq!(self.beside(), 0, "leftovers after a build");
    }

    /// The version that is served, which must be whole.
    #[track_caller]
    fn version(&self) -> usize {
        let served = files(&self.output());
        let version = self.clean.iter().position(|clean| *clean == served);
        version.unwrap_or_else(|| {
            let differ = |clean: &Files| {
                let paths = clean.keys().chain(served.keys());
                paths.filter(|path| clean.get(*path) != served.get(*path)).count()
            };
            let [one, two] = [0, 1].map(|n| differ(&self.clean[n]));
            panic!(
                "{} files: {one} differ from the one version, {two} from the other",
                served.len()
            )
        }) + 1
    }

    /// Kills a build of this version after a while; says whether it was still at work.
    fn kill(&self, version: usize, after: Duration) -> bool {
        let arguments = Self::arguments(version);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut child = command(self.folder.path(), &arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        std::thread::sleep(after);
        let was_at_work = child.try_wait().expect("its state").is_none();
        // What has ended by itself cannot be killed any more.
        let _ = child.kill();
        child.wait().expect("its end");
        was_at_work
    }
}

#[test]
fn a_kill_leaves_one_version_whole() {
    let mut site = Site::new();
    site.build(1);
    let (mut killed, mut with_leftovers, mut tries, mut seed) = (0, 0, 0, 7_u64);
    let mut left = [0, 0];
    while killed < KILLS {
        tries += 1;
        assert!(tries < 4 * KILLS, "only {killed} of {tries} kills met a build");
        let before = site.version();
        let other = 3 - before;
        // The moments are spread over the whole of a build, however fast the machine is.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let thousandths = u32::try_from((seed >> 33) % 1100).expect("a small number");
        let was_at_work = site.kill(other, site.one_build * thousandths / 1000);
        killed += usize::from(was_at_work);
        with_leftovers += usize::from(site.beside() > 0);
        let now = site.version();
        left[usize::from(now == other)] += 1;
        // Half the time the next build goes on to the new version, half it goes back.
        site.build(if tries % 2 == 0 { other } else { before });
    }
    assert!(
        with_leftovers >= 5,
        "only {with_leftovers} of {killed} kills met publishing"
    );
    println!(
        "{killed} kills in {tries} builds: {} left the old site, {} the new",
        left[0], left[1]
    );
}
