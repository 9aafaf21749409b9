//! Diagnostics as HTML, for the page that is shown in place of the site while something is
//! wrong. Everything that comes from files is escaped; how it looks is the page's affair.

use std::fmt::Write as _;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::{Excerpt, Lookup, excerpt, line_column};
use crate::diag::{Diagnostic, Place, Severity, Span};

/// The list for browsers: every finding as an `article`, errors first.
#[must_use]
pub fn html(list: &[Diagnostic], lookup: Lookup<'_>) -> String {
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        for d in list.iter().filter(|d| d.severity == severity) {
            one(&mut out, d, lookup);
        }
    }
    out
}

fn one(out: &mut String, d: &Diagnostic, lookup: Lookup<'_>) {
    let word = d.severity.word();
    let _ = writeln!(out, r#"<article class="finding {word}">"#);
    let _ = write!(
        out,
        r#"<h2><span class="severity">{word}</span> <span class="code">{}</span> "#,
        d.code.number()
    );
    element(out, "span", "message", &d.message);
    out.push_str("</h2>\n");
    if let Some(place) = &d.place {
        located(out, place, &d.label, lookup);
    }
    for (place, words) in &d.related {
        out.push_str("<div class=\"related\">\n");
        located(out, place, words, lookup);
        out.push_str("</div>\n");
    }
    for words in &d.notes {
        element(out, "p", "note", words);
        out.push('\n');
    }
    if let Some(words) = &d.help {
        element(out, "p", "help", words);
        out.push('\n');
    }
    out.push_str("</article>\n");
}

/// A place: where it is, what stands there, and the words beside it.
fn located(out: &mut String, place: &Place, words: &str, lookup: Lookup<'_>) {
    element(out, "p", "place", &where_it_is(place, lookup));
    out.push('\n');
    if let Some(excerpt) = excerpt(place, lookup) {
        quoted(out, &excerpt);
    }
    if !words.is_empty() {
        element(out, "p", "label", words);
        out.push('\n');
    }
}

/// `content/articles/one.md:2:1`; a file that is meant as a whole has only its name.
fn where_it_is(place: &Place, lookup: Lookup<'_>) -> String {
    match lookup(&place.file) {
        Some(text) if place.span != Span::default() => {
            let (line, column) = line_column(&text, place.span.start as usize);
            format!("{}:{line}:{column}", place.file)
        }
        _ => place.file.to_string(),
    }
}

/// The line of an excerpt with its number and the place marked.
fn quoted(out: &mut String, excerpt: &Excerpt) {
    let mark = visible(&excerpt.text, excerpt.mark.clone());
    let number = excerpt.first_line;
    let _ = write!(
        out,
        r#"<pre class="excerpt"><span class="number">{number}</span> <code dir="auto">"#
    );
    text(out, &excerpt.text[..mark.start]);
    out.push_str("<mark>");
    // Past the end of the line there is nothing else to colour.
    text(out, if mark.is_empty() { " " } else { &excerpt.text[mark.clone()] });
    out.push_str("</mark>");
    text(out, &excerpt.text[mark.end..]);
    out.push_str("</code></pre>\n");
}

/// A mark of no length is shown on the character after it.
fn visible(text: &str, mark: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let next = text[mark.start..].chars().next();
    let least = mark.start + next.map_or(0, char::len_utf8);
    if mark.is_empty() { mark.start..least } else { mark }
}

/// An element of words, whose direction is that of the words; what they quote is code.
fn element(out: &mut String, name: &str, class: &str, words: &str) {
    let _ = write!(out, r#"<{name} class=""#);
    let _ = escape_html(&mut *out, class);
    out.push_str(r#"" dir="auto">"#);
    let mut rest = words;
    while let Some((before, quoted, after)) = quotation(rest) {
        text(out, before);
        out.push_str("<code>");
        text(out, quoted);
        out.push_str("</code>");
        rest = after;
    }
    text(out, rest);
    let _ = write!(out, "</{name}>");
}

/// The first words between backticks, with what stands before and after them.
fn quotation(words: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = words.split_once('`')?;
    let (quoted, after) = rest.split_once('`')?;
    Some((before, quoted, after))
}

fn text(out: &mut String, text: &str) {
    // Writing to a String cannot fail.
    let _ = escape_html_body_text(&mut *out, text);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::{Code, FilePath};

    const HOSTILE: &str = "<script>alert('&')</script> \"q\" ";

    /// The page of findings in one file.
    fn page(source: &str, list: &[Diagnostic]) -> String {
        html(list, &|path| (path == "content/a.md").then(|| Arc::from(source)))
    }

    fn at(start: usize, end: usize) -> Place {
        let file: FilePath = "content/a.md".into();
        Place::new(&file, Span::new(start, end))
    }

    fn finding(place: Place) -> Diagnostic {
        Diagnostic::new(Code::UnknownKey, "there is no key `titel`").at(place)
    }

    #[track_caller]
    fn check(source: &str, place: Place, expected: &str) {
        let page = page(source, &[finding(place)]);
        let start = page.find("<pre").expect("an excerpt");
        let end = page.find("</pre>").expect("its end");
        assert_eq!(page[start..end].split_once('>').expect("a tag").1, expected);
    }

    #[test]
    fn a_finding_is_told_whole() {
        let d = finding(at(4, 9))
            .label("not known")
            .also(at(0, 3), "the front matter begins here")
            .note("keys are written in small letters")
            .help("did you mean `title`?");
        let expected = r#"<article class="finding error">
<h2><span class="severity">error</span> <span class="code">CB013</span> <span class="message" dir="auto">there is no key <code>titel</code></span></h2>
<p class="place" dir="auto">content/a.md:2:1</p>
<pre class="excerpt"><span class="number">2</span> <code dir="auto"><mark>titel</mark>: A</code></pre>
<p class="label" dir="auto">not known</p>
<div class="related">
<p class="place" dir="auto">content/a.md:1:1</p>
<pre class="excerpt"><span class="number">1</span> <code dir="auto"><mark>---</mark></code></pre>
<p class="label" dir="auto">the front matter begins here</p>
</div>
<p class="note" dir="auto">keys are written in small letters</p>
<p class="help" dir="auto">did you mean <code>title</code>?</p>
</article>
"#;
        assert_eq!(page("---\ntitel: A\n---\n", &[d]), expected);
    }

    #[test]
    fn what_is_marked_can_be_seen() {
        let number =
            |n: u32| format!(r#"<span class="number">{n}</span> <code dir="auto">"#);
        check("abc\n", at(1, 2), &format!("{}a<mark>b</mark>c</code>", number(1)));
        check("abc\n", at(1, 1), &format!("{}a<mark>b</mark>c</code>", number(1)));
        check("abc\n", at(3, 3), &format!("{}abc<mark> </mark></code>", number(1)));
        check("abc\n\nd", at(4, 4), &format!("{}<mark> </mark></code>", number(2)));
        check("abc\ndef\n", at(1, 6), &format!("{}a<mark>bc</mark></code>", number(1)));
        check("abc", at(90, 99), &format!("{}abc<mark> </mark></code>", number(1)));
        check("a؟b", at(1, 2), &format!("{}a<mark>؟</mark>b</code>", number(1)));
    }

    #[test]
    fn hostile_text_is_shown_and_not_obeyed() {
        let file: FilePath = format!("content/{HOSTILE}.md").into();
        let d = Diagnostic::new(Code::UnknownKey, HOSTILE)
            .at(Place::new(&file, Span::new(3, 12)))
            .label(HOSTILE)
            .also(Place::whole(&file), HOSTILE)
            .note(HOSTILE)
            .help(HOSTILE);
        let page = html(&[d], &|_| Some(Arc::from(HOSTILE.repeat(2))));
        assert!(!page.contains("<script") && !page.contains("</script"), "{page}");
        let times = page.matches("&lt;script&gt;alert('&amp;')&lt;/script&gt;").count();
        // Five texts, two places, and the second half of the excerpt, which has no mark.
        assert_eq!(times, 8, "{page}");
        assert!(page.contains("&lt;sc<mark>ript&gt;aler</mark>t('&amp;')"), "{page}");
    }

    #[test]
    fn errors_come_first_and_all_are_told() {
        let mut list: Vec<_> = (0..50).map(|n| finding(at(n, n + 1))).collect();
        for (d, severity) in list.iter_mut().zip([Severity::Note, Severity::Warning]) {
            d.severity = severity;
        }
        let page = page(&"x".repeat(60), &list);
        let classes: Vec<_> = page
            .split(r#"<article class="finding "#)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(classes.len(), 50);
        assert_eq!(classes[..48], ["error"; 48]);
        assert_eq!(classes[48..], ["warning", "note"]);
    }

    #[test]
    fn places_without_text_are_named() {
        let whole = finding(Place::whole(&"content/a.md".into()));
        let gone = finding(Place::new(&"content/gone.md".into(), Span::new(3, 4)));
        let page = page("text", &[whole, gone, Diagnostic::new(Code::UnknownKey, "x")]);
        assert!(
            page.contains(r#"<p class="place" dir="auto">content/a.md</p>"#),
            "{page}"
        );
        assert!(page.contains(">content/gone.md</p>"), "{page}");
        assert_eq!(page.matches("class=\"place\"").count(), 2);
        assert!(!page.contains("<pre"), "{page}");
    }
}
