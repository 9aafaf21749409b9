//! What was asked for by name, looked up in the case: a slip gets "did you mean".

use std::collections::BTreeSet;

use super::super::refusal::Refusal;
use crate::build::Survey;
use crate::diag::{did_you_mean, report};
use crate::model::Kind;

/// The id of an entity that there is.
pub fn entity<'a>(
    survey: &Survey,
    named: Option<&'a str>,
) -> Result<Option<&'a str>, Refusal> {
    let Some(id) = named else { return Ok(None) };
    let case = survey.case();
    if case.entities.contains_key(id) {
        return Ok(Some(id));
    }
    if case.withheld.iter().any(|(kind, other)| *kind == Kind::Entity && **other == *id) {
        let message = format!("the entity `{id}` is withheld");
        return Err(Refusal::new(message, "--drafts lists what is withheld too"));
    }
    let known = case.entities.keys().map(|id| &**id);
    let otherwise = "write its id; `casebook list entities` tells all of them";
    Err(unknown("entity", id, known, otherwise))
}

/// A thread that there is.
pub fn thread<'a>(
    survey: &Survey,
    named: Option<&'a str>,
) -> Result<Option<&'a str>, Refusal> {
    let Some(thread) = named else { return Ok(None) };
    let events = survey.case().events.values().flat_map(|all| all.values());
    let known: BTreeSet<&str> = events
        .flat_map(|event| event.threads.iter().map(|thread| &*thread.value))
        .collect();
    if known.contains(thread) {
        return Ok(Some(thread));
    }
    let otherwise = if known.is_empty() {
        "no event has a thread".to_owned()
    } else {
        let all: Vec<&str> = known.iter().copied().collect();
        format!("the threads are {}", all.join(", "))
    };
    Err(unknown("thread", thread, known, &otherwise))
}

fn unknown<'a>(
    what: &str,
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: &str,
) -> Refusal {
    let near = did_you_mean(word, known);
    let help =
        near.map_or_else(|| otherwise.to_owned(), |n| format!("did you mean `{n}`?"));
    Refusal::new(format!("there is no {what} `{word}`"), help)
}

/// The sentence that ends a list of records: how many there are, and how many more there
/// would be with those that are withheld.
pub fn closing(
    survey: &Survey,
    kind: Kind,
    noun: [&str; 2],
    listed: usize,
    filtered: bool,
) -> String {
    let [one, many] = noun;
    let told = match (listed, filtered) {
        (0, true) => format!("No {one} is like that."),
        (0, false) => format!("There are no {many}."),
        (1, _) => format!("1 {one}."),
        (n, _) => format!("{n} {many}."),
    };
    let withheld = survey.case().withheld.iter().filter(|(other, _)| *other == kind);
    match withheld.count() {
        0 => told,
        n if filtered => {
            let records = report::counted(n, "record", "");
            format!("{told} {records} withheld, not looked at; --drafts does.")
        }
        n => format!("{told} {n} more withheld; --drafts lists them too."),
    }
}
