//! The smaller rules of the house, each over one file.

use crate::tokens::{Token, tokens};

pub const MOST_LINES: usize = 400;

/// Files that are longer than they should be, with the lines they have today. A figure here may
/// only fall; when a file is short enough, its entry goes.
pub const LONG_FILES: &[(&str, usize)] = &[];

/// Names that say nothing of what is inside, so that anything may end up there.
const EMPTY_NAMES: [&str; 8] =
    ["util", "utils", "helper", "helpers", "manager", "managers", "common", "commons"];

pub fn opening(file: &str, source: &str) -> Option<String> {
    (!source.starts_with("//!"))
        .then(|| format!("{file}: does not begin by saying what it is for (`//!`)"))
}

pub fn length(file: &str, source: &str, allowed: &[(&str, usize)]) -> Option<String> {
    let lines = source.lines().count();
    match allowed.iter().find(|(name, _)| *name == file) {
        Some(_) if lines <= MOST_LINES => Some(format!(
            "{file}: is short enough now; take it off the list of long files"
        )),
        Some((_, most)) if lines < *most => {
            Some(format!("{file}: has {lines} lines; lower its figure from {most}"))
        }
        Some((_, most)) if lines > *most => Some(format!(
            "{file}: grew from {most} to {lines} lines, and may only shrink"
        )),
        Some(_) => None,
        None => (lines > MOST_LINES).then(|| {
            format!("{file}: has {lines} lines, over {MOST_LINES}; it may hold two rooms")
        }),
    }
}

pub fn stale_entries(files: &[String], allowed: &[(&str, usize)]) -> Vec<String> {
    let gone = allowed.iter().filter(|(name, _)| !files.iter().any(|file| file == name));
    gone.map(|(name, _)| format!("{name}: is on the list of long files but is gone"))
        .collect()
}

pub fn name(file: &str) -> Option<String> {
    let empty = file
        .trim_end_matches(".rs")
        .split(['/', '_', '-'])
        .find(|part| EMPTY_NAMES.contains(part))?;
    Some(format!("{file}: `{empty}` says nothing of what is inside; name it after that"))
}

/// Tests that are switched off without a word, and tests that expect a panic from anywhere.
pub fn test_attributes(file: &str, source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    for (at, (token, line)) in tokens.iter().enumerate() {
        if token.is("should_panic") {
            found.push(format!(
                "{file}:{line}: should_panic passes on any panic; assert instead"
            ));
        }
        if token.is("#") && ignores_without_reason(&tokens[at + 1..]) {
            found.push(format!("{file}:{line}: #[ignore] without a reason"));
        }
    }
    found
}

fn ignores_without_reason(attribute: &[(Token, usize)]) -> bool {
    let word = |at: usize| attribute.get(at).and_then(|(token, _)| token.word());
    if !attribute.first().is_some_and(|(token, _)| token.is("[")) {
        return false;
    }
    match word(1) {
        Some("ignore") => attribute.get(2).is_some_and(|(token, _)| token.is("]")),
        Some("cfg_attr") => {
            let end = attribute.iter().position(|(token, _)| token.is("]"));
            let inside = &attribute[..end.unwrap_or(attribute.len())];
            inside.windows(2).any(|two| {
                two[0].0.is("ignore") && (two[1].0.is(")") || two[1].0.is(","))
            })
        }
        _ => false,
    }
}

/// Words that belong to the workshop rather than to the product. Pieced together, so that this
/// file may be searched like any other.
pub fn private_words() -> [String; 5] {
    [
        ["farm", "-bench"],
        ["farm", "-studio"],
        ["/wo", "rk/"],
        ["shared/", "accept"],
        ["shared/", "perf"],
    ]
    .map(|pieces| pieces.concat())
}

pub fn private_mentions(file: &str, text: &str) -> Vec<String> {
    let words = private_words();
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.to_lowercase();
        for word in words.iter().filter(|word| line.contains(word.as_str())) {
            found.push(format!("{file}:{}: names `{word}`", number + 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_begins_with_its_purpose() {
        assert!(opening("src/a.rs", "//! What it is for.\n").is_none());
        assert!(opening("src/a.rs", "use std::fmt;\n//! Late.").is_some());
        assert!(opening("src/a.rs", "").is_some());
    }

    #[test]
    fn a_long_file_is_reported_unless_it_is_listed() {
        let text = |lines: usize| "x\n".repeat(lines);
        assert!(length("src/a.rs", &text(MOST_LINES), &[]).is_none());
        assert!(length("src/a.rs", &text(MOST_LINES + 1), &[]).is_some());
        assert!(length("src/a.rs", &text(450), &[("src/a.rs", 450)]).is_none());
        assert!(length("src/a.rs", &text(450), &[("src/b.rs", 450)]).is_some());
    }

    #[test]
    fn the_list_of_long_files_only_shrinks() {
        let listed = [("src/a.rs", 450)];
        let grown = length("src/a.rs", &"x\n".repeat(451), &listed).unwrap();
        assert!(grown.contains("may only shrink"), "{grown}");
        let shrunk = length("src/a.rs", &"x\n".repeat(449), &listed).unwrap();
        assert!(shrunk.contains("lower its figure"), "{shrunk}");
        let cured = length("src/a.rs", "x\n", &listed).unwrap();
        assert!(cured.contains("take it off"), "{cured}");
        assert_eq!(stale_entries(&["src/b.rs".into()], &listed).len(), 1);
        assert!(stale_entries(&["src/a.rs".into()], &listed).is_empty());
    }

    #[test]
    fn names_that_say_nothing_are_reported_as_whole_words() {
        for bad in [
            "src/utils.rs",
            "src/util/mod.rs",
            "src/date/path_helpers.rs",
            "tests/common.rs",
        ] {
            assert!(name(bad).is_some(), "{bad}");
        }
        for good in ["src/markdown/commonmark.rs", "src/futile.rs", "src/managerial.rs"] {
            assert!(name(good).is_none(), "{good}");
        }
    }

    #[test]
    fn a_test_is_switched_off_only_with_a_reason() {
        let count = |source| test_attributes("a.rs", source).len();
        assert_eq!(count("#[test] #[ignore] fn f() {}"), 1);
        assert_eq!(count("#[cfg_attr(windows, ignore)] fn f() {}"), 1);
        assert_eq!(count("#[ignore = \"needs a network\"] fn f() {}"), 0);
        assert_eq!(count("#[cfg_attr(windows, ignore = \"no links\")] fn f() {}"), 0);
        assert_eq!(count("fn ignore() { let a = [ignore]; } // #[ignore]"), 0);
    }

    #[test]
    fn a_test_does_not_wait_for_a_panic() {
        let found =
            test_attributes("a.rs", "\n#[should_panic(expected = \"x\")]\nfn f() {}");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("a.rs:2:"), "{found:?}");
    }

    #[test]
    fn private_words_are_found_in_any_case() {
        for word in private_words() {
            let text = format!("fine\nsee {} for more", word.to_uppercase());
            assert_eq!(
                private_mentions("a.md", &text),
                [format!("a.md:2: names `{word}`")]
            );
        }
        assert!(
            private_mentions("a.md", "shared work, accepted and performed").is_empty()
        );
    }
}
