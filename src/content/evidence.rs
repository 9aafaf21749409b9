//! Claims with what they rest on, corrections and replies.

use std::sync::Arc;

use super::Parsed;
use super::entries::id;
use super::head::{Origin, date, head, reference, references};
use crate::diag::{Code, Diagnostic};
use crate::language::Lang;
use crate::model::{
    Bears, Body, Claim, ClaimValue, Correction, CorrectionKind, Evidence, Kind, Placed,
    Rating, Reply, ReplyOutcome, Status, StatusChange, Texts,
};
use crate::yaml::Fields;

/// Reads a claim.
pub fn claim(f: &mut Fields<'_>, origin: &Origin<'_>, body: Body) -> Claim {
    let status = f.choice("status", Status::WORDS);
    Claim {
        head: head(f, origin, "statement", body),
        label: f.text("title").map(|(t, _)| t),
        status: status.unwrap_or(Status::Unverified),
        by: references(f, "by"),
        about: references(f, "about"),
        date: date(f, "date"),
        evidence: evidence(f),
        values: values(f),
        replies: references(f, "replies"),
        last_verified: date(f, "last_verified"),
        history: history(f),
        rating: rating(f),
    }
}

/// Reads each mapping of the list under `key`.
pub fn each<T>(
    f: &mut Fields<'_>,
    key: &'static str,
    what: &'static str,
    mut read: impl FnMut(&mut Fields<'_>) -> Option<T>,
) -> Vec<T> {
    let mut all = Vec::new();
    for node in f.list(key) {
        let (file, text, found) = f.parts();
        if let Some(mut entry) = Fields::open(what, node, file, text, found) {
            all.extend(read(&mut entry));
            entry.close();
        }
    }
    all
}

fn evidence(f: &mut Fields<'_>) -> Vec<Evidence> {
    each(f, "evidence", "a piece of evidence", |e| {
        let source = e.required("source");
        let locator = e.text("locator").map(|(t, _)| t);
        let quote = e.text("quote").map(|(t, _)| t);
        let bears = e.choice("bears", Bears::WORDS).unwrap_or(Bears::Context);
        let (value, span) = source?;
        let source = Placed { value, place: e.place(span) };
        Some(Evidence { source, locator, quote, bears })
    })
}

fn values(f: &mut Fields<'_>) -> Vec<ClaimValue> {
    each(f, "values", "a value", |v| {
        let value = v.required("value");
        let by = v.text("by").map(|(value, s)| Placed { value, place: v.place(s) });
        let note = v.text("note").map(|(t, _)| t);
        value.map(|(value, _)| ClaimValue { value, by, note })
    })
}

fn history(f: &mut Fields<'_>) -> Vec<StatusChange> {
    each(f, "history", "a change of status", |h| {
        if h.node("status").is_none() {
            h.missing("status");
        }
        let status = h.choice("status", Status::WORDS);
        let (date, note) = (date(h, "date"), h.text("note").map(|(t, _)| t));
        status.map(|status| StatusChange { status, date, note })
    })
}

/// A verdict: `{name: Unproven, value: 2, worst: 1, best: 5}`.
fn rating(f: &mut Fields<'_>) -> Option<Rating> {
    const MOST: u32 = 1000;
    let node = f.node("rating")?;
    let (file, text, found) = f.parts();
    let mut r = Fields::open("a rating", node, file, text, found)?;
    let name = r.required("name");
    if r.node("value").is_none() {
        r.missing("value");
    }
    let worst = r.integer("worst", 0, MOST).unwrap_or(1);
    let best = r.integer("best", 0, MOST).unwrap_or(5);
    let value = r.integer("value", worst.min(best), best.max(worst));
    r.close();
    let (name, value) = (name?.0, value?);
    Some(Rating { name, value, worst, best })
}

/// A text, and the same in other languages under `texts`.
fn texts(f: &mut Fields<'_>, own: Option<Arc<str>>, lang: &Lang) -> Texts {
    let mut all: Texts = own.map(|text| (lang.clone(), text)).into_iter().collect();
    for (name, node) in f.map("texts") {
        let text = f.scalar(&name.name, node);
        let Some(lang) = Lang::parse(&name.name) else {
            let place = f.place(name.span);
            let message = format!("`{}` is not the tag of a language", name.name);
            let help = "write a tag such as `ur`, with the text after it";
            f.report(Diagnostic::new(Code::BadValue, message).at(place).help(help));
            continue;
        };
        all.extend(text.map(|(text, _)| (lang, text)));
    }
    all
}

/// What a correction may be of, in the order in which an id alone is looked for.
pub const PAGES: &[Kind] =
    &[Kind::Article, Kind::Page, Kind::Entity, Kind::Event, Kind::Claim, Kind::Exhibit];

/// Reads a correction.
pub fn correction(f: &mut Fields<'_>, lang: &Lang) -> Option<Parsed> {
    let place = f.place(f.span());
    let id = id(f);
    let page = f.required("page").map(|(v, span)| (v, f.place(span)));
    let text = f.required("text").map(|(t, _)| t);
    let date = date(f, "date");
    let kind = f.choice("kind", CorrectionKind::WORDS);
    let before = f.text("before").map(|(t, _)| t);
    let after = f.text("after").map(|(t, _)| t);
    let claim = reference(f, "claim");
    let text = texts(f, text, lang);
    let (id, (written, at)) = (id?, page?);
    let (page_kind, value) = of_page(&written);
    Some(Parsed::Correction(Arc::new(Correction {
        id,
        place,
        page: Placed { value, place: at },
        page_kind,
        date,
        kind: kind.unwrap_or(CorrectionKind::Correction),
        text,
        before,
        after,
        claim,
    })))
}

/// `claim:asking-price` or an id alone.
fn of_page(written: &str) -> (Option<Kind>, Arc<str>) {
    let typed = written.split_once(':').and_then(|(word, id)| {
        let kind = PAGES.iter().find(|kind| kind.word() == word)?;
        Some((*kind, id.trim()))
    });
    match typed {
        Some((kind, id)) => (Some(kind), Arc::from(id)),
        None => (None, Arc::from(written)),
    }
}

/// Reads a reply.
pub fn reply(f: &mut Fields<'_>, lang: &Lang) -> Option<Parsed> {
    let place = f.place(f.span());
    let id = id(f);
    if f.node("subject").is_none() {
        f.missing("subject");
    }
    let subject = reference(f, "subject");
    let [asked, deadline, date] = ["asked", "deadline", "date"].map(|key| date(f, key));
    let channel = f.text("channel").map(|(t, _)| t);
    let about = references(f, "about");
    if f.node("outcome").is_none() {
        f.missing("outcome");
    }
    let outcome = f.choice("outcome", ReplyOutcome::WORDS);
    let text = f.text("text").map(|(t, _)| t).filter(|t| !t.trim().is_empty());
    let text = texts(f, text, lang);
    let (id, subject, outcome) = (id?, subject?, outcome?);
    Some(Parsed::Reply(Arc::new(Reply {
        id,
        place,
        subject,
        asked,
        deadline,
        date,
        channel,
        about,
        outcome,
        text,
    })))
}
