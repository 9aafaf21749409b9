//! Fields that stand where nothing reads them. Programs add fields of their own to sources,
//! so most are passed over; but a name must not be published because `confidential` was
//! written beside `custom`, or misspelt.

use crate::bibliography::{DATES, NAMES, TEXTS};
use crate::diag::{Code, Diagnostic, did_you_mean};
use crate::yaml::{Fields, Value};

use super::sound::unusable;

/// Casebook's own fields that may be known to stand astray: no program's own are called so.
const OWN: &[&str] =
    &["reliability", "credibility", "archive_url", "archive_date", "sha256"];

/// What casebook reads in .bib with its name before it.
pub const BIB: &[&str] = &[
    "casebook-confidential",
    "casebook-public-name",
    "casebook-kind",
    "casebook-origin",
    "casebook-reliability",
    "casebook-credibility",
    "casebook-sha256",
];

/// A name without what is easily written in another way.
fn bare(name: &str) -> String {
    let letters = name.chars().filter(|c| !matches!(c, '-' | '_' | ' '));
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether a field is meant to keep a name back.
fn keeps_back(name: &str) -> bool {
    let bare = bare(name);
    let meant = bare.strip_prefix("casebook").unwrap_or(&bare);
    meant == "publicname" || did_you_mean(meant, ["confidential"]).is_some()
}

fn not_read(message: String) -> Diagnostic {
    Diagnostic::new(Code::UnknownKey, message)
}

/// Tells of the fields of a CSL item that is not confidential.
pub fn csl(f: &mut Fields<'_>) {
    for (key, node) in f.entries() {
        let name = &*key.name;
        let place = f.place(key.span);
        let is_custom = name != "custom"
            && matches!(node.value, Value::Map(_))
            && did_you_mean(name, ["custom"]).is_some();
        if is_custom {
            let message = format!("`{name}` is not a field of a source");
            f.report(not_read(message).at(place).help("did you mean `custom`?"));
        } else if keeps_back(name) {
            let message = format!("`{name}` stands outside `custom`");
            let help = "write `custom: {confidential: true, public_name: …}`: here nothing \
                        keeps the name back";
            f.report(not_read(message).at(place).help(help));
        } else if let Some(own) = OWN.iter().find(|own| bare(own) == bare(name)) {
            let message = format!("`{name}` stands outside `custom`, and is not read");
            f.report(unusable(message, place, &format!("write `custom: {{{own}: …}}`")));
        } else if let Some(near) = misspelt(name) {
            let message = format!("`{name}` is not a field of CSL, and is not read");
            f.report(unusable(message, place, &format!("did you mean `{near}`?")));
        }
    }
}

/// The field of CSL that is written otherwise: `url`, `authors`, `container_title`.
fn misspelt(name: &str) -> Option<&'static str> {
    let all = || [TEXTS, NAMES, DATES].into_iter().flatten().copied();
    if all().any(|known| known == name) {
        return None;
    }
    let bare = bare(name);
    let one = bare.strip_suffix('s').unwrap_or(&bare);
    all().find(|known| {
        let known = self::bare(known);
        known == bare || known == one
    })
}

/// What is wrong with the name of a field of a .bib entry that is not confidential.
pub fn bib(name: &str) -> Option<Diagnostic> {
    let is_ours = bare(name).starts_with("casebook");
    if BIB.contains(&name) || !(is_ours || keeps_back(name)) {
        return None;
    }
    let message = format!("`{name}` is not a field that casebook reads");
    let wanted = if is_ours { name.to_owned() } else { format!("casebook-{name}") };
    let help = format!("casebook's own fields are {}", BIB.join(", "));
    Some(not_read(message).suggest(&wanted.replace('_', "-"), BIB.iter().copied(), &help))
}
