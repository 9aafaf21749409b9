//! Locators: `p. 3`, `chaps. iv, vi–xi`, `{§ 3 and 5}`, or a bare `33`, which is a page.

use super::Locator;

/// Each locator of CSL with the words that announce it.
const TERMS: &[(&str, &[&str])] = &[
    ("act", &["act", "acts"]),
    ("appendix", &["appendix", "appendices", "app.", "apps."]),
    ("article-locator", &["article", "articles", "art.", "arts."]),
    ("book", &["book", "books", "bk.", "bks."]),
    ("canon", &["canon", "canons", "can.", "cann."]),
    ("chapter", &["chapter", "chapters", "chap.", "chaps.", "ch.", "باب"]),
    ("column", &["column", "columns", "col.", "cols."]),
    ("elocation", &["location", "locations", "loc.", "locs."]),
    ("equation", &["equation", "equations", "eq.", "eqs."]),
    ("figure", &["figure", "figures", "fig.", "figs."]),
    ("folio", &["folio", "folios", "fol.", "fols."]),
    ("issue", &["issue", "issues", "iss."]),
    ("line", &["line", "lines", "l.", "ll."]),
    ("note", &["note", "notes", "n.", "nn."]),
    ("number", &["number", "numbers", "no.", "nos."]),
    ("opus", &["opus", "opera", "op.", "opp."]),
    ("page", &["page", "pages", "p.", "pp.", "p", "pp", "صفحہ", "صفحات", "ص"]),
    (
        "paragraph",
        &[
            "paragraph",
            "paragraphs",
            "para.",
            "paras.",
            "par.",
            "pars.",
            "¶",
            "¶¶",
            "پیراگراف",
        ],
    ),
    ("part", &["part", "parts", "pt.", "pts.", "حصہ"]),
    ("rule", &["rule", "rules", "r.", "rr."]),
    ("scene", &["scene", "scenes", "sc.", "scs."]),
    ("section", &["section", "sections", "sec.", "secs.", "sect.", "sects.", "§", "§§"]),
    ("sub-verbo", &["sub verbo", "sub verbis", "s.v.", "s.vv.", "s. v."]),
    ("supplement", &["supplement", "supplements", "supp.", "supps."]),
    ("table", &["table", "tables", "tbl.", "tbls."]),
    ("timestamp", &["timestamp", "at"]),
    ("title-locator", &["title", "titles", "tit.", "tits."]),
    ("verse", &["verse", "verses", "v.", "vv."]),
    ("volume", &["volume", "volumes", "vol.", "vols.", "جلد"]),
];

/// The locator that the text after a key begins with, and its length with what stands
/// before it. Empty braces are read, and are no locator.
pub fn read(text: &str) -> Option<(Option<Locator>, usize)> {
    let start = spaces(text, 0);
    let start =
        if text[start..].starts_with(',') { spaces(text, start + 1) } else { start };
    if text[start..].starts_with('{') {
        return braced(text, start);
    }
    let (label, from) = announced(text, start);
    let to =
        label.map_or_else(|| words(text, start, false), |label| value(text, from, label));
    // A word such as "note" that announces nothing is no locator, but nor is what follows.
    let (from, to) = (from, to?);
    let value = text[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
    Some((Some(Locator { label: label.unwrap_or("page"), value }), to))
}

/// `{p. 3, 5}`: whatever stands between the braces.
fn braced(text: &str, start: usize) -> Option<(Option<Locator>, usize)> {
    let mut depth = 0usize;
    let close = text[start..].char_indices().find(|(_, c)| {
        depth = match c {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        };
        depth == 0
    });
    let close = start + close?.0;
    let inner = text[start + 1..close].trim();
    let (label, from) = announced(inner, 0);
    let value = inner[from..].trim();
    let (label, value) =
        if value.is_empty() { ("page", inner) } else { (label.unwrap_or("page"), value) };
    let locator = Locator { label, value: value.to_owned() };
    Some(((!value.is_empty()).then_some(locator), close + 1))
}

/// What the text at a byte announces, by the longest word that does, and where the text
/// after that word begins.
fn announced(text: &str, start: usize) -> (Option<&'static str>, usize) {
    let rest = &text[start..];
    let mut best: Option<(&'static str, usize)> = None;
    for (label, terms) in TERMS {
        for term in *terms {
            if best.is_none_or(|(_, length)| term.len() > length) && begins(rest, term) {
                best = Some((label, term.len()));
            }
        }
    }
    best.map_or((None, start), |(label, length)| {
        (Some(label), spaces(text, start + length))
    })
}

/// Whether the text begins with the term as a whole word.
fn begins(text: &str, term: &str) -> bool {
    let is_term = text.get(..term.len()).is_some_and(|t| t.eq_ignore_ascii_case(term));
    let goes_on =
        text.get(term.len()..).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    is_term && !(goes_on && term.ends_with(char::is_alphabetic))
}

/// Where the value of an announced locator ends.
fn value(text: &str, from: usize, label: &str) -> Option<usize> {
    if label == "sub-verbo" {
        // A headword is a word of any kind.
        let rest = &text[from..];
        let end = rest.find([',', ';']).unwrap_or(rest.len());
        let end = rest[..end].trim_end().len();
        return (end > 0).then_some(from + end);
    }
    let to = words(text, from, true)?;
    // "at 01:03", but not "at 3 places".
    (label != "timestamp" || text[from..to].contains(':')).then_some(to)
}

/// Where the numbers that begin at a byte end: `3`, `33–35, 38`, `iv, vi-xi`.
fn words(text: &str, from: usize, roman: bool) -> Option<usize> {
    let mut end = word(text, from, roman)?;
    loop {
        let comma = if text[end..].starts_with([',', ';']) { end + 1 } else { end };
        let next = spaces(text, comma);
        match word(text, next, roman) {
            Some(more) if next > end => end = more,
            _ => return Some(end),
        }
    }
}

/// Where the number that begins at a byte ends. Roman ones count only when announced.
fn word(text: &str, from: usize, roman: bool) -> Option<usize> {
    let mut end = from;
    let mut chars = text[from..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner = matches!(c, '.' | '/')
            && chars.peek().is_some_and(|(_, n)| n.is_alphanumeric())
            && at > 0;
        if !(c.is_alphanumeric() || "-–—‐‑:+".contains(c) || inner) {
            let Some(close) = bracketed(&text[from + at..], c) else { break };
            while chars.next_if(|(n, _)| *n < at + close).is_some() {}
            end = from + at + close;
            continue;
        }
        end = from + at + c.len_utf8();
    }
    let word = text[from..end].trim_end_matches(['-', '–', '—', ':', '+']);
    let counts = word.chars().any(char::is_numeric) || (roman && is_roman(word));
    counts.then_some(from + word.len())
}

/// The length of what stands in brackets without a space, as in `(xv)`.
fn bracketed(text: &str, open: char) -> Option<usize> {
    let close = match open {
        '(' => ')',
        '[' => ']',
        _ => return None,
    };
    let end = text.find(close)?;
    let inner = &text[1..end];
    let whole = !inner.is_empty()
        && inner.chars().all(|c| c.is_alphanumeric() || "-–—.".contains(c));
    whole.then_some(end + 1)
}

/// Whether a word is Roman numerals, or ranges of them.
fn is_roman(word: &str) -> bool {
    let mut parts = word
        .split(['-', '–', '—', '‐', '‑', ':', '(', ')', '[', ']'])
        .filter(|p| !p.is_empty())
        .peekable();
    parts.peek().is_some() && parts.all(|part| roman(part).is_some())
}

/// The value of a Roman numeral in its usual form.
fn roman(word: &str) -> Option<u32> {
    const SIGNS: &[(&str, u32)] = &[
        ("m", 1000),
        ("cm", 900),
        ("d", 500),
        ("cd", 400),
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    let one_case = word.chars().all(|c| c.is_ascii_lowercase())
        || word.chars().all(|c| c.is_ascii_uppercase());
    let lower = word.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut sum = 0;
    for (sign, value) in SIGNS {
        let most =
            if sign.len() == 2 || matches!(*sign, "d" | "l" | "v") { 1 } else { 3 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(sign) else { break };
            (rest, sum) = (after, sum + value);
        }
    }
    (one_case && rest.is_empty() && sum > 0).then_some(sum)
}

/// Past the white space at a byte.
fn spaces(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::{read, roman};

    /// Label, value and rest of what stands after a key.
    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>, rest: &str) {
        let found = read(text);
        let length = found.as_ref().map_or(0, |(_, length)| *length);
        let locator = found.and_then(|(locator, _)| locator);
        assert_eq!(locator.as_ref().map(|l| (l.label, &*l.value)), expected, "{text}");
        assert_eq!(&text[length..], rest, "{text}");
    }

    #[test]
    fn as_pandoc_reads_them() {
        check(", pp. 33-35 and ", Some(("page", "33-35")), " and ");
        check(", chap. 1", Some(("chapter", "1")), "");
        check(" p. 33", Some(("page", "33")), "");
        check(", 33", Some(("page", "33")), "");
        check(
            "{ii, A, D-Z}, with a suffix",
            Some(("page", "ii, A, D-Z")),
            ", with a suffix",
        );
        check(
            ", {pp. iv, vi-xi, (xv)-(xvii)} with suffix here",
            Some(("page", "iv, vi-xi, (xv)-(xvii)")),
            " with suffix here",
        );
        check("{}, 99 years later", None, ", 99 years later");
        check(", 99 years later", Some(("page", "99")), " years later");
        check(
            ", pp. iv, vi-xi, (xv)-(xvii) with suffix",
            Some(("page", "iv, vi-xi, (xv)-(xvii)")),
            " with suffix",
        );
    }

    #[test]
    fn each_term_announces_its_own() {
        for (text, label, value) in [
            ("book 3", "book", "3"),
            ("bk. 3", "book", "3"),
            ("chapter iv", "chapter", "iv"),
            ("cols. 3, 5", "column", "3, 5"),
            ("fig. 2.1", "figure", "2.1"),
            ("fol. 3v", "folio", "3v"),
            ("no. 5", "number", "5"),
            ("l. 3", "line", "3"),
            ("ll. 3–9", "line", "3–9"),
            ("n. 3", "note", "3"),
            ("op. 5", "opus", "5"),
            ("p.3", "page", "3"),
            ("PP. 3", "page", "3"),
            ("pages 3, 5 7", "page", "3, 5 7"),
            ("paras. 3:5", "paragraph", "3:5"),
            ("¶ 3", "paragraph", "3"),
            ("¶3", "paragraph", "3"),
            ("pt. II", "part", "II"),
            ("§§ 3–5", "section", "3–5"),
            ("sec. 3", "section", "3"),
            ("s.v. dust", "sub-verbo", "dust"),
            ("sub verbo fine dust", "sub-verbo", "fine dust"),
            ("vv. 3-4", "verse", "3-4"),
            ("vol. 2", "volume", "2"),
            ("at 01:03", "timestamp", "01:03"),
            ("timestamp 1:02:03", "timestamp", "1:02:03"),
            ("act II", "act", "II"),
            ("scene 2", "scene", "2"),
            ("art. 19", "article-locator", "19"),
            ("title 18", "title-locator", "18"),
            ("rule 12(b)", "rule", "12(b)"),
            ("appendix 3", "appendix", "3"),
            ("table 4", "table", "4"),
            ("supp. 1", "supplement", "1"),
            ("ص ۳۳", "page", "۳۳"),
        ] {
            check(text, Some((label, value)), "");
        }
    }

    #[test]
    fn words_are_no_locators() {
        for text in [
            ", for example",
            " and more",
            ", pagely 3 things",
            ", at 3 places",
            ", note that",
            ", iv",
            ", (a)",
            "",
            ",",
            "{",
        ] {
            check(text, None, text);
        }
        check(", p. 3, for example", Some(("page", "3")), ", for example");
        check(", p. 3: he says", Some(("page", "3")), ": he says");
        check(", p. 3.", Some(("page", "3")), ".");
    }

    #[test]
    fn numerals() {
        assert_eq!(roman("xiv"), Some(14));
        assert_eq!(roman("MCMXC"), Some(1990));
        for none in ["", "iiii", "vx", "Iv", "a", "iix"] {
            assert_eq!(roman(none), None, "{none}");
        }
    }
}
