//! `BibTeX` and `BibLaTeX`, as CSL items.
//!
//! Types and fields are read by the tables of [`crate::bibliography`]. `keywords`, `file`,
//! `annotation` and the like are their owner's and are passed over. Casebook's own fields
//! are `archive_url` and `archive_date`, and with `casebook-` before their names `sha256`,
//! `kind`, `origin`, `reliability`, `credibility`, `confidential` and `public-name`.

use std::collections::BTreeMap;
use std::sync::Arc;

use biblatex::{Bibliography, ChunksExt, Entry, ParseError, Person, RawBibliography};
use serde_json::{Map, Value as Json};

use super::own::{CREDIBILITY, KINDS, Own, RELIABILITY};
use super::{astray, confidential, dates, open, sound, title};
use crate::bibliography::{BIB_FIELDS, bib_number, bib_type, csl_date};
use crate::diag::{Code, Diagnostic, FilePath, Place, Span};
use crate::model::{CslItem, Source};

/// Every source of a file.
pub fn read(
    file: &FilePath,
    text: &Arc<str>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Source> {
    match entries(file, text, found) {
        Ok((bibliography, spans)) => bibliography
            .iter()
            .map(|entry| {
                Reading { entry, file, found, at: spans.get(&entry.key) }.source()
            })
            .collect(),
        Err(error) => {
            let span = Span::new(error.span.start, error.span.end);
            let message = format!("BibTeX cannot be read: {}", error.kind);
            found.push(
                Diagnostic::new(Code::YamlSyntax, message)
                    .at(Place::new(file, span))
                    .help(
                        "see that its fields are parted by commas and its braces closed",
                    ),
            );
            Vec::new()
        }
    }
}

type Spans = BTreeMap<String, Span>;

/// The entries, and where each key stands. The crate gives up a file over a key that comes
/// twice: here the second entry is reported and left out.
fn entries(
    file: &FilePath,
    text: &str,
    found: &mut Vec<Diagnostic>,
) -> Result<(Bibliography, Spans), ParseError> {
    let mut raw = RawBibliography::parse(text)?;
    let mut spans = Spans::new();
    raw.entries.retain(|entry| {
        let key = &entry.v.key;
        let span = Span::new(key.span.start, key.span.end);
        let Some(first) = spans.get(key.v) else {
            spans.insert(key.v.to_owned(), span);
            return true;
        };
        let message = format!("there are two sources `{}`", key.v);
        found.push(
            Diagnostic::new(Code::DuplicateId, message)
                .at(Place::new(file, span))
                .also(Place::new(file, *first), "the other one")
                .help("rename one of them: an id names one record of its kind in each language"),
        );
        false
    });
    Ok((Bibliography::from_raw(raw)?, spans))
}

struct Reading<'a> {
    entry: &'a Entry,
    file: &'a FilePath,
    found: &'a mut Vec<Diagnostic>,
    at: Option<&'a Span>,
}

impl Reading<'_> {
    fn source(mut self) -> Source {
        let key = Arc::from(self.entry.key.as_str());
        let span = self.at.copied().unwrap_or_default();
        let place = Place::new(self.file, span);
        let mut own = self.own();
        if own.confidential {
            if own.public_name.is_empty() {
                self.missing("casebook-public-name", place.clone());
            }
            return confidential(key, Some(place), own);
        }
        for name in self.entry.fields.keys() {
            let told = astray::bib(name).map(|d| d.at(self.place(name)));
            self.found.extend(told);
        }
        let item = self.item(&mut own);
        if title(&item).is_empty() {
            self.missing("title", place.clone());
        }
        open(key, Some(place), item, own)
    }

    fn missing(&mut self, field: &str, place: Place) {
        self.found.push(
            Diagnostic::new(Code::MissingKey, format!("a source has no `{field}`"))
                .at(place)
                .help(format!("add a line `{field} = {{…}},`")),
        );
    }

    /// The text of a field.
    fn text(&self, field: &str) -> Option<String> {
        let text = self.entry.get(field)?.format_verbatim();
        Some(text.trim().to_owned()).filter(|t| !t.is_empty())
    }

    fn place(&self, field: &str) -> Place {
        let span = self.entry.get(field).map(ChunksExt::span).filter(|s| s.start < s.end);
        let own = self.at.copied().unwrap_or_default();
        Place::new(self.file, span.map_or(own, |s| Span::new(s.start, s.end)))
    }

    fn own(&mut self) -> Own {
        let confidential = match self.text("casebook-confidential").as_deref() {
            None => false,
            Some("false" | "no" | "0") => false,
            Some("true" | "yes" | "1") => true,
            // What cannot be read must not let a name slip out.
            Some(other) => {
                let message = format!("`casebook-confidential` cannot be `{other}`");
                let place = self.place("casebook-confidential");
                self.found.push(sound::unusable(
                    message,
                    place,
                    "write `true` or `false`",
                ));
                true
            }
        };
        let line =
            |text: Option<String>| Arc::from(sound::line(&text.unwrap_or_default()));
        let mut own = Own {
            confidential,
            public_name: line(self.text("casebook-public-name")),
            kind: self.graded("casebook-kind", KINDS),
            reliability: self.graded("casebook-reliability", RELIABILITY),
            credibility: self.graded("casebook-credibility", CREDIBILITY),
            ..Own::default()
        };
        if confidential {
            return own;
        }
        own.origin = line(self.text("casebook-origin"));
        let address = |t: &str, place| sound::address("archive_url", t, place);
        own.archive_url = self.checked(&["archive_url", "archiveurl"], address);
        own.sha256 = self.checked(&["casebook-sha256"], sound::sha256);
        let dated = ["archive_date", "archivedate"]
            .map(|key| dates::bib_field(self.entry, key, self.file, self.found));
        own.archive_date = dated.into_iter().flatten().next();
        own
    }

    fn graded(&mut self, field: &str, scale: &[&'static str]) -> Arc<str> {
        let Some(text) = self.text(field) else { return Arc::default() };
        let (word, wrong) = sound::graded(field, &text, scale, self.place(field));
        self.found.extend(wrong);
        word
    }

    /// The first of some fields that is there, as it is kept.
    fn checked(
        &mut self,
        fields: &[&str],
        sound: impl Fn(&str, Place) -> (Option<String>, Option<Diagnostic>),
    ) -> Arc<str> {
        let there = fields.iter().find_map(|f| Some((f, self.text(f)?)));
        let Some((field, text)) = there else { return Arc::default() };
        let (held, wrong) = sound(&text, self.place(field));
        self.found.extend(wrong);
        Arc::from(held.unwrap_or_default())
    }

    fn item(&mut self, own: &mut Own) -> CslItem {
        let entry = self.entry;
        let written = entry.entry_type.to_string();
        let subtype = self.text("entrysubtype").unwrap_or_default();
        let kind = bib_type(&written, &subtype);
        let mut item = CslItem::new();
        item.insert("id".into(), Json::Null);
        item.insert("type".into(), kind.into());
        let titles = [self.text("title"), self.text("subtitle")];
        let whole = titles.into_iter().flatten().collect::<Vec<_>>().join(": ");
        self.put(&mut item, "title", "title", Some(whole));
        for (field, csl) in BIB_FIELDS {
            let text = self.text(field);
            let csl = match text.as_deref() {
                Some(t) if *field == "howpublished" && t.starts_with("http") => "URL",
                _ => csl,
            };
            self.put(&mut item, field, csl, text);
        }
        self.put(&mut item, "number", bib_number(kind), self.text("number"));
        let genre = match &*written.to_lowercase() {
            "phdthesis" => Some("PhD thesis"),
            "mastersthesis" => Some("Master’s thesis"),
            _ => None,
        };
        self.put(&mut item, "type", "genre", genre.map(str::to_owned));
        self.people(&mut item);
        self.dates(&mut item, own);
        item
    }

    /// Puts a field where nothing stands yet.
    fn put(&mut self, item: &mut CslItem, field: &str, csl: &str, text: Option<String>) {
        let Some(text) = text.filter(|t| !t.is_empty()) else { return };
        if item.contains_key(csl) {
            return;
        }
        let text = if csl == "page" { text.replace("--", "-") } else { text };
        let (held, wrong) = sound::field(csl, &text, self.place(field));
        self.found.extend(wrong);
        item.extend(held.map(|held| (csl.to_owned(), held.into())));
    }

    fn people(&mut self, item: &mut CslItem) {
        let fields = [
            ("author", "author"),
            ("editor", "editor"),
            ("translator", "translator"),
            ("bookauthor", "container-author"),
        ];
        for (field, csl) in fields {
            let people = self.entry.get_as::<Vec<Person>>(field).unwrap_or_default();
            let names: Vec<Json> = people.iter().filter_map(name).collect();
            if !names.is_empty() {
                item.insert(csl.into(), Json::Array(names));
            }
        }
    }

    fn dates(&mut self, item: &mut CslItem, own: &mut Own) {
        let mut put = |csl: &str, date: Option<Json>| {
            item.extend(date.map(|date| (csl.to_owned(), date)));
        };
        own.issued = dates::bib(self.entry, self.file, self.found);
        let words = self.text("year").or_else(|| self.text("date"));
        let literal = || {
            let words = words.filter(|_| self.entry.get("date").is_none())?;
            Some(Json::Object(Map::from_iter([("literal".to_owned(), words.into())])))
        };
        put("issued", own.issued.as_ref().map(csl_date).or_else(literal));
        for (field, csl) in [
            ("urldate", "accessed"),
            ("eventdate", "event-date"),
            ("origdate", "original-date"),
        ] {
            let date = dates::bib_field(self.entry, field, self.file, self.found);
            put(csl, date.as_ref().map(csl_date));
            if csl == "accessed" {
                own.accessed = date;
            }
        }
    }
}

/// A name; one without parts is a body's or a pseudonym.
fn name(person: &Person) -> Option<Json> {
    let mut name = Map::new();
    let mut put = |key: &str, part: &str| {
        let part = sound::line(part);
        if !part.is_empty() {
            name.insert(key.to_owned(), part.into());
        }
    };
    let alone = [&person.given_name, &person.prefix, &person.suffix];
    if alone.iter().all(|part| part.is_empty()) {
        put("literal", &person.name);
    } else {
        put("family", &person.name);
        put("given", &person.given_name);
        put("non-dropping-particle", &person.prefix);
        put("suffix", &person.suffix);
    }
    (!name.is_empty()).then_some(Json::Object(name))
}
