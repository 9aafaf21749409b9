//! What goes out: CSL-JSON as its schema has it, and nothing of a confidential source.

use casebook::bibliography::{Exported, Form, biblatex, csl_json};
use serde_json::Value;

use super::{STYLES, VARIED, sound, style};

#[test]
fn csl_json_is_what_zotero_reads() {
    let sources = sound("content/sources.yaml", VARIED);
    let all = sources.iter().map(|s| Exported {
        id: &s.id,
        item: &s.csl,
        archive_url: &s.archive_url,
        archive_date: "",
    });
    let items: Vec<Value> = serde_json::from_str(&csl_json(all)).expect("JSON");
    let by = |id: &str| items.iter().find(|i| i["id"] == id).expect("it is there");
    assert_eq!(
        by("web-page")["issued"]["date-parts"],
        serde_json::json!([[2022, 9, 25]])
    );
    assert_eq!(by("about-a-month")["issued"]["circa"], true);
    assert_eq!(by("some-decade")["issued"], serde_json::json!({"literal": "198X"}));
    for item in &items {
        assert!(item["id"].is_string() && item["type"].is_string(), "{item}");
        assert!(!item.to_string().contains("edtf"), "{item}");
    }
}

#[test]
fn a_confidential_source_is_in_no_output() {
    let sources = sound("content/sources.yaml", VARIED);
    let secret = sources.iter().find(|s| s.confidential).expect("one is confidential");
    let mut out = format!("{secret:?}");
    let exported = || {
        [Exported { id: "public", item: &secret.csl, archive_url: "", archive_date: "" }]
    };
    out.push_str(&csl_json(exported()));
    out.push_str(&biblatex(exported()));
    for name in STYLES {
        let style = style(name, "en");
        out.push_str(&format!("{:?}", style.format(&secret.csl, None)));
        out.push_str(&style.cite(&secret.csl, None, Form::Full, None, false));
        out.push_str(&format!("{:?}", style.sort_key(&secret.csl)));
    }
    assert!(out.contains("A person who carried the lamps"));
    assert!(!out.to_lowercase().contains("canary"), "{out}");
}

#[test]
fn a_confidential_source_of_a_bib_file_is_no_less_so() {
    let text = "@misc{canary-key,\n  title = {CANARY},\n  author = {Canary, Jo},\n  \
        url = {not an address: canary},\n  note = {canary},\n  casebook-confidential = {true},\n  \
        casebook-public-name = {A clerk},\n  casebook-origin = {canary},\n  casebook-reliability = {b}\n}\n";
    let sources = sound("content/sources.bib", text);
    let mut source = (*sources[0]).clone();
    assert_eq!(
        (&*source.title, &*source.reliability, source.confidential),
        ("A clerk", "b", true)
    );
    source.id = "".into();
    let seen = format!("{source:?}").to_lowercase().replace("sources.bib", "");
    assert!(!seen.contains("canary"), "{seen}");
    assert_eq!(source.public_id(), "a-clerk");
}
