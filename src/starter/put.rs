//! Files that go into a project together: all of them or none.

use std::fs;
use std::io;
use std::path::Path;

use super::Refused;
use super::made::Made;
use super::record::inside;

/// Puts files into the project in `root`, over those that are there. Each is written whole
/// beside its place and then moved there.
///
/// # Errors
/// When a place lies outside the project, or the disk refuses.
pub fn put(root: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Refused> {
    let mut places = Vec::new();
    for (path, bytes) in files {
        places.push((inside(root, path)?, bytes));
    }
    let mut made = Made::default();
    let refused = |error: &io::Error, path: &Path, made: &mut Made| {
        made.take_back();
        let message = format!("cannot write {}: {error}", path.display());
        Refused::new(message, "mend that and run the command again")
    };
    let staging = tempfile::Builder::new().prefix(".casebook-").tempdir_in(root);
    let staging = staging.map_err(|error| refused(&error, root, &mut made))?;
    let staged = |n: usize| staging.path().join(n.to_string());
    for (n, (path, bytes)) in places.iter().enumerate() {
        let folder = path.parent().map_or(Ok(()), |folder| made.folder(folder));
        let written = folder.and_then(|()| fs::write(staged(n), bytes));
        written.map_err(|error| refused(&error, path, &mut made))?;
    }
    for (n, (path, _)) in places.iter().enumerate() {
        fs::rename(staged(n), path).map_err(|error| refused(&error, path, &mut made))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(names: &[&str]) -> Vec<(String, Vec<u8>)> {
        names.iter().map(|name| ((*name).to_owned(), b"new".to_vec())).collect()
    }

    #[test]
    fn files_take_the_place_of_others() {
        let root = tempfile::tempdir().expect("a folder");
        fs::write(root.path().join("a"), "old").expect("a file");
        put(root.path(), &files(&["a", "new/deep/b"])).expect("they are written");
        for name in ["a", "new/deep/b"] {
            assert_eq!(fs::read(root.path().join(name)).expect(name), b"new");
        }
        assert_eq!(fs::read_dir(root.path()).expect("the folder").count(), 2);
    }

    #[test]
    fn with_one_that_cannot_be_written_none_is() {
        let root = tempfile::tempdir().expect("a folder");
        fs::write(root.path().join("file"), "old").expect("a file");
        let refused = put(root.path(), &files(&["new/a", "file/b"]));
        assert!(refused.expect_err("no folder").message.contains("file/b"));
        assert!(!root.path().join("new").exists());
        assert_eq!(fs::read_dir(root.path()).expect("the folder").count(), 1);
    }
}
