//! JSON-LD as it is written: nodes whose keys keep their order, without empty values.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::ser::Formatter;

/// An object of the graph.
#[derive(Debug, Default)]
pub struct Node<'n>(Vec<(&'n str, Json<'n>)>);

/// A value.
#[derive(Debug)]
pub enum Json<'n> {
    /// Text; nothing when it is empty.
    Text(Cow<'n, str>),
    /// A whole number.
    Number(u64),
    /// True; there is no false, which is left out.
    Yes,
    /// A node; nothing when it says nothing.
    Node(Node<'n>),
    /// Several values; nothing when there are none.
    List(Vec<Json<'n>>),
    /// Nothing.
    Nothing,
}

impl<'n> Node<'n> {
    /// A node of some types.
    pub fn new(kinds: &[&'static str]) -> Self {
        let text = |kind: &&'static str| Json::Text(Cow::Borrowed(*kind));
        let kinds = match kinds {
            [one] => text(one),
            several => Json::List(several.iter().map(text).collect()),
        };
        Self(vec![("@type", kinds)])
    }

    /// Nothing but what leads to a node that is described elsewhere.
    pub fn reference(id: String) -> Self {
        Self::default().with("@id", id)
    }

    /// The node with one value more, unless that is empty.
    #[must_use]
    pub fn with(mut self, key: &'n str, value: impl Into<Json<'n>>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            self.0.push((key, value));
        }
        self
    }

    /// What leads to this node from others of the graph.
    pub fn to_itself(&self) -> Option<Node<'static>> {
        let (_, id) = self.0.iter().find(|(key, _)| *key == "@id")?;
        match id {
            Json::Text(id) => Some(Node::reference(id.clone().into_owned())),
            _ => None,
        }
    }
}

impl Json<'_> {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Node(node) => node.0.is_empty(),
            Self::List(all) => all.is_empty(),
            Self::Nothing => true,
            Self::Number(_) | Self::Yes => false,
        }
    }
}

impl<'n> From<&'n str> for Json<'n> {
    fn from(text: &'n str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u64> for Json<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl<'n> From<Node<'n>> for Json<'n> {
    fn from(node: Node<'n>) -> Self {
        Self::Node(node)
    }
}

impl<'n, T: Into<Json<'n>>> From<Option<T>> for Json<'n> {
    fn from(some: Option<T>) -> Self {
        some.map_or(Self::Nothing, Into::into)
    }
}

impl<'n, T: Into<Json<'n>>> From<Vec<T>> for Json<'n> {
    fn from(all: Vec<T>) -> Self {
        let values = all.into_iter().map(Into::into);
        Self::List(values.filter(|value| !value.is_empty()).collect())
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Yes => serializer.serialize_bool(true),
            Self::Node(node) => node.serialize(serializer),
            Self::List(all) => serializer.collect_seq(all),
            Self::Nothing => serializer.serialize_none(),
        }
    }
}

/// Within a script element no `<` may stand as itself: it could end the element.
struct Guarded;

impl Formatter for Guarded {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut parts = fragment.split('<');
        writer.write_all(parts.next().unwrap_or_default().as_bytes())?;
        for part in parts {
            writer.write_all(b"\\u003c")?;
            writer.write_all(part.as_bytes())?;
        }
        Ok(())
    }
}

/// The graph of some nodes.
pub fn graph(nodes: &[Node<'_>]) -> String {
    let mut out = Vec::with_capacity(4096);
    out.extend(br#"{"@context":"https://schema.org","@graph":"#);
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, Guarded);
    // Neither memory nor nodes can fail to be written.
    if nodes.serialize(&mut serializer).is_err() {
        return String::new();
    }
    out.push(b'}');
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_left_out() {
        let node = Node::new(&["Thing"])
            .with("name", "")
            .with("url", None::<&str>)
            .with("sameAs", vec![" "])
            .with("about", Vec::<Node<'_>>::new())
            .with("position", 0);
        let graph = graph(&[node]);
        assert!(graph.ends_with(r#"[{"@type":"Thing","position":0}]}"#), "{graph}");
    }

    #[test]
    fn nothing_ends_the_element() {
        let text = "</script><script>\"\\\u{2028}\n<!--";
        let written = graph(&[Node::new(&["Thing"]).with("name", text)]);
        assert!(!written.contains('<'), "{written}");
        let read: serde_json::Value = serde_json::from_str(&written).unwrap_or_default();
        let name = read.pointer("/@graph/0/name").and_then(serde_json::Value::as_str);
        assert_eq!(name, Some(text));
    }
}
