//! A build killed at any moment leaves the site whole: a child process publishes one
//! version after the other and is killed at random moments.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use super::tests::tree;
use super::*;

/// Where the child publishes to. Without it, the child's part has nothing to do.
const OUTPUT: &str = "CASEBOOK_TEST_OUTPUT";
const KILLS: usize = 40;

/// Some 300 files: most stay, some change, come, go, or turn from file to folder.
fn version(number: usize) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for n in 0..290 {
        let text = if n % 5 == 0 { number } else { 0 };
        let text = format!("{n} {text} ").repeat(20);
        let end = if n % 4 == 0 { "/index.html" } else { ".html" };
        files.insert(format!("kind-{}/page-{n}{end}", n % 3), text);
    }
    for n in 0..10 {
        let folder = format!("turns/{n}");
        let path =
            if (n + number).is_multiple_of(2) { folder } else { folder + "/inner" };
        files.insert(path, number.to_string());
    }
    files.insert("version".into(), number.to_string());
    files
}

fn publish(output: &Path, number: usize) -> Result<Published, PublishError> {
    let publisher = Publisher::open(output)?;
    let files = version(number);
    files.par_iter().try_for_each(|(path, text)| publisher.put(path, text.as_bytes()))?;
    publisher.finish()
}

/// The number of the version that the folder holds, which must be whole.
fn whole_version(output: &Path) -> usize {
    let found = tree(output);
    let number = found["version"].parse().expect("a number");
    assert_eq!(found, version(number));
    let manifest = Manifest::read(output).expect("a list").expect("a list");
    assert!(manifest.files.keys().map(|path| &**path).eq(found.keys()));
    number
}

#[test]
fn child_publishes_until_it_is_killed() {
    let Some(output) = env::var_os(OUTPUT).map(PathBuf::from) else { return };
    for number in whole_version(&output) + 1.. {
        publish(&output, number).expect("a published site");
    }
}

fn start_child(output: &Path) -> Child {
    let (_, module) = module_path!().split_once("::").expect("a module of the crate");
    Command::new(env::current_exe().expect("this program"))
        .args(["--exact", &format!("{module}::child_publishes_until_it_is_killed")])
        .env(OUTPUT, output)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a child")
}

#[test]
fn a_kill_leaves_the_site_whole() {
    let outer = tempfile::tempdir().expect("a folder");
    let output = outer.path().join("public");
    let beside = || {
        let entries = fs::read_dir(outer.path()).expect("a folder");
        entries.count() - 1
    };
    publish(&output, 0).expect("a published site");
    // The kills are spread over some three builds, however fast the machine is.
    let mut one_build = Duration::from_millis(10);
    let (mut last, mut in_the_middle, mut with_staging, mut seed) = (0, 0, 0, 1_u64);
    for _ in 0..KILLS {
        let mut child = start_child(&output);
        // The child is at work as soon as it holds the lock.
        let start = Instant::now();
        while beside() == 0 && start.elapsed() < Duration::from_secs(20) {
            thread::yield_now();
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let thousandths = u32::try_from((seed >> 33) % 3000).expect("a small number");
        thread::sleep(one_build * thousandths / 1000);
        let ended = child.try_wait().expect("the child's state");
        assert!(ended.is_none(), "the child failed by itself: {ended:?}");
        child.kill().expect("a kill");
        child.wait().expect("the child's end");
        let left = beside();
        in_the_middle += usize::from(left > 0);
        with_staging += usize::from(left > 1);
        let number = whole_version(&output);
        assert!(number >= last, "version {number} after version {last}");
        last = number + 1;
        let start = Instant::now();
        publish(&output, last).expect("the next build publishes");
        one_build = start.elapsed();
        assert_eq!(whole_version(&output), last);
        assert_eq!(beside(), 0, "leftovers after the next build");
    }
    assert!(last > KILLS, "no child published anything");
    assert!(in_the_middle >= 30, "only {in_the_middle} of {KILLS} kills met a build");
    assert!(
        with_staging >= 10,
        "only {with_staging} of {KILLS} kills met a staging folder"
    );
}
