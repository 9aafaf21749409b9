//! The list of mentions: who is named where.

use serde::Serialize;

use super::entities::by_name;
use super::rows::{Row, Rows};
use super::table::{Column, Form};
use super::{Listing, MentionArgs, asked};
use crate::build::Survey;
use crate::cli::refusal::Refusal;
use crate::diag::report;
use crate::model::{Case, Head};
use crate::pages::RecordKey;

const MENTIONS: &[Column] = &[
    Column { name: "entity", form: Form::Whole, spare: 0 },
    Column { name: "page", form: Form::Whole, spare: 0 },
    Column { name: "times", form: Form::Number, spare: 0 },
    Column { name: "linked", form: Form::Number, spare: 1 },
    Column { name: "file", form: Form::Whole, spare: 2 },
    Column { name: "first sentence", form: Form::Words, spare: 0 },
];

/// An entity named on a page, for programs.
#[derive(Serialize)]
struct MentionRow<'a> {
    entity: &'a str,
    page: String,
    lang: &'a str,
    times: usize,
    /// How many of them are links.
    linked: usize,
    /// The first sentence that does.
    sentence: String,
    file: &'a str,
}

impl Row for MentionRow<'_> {
    fn cells(&self) -> Vec<String> {
        vec![
            self.entity.to_owned(),
            self.page.clone(),
            self.times.to_string(),
            self.linked.to_string(),
            self.file.to_owned(),
            self.sentence.clone(),
        ]
    }
}

/// Who is named where: entities by name, the pages of each as its own page lists them.
pub fn mentions(survey: &Survey, args: &MentionArgs) -> Result<Listing, Refusal> {
    let (case, site) = (survey.case(), survey.site());
    let only = asked::entity(survey, args.entity.as_deref())?;
    let mut list = Rows::new(MENTIONS, &args.asked);
    let (mut times, mut linked) = (0, 0);
    for (entity, _) in by_name(survey, &site) {
        let id = &*entity.head.id;
        if only.is_some_and(|only| only != id) {
            continue;
        }
        for naming in site.namings(id) {
            let (key, Some(mention)) = site.mention(naming, id) else { continue };
            let Some(head) = head(case, key) else { continue };
            let sentence = &mention.sentence;
            let row = MentionRow {
                entity: id,
                page: format!("{}:{}", head.kind.word(), head.id),
                lang: head.lang.as_str(),
                times: mention.count,
                linked: mention.linked,
                sentence: [&*sentence.before, &*sentence.name, &*sentence.after].concat(),
                file: &head.file,
            };
            times += row.times;
            linked += row.linked;
            list.add(&row);
        }
    }
    let closing = match (list.len(), only) {
        (0, Some(id)) => format!("No page names `{id}`."),
        (0, None) => "No page names an entity.".to_owned(),
        _ => {
            format!("{}, {linked} of them links.", report::counted(times, "mention", ""))
        }
    };
    Ok(list.closed(closing))
}

/// What the record of a body has at its head.
fn head<'a>(case: &'a Case, (kind, id, lang): &RecordKey) -> Option<&'a Head> {
    use crate::model::Kind;
    Some(match kind {
        Kind::Article => &case.articles.get(id)?.get(lang)?.head,
        Kind::Entity => &case.entities.get(id)?.get(lang)?.head,
        Kind::Event => &case.events.get(id)?.get(lang)?.head,
        Kind::Claim => &case.claims.get(id)?.get(lang)?.head,
        Kind::Exhibit => &case.exhibits.get(id)?.get(lang)?.head,
        Kind::Page => &case.pages.get(id)?.get(lang)?.head,
        Kind::Source => return None,
    })
}
