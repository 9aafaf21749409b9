//! The notes and the list of one article in several styles, compared with what is kept.
//! `UPDATE=1 cargo test --test citing` rewrites it.

use std::path::Path;
use std::{env, fs};

use super::fixture::site;
use super::{case, nests_links, notes_of, sources_of};

const BODY: &str = "At first [@doe99, pp. 3–5; see also @post]. As @report [sec. 2] says. \
    Later [@doe99, p. 9], and again [@post]. Somebody said so [@worker-1].";

#[test]
fn notes_and_lists_are_as_reviewed() {
    for style in ["apa", "chicago-notes", "harvard-cite-them-right", "ieee", "vancouver"]
    {
        let built = site(&case(style, BODY)).sound();
        let html = built.text("articles/x/");
        assert!(!nests_links(html), "{style}: {html}");
        let mut text = String::from("Notes\n");
        for note in notes_of(html) {
            text += &format!("- {note}\n");
        }
        text += "Sources\n";
        for entry in sources_of(html) {
            text += &format!("- {entry}\n");
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/citing/goldens");
        let file = root.join(format!("{style}.html.txt"));
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(&root).expect("a folder");
            fs::write(&file, &text).expect("a file");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(text, kept, "{style}");
    }
}

#[test]
fn lists_are_numbered_where_the_style_counts_citations() {
    let built = site(&case("ieee", "B [@report]. A [@doe99].")).sound();
    let html = built.text("articles/x/");
    assert!(html.contains("<h2 id=\"part-sources\">Sources</h2>\n<ol>"), "{html}");
    let entries = sources_of(html);
    assert!(entries[0].contains("Quay Company") && entries[1].contains("Doe"));
    let built = site(&case("apa", "B [@report]. A [@doe99].")).sound();
    let html = built.text("articles/x/");
    assert!(html.contains("<ol class=\"unnumbered\">"), "{html}");
    let entries = sources_of(html);
    assert!(entries[0].contains("Doe") && entries[1].contains("Quay Company"));
}
