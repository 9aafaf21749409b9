//! Text that tries to be more than text.

use casebook::bibliography::{Exported, Form, Locator, RobustLink, csl_json};

use super::{STYLES, sound, style};

const BAD: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "a & b < c > d",
    "it's \"quoted\" 'twice'",
    "two\nlines\ttabbed\u{0}",
    "\u{202E}reversed\u{202C} عربی",
    "<i><b>crossed</i></b> <sup>open",
    "$x$ {braces} \\backslash _under_",
    "https://evil.example/\"onmouseover=\"x",
];

/// Only these tags and attributes may ever come out.
fn clean(html: &str) -> bool {
    let mut rest = html;
    let allowed = [
        "<a href=\"",
        "</a>",
        "<i>",
        "</i>",
        "<b>",
        "</b>",
        "<sup>",
        "</sup>",
        "<sub>",
        "</sub>",
        "<u>",
        "</u>",
        "<span class=\"small-caps\">",
        "</span>",
        "<bdi lang=\"",
        "</bdi>",
    ];
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if !allowed.iter().any(|tag| rest.starts_with(tag)) {
            return false;
        }
        let Some(end) = rest.find('>') else { return false };
        let tag = &rest[..end];
        if tag.contains("onerror=") && !tag.contains("%22") && !tag.contains("&quot;") {
            return false;
        }
        rest = &rest[end + 1..];
    }
    // Every ampersand begins a reference.
    html.split('&').skip(1).all(|after| {
        ["amp;", "lt;", "gt;", "quot;", "#x27;", "#39;"]
            .iter()
            .any(|r| after.starts_with(r))
    })
}

#[test]
fn nothing_comes_out_as_markup() {
    for bad in BAD {
        let json = serde_json::json!([{
            "id": "x", "type": "article-newspaper", "title": bad, "container-title": bad,
            "author": [{"family": bad, "given": bad}, {"literal": bad}], "publisher": bad,
            "issued": {"literal": bad}, "page": bad, "volume": bad, "edition": bad,
            "language": bad, "genre": bad, "URL": "https://a.example/\"><script>",
        }]);
        let text = json.to_string();
        let source = sound("content/sources.json", &text).remove(0);
        let link =
            RobustLink { original: bad.into(), version: bad.into(), date: bad.into() };
        for name in STYLES {
            let style = style(name, "en");
            let made = style.format(&source.csl, Some(&link));
            let locator = Locator { label: "page".into(), value: bad.into() };
            let cited =
                style.cite(&source.csl, Some(&link), Form::Full, Some(&locator), true);
            for html in [made.reference, made.full, made.short, made.author, cited] {
                assert!(clean(&html), "{name}: {bad:?}: {html}");
                assert!(!html.contains("<script"), "{name}: {html}");
                assert!(!html.contains(['\n', '\u{0}']), "{name}: {html:?}");
            }
        }
        let out = csl_json([Exported {
            id: "x",
            item: &source.csl,
            archive_url: "",
            archive_date: "",
        }]);
        assert!(serde_json::from_str::<serde_json::Value>(&out).is_ok(), "{out}");
    }
}

#[test]
fn odd_values_never_stop_it() {
    for (field, value) in [
        ("issued", "{date-parts: [[2022, 9]], season: 99}"),
        ("issued", "{date-parts: [[32767]]}"),
        ("issued", "\"Y170000002\""),
        ("issued", "\"-9999\""),
        ("page", "\"-\""),
        ("page", "99999999999999999999-1"),
        ("volume", "-5"),
        ("edition", "4294967296"),
        ("number", "0"),
        ("author", "[{family: \" \", given: \"\"}, {given: only}, {family: \"-\"}]"),
        ("author", "[{family: von, given: .}, {family: de la, suffix: Jr.}]"),
        ("title", "\".\""),
        ("title", "\"“\""),
        ("chapter-number", "\"IV–\""),
    ] {
        let title = if field == "title" { "" } else { "  title: T\n" };
        let text = format!("- id: x\n  type: chapter\n{title}  {field}: {value}\n");
        let (sources, _) = super::read("content/sources.yaml", &text);
        for source in sources {
            for name in STYLES {
                let made = style(name, "en").format(&source.csl, None);
                assert!(!made.reference.is_empty(), "{name}: {field}: {value}");
            }
        }
    }
}
