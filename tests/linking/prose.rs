//! Bodies woven by themselves: their HTML is there whatever is wrong with their links.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use casebook::address::{Address, Urls};
use casebook::config::First;
use casebook::content::{self, Settings};
use casebook::diag::FilePath;
use casebook::language::Lang;
use casebook::linking::{NameTable, Subject, Target, Targets, Weaver};
use casebook::markdown::Options;
use casebook::model::{Case, Kind};
use casebook::resolve::resolve;

/// The entities that prose may name.
pub struct Names {
    table: NameTable,
    targets: Targets,
    language: Lang,
}

/// A body as HTML.
pub struct Prose {
    pub html: String,
    /// Entities it names without a link by hand.
    pub mentions: usize,
}

impl Names {
    /// The entities with these ids and front matters.
    pub fn of(entities: &[(&str, &str)]) -> Self {
        let config = casebook::config::parse(
            "title: A case\nbase_url: https://example.org/\nlanguage: en\n",
            &"casebook.yaml".into(),
            &mut Vec::new(),
        );
        let config = config.expect("a configuration");
        let language = config.language.clone();
        let now = "2022-09-28T12:00:00Z".parse().expect("a moment");
        let settings = Settings { language: language.clone(), now };
        let mut records = Vec::new();
        for (id, front) in entities {
            let path: FilePath = format!("content/entities/{id}.md").into();
            let text: Arc<str> = format!("---\n{front}\n---\n").into();
            let (mut some, found) =
                content::parse(&path, &text, &content::role(&path), &settings);
            assert!(found.is_empty(), "{found:?}");
            records.append(&mut some);
        }
        let (case, found) =
            resolve(&records, BTreeSet::new(), BTreeSet::new(), &config, false);
        assert!(found.is_empty(), "{found:?}");
        Self { table: NameTable::of(&case), targets: targets(&case, &language), language }
    }

    /// Weaves one body, as that of an article.
    pub fn weave(&self, prose: &str, first: First, autolink: bool) -> Prose {
        let weaver = Weaver {
            targets: &self.targets,
            names: &self.table,
            first,
            options: Options { extensions: true, smart: false, math: false },
            urls: Urls::Clean,
            words: &BTreeMap::new(),
        };
        let subject = Subject {
            kind: Kind::Article,
            id: "x",
            lang: &self.language,
            file: &"content/articles/x.md".into(),
            prose,
            start: 0,
            address: &Address::new("articles/x/"),
            autolink,
            notes: "",
        };
        let (woven, _) = weaver.weave(&subject);
        Prose { html: woven.html, mentions: woven.mentions.len() }
    }
}

fn targets(case: &Case, language: &Lang) -> Targets {
    let heads = case.entities.values().flat_map(|all| all.values());
    let record = |entity: &casebook::model::Entity| {
        let (id, title) = (entity.head.id.clone(), entity.head.title.clone());
        let address = Address::new(&format!("entities/{id}/"));
        let target = Target { address, title, lang: language.clone() };
        ((Kind::Entity, id), vec![target])
    };
    Targets {
        records: heads.clone().map(|entity| record(entity)).collect(),
        by_name: Targets::names(case),
        entity_types: heads.map(|e| (e.head.id.clone(), e.kind)).collect(),
        ..Targets::default()
    }
}
