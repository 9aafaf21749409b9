//! What the promised styles make of a varied set of sources, kept as text and read by eye.
//!
//! `UPDATE=1` writes the files anew; look at the difference before committing it.

use std::fmt::Write as _;
use std::path::Path;

use casebook::bibliography::{Form, Locator};

use super::{STYLES, VARIED, robust, sound, style};

fn rendered(name: &str, lang: &str) -> String {
    let style = style(name, lang);
    let mut out =
        format!("{} · {} · {:?}\n", style.title(), style.locale(), style.order());
    let page = Locator { label: "page".into(), value: "3-5".into() };
    for source in sound("content/sources.yaml", VARIED) {
        let link = (&*source.id == "web-page").then(robust);
        let made = style.format(&source.csl, link.as_ref());
        let cite =
            |form, suppress| style.cite(&source.csl, None, form, Some(&page), suppress);
        let lines = [
            ("reference", made.reference),
            ("full", made.full),
            ("short", made.short),
            ("author", made.author),
            ("full, pp. 3–5", cite(Form::Full, false)),
            ("short, pp. 3–5", cite(Form::Short, false)),
            ("without author", cite(Form::Short, true)),
        ];
        let _ = writeln!(out, "\n{}", source.id);
        for (what, text) in lines {
            let _ = writeln!(out, "  {what}: {text}");
        }
    }
    out
}

#[track_caller]
fn check(file: &str, made: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources/goldens");
    let path = folder.join(file);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, made).expect("the golden file is written");
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (made, golden)) in made.lines().zip(golden.lines()).enumerate() {
        assert_eq!(made, golden, "{file}, line {}", line + 1);
    }
    assert_eq!(made, golden, "{file}");
}

#[test]
fn every_style_prints_what_was_read_and_approved() {
    for name in STYLES {
        check(&format!("{name}.txt"), &rendered(name, "en"));
    }
    check("chicago-notes.en-US.txt", &rendered("chicago-notes", "en-US"));
    check("apa.de.txt", &rendered("apa", "de"));
}
