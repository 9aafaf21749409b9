//! Texts that would break out of the graph if they could.

use serde_json::Value;

use super::{graph, node, written};
use crate::fixture::html::{Piece, pieces};
use crate::fixture::{CONFIG, site};

const TEXTS: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\\\"}]}\\u003c/script> & ' \\",
    "\u{202e}دھوکا\u{2066} \u{2028}\u{2029}",
    "]]> <![CDATA[ {{ page.title }} {% raw %}",
    "🕯\u{fe0f}\u{200d}\u{feff}",
];

#[test]
fn a_text_is_a_text_whatever_it_holds() {
    for text in TEXTS {
        let quoted = serde_json::to_string(text).expect("JSON, which YAML reads");
        let article = format!(
            "-- content/articles/one.md --\n---\ntitle: {quoted}\nsummary: {quoted}\n\
             date: 2022-01-01\ntags: [{quoted}]\nauthors: [{quoted}]\n---\nText.\n"
        );
        let entity = format!(
            "-- content/entities/e.md --\n---\nname: {quoted}\ntype: person\n\
             links: [{{title: {quoted}, url: 'https://example.com/'}}]\n---\n"
        );
        let built = site(&format!("{CONFIG}{article}{entity}"));
        let built = built.sound();
        let found = node(&built, "articles/one/", "articles/one/#article");
        for key in ["headline", "description"] {
            assert_eq!(found[key].as_str(), Some(text), "{key}");
        }
        assert_eq!(found["keywords"][0].as_str(), Some(text));
        let entity = node(&built, "entities/e/", "entities/e/#entity");
        assert_eq!(entity["name"].as_str(), Some(text));
        let json = written(&built, "articles/one/").expect("a graph");
        assert!(!json.contains('<'), "{json}");
        let scripts = |page: &str| {
            let all = pieces(built.text(page));
            let is =
                |p: &&Piece<'_>| matches!(p, Piece::Open(name, _) if name == "script");
            all.iter().filter(is).filter(|p| p.attribute("src").is_none()).count()
        };
        assert_eq!(scripts("articles/one/"), 1, "{text}");
        let home: Vec<Value> = graph(&built, "");
        assert!(!home.is_empty());
    }
}
