//! Linking over random texts: links never overlap, and what a reader sees never changes.

use std::cell::Cell;

use casebook::config::First;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::fixture::html::{links, visible};
use super::prose::Names;

/// Entities that texts may link by hand, so that they are in every case.
const FEW: &[(&str, &str)] = &[
    ("ogra", "name: OGRA"),
    ("imran", "name: Imran Khan\naliases: [Imran]"),
    ("shehbaz", "name: Shehbaz Sharif\naliases: [{name: \"شہباز شریف\", lang: ur}]"),
];

/// Entities that come on top: longer, shorter and equal names.
const MORE: &[(&str, &str)] = &[
    ("khan", "name: Khan"),
    ("two", "name: OGRA Imran\naliases: [\"Imran Khan's OGRA\", said the]"),
    ("pml", "name: PML"),
    ("pml-n", "name: PML-N"),
    ("shared", "name: Another\naliases: [Imran]"),
    ("sharif", "name: شریف\naliases: [Réunion, \"house—of\"]"),
    ("explicit", "name: house\nlinking: explicit"),
];

const FRAGMENTS: &[&str] = &[
    "OGRA",
    "Imran",
    "Khan",
    "Imran Khan",
    "PML",
    "PML-N",
    "Réunion",
    "Re\u{301}union",
    "شہباز شریف",
    "شهباز شريف",
    "شہباز",
    "شریف",
    "شَہباز\u{200c} شریف",
    "said",
    "the",
    "house",
    "of",
    "x",
    "2022",
    "é",
    "\u{301}",
    "😀",
    "<",
    ">",
    "&",
    "\"",
    "&amp;",
    "&eacute;",
    "'s",
    "’s",
    ".",
    ",",
    "—",
    "-",
    "'",
    "!",
    ":",
    "(",
    ")",
    "|",
    "\\",
    "\\*",
    "@",
    "#",
    "=",
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "~~",
    "$",
    "[",
    "]",
    "](https://example.org/)",
    "![",
    "](https://example.org/a.png \"Imran\")",
    "[[ogra]]",
    "[[imran|OGRA Khan]]",
    "[[",
    "]]",
    "[OGRA](entity:ogra)",
    "[Imran]: https://example.org/\n",
    "<b>",
    "</b>",
    "<a href=\"https://example.org/\">",
    "</a>",
    "<https://example.org/OGRA>",
    "<!-- ",
    " -->",
    "{{",
    "}}",
    "{#own}",
    "[^1]",
    "\n\n[^1]: ",
    "\n\n: ",
    "\n# ",
    "\n## ",
    "\n> ",
    "\n>\n> ",
    "\n> [!NOTE]\n> ",
    "\n- ",
    "\n- [x] ",
    "\n1. ",
    "\n\n    ",
    "\n```\n",
    "\n| a |\n|---|\n| ",
    "\n---\n",
    "\n===\n",
    "\n\n<div>\n\n",
    "\n\n</div>\n\n",
    "\n",
    "\n\n",
    "\r\n",
    "  \n",
    "\\\n",
    "\t",
    "\u{a0}",
    "\u{202f}",
    "\u{ad}",
    "  ",
];

fn text() -> impl Strategy<Value = String> {
    let fragment = proptest::sample::select(FRAGMENTS);
    // A space after most fragments makes words of them; none, longer words.
    let spaced = (fragment, 0_u8..4);
    proptest::collection::vec(spaced, 1..40).prop_map(|fragments| {
        let one = |(text, space): &(&str, u8)| {
            format!("{text}{}", if *space == 0 { "" } else { " " })
        };
        fragments.iter().map(one).collect()
    })
}

/// HTML without the links to entities.
fn unlinked(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find("<a class=\"entity\"") {
        out.push_str(&rest[..at]);
        let open = at + rest[at..].find('>').expect("the tag ends") + 1;
        let close = open + rest[open..].find("</a>").expect("the link ends");
        out.push_str(&rest[open..close]);
        rest = &rest[close + "</a>".len()..];
    }
    out + rest
}

/// Compares the linked and the unlinked page of one text.
fn compare(linked: &str, plain: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(visible(linked), visible(plain));
    prop_assert_eq!(unlinked(linked), unlinked(plain));
    // An author's own HTML may nest links; linking must not.
    if links(plain).is_ok() {
        prop_assert!(links(linked).is_ok(), "{:?}\n{}", links(linked), linked);
    }
    Ok(())
}

fn run(test: impl Fn(&str, First) -> Result<(), TestCaseError>) {
    let config = Config { cases: 3000, failure_persistence: None, ..Config::default() };
    let first = proptest::sample::select(&[First::Section, First::Page, First::All][..]);
    TestRunner::new(config)
        .run(&(text(), first), |(text, first)| test(&text, first))
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn linking_changes_nothing_that_a_reader_sees() {
    let names = Names::of(&[FEW, MORE].concat());
    let linked = Cell::new(0);
    run(|text, first| {
        let (with, without) =
            (names.weave(text, first, true), names.weave(text, first, false));
        linked.set(linked.get() + with.mentions.saturating_sub(without.mentions));
        compare(&with.html, &without.html)
    });
    assert!(linked.get() > 1000, "only {} names were linked", linked.get());
}

#[test]
fn more_entities_change_nothing_that_a_reader_sees() {
    let (few, many) = (Names::of(FEW), Names::of(&[FEW, MORE].concat()));
    run(|text, first| {
        let few = few.weave(text, first, true).html;
        let many = many.weave(text, first, true).html;
        prop_assert_eq!(visible(&few), visible(&many));
        prop_assert_eq!(unlinked(&few), unlinked(&many));
        Ok(())
    });
}
