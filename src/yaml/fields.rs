//! Taking typed fields out of a mapping, all faults in one go.
//!
//! [`Fields`] is opened on a node, asked for each key it may hold, and closed; closing
//! reports the keys nobody asked for, with "did you mean" over those that were.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Key, Node, Value};
use crate::diag::{Code, Diagnostic, FilePath, Place, Span};

/// A mapping being read.
pub struct Fields<'a> {
    what: &'a str,
    file: &'a FilePath,
    text: &'a str,
    entries: &'a [(Key, Node)],
    span: Span,
    known: Vec<&'static str>,
    found: &'a mut Vec<Diagnostic>,
}

/// The diagnostic for a value of the wrong type.
#[must_use]
pub fn expected(what: &str, node: &Node, file: &FilePath) -> Diagnostic {
    let message = format!("expected {what}, found {}", node.kind());
    Diagnostic::new(Code::WrongType, message)
        .at(Place::new(file, node.span))
        .label(format!("this is {}", node.kind()))
}

impl<'a> Fields<'a> {
    /// Opens `node` as a mapping; `what` names it in messages ("an article", "a relation").
    /// Something else than a mapping is reported, and every field of it is then absent.
    pub fn open(
        what: &'a str,
        node: &'a Node,
        file: &'a FilePath,
        text: &'a str,
        found: &'a mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let entries: &[(Key, Node)] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                found.push(expected(
                    &format!("{what} as a mapping (`key: value`)"),
                    node,
                    file,
                ));
                return None;
            }
        };
        Some(Self {
            what,
            file,
            text,
            entries,
            span: node.span,
            known: Vec::new(),
            found,
        })
    }

    /// The node under `key`, if it is there and not empty.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        let (_, node) = self.entries.iter().find(|(k, _)| &*k.name == key)?;
        (node.value != Value::Null).then_some(node)
    }

    /// Where the key itself stands.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|(k, _)| &*k.name == key).map(|(k, _)| k.span)
    }

    /// The place of a span in this file.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }

    /// The whole mapping's place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Adds a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Hands out what nested readers need: the file, its text, the findings.
    pub fn parts(&mut self) -> (&'a FilePath, &'a str, &mut Vec<Diagnostic>) {
        (self.file, self.text, self.found)
    }

    /// Reports a wrong type at `node`.
    pub fn wrong(&mut self, what: &str, node: &Node) {
        self.found.push(expected(what, node, self.file));
    }

    /// Text with its span: a scalar of any type, as written (YAML's retyping is undone).
    pub fn text(&mut self, key: &'static str) -> Option<(Arc<str>, Span)> {
        let node = self.node(key)?;
        self.scalar(key, node)
    }

    /// The scalar `node` as text; `key` names it in messages.
    pub fn scalar(&mut self, key: &str, node: &'a Node) -> Option<(Arc<str>, Span)> {
        match &node.value {
            Value::List(_) | Value::Map(_) => {
                self.wrong(&format!("text for `{key}`"), node);
                None
            }
            Value::Text(text) => Some((text.clone(), node.span)),
            _ => node.written(self.text).map(|t| (Arc::from(t), node.span)),
        }
    }

    /// The written form of a value that YAML may have taken for a list, mapping or number
    /// (an EDTF date).
    pub fn verbatim(&mut self, key: &'static str) -> Option<(Arc<str>, Span)> {
        let node = self.node(key)?;
        let written = node.written(self.text).map(Arc::from);
        if written.is_none() {
            self.wrong(&format!("a date for `{key}`, in one line"), node);
        }
        Some((written?, node.span))
    }

    /// Text that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<(Arc<str>, Span)> {
        let known =
            self.entries.iter().any(|(k, v)| &*k.name == key && v.value != Value::Null);
        if !known {
            self.missing(key);
        }
        self.text(key).filter(|(t, span)| {
            let blank = t.trim().is_empty();
            if blank {
                self.empty(key, *span);
            }
            !blank
        })
    }

    /// Reports that `key` is missing.
    pub fn missing(&mut self, key: &str) {
        if let Some(span) = self.key_span(key) {
            self.empty(key, span);
            return;
        }
        let end = self.span.start + 1;
        let span = self
            .entries
            .first()
            .map_or(Span { start: self.span.start, end }, |(k, _)| k.span);
        let message = format!("{} has no `{key}`", self.what);
        self.found.push(
            Diagnostic::new(Code::MissingKey, message)
                .at(Place::new(self.file, span))
                .help(format!("add a line `{key}: …`")),
        );
    }

    /// Reports that `key` is there, but says nothing.
    fn empty(&mut self, key: &str, span: Span) {
        let message = format!("the `{key}` of {} is empty", self.what);
        self.found.push(
            Diagnostic::new(Code::MissingKey, message)
                .at(Place::new(self.file, span))
                .help("write its value after the colon"),
        );
    }

    /// `true` or `false`; text that looks like one is an error, never taken for true.
    pub fn boolean(&mut self, key: &'static str) -> Option<bool> {
        let node = self.node(key)?;
        match &node.value {
            Value::Bool(b) => Some(*b),
            other => {
                let mut d =
                    expected(&format!("true or false for `{key}`"), node, self.file);
                if let Value::Text(t) = other {
                    let lower = t.to_lowercase();
                    let meant = match lower.as_str() {
                        "true" | "yes" | "y" | "on" => Some("true"),
                        "false" | "no" | "n" | "off" => Some("false"),
                        _ => None,
                    };
                    if let Some(meant) = meant {
                        d = d.help(format!("write `{key}: {meant}`, without quotes"));
                    }
                }
                self.found.push(d);
                None
            }
        }
    }

    /// A whole number of at least `least`.
    pub fn integer(&mut self, key: &'static str, least: u32, most: u32) -> Option<u32> {
        let node = self.node(key)?;
        if let Value::Number(n) = node.value
            && n.fract() == 0.0
            && n >= f64::from(least)
            && n <= f64::from(most)
        {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "checked"
            )]
            return Some(n as u32);
        }
        let wanted = format!("a whole number from {least} to {most}");
        let d = match (&node.value, node.written(self.text)) {
            (Value::Number(_), Some(text)) => {
                Diagnostic::new(Code::BadValue, format!("`{key}` cannot be `{text}`"))
                    .at(self.place(node.span))
                    .help(format!("write {wanted}"))
            }
            _ => expected(&format!("{wanted} for `{key}`"), node, self.file),
        };
        self.found.push(d);
        None
    }

    /// One of a closed list of words.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let (text, span) = self.text(key)?;
        let hit = words.iter().find(|(w, _)| *w == &*text).map(|(_, t)| *t);
        if hit.is_none() {
            let all: Vec<&str> = words.iter().map(|(w, _)| *w).collect();
            let d =
                Diagnostic::new(Code::BadValue, format!("`{key}` cannot be `{text}`"))
                    .at(Place::new(self.file, span))
                    .label(format!("one of: {}", all.join(", ")))
                    .suggest(&text, all.iter().copied(), "");
            self.found.push(d);
        }
        hit
    }

    /// The nodes of a list; one value alone counts as a list of one.
    pub fn list(&mut self, key: &'static str) -> Vec<&'a Node> {
        match self.node(key) {
            None => Vec::new(),
            Some(Node { value: Value::List(list), .. }) => list.iter().collect(),
            Some(one) => vec![one],
        }
    }

    /// A list of texts (one alone counts), each with its span.
    pub fn texts(&mut self, key: &'static str) -> Vec<(Arc<str>, Span)> {
        let nodes = self.list(key);
        nodes.into_iter().filter_map(|n| self.scalar(key, n)).collect()
    }

    /// The entries of a mapping under `key`.
    pub fn map(&mut self, key: &'static str) -> &'a [(Key, Node)] {
        match self.node(key) {
            None => &[],
            Some(Node { value: Value::Map(map), .. }) => map,
            Some(other) => {
                self.wrong(&format!("a mapping for `{key}`"), other);
                &[]
            }
        }
    }

    /// Every entry, for a mapping whose keys are the author's own.
    #[must_use]
    pub fn entries(&self) -> &'a [(Key, Node)] {
        self.entries
    }

    /// Reports the keys nobody asked for.
    pub fn close(self) {
        for (key, _) in self.entries {
            if self.known.contains(&&*key.name) {
                continue;
            }
            let mut seen = BTreeSet::new();
            let each = self.known.iter().copied().filter(|known| seen.insert(*known));
            let all = each.collect::<Vec<_>>().join(", ");
            self.found.push(
                Diagnostic::new(
                    Code::UnknownKey,
                    format!("`{}` is not a key of {}", key.name, self.what),
                )
                .at(Place::new(self.file, key.span))
                .suggest(
                    &key.name,
                    self.known.iter().copied(),
                    &format!("known keys: {all}"),
                ),
            );
        }
    }
}
