//! docs/theme.md: its second half is written from the code, from the templates and from the
//! style sheet of the default theme.

use std::collections::BTreeSet;
use std::fs;

use casebook::pages::views::templates::GIVEN;

use super::templates::{blocks, comment, named};
use super::views::{Views, filters, globals};
use super::{below, repository, text, tokens};

const FILE: &str = "docs/theme.md";
const BEGIN: &str =
    "<!-- What follows is written by `UPDATE=1 cargo test --test theme`. -->\n";

#[test]
fn the_contract_is_what_the_code_says() {
    let held = text(FILE);
    let (own, rest) = held.split_once(BEGIN).expect("the line that begins it");
    let written = generated();
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(repository(FILE), format!("{own}{BEGIN}{written}")).expect("a file");
        return;
    }
    assert!(
        rest == written,
        "{FILE} is not what the code says; `UPDATE=1 cargo test --test theme` rewrites it"
    );
}

fn generated() -> String {
    let views = Views::read();
    let mut out = String::new();
    out += "\n## What every template sees\n\n";
    out += "`page` is [PageView](#pageview), and in cards and shortcodes only its `lang`, `dir`, `root` and `kind`. ";
    out += "`t` is the words of the interface in the language of the page, as `i18n/` has them: `t.nav.site`. ";
    out += "`site` is the same for all pages of a language:\n\n";
    out += &globals(&views);
    out += "\n## Templates and what they are handed\n\n";
    out += "| template | shows | has | of the form |\n|---|---|---|---|\n";
    for given in GIVEN {
        let value = if given.value.is_empty() {
            "nothing more".to_owned()
        } else {
            format!("`{}`", given.value)
        };
        let form = match given.view {
            "()" => String::new(),
            "str" => "text".to_owned(),
            view => format!("[{view}](#{})", view.to_lowercase()),
        };
        out +=
            &format!("| `{}` | {} | {value} | {form} |\n", given.file, given.what.trim());
    }
    out += "\n## Blocks\n\nA template that extends another changes a part of it by giving a block of that name.\n\n";
    out += "| template | blocks |\n|---|---|\n";
    for (file, names) in blocks() {
        out += &format!("| `{file}` | `{}` |\n", names.join("`, `"));
    }
    for (title, folder) in
        [("Partials", "partials"), ("Cards", "cards"), ("Shortcodes", "shortcodes")]
    {
        out += &format!("\n## {title}\n\n| file | what |\n|---|---|\n");
        for file in named(folder) {
            out += &format!("| `{file}` | {} |\n", comment(&file).unwrap_or_default());
        }
    }
    out += "\n## Filters\n\nBeside those of [Tera](https://keats.github.io/tera/):\n\n";
    out += &filters();
    out += "\n## Tokens\n\nThe custom properties that `styles/tokens.css` of the default theme sets.\n\n";
    out += &tokens::table();
    out += "\n## Views\n\nText is escaped where it is put out; fields that are HTML say so, and want `| safe`.\n";
    out + &views.sections()
}

/// Every template that makes a page is in the table of those that are handed something.
#[test]
fn every_page_and_card_is_in_the_table() {
    let folder = repository("themes/default/templates");
    let is_made = |file: &String| {
        let is_page = !file.contains('/') && file != "base.html";
        is_page || file.starts_with("cards/")
    };
    let found: BTreeSet<String> = below(&folder).into_iter().filter(is_made).collect();
    let table = GIVEN.iter().map(|given| given.file.to_owned());
    let table: BTreeSet<String> = table.filter(|file| is_made(file)).collect();
    assert_eq!(found, table);
}

#[test]
fn every_partial_and_card_says_what_it_wants() {
    for folder in ["partials", "cards", "shortcodes"] {
        let all = named(folder);
        assert!(!all.is_empty());
        for file in all {
            let said = comment(&file).unwrap_or_default();
            assert!(
                said.ends_with('.') && said.len() > 10,
                "{file} begins with no comment"
            );
        }
    }
}
