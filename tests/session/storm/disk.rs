//! Storms over a folder of the disk, where edits follow one another faster than its clock
//! ticks, files become folders and links lead nowhere.

use std::fs;
use std::path::Path;

use casebook::build::Options;
use casebook::world::{Disk, Look, Memory, World};
use proptest::prelude::*;

use super::{Hurried, Step, Storm, config, differing, script};

/// Brings a folder to the state of a project held in memory.
fn write(root: &Path, before: &Memory, now: &Memory) {
    for path in differing(before, now) {
        let on_disk = root.join(&*path);
        if let Ok(bytes) = now.read(&path) {
            if let Some(folder) = on_disk.parent() {
                clear_way(root, folder);
                fs::create_dir_all(folder).expect("a folder");
            }
            if fs::symlink_metadata(&on_disk).is_ok_and(|m| m.is_symlink()) {
                fs::remove_file(&on_disk).expect("the link");
            } else if on_disk.is_dir() {
                fs::remove_dir_all(&on_disk).expect("the folder");
            }
            fs::write(&on_disk, bytes).expect("the file");
        } else {
            let _ = fs::remove_file(&on_disk);
        }
    }
}

/// Removes what stands where a folder is to be.
fn clear_way(root: &Path, folder: &Path) {
    let around: Vec<&Path> = folder.ancestors().take_while(|f| *f != root).collect();
    for folder in around.into_iter().rev() {
        if fs::symlink_metadata(folder).is_ok_and(|m| !m.is_dir()) {
            fs::remove_file(folder).expect("the file in the way");
        }
    }
}

/// Puts something that is no file in place of one, leaves an editor's file, or none of it.
#[cfg(unix)]
fn odd(root: &Path, storm: &mut Storm<'_>, (_, drawn, mood): &Step) -> Option<String> {
    let paths: Vec<String> = storm.world.paths().map(ToString::to_string).collect();
    let path = paths.get(usize::from(*drawn) % paths.len().max(1))?.clone();
    let on_disk = root.join(&path);
    match mood % 16 {
        1 => fs::remove_file(&on_disk).and_then(|()| fs::create_dir(&on_disk)).ok()?,
        2 => {
            fs::remove_file(&on_disk).ok()?;
            std::os::unix::fs::symlink("nowhere", &on_disk).ok()?;
        }
        3 => {
            fs::remove_file(&on_disk).ok()?;
            std::os::unix::fs::symlink(root.join("casebook.yaml"), &on_disk).ok()?;
        }
        4 => {
            let name = format!("{path}~");
            fs::write(root.join(&name), "left behind").ok()?;
            return Some(name);
        }
        5 => {
            // Moved into place over the file, as editors save.
            let bytes = storm.world.read(&path).ok()?;
            fs::write(root.join("new.tmp"), bytes).ok()?;
            fs::rename(root.join("new.tmp"), &on_disk).ok()?;
            return Some(path);
        }
        _ => return None,
    }
    // What is not a plain file any more is none in memory, so that it can be written anew.
    storm.world.remove(&path);
    Some(path)
}

#[cfg(not(unix))]
fn odd(_: &Path, _: &mut Storm<'_>, _: &Step) -> Option<String> {
    None
}

fn run(start: &Memory, script: &[Step]) -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &Memory::new(), start);
    let mut storm = Storm::new(start, Options::default());
    // A change of what a link leads to is one of the link, which no path of it tells.
    let mut has_links = false;
    for (n, step) in script.iter().enumerate() {
        let before = storm.world.clone();
        let (mut look, who) = storm.edit(step);
        write(folder.path(), &before, &storm.world);
        let odd = odd(folder.path(), &mut storm, step);
        if let (Look::At(paths), Some(odd)) = (&mut look, &odd) {
            paths.insert(odd.as_str().into());
        }
        has_links |= step.2 % 16 == 3;
        let look = if has_links { Look::Everything } else { look };
        let disk = Disk::new(folder.path().to_owned(), Some(storm.world.now()));
        if let Some(difference) = storm.turn(&disk, &look, &who) {
            return Err(format!("step {n}, {look:?}, {odd:?}: {difference}"));
        }
    }
    let calm = Hurried { wanted: Vec::new(), impatient: false };
    let disk = Disk::new(folder.path().to_owned(), Some(storm.world.now()));
    match storm.turn(&disk, &Look::Everything, &calm) {
        Some(difference) => Err(format!("when all was calm: {difference}")),
        None => Ok(()),
    }
}

#[test]
fn over_a_folder_of_the_disk() {
    let start = super::super::case::case();
    proptest!(config(4, 50), |(script in script(10))| {
        let ran = run(&start, &script);
        prop_assert!(ran.is_ok(), "{}", ran.err().unwrap_or_default());
    });
}

/// A theme file that cannot be read while there is no configuration has no text: that of
/// the theme before is none of this turn's.
#[cfg(unix)]
#[test]
fn a_theme_of_before_lends_no_text() {
    let start = super::super::case::case();
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &Memory::new(), &start);
    let mut storm = Storm::new(&start, Options::default());
    let disk = Disk::new(folder.path().to_owned(), Some(storm.world.now()));
    let calm = Hurried { wanted: Vec::new(), impatient: false };
    assert_eq!(storm.turn(&disk, &Look::Everything, &calm), None);
    let words = folder.path().join("themes/house/i18n/en.yaml");
    fs::remove_file(&words).expect("words of the theme");
    std::os::unix::fs::symlink("nowhere", &words).expect("a link");
    fs::write(folder.path().join("casebook.yaml"), "title: [").expect("a file");
    assert_eq!(storm.turn(&disk, &Look::Everything, &calm), None);
}
