//! docs/format.md, kept true: every example in it builds without an error or a warning, every
//! table of keys lists exactly the keys that casebook knows, every word of a closed list is
//! named, and every date of its table reads in English as the table says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should stop where it stands"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use casebook::build::{Discard, Options, Outcome, build};
use casebook::date::{CaseDate, DateWords};
use casebook::diag::{Code, Severity, report};
use casebook::language::Lang;
use casebook::model::{
    Authenticity, Bears, DateBasis, EntityType, Kind, Linking, Status,
};
use casebook::world::{Memory, World};

/// What every example has that brings no configuration of its own.
const CONFIG: &str = "title: A case\nbase_url: https://example.org/\n";

/// A key that nothing knows, and that resembles none it might be taken for.
const UNKNOWN: &str = "qqqqqqqqqqqq";

fn doc() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/format.md");
    fs::read_to_string(path).expect("docs/format.md")
}

fn run(fixture: &str) -> Outcome {
    let mut world = Memory::fixture(fixture);
    if !world.paths().any(|path| &**path == "casebook.yaml") {
        world.insert("casebook.yaml", CONFIG);
    }
    build(&world as &dyn World, &Options::default(), &Discard)
}

fn said(outcome: &Outcome) -> String {
    report::human(&outcome.diagnostics, &|path| outcome.text(path), false, true)
}

/// The multi-file examples of the page, each with the line it begins on.
fn examples(text: &str) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (line, words) in text.lines().enumerate() {
        match &mut open {
            None if words == "```casebook" => open = Some((line + 1, String::new())),
            None => {}
            Some(_) if words == "```" => all.extend(open.take()),
            Some((_, example)) => {
                example.push_str(words);
                example.push('\n');
            }
        }
    }
    assert!(open.is_none(), "an example of docs/format.md is not closed");
    all
}

/// What stands under a heading, down to the next one of any level.
fn section<'a>(text: &'a str, title: &str) -> &'a str {
    let heading = format!("\n## {title}\n");
    let start = text.find(&heading).unwrap_or_else(|| panic!("no section “{title}”"));
    let rest = &text[start + heading.len()..];
    &rest[..rest.find("\n## ").unwrap_or(rest.len())]
}

/// The cells of the tables in a section, without the rows that head them.
fn rows(section: &str) -> impl Iterator<Item = Vec<&str>> {
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(str::trim).collect())
}

/// The keys that a section's tables list in their first column.
fn listed(section: &str) -> BTreeSet<String> {
    rows(section).map(|cells| cells[0].trim_matches('`').to_owned()).collect()
}

/// The keys that casebook itself names when it meets an unknown one.
fn known(fixture: &str) -> BTreeSet<String> {
    let outcome = run(fixture);
    let unknown = outcome.diagnostics.iter().find(|d| d.code == Code::UnknownKey);
    let help = unknown.and_then(|d| d.help.as_deref());
    let list = help.and_then(|help| help.strip_prefix("known keys: "));
    let list = list.unwrap_or_else(|| panic!("no keys are named:\n{}", said(&outcome)));
    list.split(", ").map(str::to_owned).collect()
}

/// A record of one kind with an unknown key.
fn record(kind: Kind) -> String {
    let folder = if kind == Kind::Page { "team" } else { kind.folder() };
    format!("-- content/{folder}/x.md --\n---\n{UNKNOWN}: 1\n---\n")
}

#[test]
fn examples_build_without_a_warning() {
    let text = doc();
    let examples = examples(&text);
    assert!(examples.len() >= 8, "only {} examples", examples.len());
    let mut faults = Vec::new();
    for (line, example) in &examples {
        let outcome = run(example);
        if outcome.diagnostics.iter().any(|d| d.severity != Severity::Note) {
            faults.push(format!("docs/format.md:{line}:\n{}", said(&outcome)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_kind_of_file_has_its_example() {
    let text = doc();
    let all: String = examples(&text).into_iter().map(|(_, example)| example).collect();
    let begins = [
        "casebook.yaml",
        "content/index.md",
        "content/articles/",
        "content/entities/",
        "content/events/",
        "content/events.yaml",
        "content/claims/",
        "content/claims.yaml",
        "content/exhibits/",
        "content/relations.yaml",
        "content/sources.yaml",
        "content/sources.bib",
        "content/corrections.yaml",
        "content/replies.yaml",
        "content/_static/",
        "themes/",
    ];
    let missing: Vec<_> =
        begins.iter().filter(|path| !all.contains(&format!("-- {path}"))).collect();
    assert!(missing.is_empty(), "no example has {missing:?}");
}

#[test]
fn tables_list_the_keys_that_are_known() {
    let text = doc();
    let common = listed(section(&text, "What all records have"));
    let kinds = [
        ("Articles", Kind::Article),
        ("Entities", Kind::Entity),
        ("Events", Kind::Event),
        ("Claims", Kind::Claim),
        ("Exhibits", Kind::Exhibit),
        ("Plain pages", Kind::Page),
    ];
    for (title, kind) in kinds {
        let own = listed(section(&text, title));
        let twice: Vec<_> = own.intersection(&common).collect();
        assert!(twice.is_empty(), "{title} repeats {twice:?}");
        let all: BTreeSet<String> = own.union(&common).cloned().collect();
        assert_eq!(all, known(&record(kind)), "{title}");
    }
    let lists = [
        ("casebook.yaml", format!("-- casebook.yaml --\n{CONFIG}{UNKNOWN}: 1\n")),
        ("Relations", format!("-- content/relations.yaml --\n- {UNKNOWN}: 1\n")),
        ("Corrections", format!("-- content/corrections.yaml --\n- {UNKNOWN}: 1\n")),
        ("Replies", format!("-- content/replies.yaml --\n- {UNKNOWN}: 1\n")),
        ("Themes", format!("-- themes/default/theme.yaml --\n{UNKNOWN}: 1\n")),
    ];
    for (title, fixture) in lists {
        assert_eq!(listed(section(&text, title)), known(&fixture), "{title}");
    }
}

#[test]
fn inner_keys_are_named() {
    let text = doc();
    let file = |kind: Kind, lines: &str| {
        format!("-- content/{}/x.md --\n---\n{lines}\n---\n", kind.folder())
    };
    let article = |lines: &str| file(Kind::Article, lines);
    let entity = |lines: &str| file(Kind::Entity, lines);
    let claim = |lines: &str| file(Kind::Claim, lines);
    let config = |lines: &str| format!("-- casebook.yaml --\n{CONFIG}{lines}\n");
    let inner = [
        ("Articles", article(&format!("authors: {{name: A, {UNKNOWN}: 1}}"))),
        ("Entities", entity(&format!("aliases: [{{name: A, {UNKNOWN}: 1}}]"))),
        ("Entities", entity(&format!("roles: [{{title: A, {UNKNOWN}: 1}}]"))),
        ("Entities", entity(&format!("links: [{{title: A, {UNKNOWN}: 1}}]"))),
        ("Events", file(Kind::Event, &format!("time: {{{UNKNOWN}: 1}}"))),
        ("Claims", claim(&format!("evidence: [{{{UNKNOWN}: 1}}]"))),
        ("Claims", claim(&format!("values: [{{{UNKNOWN}: 1}}]"))),
        ("Sources", format!("-- content/sources.yaml --\n- custom: {{{UNKNOWN}: 1}}\n")),
        ("casebook.yaml", config(&format!("publisher: {{{UNKNOWN}: 1}}"))),
        ("casebook.yaml", config(&format!("menu: [{{{UNKNOWN}: 1}}]"))),
        ("casebook.yaml", config(&format!("linking: {{{UNKNOWN}: 1}}"))),
        ("casebook.yaml", config(&format!("markdown: {{{UNKNOWN}: 1}}"))),
        ("casebook.yaml", config(&format!("translations: {{ur: {{{UNKNOWN}: 1}}}}"))),
        ("casebook.yaml", config(&format!("relations: {{a: {{{UNKNOWN}: 1}}}}"))),
    ];
    for (title, fixture) in inner {
        let section = section(&text, title);
        for key in known(&fixture) {
            assert!(
                section.contains(&format!("`{key}`")),
                "{title} says nothing of `{key}`"
            );
        }
    }
}

#[test]
fn words_of_closed_lists_are_named() {
    fn words<T>(list: &'static [(&'static str, T)]) -> Vec<&'static str> {
        list.iter().map(|(word, _)| *word).collect()
    }
    let text = doc();
    let lists = [
        ("Entities", words(EntityType::WORDS)),
        ("Entities", words(Linking::WORDS)),
        ("Events", words(DateBasis::WORDS)),
        ("Claims", words(Status::WORDS)),
        ("Claims", words(Bears::WORDS)),
        ("Exhibits", words(Authenticity::WORDS)),
    ];
    for (title, words) in lists {
        let section = section(&text, title);
        for word in words {
            assert!(section.contains(&format!("`{word}`")), "{title} lacks `{word}`");
        }
    }
    let config =
        casebook::config::parse(CONFIG, &"casebook.yaml".into(), &mut Vec::new());
    let vocabulary = section(&text, "Relations");
    for (word, kind) in config.expect("a configuration").relations {
        let row = format!("`{word}` ({} / {})", kind.label, kind.inverse);
        assert!(vocabulary.contains(&row), "Relations lacks {row}");
    }
}

#[test]
fn dates_read_as_the_table_says() {
    let text = doc();
    let words = DateWords::new(&Lang::parse("en").expect("English"));
    let mut seen = 0;
    for cells in rows(section(&text, "Dates")) {
        let date = CaseDate::parse(cells[0].trim_matches('`')).expect("an EDTF date");
        assert_eq!(words.words(&date), cells[1], "{}", cells[0]);
        seen += 1;
    }
    assert!(seen >= 10, "only {seen} dates");
}
