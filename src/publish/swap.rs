//! The one step in which the new site takes the place of the old, and the removal of
//! what is no longer needed.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::PublishError;
use super::error::doing;
use super::folder::Folder;

/// Puts the staging folder in the place of the published one, and removes that.
pub(super) fn swap(staging: &Path, folder: &Folder) -> Result<(), PublishError> {
    let output = &folder.path;
    let failed = doing("putting the new site in place at", output);
    if !folder.exists {
        return fs::rename(staging, output).map_err(failed);
    }
    if exchange(staging, output).map_err(&failed)? {
        remove(staging);
        return Ok(());
    }
    step_aside(staging, folder)
}

/// The same where there is no exchange, with a moment without a site. A build that is
/// killed in it leaves the old site aside, and the next build puts that back.
fn step_aside(staging: &Path, folder: &Folder) -> Result<(), PublishError> {
    let output = &folder.path;
    let failed = doing("putting the new site in place at", output);
    let aside = folder.beside("old");
    fs::rename(output, &aside).map_err(&failed)?;
    if let Err(error) = fs::rename(staging, output) {
        fs::rename(&aside, output).map_err(&failed)?;
        return Err(failed(error));
    }
    remove(&aside);
    Ok(())
}

/// Exchanges two folders in one step; says whether the system can do that.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    let cannot = [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP];
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(error) if cannot.contains(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Removes a folder with all that is in it, as far as that can be done.
pub(super) fn remove(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut folders = Vec::new();
    for entry in entries.flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folders.push(entry.path());
        } else {
            let _ = fs::remove_file(entry.path());
        }
    }
    folders.par_iter().for_each(|inner| remove(inner));
    let _ = fs::remove_dir(folder);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_an_exchange_the_old_site_steps_aside() {
        let outer = tempfile::tempdir().expect("a folder");
        let (staging, output) = (outer.path().join("new"), outer.path().join("public"));
        for (folder, text) in [(&staging, "new"), (&output, "old")] {
            fs::create_dir(folder).expect("a folder");
            fs::write(folder.join("a"), text).expect("a file");
        }
        let folder = Folder::resolve(&output, None).expect("a folder");
        step_aside(&staging, &folder).expect("the new site");
        let here = || fs::read_dir(outer.path()).expect("a folder").count();
        assert_eq!(fs::read(output.join("a")).expect("a file"), b"new");
        assert_eq!(here(), 1);
        // The staging folder is gone, so the second time fails and must change nothing.
        assert!(step_aside(&staging, &folder).is_err());
        assert_eq!(fs::read(output.join("a")).expect("a file"), b"new");
        assert_eq!(here(), 1);
    }

    #[test]
    fn removal_does_not_follow_links() {
        let outer = tempfile::tempdir().expect("a folder");
        let (folder, kept) = (outer.path().join("folder"), outer.path().join("kept"));
        fs::create_dir_all(folder.join("a/b")).expect("a folder");
        fs::create_dir(&kept).expect("a folder");
        fs::write(kept.join("file"), "").expect("a file");
        #[cfg(unix)]
        std::os::unix::fs::symlink(&kept, folder.join("a/link")).expect("a link");
        remove(&folder);
        assert!(!folder.exists());
        assert!(kept.join("file").exists());
    }
}
