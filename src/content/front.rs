//! Front matter: the YAML block between two lines of `---` at the head of a file.

use crate::diag::{Code, Diagnostic, FilePath, Place, Span};

/// A file taken apart: where its front matter and its prose stand.
pub struct Split {
    /// The bytes of the YAML, without the fences.
    pub yaml: std::ops::Range<usize>,
    /// The byte at which the prose begins.
    pub body: usize,
}

/// Finds the front matter.
///
/// # Errors
/// A diagnostic when the file is empty, has none, or does not close it.
pub fn split(text: &str, file: &FilePath) -> Result<Split, Box<Diagnostic>> {
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != "---" {
        let message = if text.trim().is_empty() {
            "this file is empty"
        } else {
            "this file has no front matter"
        };
        return Err(Box::new(
            Diagnostic::new(Code::FrontMatterMissing, message)
                .at(Place::new(file, Span::new(0, first.len())))
                .help("begin it with a line `---`, the fields, and another line `---`"),
        ));
    }
    let start = text.find('\n').map_or(text.len(), |i| i + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Ok(Split { yaml: start..at, body: at + line.len() });
        }
        at += line.len();
    }
    Err(Box::new(
        Diagnostic::new(Code::FrontMatterUnclosed, "the front matter is not closed")
            .at(Place::new(file, Span::new(0, 3)))
            .label("opened here")
            .help("put a line `---` between the fields and the prose"),
    ))
}
