//! Bodies woven by themselves, among some sources, with what they cite written down.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use casebook::address::{Address, Urls};
use casebook::config::First;
use casebook::diag::Diagnostic;
use casebook::language::Lang;
use casebook::linking::{
    Card, Citation, CiteMode, NameTable, Subject, Target, Targets, Weaver, Woven,
};
use casebook::markdown::Options;
use casebook::model::{Case, Kind};

/// The sources that there are.
const KEYS: &[&str] = &[
    "a",
    "b",
    "c",
    "doe99",
    "smith04",
    "smith{ii",
    "Foo_bar",
    "Foo_bar.baz",
    "Foo_bar.baz.",
    "https://example.com/bib?name=foobar&date=2000",
    "odd key",
    "حوالہ",
    "_x",
    "explainer",
];

/// Weaves one body, as that of an article.
pub fn weave(prose: &str) -> (Woven, Vec<Diagnostic>) {
    weave_among(KEYS, prose, false)
}

/// The same, with straight quotation marks made curly.
pub fn weave_smart(prose: &str) -> (Woven, Vec<Diagnostic>) {
    weave_among(KEYS, prose, true)
}

/// Weaves one body where only these sources are.
pub fn weave_among(keys: &[&str], prose: &str, smart: bool) -> (Woven, Vec<Diagnostic>) {
    let language = Lang::parse("en").expect("English");
    let target = |key: &&str| {
        let address = Address::new(&format!("sources/{key}/"));
        let target = Target { address, title: (*key).into(), lang: language.clone() };
        (Arc::from(*key), target)
    };
    let entity = Target {
        address: Address::new("entities/ogra/"),
        title: "OGRA".into(),
        lang: language.clone(),
    };
    let targets = Targets {
        source_pages: keys.iter().map(target).collect(),
        records: BTreeMap::from([((Kind::Entity, Arc::from("ogra")), vec![entity])]),
        entity_types: BTreeMap::from([(
            Arc::from("ogra"),
            casebook::model::EntityType::Organization,
        )]),
        by_name: BTreeMap::from([(
            "ogra".to_owned(),
            BTreeSet::from([Arc::from("ogra")]),
        )]),
        ..Targets::default()
    };
    let weaver = Weaver {
        targets: &targets,
        names: &NameTable::of(&Case::default()),
        first: First::Section,
        options: Options { extensions: true, smart, math: false },
        urls: Urls::Clean,
        words: &BTreeMap::new(),
    };
    weaver.weave(&Subject {
        kind: Kind::Article,
        id: "x",
        lang: &language,
        file: &"content/articles/x.md".into(),
        prose,
        start: 0,
        address: &Address::new("articles/x/"),
        autolink: true,
        notes: "",
    })
}

/// The HTML with `{cites 0}` and `{author 0}` in the places of what pages put in.
pub fn filled(woven: &Woven) -> String {
    let mut out = String::new();
    let mut done = 0;
    for (at, card) in &woven.cards {
        out.push_str(&woven.html[done..*at]);
        done = *at;
        match card {
            Card::Cites(n) => out.push_str(&format!("{{cites {n}}}")),
            Card::Author(n) => out.push_str(&format!("{{author {n}}}")),
            other => out.push_str(&format!("{{{other:?}}}")),
        }
    }
    bare(&(out + &woven.html[done..]))
}

/// HTML without the addresses of paragraphs.
fn bare(html: &str) -> String {
    let mut pieces = html.split("<a class=\"pilcrow\"");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(piece.split_once("</a>").expect("it is closed").1);
    }
    let mut parts = out.split("<p id=\"p-");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("<p>");
        out.push_str(part.split_once("\">").expect("it is closed").1);
    }
    out
}

/// The same without the notes at the end, the numbers in the text written as `^1`.
pub fn text(woven: &Woven) -> String {
    let html = filled(woven);
    let body = html.split("<section class=\"notes").next().unwrap_or_default();
    let mut pieces = body.split("<sup class=\"note-ref");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (reference, rest) = piece.split_once("</a></sup>").expect("it is closed");
        let number = reference.rsplit('>').next().unwrap_or_default();
        out.push_str(&format!("^{number}{rest}"));
    }
    out.trim_end().to_owned()
}

/// A citation as `see -doe99 (page 3) and more; @b`.
pub fn said(citation: &Citation) -> String {
    let one = |cite: &casebook::linking::Cite| {
        let sign = match cite.mode {
            CiteMode::Normal => "",
            CiteMode::SuppressAuthor => "-",
            CiteMode::AuthorInText => "@",
        };
        let locator = cite.locator.as_ref();
        let locator = locator.map(|l| format!("({} {})", l.label, l.value));
        let key = format!("{sign}{}", cite.key);
        let parts =
            [cite.prefix.clone(), key, locator.unwrap_or_default(), cite.suffix.clone()];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        parts.join(" ")
    };
    citation.cites.iter().map(one).collect::<Vec<_>>().join("; ")
}
