//! What the browser tests need before they can run: a Chromium, and their two npm packages.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::steps::finish;

const NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

pub fn prepare(root: &Path) -> Result<(), String> {
    let browser = match find_chromium()? {
        Some(path) => path,
        None => install_chromium()?,
    };
    println!("Chromium: {}", browser.display());
    let tests = root.join("tests/browser");
    if packages_are_current(&tests) {
        println!("npm packages: up to date");
        return Ok(());
    }
    let flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    finish(Command::new("npm").args(flags).current_dir(&tests)).map_err(|error| {
        format!("{error}; the browser tests need Node 20 or later, with npm")
    })
}

pub fn test(root: &Path, site: &Path, program: &Path) -> Result<(), String> {
    let browser = find_chromium()?.ok_or("Chromium is gone since it was prepared")?;
    finish(
        Command::new("node")
            .args(["--test", "--test-reporter=spec"])
            .current_dir(root.join("tests/browser"))
            .env("SITE", site)
            .env("CASEBOOK", program)
            .env("CHROMIUM", browser),
    )
}

fn find_chromium() -> Result<Option<PathBuf>, String> {
    let folders = env::var_os("PATH").unwrap_or_default();
    choose_chromium(env::var_os("CHROMIUM"), &folders, Path::is_file)
}

/// The browser named by the environment, or Debian's, or the first on the path. A name that is
/// given and wrong is an error rather than a reason to quietly take another.
fn choose_chromium(
    named: Option<OsString>,
    folders: &OsString,
    exists: impl Fn(&Path) -> bool,
) -> Result<Option<PathBuf>, String> {
    if let Some(path) = named.filter(|name| !name.is_empty()).map(PathBuf::from) {
        if exists(&path) {
            return Ok(Some(path));
        }
        return Err(format!("CHROMIUM names {}, which is no file", path.display()));
    }
    let usual = PathBuf::from("/usr/bin/chromium");
    let on_path = NAMES.into_iter().flat_map(|name| {
        env::split_paths(folders).map(move |folder| folder.join(name)).collect::<Vec<_>>()
    });
    Ok(std::iter::once(usual).chain(on_path).find(|path| exists(path)))
}

fn install_chromium() -> Result<PathBuf, String> {
    if !(Path::new("/etc/debian_version").exists() && is_root()) {
        return Err("no Chromium was found: install the package `chromium` \
                    (Debian, Fedora, Arch) or Google Chrome, \
                    or set CHROMIUM=/path/to/chromium"
            .into());
    }
    println!("no Chromium was found: installing Debian's package");
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        finish(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])?;
    apt(&["install", "-y", "--no-install-recommends", "chromium"])?;
    find_chromium()?.ok_or_else(|| "the package `chromium` brought no browser".into())
}

/// The standard library has no call for the user's number; `id` is on every Unix.
fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// npm leaves its own record in `node_modules`; a lock file younger than that record has changed
/// since the packages were installed.
fn packages_are_current(tests: &Path) -> bool {
    let installed = modified(&tests.join("node_modules/.package-lock.json"));
    match (installed, modified(&tests.join("package-lock.json"))) {
        (Some(installed), Some(wanted)) => installed >= wanted,
        _ => false,
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn choose(named: Option<&str>, present: &[&str]) -> Result<Option<PathBuf>, String> {
        let folders = env::join_paths(["/opt/bin", "/usr/local/bin"]).unwrap();
        choose_chromium(named.map(OsString::from), &folders, |path| {
            present.iter().any(|name| Path::new(name) == path)
        })
    }

    #[test]
    fn a_named_browser_comes_first_and_must_exist() {
        let present = ["/usr/bin/chromium", "/my/browser"];
        assert_eq!(choose(Some("/my/browser"), &present), Ok(Some("/my/browser".into())));
        assert!(choose(Some("/my/typo"), &present).unwrap_err().contains("/my/typo"));
    }

    #[test]
    fn an_empty_name_is_no_name() {
        let present = ["/usr/bin/chromium"];
        assert_eq!(choose(Some(""), &present), Ok(Some("/usr/bin/chromium".into())));
    }

    #[test]
    fn without_a_name_the_path_is_searched() {
        let chrome = "/usr/local/bin/google-chrome";
        assert_eq!(choose(None, &[chrome]), Ok(Some(chrome.into())));
        assert_eq!(
            choose(None, &[chrome, "/usr/local/bin/chromium"]),
            Ok(Some("/usr/local/bin/chromium".into()))
        );
        assert_eq!(choose(None, &[]), Ok(None));
    }

    #[test]
    fn packages_are_stale_without_a_record_and_after_the_lock_changes() {
        let folder =
            env::temp_dir().join(format!("xtask-packages-{}", std::process::id()));
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        let lock = fs::File::create(folder.join("package-lock.json")).unwrap();
        assert!(!packages_are_current(&folder));

        let record =
            fs::File::create(folder.join("node_modules/.package-lock.json")).unwrap();
        let early = SystemTime::UNIX_EPOCH;
        let later = early + Duration::from_mins(1);
        lock.set_modified(early).unwrap();
        record.set_modified(later).unwrap();
        assert!(packages_are_current(&folder));

        lock.set_modified(later + Duration::from_mins(1)).unwrap();
        assert!(!packages_are_current(&folder));
        fs::remove_dir_all(&folder).unwrap();
    }
}
