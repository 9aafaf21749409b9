//! Writing the starter case into a folder.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::made::Made;
use super::{CASE, Refused};

/// How many names of a list are told before the rest is counted.
const TOLD: usize = 5;

/// What settling a folder came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The files that were written.
    pub written: Vec<&'static str>,
    /// The folder has a `.gitignore` of its own, which was left as it was.
    pub kept_gitignore: bool,
}

/// What stands where a file of the case is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum There {
    Nothing,
    /// The very same file.
    Same,
    Other,
}

/// Writes the starter case into `folder`, which is made if there is none. A folder that
/// holds more than hidden files is refused, unless `force` is set. Files that are there
/// are never changed.
///
/// # Errors
/// When the folder is not empty, when files of the case would take the place of others,
/// and when something cannot be read or written. Nothing of the case is there then.
pub fn settle(folder: &Path, force: bool) -> Result<Settled, Refused> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let inside = visible(folder)?;
    if !force && !inside.is_empty() {
        let message =
            format!("{} is not empty: it holds {}", name(folder), list(&inside));
        let help = "name a new folder or an empty one; `--force` adds the case to what is \
                    there, and changes none of it";
        return Err(Refused::new(message, help));
    }
    let mut missing = Vec::new();
    let mut in_the_way = Vec::new();
    let mut kept_gitignore = false;
    for (path, bytes) in CASE {
        match there(folder, path, bytes)? {
            There::Nothing => missing.push((*path, *bytes)),
            There::Same => {}
            There::Other if *path == ".gitignore" => kept_gitignore = true,
            There::Other => in_the_way.push((*path).to_owned()),
        }
    }
    if !in_the_way.is_empty() {
        let message = format!(
            "the case would take the place of other files in {}: {}",
            name(folder),
            list(&in_the_way)
        );
        let help = "nothing was written; move them away, or begin in a folder of its own";
        return Err(Refused::new(message, help));
    }
    let mut made = Made::default();
    for (path, bytes) in &missing {
        made.file(&folder.join(path), bytes)?;
    }
    let written = missing.into_iter().map(|(path, _)| path).collect();
    Ok(Settled { written, kept_gitignore })
}

/// The names in a folder but those of hidden files, sorted.
fn visible(folder: &Path) -> Result<Vec<String>, Refused> {
    let refused = |error: &std::io::Error| {
        Refused::new(format!("cannot use {} for a case: {error}", name(folder)), "")
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(refused(&error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| refused(&error))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

/// What stands at `path` in the folder. A link on the way counts as something else: what
/// it leads to may lie outside.
fn there(folder: &Path, path: &str, bytes: &[u8]) -> Result<There, Refused> {
    for (end, _) in path.match_indices('/') {
        match fs::symlink_metadata(folder.join(&path[..end])) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Ok(There::Other),
            Err(_) => return Ok(There::Nothing),
        }
    }
    let whole = folder.join(path);
    match fs::symlink_metadata(&whole) {
        Ok(found) if found.is_file() => {
            let held = fs::read(&whole).map_err(|error| {
                Refused::new(format!("cannot read {}: {error}", whole.display()), "")
            })?;
            Ok(if held == bytes { There::Same } else { There::Other })
        }
        Ok(_) => Ok(There::Other),
        Err(_) => Ok(There::Nothing),
    }
}

fn name(folder: &Path) -> String {
    match folder.to_str() {
        Some("" | "." | "./") => "the current folder".to_owned(),
        _ => folder.display().to_string(),
    }
}

fn list(names: &[String]) -> String {
    let told = names.iter().take(TOLD).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(TOLD) {
        0 => told,
        more => format!("{told} and {more} more"),
    }
}
