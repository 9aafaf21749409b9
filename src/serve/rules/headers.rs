//! `_headers`: a path, and under it the headers for it.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use super::pattern::Pattern;

/// The headers for the paths that match.
#[derive(Debug)]
pub struct HeaderRule {
    pattern: Pattern,
    steps: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Add(HeaderName, HeaderValue),
    /// `! Name`: what earlier rules added goes.
    Drop(HeaderName),
}

/// What the server must say for itself: how long an answer is, and what of it is sent.
const OWN: [HeaderName; 13] = [
    header::ACCEPT_RANGES,
    header::AGE,
    header::ALLOW,
    header::CONNECTION,
    header::CONTENT_ENCODING,
    header::CONTENT_LENGTH,
    header::CONTENT_RANGE,
    header::DATE,
    header::ETAG,
    header::LOCATION,
    header::TRAILER,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
];

/// Reads a file of rules; what is not understood goes to `unclear`.
pub fn read(text: &str, unclear: &mut Vec<String>) -> Vec<HeaderRule> {
    let mut rules: Vec<HeaderRule> = Vec::new();
    // Under a path that is not understood, its headers have nowhere to go and are not told.
    let mut is_lost = false;
    for (n, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let told = if line.starts_with('/') || line.starts_with("http") {
            let pattern = Pattern::read(line);
            is_lost = pattern.is_err();
            pattern.map(|pattern| rules.push(HeaderRule { pattern, steps: Vec::new() }))
        } else if is_lost {
            Ok(())
        } else {
            step(line).and_then(|step| {
                let rule = rules.last_mut().ok_or("no path stands above it")?;
                rule.steps.extend(step);
                Ok(())
            })
        };
        if let Err(why) = told {
            unclear.push(format!("_headers:{}: `{line}`: {why}", n + 1));
        }
    }
    rules
}

/// One header; `None` for one that has no use while drafting.
fn step(line: &str) -> Result<Option<Step>, &'static str> {
    const NO_NAME: &str = "this is no name of a header";
    if let Some(name) = line.strip_prefix('!') {
        return Ok(Some(Step::Drop(name.trim().parse().map_err(|_| NO_NAME)?)));
    }
    let (name, value) = line.split_once(':').ok_or("a header is `Name: value`")?;
    let name: HeaderName = name.trim().parse().map_err(|_| NO_NAME)?;
    if name == header::CACHE_CONTROL {
        return Ok(None);
    }
    if OWN.contains(&name) {
        return Err("the server sets this header itself");
    }
    let value = value.trim().parse().map_err(|_| "this is no value of a header")?;
    Ok(Some(Step::Add(name, value)))
}

/// The headers of all rules that match a path; values for one name are joined by a comma.
pub fn all(rules: &[HeaderRule], path: &str) -> HeaderMap {
    let mut all = HeaderMap::new();
    for rule in rules.iter().filter(|rule| rule.pattern.captures(path).is_some()) {
        for step in &rule.steps {
            match step {
                Step::Add(name, value) => {
                    let value = match all.get(name) {
                        Some(earlier) => joined(earlier, value),
                        None => value.clone(),
                    };
                    all.insert(name.clone(), value);
                }
                Step::Drop(name) => {
                    all.remove(name);
                }
            }
        }
    }
    all
}

fn joined(earlier: &HeaderValue, more: &HeaderValue) -> HeaderValue {
    let bytes = [earlier.as_bytes(), b", ", more.as_bytes()].concat();
    HeaderValue::from_bytes(&bytes).unwrap_or_else(|_| more.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# Security first.
/*
  Content-Security-Policy: default-src 'self'
  X-Frame-Options: DENY
  X-Robots-Tag: noindex

/articles/*
  X-Robots-Tag: noarchive
  Cache-Control: max-age=31536000
/articles/open/
  ! X-Robots-Tag
  X-Odd: a:b
";

    fn check(path: &str, name: &str, expected: Option<&str>) {
        let mut unclear = Vec::new();
        let found = all(&read(FILE, &mut unclear), path);
        let value = found.get(name).map(|v| v.to_str().expect("text"));
        assert_eq!(value, expected, "{path} {name}");
        assert!(unclear.is_empty(), "{unclear:?}");
    }

    #[test]
    fn rules_add_up() {
        check("/", "content-security-policy", Some("default-src 'self'"));
        check("/", "x-robots-tag", Some("noindex"));
        check("/articles/x/", "x-robots-tag", Some("noindex, noarchive"));
        check("/articles/x/", "cache-control", None);
        check("/articles/open/", "x-robots-tag", None);
        check("/articles/open/", "x-odd", Some("a:b"));
        check("/articles/open/", "x-frame-options", Some("DENY"));
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_line() {
        let file = "X-A: 1\n/a\n  nonsense\n  Bad Name: x\n  X: \u{1}\n\
                    https://x.org/*\n  X-B: 1\n/*/*\n  X-C: 1\n/b\n  Content-Length: 1\n";
        let mut unclear = Vec::new();
        read(file, &mut unclear);
        let lines: Vec<&str> =
            unclear.iter().filter_map(|line| line.split(':').nth(1)).collect();
        assert_eq!(lines, ["1", "3", "4", "5", "6", "8", "11"], "{unclear:#?}");
    }
}
