//! Keys: `doe99`, `Foo_bar.baz`, `{any thing}`.

use std::ops::Range;

/// The longest key that is read, in bytes.
pub const LONGEST: usize = 256;

/// The key that `rest`, the text after an `@`, begins with, and where what comes after
/// it begins.
pub fn read(rest: &str) -> Option<(Range<usize>, usize)> {
    if let Some(braced) = rest.strip_prefix('{') {
        let length = closing(braced)?;
        let empty = braced[..length].trim().is_empty();
        return (!empty).then_some((1..1 + length, length + 2));
    }
    let end = end(rest);
    // `@who@example.org` is an address on a social network.
    let sound = end > 0 && !rest[end..].starts_with('@');
    sound.then_some((0..end, end))
}

/// Where the brace that is open closes.
fn closing(braced: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in braced.char_indices().take_while(|(at, _)| *at <= LONGEST) {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
    }
    None
}

/// A key is letters, digits and `_`, with single punctuation between them; `//` too, so
/// that an address may be one.
fn end(rest: &str) -> usize {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut end = 0;
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        let inner = end > 0
            && match chars.peek() {
                Some('/') => c == ':' || c == '/',
                Some(next) => is_word(*next) && ":.#$%&-+?<>~/".contains(c),
                None => false,
            };
        if !(is_word(c) || inner) || end + c.len_utf8() > LONGEST {
            break;
        }
        end += c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(rest: &str, key: Option<&str>, after: &str) {
        let found = read(rest);
        assert_eq!(found.as_ref().map(|(k, _)| &rest[k.clone()]), key, "{rest}");
        assert_eq!(found.map_or(rest, |(_, end)| &rest[end..]), after, "{rest}");
    }

    #[test]
    fn keys_as_pandoc_reads_them() {
        check("doe99]", Some("doe99"), "]");
        check("Foo_bar.baz.", Some("Foo_bar.baz"), ".");
        check("Foo_bar--baz", Some("Foo_bar"), "--baz");
        check("{Foo_bar.baz.}", Some("Foo_bar.baz."), "");
        check(
            "{https://example.com/bib?name=foobar&date=2000}, p.",
            Some("https://example.com/bib?name=foobar&date=2000"),
            ", p.",
        );
        check("https://example.com/a, p", Some("https://example.com/a"), ", p");
        check("{odd {braced} key} x", Some("odd {braced} key"), " x");
        check("_x", Some("_x"), "");
        check("حوالہ۔", Some("حوالہ"), "۔");
        check("smith{ii}", Some("smith"), "{ii}");
        for none in ["", "-a", ".a", "{}", "{ }", "{a", "a@example.org", "*", " a"] {
            check(none, None, none);
        }
    }
}
