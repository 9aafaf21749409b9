//! The order of a list of references.

use hayagriva::citationberg::taxonomy::Variable;
use hayagriva::citationberg::{Bibliography, SortKey};

use super::{CslItem, dates, names, text};

/// How a style orders its references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// As they are cited.
    Citation,
    /// By author, title and date, in the sequence the style says.
    Sorted,
}

/// What a list is sorted by, in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The authors, or the title where there is none.
    Author,
    /// The title.
    Title,
    /// The date of issue.
    Date,
}

/// What a style sorts by, in the order of its keys; nothing when it keeps the order of
/// citation.
pub fn keys(bibliography: Option<&Bibliography>) -> Vec<By> {
    let Some(sort) = bibliography.and_then(|b| b.sort.as_ref()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for key in &sort.keys {
        let name = match key {
            SortKey::Variable { variable, .. } => variable_name(*variable),
            SortKey::MacroName { name, .. } => name.to_lowercase(),
        };
        let by = match &*name {
            n if n.contains("title") => By::Title,
            n if ["date", "issued", "year"].iter().any(|w| n.contains(w)) => By::Date,
            _ => By::Author,
        };
        if !found.contains(&by) {
            found.push(by);
        }
    }
    for by in [By::Author, By::Title, By::Date] {
        if !found.contains(&by) {
            found.push(by);
        }
    }
    found
}

fn variable_name(variable: Variable) -> String {
    match variable {
        Variable::Standard(v) => v.to_string(),
        Variable::Number(v) => v.to_string(),
        Variable::Page(v) => v.to_string(),
        Variable::Date(_) => "date".to_owned(),
        Variable::Name(v) => v.to_string(),
    }
}

/// Texts to compare one after another by the rules of the page's language.
pub fn sort_key(by: &[By], item: &CslItem) -> [String; 3] {
    let title = || super::plain(text(item, "title"));
    let one = |by: &By| match by {
        By::Author => {
            let names = names::sorted(item);
            if names.is_empty() { title() } else { names }
        }
        By::Title => title(),
        By::Date => dates::sorted(item.get("issued")),
    };
    let mut parts = by.iter().map(one);
    [(); 3].map(|()| parts.next().unwrap_or_default())
}
