//! Character references: `&amp;`, `&#1740;`, `&#x6cc;`, as HTML resolves them.

use pulldown_cmark::{Event, Parser, Tag};

/// The names that HTML, for the sake of old pages, knows without the semicolon too.
const BARE: &str = "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute \
    Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde \
    Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp \
    aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth \
    euml frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro \
    middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound \
    quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute \
    yen yuml";

/// What the numbers 0x80 to 0x9f stand for: the letters of Windows-1252, as old pages meant.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A resolved reference.
pub(super) struct Reference {
    /// What it stands for.
    pub text: String,
    /// Its bytes, the `&` included.
    pub length: usize,
    /// Does it end with a semicolon, as it should?
    pub closed: bool,
}

/// The reference at the beginning of `text`, which begins with `&`; `None` if there is none.
pub(super) fn reference(text: &str) -> Option<Reference> {
    let rest = text.strip_prefix('&')?;
    match rest.strip_prefix('#') {
        Some(number) => numbered(number),
        None => named(rest),
    }
}

fn numbered(rest: &str) -> Option<Reference> {
    let (digits, radix) = match rest.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (rest, 10),
    };
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    if length == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..length], radix).unwrap_or(u32::MAX);
    let letter = match code {
        0x80..=0x9f => WINDOWS.chars().nth((code - 0x80) as usize),
        0 => None,
        _ => char::from_u32(code),
    };
    let closed = digits[length..].starts_with(';');
    let before = rest.len() - digits.len() + 2;
    let text = letter.unwrap_or('\u{fffd}').to_string();
    Some(Reference { text, length: before + length + usize::from(closed), closed })
}

fn named(rest: &str) -> Option<Reference> {
    let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    if rest[run..].starts_with(';')
        && let Some(text) = lookup(&rest[..run])
    {
        return Some(Reference { text, length: run + 2, closed: true });
    }
    let known = BARE.split_ascii_whitespace().filter(|name| rest.starts_with(name));
    let name = known.max_by_key(|name| name.len())?;
    let closed = rest[name.len()..].starts_with(';');
    let length = name.len() + 1 + usize::from(closed);
    Some(Reference { text: lookup(name)?, length, closed })
}

/// What HTML's name stands for. Markdown knows the same names, so its table serves.
fn lookup(name: &str) -> Option<String> {
    if name.is_empty() || name.len() > 40 {
        return None;
    }
    let source = format!("&{name};");
    let mut found = String::new();
    for event in Parser::new(&source) {
        match event {
            Event::Text(text) => found.push_str(&text),
            Event::Start(Tag::Paragraph) | Event::End(_) => {}
            _ => return None,
        }
    }
    (found != source).then_some(found)
}
