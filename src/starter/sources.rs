//! Adding a source to the project's list of sources, at its end, so that nothing of what
//! is there is touched.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::Path;

use super::Refused;
use super::known::Known;
use crate::content::{self, Parsed, Settings};
use crate::diag::{Diagnostic, FilePath};
use crate::world::Snapshot;

/// The lists that may be added to, the first that is there.
const LISTS: [&str; 2] = ["content/sources.yaml", "content/sources.yml"];

/// The file that a new source goes into.
pub fn list(snapshot: &Snapshot) -> FilePath {
    let there = LISTS.into_iter().find(|list| snapshot.files.contains_key(*list));
    FilePath::from(there.unwrap_or(LISTS[0]))
}

/// What to write at the end of the list so that it holds one source more.
///
/// # Errors
/// When the list has faults, or is written in a form that lines cannot be added to.
pub fn addition(list: &FilePath, known: &Known, entry: &str) -> Result<String, Refused> {
    let Some(text) = known.snapshot.text(list) else {
        let message = format!("{list} is not a text that can be read");
        return Err(Refused::new(message, "`casebook check` says what is wrong with it"));
    };
    let before = match read(list, text, &known.settings) {
        Ok(before) => before,
        Err(fault) => {
            let message = format!(
                "{list} has a fault, so nothing is added to it: {}",
                fault.message
            );
            let help = "`casebook check` shows the place; mend it and run this again";
            return Err(Refused::new(message, help));
        }
    };
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = match text.trim_end_matches(['\r', '\n']) {
        "" if text.is_empty() => String::new(),
        kept if kept.len() == text.len() => line_end.repeat(2),
        kept if text[kept.len()..].matches('\n').count() < 2 => line_end.to_owned(),
        _ => String::new(),
    };
    for indent in ["", "  ", "    "] {
        let mut added = gap.clone();
        for line in entry.lines() {
            added.extend([indent, line, line_end]);
        }
        let whole = format!("{text}{added}");
        let after = read(list, &whole, &known.settings).unwrap_or_default();
        if after.len() == before.len() + 1 && after.starts_with(&before) {
            return Ok(added);
        }
    }
    let message = format!("{list} is written in a form that lines cannot be added to");
    let help = "write it as a list of lines that begin with `- `, or keep new sources in a \
                file of their own, such as content/sources-new.yaml";
    Err(Refused::new(message, help))
}

/// The sources in a list, or the first fault of it.
fn read(
    list: &FilePath,
    text: &str,
    settings: &Settings,
) -> Result<Vec<Parsed>, Box<Diagnostic>> {
    let (sources, faults) =
        content::parse(list, &text.into(), &content::role(list), settings);
    match faults.into_iter().next() {
        Some(fault) => Err(Box::new(fault)),
        None => Ok(sources),
    }
}

/// Writes at the end of a file. When that fails, the file is as it was.
pub fn append(path: &Path, added: &str) -> Result<(), Refused> {
    let written = || -> io::Result<()> {
        let mut file = OpenOptions::new().append(true).open(path)?;
        let length = file.metadata()?.len();
        file.write_all(added.as_bytes()).inspect_err(|_| {
            let _ = file.set_len(length);
        })
    };
    written().map_err(|error| {
        Refused::new(format!("cannot write {}: {error}", path.display()), "")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::Memory;

    fn added(text: &str) -> Result<String, Refused> {
        let mut world = Memory::fixture("-- casebook.yaml --\ntitle: A\n");
        world.insert(LISTS[0], text);
        let entry = "- id: new\n  title: New\n";
        addition(&LISTS[0].into(), &Known::read(&world), entry)
    }

    #[test]
    fn an_entry_goes_to_the_end_in_the_style_of_the_list() {
        for (text, expected) in [
            ("", "- id: new\n  title: New\n"),
            ("# Sources.\n", "\n- id: new\n  title: New\n"),
            ("- {id: a, title: A}", "\n\n- id: new\n  title: New\n"),
            ("- {id: a, title: A}\n\n", "- id: new\n  title: New\n"),
            ("  - {id: a, title: A}\n", "\n  - id: new\n    title: New\n"),
            ("- {id: a, title: A}\r\n", "\r\n- id: new\r\n  title: New\r\n"),
            ("references:\n  - {id: a, title: A}\n", "\n  - id: new\n    title: New\n"),
            (
                "- id: a\n  title: A\n  note: |\n    A long\n\n    note.\n",
                "\n- id: new\n  title: New\n",
            ),
        ] {
            assert_eq!(added(text).as_deref(), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn a_list_that_lines_would_damage_is_refused() {
        for text in [
            "[{id: a, title: A}]\n",
            "references:\n- {id: a, title: A}\nother: 1\n",
            "- {id: a, title: A}\n...\n",
        ] {
            let refused = added(text).expect_err(text);
            assert!(refused.message.contains("lines cannot be added"), "{refused:?}");
        }
        for text in ["- id: a\n", "- {id: a, title: A\n", "title: x\n"] {
            let refused = added(text).expect_err(text);
            assert!(refused.message.contains("has a fault"), "{refused:?}");
        }
    }
}
