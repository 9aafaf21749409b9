//! The list of entities.

use std::sync::Arc;

use serde::Serialize;

use super::rows::{Row, Rows, languages, marked, own, withheld};
use super::table::{Column, Form};
use super::{EntityArgs, Listing};
use crate::build::Survey;
use crate::model::{Entity, Kind, Translations};
use crate::pages::Site;

const ENTITIES: &[Column] = &[
    Column { name: "name", form: Form::Words, spare: 0 },
    Column { name: "type", form: Form::Whole, spare: 1 },
    Column { name: "id", form: Form::Whole, spare: 0 },
    Column { name: "mentions", form: Form::Number, spare: 0 },
    Column { name: "pages", form: Form::Number, spare: 2 },
    Column { name: "events", form: Form::Number, spare: 2 },
    Column { name: "file", form: Form::Whole, spare: 3 },
];

/// An entity, for programs.
#[derive(Serialize)]
struct EntityRow<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    /// How often it is named in the texts of pages.
    mentions: usize,
    /// On how many pages.
    pages: usize,
    events: usize,
    languages: Vec<&'a str>,
    withheld: Option<&'a str>,
    file: &'a str,
    line: usize,
}

impl Row for EntityRow<'_> {
    fn cells(&self) -> Vec<String> {
        vec![
            marked(self.name, self.withheld),
            self.kind.to_owned(),
            self.id.to_owned(),
            self.mentions.to_string(),
            self.pages.to_string(),
            self.events.to_string(),
            self.file.to_owned(),
        ]
    }
}

/// The entities by name.
pub fn entities(survey: &Survey, args: &EntityArgs) -> Listing {
    let site = survey.site();
    let mut lines = survey.lines();
    let mut list = Rows::new(ENTITIES, &args.asked);
    for (entity, all) in by_name(survey, &site) {
        let head = &entity.head;
        if args.entity_type.as_deref().is_some_and(|kind| kind != entity.kind.word()) {
            continue;
        }
        let (mentions, pages) = site.named(&head.id);
        let row = EntityRow {
            id: &head.id,
            name: &head.title,
            kind: entity.kind.word(),
            mentions,
            pages,
            events: site.events_with(&head.id).len(),
            languages: languages(all),
            withheld: withheld(head),
            file: &head.file,
            line: lines.of(&head.place),
        };
        list.add(&row);
    }
    let filtered = args.entity_type.is_some();
    list.end(survey, Kind::Entity, ["entity", "entities"], filtered)
}

/// The entities in the order of their names.
pub fn by_name<'a>(
    survey: &'a Survey,
    site: &Site<'a>,
) -> Vec<(&'a Arc<Entity>, &'a Translations<Entity>)> {
    let all = survey.case().entities.values();
    let mut all: Vec<_> = all.filter_map(|all| Some((own(all, site)?, all))).collect();
    let collation = site.tools(&site.config.language).map(|tools| &tools.collation);
    all.sort_by(|(a, _), (b, _)| {
        let names = (&*a.head.title, &*b.head.title);
        let order = collation
            .map_or_else(|| names.0.cmp(names.1), |c| c.compare(names.0, names.1));
        order.then_with(|| a.head.id.cmp(&b.head.id))
    });
    all
}
