//! What records of every kind have, and the readers kinds share: references, dates.

use std::sync::Arc;

use super::{Settings, place::is_id};
use crate::date::{CaseDate, DateError};
use crate::diag::{Code, Diagnostic, FilePath, Place, Span};
use crate::language::Lang;
use crate::model::{Body, Head, Kind, Placed, PlacedDate, Reference, Withheld};
use crate::yaml::{Fields, Node, Value};

/// Where a record comes from.
pub struct Origin<'a> {
    pub file: &'a FilePath,
    pub text: &'a Arc<str>,
    pub kind: Kind,
    pub id: &'a Arc<str>,
    pub lang: Lang,
    pub settings: &'a Settings,
}

/// Reads the common fields; `title_key` is `title`, `name` or `statement`.
pub fn head(
    f: &mut Fields<'_>,
    origin: &Origin<'_>,
    title_key: &'static str,
    body: Body,
) -> Head {
    let title = f.required(title_key);
    let span = title.as_ref().map_or(f.span(), |(_, s)| *s);
    let place = f.place(span);
    let lang = crate::config::language(f, "lang").unwrap_or_else(|| origin.lang.clone());
    let summary = f.text("summary").map(|(t, _)| t).filter(|t| !t.trim().is_empty());
    let tags = f.texts("tags").into_iter().map(|(t, _)| t).collect();
    let redirect_from = redirects(f);
    let autolink = f.boolean("autolink").unwrap_or(true);
    let (withheld, [publish_at, embargo_until]) = withheld(f, origin.settings.now);
    let _ = f.node("extra");
    Head {
        kind: origin.kind,
        id: origin.id.clone(),
        lang,
        file: origin.file.clone(),
        place,
        title: title.map(|(t, _)| t).unwrap_or_default(),
        summary,
        tags,
        redirect_from,
        autolink,
        publish_at,
        embargo_until,
        withheld,
        body,
    }
}

fn redirects(f: &mut Fields<'_>) -> Vec<Placed<Arc<str>>> {
    let mut all = Vec::new();
    for (path, span) in f.texts("redirect_from") {
        let place = f.place(span);
        let sound = path.starts_with('/')
            && !path.starts_with("//")
            && !path.split('/').any(|s| s == ".." || s == ".")
            && !path.contains(['?', '#', '\\']);
        if sound {
            all.push(Placed { value: path, place });
        } else {
            f.report(
                Diagnostic::new(
                    Code::BadValue,
                    format!("`{path}` is not an address of the site"),
                )
                .at(place)
                .help(
                    "write a former address from the site's root, such as `/old/page/`",
                ),
            );
        }
    }
    all
}

/// Why the record is withheld at `now`, and the two moments that decide it.
fn withheld(
    f: &mut Fields<'_>,
    now: jiff::Timestamp,
) -> (Option<Withheld>, [Option<jiff::Timestamp>; 2]) {
    let draft = f.boolean("draft");
    let publish = moment(f, "publish_at");
    let embargo = moment(f, "embargo_until");
    // A line that cannot be read must not let the record slip out.
    let read = [
        ("draft", draft.is_some()),
        ("publish_at", publish.is_some()),
        ("embargo_until", embargo.is_some()),
    ];
    let mut unreadable = false;
    for (key, _) in read.iter().filter(|(_, is_read)| !is_read) {
        unreadable |= f.key_span(key).is_some();
        if f.key_span(key).is_some() && f.node(key).is_none() {
            f.missing(key);
        }
    }
    let ahead = |m: Option<jiff::Timestamp>| m.filter(|t| *t > now);
    if draft == Some(true) || unreadable {
        return (Some(Withheld::Draft), [publish, embargo]);
    }
    let why = ahead(embargo)
        .map(Withheld::Embargoed)
        .or_else(|| ahead(publish).map(Withheld::Scheduled));
    (why, [publish, embargo])
}

/// The moment under `key`.
fn moment(f: &mut Fields<'_>, key: &'static str) -> Option<jiff::Timestamp> {
    let (text, span) = f.text(key)?;
    let read = parse_moment(&text);
    if read.is_none() {
        let place = f.place(span);
        f.report(
            Diagnostic::new(Code::BadDate, format!("`{text}` is not a moment"))
                .at(place)
                .note("the record is withheld until this is mended")
                .help(
                    "write a day, `2026-11-22`, or a time, `2026-11-22T09:00:00+05:00`",
                ),
        );
    }
    read
}

/// A day (its first moment, UTC) or a time with its offset (RFC 3339).
#[must_use]
pub fn parse_moment(text: &str) -> Option<jiff::Timestamp> {
    let text = text.trim();
    if let Ok(time) = text.parse::<jiff::Timestamp>() {
        return Some(time);
    }
    let day = text.parse::<jiff::civil::Date>().ok().filter(|_| text.len() == 10)?;
    day.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|z| z.timestamp())
}

/// A list of ids under `key`.
pub fn references(f: &mut Fields<'_>, key: &'static str) -> Vec<Reference> {
    let texts = f.texts(key);
    texts.into_iter().filter_map(|(t, s)| reference_of(f, key, t, s)).collect()
}

/// One id under `key`.
pub fn reference(f: &mut Fields<'_>, key: &'static str) -> Option<Reference> {
    let (text, span) = f.text(key)?;
    reference_of(f, key, text, span)
}

/// A list of keys of sources, which may hold more than ids do.
pub fn source_references(f: &mut Fields<'_>, key: &'static str) -> Vec<Reference> {
    let place = |f: &Fields<'_>, (value, span)| Placed { value, place: f.place(span) };
    let texts = f.texts(key);
    texts.into_iter().map(|t| place(f, t)).collect()
}

fn reference_of(
    f: &mut Fields<'_>,
    key: &str,
    value: Arc<str>,
    span: Span,
) -> Option<Reference> {
    let place = f.place(span);
    if is_id(&value) {
        return Some(Placed { value, place });
    }
    f.report(
        Diagnostic::new(Code::BadId, format!("`{value}` under `{key}` is not an id"))
            .at(place)
            .help("write the id: the file's name without its ending, such as `ogra`"),
    );
    None
}

/// An EDTF date under `key`, as written.
pub fn date(f: &mut Fields<'_>, key: &'static str) -> Option<PlacedDate> {
    let (text, span) = f.verbatim(key)?;
    let place = f.place(span);
    match CaseDate::parse(text.trim()) {
        Ok(value) => Some(Placed { value, place }),
        Err(error) => {
            f.report(bad_date(&text, place, &error));
            None
        }
    }
}

/// What to say of a text that is no date.
pub fn bad_date(text: &str, place: Place, error: &DateError) -> Diagnostic {
    let d = Diagnostic::new(Code::BadDate, format!("`{text}` is not an EDTF date"))
        .at(place)
        .label(error.message.clone());
    match &error.suggestion {
        Some(form) if form.chars().all(|c| c.is_ascii_digit() || c == '-') => {
            d.help(format!("did you mean `{form}`?"))
        }
        Some(form) => d.help(format!("did you mean `\"{form}\"`?")),
        None => d.help("dates are EDTF, such as 2022, 2022-09, 2022-09-24, 2022-09~"),
    }
}

/// The single text of `node`, or the field `key` of the mapping it is.
pub fn text_or_field<'a>(
    f: &mut Fields<'a>,
    what: &str,
    key: &'static str,
    node: &'a Node,
) -> Option<(Arc<str>, Option<&'a Node>)> {
    if let Value::Map(entries) = &node.value {
        let inner = entries.iter().find(|(k, _)| &*k.name == key).map(|(_, n)| n);
        let Some(inner) = inner else {
            let place = f.place(node.span);
            f.report(
                Diagnostic::new(Code::MissingKey, format!("{what} has no `{key}`"))
                    .at(place),
            );
            return None;
        };
        return f.scalar(key, inner).map(|(t, _)| (t, Some(node)));
    }
    f.scalar(key, node).map(|(t, _)| (t, None))
}

/// Where a node stands.
pub fn place_of(f: &Fields<'_>, node: &Node) -> Place {
    f.place(node.span)
}
