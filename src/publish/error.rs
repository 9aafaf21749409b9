//! What keeps a site from being published, in words: where, what happened, what to do.

use std::fmt::{self, Write as _};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a site could not be published. The folder is then as it was before.
#[derive(Debug)]
pub enum PublishError {
    /// The operating system refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was being done, such as `writing`.
        doing: &'static str,
        /// What it said.
        source: io::Error,
    },
    /// The folder holds files and no manifest, so casebook did not write them.
    NotOurs {
        /// The folder.
        output: PathBuf,
        /// A few of the files.
        found: Vec<String>,
    },
    /// The folder must not be published to, whatever it holds.
    Unfit {
        /// The folder.
        output: PathBuf,
        /// The reason, as in "it is …".
        reason: &'static str,
    },
    /// Another build is writing to the folder.
    Locked {
        /// The file that it has locked.
        lock: PathBuf,
    },
    /// The manifest cannot be read.
    Manifest {
        /// The file.
        path: PathBuf,
        /// Its line, from 1.
        line: usize,
    },
    /// A path that no file of a site can have.
    Path {
        /// The path.
        path: String,
        /// What is wrong with it, as in "it …".
        reason: &'static str,
    },
    /// A path that is wanted twice: by two files, or by a file and a folder.
    Clash {
        /// The path.
        path: String,
    },
    /// Files of the site would replace files that casebook did not write.
    Occupied {
        /// The folder.
        output: PathBuf,
        /// The paths in it, in order.
        paths: Vec<String>,
    },
}

/// Turns an error of the operating system into ours.
pub(super) fn doing<'a>(
    doing: &'static str,
    path: &'a Path,
) -> impl Fn(io::Error) -> PublishError + 'a {
    move |source| PublishError::Io { path: path.to_owned(), doing, source }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, doing, source } => {
                write!(f, "{doing} {} failed: {source}", path.display())?;
                remedy(source.kind()).map_or(Ok(()), |words| write!(f, "; {words}"))
            }
            Self::NotOurs { output, found } => write!(
                f,
                "{} holds files that casebook did not write ({}), and nothing was changed; \
                 choose an empty folder with --output, or empty this one",
                output.display(),
                listed(found)
            ),
            Self::Unfit { output, reason } => write!(
                f,
                "{} cannot be published to: it {reason}; choose a folder of its own for the \
                 site with --output",
                output.display()
            ),
            Self::Locked { lock } => write!(
                f,
                "another build is writing to the same folder (it has locked {}); wait until \
                 it is done, or stop it, and build again",
                lock.display()
            ),
            Self::Manifest { path, line } => write!(
                f,
                "{}, line {line}: this is not a line of a list of files, so it cannot be told \
                 which files casebook wrote; empty the folder and build again",
                path.display()
            ),
            Self::Path { path, reason } => write!(
                f,
                "`{}` cannot be the path of a file of the site: it {reason}; choose another",
                path.escape_debug()
            ),
            Self::Clash { path } => write!(
                f,
                "`{path}` is wanted twice, by two files or by a file and a folder (on some \
                 disks names that differ only in case are one name); give one another path"
            ),
            Self::Occupied { output, paths } => write!(
                f,
                "files in {} that casebook did not write stand where files of the site belong \
                 ({}), and nothing was changed; move them away or remove them",
                output.display(),
                listed(paths)
            ),
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn remedy(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room on the disk",
        ErrorKind::PermissionDenied => "see that you may write there",
        ErrorKind::ReadOnlyFilesystem => {
            "choose a folder on a disk that can be written to"
        }
        ErrorKind::InvalidFilename => "shorten the name",
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "if a disk is mounted right there, choose a folder inside it"
        }
        _ => return None,
    })
}

/// The first few names, and how many more there are.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let mut text =
        names.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > SHOWN {
        let _ = write!(text, " and {} more", names.len() - SHOWN);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_path_the_cause_and_the_remedy() {
        let full = io::Error::from(ErrorKind::StorageFull);
        let said = doing("writing", Path::new("/site/a.html"))(full).to_string();
        for part in ["writing /site/a.html failed", "make room"] {
            assert!(said.contains(part), "{said}");
        }
    }

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = (1..=7).map(|n| format!("{n}.html")).collect();
        assert_eq!(listed(&names), "1.html, 2.html, 3.html, 4.html, 5.html and 2 more");
        assert_eq!(listed(&names[..1]), "1.html");
    }
}
