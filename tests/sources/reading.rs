//! What is said of sources that cannot be used as they are, and of one work under two keys.

use casebook::diag::{Code, Diagnostic};
use casebook::evidence::same::same;

use super::{read, sound};

#[track_caller]
fn one(path: &str, text: &str) -> Diagnostic {
    let (_, mut found) = read(path, text);
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found.remove(0)
}

#[test]
fn values_that_cannot_be_used_are_told_where_they_stand() {
    for (line, at, says) in [
        ("type: article-newpaper", "article-newpaper", "`article-newspaper`"),
        ("URL: www.example.org/x", "www.example.org/x", "https://"),
        ("URL: \"javascript:alert(1)\"", "\"javascript:alert(1)\"", "https://"),
        ("DOI: lamps", "lamps", "10."),
        ("custom: {kind: primry}", "primry", "`primary`"),
        ("custom: {reliability: g}", "g", "a, b, c, d, e, f"),
        ("custom: {credibility: 7}", "7", "1, 2, 3, 4, 5, 6"),
        ("custom: {sha256: abc}", "abc", "64 hexadecimal digits"),
        ("custom: {archive_url: \"ftp://x\"}", "\"ftp://x\"", "https://"),
    ] {
        let text = format!("- id: one\n  title: T\n  {line}\n");
        let d = one("content/sources.yaml", &text);
        let place = d.place.as_ref().expect("a place");
        let shown = &text[place.span.range()];
        assert_eq!(shown.trim_matches('"'), at.trim_matches('"'), "{line}");
        assert_eq!(d.code, Code::BadSource, "{line}");
        assert!(format!("{d:?}").contains(says), "{line}: {d:?}");
    }
    let bib = "@book{one, title = {T}, url = {nowhere}, casebook-kind = {first}}";
    let (sources, found) = read("content/sources.bib", bib);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found.iter().all(|d| d.code == Code::BadSource), "{found:#?}");
    assert!(sources[0].url.is_empty());
}

#[test]
fn an_address_of_zotero_gives_way_to_the_citation_key() {
    for (id, key) in [("http://zotero.org/users/1/items/ABCD", "doe2022"), ("own", "own")]
    {
        let text =
            format!(r#"[{{"id": "{id}", "citation-key": "doe2022", "title": "T"}}]"#);
        assert_eq!(&*sound("content/sources.json", &text)[0].id, key);
    }
    let text = r#"[{"id": 17, "citation-key": "doe2022", "title": "T"}]"#;
    assert_eq!(&*sound("content/sources.json", text)[0].id, "doe2022");
    let text = r#"[{"id": 17, "title": "T"}]"#;
    assert_eq!(&*sound("content/sources.json", text)[0].id, "17");
}

#[test]
fn a_key_twice_in_a_bib_file_costs_one_entry() {
    let text =
        "@book{one, title = {T}}\n@book{one, title = {U}}\n@book{two, title = {V}}\n";
    let (sources, found) = read("content/sources.bib", text);
    assert_eq!(sources.len(), 2);
    assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), [Code::DuplicateId]);
}

#[test]
fn one_work_under_two_keys_is_told() {
    let pair = |a: &str, b: &str| {
        let entry = |id: &str, fields: &str| format!("- {{id: {id}, {fields}}}\n");
        let text = entry("a", a) + &entry("b", b);
        let sources = sound("content/sources.yaml", &text);
        let all: Vec<_> = sources.iter().map(|s| &**s).collect();
        same(&all).iter().map(|d| d.message.clone()).collect::<Vec<_>>()
    };
    let doe = "author: [{family: Doe, given: Jo}]";
    for (a, b, what) in [
        ("title: T, DOI: 10.1/AB", "title: U, DOI: \"https://doi.org/10.1/ab\"", "DOI"),
        (
            "title: T, URL: \"http://www.x.org/a/\"",
            "title: U, URL: \"https://x.org/a#b\"",
            "address",
        ),
        ("title: T, ISBN: 1-2", "title: t., ISBN: \"12\"", "ISBN"),
    ] {
        let found = pair(a, b);
        assert_eq!(found.len(), 1, "{a}: {found:?}");
        assert!(found[0].contains("`a` and `b`") && found[0].contains(what), "{found:?}");
    }
    let found = pair(
        &format!("title: The Lamps, {doe}, issued: 2020"),
        &format!("title: the lamps!, {doe}, issued: 2020-05"),
    );
    assert_eq!(found.len(), 1);
    for (a, b) in [
        (
            format!("title: Notes, {doe}, issued: 2020, page: 1"),
            format!("title: Notes, {doe}, issued: 2020, page: 7"),
        ),
        (
            format!("title: Notes, {doe}, issued: 2020"),
            format!("title: Notes, {doe}, issued: 2021"),
        ),
        (
            "title: Editorial, issued: 2020".to_owned(),
            "title: Editorial, issued: 2020".to_owned(),
        ),
        ("title: T, ISBN: 1-2".to_owned(), "title: Another, ISBN: \"12\"".to_owned()),
        (
            "title: T, custom: {confidential: true, public_name: A clerk}".to_owned(),
            "title: T, custom: {confidential: true, public_name: A clerk}".to_owned(),
        ),
    ] {
        assert_eq!(pair(&a, &b), Vec::<String>::new(), "{a}");
    }
}
