//! Names of a source's authors: in short for running text, in full for sorting.

use hayagriva::citationberg::Locale;
use hayagriva::citationberg::taxonomy::OtherTerm;
use serde_json::Value;

use super::{CslItem, locale};

/// Who stands first in a reference: the authors, else those who come next to being them.
const FIRST: &[&str] = &["author", "editor", "director", "compiler", "translator"];

fn first(item: &CslItem) -> &[Value] {
    let list = |key: &&str| item.get(*key)?.as_array().filter(|l| !l.is_empty());
    FIRST.iter().find_map(list).map_or(&[], Vec::as_slice)
}

fn part<'a>(name: &'a Value, key: &str) -> &'a str {
    name.get(key).and_then(Value::as_str).unwrap_or_default().trim()
}

/// The name a person is referred to by: the family name with its particle.
fn family(name: &Value) -> String {
    let parts = [part(name, "non-dropping-particle"), part(name, "family")];
    let family = parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>();
    match (family.is_empty(), part(name, "literal"), part(name, "given")) {
        (false, ..) => family.join(" "),
        (true, "", given) => given.to_owned(),
        (true, literal, _) => literal.to_owned(),
    }
}

/// `Doe`, `Doe and Roe`, `Doe et al.`; empty when nobody is named.
pub fn short(item: &CslItem, locales: &[Locale]) -> String {
    let names: Vec<String> =
        first(item).iter().map(family).filter(|n| !n.is_empty()).collect();
    let term = |term, otherwise: &str| {
        locale::term(locales, term).unwrap_or(otherwise).to_owned()
    };
    match &names[..] {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} {} {b}", term(OtherTerm::And, "and")),
        [a, ..] => format!("{a} {}", term(OtherTerm::EtAl, "et al.")),
    }
}

/// All of them, family names first.
pub fn sorted(item: &CslItem) -> String {
    let one = |name: &Value| format!("{} {}", family(name), part(name, "given"));
    let names: Vec<String> = first(item).iter().map(one).collect();
    names.join(" ").trim().to_owned()
}

/// As printed, given names first, parted by commas.
pub fn printed(item: &CslItem) -> String {
    let one = |name: &Value| {
        let keys = ["given", "dropping-particle", "non-dropping-particle", "family"];
        let mut parts: Vec<&str> = keys.iter().map(|key| part(name, key)).collect();
        parts.extend([part(name, "suffix"), part(name, "literal")]);
        parts.retain(|p| !p.is_empty());
        parts.join(" ")
    };
    let authors = item.get("author").and_then(Value::as_array);
    let names: Vec<String> = authors.into_iter().flatten().map(one).collect();
    names.join(", ")
}
