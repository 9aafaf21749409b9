//! YAML as a tree with places, and the reader that takes typed fields out of it.
//!
//! Front matter, configuration and data files all pass through here. The tree keeps
//! for each node the bytes it stands on, so a scalar can be read as it was *written*:
//! `date: 2022-09` stays the text `2022-09`, whatever YAML would make of it. Reading
//! a mapping through [`Fields`] collects every fault of it, not the first alone.
//!
//! Input: text and where it begins in its file. Output: a [`Node`], or the
//! diagnostic that says why there is none.

mod fields;

pub use fields::{Fields, expected};

use std::fmt;
use std::sync::Arc;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::diag::{Code, Diagnostic, FilePath, Place, Span};

/// One value of a YAML document, with the bytes of the file it stands on.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it holds.
    pub value: Value,
    /// Where it stands in its file.
    pub span: Span,
}

/// What a node holds. Scalars keep what YAML took them for; [`Node::written`] has the text.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// `true` or `false`; no other spelling.
    Bool(bool),
    /// A number, as YAML reads it.
    Number(f64),
    /// Text.
    Text(Arc<str>),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The key's text.
    pub name: Arc<str>,
    /// Where it stands in its file.
    pub span: Span,
}

impl Node {
    /// What this is, in an author's words.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a mapping",
        }
    }

    /// The scalar's text as the author wrote it, without quotes; for a list or a mapping
    /// in one line, that line (an EDTF set such as `[1667, 1668]` is one to YAML).
    #[must_use]
    pub fn written<'a>(&'a self, file: &'a str) -> Option<&'a str> {
        match &self.value {
            Value::Null => None,
            Value::Text(text) => Some(text),
            Value::List(_) => in_brackets(file, self.span, ']'),
            Value::Map(_) => in_brackets(file, self.span, '}'),
            _ => file.get(self.span.range()).map(str::trim),
        }
    }
}

/// A list or mapping written in brackets on one line; its node marks the opening alone.
fn in_brackets(file: &str, span: Span, close: char) -> Option<&str> {
    let rest = file.get(span.start as usize..)?;
    let line = rest.lines().next()?;
    let end = line.rfind(close)? + close.len_utf8();
    (line.starts_with(['[', '{'])).then(|| &line[..end])
}

/// Limits that no honest case file meets and that an alias bomb does.
fn options() -> serde_yaml::Options {
    serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
    }
}

/// Reads one YAML document that begins `offset` bytes into `file`.
///
/// # Errors
/// A [`Code::YamlSyntax`] diagnostic at the place of the first fault: syntax, a key
/// given twice, or more aliases and nesting than the budget allows.
pub fn parse(
    text: &str,
    file: &FilePath,
    offset: usize,
) -> Result<Node, Box<Diagnostic>> {
    let read: Result<Spanned<Raw>, _> =
        serde_yaml::from_str_with_options(text, options());
    match read {
        Ok(raw) => Ok(place(raw, text, offset)),
        Err(error) => Err(Box::new(syntax(&error, text, file, offset))),
    }
}

fn syntax(
    error: &serde_yaml::Error,
    text: &str,
    file: &FilePath,
    offset: usize,
) -> Diagnostic {
    let span = error.location().map_or(Span::default(), |l| {
        let (start, len) = bytes(l, text);
        // A fault has a place, not always a length: mark at least one character.
        let len = len.max(text[start..].chars().next().map_or(0, char::len_utf8));
        Span::new(start, (start + len).min(text.len()))
    });
    let words = error.render_with_formatter(&serde_yaml::UserMessageFormatter);
    let words = words.lines().next().unwrap_or_default();
    let words = words.split(" at line ").next().unwrap_or(words).trim();
    let words = words.strip_prefix("error: ").unwrap_or(words);
    // The scanner tells where the value before a tab begins.
    let from = span.start as usize;
    let tab = text.get(from..).and_then(|rest| rest.find('\t'));
    let span = match tab.filter(|_| words.contains("found a tab")) {
        Some(at) => Span::new(from + at, from + at + 1),
        None => span,
    };
    let (words, help) = plain_words(words);
    Diagnostic::new(Code::YamlSyntax, format!("the YAML cannot be read: {words}"))
        .at(Place::new(file, span.shift(offset)))
        .help(help)
}

/// What the parser says, for an author, and what to do about it. What is not known here
/// is handed on as the parser says it.
fn plain_words(said: &str) -> (String, &'static str) {
    const QUOTES: &str = "put text that holds `: ` or ` #`, or begins with one of \
                          `[ { & * ! | > % @`, between quotes";
    let between = |open: &str, close: &str| {
        said.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(w, _)| w)
    };
    let has = |words: &str| said.contains(words);
    if let Some(key) = between("duplicate mapping key `", "`") {
        let help = "a key may stand only once; keep one of the two";
        (format!("the key `{key}` stands twice"), help)
    } else if has("budget") || has("limit") {
        let help = "write the values out: aliases (`*name`) multiply what they stand for";
        (said.to_owned(), help)
    } else if has("mapping values are not allowed") {
        let help = "put a value that holds `: ` between quotes; begin the keys that \
                    belong together in one column";
        ("a colon stands where there can be no key".to_owned(), help)
    } else if has("did not find expected key") {
        let help = "begin the keys that belong together in one column; where a value \
                    begins with a quote or bracket, let nothing follow the closing one";
        ("a key should begin here".to_owned(), help)
    } else if has("found a tab") {
        ("there is a tab".to_owned(), "indent with spaces")
    } else if let Some(bracket) = between("unclosed bracket '", "'") {
        let help = "close it, or put the whole value between quotes";
        (format!("the bracket `{bracket}` is not closed"), help)
    } else if has("unclosed quote") {
        let help = "close it, or leave it out if it is not needed";
        ("the quote is not closed".to_owned(), help)
    } else if has("invalid trailing content after") {
        let help = "where a quote belongs to the text, put the whole text between quotes \
                    of the other kind";
        ("something follows the closing quote".to_owned(), help)
    } else if has("reference to unknown value") {
        ("a value that begins with `*` stands for another one".to_owned(), QUOTES)
    } else if let Some(character) = between("unexpected character: `", "'") {
        (format!("a value cannot begin with `{character}`"), QUOTES)
    } else {
        (said.to_owned(), QUOTES)
    }
}

/// Byte offset and length of a location within the text it was read from.
fn bytes(location: serde_yaml::Location, text: &str) -> (usize, usize) {
    let span = location.span();
    let start = span.byte_offset().and_then(|n| usize::try_from(n).ok());
    let len = span.byte_len().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let start = start.unwrap_or_else(|| by_line(location, text)).min(text.len());
    let start = (0..=start).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    (start, len)
}

/// Errors of the scanner know only line and column (in characters, from 1).
fn by_line(location: serde_yaml::Location, text: &str) -> usize {
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(i, _)| i)
}

/// A node as the deserialiser hands it over, before places are made absolute.
enum Raw {
    Null,
    Bool(bool),
    Number(f64),
    Text(Arc<str>),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<RawKey>, Spanned<Raw>)>),
}

/// A key: any scalar, as text.
struct RawKey(Arc<str>);

fn place(raw: Spanned<Raw>, text: &str, offset: usize) -> Node {
    let (start, len) = bytes(raw.referenced, text);
    let end = start + len;
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Bool(b) => Value::Bool(b),
        Raw::Number(n) => Value::Number(n),
        Raw::Text(t) => Value::Text(t),
        Raw::List(l) => {
            Value::List(l.into_iter().map(|n| place(n, text, offset)).collect())
        }
        Raw::Map(m) => Value::Map(
            m.into_iter()
                .map(|(k, v)| {
                    let (start, len) = bytes(k.referenced, text);
                    let span = Span::new(start, start + len).shift(offset);
                    (Key { name: k.value.0, span }, place(v, text, offset))
                })
                .collect(),
        ),
    };
    Node { value, span: Span::new(start, end).shift(offset) }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

#[allow(clippy::cast_precision_loss, reason = "numbers are only told apart from text")]
impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }
    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<Raw, D::Error> {
        Raw::deserialize(d)
    }
    fn visit_bool<E>(self, b: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(b))
    }
    fn visit_i64<E>(self, n: i64) -> Result<Raw, E> {
        Ok(Raw::Number(n as f64))
    }
    fn visit_u64<E>(self, n: u64) -> Result<Raw, E> {
        Ok(Raw::Number(n as f64))
    }
    fn visit_i128<E>(self, n: i128) -> Result<Raw, E> {
        Ok(Raw::Number(n as f64))
    }
    fn visit_u128<E>(self, n: u128) -> Result<Raw, E> {
        Ok(Raw::Number(n as f64))
    }
    fn visit_f64<E>(self, n: f64) -> Result<Raw, E> {
        Ok(Raw::Number(n))
    }
    fn visit_str<E>(self, s: &str) -> Result<Raw, E> {
        Ok(Raw::Text(s.into()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(node) = seq.next_element()? {
            list.push(node);
        }
        Ok(Raw::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = map.next_key()? {
            entries.push((key, map.next_value()?));
        }
        Ok(Raw::Map(entries))
    }
}

impl<'de> Deserialize<'de> for RawKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl Visitor<'_> for KeyVisitor {
            type Value = RawKey;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_str<E: de::Error>(self, s: &str) -> Result<RawKey, E> {
                Ok(RawKey(s.into()))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}

#[cfg(test)]
mod tests;
