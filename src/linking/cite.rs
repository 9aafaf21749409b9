//! Bracketed citations in pandoc's syntax: `[see @a, p. 3; -@b]`.

use std::ops::Range;

/// One source cited within the brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited<'a> {
    /// The source's key.
    pub key: &'a str,
    /// The key's bytes in what was given.
    pub at: Range<usize>,
    /// What stands before it: "see".
    pub prefix: &'a str,
    /// The locator and what follows: "p. 3".
    pub suffix: &'a str,
}

/// Reads the brackets and what they hold.
pub fn parse(written: &str) -> Vec<Cited<'_>> {
    let inner = written.trim_start_matches('[').trim_end_matches(']');
    let mut at = written.len() - written.trim_start_matches('[').len();
    let mut all = Vec::new();
    for part in inner.split(';') {
        all.extend(one(part, at));
        at += part.len() + 1;
    }
    all
}

fn one(part: &str, offset: usize) -> Option<Cited<'_>> {
    let sign = part.find('@')?;
    let prefix = part[..sign].trim_end_matches('-').trim();
    let rest = &part[sign + 1..];
    let (key, start, after) = if let Some(braced) = rest.strip_prefix('{') {
        let end = braced.find('}')?;
        (&braced[..end], sign + 2, &braced[end + 1..])
    } else {
        let end = key_end(rest);
        (&rest[..end], sign + 1, &rest[end..])
    };
    let suffix = after.trim().trim_start_matches(',').trim();
    let at = offset + start..offset + start + key.len();
    (!key.is_empty()).then_some(Cited { key, at, prefix, suffix })
}

/// A key is letters, digits and `_`, with single internal punctuation between them.
fn key_end(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let internal = ":.#$%&-+?<>~/".contains(c)
            && chars.peek().is_some_and(|(_, n)| n.is_alphanumeric() || *n == '_');
        if !(c.is_alphanumeric() || c == '_' || internal) {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn pandoc_forms() {
        let check = |written: &str, expected: &[(&str, &str, &str)]| {
            let found: Vec<_> =
                parse(written).into_iter().map(|c| (c.prefix, c.key, c.suffix)).collect();
            assert_eq!(found, expected, "{written}");
        };
        check("[@a]", &[("", "a", "")]);
        check(
            "[@explainer, section 3; @other]",
            &[("", "explainer", "section 3"), ("", "other", "")],
        );
        check(
            "[see @doe99, pp. 33-35 and *passim*]",
            &[("see", "doe99", "pp. 33-35 and *passim*")],
        );
        check("[-@a-b.c, p. 1]", &[("", "a-b.c", "p. 1")]);
        check("[@{odd key}, 2]", &[("", "odd key", "2")]);
        check("[@a.]", &[("", "a", ".")]);
    }

    #[test]
    fn keys_have_their_place() {
        let written = "[see @a; @bc]";
        for cited in parse(written) {
            assert_eq!(&written[cited.at.clone()], cited.key);
        }
    }
}
