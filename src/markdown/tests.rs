//! Markdown beyond the specification's own examples.

use super::{Options, highlight_stylesheet, parse, texts, to_html};

fn full() -> Options {
    Options { extensions: true, smart: false, math: false }
}

fn check(markdown: &str, expected: &str) {
    let html = to_html(markdown, full());
    assert!(html.contains(expected), "expected {expected}\nfound {html}");
}

#[test]
fn blocks_beyond_the_specification() {
    check("# A b, c!", "<h1 id=\"a-b-c\">A b, c! <a class=\"anchor\" href=\"#a-b-c\"");
    check("## x {#own .wide}", "<h2 id=\"own\" class=\"wide\">x <a");
    check("## Main", "<h2 id=\"main-1\">");
    check("# x\n\n# x", "id=\"x-1\"");
    check("> [!NOTE]\n> words", "<div class=\"alert alert-note\" role=\"note\">");
    check("| a | b |\n|--:|---|\n| 1 | 2 |", "<td class=\"align-end\">1</td>");
    check(
        "- [x] done\n- [ ] open",
        "<li class=\"task\"><input type=\"checkbox\" disabled checked",
    );
    check("a\n: b", "<dl>\n<dt>a</dt>\n<dd>b</dd>\n</dl>");
    check("~~x~~", "<del>x</del>");
    check("![an alt](a.png \"Words\")", "<figcaption>Words</figcaption></figure>");
}

#[test]
fn footnotes_lead_there_and_back() {
    let html = to_html("a[^x] b[^x] c[^y]\n\n[^y]: two\n[^x]: one", full());
    assert!(
        html.contains("id=\"fnref-1\"") && html.contains("id=\"fnref-1-2\""),
        "{html}"
    );
    assert!(html.contains(
        "<li id=\"fn-1\">\n<p>one\u{a0}<a class=\"footnote-back\" href=\"#fnref-1\""
    ));
    assert!(html.find("one").unwrap() < html.find("two").unwrap(), "{html}");
}

#[test]
fn an_undefined_footnote_is_known() {
    let document = parse("a[^nowhere] b", full());
    assert_eq!(document.undefined_footnotes, [("nowhere".to_owned(), 1..11)]);
}

#[test]
fn code_is_coloured_by_classes() {
    let html = to_html("```rust\nlet x = \"a<b\"; // c\n```", full());
    assert!(html.contains("<span class=\"hl-keyword\">let</span>"), "{html}");
    assert!(html.contains("a&lt;b"), "{html}");
    assert!(html.contains("hl-comment"), "{html}");
    assert!(!html.contains("style="), "{html}");
    let unknown = to_html("```no-such-language\na < b\n```", full());
    assert!(unknown.contains("a &lt; b"), "{unknown}");
    let css = highlight_stylesheet();
    assert!(css.contains(".hl-keyword") && css.contains("light-dark(#8b1a4f, #f2a3c7)"));
}

#[test]
fn dollars_are_money_unless_math_is_on() {
    let money = "US$7.4 billion, not US$3 million or $5 and $6.";
    assert_eq!(to_html(money, full()), format!("<p>{money}</p>\n"));
    let math = Options { math: true, ..full() };
    assert!(
        to_html("$x^2$", math).contains("<span class=\"math math-inline\">x^2</span>")
    );
}

#[test]
fn smart_punctuation_is_an_option() {
    assert_eq!(to_html("\"a\" -- b", full()), "<p>\"a\" -- b</p>\n");
    let smart = Options { smart: true, ..full() };
    assert_eq!(to_html("\"a\" -- b", smart), "<p>“a” – b</p>\n");
}

fn runs(markdown: &str) -> Vec<String> {
    let mut all = Vec::new();
    texts(&parse(markdown, full()), |block| {
        all.extend(block.runs.iter().map(|r| block.text[r.range.clone()].to_owned()));
    });
    all
}

#[test]
fn runs_leave_out_what_must_not_be_linked() {
    assert_eq!(
        runs("# head\n\nfirst *second* `code` [link](x) third"),
        ["first ", "second", " ", " ", " third"]
    );
    assert_eq!(runs("> quoted\n\nown"), ["own"]);
    assert_eq!(runs("> [!NOTE]\n> own words"), ["own words"]);
    assert_eq!(runs("one\ntwo"), ["one two"]);
    assert_eq!(runs("| a |\n|---|\n| b |"), ["a", "b"]);
    assert_eq!(runs("![alt](x.png) beside"), [" beside"]);
    assert_eq!(runs("```\ncode\n```"), [""; 0]);
}

#[test]
fn a_document_of_hostile_input_is_read() {
    for hostile in
        ["[".repeat(50_000), "> ".repeat(5_000), "*a_ ".repeat(20_000), "{{".into()]
    {
        assert!(to_html(&hostile, full()).len() > 1);
    }
}
