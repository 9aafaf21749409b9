//! The list of what is withheld: what is due, in the order in which it is, then drafts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows::{Row, Rows};
use super::table::{Column, Form};
use super::{Asked, Listing};
use crate::build::Survey;
use crate::model::{Case, Head, Withheld};

const SCHEDULED: &[Column] = &[
    Column { name: "due", form: Form::Whole, spare: 0 },
    Column { name: "reason", form: Form::Whole, spare: 0 },
    Column { name: "kind", form: Form::Whole, spare: 1 },
    Column { name: "title", form: Form::Words, spare: 0 },
    Column { name: "lang", form: Form::Whole, spare: 2 },
    Column { name: "id", form: Form::Whole, spare: 0 },
    Column { name: "where", form: Form::Whole, spare: 3 },
];

/// A record that is withheld, for programs.
#[derive(Serialize)]
struct WithheldRow<'a> {
    kind: &'a str,
    id: &'a str,
    lang: &'a str,
    title: &'a str,
    reason: &'a str,
    /// When it may be published, in UTC; nothing for a draft.
    due: Option<String>,
    file: &'a str,
    line: usize,
}

impl Row for WithheldRow<'_> {
    fn cells(&self) -> Vec<String> {
        vec![
            self.due.as_deref().map_or_else(String::new, spaced),
            self.reason.to_owned(),
            self.kind.to_owned(),
            self.title.to_owned(),
            self.lang.to_owned(),
            self.id.to_owned(),
            format!("{}:{}", self.file, self.line),
        ]
    }
}

/// `2030-01-01 04:00 UTC`: a moment to the minute.
fn spaced(due: &str) -> String {
    let minute = due.get(..16).unwrap_or(due);
    format!("{} UTC", minute.replace('T', " "))
}

/// All that is withheld, of every kind.
pub fn scheduled(survey: &Survey, asked: &Asked) -> Listing {
    let mut all: Vec<(&Head, &Withheld)> =
        heads(survey.case()).filter_map(|h| Some((h, h.withheld.as_ref()?))).collect();
    all.sort_by_key(|(head, why)| {
        (due(why).is_none(), due(why), head.kind, &head.id, &head.lang)
    });
    let mut lines = survey.lines();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut list = Rows::new(SCHEDULED, asked);
    for (head, why) in all {
        let moment = due(why).map(|at| at.to_zoned(jiff::tz::TimeZone::UTC));
        let row = WithheldRow {
            kind: head.kind.word(),
            id: &head.id,
            lang: head.lang.as_str(),
            title: &head.title,
            reason: why.word(),
            due: moment.map(|m| m.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
            file: &head.file,
            line: lines.of(&head.place),
        };
        *counts.entry(row.reason).or_default() += 1;
        list.add(&row);
    }
    let told: Vec<String> = counts.iter().map(|(why, n)| format!("{n} {why}")).collect();
    let closing = match list.len() {
        0 => "Nothing is withheld: there are no drafts, and nothing is scheduled or embargoed."
            .to_owned(),
        n => format!("{n} withheld: {}.", told.join(", ")),
    };
    list.closed(closing)
}

fn due(why: &Withheld) -> Option<jiff::Timestamp> {
    match why {
        Withheld::Draft => None,
        Withheld::Scheduled(at) | Withheld::Embargoed(at) => Some(*at),
    }
}

/// What every record has at its head.
fn heads(case: &Case) -> impl Iterator<Item = &Head> {
    macro_rules! of {
        ($map:ident) => {
            case.$map.values().flat_map(|all| all.values().map(|record| &record.head))
        };
    }
    of!(articles)
        .chain(of!(entities))
        .chain(of!(events))
        .chain(of!(claims))
        .chain(of!(exhibits))
        .chain(of!(pages))
}
