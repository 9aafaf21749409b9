//! Patterns of paths: `/news/*`, `/articles/:name/`.

use percent_encoding::percent_decode_str;

/// What a path is compared with. A slash at the end makes no difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(String),
    /// One whole segment.
    Name(String),
    /// Anything; at most one in a pattern, so that comparing stays cheap.
    Splat,
}

/// What stood in place of the names and the `*` of a pattern.
pub type Captures = Vec<(String, String)>;

impl Pattern {
    /// Reads a pattern; the error is why it cannot be one.
    pub fn read(text: &str) -> Result<Self, &'static str> {
        let rest = text.strip_prefix('/').ok_or("a path begins with `/`")?;
        let mut parts = Vec::new();
        for segment in rest.split('/') {
            words(&mut parts, "/");
            match name(segment) {
                Some(name) => parts.push(Part::Name(name.to_owned())),
                None => segment_parts(&mut parts, segment),
            }
        }
        if parts.iter().filter(|part| **part == Part::Splat).count() > 1 {
            return Err("a path may have one `*`");
        }
        Ok(Self { parts })
    }

    /// What the names stand for, if the path matches.
    pub fn captures(&self, path: &str) -> Option<Captures> {
        let other = match path.strip_suffix('/') {
            Some(bare) => bare.to_owned(),
            None => format!("{path}/"),
        };
        [path, &other].into_iter().find_map(|path| {
            let mut found = Captures::new();
            fits(&self.parts, path, &mut found).then_some(found)
        })
    }
}

fn words(parts: &mut Vec<Part>, more: &str) {
    match parts.last_mut() {
        Some(Part::Words(words)) => words.push_str(more),
        _ => parts.push(Part::Words(more.to_owned())),
    }
}

fn segment_parts(parts: &mut Vec<Part>, segment: &str) {
    let mut pieces = segment.split('*');
    words(parts, &decoded(pieces.next().unwrap_or_default()));
    for piece in pieces {
        parts.push(Part::Splat);
        words(parts, &decoded(piece));
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// `:name`, if that is what a segment is.
fn name(segment: &str) -> Option<&str> {
    let name = segment.strip_prefix(':')?;
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    (is_name && !name.is_empty()).then_some(name)
}

fn fits(parts: &[Part], path: &str, found: &mut Captures) -> bool {
    let Some((first, rest)) = parts.split_first() else { return path.is_empty() };
    match first {
        Part::Words(words) => {
            path.strip_prefix(words.as_str()).is_some_and(|path| fits(rest, path, found))
        }
        Part::Name(name) => {
            let (value, path) = path.split_at(path.find('/').unwrap_or(path.len()));
            found.push((name.clone(), value.to_owned()));
            !value.is_empty() && fits(rest, path, found)
        }
        Part::Splat => {
            let before = found.len();
            let ends = (0..=path.len()).rev().filter(|at| path.is_char_boundary(*at));
            ends.into_iter().any(|at| {
                let (value, path) = path.split_at(at);
                found.truncate(before);
                found.push(("splat".to_owned(), value.to_owned()));
                fits(rest, path, found)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The captures as `a=x b=y`; `-` for no match.
    fn check(pattern: &str, path: &str, expected: &str) {
        let pattern = Pattern::read(pattern).expect("a pattern");
        let found = pattern.captures(path).map(|found| {
            let pairs = found.iter().map(|(name, value)| format!("{name}={value}"));
            pairs.collect::<Vec<_>>().join(" ")
        });
        let found = found.unwrap_or_else(|| "-".into());
        assert_eq!(found, expected, "{pattern:?} {path}");
    }

    #[test]
    fn patterns_match_as_hosts_do() {
        check("/", "/", "");
        check("/", "/a", "-");
        check("/a", "/a", "");
        check("/a", "/a/", "");
        check("/a/", "/a", "");
        check("/a", "/ab", "-");
        check("/a", "/A", "-");
        check("/*", "/", "splat=");
        check("/*", "/x/y.html", "splat=x/y.html");
        check("/a/*", "/a", "splat=");
        check("/a/*", "/a/b/", "splat=b/");
        check("/a/*", "/ab", "-");
        check("/*.pdf", "/a/b.pdf", "splat=a/b");
        check("/*.pdf", "/a/b.pdf.html", "-");
        check("/a/*/z", "/a/b/c/z", "splat=b/c");
        check("/:a/:b", "/x/y", "a=x b=y");
        check("/:a/:b", "/x", "-");
        check("/:a/x/*", "/1/x/2/3", "a=1 splat=2/3");
        check("/caf%C3%A9", "/café", "");
        check("/café/*", "/café/é", "splat=é");
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for odd in ["", "a", "https://x.org/a", "/*/*", "/a*b*"] {
            assert!(Pattern::read(odd).is_err(), "{odd}");
        }
    }
}
