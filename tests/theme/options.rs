//! Options of themes: what reaches the pages, and what is told of slips.

use super::fixture::{Built, site};

fn with(theme: &str, files: &str) -> Built {
    site(&format!(
        "-- casebook.yaml --\ntitle: A case\nbase_url: https://example.org/\ntheme: {theme}\n{files}\
         -- content/about.md --\n---\ntitle: About\n---\nWords.\n-- content/_static/logo.svg --\n<svg/>\n"
    ))
}

fn sheet(built: &Built) -> String {
    let is_sheet = |path: &&String| path.starts_with("static/site.");
    let path = built.files.keys().find(is_sheet).expect("a style sheet");
    built.text(path).to_owned()
}

#[track_caller]
fn ends(theme: &str, words: &str) {
    let built = with(theme, "");
    assert_eq!(built.told(), "");
    let sheet = sheet(&built);
    assert!(sheet.contains(words), "no {words:?} at the end of the sheet:\n{sheet}");
    // Policies of hosts and of the page itself allow no style but that of files.
    assert!(!built.text("about/").contains("style="));
}

#[track_caller]
fn refused(theme: &str, words: &[&str]) {
    let told = with(theme, "").told();
    assert_eq!(told.lines().count(), words.len(), "{told}");
    for word in words {
        assert!(told.contains(word), "no {word:?} in\n{told}");
    }
}

#[test]
fn colours_are_set_where_the_theme_sets_them() {
    let pair = "{accent: {light: \"#0a5573\", dark: \"#7cc6e4\"}}";
    ends(pair, ":root { --accent: #0a5573; }");
    ends(pair, "--accent: light-dark(#0a5573, #7cc6e4); }");
    ends(
        &pair.replace("{accent", "{name: ledger, accent"),
        ":root { --accent: #0a5573; }",
    );
    // One colour alone has a lighter twin made of it.
    ends("{accent: \"#0a5573\"}", ":root { --accent: #0a5573; }");
}

#[test]
fn colours_that_are_hard_to_read_are_refused() {
    refused("{accent: \"#ff8800\"}", &["CB057 casebook.yaml: the light `accent`"]);
    refused(
        "{accent: {light: \"#888\", dark: \"#222\"}}",
        &["the light `accent` is hard to read", "the dark `accent` is hard to read"],
    );
    refused("{accent: red}", &["CB016 casebook.yaml: `red` is not a colour"]);
    refused("{accent: {lite: \"#000\"}}", &["CB013 casebook.yaml: `lite` is not a key"]);
    refused(
        "{accent: {dark: \"#fff\"}}",
        &["CB015 casebook.yaml: `accent` has no `light`"],
    );
    refused("{accent: }", &["CB016 casebook.yaml: a colour is missing"]);
}

#[test]
fn letters_are_chosen() {
    ends("{font: sans}", "[lang], [lang] * {\n  --serif: var(--sans);\n}");
    assert!(!sheet(&with("default", "")).contains("--serif: var(--sans)"));
    // The first choice holds where nobody chose.
    ends("ledger", "[lang], [lang] * {\n  --serif: var(--sans);\n}");
    assert!(
        !sheet(&with("{name: ledger, font: serif}", "")).contains("--serif: var(--sans)")
    );
    refused("{font: gothic}", &["CB016 casebook.yaml: `font` cannot be `gothic`"]);
}

#[test]
fn a_logo_stands_in_the_masthead() {
    let built = with("{logo: /logo.svg}", "");
    assert_eq!(built.told(), "");
    let page = built.text("about/");
    assert!(page.contains("<img src=\"../logo.svg\" alt=\"A case\">"), "{page}");
    assert!(!with("default", "").text("about/").contains("<img"));
    refused("{logo: lgo.svg}", &["CB021 casebook.yaml: there is no file `lgo.svg`"]);
    refused("{logo: logo.txt}", &["CB016 casebook.yaml: `logo` is a picture"]);
}

#[test]
fn a_theme_declares_what_there_is() {
    refused("{fnt: sans}", &["CB013 casebook.yaml: the theme has no option `fnt`"]);
    let theme = "-- themes/own/theme.yaml --\noptions:\n  banner: {type: text}\n  wide: {type: switch}\n\
                 -- themes/own/templates/plain.html --\n\
                 {{ site.options.banner }}|{{ site.options.wide }}|{{ site.options.font }}\n";
    let built = with("{name: own, banner: <b>, wide: true}", theme);
    assert_eq!(built.told(), "");
    assert_eq!(built.text("about/").trim(), "&lt;b&gt;|true|serif");
    let told = with("{name: own, wide: 1}", theme).told();
    assert!(told.contains("expected true or false for `wide`"), "{told}");
    let slip = "-- themes/own/theme.yaml --\noptions: {wide: {type: swich}, name: {type: text}}\n";
    let told = with("own", slip).told();
    assert!(told.contains("`type` cannot be `swich`"), "{told}");
    assert!(told.contains("an option cannot be called `name`"), "{told}");
}
