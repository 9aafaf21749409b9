//! Pandoc's citation syntax, case by case.

use super::prose::{said, text, weave, weave_smart};

/// Weaves prose; compares the text with `^1` for a note, what each note cites, and the
/// keys that are told of.
#[track_caller]
fn check(prose: &str, html: &str, cited: &[&str], told: &[&str]) {
    let (woven, found) = weave(prose);
    let notes: Vec<String> = woven.citations.iter().map(said).collect();
    let keys: Vec<&str> = found
        .iter()
        .map(|d| {
            let span = d.place.as_ref().expect("a place").span;
            &prose[span.start as usize..span.end as usize]
        })
        .collect();
    assert_eq!((text(&woven).as_str(), keys.as_slice()), (html, told), "{prose}");
    assert_eq!(notes, cited, "{prose}");
}

/// A line of text with one citation in it, all of it known.
#[track_caller]
fn line(prose: &str, html: &str, cited: &str) {
    check(prose, &format!("<p>{html}</p>"), &[cited], &[]);
}

/// Text in which nothing is cited and nothing is amiss.
#[track_caller]
fn plain(prose: &str, html: &str) {
    check(prose, html, &[], &[]);
}

#[test]
fn the_examples_of_pandocs_manual() {
    line(
        "Blah blah [see @doe99, pp. 33-35 and *passim*; @smith04, chap. 1].",
        "Blah blah.^1",
        "see doe99 (page 33-35) and <em>passim</em>; smith04 (chapter 1)",
    );
    line(
        "Blah blah [@doe99, pp. 33-35, 38-39 and *passim*].",
        "Blah blah.^1",
        "doe99 (page 33-35, 38-39) and <em>passim</em>",
    );
    line(
        "Blah blah [see @doe99, pp. 33-35; also @smith04, chap. 1].",
        "Blah blah.^1",
        "see doe99 (page 33-35); also smith04 (chapter 1)",
    );
    line("Smith says blah [-@smith04].", "Smith says blah.^1", "-smith04");
    line("@smith04 says blah.", "{author 0}^1 says blah.", "@smith04");
    line("@smith04 [p. 33] says blah.", "{author 0}^1 says blah.", "@smith04 (page 33)");
    line(
        "[@smith04{ii, A, D-Z}, with a suffix]",
        "^1",
        "smith04 (page ii, A, D-Z) , with a suffix",
    );
    line(
        "[@smith04, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]",
        "^1",
        "smith04 (page iv, vi-xi, (xv)-(xvii)) with suffix here",
    );
    line("[@smith04{}, 99 years later]", "^1", "smith04 , 99 years later");
    line("[@smith04, 99 years later]", "^1", "smith04 (page 99) years later");
    line(
        "[@{https://example.com/bib?name=foobar&date=2000}, p.  33]",
        "^1",
        "https://example.com/bib?name=foobar&date=2000 (page 33)",
    );
    line("@Foo_bar.baz.", "{author 0}.^1", "@Foo_bar.baz");
    line("@Foo_bar--baz", "{author 0}^1--baz", "@Foo_bar");
    line("@{Foo_bar.baz.}", "{author 0}^1", "@Foo_bar.baz.");
}

#[test]
fn groups() {
    line("x [@a]", "x^1", "a");
    line("x [@a; @b; -@c]", "x^1", "a; b; -c");
    line("x [see @a; see also @b]", "x^1", "see a; see also b");
    line("x [ see  @a ]", "x^1", "see a");
    line("x [@a, for example]", "x^1", "a , for example");
    line("x [@a for example]", "x^1", "a for example");
    line("x [@a, p. 3, for example; @b]", "x^1", "a (page 3) , for example; b");
    line("x [@{odd key}, sec. 3]", "x^1", "odd key (section 3)");
    line("x [@حوالہ، p. 3]", "x^1", "حوالہ ، p. 3");
    line("x [@_x]", "x^1", "_x");
    line("x [@a.]", "x^1", "a .");
    line("x [-@a, 33]", "x^1", "-a (page 33)");
    line("x [@a and @b, p. 2]", "x^1", "a; and b (page 2)");
    line("x [@a, p. 1 and @b, p. 2]", "x^1", "a (page 1); and b (page 2)");
    line("x [see; @a]", "x^1", "see; a");
    line("x [@a, p. 3; p. 5]", "x^1", "a (page 3) ; p. 5");
    check("x [@a] y [@b]", "<p>x^1 y^2</p>", &["a", "b"], &[]);
    check("x [@a][@b]", "<p>x^1 ^2</p>", &["a", "b"], &[]);
    check("x [@a] [@b]", "<p>x^1 ^2</p>", &["a", "b"], &[]);
}

#[test]
fn words_around_keys_hold_markup() {
    line(
        "x [see *the `b`* @a, **p. 3**]",
        "x^1",
        "see <em>the <code>b</code></em> a , <strong>p. 3</strong>",
    );
    line(
        "x [see [it](https://example.org/) @a]",
        "x^1",
        "see <a href=\"https://example.org/\">it</a> a",
    );
    line(
        "x [see [[ogra]], @a]",
        "x^1",
        "see <a class=\"entity\" id=\"m-ogra\" href=\"../../entities/ogra/\">OGRA</a>, a",
    );
    line("x [@a, 3 < 4 & 5]", "x^1", "a (page 3) &lt; 4 &amp; 5");
    line("x [@a [sic], p. 3]", "x^1", "a [sic], p. 3");
    line("x [@a, *see @b*]", "x^1", "a , <em>see @b</em>");
    line("x [@a,\np. 3\nand more]", "x^1", "a (page 3) and more");
    line("x\n[@a]\ny", "x^1\ny", "a");
}

#[test]
fn authors_in_the_text() {
    line("As @a says", "As {author 0}^1 says", "@a");
    line("@a [see @b] says", "{author 0}^1 says", "@a; see b");
    line("@a [p. 3; see also @b] says", "{author 0}^1 says", "@a (page 3); see also b");
    line("@a [-@b]", "{author 0}^1", "@a; -b");
    line("@a [33–35, passim]", "{author 0}^1", "@a (page 33–35) , passim");
    line("@a\n[p. 3] says", "{author 0}^1 says", "@a (page 3)");
    line("@a[p. 3]", "{author 0}^1", "@a (page 3)");
    line("Doe -@a says", "Doe^1 says", "-a");
    line("@a, who", "{author 0},^1 who", "@a");
    line("@a's words", "{author 0}'s^1 words", "@a");
    line("(@a)", "({author 0}^1)", "@a");
    line("*@a*", "<em>{author 0}^1</em>", "@a");
    line(
        "@a [link](https://example.org/)",
        "{author 0}^1 <a href=\"https://example.org/\">link</a>",
        "@a",
    );
    line("\\[@a\\]", "[{author 0}^1]", "@a");
    line("\\\\@a", "\\{author 0}^1", "@a");
    line("\\\\[@a]", "\\^1", "a");
    line("@a [x](", "{author 0}^1 [x](", "@a");
    check("@a [^x]", "<p>{author 0}^1 [^x]</p>", &["@a"], &["[^x]"]);
}

#[test]
fn punctuation_moves_before_the_note() {
    line("x [@a], y", "x,^1 y", "a");
    line("x [@a]; y", "x;^1 y", "a");
    line("“x [@a].” y", "“x.”^1 y", "a");
    line("\"x [@a].\" y", "\"x.\"^1 y", "a");
    line("x?” [@a] y", "x?”^1 y", "a");
    line("x [@a]?! y", "x?!^1 y", "a");
    line("x [@a]… y", "x…^1 y", "a");
    line("یہ [@a]۔ وہ", "یہ۔^1 وہ", "a");
    line("یہ [@a]، وہ", "یہ،^1 وہ", "a");
    line("x [@a]—y", "x^1—y", "a");
    line("(x [@a]) y", "(x^1) y", "a");
    line("x\u{a0}[@a]. y", "x.^1 y", "a");
    line("*x [@a]*.", "<em>x^1</em>.", "a");
    line("*x* [@a].", "<em>x</em>.^1", "a");
    line("Look![@a]", "Look!^1", "a");
}

#[test]
fn curly_quotation_marks_move_too() {
    let (woven, _) = weave_smart("\"x [@a].\" y [see \"z\" @b, pp. 3--5, --- so] x");
    assert_eq!(text(&woven), "<p>“x.”^1 y^2 x</p>");
    assert_eq!(said(&woven.citations[1]), "see “z” b (page 3–5) , — so");
}

#[test]
fn what_is_no_citation() {
    plain("me@a, x.y@a or a@b", "<p>me@a, x.y@a or a@b</p>");
    plain("\\@a and [\\@a] and [see \\@a]", "<p>@a and [@a] and [see @a]</p>");
    plain("`@a` and `[@a]`", "<p><code>@a</code> and <code>[@a]</code></p>");
    plain("    [@a]", "<pre class=\"code\" tabindex=\"0\"><code>[@a]</code></pre>");
    plain("[@a](https://example.org/)", "<p><a href=\"https://example.org/\">@a</a></p>");
    plain(
        "[see @a][r]\n\n[r]: https://example.org/",
        "<p><a href=\"https://example.org/\">see @a</a></p>",
    );
    plain("https://example.org/@a", "<p>https://example.org/@a</p>");
    plain("https://example.org/?by=@a", "<p>https://example.org/?by=@a</p>");
    plain("@a@example.org", "<p>@a@example.org</p>");
    plain("<a@example.org>", "<p><a href=\"mailto:a@example.org\">a@example.org</a></p>");
    plain("@elsewhere wrote", "<p>@elsewhere wrote</p>");
    plain("@ a, @, @@a, [@], [@ a]", "<p>@ a, @, @@a, [@], [@ a]</p>");
    plain("&#64;a", "<p>@a</p>");
    plain("<b title=\"@a\">x</b>", "<p><b title=\"@a\">x</b></p>");
    plain("[x]{@}", "<p>[x]{@}</p>");
}

#[test]
fn unknown_keys() {
    check("x [@explainr, p. 3] y", "<p>x [@explainr, p. 3] y</p>", &[], &["explainr"]);
    check("x [@a; @nowhere; @b].", "<p>x.^1</p>", &["a; b"], &["nowhere"]);
    check(
        "x [@nowhere; @beyond]",
        "<p>x [@nowhere; @beyond]</p>",
        &[],
        &["nowhere", "beyond"],
    );
    check("x [@a, quoting @elsewhere]", "<p>x^1</p>", &["a , quoting @elsewhere"], &[]);
    check("@explainr says", "<p>@explainr says</p>", &[], &["explainr"]);
    check("\\@explainr says", "<p>@explainr says</p>", &[], &[]);
    check("@a [see @nowhere]", "<p>{author 0}^1</p>", &["@a"], &["nowhere"]);
    let (_, found) = weave("@explainr, [@explainr]");
    let told: Vec<String> = found
        .iter()
        .map(|d| format!("{} {}", d.code, d.help.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        told,
        [
            "CB045 did you mean `@explainer`? If no source is meant, write `\\@explainr`",
            "CB035 did you mean `explainer`?"
        ]
    );
}

#[test]
fn everywhere_in_the_text() {
    check(
        "- x [@a]\n- y [@b]",
        "<ul>\n<li>x^1</li>\n<li>y^2</li>\n</ul>",
        &["a", "b"],
        &[],
    );
    check("> x [@a]", "<blockquote>\n<p>x^1</p>\n</blockquote>", &["a"], &[]);
    let (woven, _) = weave("| h [@a] |\n|---|\n| c [@b, p. 3; @c] |");
    assert!(text(&woven).contains("<th scope=\"col\">h^1</th>"), "{}", text(&woven));
    assert!(text(&woven).contains("<td>c^2</td>"), "{}", text(&woven));
    let (woven, _) = weave("## What [@a, p. 3] @b said\n\nx");
    assert!(
        text(&woven).starts_with("<h2 id=\"what-b-said\">What^1 @b said <a"),
        "{}",
        text(&woven)
    );
    assert_eq!(woven.headings[0].title, "What @b said");
    let (woven, _) = weave("{{ quote(by=\"[@a]\") }} and [@b {{ x() }}]");
    assert!(woven.citations.iter().all(|c| said(c) != "a"), "{:?}", woven.citations);
    let (woven, _) = weave("![see @a](x.png) [![@a](x.png) @b]");
    assert_eq!(woven.citations.iter().map(said).collect::<Vec<_>>(), ["@b"]);
}
