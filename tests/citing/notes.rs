//! What notes tell.

use super::fixture::site;
use super::{case, nests_links, notes_of};

const OPEN: &str = "<span class=\"cite\"><a class=\"cite-source\" href=\"../../sources/";

fn notes(style: &str, body: &str) -> Vec<String> {
    let built = site(&case(style, body)).sound();
    let html = built.text("articles/x/");
    assert!(!nests_links(html), "{html}");
    notes_of(html)
}

/// A note without its tags.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn in_full_first_then_in_short_with_the_way_to_the_first() {
    let notes = notes("chicago-notes", "A [@doe99, p. 3]. B [@post]. C [@doe99, p. 4].");
    let plain: Vec<String> = notes.iter().map(|note| plain(note)).collect();
    assert_eq!(plain[0], "Jane Doe, On Quays (Harbour Press, 1999), 3.");
    assert_eq!(plain[2], "Doe, On Quays, 4 (note 1).");
    assert!(notes[0].starts_with(&format!("{OPEN}doe99/\">Jane Doe")), "{}", notes[0]);
    let first = "(<a class=\"cite-first\" href=\"#fn-1\">note 1</a>).";
    assert!(notes[2].ends_with(first), "{}", notes[2]);
}

#[test]
fn the_web_is_linked_with_its_copy() {
    let notes = notes("chicago-notes", "B [@post].");
    let note = &notes[0];
    for part in [
        "<a href=\"https://notices.example/lamps\" rel=\"noopener\" \
         data-originalurl=\"https://notices.example/lamps\" \
         data-versionurl=\"https://archive.example/lamps\" \
         data-versiondate=\"2024-10-02\">https://notices.example/lamps</a>",
        "(<a class=\"archived\" rel=\"noopener\" href=\"https://archive.example/lamps\">archived copy</a>).",
    ] {
        assert!(note.contains(part), "{part}\n{note}");
    }
    assert!(note.starts_with(&format!("{OPEN}post/\">Silas Moth")), "{note}");
}

#[test]
fn a_style_that_prints_no_address_leads_there_all_the_same() {
    let style = "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"note\" version=\"1.0\">\
        <info><title>Titles</title><id>http://example.org/titles</id>\
        <updated>2026-01-01T00:00:00+00:00</updated></info>\
        <citation><layout><text variable=\"title\"/></layout></citation>\
        <bibliography><layout><text variable=\"title\"/></layout></bibliography></style>";
    let fixture = case("styles/titles.csl", "B [@post].");
    let built = site(&format!("{fixture}-- styles/titles.csl --\n{style}\n")).sound();
    let html = built.text("articles/x/");
    let web = "data-versiondate=\"2024-10-02\">on the web</a>";
    assert_eq!(html.matches(web).count(), 2, "the note and the list: {html}");
}

#[test]
fn a_source_twice_in_one_note_is_told_in_full_once() {
    let notes = notes("chicago-notes", "A [@doe99, p. 3; see @doe99, p. 9].");
    let plain = plain(&notes[0]);
    assert_eq!(
        plain,
        "Jane Doe, On Quays (Harbour Press, 1999), 3; see Doe, On Quays, 9."
    );
}

#[test]
fn prefixes_suffixes_and_stops() {
    for (written, told) in [
        (
            "[see @doe99, p. 3, and *passim*]",
            "see Jane Doe, On Quays (Harbour Press, 1999), 3, and passim.",
        ),
        ("[-@doe99]", "On Quays (Harbour Press, 1999)."),
        (
            "[@report; also @doe99, for one.]",
            "Quay Company Inc., Report of the Quay Company Inc. (2001); also Jane Doe, On Quays (Harbour Press, 1999), for one.",
        ),
        ("[@worker-1, p. 3]", "A lamp carrier, p. 3."),
    ] {
        let notes = notes("chicago-notes", &format!("A {written}."));
        assert_eq!(plain(&notes[0]), told, "{written}");
    }
}

#[test]
fn the_author_stands_in_the_text_and_the_note_tells_all() {
    let built = site(&case(
        "chicago-notes",
        "@doe99 [p. 3] says so.[^n]\n\n[^n]: And @post says.",
    ))
    .sound();
    let html = built.text("articles/x/");
    assert!(html.contains("<p id=\"p-1\">Doe<sup class=\"note-ref"), "{html}");
    let notes = notes_of(html);
    assert_eq!(plain(&notes[0]), "Jane Doe, On Quays (Harbour Press, 1999), 3.");
    // In the line of a footnote the brackets do not repeat the author.
    let told = "And Moth (‘Where did the lamps go?’, Notice Board, 1 September 2024, \
                https://notices.example/lamps, archived copy) says.";
    assert_eq!(plain(&notes[1]), told);
}

#[test]
fn a_footnote_counts_by_its_number() {
    let body = "A.[^n] B [@doe99].\n\n[^n]: See @doe99.";
    let notes = notes("chicago-notes", body);
    assert!(plain(&notes[1]).contains("(note 1)"), "{notes:?}");
    assert!(!plain(&notes[0]).contains("note"), "{notes:?}");
}

#[test]
fn two_texts_of_a_page_have_series_of_their_own() {
    let built = site(
        &case("chicago-notes", "A [@doe99]. B [@doe99].")
            .replace("title: X\n", "title: X\nmethods: C [@doe99]. D [@doe99].\n"),
    )
    .sound();
    let html = built.text("articles/x/");
    assert!(html.contains("href=\"#fn-1\">note 1</a>"), "{html}");
    assert!(html.contains("href=\"#fn-also-1\">note 1</a>"), "{html}");
}

#[test]
fn words_of_another_language_say_so() {
    let fixture = case("chicago-notes", "A [@doe99].")
        .replace("language: en\ncitation", "language: ur\ncitation");
    let built = site(&fixture).sound();
    let notes = notes_of(built.text("articles/x/"));
    let note = &notes[0];
    assert!(
        note.starts_with("<span class=\"cite\" lang=\"en-US\" dir=\"ltr\">"),
        "{note}"
    );
}
