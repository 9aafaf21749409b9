//! A third language is one file of words: dates, numbers and plurals come from CLDR.

use crate::fixture::{says, site};

const FRENCH: &str = "\
-- themes/house/theme.yaml --
name: house
extends: default
api: {min: 1, max: 1}
-- themes/house/i18n/fr.yaml --
separator: ', '
published: Publié le
titles: {articles: Articles, entities: Noms, chronology: Chronologie, claims: Affirmations}
counts:
  articles: {one: '{n} article', many: '{n} d’articles', other: '{n} articles'}
  entities: {one: '{n} nom', many: '{n} de noms', other: '{n} noms'}
  events: {one: '{n} événement', many: '{n} d’événements', other: '{n} événements'}
relation_types: {member-of: {label: membre de, inverse: a pour membre}}
languages: {fr: français, en: anglais}
fallback:
  text: Cette page n’a pas été traduite en {language}. En voici le texte en {original}.
dates:
  about: 'vers {a}'
";

const CASE: &str = "\
-- casebook.yaml --
title: Une affaire
base_url: https://example.org/
language: fr
theme: house
-- content/relations.yaml --
- {type: member-of, subject: ann, target: bob, sources: [book]}
-- content/sources.yaml --
- {id: book, type: book, title: Un livre, issued: 2001~}
-- content/entities/ann.md --
---
name: Ann Ash
type: person
---
-- content/entities/bob.md --
---
name: Bob Birch
type: person
---
-- content/events/a.md --
---
title: Une chose
date: 2022-09-24
---
-- content/events/b.md --
---
title: Une autre
date: 2022-08~
---
";

#[test]
fn one_file_makes_a_language() {
    let built = site(&format!("{CASE}{FRENCH}"));
    // What is missing is told once, and English stands in for it.
    let told = built.told();
    assert_eq!(told.matches("words missing in `fr`").count(), 1, "{told}");
    assert_eq!(built.outcome.diagnostics.len(), 1, "{told}");
    says(
        built.text(""),
        &["<html lang=\"fr\" dir=\"ltr\"", "0 article", "2 noms", "2 événements"],
    );
    let events = built.text("chronology/");
    says(
        events,
        &["<h1>Chronologie</h1>", "2022", "août 2022", "samedi 24 septembre 2022"],
    );
    says(built.text("entities/ann/"), &["membre de"]);
    says(built.text("entities/bob/"), &["a pour membre"]);
}

#[test]
fn phrases_of_dates_are_words_too() {
    let dates = FRENCH.split("dates:\n").next().expect("the words before them");
    let mut words = String::from("dates:\n");
    let english = include_str!("../../themes/default/i18n/en.yaml");
    let block = english.split("\ndates:\n").nth(1).expect("the phrases of dates");
    words.push_str(&block.replace("about: \"about {a}\"", "about: \"vers {a}\""));
    let built = site(&format!("{CASE}{dates}{words}"));
    says(built.text("events/b/"), &["vers août 2022"]);
    says(built.text("sources/book/"), &["<i>Un livre</i>. vers 2001."]);
}

#[test]
fn without_its_file_a_language_has_its_own_dates_in_english_words() {
    let built = site(&CASE.replace("theme: house\n", ""));
    assert_eq!(built.told().matches("no words in `fr`").count(), 1, "{}", built.told());
    says(built.text("events/b/"), &["about août 2022"]);
}
