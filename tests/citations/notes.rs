//! Notes: one series with the footnotes, each with its ways there and back.

use super::fixture::{BARE_THEME, CONFIG, site};
use super::prose::{filled, said, text, weave};

#[test]
fn one_series_with_the_footnotes() {
    let (woven, found) = weave(
        "One [@a, p. 3].[^n] Two @b.[^n]\n\nThree [@c].\n\n[^n]: A note, see @a and [@b, 4].",
    );
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(text(&woven), "<p>One.^1^2 Two {author 1}.^3^2</p>\n<p>Three.^4</p>");
    let said: Vec<String> = woven.citations.iter().map(said).collect();
    assert_eq!(said, ["a (page 3)", "@b", "c", "@a", "b (page 4)"]);
    let notes: Vec<_> = woven.citations.iter().map(|c| (c.note, &*c.anchor)).collect();
    assert_eq!(
        notes,
        [
            (Some(1), "fnref-1"),
            (Some(3), "fnref-3"),
            (Some(4), "fnref-4"),
            (None, "fn-2"),
            (None, "fn-2")
        ]
    );
    assert_eq!(woven.cited.iter().map(|k| &**k).collect::<Vec<_>>(), ["a", "b", "c"]);
    let html = filled(&woven);
    for part in [
        "<sup class=\"note-ref footnote-ref\"><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>",
        "<section class=\"notes footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn-1\">\n<p>{cites 0}\u{a0}<a class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\" 1\">↩</a></p>\n</li>",
        "<li id=\"fn-2\">\n<p>A note, see {author 3} ({cites 3}) and {cites 4}.\u{a0}<a class=\"footnote-back\" href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\" 2a\">↩<sup>a</sup></a>\u{a0}<a class=\"footnote-back\" href=\"#fnref-2-2\" role=\"doc-backlink\" aria-label=\" 2b\">↩<sup>b</sup></a></p>",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}

#[test]
fn sentences_are_kept() {
    let (woven, _) = weave(
        "First. It cost 180 BTC [@a, p. 3]. Then *more* came, @b says, and \
         so on [@c]! Last.",
    );
    let sentences: Vec<&str> = woven.citations.iter().map(|c| &*c.sentence).collect();
    assert_eq!(
        sentences,
        [
            "It cost 180 BTC.",
            "Then more came, … says, and so on!",
            "Then more came, … says, and so on!"
        ]
    );
    assert_eq!(
        woven.lead,
        "First. It cost 180 BTC. Then more came, … says, and so on! Last."
    );
}

#[test]
fn citations_break_no_names() {
    let built = site(&format!(
        "{CONFIG}theme: bare\n{BARE_THEME}\
         -- content/sources.yaml --\n- {{id: a, title: The report}}\n\
         -- content/entities/ogra.md --\n---\nname: OGRA\n---\n\
         -- content/articles/x.md --\n---\ntitle: X\n---\n\
         At OGRA [see OGRA @a, of OGRA].\n"
    ))
    .sound();
    let html = built.text("articles/x/");
    assert_eq!(html.matches("class=\"entity\"").count(), 1, "{html}");
    assert!(html.contains("OGRA</a>.<sup"), "{html}");
    assert!(
        html.contains("see OGRA <span class=\"cite\"><a class=\"cite-source\" href=\"../../sources/a/\">‘The Report’, n.d.</a></span>, of OGRA."),
        "{html}"
    );
}

#[test]
fn two_texts_of_a_page_share_no_anchor() {
    let built = site(&format!(
        "{CONFIG}-- content/sources.yaml --\n- {{id: a, title: The report}}\n\
         -- content/articles/x.md --\n---\ntitle: X\nmethods: As told [@a].\n---\nIt was [@a].\n"
    ))
    .sound();
    let html = built.text("articles/x/");
    for id in ["id=\"fn-1\"", "id=\"fn-also-1\"", "id=\"fnref-1\"", "id=\"fnref-also-1\""]
    {
        assert_eq!(html.matches(id).count(), 1, "{id}\n{html}");
    }
}

#[test]
fn a_source_may_be_linked_to() {
    let (woven, found) = weave("See [the report](source:a).");
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(
        filled(&woven),
        "<p>See <a class=\"citation\" href=\"../../sources/a/\">the report</a>.</p>\n"
    );
    assert_eq!(woven.cited.len(), 1);
    assert!(woven.citations.is_empty());
}
