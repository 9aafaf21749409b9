//! Sources as a .bib file, by the writer of the crate that also reads them.

use biblatex::{Bibliography, Chunk, Entry, EntryType, Spanned};
use serde_json::Value;

use super::vocabulary::{BIB_FIELDS, BIB_TYPES, bib_type};
use super::{CslItem, Exported, text};

/// The fields of names: as in .bib files, as in CSL.
const NAMES: &[(&str, &str)] = &[
    ("author", "author"),
    ("editor", "editor"),
    ("translator", "translator"),
    ("bookauthor", "container-author"),
];

/// The fields of dates: as in .bib files, as in CSL.
const DATES: &[(&str, &str)] = &[
    ("date", "issued"),
    ("urldate", "accessed"),
    ("eventdate", "event-date"),
    ("origdate", "original-date"),
];

/// A .bib file in the order given.
#[must_use]
pub fn biblatex<'a>(sources: impl IntoIterator<Item = Exported<'a>>) -> String {
    let mut bibliography = Bibliography::new();
    for source in sources {
        bibliography.insert(entry(&source));
    }
    bibliography.to_biblatex_string()
}

fn entry(source: &Exported<'_>) -> Entry {
    let item = source.item;
    let key: String =
        source.id.chars().map(|c| if allowed(c) { c } else { '-' }).collect();
    if text(item, "id").is_empty() {
        let mut entry = Entry::new(key, EntryType::Misc);
        set(&mut entry, "title", text(item, "title"));
        return entry;
    }
    let kind = Some(text(item, "type")).filter(|t| !t.is_empty()).unwrap_or("document");
    let (name, subtype) = match (kind, BIB_TYPES.iter().find(|(_, csl)| *csl == kind)) {
        ("article-newspaper", _) => ("article", "newspaper"),
        ("article-magazine", _) => ("article", "magazine"),
        // The crate writes types it does not know as `misc`.
        (_, Some((bib, _)))
            if bib_type(&EntryType::new(bib).to_biblatex().to_string(), "") == kind =>
        {
            (*bib, "")
        }
        _ => ("misc", kind),
    };
    let mut entry = Entry::new(key, EntryType::new(name));
    set(&mut entry, "entrysubtype", subtype);
    fields(&mut entry, item, kind);
    set(&mut entry, "archive_url", source.archive_url);
    set(&mut entry, "archive_date", source.archive_date);
    entry
}

fn fields(entry: &mut Entry, item: &CslItem, kind: &str) {
    set(entry, "title", text(item, "title"));
    let mut written: Vec<&str> = Vec::new();
    let article = kind.starts_with("article") || kind == "periodical" || kind == "review";
    for (bib, csl) in BIB_FIELDS {
        // An article stands in a journal, anything else in a book.
        let other = *csl == "container-title" && (*bib == "booktitle") == article;
        if other || *csl == number(kind) || written.contains(csl) {
            continue;
        }
        written.push(csl);
        set(entry, bib, text(item, csl));
    }
    set(entry, "number", text(item, number(kind)));
    for (bib, csl) in NAMES {
        if let Some(Value::Array(list)) = item.get(*csl) {
            people(entry, bib, list);
        }
    }
    for (bib, csl) in DATES {
        set(entry, bib, &item.get(*csl).map(date).unwrap_or_default());
    }
}

/// The CSL field that `number` stands for.
#[must_use]
pub fn number(kind: &str) -> &'static str {
    match kind {
        "book" | "chapter" | "entry-encyclopedia" | "paper-conference" => {
            "collection-number"
        }
        "article-journal" | "article-magazine" | "article-newspaper" | "periodical"
        | "review" => "issue",
        _ => "number",
    }
}

fn date(value: &Value) -> String {
    let Some(map) = value.as_object() else { return String::new() };
    let held = |key: &str| map.get(key).and_then(Value::as_str).map(str::to_owned);
    if let Some(edtf) = held("edtf") {
        return edtf;
    }
    let parts = map.get("date-parts").and_then(|d| d.get(0)).and_then(Value::as_array);
    let Some(parts) = parts else { return String::new() };
    let numbers = parts.iter().filter_map(Value::as_i64).enumerate();
    let part = |(at, n): (usize, i64)| match (at, n) {
        (0, -9999..=-1) => format!("-{:04}", n.unsigned_abs()),
        (0, _) => format!("{n:04}"),
        _ => format!("{n:02}"),
    };
    numbers.map(part).collect::<Vec<_>>().join("-")
}

fn people(entry: &mut Entry, field: &str, list: &[Value]) {
    let mut chunks = Vec::new();
    for name in list {
        let part = |key: &str| name.get(key).and_then(Value::as_str).unwrap_or_default();
        if !chunks.is_empty() {
            chunks.push(Chunk::Normal(" and ".into()));
        }
        let (literal, family) = (part("literal"), part("family"));
        if family.is_empty() {
            let whole = if literal.is_empty() { part("given") } else { literal };
            chunks.push(Chunk::Verbatim(whole.into()));
            continue;
        }
        let particle = [part("dropping-particle"), part("non-dropping-particle")];
        for particle in particle.into_iter().filter(|p| !p.is_empty()) {
            chunks.push(Chunk::Normal(format!("{particle} ")));
        }
        chunks.push(guarded(family));
        for rest in [part("suffix"), part("given")] {
            if !rest.is_empty() {
                chunks.push(Chunk::Normal(", ".into()));
                chunks.push(guarded(rest));
            }
        }
        // A family name alone would be read as given name and family name.
        if part("given").is_empty() && part("suffix").is_empty() {
            chunks.push(Chunk::Normal(", ".into()));
        }
    }
    let chunks: Vec<Spanned<Chunk>> = chunks.into_iter().map(Spanned::detached).collect();
    if !chunks.is_empty() {
        entry.set(field, chunks);
    }
}

/// A part of a name; braces keep what would part it from being read so.
fn guarded(part: &str) -> Chunk {
    let parts = part.contains(',') || part.contains('=') || part.contains(" and ");
    let lower = part.split(' ').any(|w| w.starts_with(char::is_lowercase));
    if parts || lower { Chunk::Verbatim(part.into()) } else { Chunk::Normal(part.into()) }
}

fn set(entry: &mut Entry, field: &str, value: &str) {
    if !value.is_empty() {
        // Braces keep the case of a title's words through other programs.
        let text = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let chunk = match field {
            "title" | "booktitle" | "journaltitle" => Chunk::Verbatim(text),
            _ => Chunk::Normal(text),
        };
        entry.set(field, vec![Spanned::detached(chunk)]);
    }
}

/// Whether a key may hold a character.
fn allowed(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !"@{}\"#'(),=%\\~".contains(c)
}
