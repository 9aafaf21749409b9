//! Which files are read as text, and what is said of those that are not text.

use crate::diag::{Code, Diagnostic, FilePath, Place, Span};

/// Whether a file is read when the snapshot is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// It has to be text: casebook reads it.
    Required,
    /// It is read; if it is no text, it is left as it is.
    Tried,
    /// It is published as it is, if at all.
    Never,
}

/// How a file is read, by its path alone.
pub(super) fn reading(path: &str) -> Reading {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let extension = extension.to_ascii_lowercase();
    if path.starts_with("content/_static/") {
        return Reading::Never;
    }
    let in_theme = path.starts_with("themes/");
    match extension.as_str() {
        "md" | "yaml" | "yml" | "bib" | "vtt" | "csl" => Reading::Required,
        // Bibliographies and a theme's own sources have to be text; the same kinds of
        // file beside an article may be documents in whatever encoding they came.
        "json" if in_theme || name.starts_with("sources") => Reading::Required,
        "html" | "css" | "js" | "xml" if in_theme => Reading::Required,
        "html" | "css" | "js" | "xml" | "json" => Reading::Tried,
        _ if in_theme => Reading::Tried,
        _ => Reading::Never,
    }
}

/// The text of a file without its byte order mark.
///
/// # Errors
/// Where the first byte stands that is not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, usize> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.valid_up_to())?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// What is said of a text file whose byte at `at` is not UTF-8.
pub(super) fn not_utf8(path: &FilePath, bytes: &[u8], at: usize) -> Diagnostic {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let line = bytes.iter().take(at).filter(|b| **b == b'\n').count() + 1;
    let message = format!(
        "this file is not UTF-8: byte {} (0x{byte:02X}), in line {line}, cannot be read",
        at + 1
    );
    Diagnostic::new(Code::NotUtf8, message)
        .at(Place::new(path, Span::new(at, at + 1)))
        .help(guess(bytes, byte))
}

/// The encoding that a file may have, and how to mend it.
fn guess(bytes: &[u8], byte: u8) -> String {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return "it begins as UTF-16 does: save it again as UTF-8".to_owned();
    }
    match windows_1252(byte) {
        Some(letter) => format!(
            "save it again as UTF-8; it may be Windows-1252, where this byte is `{letter}`"
        ),
        None => "save it again as UTF-8".to_owned(),
    }
}

/// The letter that a byte from 0x80 stands for in Windows-1252, the usual encoding of
/// old Western European text.
fn windows_1252(byte: u8) -> Option<char> {
    const FROM_80: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž',
        '\0', '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => Some(FROM_80[usize::from(byte - 0x80)]).filter(|c| *c != '\0'),
        // A space or a hyphen that nobody sees would not help anybody.
        0xA1..=0xAC | 0xAE..=0xFF => Some(char::from(byte)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_casebook_reads_must_be_text() {
        for (path, expected) in [
            ("casebook.yaml", Reading::Required),
            ("content/articles/a.ur.md", Reading::Required),
            ("content/sources-zotero.JSON", Reading::Required),
            ("content/sources.bib", Reading::Required),
            ("content/articles/a/saved.html", Reading::Tried),
            ("content/articles/a/drawing.svg", Reading::Never),
            ("content/articles/a/photo.jpg", Reading::Never),
            ("content/_static/robots.yaml", Reading::Never),
            ("themes/mine/templates/page.html", Reading::Required),
            ("themes/mine/static/logo.svg", Reading::Tried),
            ("themes/mine/static/serif.woff2", Reading::Tried),
        ] {
            assert_eq!(reading(path), expected, "{path}");
        }
    }

    #[test]
    fn a_mark_of_byte_order_is_dropped_once() {
        assert_eq!(decode("\u{feff}---\r\n".as_bytes()), Ok("---\r\n"));
        assert_eq!(decode("\u{feff}\u{feff}".as_bytes()), Ok("\u{feff}"));
        assert_eq!(decode(b"ab\xE9c"), Err(2));
    }

    #[test]
    fn the_encoding_is_guessed() {
        let said = |bytes: &[u8]| {
            let at = decode(bytes).expect_err("not UTF-8");
            let told = not_utf8(&"a.md".into(), bytes, at);
            (told.message, told.help.unwrap_or_default())
        };
        let (message, help) = said(b"one\ncaf\xE9\n");
        assert!(message.contains("byte 8 (0xE9), in line 2"), "{message}");
        assert!(help.contains("`é`"), "{help}");
        assert!(said(b"\x93quoted\x94").1.contains("`“`"));
        assert!(said(b"\xFF\xFEh\0i\0").1.contains("UTF-16"));
        assert!(!said(b"\x81").1.contains("1252"));
    }
}
