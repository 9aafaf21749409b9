//! What may stand in the fields of a source that are more than words: addresses, DOIs,
//! languages, hashes, gradings.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Place};
use crate::language::Lang;

/// A value that cannot be used.
pub fn unusable(message: String, place: Place, help: &str) -> Diagnostic {
    Diagnostic::new(Code::BadSource, message).at(place).help(help)
}

/// A text in one line. Spaces are kept as written unless the line was broken.
pub fn line(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.trim().to_owned();
    }
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control());
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A field of an item as it is kept, with what is wrong with it.
pub fn field(
    key: &str,
    text: &str,
    place: Place,
) -> (Option<String>, Option<Diagnostic>) {
    match key {
        "URL" => address("URL", text, place),
        "DOI" => doi(text, place),
        "language" => (Some(language(text)), None),
        // Pages keep the paragraphs of what is written for them.
        "abstract" | "note" => (Some(text.to_owned()), None),
        _ => (Some(line(text)), None),
    }
}

/// An address of the web; anything else is no link and would be printed as one.
pub fn address(
    key: &str,
    text: &str,
    place: Place,
) -> (Option<String>, Option<Diagnostic>) {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let rest = ["https://", "http://"].iter().find_map(|s| lower.strip_prefix(s));
    let whole =
        rest.is_some_and(|r| !r.is_empty() && !text.contains(char::is_whitespace));
    if whole {
        return (Some(text.to_owned()), None);
    }
    let message = format!("`{key}` is not an address of the web: `{}`", line(text));
    let help = "an address begins with `https://` or `http://` and has no spaces";
    (None, Some(unusable(message, place, help)))
}

/// A DOI without the address it is often given as.
fn doi(text: &str, place: Place) -> (Option<String>, Option<Diagnostic>) {
    let lower = text.to_ascii_lowercase();
    let prefixes = [
        "https://doi.org/",
        "http://doi.org/",
        "https://dx.doi.org/",
        "http://dx.doi.org/",
    ];
    let prefix = prefixes.iter().chain(&["doi:"]).find(|p| lower.starts_with(**p));
    let bare = text[prefix.map_or(0, |p| p.len())..].trim();
    if bare.starts_with("10.")
        && bare.contains('/')
        && !bare.contains(char::is_whitespace)
    {
        return (Some(bare.to_owned()), None);
    }
    let message = format!("`{}` is not a DOI", line(text));
    let help = "a DOI begins with `10.` and has a slash, such as `10.1000/182`";
    (None, Some(unusable(message, place, help)))
}

/// A language as its tag where it can be told; programs write names as well.
pub fn language(text: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("american", "en-US"),
        ("arabic", "ar"),
        ("british", "en-GB"),
        ("english", "en"),
        ("french", "fr"),
        ("german", "de"),
        ("hindi", "hi"),
        ("italian", "it"),
        ("ngerman", "de"),
        ("portuguese", "pt"),
        ("russian", "ru"),
        ("spanish", "es"),
        ("ukenglish", "en-GB"),
        ("urdu", "ur"),
        ("usenglish", "en-US"),
    ];
    let lower = text.trim().to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(name, _)| *name == lower) {
        return (*tag).to_owned();
    }
    let tag = text.trim().replace('_', "-");
    Lang::parse(&tag).map_or_else(|| line(text), |lang| lang.as_str().to_owned())
}

/// A SHA-256, in lower case.
pub fn sha256(text: &str, place: Place) -> (Option<String>, Option<Diagnostic>) {
    let text = text.trim();
    if text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return (Some(text.to_ascii_lowercase()), None);
    }
    let count = text.chars().count();
    let message = format!("`sha256` is not a SHA-256: it has {count} characters");
    let message = if count == 64 {
        "`sha256` is not a SHA-256: it has characters that are no hexadecimal digits"
            .into()
    } else {
        message
    };
    let help = "write the 64 hexadecimal digits that `sha256sum` prints";
    (None, Some(unusable(message, place, help)))
}

/// One of the words of a scale, in lower case.
pub fn graded(
    key: &str,
    text: &str,
    scale: &[&'static str],
    place: Place,
) -> (Arc<str>, Option<Diagnostic>) {
    let lower = text.trim().to_lowercase();
    if let Some(word) = scale.iter().find(|word| **word == lower) {
        return (Arc::from(*word), None);
    }
    let d =
        Diagnostic::new(Code::BadSource, format!("`{key}` cannot be `{}`", line(text)))
            .at(place)
            .label(format!("one of: {}", scale.join(", ")))
            .suggest(&lower, scale.iter().copied(), "");
    (Arc::default(), Some(d))
}
