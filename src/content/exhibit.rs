//! The fields of exhibits.

use std::sync::Arc;

use super::evidence::each;
use super::head::{Origin, date, head, reference, references, source_references};
use crate::diag::{Code, Diagnostic, FilePath};
use crate::language::Lang;
use crate::model::{
    Authenticity, Body, Custody, Exhibit, Mark, Medium, Placed, Quote, Speaker,
};
use crate::yaml::Fields;

/// Reads an exhibit.
pub fn exhibit(f: &mut Fields<'_>, origin: &Origin<'_>, body: Body) -> Exhibit {
    let folder = origin.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let medium = f.choice("type", Medium::WORDS);
    let file = f
        .text("file")
        .map(|(name, s)| Placed { value: beside(folder, &name), place: f.place(s) });
    let by_name = || file.as_ref().map_or(Medium::Document, |f| by_name(&f.value));
    Exhibit {
        head: head(f, origin, "title", body),
        medium: medium.unwrap_or_else(by_name),
        sha256: digest(f),
        authenticity: f.choice("authenticity", Authenticity::WORDS),
        basis: f.text("basis").map(|(t, _)| t),
        keeps_metadata: f
            .choice("metadata", &[("strip", false), ("keep", true)])
            .unwrap_or(false),
        transcripts: transcripts(f, folder),
        speakers: speakers(f),
        marks: marks(f),
        quotes: quotes(f),
        custody: custody(f),
        recorded: date(f, "recorded_at"),
        about: references(f, "about"),
        sources: source_references(f, "sources"),
        alt: f.text("alt").map(|(t, _)| t),
        credit: f.text("credit").map(|(t, _)| t),
        licence: f.text("licence").map(|(t, _)| t),
        file,
    }
}

/// A file named from the folder of the exhibit's own. A name that leads out of the project
/// stays as it is written, and is that of no file.
fn beside(folder: &str, name: &str) -> FilePath {
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Arc::from(name);
                }
            }
            part => parts.push(part),
        }
    }
    Arc::from(parts.join("/"))
}

/// What a file is, by its name, where its author does not say.
fn by_name(file: &str) -> Medium {
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match ending.as_str() {
        "mp3" | "m4a" | "aac" | "ogg" | "oga" | "opus" | "flac" | "wav" => Medium::Audio,
        "mp4" | "webm" | "mov" | "m4v" | "ogv" => Medium::Video,
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg" => Medium::Image,
        "csv" | "tsv" | "json" | "ndjson" | "xlsx" | "ods" => Medium::Dataset,
        _ => Medium::Document,
    }
}

/// A SHA-256 in hexadecimal digits.
fn digest(f: &mut Fields<'_>) -> Option<Placed<Arc<str>>> {
    let (text, span) = f.text("sha256")?;
    let place = f.place(span);
    let digits = text.trim().to_ascii_lowercase();
    if digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(Placed { value: Arc::from(digits), place });
    }
    let message = "this is not a SHA-256, which has 64 digits: 0–9 and a–f".to_owned();
    let help = "take it from `sha256sum FILE`";
    f.report(Diagnostic::new(Code::BadValue, message).at(place).help(help));
    None
}

/// `transcript: {en: tape.en.vtt}`.
fn transcripts(f: &mut Fields<'_>, folder: &str) -> Vec<(Lang, Placed<FilePath>)> {
    let mut all = Vec::new();
    for (name, node) in f.map("transcript") {
        let file = f.scalar(&name.name, node);
        let Some(lang) = Lang::parse(&name.name) else {
            let place = f.place(name.span);
            let message = format!("`{}` is not the tag of a language", name.name);
            let help =
                "write the language of the transcript: `transcript: {en: tape.en.vtt}`";
            f.report(Diagnostic::new(Code::BadValue, message).at(place).help(help));
            continue;
        };
        let Some((file, span)) = file else { continue };
        let file = Placed { value: beside(folder, &file), place: f.place(span) };
        all.push((lang, file));
    }
    all
}

/// `speakers: {Narrator: {label: "Synthetic voice"}}`.
fn speakers(f: &mut Fields<'_>) -> Vec<Speaker> {
    let mut all = Vec::new();
    for (name, node) in f.map("speakers") {
        let voice = Placed { value: name.name.clone(), place: f.place(name.span) };
        let (file, text, found) = f.parts();
        let Some(mut s) = Fields::open("a speaker", node, file, text, found) else {
            continue;
        };
        let entity = reference(&mut s, "entity");
        let label = s.text("label").map(|(t, _)| t);
        let basis = s.text("basis").map(|(t, _)| t);
        let source =
            s.text("source").map(|(value, span)| Placed { value, place: s.place(span) });
        if entity.is_none() && label.is_none() && s.node("entity").is_none() {
            s.missing("label");
        }
        s.close();
        all.push(Speaker { voice, entity, label, basis, source });
    }
    all
}

/// `marks: [{at: "00:12", claim: asking-price}]`.
fn marks(f: &mut Fields<'_>) -> Vec<Mark> {
    each(f, "marks", "a mark", |m| {
        let at = m.required("at");
        if m.node("claim").is_none() {
            m.missing("claim");
        }
        let claim = reference(m, "claim");
        let (text, span) = at?;
        let Some(at) = moment(&text) else {
            let place = m.place(span);
            let message = format!("`{text}` is not a moment of a recording");
            let help = "write it as the player shows it: \"1:05\", or in seconds: 65";
            m.report(Diagnostic::new(Code::BadValue, message).at(place).help(help));
            return None;
        };
        claim.map(|claim| Mark { at, claim })
    })
}

/// `65`, `1:05`, `1:05.5` or `0:01:05` in milliseconds.
fn moment(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.trim().split(':').collect();
    let (seconds, rest) = parts.split_last()?;
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let number = |text: &str| -> Option<u64> {
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|n| digits && *n < 1_000_000)
    };
    let mut total = number(whole)?;
    if rest.len() > 2 || (!rest.is_empty() && total > 59) {
        return None;
    }
    for (part, unit) in rest.iter().rev().zip([60, 3600]) {
        total += number(part)? * unit;
    }
    let digits: String = format!("{fraction:0<3}").chars().take(3).collect();
    Some(total * 1000 + number(&digits)?)
}

fn quotes(f: &mut Fields<'_>) -> Vec<Quote> {
    each(f, "quotes", "a quotation", |q| {
        let text = q.required("text");
        let page = q.text("page").map(|(t, _)| t);
        let claim = reference(q, "claim");
        text.map(|(text, _)| Quote { text, page, claim })
    })
}

fn custody(f: &mut Fields<'_>) -> Vec<Custody> {
    each(f, "custody", "a step of custody", |c| {
        let at = date(c, "at");
        let by = c.text("by").map(|(t, _)| t);
        let action = c.required("action");
        let note = c.text("note").map(|(t, _)| t);
        action.map(|(action, _)| Custody { at, by, action, note })
    })
}

#[cfg(test)]
mod tests {
    use super::{beside, moment};

    #[test]
    fn files_are_named_from_the_folder_of_the_exhibit() {
        for (name, expected) in [
            ("a.png", "content/exhibits/x/a.png"),
            ("./a.png", "content/exhibits/x/a.png"),
            ("../y/./a.png", "content/exhibits/y/a.png"),
            ("../../../casebook.yaml", "casebook.yaml"),
            ("../../../../etc/passwd", "../../../../etc/passwd"),
            ("/etc/passwd", "content/exhibits/x//etc/passwd"),
        ] {
            assert_eq!(&*beside("content/exhibits/x", name), expected, "{name}");
        }
    }

    #[test]
    fn moments_of_a_recording() {
        let rows = [
            ("65", Some(65_000)),
            ("1:05", Some(65_000)),
            ("0:01:05.25", Some(65_250)),
            ("2:00:00", Some(7_200_000)),
            ("0:75", None),
            ("", None),
            ("1:-5", None),
            ("1:2:3:4", None),
            ("99999999999999999999", None),
            ("a", None),
        ];
        for (text, expected) in rows {
            assert_eq!(moment(text), expected, "{text}");
        }
    }
}
