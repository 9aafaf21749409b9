//! What no graph may say: more than is known, what is confidential, what leads nowhere.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{BASE, built, graph, node, objects, pages, written};
use crate::case::CANARY;
use crate::fixture::{CONFIG, site};

#[test]
fn what_happened_is_an_event_and_what_is_alleged_a_claim() {
    let built = built();
    let of = |name: &str| {
        let page = format!("events/{name}/");
        node(&built, &page, &format!("{page}#event"))
    };
    let known = of("known");
    assert_eq!(known["@type"], "Event");
    assert_eq!(known["startDate"], "2007-02-03");
    assert_eq!(known["endDate"], "2007-02-05");
    assert_eq!(known["location"]["name"], "The Harbour");
    assert_eq!(known["about"][0]["name"], "Ann Ash");
    assert_eq!(known["disambiguatingDescription"], "confirmed");
    assert_eq!(known["subjectOf"][0]["name"], "The paper's story");
    assert_eq!(of("hour")["startDate"], "2007-02-03T10:30:00+05:00");
    for name in ["doubtful", "undated"] {
        let event = of(name);
        assert_eq!(event["@type"], "Thing", "{name}");
        assert_eq!(event["additionalType"], "https://schema.org/Event");
        assert_eq!(event["startDate"], Value::Null);
    }
    let page = node(&built, "events/doubtful/", "events/doubtful/");
    assert_eq!(page["temporalCoverage"], "2007-02~");
    let said = of("said");
    assert_eq!(said["@type"], "Claim");
    assert_eq!(said["creativeWorkStatus"], "alleged");
    assert_eq!(said["temporalCoverage"], "2008");
    assert_eq!(said["startDate"], Value::Null);
}

#[test]
fn every_name_is_absolute_and_described_on_its_page() {
    let built = built();
    let (mut named, mut described) = (BTreeSet::new(), BTreeSet::new());
    for page in pages(&built) {
        let nodes = Value::Array(graph(&built, &page));
        let mut all = Vec::new();
        objects(&nodes, &mut all);
        for object in all {
            let value = |key: &str| object.get(key).and_then(Value::as_str);
            for key in ["@id", "url", "item", "contentUrl", "image", "sameAs", "logo"] {
                if let Some(url) = value(key) {
                    assert!(url.starts_with("https://"), "{page}: {key} {url}");
                }
            }
            assert!(object.len() > 1 || object.contains_key("@id"), "{page}: {object:?}");
            for (key, value) in object {
                let empty = [json!(null), json!(""), json!([]), json!({})];
                assert!(!empty.contains(value), "{page}: {key} is empty");
            }
            let Some(id) = value("@id") else { continue };
            named.insert(id.to_owned());
            if object.len() > 1 {
                let (address, _) = id.split_once('#').unwrap_or((id, ""));
                let path = address.strip_prefix(BASE).expect("a name of this site");
                built.text(path);
                described.insert(id.to_owned());
            }
        }
    }
    let lost: Vec<&String> = named.difference(&described).collect();
    assert!(lost.is_empty(), "named and nowhere described: {lost:#?}");
}

#[test]
fn a_confidential_source_has_its_public_name_alone() {
    let built = built();
    let source = node(&built, "sources/an-official/", "sources/an-official/#source");
    let keys: Vec<&str> =
        source.as_object().into_iter().flatten().map(|(k, _)| &**k).collect();
    assert_eq!(keys, ["@type", "@id", "name"]);
    for page in pages(&built) {
        let json = written(&built, &page).expect("a graph");
        assert!(!json.contains(CANARY), "{page}: {json}");
    }
}

#[test]
fn without_a_publisher_nobody_is_named_as_one() {
    let article =
        "-- content/articles/one.md --\n---\ntitle: One\ndate: 2022-01-01\n---\nText.\n";
    let built = site(&format!("{CONFIG}{article}")).sound();
    let json = written(&built, "articles/one/").expect("a graph");
    assert!(!json.contains("publisher") && !json.contains("author"), "{json}");
    let article = node(&built, "articles/one/", "articles/one/#article");
    assert_eq!(article["image"], Value::Null);
    assert_eq!(article["dateModified"], "2022-01-01");
}

#[test]
fn an_article_without_pictures_is_shown_by_its_card() {
    let icon = "-- content/_static/favicon.svg --\n<svg/>\n";
    let article = "-- content/articles/one.md --\n---\ntitle: One\n---\nText.\n";
    let image = |cards: &str| {
        let built = site(&format!("{CONFIG}{cards}{icon}{article}")).sound();
        let image =
            node(&built, "articles/one/", "articles/one/#article")["image"].take();
        let card = built.files.keys().find(|path| path.starts_with("cards/articles/"));
        (image, card.map(|path| Value::from(format!("{BASE}{path}"))))
    };
    let (shown, card) = image("social_cards: true\n");
    assert!(card.is_some() && Some(&shown) == card.as_ref(), "{shown} {card:?}");
    assert_eq!(image(""), (Value::from(format!("{BASE}favicon.svg")), None));
}

#[test]
fn a_long_list_is_counted_and_not_repeated() {
    use std::fmt::Write as _;
    let mut fixture = format!("{CONFIG}-- content/events.yaml --\n");
    for n in 0..101 {
        let _ = writeln!(fixture, "- {{id: e{n}, title: Event {n}, date: 2001-01-01}}");
    }
    let built = site(&fixture).sound();
    let list = &node(&built, "chronology/", "chronology/")["mainEntity"];
    assert_eq!(*list, json!({"@type": "ItemList", "numberOfItems": 101}));
}
