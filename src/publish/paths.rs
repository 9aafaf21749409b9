//! Which paths a file of the site may have.

use super::{MANIFEST, PublishError};

/// Refuses a path that leads elsewhere or cannot be written in the manifest.
pub(super) fn check(path: &str) -> Result<(), PublishError> {
    let reason = if path.is_empty() {
        "is empty"
    } else if path == MANIFEST {
        "is that of the list of files"
    } else if path.contains('\\') {
        "holds a backslash"
    } else if path.chars().any(char::is_control) {
        "holds a control character"
    } else if path.split('/').any(str::is_empty) {
        "has an empty part"
    } else if path.split('/').any(|part| part == "." || part == "..") {
        "has a part `.` or `..`"
    } else {
        return Ok(());
    };
    Err(PublishError::Path { path: path.to_owned(), reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_pass() {
        for path in ["index.html", "a/b c/d.html", ".nojekyll", "..a/b..", "مثال/a"] {
            assert!(check(path).is_ok(), "{path}");
        }
        let bad = [
            "", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "a\\b", "a\0b",
            "a\nb", MANIFEST,
        ];
        for path in bad {
            assert!(matches!(check(path), Err(PublishError::Path { .. })), "{path:?}");
        }
    }
}
