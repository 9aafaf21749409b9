//! Which file of which theme is used, and what is told of files that nothing uses.

use super::fixture::{Built, site};

const PAGE: &str = "
-- content/about.md --
---
title: About
---
Words.
";

fn with(theme: &str, files: &str) -> Built {
    site(&format!(
        "-- casebook.yaml --\ntitle: A case\nbase_url: https://example.org/\ntheme: {theme}\n{files}{PAGE}"
    ))
}

#[track_caller]
fn told(theme: &str, files: &str, words: &[&str]) {
    let built = with(theme, files);
    let told = built.told();
    assert_eq!(told.lines().count(), words.len(), "{told}");
    for word in words {
        assert!(told.contains(word), "no {word:?} in\n{told}");
    }
}

#[track_caller]
fn shows(theme: &str, files: &str, words: &str) {
    let built = with(theme, files);
    assert_eq!(built.told(), "");
    let page = built.text("about/");
    assert!(page.contains(words), "no {words:?} in {page}");
}

#[test]
fn a_built_in_theme_needs_no_folder() {
    told("ledger", "", &[]);
    told("default", "", &[]);
    told("legder", "", &["there is no theme `legder`"]);
}

#[test]
fn a_projects_files_lie_over_the_built_in_theme_of_that_name() {
    for theme in ["default", "ledger"] {
        let file = format!("-- themes/{theme}/templates/plain.html --\nOwn words.\n");
        shows(theme, &file, "Own words.");
        let own = format!("-- themes/{theme}/i18n/en.yaml --\nskip: Go on\n");
        shows(theme, &own, "Go on");
        // Words that the file leaves out come from below.
        shows(theme, &own, "Made with");
    }
}

#[test]
fn a_theme_lies_over_any_other() {
    let chain = "-- themes/a/theme.yaml --\nextends: b\n-- themes/b/theme.yaml --\nextends: ledger\n\
                 -- themes/b/templates/plain.html --\nOf b.\n";
    shows("a", chain, "Of b.");
    let nearer = format!("{chain}-- themes/a/templates/plain.html --\nOf a.\n");
    shows("a", &nearer, "Of a.");
    // The words for itself: the theme in the program.
    shows("ledger", "-- themes/ledger/theme.yaml --\nextends: ledger\n", "Words.");
    told(
        "a",
        "-- themes/a/theme.yaml --\nextends: b\n-- themes/b/theme.yaml --\nextends: a\n",
        &["the theme `a` extends itself"],
    );
}

#[test]
fn files_that_nothing_uses_are_told() {
    let file = |name: &str| format!("-- themes/default/{name} --\nx\n");
    told("default", &file("templates/artcle.html"), &["the template `artcle.html`"]);
    told("default", &file("styles/tokns.css"), &["the style sheet `tokns.css`"]);
    told("default", &file("template/x.html"), &["no place for `template/x.html`"]);
    told("default", &file("README.md"), &[]);
    told("default", &file("static/own.txt"), &[]);
    let words = "-- themes/default/i18n/en.yaml --\nskp: Go on\nnav: {sit: Main}\n";
    told("default", words, &["the words `skp`", "the words `nav.sit`"]);
    // Files of a theme that is not in use are nobody's business.
    told("default", "-- themes/other/templates/x.html --\nx\n", &[]);
}

#[test]
fn what_templates_name_is_used() {
    let own = "-- themes/default/templates/plain.html --\n\
               {% include \"partials/mine.html\" %}{{ t.mine.a }}{{ t.yours[page.kind] }}\n\
               -- themes/default/templates/partials/mine.html --\nMine.\n\
               -- themes/default/templates/shortcodes/own.html --\nx\n\
               -- themes/default/i18n/en.yaml --\nmine: {a: First}\nyours: {plain: Second}\n";
    shows("default", own, "Mine.\nFirstSecond");
}

#[test]
fn a_theme_that_cannot_be_used_is_told_once() {
    let page = "-- themes/a/templates/plain.html --\n{% extends \"gone/frame.html\" %}\n";
    let gone = format!("-- themes/a/theme.yaml --\nextends: gone\n{page}");
    told("a", &gone, &["CB052 themes/a/theme.yaml: there is no theme `gone`"]);
    let field = "-- themes/a/templates/plain.html --\n{{ page.from_another_age }}\n";
    let old = format!("-- themes/a/theme.yaml --\napi: {{min: 7, max: 8}}\n{field}");
    told(
        "a",
        &old,
        &["CB052 themes/a/theme.yaml: the theme `a` is made for versions 7 to 8"],
    );
    // With a sound theme below them their faults are their own.
    told("a", &gone.replace("extends: gone\n", "\n"), &["CB053 themes/a/templates"]);
}
