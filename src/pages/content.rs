//! What the builder of a page hands on: what the page says of itself, its template, and the
//! value that shows in it.

use tera::Value;

use super::views::templates::Template;
use crate::address::Address;

/// What one page is rendered from.
pub struct View {
    /// The template.
    pub template: &'static str,
    /// Its values.
    pub values: Vec<(&'static str, Value)>,
}

/// What a page says of itself, from which its frame is made.
pub struct Title {
    pub kind: &'static str,
    pub words: String,
    pub description: String,
    pub trail: Vec<(String, Address)>,
    pub has_code: bool,
}

impl Title {
    pub fn new(kind: &'static str, title: impl Into<String>) -> Self {
        Self {
            kind,
            words: title.into(),
            description: String::new(),
            trail: Vec::new(),
            has_code: false,
        }
    }
}

impl<V: serde::Serialize> Template<V> {
    /// The content of a page that is made of this view.
    pub(super) fn of(&self, title: Title, view: &V) -> Content {
        (title, self.file, self.value, value(view))
    }

    /// The same without a view, for a page with nothing to show.
    pub(super) fn none(&self, title: Title) -> Content {
        (title, self.file, self.value, Value::none())
    }

    /// A card that is made of this view.
    pub(super) fn card(&self, view: &V) -> (String, &'static str, Value) {
        (self.file.to_owned(), self.value, value(view))
    }
}

pub fn value<T: serde::Serialize>(view: &T) -> Value {
    Value::from_serializable(view)
}

/// A page's title, its template, and the name and value of what it shows.
pub type Content = (Title, &'static str, &'static str, Value);
