//! Any text at all: nothing of it is lost, nothing doubled, and what cites nothing is
//! rendered as if there were no citations.

use std::cell::Cell;

use casebook::linking::Woven;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::fixture::html::visible;
use super::prose::{weave, weave_among, weave_smart};

/// No fragment holds a word that announces a locator: that alone is dropped.
const FRAGMENTS: &[&str] = &[
    "[@a]",
    "[-@b]",
    "@a",
    "-@b",
    "@{odd key}",
    "[see @a",
    "[@a;",
    "; @b]",
    "[",
    "]",
    "[[",
    "]]",
    "(",
    ")",
    "{",
    "}",
    "{{",
    "}}",
    "@",
    "@@",
    "@nowhere",
    ";",
    ",",
    ".",
    "”",
    "'",
    "'s",
    "’",
    "\"",
    "!",
    "—",
    "-",
    "*",
    "**",
    "_",
    "`",
    "\\",
    "\\@",
    "\\[",
    "|",
    "<",
    ">",
    "&",
    "&amp;",
    "&#64;",
    "é",
    "\u{301}",
    "😀",
    "حوالہ",
    "33",
    "33-35",
    "(xv)",
    "wig",
    "how",
    "](https://example.org/)",
    "![",
    "[^1]",
    "\n\n[^1]: ",
    "<b>",
    "</b>",
    "\n",
    "\n\n",
    "  \n",
    "\\\n",
    "\n# ",
    "\n> ",
    "\n- ",
    "\n| h |\n|---|\n| ",
    "\n\n    ",
    "\n```\n",
    "\t",
    "\u{a0}",
    "~~",
    "[@a](",
    "@a [",
    "@a\n[",
    "www.",
    "https://example.org/@a",
    "[ogra]: https://example.org/\n",
];

fn hostile() -> impl Strategy<Value = String> {
    let spaced = (proptest::sample::select(FRAGMENTS), 0_u8..3);
    proptest::collection::vec(spaced, 1..40).prop_map(|fragments| {
        let one = |(text, space): &(&str, u8)| {
            format!("{text}{}", if *space == 0 { "" } else { " " })
        };
        fragments.iter().map(one).collect()
    })
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// The letters of what the citations hold.
fn told(woven: &Woven) -> String {
    let cites = woven.citations.iter().flat_map(|c| &c.cites);
    let one = |cite: &casebook::linking::Cite| {
        let locator = cite.locator.as_ref().map_or("", |l| &*l.value);
        format!(
            "{} {} {locator} {}",
            visible(&cite.prefix),
            cite.key,
            visible(&cite.suffix)
        )
    };
    cites.map(one).collect()
}

#[test]
fn nothing_is_lost_and_nothing_doubled() {
    let (cited, lost) = (Cell::new(0), Cell::new(0));
    let config = Config { cases: 4000, failure_persistence: None, ..Config::default() };
    let test = |(text, smart): (String, bool)| {
        let (with, found) = if smart { weave_smart(&text) } else { weave(&text) };
        let (without, _) = weave_among(&[], &text, smart);
        cited.set(cited.get() + with.citations.len());
        if with.citations.is_empty() {
            prop_assert_eq!(&with.html, &without.html);
        }
        // A group with an unknown key among known ones says less, and is an error.
        if found.iter().any(|d| d.code.number() == "CB035") {
            lost.set(lost.get() + 1);
            return Ok(());
        }
        let (seen, all) =
            (letters(&visible(&with.html)), letters(&visible(&without.html)));
        let mut rest = all.iter();
        prop_assert!(seen.iter().all(|c| rest.any(|other| other == c)), "out of order");
        let mut sum = [seen, letters(&told(&with))].concat();
        let mut all = all;
        sum.sort_unstable();
        all.sort_unstable();
        prop_assert_eq!(sum, all, "{}\n{}", with.html, without.html);
        Ok(())
    };
    TestRunner::new(config)
        .run(&(hostile(), any::<bool>()), test)
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(cited.get() > 2000, "only {} citations", cited.get());
    assert!(lost.get() < 2500, "{} texts were not compared", lost.get());
}

#[test]
fn any_text_is_read() {
    let config = Config { cases: 3000, failure_persistence: None, ..Config::default() };
    let text =
        prop_oneof![any::<String>(), "[-@a;,. {}\\[\\]\n*_'\"0-9ivx\u{a0}ñ]{0,60}"];
    TestRunner::new(config)
        .run(&text, |text| {
            let (with, _) = weave(&text);
            let (smart, _) = weave_smart(&text);
            prop_assert!(with.citations.iter().all(|c| !c.cites.is_empty()));
            prop_assert_eq!(with.citations.len(), smart.citations.len());
            Ok(())
        })
        .unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn hostile_repetition_takes_no_time_to_speak_of() {
    let start = std::time::Instant::now();
    for text in [
        "[@x ".repeat(20_000),
        "[".repeat(20_000) + "@a" + &"]".repeat(20_000),
        "@".repeat(50_000),
        "@_".repeat(30_000),
        "[@a;".repeat(20_000),
        "[@a [".repeat(10_000) + &"]]".repeat(10_000),
        "@{".repeat(20_000),
        "{{@a".repeat(20_000),
        "x [@a] ".repeat(5_000),
        "[*@a*".repeat(10_000),
    ] {
        let (woven, _) = weave(&text);
        assert!(woven.html.len() > 1);
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
