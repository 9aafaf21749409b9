//! Headings: their anchors, unique on the page.

use std::collections::BTreeSet;

/// A heading of the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its anchor.
    pub id: String,
    /// Its words, without markup.
    pub title: String,
    /// 1 to 6.
    pub level: u8,
}

/// The anchor of the page's main part, which every template has; prose never takes it.
/// Other anchors of templates begin with `part-`, which no slug of a heading need fear.
const RESERVED: &[&str] = &["main"];

/// How the anchors of mentions, footnotes and parts of templates begin.
const KEPT: &[&str] = &["m-", "fn-", "fnref-", "part-"];

/// Gives out anchors, no two alike.
#[derive(Debug, Default)]
pub struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// The anchor for a heading: its own, or a slug of its words, numbered if taken.
    pub fn heading(&mut self, own: Option<&str>, title: &str) -> String {
        let base = own.map_or_else(|| slug(title), str::to_owned);
        let kept =
            KEPT.iter().any(|prefix| base.starts_with(prefix)) || is_paragraph(&base);
        let base = if kept { format!("section-{base}") } else { base };
        let mut id = base.clone();
        let mut n = 0;
        while RESERVED.contains(&&*id) || !self.taken.insert(id.clone()) {
            n += 1;
            id = format!("{base}-{n}");
        }
        id
    }
}

/// Whether an anchor is that of a paragraph: `p-12`, or `also-p-12` in a page's second text.
fn is_paragraph(id: &str) -> bool {
    let number = id.strip_prefix("also-").unwrap_or(id).strip_prefix("p-");
    number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// The anchor of a heading's words, as GitHub makes them: small letters, digits, hyphens
/// for spaces, everything else dropped. Letters of every script are kept.
fn slug(title: &str) -> String {
    let mut out = String::with_capacity(title.len());
    for c in title.trim().chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || c == '-' || c == '_' {
            out.push(c);
        } else if c.is_whitespace() {
            out.push('-');
        }
    }
    if out.is_empty() { "section".into() } else { out }
}
