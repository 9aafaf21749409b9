//! The views, told in the terms of templates. Their source is read line by line: rustfmt
//! writes a field a line, and what is read here is held to that.

use std::collections::{BTreeMap, BTreeSet};

use super::{below, repository, text};

/// A struct that templates see.
#[derive(Clone, Default)]
struct Struct {
    name: String,
    doc: String,
    fields: Vec<Field>,
}

#[derive(Clone)]
struct Field {
    name: String,
    kind: String,
    doc: String,
    /// Whether its own fields stand in its place.
    is_flat: bool,
}

/// The structs that templates see.
pub struct Views {
    structs: Vec<Struct>,
    names: BTreeSet<String>,
}

impl Views {
    pub fn read() -> Self {
        let files = below(&repository("src/pages/views"));
        let mut structs = Vec::new();
        for file in files.iter().filter(|file| *file != "templates.rs") {
            structs.extend(serialised(&text(&format!("src/pages/views/{file}"))));
        }
        structs.sort_by(|a, b| a.name.cmp(&b.name));
        let names = structs.iter().map(|item| item.name.clone()).collect();
        Self { structs, names }
    }

    /// A section for each view: what it is, and a table of its fields.
    pub fn sections(&self) -> String {
        let section = |item: &Struct| {
            format!("\n### {}\n\n{}\n\n{}", item.name, item.doc, self.table(item))
        };
        self.structs.iter().map(section).collect()
    }

    fn table(&self, item: &Struct) -> String {
        let mut out = "| field | type | what |\n|---|---|---|\n".to_owned();
        for field in &item.fields {
            let kind = self.kind(&field.kind);
            let (name, kind) = if field.is_flat {
                ("…".to_owned(), format!("the fields of {kind}"))
            } else {
                (format!("`{}`", field.name), kind)
            };
            out += &format!("| {name} | {kind} | {} |\n", field.doc);
        }
        out
    }

    /// A type as somebody who writes templates thinks of it.
    fn kind(&self, kind: &str) -> String {
        let kind =
            kind.rsplit("::").next().filter(|_| !kind.contains('<')).unwrap_or(kind);
        let inner = |outer: &str| kind.strip_prefix(outer)?.strip_suffix('>');
        if let Some(one) = inner("Option<") {
            return format!("{}, or none", self.kind(one));
        }
        if let Some(one) = inner("Vec<") {
            return format!("list of {}", self.kind(one));
        }
        if let Some((_, one)) = inner("BTreeMap<").and_then(|both| both.split_once(", "))
        {
            return format!("mapping to {}", self.kind(one));
        }
        match kind {
            "String" | "&'static str" => "text".to_owned(),
            "bool" => "true or false".to_owned(),
            "usize" | "i64" | "u64" | "u32" | "u16" | "u8" | "f64" | "Unit" => {
                "number".to_owned()
            }
            "serde_json::Value" | "Value" => "any value".to_owned(),
            name if self.names.contains(name) => {
                format!("[{name}](#{})", name.to_lowercase())
            }
            name => panic!("a type that templates cannot know: {name}"),
        }
    }
}

/// The fields of `site`.
pub fn globals(views: &Views) -> String {
    let all = serialised(&text("src/templates/engine.rs"));
    let globals = all.iter().find(|item| item.name == "Globals");
    views.table(globals.expect("the struct of `site`"))
}

/// The filters that casebook registers, with what their functions say of them.
pub fn filters() -> String {
    let text = text("src/templates/filters.rs");
    let parts = text.split("register_filter(\"").skip(1);
    let names: BTreeSet<&str> =
        parts.map(|part| part.split('"').next().unwrap_or_default()).collect();
    let mut docs: BTreeMap<&str, String> = BTreeMap::new();
    let mut said = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("/// ") {
            said.push(words);
        } else if let Some(rest) = line.strip_prefix("fn ") {
            docs.insert(rest.split('(').next().unwrap_or_default(), said.join(" "));
            said.clear();
        } else {
            said.clear();
        }
    }
    let line = |name: &&str| {
        let said = docs.get(*name).filter(|said| !said.is_empty());
        let said = said.unwrap_or_else(|| panic!("the filter `{name}` is not described"));
        format!("- `{name}`: {said}\n")
    };
    names.iter().map(line).collect()
}

/// The structs of a file that can be handed to templates, with their documented fields.
fn serialised(source: &str) -> Vec<Struct> {
    let mut all = Vec::new();
    let mut open: Option<Struct> = None;
    let mut said: Vec<&str> = Vec::new();
    let (mut is_serialised, mut is_flat) = (false, false);
    for line in source.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            said.push(words.trim());
        } else if line.starts_with("#[derive(") {
            is_serialised = line.contains("Serialize");
        } else if line.starts_with("#[") {
            is_flat = is_flat || line == "#[serde(flatten)]";
        } else if let Some(item) = &mut open {
            if line == "}" {
                all.extend(open.take());
            } else if let Some((name, kind)) = line
                .strip_prefix("pub ")
                .and_then(|l| l.strip_suffix(',')?.split_once(": "))
            {
                let doc = said.join(" ").replace('|', "\\|");
                assert!(!doc.is_empty(), "{}.{name} is not described", item.name);
                let (name, kind) = (name.to_owned(), kind.to_owned());
                item.fields.push(Field { name, kind, doc, is_flat });
            } else {
                panic!("a line of {} that is no field: {line}", item.name);
            }
            (is_flat, said) = (false, Vec::new());
        } else {
            if let Some(rest) = line.strip_prefix("pub struct ").filter(|_| is_serialised)
                && let Some(name) = rest.strip_suffix(" {")
            {
                let (name, doc) = (name.to_owned(), said.join(" "));
                open = Some(Struct { name, doc, fields: Vec::new() });
            }
            (is_serialised, said) = (false, Vec::new());
        }
    }
    all
}
